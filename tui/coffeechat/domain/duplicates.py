"""Who may be here twice: proposed by imports, or found among everybody by what they share.

Candidates come from an index of keys, so thirty thousand people cost thirty thousand looks. A key
that many share, such as the address of an office, is nobody's own and proposes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

import msgspec

from coffeechat.domain.identity import canonical_url, is_profile, name_words, plain
from coffeechat.domain.records import Pair, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.table import Table
from coffeechat.domain.words import PairState

#: So many people with one key are a crowd, not one person told of several times.
_CROWD = 8

_SAME_PROFILE = "the same LinkedIn profile"
_SAME_EMAIL = "the same e-mail address"
_SAME_NAME_AND_DAY = "the same name and day of connection"
_SAME_NAME = "the same name"
_STRENGTH = (_SAME_PROFILE, _SAME_EMAIL, _SAME_NAME_AND_DAY, _SAME_NAME)


@dataclass(frozen=True, slots=True)
class Twins:
    """Two people who may be one: the one who is known longer first, and why."""

    first: str
    second: str
    why: str

    @property
    def id(self) -> str:
        """By which what I say of them is kept."""
        return pair_id(self.first, self.second)


class _Known(msgspec.Struct, frozen=True):
    """The few fields of a person that tell them apart; quick to decode."""

    id: str
    created: datetime
    name: str
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    old_urls: tuple[str, ...] = ()
    connected_on: date | None = None
    disconnected: date | None = None


def pair_id(one: str, other: str) -> str:
    """The id of what is said of two people, in whatever order they are named."""
    return "+".join(sorted((one, other)))


def earlier_selves(pairs: Iterable[Pair], person: str) -> list[Person]:
    """Those who were merged into a person, and into them before, as they were."""
    found: dict[str, Person] = {}
    merged = {pair.people: pair for pair in pairs if pair.state is PairState.MERGED}
    looking = [person]
    while looking:
        stayed = looking.pop()
        for (first, second), pair in merged.items():
            if first == stayed and second not in found:
                found[second] = pair.before[1]
                looking.append(second)
    return list(found.values())


def before_merges(pairs: Iterable[Pair]) -> list[Person]:
    """Both of each merge as they were: by whom an import may still tell of them."""
    return [person for pair in pairs for person in pair.before]


def find_twins(records: Records) -> list[Twins]:
    """Everybody who may be here twice and of whom I have not said that they are two.

    What imports proposed comes first, then the surest; each two people once.
    """
    people = {one.id: one for one in _everybody(records)}
    stayed = dict(_merged(records.pairs.values()))
    found: dict[str, Twins] = {}
    apart: set[str] = set()
    for pair in sorted(records.pairs.values(), key=lambda pair: pair.id):
        one, other = (_who_stayed(stayed, person) for person in pair.people)
        if pair.state is PairState.APART:
            apart.add(pair_id(one, other))
        elif pair.state is PairState.PROPOSED and one != other and {one, other} <= people.keys():
            twins = _in_order(people[one], people[other], pair.why)
            found.setdefault(twins.id, twins)
    for twins in _shared_keys(people):
        found.setdefault(twins.id, twins)
    return [twins for twins in found.values() if twins.id not in apart]


def _everybody(records: Records) -> Iterator[_Known]:
    if isinstance(records.people, Table):
        return records.people.lines(_Known)
    fields = _Known.__struct_fields__
    return (
        _Known(**{field: getattr(person, field) for field in fields})
        for person in records.people.values()
    )


def _merged(pairs: Iterable[Pair]) -> Iterator[tuple[str, str]]:
    """Who went, and who stayed instead."""
    for pair in pairs:
        if pair.state is PairState.MERGED:
            yield pair.people[1], pair.people[0]


def _who_stayed(stayed: Mapping[str, str], person: str) -> str:
    seen = set()
    while person in stayed and person not in seen:
        seen.add(person)
        person = stayed[person]
    return person


def _shared_keys(people: Mapping[str, _Known]) -> Iterator[Twins]:
    sharing: dict[tuple[str, object], list[str]] = defaultdict(list)
    for person in people.values():
        for key in _keys(person):
            sharing[key].append(person.id)
    crowds = [
        (_STRENGTH.index(why), ids, why)
        for (why, _), ids in sharing.items()
        if 1 < len(ids) <= _CROWD
    ]
    for _, ids, why in sorted(crowds):
        for one, other in combinations((people[person] for person in ids), 2):
            if why in {_SAME_PROFILE, _SAME_EMAIL} or not _told_apart(one, other):
                yield _in_order(one, other, why)


def _keys(person: _Known) -> set[tuple[str, object]]:
    keys: set[tuple[str, object]] = {
        (_SAME_PROFILE, canonical_url(url))
        for url in (*person.urls, *person.old_urls)
        if is_profile(url)
    }
    keys |= {(_SAME_EMAIL, email.casefold()) for email in person.emails}
    name = name_words(person.name) or (plain(person.name),)
    if person.connected_on is not None:
        keys.add((_SAME_NAME_AND_DAY, (name, person.connected_on)))
    if len(name) > 1:
        keys.add((_SAME_NAME, name))
    return keys


def _told_apart(one: _Known, other: _Known) -> bool:
    """Each is on LinkedIn with a profile of their own, and still connected there: namesakes."""
    return all(
        person.disconnected is None and any(map(is_profile, person.urls)) for person in (one, other)
    )


def _in_order(one: _Known, other: _Known, why: str) -> Twins:
    first, second = sorted((one, other), key=lambda person: (person.created, person.id))
    return Twins(first.id, second.id, why)
