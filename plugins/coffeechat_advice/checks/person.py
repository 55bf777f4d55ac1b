"""Checks on whom to ask: somebody who does the work, near my level, with something shared.

Each is a rule of thumb; a person whom all of them speak against may still be the right one.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from coffeechat.api import (
    About,
    CheckContext,
    Finding,
    PointKind,
    Seniority,
    Severity,
    Warmth,
)
from coffeechat_advice.checks import words
from coffeechat_advice.checks.rows import check

#: Levels above one's entry level up to which people have time and know the details.
LEVELS_ABOVE = 2
#: Years ahead within which people know both how one begins and what comes after.
FEWEST_AHEAD, MOST_AHEAD = 2, 10
#: So many business days one waits for an answer before writing to somebody else there.
WAIT = 3
#: Letters to one person lie at least so many days apart.
APART = 42

_COLD = {None, Warmth.COLD}


def _hires(context: CheckContext) -> Iterator[Finding]:
    tracks = (*context.tracks, *context.person.tracks)
    title = context.person.title
    if not context.hires and not words.HIRING.find(title):
        return
    if not any(track.hiring or words.HIRING.find(track.name) for track in tracks):
        yield Finding(message=f"«{title}» hires; is there somebody there who does the work itself?")


def _levels_above(context: CheckContext) -> int | None:
    """How far above my entry level they are; None when either is not known."""
    level: Seniority | None = context.person.seniority
    level = context.level if level is None else level
    entry = context.me.entry_level if context.entry_level is None else context.entry_level
    return None if level is None or entry is None else level - entry


def _is_connected(context: CheckContext) -> bool:
    return context.connected or any(
        point.confirmed and point.kind is not PointKind.LINKEDIN_CONNECTION
        for point in context.person.points
    )


def _far_above(context: CheckContext) -> Iterator[Finding]:
    above = _levels_above(context)
    if above is not None and above > LEVELS_ABOVE and not _is_connected(context):
        yield Finding(
            message=f"{above} levels above your entry level: less time, less detail. "
            "Fine if you share something."
        )


def _far_above_and_connected(context: CheckContext) -> Iterator[Finding]:
    above = _levels_above(context)
    if above is not None and above > LEVELS_ABOVE and _is_connected(context):
        yield Finding(
            message=f"{above} levels above your entry level, but you share something; ask about "
            "the way there rather than the day-to-day work."
        )


def _below(context: CheckContext) -> Iterator[Finding]:
    above = _levels_above(context)
    if above is not None and above < 0:
        yield Finding(
            message="Below your entry level: good for what a programme or a lab is like, less for "
            "a job."
        )


def _may_supervise(context: CheckContext) -> Iterator[Finding]:
    title = context.person.title
    if context.person.practitioner is None and context.does_it is False:
        yield Finding(
            message=f"Does «{title}» do the work, or supervise those who do? ‹does-it› says which."
        )


def _years_ahead(context: CheckContext) -> Iterator[Finding]:
    years = context.person.years_ahead
    if years is None or FEWEST_AHEAD <= years <= MOST_AHEAD:
        return
    if years > MOST_AHEAD:
        yield Finding(
            message=f"{years} years ahead of you: much has changed since they began. About five "
            "is often best."
        )
    else:
        yield Finding(
            message="Hardly ahead of you: good company, but they know little of what comes next. "
            "About five years is often best."
        )


def _cold(context: CheckContext) -> Iterator[Finding]:
    person = context.person
    known = person.warmth not in _COLD or context.warmth not in _COLD
    if not known and not _is_connected(context) and not context.referrer:
        yield Finding(
            message="No point of connection yet: the same school, society, field or place, or "
            "somebody you both know? ‹connection› adds one."
        )


def _warmer(context: CheckContext) -> Iterator[Finding]:
    if context.paths:
        clause = context.paths[0].words
        yield Finding(message=f"There is a warmer way: {clause}.")


def _no_why(context: CheckContext) -> Iterator[Finding]:
    if not context.why.strip():
        yield Finding(message="One line: what about their path interests you? ‹why› writes it.")


def _asked_there(context: CheckContext) -> Iterator[Finding]:
    for asked in context.asked_there:
        if asked.workdays < WAIT:
            yield Finding(
                message=f"{asked.name}, of the same organisation, may still answer; give them "
                f"{WAIT} business days before you ask somebody else there."
            )


def _not_now(context: CheckContext) -> Iterator[Finding]:
    name = context.person.name
    if not context.person.may_contact:
        yield Finding(message=f"{name} is not to be contacted; you said so.")
        return
    if context.declined is not None:
        day = _day_words(context.declined)
        yield Finding(message=f"{name} declined on {day}; only something new is worth a letter.")
        return
    if context.last_written is None:
        return
    days = (context.now.date() - context.last_written).days
    if 0 <= days < APART:
        yield Finding(
            message=f"You last wrote to {name} on {_day_words(context.last_written)}; six weeks "
            "between letters keep it welcome."
        )


def _day_words(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


_check = partial(check, About.PERSON)

CHECKS = (
    _check("FIT-01", "Inside Higher Ed: ask people who do the work", _hires),
    _check("FIT-02", "Inside Higher Ed: within two levels", _far_above),
    _check(
        "FIT-02a",
        "Jennifer Polk: senior people, if you share something",
        _far_above_and_connected,
        Severity.NOTE,
    ),
    _check("FIT-03", "Inside Higher Ed: at or above your level", _below, Severity.NOTE),
    _check("FIT-04", "Inside Higher Ed: those whose main work it is", _may_supervise),
    _check("FIT-05", "GPDN: about five years ahead", _years_ahead, Severity.NOTE),
    _check("FIT-06", "Inside Higher Ed, GPDN: find a connection", _cold),
    _check("FIT-07", "Berkeley Science Review: cold letters come last", _warmer, Severity.NOTE),
    _check("FIT-08", "Berkeley Science Review, University Affairs: a reason", _no_why),
    _check("FIT-09", "2HJS: three business days, then the next", _asked_there, Severity.NOTE),
    _check("FIT-10", "Inside Higher Ed: consistent, never too often", _not_now),
)
