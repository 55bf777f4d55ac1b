"""Everything that was recorded, as one JSON object."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter

import msgspec

from coffeechat.domain.privacy import identities, without_words
from coffeechat.domain.records import (
    ARRIVAL,
    RECORD_TYPES,
    Binned,
    Conversation,
    Event,
    Forgotten,
    Pair,
    Person,
    Profile,
    Record,
    Track,
)
from coffeechat.domain.snapshot import Records
from coffeechat.domain.table import Table
from coffeechat.domain.words import PointKind
from coffeechat.store.codec import TABLES
from coffeechat.store.datafile import EVENTS

_PRIVATE_FIELDS = ("phones", "notes", "points")


def to_json(records: Records, events: Iterable[Event], *, private: bool) -> bytes:
    """All records and events as one JSON object, in UTF-8; the same input gives the same bytes.

    Only with `private` do phones, postal addresses, notes, what plugins keep with somebody (a table
    may have had birthdays and streets), what I read of them, how I felt about a talk, texts of
    earlier contact, shared identities, reasons not to contact somebody, people in the bin and
    hashes of forgotten ones go along; the fact that somebody must not be contacted always does.
    """
    export: dict[str, Sequence[object]] = {
        type_.TABLE: _entries(getattr(records, field), private=private)
        for field, type_ in TABLES.values()
    }
    if not private:
        export[Forgotten.TABLE] = export[Binned.TABLE] = []
    words = () if private else identities(records)
    in_order = {type_.TABLE: export[type_.TABLE] for type_ in RECORD_TYPES}
    in_order[EVENTS] = sorted(_without_arrivals(events), key=attrgetter("id"))
    parts = [
        b'"%s":%s' % (name.encode(), _encoded(entries, words)) for name, entries in in_order.items()
    ]
    return msgspec.json.format(b"{%s}" % b",".join(parts), indent=2) + b"\n"


def _encoded(entries: Sequence[object], without: Collection[str]) -> bytes:
    if without:
        plain = msgspec.to_builtins(entries, order="deterministic")
        return msgspec.json.encode(without_words(plain, without))
    return msgspec.json.encode(entries, order="deterministic")


def _entries(table: Mapping[str, Record], *, private: bool) -> Sequence[object]:
    """The records of a table by id; keys that we do not know go along with what is private."""
    found = sorted(table.values(), key=attrgetter("id"))
    if not private:
        return [_shareable(record) for record in found]
    if not isinstance(table, Table):
        return found
    return [_with_unknown(record, table.document(record.id)) for record in found]


def _with_unknown(record: Record, document: msgspec.Raw) -> object:
    known = record.__struct_fields__
    unknown = {
        key: value for key, value in msgspec.json.decode(document).items() if key not in known
    }
    return {**msgspec.to_builtins(record), **unknown} if unknown else record


def _without_arrivals(events: Iterable[Event]) -> list[Event]:
    """How the records came into this store is no part of them: in another they are the same."""
    listed = list(events)
    arrivals = {event.id for event in listed if event.verb == ARRIVAL}
    undone = {event.id for event in listed if event.undoes in arrivals}
    left_out = arrivals | undone
    return [event for event in listed if event.id not in left_out and event.redoes not in undone]


def _shareable(record: Record) -> Record:
    """The record without what is nobody else's business."""
    if isinstance(record, Person):
        return _shareable_person(record)
    if isinstance(record, Profile):
        return record.replace(identities=(), asked_me=())
    if isinstance(record, Track):
        return record.replace(notes="")
    if isinstance(record, Conversation) and record.interview is not None:
        shared = record.interview.replace(research="", before=None, after=None)
        return record.replace(interview=shared)
    if isinstance(record, Pair):
        return record.replace(
            before=tuple(map(_shareable_person, record.before)),
            after=_shareable_person(record.after) if record.after is not None else None,
        )
    return record


def _shareable_person(person: Person) -> Person:
    """The person without what is nobody else's business, not even in its imported form."""
    barred = person.do_not_contact
    return person.replace(
        phones=(),
        address="",
        notes="",
        do_not_contact=barred.replace(why="") if barred else None,
        points=tuple(point for point in person.points if point.kind != PointKind.SHARED_IDENTITY),
        contacts=tuple(contact.replace(text="") for contact in person.contacts),
        extras={},
        imported={
            field: value for field, value in person.imported.items() if field not in _PRIVATE_FIELDS
        },
    )
