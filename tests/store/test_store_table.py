"""Tables of records stay encoded until they are looked at."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from coffeechat.domain.records import Person
from coffeechat.domain.table import Table

CREATED = datetime(2026, 11, 21, tzinfo=UTC)
PEOPLE = [
    Person(id="a", created=CREATED, name="Ana Reis", place="Porto"),
    Person(id="w", created=CREATED, name="Wei Zhang"),
]


class Line(msgspec.Struct):
    """What a list row needs."""

    id: str
    name: str


def table() -> Table[Person]:
    return Table(Person, {person.id: msgspec.Raw(msgspec.json.encode(person)) for person in PEOPLE})


def test_it_reads_like_a_dictionary() -> None:
    people = table()
    assert dict(people) == {person.id: person for person in PEOPLE}
    assert people["a"] == PEOPLE[0]
    assert people.get("nobody") is None
    assert "a" in people
    assert "nobody" not in people
    assert list(people.values()) == PEOPLE
    with pytest.raises(KeyError):
        people["nobody"]


def test_ids_and_length_decode_nothing() -> None:
    broken: dict[str, Any] = {"x": msgspec.Raw(b"not json"), "y": msgspec.Raw(b"{")}
    people = Table(Person, broken)
    assert (list(people), len(people), "x" in people) == (["x", "y"], 2, True)
    with pytest.raises(msgspec.DecodeError):
        people["x"]


def test_lines_decode_only_what_they_name() -> None:
    assert list(table().lines(Line)) == [Line("a", "Ana Reis"), Line("w", "Wei Zhang")]
