"""Checks on the meeting that an ask proposes: times, zone, ways to meet."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coffeechat.api import About, Channel, Check, CheckContext, Finding, Severity
from coffeechat_advice.checks import cures, patterns, words

ENOUGH = 2

_IN_BRACKETS = re.compile(r"\([^()\n]*\)")
_OTHER_WAY = {
    "phone": " (or by video)",
    "video": " (or by phone)",
    "in person": " (or by phone)",
    "e-mail": " (or by phone)",
}


def _few_times(context: CheckContext) -> Iterator[Finding]:
    if context.channel is Channel.LINKEDIN_NOTE:
        return  # there is no room for more than the question
    text = _IN_BRACKETS.sub("", context.text)
    if words.WEEKLY.find(text):
        return
    offers = (patterns.DAY, patterns.DATE, patterns.CLOCK)
    if max(len(list(patterns.find_all(offer, text))) for offer in offers) < ENOUGH:
        yield Finding(
            message="Fewer than two times to choose from; offer two or three, or a weekly pattern."
        )


def _no_zone(context: CheckContext) -> Iterator[Finding]:
    text = context.text
    ahead = _hours_ahead(context)
    if ahead == timedelta() or patterns.find(patterns.ZONE, text) or _names_zone(context):
        return
    clocks = list(patterns.find_all(patterns.CLOCK, text))
    if not clocks and ahead is not None:
        clocks = list(words.PART_OF_DAY.find_all(text))
    if clocks:
        last = clocks[-1]
        mine = _zone_words(context.me.zone)
        yield Finding(
            message=f"No time zone at «{last[0].strip()}»; {_difference(ahead)}",
            start=last.start(),
            end=last.end(),
            fix=cures.after(last.end(), f" ({mine})") if mine else None,
        )


def _names_zone(context: CheckContext) -> bool:
    zones = (context.me.zone, context.person.zone)
    return any(zone and patterns.find(re.escape(_zone_words(zone)), context.text) for zone in zones)


def _hours_ahead(context: CheckContext) -> timedelta | None:
    """How far their clock is ahead of mine now; None when a zone is not known."""
    mine, theirs = (_offset(zone, context.now) for zone in (context.me.zone, context.person.zone))
    return None if mine is None or theirs is None else theirs - mine


def _offset(zone: str, now: datetime) -> timedelta | None:
    try:
        return now.astimezone(ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _difference(ahead: timedelta | None) -> str:
    if ahead is None:
        return "name yours, so that nobody has to guess."
    hours = abs(ahead) / timedelta(hours=1)
    return f"their clock is {hours:g} h {'ahead of' if ahead > timedelta() else 'behind'} yours."


def _zone_words(zone: str) -> str:
    """What people call a zone: «New York time»."""
    area, _, city = zone.rpartition("/")
    return f"{city.replace('_', ' ')} time" if area and area != "Etc" else city


def _one_way(context: CheckContext) -> Iterator[Finding]:
    if context.channel is Channel.LINKEDIN_NOTE:
        return  # as above
    text = context.text
    found = {way: named.find(text) for way, named in words.WAYS.items()}
    named = [(way, match) for way, match in found.items() if match]
    if len(named) >= ENOUGH:
        return
    if named:
        way, match = named[0]
        yield Finding(
            message="Only one way to meet; offer a second, for those who dislike the first.",
            start=match.start(),
            end=match.end(),
            fix=cures.after(match.end(), _OTHER_WAY[way]),
        )
    else:
        yield Finding(
            message="No way to meet is named; offer two.",
            fix=cures.before_closing(text, "By phone or by video, whichever you prefer."),
        )


CHECKS = (
    Check(
        id="ASK-06",
        about=About.ASK,
        severity=Severity.WARN,
        source="Inside Higher Ed: some possible times",
        run=_few_times,
    ),
    Check(
        id="ASK-08",
        about=About.ASK,
        severity=Severity.WARN,
        source="Inside Higher Ed: name the zone",
        run=_no_zone,
    ),
    Check(
        id="ASK-09",
        about=About.ASK,
        severity=Severity.WARN,
        source="GPDN: a couple of ways to meet",
        run=_one_way,
    ),
)
