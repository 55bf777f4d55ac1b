"""An index over thousands of people: who comes first, and what they are found by."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from coffeechat.domain.filters.completing import frequent
from coffeechat.domain.filters.facts import PERSON_FACTS, WORDS
from coffeechat.domain.fit_order import bare_profile, bare_tracks, fit_order
from coffeechat.domain.records import Person, Profile, Track
from coffeechat.domain.snapshot import Records

_Key = tuple[int, int, int, int, str, str]
_Row = tuple[_Key, str]

#: So many people are looked through between two turns of whoever has other things to do.
_AT_ONCE = 250


@dataclass(frozen=True)
class PeopleIndex:
    """People in the order in which they are worth asking.

    Attributes:
        profile, tracks: By which the order was made.
        rows: Sort key and person id, in order.
        keys: Person id to sort key.
        facts: By key of the filter language (the empty one is plain words) one fact for each row,
            an empty text for nothing; of keys that were asked for so far.
        common: The same of `values`.
    """

    profile: Profile
    tracks: Mapping[str, Track]
    rows: list[_Row]
    keys: Mapping[str, _Key]
    facts: dict[str, list[Any]] = field(default_factory=dict, compare=False)
    common: dict[str, list[str]] = field(default_factory=dict, compare=False)

    def suits(self, records: Records) -> bool:
        """Whether what I said of myself and of my tracks still makes the same order."""
        return self.profile == bare_profile(records) and self.tracks == bare_tracks(records)

    @cached_property
    def ids(self) -> list[str]:
        """Everybody's id, best fit first."""
        return [person for _, person in self.rows]

    def place_of(self, person: str) -> int:
        """The number of the row of a person; -1 when there is none."""
        key = self.keys.get(person)
        return -1 if key is None else bisect_left(self.rows, (key, person))

    def fact(self, key: str, records: Records) -> Sequence[Any]:
        """What a key of the filter language finds of everybody, row by row.

        Everybody is decoded for it, once. The records are those that the index is of.
        """
        if key not in self.facts:
            for _ in self.noting(records, [key]):
                pass
        return self.facts[key]

    def noting(self, records: Records, keys: Iterable[str] = tuple(PERSON_FACTS)) -> Iterator[None]:
        """Work out several facts of everybody at once, in small steps."""
        missing = [key for key in keys if key not in self.facts]
        found: dict[str, list[Any]] = {key: [] for key in missing}
        shared: dict[Any, Any] = {}
        for number, person_id in enumerate(self.ids if missing else ()):
            person = records.people.get(person_id)
            for key, column in found.items():
                fact = _fact(key, records.profile, person)
                column.append(shared.setdefault(fact, fact))
            if number % _AT_ONCE == 0:
                yield
        self.facts.update(found)

    def values(self, key: str, records: Records) -> list[str]:
        """The texts that a key finds, folded, the most frequent first."""
        if key not in self.common:
            self.common[key] = frequent(self.fact(key, records))
        return self.common[key]


def build_index(records: Records) -> PeopleIndex:
    """An index over everybody; decodes each person once."""
    profile, tracks = bare_profile(records), bare_tracks(records)
    keys: dict[str, _Key] = {}
    words: dict[str, str] = {}
    for person in records.people.values():
        keys[person.id] = _key(profile, tracks, person)
        words[person.id] = _fact(WORDS, profile, person)
    rows = sorted((key, person) for person, key in keys.items())
    facts: dict[str, list[Any]] = {WORDS: [words[person] for _, person in rows]}
    return PeopleIndex(profile=profile, tracks=tracks, rows=rows, keys=keys, facts=facts)


def update_index(index: PeopleIndex, records: Records, changed: Iterable[str]) -> PeopleIndex:
    """The index after some people changed; a changed profile or track changes everybody's place."""
    if not index.suits(records):
        return build_index(records)
    rows, keys = list(index.rows), dict(index.keys)
    facts = {key: list(column) for key, column in list(index.facts.items())}
    common = dict(index.common)
    for person_id in changed:
        before: dict[str, Any] = {}
        if person_id in keys:
            place = bisect_left(rows, (keys.pop(person_id), person_id))
            del rows[place]
            before = {key: column.pop(place) for key, column in facts.items()}
        person = records.people.get(person_id)
        after = {key: _fact(key, records.profile, person) for key in facts}
        if person is not None:
            row = (_key(index.profile, index.tracks, person), person_id)
            keys[person_id] = row[0]
            place = bisect_left(rows, row)
            rows.insert(place, row)
            for key, column in facts.items():
                column.insert(place, after[key])
        for key in [key for key in common if before.get(key, "") != after[key]]:
            del common[key]
    return replace(index, rows=rows, keys=keys, facts=facts, common=common)


def _fact(key: str, profile: Profile, person: Person | None) -> Any:
    """What a key finds of a person; an empty text for nothing, and for nobody."""
    fact = PERSON_FACTS[key](profile, person) if person is not None else None
    return "" if fact is None else fact


def _key(profile: Profile, tracks: Mapping[str, Track], person: Person) -> _Key:
    return (*fit_order(profile, person, tracks), person.id)
