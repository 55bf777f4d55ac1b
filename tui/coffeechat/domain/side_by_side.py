"""Two people beside each other, field by field, to see whether they are one."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coffeechat.domain.days import exact_day_words
from coffeechat.domain.points import point_words
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.warmth import WARMTH_WORDS, contact_reasons


class Row(NamedTuple):
    """A field, and what it is of the one and of the other."""

    label: str
    first: str
    second: str


def rows(records: Records, first: Person, second: Person) -> list[Row]:
    """What is known of either, without the fields that both lack."""
    pairs = zip(_fields(records, first), _fields(records, second), strict=True)
    return [Row(label, one, other) for (label, one), (_, other) in pairs if one or other]


def _fields(records: Records, person: Person) -> Iterator[tuple[str, str]]:
    yield "name", person.name
    jobs = (", ".join(filter(None, (one.title, one.organisation))) for one in person.positions)
    yield "works", _list(jobs)
    yield "e-mail", _list(person.emails)
    yield "phone", _list(person.phones)
    yield "profile", _list(person.urls)
    yield "place", person.place
    since, until = person.connected_on, person.disconnected
    gone = ", not any more" if until else ""
    yield "connected", f"{exact_day_words(since, year=True)}{gone}" if since else ""
    yield "warmth", WARMTH_WORDS[person.warmth] if person.warmth else ""
    yield "link", _list(point_words(point) for point in person.points)
    yield "contact", _list(contact_reasons(person))
    yield "tags", _list(person.tags)
    yield "kept", _counted(records, person)
    yield "notes", " ".join(person.notes.split())
    yield "from", person.source


def _list(values: Iterable[str]) -> str:
    return "; ".join(values)


def _counted(records: Records, person: Person) -> str:
    counts = (
        (records.conversations_by_person, "conversation"),
        (records.messages_by_person, "message"),
        (records.learnings_by_person, "learning"),
        (records.loops_by_person, "open end"),
    )
    told = []
    for table, noun in counts:
        number = len(table.get(person.id, ()))
        told += [f"{number} {noun}{'s' if number > 1 else ''}"] if number else []
    return ", ".join(told)
