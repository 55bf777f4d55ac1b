"""Everything that was recorded, as one JSON object."""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TypeVar

import msgspec

from coffeechat.domain.records import (
    Conversation,
    Event,
    Forgotten,
    Learning,
    Loop,
    Message,
    Override,
    Pair,
    Person,
    Profile,
    Record,
    SilencedRule,
    Track,
)
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import PointKind

R = TypeVar("R", bound=Record)

_PRIVATE_FIELDS = ("phones", "notes", "points")


class _Export(msgspec.Struct, frozen=True, kw_only=True):
    """A list for each kind of record, by id."""

    profile: Sequence[Profile]
    tracks: Sequence[Track]
    people: Sequence[Person]
    conversations: Sequence[Conversation]
    messages: Sequence[Message]
    learnings: Sequence[Learning]
    loops: Sequence[Loop]
    overrides: Sequence[Override]
    silenced: Sequence[SilencedRule]
    pairs: Sequence[Pair]
    forgotten: Sequence[Forgotten]
    events: Sequence[Event]


def to_json(records: Records, events: Iterable[Event], *, private: bool) -> bytes:
    """All records and events as one JSON object, in UTF-8; the same input gives the same bytes.

    Only with `private` do phones, notes, texts of earlier contact, shared identities, reasons not to contact somebody and
    hashes of forgotten people go along; the fact that somebody must not be contacted always does.
    """
    people, pairs = _by_id(records.people), _by_id(records.pairs)
    export = _Export(
        profile=_by_id(records.profiles),
        tracks=_by_id(records.tracks),
        people=people if private else [_shareable(person) for person in people],
        conversations=_by_id(records.conversations),
        messages=_by_id(records.messages),
        learnings=_by_id(records.learnings),
        loops=_by_id(records.loops),
        overrides=_by_id(records.overrides),
        silenced=_by_id(records.silenced),
        pairs=pairs if private else [_shareable_pair(pair) for pair in pairs],
        forgotten=_by_id(records.forgotten) if private else [],
        events=sorted(events, key=attrgetter("id")),
    )
    encoded = msgspec.json.encode(export, order="deterministic")
    return msgspec.json.format(encoded, indent=2) + b"\n"


def _by_id(table: Mapping[str, R]) -> list[R]:
    return sorted(table.values(), key=attrgetter("id"))


def _shareable(person: Person) -> Person:
    """The person without what is nobody else's business, not even in its imported form."""
    barred = person.do_not_contact
    return person.replace(
        phones=(),
        notes="",
        do_not_contact=barred.replace(why="") if barred else None,
        points=tuple(point for point in person.points if point.kind != PointKind.SHARED_IDENTITY),
        contacts=tuple(contact.replace(text="") for contact in person.contacts),
        imported={
            field: value for field, value in person.imported.items() if field not in _PRIVATE_FIELDS
        },
    )


def _shareable_pair(pair: Pair) -> Pair:
    return pair.replace(
        before=tuple(map(_shareable, pair.before)),
        after=_shareable(pair.after) if pair.after is not None else None,
    )
