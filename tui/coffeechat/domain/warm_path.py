"""The warmest way to a person: somebody who named them, or whom I know where they are.

An introduction is answered more often than a letter of a stranger, so it is told before a cold ask.
An index by organisation holds whom I know well enough to ask; it is built once and then follows
each change, so that looking somebody up costs nothing to speak of.
"""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

import msgspec

from coffeechat.domain.introductions import introducer_of, last_step
from coffeechat.domain.organisations import organisation_key
from coffeechat.domain.parts import Contact
from coffeechat.domain.points import names_around
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.table import Table
from coffeechat.domain.warmth import warmth_of
from coffeechat.domain.words import IntroState, MessagePurpose, PointKind, ReplyKind, Warmth

#: How well I must know somebody to ask them for an introduction, the best known first.
_KNOWN = (Warmth.CLOSE, Warmth.COHORT, Warmth.KNOWN, Warmth.MET_ONCE)
#: After those I know: somebody there who was named to me.
_NAMED = len(_KNOWN)
#: At most so many people of one organisation are looked at.
_LOOKED_AT = 8
#: Where I know more people than these, none of them need know the person.
_FEW = 3
_UNDER_WAY = frozenset({IntroState.ASKED, IntroState.AGREED, IntroState.PASSED_ON})
_TALKS = frozenset({MessagePurpose.CALL, MessagePurpose.MET})
_WARM_ENOUGH = frozenset({*_KNOWN, Warmth.INTRODUCED})


class Way(IntEnum):
    """How to reach a person, the warmest way first."""

    INTRODUCED = 0
    BEING_INTRODUCED = 1
    REFERRED = 2
    DIRECT = 3
    MUTUAL = 4
    THERE = 5
    WAS_THERE = 6
    NAMED_THERE = 7
    COLD = 8


#: With one of these a letter of mine does not come out of the blue, or an introduction is asked
#: for already.
_NO_OTHER_WAY = frozenset({Way.INTRODUCED, Way.BEING_INTRODUCED, Way.DIRECT})


@dataclass(frozen=True, slots=True)
class Route:
    """One way to a person.

    Attributes:
        name: Whom to ask first; empty when nobody.
        person: Their id; empty when they are not here.
        named: Whom they named there, for that way only.
    """

    way: Way
    name: str = ""
    person: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True, order=True)
class _Entry:
    """Somebody of an organisation: there now before those who were, the best known first."""

    former: bool
    rank: int
    person: str


@dataclass(frozen=True)
class Acquaintances:
    """Whom I know, by the key of each organisation that they are or were with.

    Somebody stays listed when a talk with them is undone; each look-up asks the records anew.
    """

    by_organisation: Mapping[str, tuple[_Entry, ...]] = field(default_factory=dict)
    keys: Mapping[str, frozenset[str]] = field(default_factory=dict)


NOBODY = Acquaintances()


class _Line(msgspec.Struct, frozen=True):
    """The few fields that tell whether somebody may be an acquaintance; quick to decode."""

    id: str
    warmth: Warmth | None = None
    contacts: tuple[Contact, ...] = ()
    referred_by: str | None = None


def build_acquaintances(records: Records) -> Acquaintances:
    """The index over everybody."""
    people = records.people
    lines: Iterable[_Line | Person]
    lines = people.lines(_Line) if isinstance(people, Table) else people.values()
    messaged = records.messages_by_person
    wanted = [
        line.id
        for line in lines
        if line.warmth in _KNOWN or line.contacts or line.referred_by or line.id in messaged
    ]
    return update_acquaintances(NOBODY, records, wanted)


def update_acquaintances(
    before: Acquaintances, records: Records, changed: Iterable[str]
) -> Acquaintances:
    """The index after people changed, or contact with them; `changed` are their ids."""
    entries: dict[str, list[_Entry]] = {}
    listed = dict(before.by_organisation)
    keys = dict(before.keys)
    for person_id in changed:
        for key in keys.pop(person_id, ()):
            found = entries.get(key) or list(listed.get(key, ()))
            entries[key] = [entry for entry in found if entry.person != person_id]
        person = records.people.get(person_id)
        if person is None or not (entered := _entries(records, person)):
            continue
        keys[person_id] = frozenset(entered)
        for key, entry in entered.items():
            insort(entries.setdefault(key, list(listed.get(key, ()))), entry)
    for key, found in entries.items():
        listed[key] = tuple(found)
    return Acquaintances({key: found for key, found in listed.items() if found}, keys)


def routes(records: Records, acquaintances: Acquaintances, person: Person) -> list[Route]:
    """The ways to a person, the warmest first; only that of a cold letter when there is no other.

    Of several people to ask at one place, the one I know best stands for all.
    """
    found = sorted(_routes(records, acquaintances, person), key=lambda route: route.way)
    best = {route.way: route for route in reversed(found)}
    return [best[way] for way in sorted(best)] or [Route(Way.COLD)]


def warmer_routes(records: Records, acquaintances: Acquaintances, person: Person) -> list[Route]:
    """The ways by somebody else, when a letter of mine would come out of the blue; else none."""
    found = routes(records, acquaintances, person)
    if any(route.way in _NO_OTHER_WAY for route in found):
        return []
    return [route for route in found if route.way is not Way.COLD]


def short_words(found: list[Route]) -> str:
    """Whom I know there, in a few words; nothing where it is only known by way of others."""
    if not found:
        return ""
    route = found[0]
    if route.way is Way.THERE:
        return f"you know {_first_name(route.name)} there"
    return f"{_first_name(route.name)} was there" if route.way is Way.WAS_THERE else ""


def route_words(route: Route) -> str:
    """One way in a clause."""
    return _WORDS[route.way].format(name=route.name, named=route.named)


def path_words(found: list[Route]) -> str:
    """The ways to a person in one line: the warmest, and another one if there is."""
    first, *more = found
    if first.way is Way.REFERRED:
        more = [route for route in more if route.way is not Way.DIRECT]
    if not more:
        return route_words(first)
    joint = " · or " if first.way is Way.DIRECT else " · "
    return f"{route_words(first)}{joint}{route_words(more[0])}"


def mutual_contact(records: Records, acquaintances: Acquaintances, person: Person) -> Person | None:
    """Somebody I know where this person works, so that we may both know them.

    Nobody where I know so many that it says little.
    """
    there = [
        other
        for entry, other in _around(records, acquaintances, person)
        if not entry.former and entry.rank < _NAMED
    ]
    return there[0] if 0 < len(there) <= _FEW else None


_WORDS = {
    Way.INTRODUCED: "{name} introduced you: say so first",
    Way.BEING_INTRODUCED: "you asked {name} to introduce you: wait for word of it",
    Way.REFERRED: "{name} named them to you: say so first",
    Way.DIRECT: "direct is warm enough",
    Way.MUTUAL: "you both know {name}: ask for an introduction",
    Way.THERE: "you know {name} there: ask them first",
    Way.WAS_THERE: "you know {name}, who was there: ask them first",
    Way.NAMED_THERE: "{name} named {named} there: ask one of them first",
    Way.COLD: "you know nobody there; a short letter may do",
}


def _first_name(name: str) -> str:
    """The first word that is neither a title nor a family name in front."""
    words = (word for word in name.split() if not word.endswith((".", ",")))
    return next(words, name)


def _routes(records: Records, acquaintances: Acquaintances, person: Person) -> Iterator[Route]:
    introduction = _introduction(records, person)
    if introduction is not None:
        yield introduction
        return
    referrer = records.people.get(person.referred_by or "")
    if referrer is not None:
        yield Route(Way.REFERRED, referrer.name, referrer.id)
    if _is_warm(records, person):
        yield Route(Way.DIRECT)
    for point in person.points:
        named_them = referrer is not None and point.detail == referrer.name
        if point.kind is PointKind.MUTUAL_CONTACT and point.detail and not named_them:
            yield Route(Way.MUTUAL, point.detail)
    for entry, other in _around(records, acquaintances, person):
        if entry.rank < _NAMED:
            yield Route(Way.WAS_THERE if entry.former else Way.THERE, other.name, other.id)
            continue
        giver = records.people.get(other.referred_by or "")
        if giver is not None and giver.id != person.id:
            yield Route(Way.NAMED_THERE, giver.name, giver.id, other.name)


def _introduction(records: Records, person: Person) -> Route | None:
    """By whom I was introduced to them, or am about to be."""
    conversation = records.open_conversation(person.id)
    introducer = introducer_of(records, conversation) if conversation is not None else None
    last = last_step(conversation) if conversation is not None else None
    if introducer is None or last is None:
        return None
    if last.state is IntroState.INTRODUCED:
        return Route(Way.INTRODUCED, introducer.name, introducer.id)
    if last.state in _UNDER_WAY:
        return Route(Way.BEING_INTRODUCED, introducer.name, introducer.id)
    return None


def _around(
    records: Records, acquaintances: Acquaintances, person: Person
) -> Iterator[tuple[_Entry, Person]]:
    """People I know where this person works, as they are now."""
    key = organisation_key(person.organisation)
    if not key:
        return
    for listed in acquaintances.by_organisation.get(key, ())[:_LOOKED_AT]:
        other = records.people.get(listed.person)
        if other is None or other.id == person.id:
            continue
        entry = _entries(records, other).get(key)
        if entry is not None:
            yield entry, other


def _is_warm(records: Records, person: Person) -> bool:
    if warmth_of(person) in _WARM_ENOUGH or talked_with(records, person.id):
        return True
    return any(
        point.confirmed and point.kind is not PointKind.LINKEDIN_CONNECTION
        for point in person.points
    )


def talked_with(records: Records, person: str) -> bool:
    """Whether we talked, met, or they answered my questions in writing."""
    return any(
        message.at is not None
        and (message.purpose in _TALKS or message.reply is ReplyKind.BY_EMAIL)
        for message in records.messages_by_person.get(person, ())
    )


def _entries(records: Records, person: Person) -> dict[str, _Entry]:
    """By the key of each organisation: how well I know this person; empty for a stranger."""
    rank = _rank(records, person)
    if rank is None or person.do_not_contact is not None:
        return {}
    now = organisation_key(person.organisation)
    return {
        key: _Entry(key != now, rank, person.id)
        for key in map(organisation_key, names_around(person))
        if key
    }


def _rank(records: Records, person: Person) -> int | None:
    warmth = warmth_of(person)
    ranks = [_KNOWN.index(warmth)] if warmth in _KNOWN else []
    if talked_with(records, person.id):
        ranks.append(_KNOWN.index(Warmth.KNOWN))
    if person.referred_by is not None:
        ranks.append(_NAMED)
    return min(ranks, default=None)
