"""Days and moments as people type them, by a strict grammar.

What is understood is taken out of the line piece by piece; whatever is left over is refused, so
that no slip of the fingers becomes a wrong date. `echo` says in full what was understood.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coffeechat.domain.clocks import CLOCK, FULL_CLOCK, MINUTES_A_DAY, ClockError, read_clock
from coffeechat.domain.days import ago_words, clock_words, exact_day_words, in_words
from coffeechat.domain.typed_days import (
    TypedDay,
    WhenError,
    first_day,
    normal,
    on_weekday,
    pattern,
    take,
    take_day,
)
from coffeechat.domain.zones import (
    TypedZone,
    instants,
    next_wall_time,
    read_zone,
    suggest_zones,
)

__all__ = ["When", "WhenError", "echo", "parse_day", "parse_when", "when_at"]

_AGREEING = re.compile(r"^(?:(?:yes|yeah|yep|ok|okay|sure)(?: |$))+")
_WHICH = pattern("first|second")
_FULL_CLOCK = pattern(FULL_CLOCK)
_CLOCK = pattern(CLOCK)
_LENGTH = pattern(
    r"(?:for )?(?:(?P<minutes>[0-9]{1,3}) ?min(?:s|utes?)?|(?P<half>half an hour)|an hour|1 hour)"
)
_LENGTHS = range(5, 241)
_TWO_WAYS = re.compile(r"[0-9]+/[0-9]+")
#: How to write either.
_A_MOMENT, _A_DAY = "Tue 24 Nov 14:00", "Tue 24 Nov, Fri or in 3 days"
_ONE_DAY = timedelta(days=1)
_ONE_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class When:
    """A moment as it was agreed.

    Attributes:
        start: The instant, in UTC.
        zone: The IANA zone in which it was said.
        words: What was understood, in full, for the person to look over.
        minutes: How long it is to last; None where that was not said.
    """

    start: datetime
    zone: str
    words: str = field(default="", compare=False)
    minutes: int | None = None


def parse_when(text: str, now: datetime, zone: str) -> When:
    """The moment that a typed line names.

    A time alone is the next such time, a weekday the next such weekday; «next Wed» is in the week
    after this one (weeks begin on Monday), «last Wed» the latest before today. A day and month
    are the nearest ahead, or lately past; an exact day may be past, for talks entered afterwards.
    «today» and the like are days where the person sits, whatever zone the line names.

    Args:
        text: Such as «tue 14:00», «24 nov 2pm ET», «tomorrow noon Europe/Berlin», and how long it
            is to last behind it: «tue 14:00 20 min», «fri 9:30 for an hour».
        now: The moment of typing, aware.
        zone: The IANA zone of the person at the keyboard; meant where the line names none.

    Raises:
        WhenError: Something was not understood, or there is no such moment, or there are two.
    """
    home = read_zone(zone)
    if home is None:
        raise WhenError(f"«{zone}» is no time zone; name yours like Europe/Berlin.")
    rest = _AGREEING.sub("", normal(text))
    today = now.astimezone(ZoneInfo(home.key)).date()
    which, rest = take(_WHICH, rest)
    length, rest = _take_length(rest)
    day, rest = take_day(rest, today)
    minutes, rest = _take_minutes(rest)
    typed, rest = _take_zone(rest)
    _refuse(rest, _A_MOMENT)
    if minutes is None:
        raise WhenError(f"The time of day is missing; write it like {_A_MOMENT}.")
    there = typed or TypedZone(home.key)
    start = _start(day, minutes, there, now, which[0] if which else "")
    when = when_at(start, there.key, today)
    if length is None:
        return when
    return replace(when, minutes=length, words=f"{when.words}, {length} min")


def when_at(start: datetime, zone: str, today: date) -> When:
    """A moment in an IANA zone, in words seen from a day; as `parse_when` gives it."""
    when = When(start, zone)
    return When(start, zone, f"{echo(when)}, {_distance(when, today)}")


def parse_day(text: str, today: date) -> date:
    """The day that a typed line names, by the rules of `parse_when`; a weekday is after today.

    A month, the next one or the next week may stand for its first day.

    Raises:
        WhenError: Something was not understood, or there is no such day.
    """
    line = normal(text)
    day, rest = take_day(line, today)
    first = first_day(line, today) if rest else None
    if first is not None:
        return first
    _refuse(rest, _A_DAY)
    if day.exact is not None:
        return day.exact
    if day.weekday is None:
        raise WhenError(f"The day is missing; write it like {_A_DAY}.")
    return on_weekday(today + _ONE_DAY, day.weekday)


def echo(when: When) -> str:
    """A moment in full, as `parse_when` reads it back whenever and wherever that is."""
    zone = ZoneInfo(when.zone)
    local = when.start.astimezone(zone)
    words = f"{exact_day_words(local, year=True)} {clock_words(local)} {when.zone}"
    moments = instants(local.replace(tzinfo=None), zone)
    if len(moments) == 1:
        return words
    return f"{words} {'first' if when.start == moments[0] else 'second'}"


def _distance(when: When, today: date) -> str:
    days = (when.start.astimezone(ZoneInfo(when.zone)).date() - today).days
    return in_words(days) if days >= 0 else ago_words(-days)


def _take_length(rest: str) -> tuple[int | None, str]:
    match, after = take(_LENGTH, rest)
    if match is None:
        return None, rest
    minutes = int(match["minutes"] or (30 if match["half"] else 60))
    if minutes not in _LENGTHS:
        raise WhenError(f"A talk of {minutes} minutes? Between 5 and 240 can be agreed.")
    return minutes, after


def _take_minutes(rest: str) -> tuple[int | None, str]:
    match, after = take(_FULL_CLOCK, rest)
    if match is None:
        match, after = take(_CLOCK, rest)
    if match is None:
        return None, rest
    try:
        minutes = read_clock(match[0])
    except ClockError as error:
        raise WhenError(str(error)) from None
    if minutes == MINUTES_A_DAY:
        raise WhenError("24:00 begins the next day; write that day with 00:00.")
    return minutes, after


def _take_zone(rest: str) -> tuple[TypedZone | None, str]:
    words = rest.split()
    for number, word in enumerate(words):
        zone = read_zone(word)
        if zone:
            return zone, " ".join(words[:number] + words[number + 1 :])
    return None, rest


def _refuse(rest: str, like: str) -> None:
    """Refuse a line of which something is left over; `like` is how to write it.

    Raises:
        WhenError: The line is not empty.
    """
    if not rest:
        return
    if _TWO_WAYS.search(rest):
        raise WhenError(f"«{rest}»: slashes are read in two ways; write 24 Nov or 2026-11-24.")
    zones = suggest_zones(rest)
    if zones:
        raise WhenError(f"«{rest}» is no zone; write {' or '.join(zones)}.")
    raise WhenError(f"«{rest}» was not understood; write it like {like}.")


def _start(day: TypedDay, minutes: int, typed: TypedZone, now: datetime, which: str) -> datetime:
    """The instant on an exact day; otherwise the first one that has not passed."""
    local = now.astimezone(ZoneInfo(typed.key)).replace(tzinfo=None)
    clock = time(*divmod(minutes, 60))
    if day.exact is not None:
        return _only(datetime.combine(day.exact, clock), typed, which)
    if day.weekday is None:
        wall, step = datetime.combine(local.date(), clock), _ONE_DAY
    else:
        wall, step = datetime.combine(on_weekday(local.date(), day.weekday), clock), _ONE_WEEK
    moments = _fitting(wall, typed, which)
    passed = max(moments) < now if moments else wall < local
    return _only(wall + step if passed else wall, typed, which)


def _fitting(wall: datetime, typed: TypedZone, which: str) -> list[datetime]:
    zone = ZoneInfo(typed.key)
    moments = list(instants(wall, zone))
    if which and len(moments) > 1:
        moments = [moments[0 if which == "first" else 1]]
    return [
        moment for moment in moments if typed.offset in {None, moment.astimezone(zone).utcoffset()}
    ]


def _only(wall: datetime, typed: TypedZone, which: str) -> datetime:
    """The one instant of a wall time.

    Raises:
        WhenError: Clocks skip that time, or show it twice and nothing says which is meant.
    """
    zone = ZoneInfo(typed.key)
    said = f"{exact_day_words(wall, year=True)} {clock_words(wall)}"
    shown = instants(wall, zone)
    if not shown:
        following = clock_words(next_wall_time(wall, zone))
        raise WhenError(f"In {typed.key} the clocks skip {said}; the next time is {following}.")
    if which and len(shown) == 1:
        raise WhenError(f"{said} comes only once in {typed.key}; leave out «{which}».")
    moments = _fitting(wall, typed, which)
    if not moments:
        raise WhenError(
            f"On {said} that abbreviation is not in use in {typed.key}; write {typed.key}."
        )
    if len(moments) > 1:
        raise WhenError(f"{said} comes twice in {typed.key}; add «first» or «second».")
    return moments[0]
