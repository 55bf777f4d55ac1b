"""An index over thousands of people: who comes first, and which words they are found by."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from coffeechat.domain.find import Query, haystack
from coffeechat.domain.fit import fit_order
from coffeechat.domain.records import Person, Profile
from coffeechat.domain.snapshot import Records

_Key = tuple[int, int, int, int, str, str]
_Row = tuple[_Key, str]


@dataclass(frozen=True)
class PeopleIndex:
    """People in the order in which they are worth asking.

    Attributes:
        rows: Sort key and person id, in order.
        haystacks: Person id to the folded text they are found by.
    """

    profile: Profile
    rows: list[_Row]
    keys: Mapping[str, _Key]
    haystacks: Mapping[str, str]

    @cached_property
    def ids(self) -> list[str]:
        """Everybody's id, best fit first."""
        return [person for _, person in self.rows]

    def matching(self, query: Query, among: Iterable[str] | None = None) -> list[str]:
        """The ids of those who match, in the order of `among` (else best fit first)."""
        haystacks = self.haystacks
        people = self.ids if among is None else among
        return [person for person in people if query.matches(haystacks[person])]


def build_index(records: Records) -> PeopleIndex:
    """An index over everybody; decodes each person once."""
    profile = records.profile
    keys: dict[str, _Key] = {}
    haystacks: dict[str, str] = {}
    for person in records.people.values():
        keys[person.id] = _key(profile, person)
        haystacks[person.id] = _haystack(person)
    return PeopleIndex(
        profile=profile,
        rows=sorted((key, person) for person, key in keys.items()),
        keys=keys,
        haystacks=haystacks,
    )


def update_index(index: PeopleIndex, records: Records, changed: Iterable[str]) -> PeopleIndex:
    """The index after some people changed; a changed profile changes everybody's place."""
    if records.profile != index.profile:
        return build_index(records)
    rows = list(index.rows)
    keys = dict(index.keys)
    haystacks = dict(index.haystacks)
    for person_id in changed:
        if person_id in keys:
            del rows[bisect_left(rows, (keys.pop(person_id), person_id))]
            del haystacks[person_id]
        person = records.people.get(person_id)
        if person is not None:
            keys[person_id] = _key(records.profile, person)
            haystacks[person_id] = _haystack(person)
            insort(rows, (keys[person_id], person_id))
    return PeopleIndex(profile=index.profile, rows=rows, keys=keys, haystacks=haystacks)


def _key(profile: Profile, person: Person) -> _Key:
    return (*fit_order(profile, person), person.id)


def _haystack(person: Person) -> str:
    positions = (f"{position.title} {position.organisation}" for position in person.positions)
    points = (point.detail for point in person.points)
    return haystack([person.name, *positions, person.place, person.notes, *person.tags, *points])
