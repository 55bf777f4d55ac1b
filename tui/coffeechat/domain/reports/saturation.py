"""Saturation: how much each talk still added to what I know of a field, told in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec

from coffeechat.domain.learnings import ties
from coffeechat.domain.records import Conversation, Learning, Person, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.table import Table
from coffeechat.domain.text import fold

#: A talk that added no more than so many new things added little.
LITTLE = 1
#: From so many talks on, the last two say something.
ENOUGH = 3
_LAST = 2


class Heard(msgspec.Struct, frozen=True):
    """What is needed of a learning here; quick to decode."""

    id: str
    created: datetime
    person: str
    text: str = ""
    conversation: str | None = None
    tracks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Added:
    """What one conversation told me of a field.

    Attributes:
        person: With whom.
        at: When the talk began; where there was none, when I noted the first thing.
        learned: How many things I noted.
        new: How many of them nobody had told me before: they agree with nothing of an earlier
            conversation, and are not its very words.
    """

    person: str
    at: datetime
    learned: int
    new: int


def added_by_talk(records: Records, track: Track) -> list[Added]:
    """What each conversation told me of a field, oldest first.

    A talk that was held with one of its people counts though I noted nothing.
    """
    talks = dict.fromkeys(_held_with(records, track))
    heard: dict[str, list[Heard]] = {talk: [] for talk in talks}
    for one in _by_track(records).get(track.id, ()):
        known = one.conversation if one.conversation in records.conversations else None
        heard.setdefault(known or one.person, []).append(one)
    return _counted(records, heard)


def saturation_words(records: Records, track: Track) -> str:
    """How much the last talks still added, and what follows: go on, decide, or change track."""
    added = added_by_talk(records, track)
    if not added:
        return "no talk about it yet"
    talks = "1 talk" if len(added) == 1 else f"{len(added):,} talks"
    if len(added) < ENOUGH:
        new = sum(one.new for one in added)
        return f"{talks}, {new:,} new {'thing' if new == 1 else 'things'}: too few talks to tell"
    before, last = (one.new for one in added[-_LAST:])
    if max(before, last) <= LITTLE:
        return f"{talks}; the last two added little ({before}, {last}): decide, or change track"
    return f"{talks}; the last two added {before:,} and {last:,} new things: go on"


def _held_with(records: Records, track: Track) -> list[str]:
    """The conversations with people of the track in which we talked."""
    tracks = _tracks_of_people(records)
    return [one for one, talk in _talks(records).items() if track.id in tracks.get(talk.person, ())]


def _counted(records: Records, heard: Mapping[str, list[Heard]]) -> list[Added]:
    agreeing = ties(records)[0]
    dated = sorted((_moment(records, key, told), key) for key, told in heard.items())
    texts: set[str] = set()
    ids: set[str] = set()
    found = []
    for at, key in dated:
        told = sorted(heard[key], key=lambda one: one.id)
        new = 0
        for one in told:
            text = fold(one.text)
            new += text not in texts and ids.isdisjoint(agreeing.get(one.id, ()))
            texts.add(text)
        ids.update(one.id for one in told)
        person = told[0].person if told else _talks(records)[key].person
        found.append(Added(person, at, len(told), new))
    return found


def _moment(records: Records, key: str, told: list[Heard]) -> datetime:
    talk = _talks(records).get(key)
    return talk.start if talk is not None else min(one.created for one in told)


class _Interview(msgspec.Struct, frozen=True):
    start: datetime
    held: datetime | None = None


class _Talk(msgspec.Struct, frozen=True):
    """What is needed of a conversation here; quick to decode."""

    id: str
    person: str
    interview: _Interview | None = None


class _Belonging(msgspec.Struct, frozen=True):
    """To which tracks somebody belongs; quick to decode for thousands."""

    id: str
    tracks: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Held:
    """A talk that was held: with whom, and when it began."""

    person: str
    start: datetime


def _talks(records: Records) -> Mapping[str, _Held]:
    """Conversation id to the talk, where one was held."""
    table = records.conversations
    return table.once(_of_talks) if isinstance(table, Table) else _held(table.values())


def _of_talks(table: Table[Conversation]) -> Mapping[str, _Held]:
    return _held(table.lines(_Talk))


def _held(found: "Iterable[_Talk | Conversation]") -> Mapping[str, _Held]:
    return {
        one.id: _Held(one.person, one.interview.start)
        for one in found
        if one.interview is not None and one.interview.held is not None
    }


def _tracks_of_people(records: Records) -> Mapping[str, tuple[str, ...]]:
    """Person id to their tracks, where they belong to any."""
    table = records.people
    return table.once(_of_people) if isinstance(table, Table) else _belonging(table.values())


def _of_people(table: Table[Person]) -> Mapping[str, tuple[str, ...]]:
    return _belonging(table.lines(_Belonging))


def _belonging(found: "Iterable[_Belonging | Person]") -> Mapping[str, tuple[str, ...]]:
    return {one.id: one.tracks for one in found if one.tracks}


def _by_track(records: Records) -> Mapping[str, list[Heard]]:
    table = records.learnings
    if isinstance(table, Table):
        return table.once(_of_table)
    return _grouped(_heard(one) for one in table.values())


def _of_table(table: Table[Learning]) -> Mapping[str, list[Heard]]:
    return _grouped(table.lines(Heard))


def _grouped(found: Iterable[Heard]) -> Mapping[str, list[Heard]]:
    grouped: dict[str, list[Heard]] = defaultdict(list)
    for one in found:
        for track in one.tracks:
            grouped[track].append(one)
    return dict(grouped)


def _heard(one: Learning) -> Heard:
    return Heard(one.id, one.created, one.person, one.text, one.conversation, one.tracks)
