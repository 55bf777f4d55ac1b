"""One act on its way: what it puts and removes, until it is committed as one line."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TypeVar

import msgspec

from coffeechat.domain.ids import fresh_ids
from coffeechat.domain.records import Event, Person, Record
from coffeechat.domain.snapshot import Records
from coffeechat.store.codec import TABLES, id_of, person_of
from coffeechat.store.datafile import EVENTS
from coffeechat.store.errors import Conflict
from coffeechat.store.journal import Change
from coffeechat.store.published import Key

R = TypeVar("R", bound=Record)

_MOST_SUBJECTS = 20


class Transaction:
    """What an act changes. Nothing happens before the act's body has ended without an error.

    Attributes:
        records: The caught-up state at the start of the act.
        now: The moment of the act, UTC.
        summary: Set by the act: one line of what happened.
        origin: Set by an act that a plugin proposed: the plugin's id.
        event: The event, once committed; None when nothing really changed.
    """

    def __init__(self, records: Records, now: datetime, random_bits: Callable[[int], int]) -> None:
        self.records = records
        self.now = now
        self.summary = ""
        self.origin = ""
        self.event: Event | None = None
        self.wanted: dict[Key, Record | None] = {}
        self.documents: dict[Key, msgspec.Raw] = {}
        self.past: list[msgspec.Raw] = []
        self._ids = fresh_ids(now, random_bits)

    def fresh_id(self) -> str:
        """A new record id; ids of one act keep their order."""
        return next(self._ids)

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with its id."""
        self.wanted[_key(record)] = record

    def put_document(self, table: str, record_id: str, document: msgspec.Raw) -> None:
        """Add a record as it lay in another store, keys that we do not know included."""
        self.documents[table, record_id] = document

    def add_event(self, document: msgspec.Raw) -> None:
        """Add an event of another store to the history."""
        self.past.append(document)

    def merge(self, before: R, after: R) -> R:
        """Put only what a form changed, onto the record as it is now.

        Args:
            before: The record when the form was opened.
            after: The record as the form leaves it.

        Returns:
            The record as it was put.

        Raises:
            Conflict: Another session changed one of these fields to something else meanwhile.
        """
        field, _ = TABLES[before.TABLE]
        table: Mapping[str, R] = getattr(self.records, field)
        now = table.get(before.id)
        if now is None:
            raise Conflict("Not saved: it was removed elsewhere meanwhile.", ())
        mine = {
            name: getattr(after, name)
            for name in after.__struct_fields__
            if getattr(after, name) != getattr(before, name)
        }
        torn = tuple(
            name
            for name, value in mine.items()
            if getattr(now, name) not in (getattr(before, name), value)
        )
        if torn:
            fields = " and ".join(f"«{name}»" for name in torn)
            raise Conflict(f"Not saved: {fields} was changed elsewhere meanwhile.", torn)
        merged = now.replace(**mine)
        self.put(merged)
        return merged

    def remove(self, record: Record) -> None:
        """Take a record out."""
        self.wanted[_key(record)] = None


def subjects(changes: Iterable[Change]) -> tuple[str, ...]:
    """The ids an event names: the people concerned first, at most twenty in all."""
    people: dict[str, None] = {}
    others: dict[str, None] = {}
    for change in changes:
        document = change.new or change.old
        if document is None:
            continue
        if len(people) >= _MOST_SUBJECTS:
            break
        if change.table == EVENTS:
            continue
        if change.table == Person.TABLE:
            people[id_of(document)] = None
            continue
        others[id_of(document)] = None
        if owner := person_of(document):
            people[owner] = None
    return tuple({**people, **others})[:_MOST_SUBJECTS]


def _key(record: Record) -> Key:
    if record.TABLE not in TABLES:
        raise TypeError(f"{type(record).__name__} has no table in Records")
    return record.TABLE, record.id
