"""Who of a file is here already.

A key counts only when it is unique among the people here and in the file. Measured on exports of
the same owner some months apart: the day of connection never drifts, while one profile address in
a hundred changes within weeks and one job in seven within months.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from coffeechat.domain.identity import canonical_url, is_profile, name_words, plain
from coffeechat.domain.incoming import SourcePerson
from coffeechat.domain.records import Person
from coffeechat.domain.settle import given_by


class _Known(Protocol):
    """What a person here and a person of a file have in common."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def tags(self) -> tuple[str, ...]: ...
    @property
    def emails(self) -> tuple[str, ...]: ...
    @property
    def urls(self) -> tuple[str, ...]: ...
    @property
    def connected_on(self) -> date | None: ...


_Keys = Iterable[Hashable]
_Id = TypeVar("_Id", str, int)
_One = TypeVar("_One", Person, SourcePerson)


def match(people: Mapping[str, Person], incoming: Mapping[int, SourcePerson]) -> dict[int, str]:
    """Those of the file who are here for certain: number in the file to person id.

    By LinkedIn profile, former profile, e-mail, name and day of connection, and at last name
    without titles and credentials and day of connection. An address that two spell differently is
    only looked for among those who are left. Namesakes connected on one day are told apart only
    when the file has everything as it was. Who was typed by hand is known in our own table by
    everything that stands there.
    """
    pairs: dict[int, str] = {}
    if not people:
        return pairs
    # Of somebody merged the first address leads, in whatever order the file has the two.
    _pair(pairs, people, incoming, keys=(_first_address, _first_address), certain=_compatible)
    if len(pairs) == len(incoming):
        return pairs
    _pair(pairs, people, incoming, keys=(_addresses, _addresses), certain=_compatible)
    gone, new = left_over(people, incoming, pairs)
    _pair(pairs, gone, new, keys=(_profiles, _profiles), certain=_compatible)
    _pair(pairs, gone, new, keys=(_former_profiles, _profiles), certain=_compatible)
    _pair(pairs, people, incoming, keys=(_emails, _emails), certain=_alike)
    for keys in (_name_and_day, _words_and_day):
        days = {one.connected_on for number, one in incoming.items() if number not in pairs}
        here, there = _of_days(people, days), _of_days(incoming, days)
        _pair(pairs, here, there, keys=(keys, keys), certain=_anybody)
    gone, new = left_over(people, incoming, pairs)
    _pair(pairs, gone, new, keys=(_last_given, _given), certain=_anybody)
    gone, new = left_over(gone, new, pairs)
    _pair(pairs, gone, new, keys=(_all_but_private, _all_but_private), certain=_agree)
    return pairs


def left_over(
    people: Mapping[str, Person], incoming: Mapping[int, SourcePerson], pairs: Mapping[int, str]
) -> tuple[Mapping[str, Person], Mapping[int, SourcePerson]]:
    """Those here and those of the file who are in no pair."""
    gone = people.keys() - set(pairs.values())
    return (
        {person_id: person for person_id, person in people.items() if person_id in gone},
        {number: one for number, one in incoming.items() if number not in pairs},
    )


@dataclass(frozen=True, slots=True)
class Likeness:
    """Somebody here who may be somebody of the file; for me to decide."""

    person: str
    number: int
    why: str


def likenesses(
    people: Mapping[str, Person], incoming: Mapping[int, SourcePerson]
) -> Iterator[Likeness]:
    """Of those whom `match` left over, who looks like whom; everybody at most once."""
    pairs: dict[int, str] = {}
    for keys, why in (
        (_profiles, "the same LinkedIn profile, but another name and day"),
        (_emails, "the same e-mail address, but another name"),
        (_part_of_name_and_day, "the same day of connection and part of the name"),
        (_words_alone, "the same name"),
        (_words_and_organisation, "the same name and employer"),
    ):
        earlier = set(pairs)
        _pair(pairs, people, incoming, keys=(keys, keys), certain=_anybody)
        for number in pairs.keys() - earlier:
            yield Likeness(pairs[number], number, why)


def _pair(
    pairs: dict[int, str],
    people: Mapping[str, Person],
    incoming: Mapping[int, SourcePerson],
    *,
    keys: tuple[Callable[[Person], _Keys], Callable[[SourcePerson], _Keys]],
    certain: Callable[[Person, SourcePerson], bool],
) -> None:
    """Add the pairs that share a key which nobody else has on either side."""
    if incoming.keys() <= pairs.keys():
        return
    taken = set(pairs.values())
    person_of = _unique(people, keys[0])
    if not person_of:
        return
    for key, number in _unique(incoming, keys[1]).items():
        person = person_of.get(key)
        if person is None or person in taken or number in pairs:
            continue
        if certain(people[person], incoming[number]):
            pairs[number] = person
            taken.add(person)


def _unique(ones: Mapping[_Id, _One], keys: Callable[[_One], _Keys]) -> dict[Hashable, _Id]:
    pairs = [(key, identity) for identity, one in ones.items() for key in keys(one)]
    found = dict(pairs)
    if len(found) < len(pairs):
        for key in {key for key, identity in pairs if found[key] != identity}:
            del found[key]
    return found


def _of_days(ones: Mapping[_Id, _One], days: Collection[date | None]) -> Mapping[_Id, _One]:
    return {identity: one for identity, one in ones.items() if one.connected_on in days}


def _anybody(_person: Person, _one: SourcePerson) -> bool:
    return True


def _compatible(person: Person, one: SourcePerson) -> bool:
    """Not both another name and another day: LinkedIn gives addresses that became free again."""
    if person.connected_on is None or one.connected_on is None:
        return True
    return _alike(person, one)


def _alike(person: Person, one: SourcePerson) -> bool:
    if person.connected_on is not None and person.connected_on == one.connected_on:
        return True
    return not set(name_words(person.name)).isdisjoint(name_words(one.name))


def _first_address(one: _Known) -> _Keys:
    return one.urls[:1] if one.urls and is_profile(one.urls[0]) else ()


def _agree(person: Person, one: SourcePerson) -> bool:
    """Neither notes nor phones differ, as far as the file has any."""
    return one.notes in {"", person.notes} and set(one.phones) <= set(person.phones)


def _addresses(one: _Known) -> _Keys:
    """As written, which is how nearly everybody is found."""
    return [url for url in one.urls if is_profile(url)]


def _profiles(one: _Known) -> _Keys:
    return [url for url in map(canonical_url, one.urls) if is_profile(url)]


def _former_profiles(person: Person) -> _Keys:
    return [url for url in map(canonical_url, person.old_urls) if is_profile(url)]


def _emails(one: _Known) -> _Keys:
    return list(dict.fromkeys(email.casefold() for email in one.emails))


def _name_and_day(one: _Known) -> _Keys:
    return [(plain(one.name), one.connected_on)] if one.connected_on else []


def _words_and_day(one: _Known) -> _Keys:
    words = name_words(one.name)
    return [(words, one.connected_on)] if words and one.connected_on else []


def _last_given(person: Person) -> _Keys:
    return [frozenset(person.imported.items())] if person.imported else []


def _given(one: SourcePerson) -> _Keys:
    return [frozenset(given_by(one).items())]


def _all_but_private(one: _Known) -> _Keys:
    facts = (one.name, one.title, one.organisation, one.place, one.connected_on)
    return [(*facts, one.tags, one.emails, one.urls)]


def _part_of_name_and_day(one: _Known) -> _Keys:
    words = name_words(one.name) if one.connected_on else ()
    return {(word, one.connected_on) for word in words[:1] + words[-1:]}


def _words_alone(one: _Known) -> _Keys:
    words = name_words(one.name)
    return [words] if words else []


def _words_and_organisation(one: _Known) -> _Keys:
    words = name_words(one.name)
    return [(words, plain(one.organisation))] if words and one.organisation else []
