"""Weekly availability as people type it: `Mon-Fri 12-17`, `Tue Thu 9:00-11:30, Fri after 14`."""

import re
from collections.abc import Iterable
from itertools import chain

from coffeechat.domain.clocks import CLOCK, MINUTES_A_DAY, ClockError, read_clock
from coffeechat.domain.days import WEEKDAYS
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.parts import Availability
from coffeechat.domain.text import clean_line

_EXAMPLE = "write it like Mon-Fri 12-17"
_WEEK = range(7)
_SHORTEST_RUN = 3
_GROUPS = {"weekdays": range(5), "weekends": range(5, 7), "daily": _WEEK}

_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_HALF = re.compile("[ap]m")
_PIECE = re.compile(
    rf"(?P<group>{'|'.join(_GROUPS)})(?![a-z])"
    rf"|(?P<first_day>{_DAY})(?: ?[-–] ?(?P<last_day>{_DAY}))?"
    rf"|(?:from )?(?P<start>{CLOCK}) ?(?:[-–]|to|until) ?(?P<end>{CLOCK})(?![0-9a-z:])"
    rf"|after (?P<after>{CLOCK})(?![0-9a-z:])"
    rf"|before (?P<before>{CLOCK})(?![0-9a-z:])"
)
_BETWEEN = re.compile(r"[ ,;&/+]*(?:\band\b[ ,;]*)?")


class AvailabilityError(NotUnderstood):
    """A line that is no availability; the text says what to write."""


def parse_availability(text: str) -> tuple[Availability, ...]:
    """The weekly stretches of time that a typed line names; an empty line names none.

    Hours belong to the days named before them: «Mon Wed 9-11, 14-16» are two stretches on both
    days. «after 12» lasts until midnight, «before 11» begins there.

    Raises:
        AvailabilityError: Something was not understood, or days lack hours or hours lack days.
    """
    line = clean_line(text, limit=500).casefold()
    found: list[Availability] = []
    days: list[int] = []
    days_have_hours = False
    position = _skip(line, 0)
    while position < len(line):
        piece = _PIECE.match(line, position)
        if piece is None:
            raise AvailabilityError(f"«{line[position:]}» was not understood; {_EXAMPLE}.")
        named = _days(piece)
        if named:
            days = named if days_have_hours else days + named
            days_have_hours = False
        elif days:
            start, end = _hours(piece)
            found.append(Availability(days=tuple(sorted(set(days))), start=start, end=end))
            days_have_hours = True
        else:
            raise AvailabilityError(f"«{piece[0]}» has no days before it; {_EXAMPLE}.")
        position = _skip(line, piece.end())
    if days and not days_have_hours:
        raise AvailabilityError(f"The hours are missing at the end; {_EXAMPLE}.")
    return tuple(found)


def availability_words(availability: Iterable[Availability]) -> str:
    """Availability in words that `parse_availability` reads back."""
    return ", ".join(f"{_days_words(part.days)} {_hours_words(part)}" for part in availability)


def _skip(line: str, position: int) -> int:
    between = _BETWEEN.match(line, position)
    return between.end() if between else position


def _days(piece: re.Match[str]) -> list[int]:
    if piece["group"]:
        return list(_GROUPS[piece["group"]])
    if not piece["first_day"]:
        return []
    first = _weekday(piece["first_day"])
    last = _weekday(piece["last_day"]) if piece["last_day"] else first
    return [(first + step) % len(_WEEK) for step in range((last - first) % len(_WEEK) + 1)]


def _weekday(typed: str) -> int:
    for number, name in enumerate(WEEKDAYS):
        if name.lower().startswith(typed.removesuffix("s")):
            return number
    raise AvailabilityError(f"«{typed}» is no weekday; {_EXAMPLE}.")


def _hours(piece: re.Match[str]) -> tuple[int, int]:
    try:
        if piece["after"]:
            start, end = read_clock(piece["after"]), MINUTES_A_DAY
        elif piece["before"]:
            start, end = 0, read_clock(piece["before"])
        else:
            start, end = _span(piece["start"], piece["end"])
    except ClockError as error:
        raise AvailabilityError(str(error)) from None
    if start >= end:
        raise AvailabilityError(f"«{piece[0]}» ends before it begins; {_EXAMPLE}.")
    return start, end


def _span(first: str, last: str) -> tuple[int, int]:
    """Both ends in minutes; in «2-5pm» the pm belongs to both if that is a span of time."""
    end = read_clock(last)
    half = _HALF.search(last)
    if half and first.isdigit():
        start = read_clock(first + half[0])
        if start < end:
            return start, end
    return read_clock(first), end


def _days_words(days: tuple[int, ...]) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return " ".join(chain.from_iterable(_run_words(run) for run in runs))


def _run_words(run: list[int]) -> list[str]:
    names = [WEEKDAYS[day][:3] for day in run]
    return [f"{names[0]}-{names[-1]}"] if len(run) >= _SHORTEST_RUN else names


def _hours_words(part: Availability) -> str:
    if part.end == MINUTES_A_DAY and part.start:
        return f"after {_clock(part.start)}"
    return f"{_clock(part.start)}-{_clock(part.end)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
