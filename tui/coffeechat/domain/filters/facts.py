"""What the keys of a filter are compared with, for everybody.

Facts of a person alone are kept with the index of people and follow each change. The others come
from the few people with whom something happened, and are worked out for one state of the records.
Texts are folded, with a blank before each value and a line for each; whoever has none is left out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from coffeechat.domain.due import DueItem
from coffeechat.domain.filters.keys import plain_word
from coffeechat.domain.find import haystack
from coffeechat.domain.fit import level_of
from coffeechat.domain.organisations import organisation_key
from coffeechat.domain.points import open_points
from coffeechat.domain.records import Person, Profile
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import person_step
from coffeechat.domain.text import fold
from coffeechat.domain.warmth import last_contact, warmth_of
from coffeechat.domain.words import Step, Warmth

_COLDEST_FIRST = {warmth: rank for rank, warmth in enumerate(reversed(Warmth))}
#: What holds of those of whom nothing is noted.
_OTHERWISE = {"stage": " identify\n spotted\n"}
#: The key of plain words.
WORDS = ""
_NEXT = "\n"


#: Facts of people that no key names: the day of contact that a source tells of, and track ids.
EARLIER, TRACKS = "earlier contact", "track ids"


def lines(values: Iterable[str]) -> str:
    """Texts as facts are written: folded, a blank before each and a line for each."""
    return "".join(f" {' '.join(fold(value).split())}\n" for value in values if value)


def _points(profile: Profile, person: Person) -> str:
    points = [point for point in person.points if point.confirmed]
    points += open_points(profile, person)
    return lines(f"{plain_word(point.kind)} {point.detail}" for point in points)


def _aside(_profile: Profile, person: Person) -> str:
    words = []
    if person.triage is not None:
        words.append("no" if person.triage.no else "later")
    if person.do_not_contact is not None:
        words.append("never-contact")
    return lines(words)


def _earlier(_profile: Profile, person: Person) -> int | None:
    found = last_contact(person.contacts)
    return found[0].toordinal() if found else None


def _warmth(_profile: Profile, person: Person) -> int | None:
    warmth = warmth_of(person)
    return None if warmth is None else _COLDEST_FIRST[warmth]


def _level(_profile: Profile, person: Person) -> int | None:
    level = level_of(person)
    return None if level is None else int(level)


def found_by(person: Person) -> str:
    """The folded text that plain words are looked for in."""
    positions = (f"{position.title} {position.organisation}" for position in person.positions)
    points = (point.detail for point in person.points)
    return haystack([person.name, *positions, person.place, person.notes, *person.tags, *points])


#: What is known of a person alone: a text, a rank, or a day (as its ordinal); None for nothing.
PERSON_FACTS: Mapping[str, Callable[[Profile, Person], Any]] = {
    WORDS: lambda _, person: found_by(person),
    "org": lambda _, person: "".join(
        f" {key}\n" for job in person.positions if (key := organisation_key(job.organisation))
    ),
    "title": lambda _, person: lines(job.title for job in person.positions),
    "point": _points,
    "tag": lambda _, person: lines(person.tags),
    "level": _level,
    "warmth": _warmth,
    "relation": lambda _, person: (
        lines([person.relationships[-1].kind]) if person.relationships else ""
    ),
    "added": lambda _, person: person.created.toordinal(),
    "connected": lambda _, person: (
        person.connected_on.toordinal() if person.connected_on is not None else None
    ),
    "place": lambda _, person: lines([person.place]),
    "dream": lambda _, person: " yes\n" if person.dream else " no\n",
    "aside": _aside,
    "note": lambda _, person: lines([person.notes]),
    "email": lambda _, person: lines(person.emails),
    "source": lambda _, person: lines([person.source or "by hand"]),
    EARLIER: _earlier,
    TRACKS: lambda _, person: person.tracks or None,
}


@dataclass(frozen=True)
class Facts:
    """What is known at one moment. People go by their place among all, best fit first.

    Attributes:
        ids: Everybody's id, in their places.
        place_of: The place of an id; -1 for nobody's.
        of_people: Facts of people alone, by key: one for each place, an empty text for nothing.
        due: What is due.
        now: The moment, in my zone.
    """

    records: Records
    ids: Sequence[str]
    place_of: Callable[[str], int]
    of_people: Callable[[str], Sequence[Any]]
    due: Sequence[DueItem]
    now: datetime
    _columns: dict[str, Sequence[Any]] = field(default_factory=dict)

    @cached_property
    def everybody(self) -> Sequence[int]:
        """The places of everybody."""
        return range(len(self.ids))

    def column(self, key: str) -> Sequence[Any]:
        """What a key finds of everybody, an empty text for nothing; the empty key is plain words.

        Lists are read side by side in half the time that looking up each person takes.
        """
        if key in PERSON_FACTS:
            return self.of_people(key)
        if key not in self._columns:
            self._columns[key] = (
                self._names()
                if key == "name"
                else self._spread(self._noted(key), _OTHERWISE.get(key, ""))
            )
        return self._columns[key]

    def _names(self) -> Sequence[str]:
        """A name is the first line of what plain words are looked for in."""
        return [f" {text.partition(_NEXT)[0]}\n" for text in self.column(WORDS)]

    def _spread(self, noted: Mapping[str, Any], otherwise: str) -> Sequence[Any]:
        column: list[Any] = [otherwise] * len(self.ids)
        for person, fact in noted.items():
            place = self.place_of(person)
            if place >= 0:
                column[place] = fact
        return column

    def _noted(self, key: str) -> Mapping[str, Any]:
        match key:
            case "stage":
                return self._stages
            case "due":
                return self._due_days
            case "last":
                return self.last
            case "learned":
                return self._learned
            case "track":
                return self._tracks
        raise KeyError(key)

    def _known(self, key: str) -> Iterator[tuple[str, Any]]:
        """Those of whom a fact of people alone is known, with the fact."""
        known = zip(self.ids, self.of_people(key), strict=True)
        return ((person, fact) for person, fact in known if fact != "")

    @cached_property
    def said(self) -> Mapping[str, str]:
        """What was learned of people, promised and wanted, for plain words."""
        return _texts((person, text) for person, _, text in said_of(self.records))

    @cached_property
    def _learned(self) -> Mapping[str, str]:
        learnings = self.records.learnings.values()
        return _texts((learning.person, learning.text) for learning in learnings)

    @cached_property
    def _stages(self) -> Mapping[str, str]:
        found = {}
        for person in self.records.conversations_by_person:
            step = person_step(self.records, self.records.people[person]) or Step.CLOSED
            found[person] = f" {plain_word(step.stage)}\n {plain_word(step)}\n"
        return found

    @cached_property
    def _due_days(self) -> Mapping[str, int]:
        """The first day on which something is due: before today when, and only when, it is late."""
        found: dict[str, int] = {}
        today = self.now.toordinal()
        for item in self.due:
            due = item.due.toordinal()
            day = min(due, today - 1) if item.late else max(due, today)
            for person in item.people or ((item.person,) if item.person else ()):
                found[person] = min(day, found.get(person, day))
        return found

    @cached_property
    def last(self) -> Mapping[str, int]:
        """The day of the last contact with those with whom there was any."""
        found: dict[str, int] = dict(self._known(EARLIER))
        for message in self.records.messages.values():
            if message.at is not None:
                day = message.at.astimezone(self.now.tzinfo).toordinal()
                found[message.person] = max(day, found.get(message.person, day))
        return found

    @cached_property
    def _tracks(self) -> Mapping[str, str]:
        names = {track.id: track.name for track in self.records.tracks.values()}
        return {
            person: lines(names.get(track, "") for track in tracks)
            for person, tracks in self._known(TRACKS)
        }


def said_of(records: Records) -> Iterator[tuple[str, str, str]]:
    """What other records say about people: person id, what kind of thing it is, and the text."""
    for person in {
        **records.learnings_by_person,
        **records.conversations_by_person,
        **records.loops_by_person,
    }:
        for kind, text in said_about(records, person):
            yield person, kind, text


def said_about(records: Records, person: str) -> Iterator[tuple[str, str]]:
    """The same about one of them."""
    for learning in records.learnings_by_person.get(person, ()):
        yield "learned", learning.text
    for conversation in records.conversations_by_person.get(person, ()):
        if conversation.why:
            yield "why", conversation.why
    for loop in records.loops_by_person.get(person, ()):
        yield loop.kind.value, loop.text


def _texts(found: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for person, text in found:
        texts[person].append(text)
    return {person: lines(told) for person, told in texts.items()}
