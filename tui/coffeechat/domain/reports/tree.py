"""Where it came from: which first conversation led to whom, and what came of that."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec

from coffeechat.domain.days import day_words
from coffeechat.domain.learnings import noted_on
from coffeechat.domain.my_time import local_time
from coffeechat.domain.records import Loop, Person
from coffeechat.domain.reports.layout import counted, middle, number_words
from coffeechat.domain.snapshot import LATEST, Records
from coffeechat.domain.standing import standing
from coffeechat.domain.table import Table
from coffeechat.domain.words import LoopKind

_INDENT = "  "


class _Named(msgspec.Struct, frozen=True):
    """Who named somebody; quick to decode for thousands."""

    id: str
    referred_by: str | None = None


@dataclass(frozen=True)
class Branch:
    """Somebody in the tree.

    Attributes:
        person: The id.
        depth: How many people stand between them and nobody: 0 for who was named by no one.
        talked: When the first talk with them began; None before one was held.
        led_to: How many people are below them, and how many talks were held with those.
    """

    person: str
    depth: int
    talked: datetime | None
    led_to: tuple[int, int]


def branches(records: Records) -> list[Branch]:
    """The tree from top to bottom: each person, then whom they named; the first talk first.

    Who was named by nobody stands in it only when they named somebody.
    """
    named_by = _named_by(records)
    named: dict[str, list[str]] = defaultdict(list)
    for person, giver in named_by.items():
        named[giver].append(person)
    talked = first_talks(records)

    def order(person: str) -> tuple[datetime, str]:
        return (talked.get(person, LATEST), person)

    def below(person: str, depth: int) -> Iterator[Branch]:
        children = sorted(named.get(person, ()), key=order)
        further = [one for child in children for one in below(child, depth + 1)]
        talks = sum(one.talked is not None for one in further)
        yield Branch(person, depth, talked.get(person), (len(further), talks))
        yield from further

    roots = sorted((one for one in named if one not in named_by), key=order)
    return [branch for root in roots for branch in below(root, 0)]


def first_talks(records: Records) -> Mapping[str, datetime]:
    """Person id to when the first talk with them began."""
    found: dict[str, datetime] = {}
    for one in records.conversations.values():
        talk = one.interview
        if talk is not None and talk.held is not None:
            found[one.person] = min(talk.start, found.get(one.person, talk.start))
    return found


def tree_lines(records: Records, now: datetime, _width: int = 80) -> list[str]:
    """The tree in text, two blanks for each step further, and what it adds up to."""
    found = branches(records)
    if not found:
        return [
            "Nobody led you to anybody yet; in a talk, + and a name notes whom they named.",
            *_alone_words(records, found),
        ]
    lines = [_line(records, branch, now) for branch in found]
    return [*lines, "", *_sums(records, found)]


def tree_data(records: Records, now: datetime) -> dict[str, object]:
    """The same for scripts: each person with the depth, in the order of the text."""
    found = branches(records)
    return {
        "tree": [
            {
                "person": branch.person,
                "name": records.people[branch.person].name,
                "depth": branch.depth,
                "talked": branch.talked.isoformat() if branch.talked else None,
                "stands": standing(records, records.people[branch.person], now),
                "led_to_people": branch.led_to[0],
                "led_to_talks": branch.led_to[1],
            }
            for branch in found
        ],
        "talks_outside": len(_outside(records, found)),
    }


def _line(records: Records, branch: Branch, now: datetime) -> str:
    person = records.people[branch.person]
    people, talks = branch.led_to
    led = f" · led to {_people(people)}, {counted(talks, 'talk')}" if people else ""
    return f"{_INDENT * branch.depth}{person.name} · {_stands(records, person, branch, now)}{led}"


def _stands(records: Records, person: Person, branch: Branch, now: datetime) -> str:
    if branch.talked is None:
        return standing(records, person, now)
    day = local_time(records, branch.talked).date()
    return f"talked {day_words(day, local_time(records, now).date())}"


def _sums(records: Records, found: list[Branch]) -> list[str]:
    roots = [one for one in found if one.depth == 0]
    talks = [one.led_to[1] + (one.talked is not None) for one in roots]
    deepest = max(one.depth for one in found)
    first = counted(len(roots), "person whom", "people whom")
    led = _people(sum(one.led_to[0] for one in roots))
    usual = f"{number_words(middle(talks))} in the middle, {max(talks):,} at most"
    lines = [
        f"{first} nobody named led to {led}, {counted(deepest, 'step')} away at most",
        f"Talks from each first person on: {usual}",
    ]
    return [*lines, *_alone_words(records, found)]


def _alone_words(records: Records, found: list[Branch]) -> list[str]:
    alone = len(_outside(records, found))
    return [f"{counted(alone, 'talk')} with people outside of the tree"] if alone else []


def _outside(records: Records, found: list[Branch]) -> list[str]:
    inside = {one.person for one in found}
    return [person for person in first_talks(records) if person not in inside]


def _people(count: int) -> str:
    return counted(count, "person", "people")


def _named_by(records: Records) -> Mapping[str, str]:
    """Person id to who named them first; nobody is above themselves.

    Who was named after I had talked with them did not come from there.
    """
    people = records.people
    late = _named_late(records)
    lines = people.lines(_Named) if isinstance(people, Table) else people.values()
    found = {
        one.id: one.referred_by
        for one in lines
        if one.referred_by is not None
        and one.referred_by in people
        and (one.id, one.referred_by) not in late
    }
    for loop in sorted(records.loops.values(), key=lambda one: one.id):
        named = loop.about
        if named is not None and _names(records, loop) and (named, loop.person) not in late:
            found.setdefault(named, loop.person)
    kept: dict[str, str] = {}
    for person, giver in sorted(found.items()):  # a circle is cut at the same place each time
        if person not in _above(giver, kept):
            kept[person] = giver
    return kept


def _names(records: Records, loop: Loop) -> bool:
    return (
        loop.kind is LoopKind.REFERRAL
        and loop.about in records.people
        and loop.person in records.people
    )


def _named_late(records: Records) -> set[tuple[str, str]]:
    """People, each with somebody who named them once I had talked with them."""
    talked = first_talks(records)
    late = set()
    for loop in records.loops.values():
        talk = talked.get(loop.about or "") if _names(records, loop) else None
        if talk is not None and local_time(records, talk).date() < noted_on(records, loop):
            late.add((str(loop.about), loop.person))
    return late


def _above(person: str, named_by: Mapping[str, str]) -> Iterator[str]:
    """Somebody, who named them, who named those, and so on."""
    here: str | None = person
    while here is not None:
        yield here
        here = named_by.get(here)
