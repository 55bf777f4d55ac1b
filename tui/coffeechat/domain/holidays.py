"""My days off as one types them: «24 Dec 2026 - 2 Jan 2027; 1 May 2027»."""

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import pairwise

from coffeechat.domain.days import MONTHS
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.when import parse_day

_ONE_DAY = timedelta(days=1)
_LONGEST = timedelta(days=366)
_TO = re.compile(r"\s+(?:-|to)\s+|\s*–\s*")


def parse_holidays(text: str, today: date) -> tuple[date, ...]:
    """The days that a line names, in order: days and stretches of days, parted by «;».

    Raises:
        NotUnderstood: A day cannot be read, or a stretch ends before it begins or is longer than a
            year.
    """
    days: set[date] = set()
    for part in filter(None, map(str.strip, text.split(";"))):
        ends = [parse_day(day, today) for day in _TO.split(part)]
        if len(ends) > len(("first", "last")) or not timedelta() <= ends[-1] - ends[0] <= _LONGEST:
            raise NotUnderstood(f"«{part}» is no stretch of days; type «24 Dec 2026 - 2 Jan 2027».")
        days.update(_stretch(ends[0], ends[-1]))
    return tuple(sorted(days))


def holidays_words(days: Collection[date]) -> str:
    """The same days as a line that `parse_holidays` reads."""
    found = sorted(days)
    if not found:
        return ""
    breaks = [second for first, second in pairwise(found) if second - first > _ONE_DAY]
    firsts = [found[0], *breaks]
    lasts = [*(found[found.index(day) - 1] for day in breaks), found[-1]]
    return "; ".join(_words(first, last) for first, last in zip(firsts, lasts, strict=True))


def _words(first: date, last: date) -> str:
    return _day(first) if first == last else f"{_day(first)} - {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _stretch(first: date, last: date) -> Iterator[date]:
    for count in range((last - first).days + 1):
        yield first + count * _ONE_DAY
