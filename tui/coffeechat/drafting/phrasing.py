"""Facts in the words of a letter: names, points of connection, days, things in a row."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from coffeechat.domain.days import MONTHS, WEEKDAYS
from coffeechat.domain.parts import Point
from coffeechat.domain.text import clean_line
from coffeechat.domain.words import PointKind

Facts = dict[str, str | list[str]]
"""What a template may use, by name: a phrase, or several."""

_HONORIFICS = re.compile(r"(?:dr|prof|professor|mr|mrs|ms|mx|miss|sir|dame|rev|ing|dipl)\.?", re.I)
_DAYS_A_WEEK = 7

#: Points of connection as what follows «because», the best first; with and without their detail.
_POINT_CLAUSES: Mapping[PointKind, tuple[str, str]] = {
    PointKind.REFERRED_BY: ("{} gave me your name", "a colleague gave me your name"),
    PointKind.MUTUAL_CONTACT: ("we both know {}", "we know somebody in common"),
    PointKind.MET_AT_OCCASION: ("we met at {}", "we have met before"),
    PointKind.SAME_LAB: ("we both worked in {}", "we both worked in the same lab"),
    PointKind.SAME_PROGRAMME: ("we both chose {}", "we both chose the same programme"),
    PointKind.SAME_INSTITUTION: ("we both come from {}", "we come from the same institution"),
    PointKind.SAME_EMPLOYER: ("we both worked at {}", "we both worked for the same employer"),
    PointKind.SHARED_TRANSITION: (
        "you made a change that I am thinking about too ({})",
        "you made a change that I am thinking about too",
    ),
    PointKind.SAME_DEGREE: ("we both studied {}", "we both have the same degree"),
    PointKind.READ_THEIR_WORK: ("I read {}", "I read your work"),
    PointKind.SAME_ASSOCIATION: ("we both belong to {}", "we both belong to the same society"),
    PointKind.SHARED_FIELD: ("we both work on {}", "we both work in the same field"),
    PointKind.SAME_LANGUAGE: ("we both speak {}", "we both speak the same language"),
    PointKind.SAME_PLACE: ("we both know {}", "we both know the same place"),
    PointKind.OTHER: ("we have something in common: {}", ""),
    PointKind.LINKEDIN_CONNECTION: ("we are connected on LinkedIn", "we are connected on LinkedIn"),
}
_BEST_FIRST = {kind: rank for rank, kind in enumerate(_POINT_CLAUSES)}


def given_name(name: str) -> str:
    """The first word of a name that is no honorific: «Jelisa» of «Dr. Jelisa Okafor».

    In «Okafor, Jelisa» it is what follows the comma.
    """
    words_of_name = [word for word in name.split() if not _HONORIFICS.fullmatch(word)]
    if len(words_of_name) > 1 and words_of_name[0].endswith(","):
        return words_of_name[1]
    return words_of_name[0] if words_of_name else name


def point_clauses(points: Iterable[Point]) -> list[str]:
    """The confirmed points of connection as clauses, the best first."""
    confirmed = [point for point in points if point.confirmed and point.kind in _BEST_FIRST]
    confirmed.sort(key=lambda point: _BEST_FIRST[point.kind])
    return [clause for clause in map(point_clause, confirmed) if clause]


def point_clause(point: Point) -> str:
    """A point of connection as what follows «because»; nothing for what is private."""
    known, bare = _POINT_CLAUSES.get(point.kind, ("", ""))
    detail = clean_line(point.detail)
    return known.format(detail) if detail else bare


def in_series(items: Iterable[str]) -> str:
    """Things in a row: «this», «this and that», «this, that and those»."""
    *others, last = list(items) or [""]
    return f"{', '.join(others)} and {last}" if others else last


def day_in_letter(day: date, today: date) -> str:
    """A day as one writes it in a letter: «Thursday» within the past week, else «5 March»."""
    if 0 <= (today - day).days < _DAYS_A_WEEK:
        return WEEKDAYS[day.weekday()]
    return f"{day.day} {MONTHS[day.month - 1]}"
