"""Occasions: where I met people, typed in one line and told in words.

`occasion: Grad career day, 20 Nov, Riverside` has the name, then a day and a place in any order.
"""

from datetime import date

from coffeechat.domain.days import day_words
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.parts import Part, Point
from coffeechat.domain.records import Occasion, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import clean_line, fold
from coffeechat.domain.typed_days import WhenError, normal, take_day
from coffeechat.domain.when import parse_day
from coffeechat.domain.words import PointKind

PREFIX = "occasion:"


class NewOccasion(Part, frozen=True):
    """What one line says of an occasion."""

    name: str
    day: date | None = None
    place: str = ""


def is_occasion(line: str) -> bool:
    """Whether a typed line is about an occasion and not a person."""
    return line.lstrip().casefold().startswith(PREFIX)


def parse_occasion(line: str, today: date) -> NewOccasion:
    """The occasion that a line describes; a part that is a day is the day, the rest the place.

    Raises:
        NotUnderstood: The name is missing, two parts are days, or one is a day that cannot be.
    """
    text = line.lstrip()
    parts = [
        clean_line(part) for part in (text[len(PREFIX) :] if is_occasion(text) else text).split(",")
    ]
    if not parts[0]:
        raise NotUnderstood(
            "The name of the occasion is missing; write it like "
            "occasion: Grad career day, 20 Nov, Riverside."
        )
    days: list[date] = []
    places: list[str] = []
    for part in filter(None, parts[1:]):
        day = _day(part, today)
        if day is None:
            places.append(part)
        else:
            days.append(day)
    if len(days) > 1:
        raise NotUnderstood("There are two days; leave one of them out.")
    return NewOccasion(name=parts[0], day=days[0] if days else None, place=", ".join(places))


def occasion_named(records: Records, name: str) -> Occasion | None:
    """The occasion with this name, if it is here."""
    return next((one for one in records.occasions.values() if fold(one.name) == fold(name)), None)


def point_of(occasion: Occasion) -> Point:
    """What people whom I met there share with me."""
    return Point(kind=PointKind.MET_AT_OCCASION, detail=occasion.name)


def met_there(records: Records, occasion: Occasion) -> list[Person]:
    """Whom I met there, in the order in which they were added."""
    wanted = fold(occasion.name)
    return sorted(
        (
            person
            for person in records.people.values()
            if any(
                point.kind is PointKind.MET_AT_OCCASION and fold(point.detail) == wanted
                for point in person.points
            )
        ),
        key=lambda person: person.id,
    )


def occasion_words(occasion: Occasion, today: date) -> str:
    """An occasion in one line: «Grad career day, Fri 20 Nov, Riverside»."""
    day = day_words(occasion.day, today) if occasion.day is not None else ""
    return ", ".join(filter(None, (occasion.name, day, occasion.place)))


def _day(text: str, today: date) -> date | None:
    """The day that a part is; None for a place.

    Raises:
        NotUnderstood: It is written as a day, and there is none such.
    """
    take_day(normal(text), today)
    try:
        return parse_day(text, today)
    except WhenError:
        return None
