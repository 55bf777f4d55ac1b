"""Everything said and done with a person, in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import chain

from coffeechat.domain.days import clock_words, exact_day_words
from coffeechat.domain.giving import GIFT_WORDS
from coffeechat.domain.introductions import introducer_of, step_words
from coffeechat.domain.parts import Contact, Relationship
from coffeechat.domain.records import Conversation, Event, Learning, Loop, Message, Person
from coffeechat.domain.relationships import RELATIONSHIP_WORDS
from coffeechat.domain.snapshot import Records
from coffeechat.domain.summary import MESSAGE_WORDS, loop_words
from coffeechat.domain.warmth import words_of
from coffeechat.domain.words import Direction, Facet

#: Acts of which no record tells but the person's own, which shows only what holds now.
_TOLD = frozenset(
    {
        *("edit", "connection", "warmth", "later", "no", "never", "merge", "unmerge"),
        *("belongs", "not_in", "dream", "tag", "level", "does_it", "ahead", "unbin"),
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: when (in UTC), and what, in a line. `dated` has no time of day."""

    at: datetime
    text: str
    dated: bool = False


def timeline(records: Records, person: Person, events: Iterable[Event] = ()) -> list[Entry]:
    """What happened with a person, oldest first; what was taken back is left out.

    Args:
        records: The present state.
        person: One of its people.
        events: The history, or the part of it that names this person.
    """
    found = [
        Entry(person.created, "imported" if person.source else "added"),
        *map(_past_contact, (one for one in person.contacts if one.last is not None)),
        *chain.from_iterable(
            _conversation(records, one)
            for one in records.conversations_by_person.get(person.id, ())
        ),
        *chain.from_iterable(map(_message, records.messages_by_person.get(person.id, ()))),
        *map(_learning, records.learnings_by_person.get(person.id, ())),
        *(_loop(records, one) for one in records.loops_by_person.get(person.id, ())),
        *map(_became, person.relationships),
        *_acts(person, events),
    ]
    return sorted(found, key=lambda entry: entry.at)


def entry_words(entry: Entry, now: datetime) -> tuple[str, str, str]:
    """The day and the time of something that happened, in my zone, and what it was.

    A day of another year is told with its year and without a time.
    """
    local = entry.at.astimezone(now.tzinfo)
    day = entry.at.date() if entry.dated else local.date()
    timed = day.year == now.year and not entry.dated
    words = exact_day_words(day, year=day.year != now.year)
    return words, clock_words(local) if timed else "", entry.text


def happened(events: Iterable[Event]) -> list[Event]:
    """The acts of a history that stand, oldest first: neither undone nor an undo themselves."""
    listed = list(events)
    redone = {event.redoes for event in listed if event.redoes}
    undone = {event.undoes for event in listed if event.undoes and event.id not in redone}
    return [
        event
        for event in listed
        if event.id not in undone and not event.undoes and not event.redoes
    ]


def _acts(person: Person, events: Iterable[Event]) -> Iterator[Entry]:
    about = (event for event in events if person.id in event.subjects)
    for event in happened(about):
        if event.verb in _TOLD or event.origin:
            yield Entry(event.at, event.summary.removesuffix("."))


def _past_contact(contact: Contact) -> Entry:
    assert contact.last is not None, "only contact whose day is known has a place in time"
    at = datetime.combine(contact.last, time(), UTC)
    text = f": «{contact.text}»" if contact.text else ""
    return Entry(at, f"{', '.join(words_of([contact]))}{text}", dated=True)


def _conversation(records: Records, conversation: Conversation) -> Iterator[Entry]:
    if conversation.why:
        yield Entry(conversation.created, f"why: {conversation.why}")
    introducer = introducer_of(records, conversation)
    if introducer is not None:
        for step in conversation.introduction:
            yield Entry(step.at, step_words(introducer, step.state))
    talk = conversation.interview
    if talk is not None and talk.called_off is not None:
        yield Entry(talk.called_off, "the talk was called off")
    closed = conversation.closed
    if closed is not None:
        note = f": {closed.note}" if closed.note else ""
        yield Entry(closed.at, f"closed, {closed.outcome.replace('_', ' ')}{note}")


def _became(step: Relationship) -> Entry:
    return Entry(step.at, f"now {RELATIONSHIP_WORDS[step.kind]}")


def _message(message: Message) -> Iterator[Entry]:
    if message.at is None:
        return
    if message.gift is not None and not message.subject:
        yield Entry(message.at, f"you gave {GIFT_WORDS[message.gift][0]}: {message.body}")
        return
    words = MESSAGE_WORDS[message.purpose]
    if message.reply is not None:
        words = f"{words}, {message.reply.replace('_', ' ')}"
    said = message.body if message.direction is Direction.BOTH else message.subject
    quoted = f" «{' '.join(said.split())}»" if said else ""
    yield Entry(message.at, f"{_WHO[message.direction]}: {words}{quoted}")


def _learning(learning: Learning) -> Entry:
    label = "term" if learning.facet is Facet.LINGO else "learned"
    return Entry(learning.created, f"{label}: {learning.text}")


def _loop(records: Records, loop: Loop) -> Entry:
    result = f": {loop.result}" if loop.result else ""
    return Entry(loop.created, f"{loop.kind.value}: {loop_words(records, loop)}{result}")


_WHO = {Direction.OUT: "you", Direction.IN: "they", Direction.BOTH: "both"}
