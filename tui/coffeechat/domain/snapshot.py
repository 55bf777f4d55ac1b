"""`Records`: one immutable state of everything, as the rules and the screens read it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from coffeechat.domain.parts import DoNotContact, Triage
from coffeechat.domain.records import (
    PROFILE_ID,
    Binned,
    ColumnMap,
    Conversation,
    Forgotten,
    Learning,
    Loop,
    Message,
    Occasion,
    Override,
    Pair,
    Person,
    Profile,
    SavedView,
    SilencedRule,
    Track,
)
from coffeechat.domain.table import Table
from coffeechat.domain.words import Warmth

_Owned = TypeVar("_Owned", Conversation, Message, Learning, Loop)

EMPTY_PROFILE = Profile(id=PROFILE_ID, created=datetime(1970, 1, 1, tzinfo=UTC))


class PersonLine(msgspec.Struct, frozen=True, gc=False):
    """The few fields of a person by which thousands are sorted; quick to decode, and small."""

    created: datetime
    id: str = ""
    source: str = ""
    referred_by: str | None = None
    dream: bool = False
    warmth: Warmth | None = None
    triage: Triage | None = None
    do_not_contact: DoNotContact | None = None


@dataclass(frozen=True)
class Records:
    """Tables by record id. Nothing here ever changes; an act makes a new `Records`."""

    profiles: Mapping[str, Profile] = field(default_factory=dict)
    tracks: Mapping[str, Track] = field(default_factory=dict)
    occasions: Mapping[str, Occasion] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    conversations: Mapping[str, Conversation] = field(default_factory=dict)
    messages: Mapping[str, Message] = field(default_factory=dict)
    learnings: Mapping[str, Learning] = field(default_factory=dict)
    loops: Mapping[str, Loop] = field(default_factory=dict)
    binned: Mapping[str, Binned] = field(default_factory=dict)
    overrides: Mapping[str, Override] = field(default_factory=dict)
    silenced: Mapping[str, SilencedRule] = field(default_factory=dict)
    pairs: Mapping[str, Pair] = field(default_factory=dict)
    column_maps: Mapping[str, ColumnMap] = field(default_factory=dict)
    views: Mapping[str, SavedView] = field(default_factory=dict)
    forgotten: Mapping[str, Forgotten] = field(default_factory=dict)

    @cached_property
    def profile(self) -> Profile:
        """Who I am; an empty profile before I said so."""
        return self.profiles.get(PROFILE_ID, EMPTY_PROFILE)

    @cached_property
    def conversations_by_person(self) -> Mapping[str, list[Conversation]]:
        """Person id to their conversations, oldest first."""
        return _by_person(self.conversations.values())

    @cached_property
    def messages_by_person(self) -> Mapping[str, list[Message]]:
        """Person id to all contact with them, oldest first, drafts last."""
        return {
            person: sorted(messages, key=lambda message: (message.at or LATEST, message.id))
            for person, messages in _by_person(self.messages.values()).items()
        }

    @cached_property
    def loops_by_person(self) -> Mapping[str, list[Loop]]:
        """Person id to what they gave or were promised, oldest first."""
        return _by_person(self.loops.values())

    @cached_property
    def learnings_by_person(self) -> Mapping[str, list[Learning]]:
        """Person id to what I learned from them, oldest first."""
        return _by_person(self.learnings.values())

    @cached_property
    def introductions_by(self) -> Mapping[str, list[Conversation]]:
        """Person id to the open conversations to which they may introduce me, oldest first."""
        grouped: dict[str, list[Conversation]] = defaultdict(list)
        for conversation in sorted(self.conversations.values(), key=lambda one: one.id):
            if conversation.introducer is not None and conversation.closed is None:
                grouped[conversation.introducer].append(conversation)
        return dict(grouped)

    def spotted(self) -> Iterator["PersonLine | Person"]:
        """People with whom nothing has happened: no conversation, and not set aside in triage.

        Those I added by hand come first, then those of imports; the longest known first.
        """
        busy = self.conversations_by_person
        return (
            person
            for person in self.by_age()
            if person.triage is None and person.do_not_contact is None and person.id not in busy
        )

    def by_age(self) -> Sequence["PersonLine | Person"]:
        """Everybody, in the order of `spotted`."""
        if isinstance(self.people, Table):
            return self.people.once(_lines_by_age)
        return sorted(self.people.values(), key=_by_age)

    def open_conversation(self, person: str) -> Conversation | None:
        """The one conversation with this person that is not closed, if there is one."""
        for conversation in reversed(self.conversations_by_person.get(person, [])):
            if conversation.closed is None:
                return conversation
        return None

    def messages_in(self, conversation: Conversation) -> list[Message]:
        """All contact within one conversation, oldest first, drafts last."""
        return [
            message
            for message in self.messages_by_person.get(conversation.person, [])
            if message.conversation == conversation.id
        ]

    def loops_in(self, conversation: Conversation) -> list[Loop]:
        """All loops of one conversation, oldest first."""
        return [
            loop
            for loop in self.loops_by_person.get(conversation.person, [])
            if loop.conversation == conversation.id
        ]


def _lines_by_age(people: Table[Person]) -> Sequence[PersonLine]:
    """The lines of everybody, in order; what is the same in many of them is kept once."""
    lines, same = [], dict[object, Any]()
    for person, line in zip(people, people.lines(PersonLine), strict=True):
        created, source = line.created, line.source
        lines.append(
            PersonLine(
                same.setdefault(created, created),
                person,
                same.setdefault(source, source),
                line.referred_by,
                line.dream,
                line.warmth,
                line.triage,
                line.do_not_contact,
            )
        )
    return sorted(lines, key=_by_age)


def _by_age(person: PersonLine | Person) -> tuple[bool, datetime, str]:
    return bool(person.source), person.created, person.id


LATEST = datetime.max.replace(tzinfo=UTC)


def _by_person(records: Iterable[_Owned]) -> Mapping[str, list[_Owned]]:
    grouped: dict[str, list[_Owned]] = defaultdict(list)
    for record in sorted(records, key=lambda record: record.id):
        grouped[record.person].append(record)
    return dict(grouped)
