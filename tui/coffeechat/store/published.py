"""What readers of the store see: immutable records and events, each act swapping in new ones."""

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, overload

import msgspec

from coffeechat.domain.records import Event
from coffeechat.domain.snapshot import Records
from coffeechat.domain.table import Table
from coffeechat.store.codec import TABLES, decode_event, id_of, is_readable
from coffeechat.store.datafile import EVENTS, Tables
from coffeechat.store.journal import Line
from coffeechat.store.layers import Layers

Key: TypeAlias = tuple[str, str]
"""A record: its table and its id."""

Layer: TypeAlias = dict[str, msgspec.Raw | None]
"""What changed in a table: the documents by the ids of their records, None for what is gone."""


@dataclass(frozen=True)
class Change:
    """What one act did: its event, and the table and id of every record it touched."""

    event: Event
    touched: frozenset[Key]


class History(Sequence[Event]):
    """The events so far, oldest first, decoded when looked at.

    Later versions share the list and only know more of it, so adding an event copies nothing.
    """

    def __init__(self, documents: list[msgspec.Raw], length: int) -> None:
        self._documents = documents
        self._length = length

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Event]: ...
    def __getitem__(self, index: int | slice) -> Event | Sequence[Event]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(self._length))]
        if not -self._length <= index < self._length:
            raise IndexError(index)
        return decode_event(self._documents[index % self._length])

    def longer(self, document: msgspec.Raw) -> "History":
        """This history and one more event. Only the newest version may be made longer."""
        self._documents.append(document)
        return History(self._documents, len(self._documents))


class Published:
    """The latest records and events, and where each record lies in its table.

    Args:
        tables: The documents.
        doubtful: A newer program wrote them: leave out what cannot be read as a record.
    """

    def __init__(self, tables: Tables, *, doubtful: bool) -> None:
        self._doubtful = doubtful
        self._numbers: dict[str, dict[str, int]] = {}
        self.layers: dict[str, Layers[str, msgspec.Raw]] = {}
        fields: dict[str, Table[Any]] = {}
        for table, (field, type_) in TABLES.items():
            documents = tables.get(table, {})
            ids = {number: self._id_of(table, document) for number, document in documents.items()}
            self._numbers[table] = {key: number for number, key in ids.items() if key}
            self.layers[table] = Layers(
                {key: documents[number] for number, key in ids.items() if key}
            )
            fields[field] = Table(type_, self.layers[table])
        self.records = Records(**fields)
        events = {
            number: document
            for number, document in tables.get(EVENTS, {}).items()
            if not doubtful or is_readable(EVENTS, document)
        }
        self.events = History([events[number] for number in sorted(events)], len(events))

    def number_of(self, table: str, record_id: str) -> int | None:
        """The document number of a record, or None when there is no such record."""
        return self._numbers[table].get(record_id)

    def take_in(self, line: Line) -> Change | None:
        """Publish one act; what it did, or None when it held no event (a script's change)."""
        layers: dict[str, Layer] = defaultdict(dict)
        event = None
        for table, number, new, old in line.changes:
            if table in TABLES:
                self._put_into(layers[table], table, number, new, old)
            elif table == EVENTS and new and self._id_of(EVENTS, new):
                self.events = self.events.longer(new)
                event = decode_event(new)
        self._publish(layers)
        touched = frozenset((table, key) for table, layer in layers.items() for key in layer)
        return None if event is None else Change(event, touched)

    def _put_into(
        self,
        layer: Layer,
        table: str,
        number: int,
        new: msgspec.Raw | None,
        old: msgspec.Raw | None,
    ) -> None:
        """Note one changed document: what is under its former id now, and under its present one."""
        numbers = self._numbers[table]
        if old is not None and (former := self._id_of(table, old)):
            numbers.pop(former, None)
            layer[former] = None
        if new is not None and (present := self._id_of(table, new)):
            numbers[present] = number
            layer[present] = new

    def _publish(self, layers: Mapping[str, Layer]) -> None:
        """Have new records, with what changed in each of these tables."""
        tables: dict[str, Table[Any]] = {}
        for table, layer in layers.items():
            self.layers[table] = self.layers[table].updated(layer)
            field, type_ = TABLES[table]
            tables[field] = Table(type_, self.layers[table])
        if tables:
            self.records = dataclasses.replace(self.records, **tables)

    def since(self, before: "Published") -> Change | None:
        """What differs from an earlier state, told by the latest event; None when nothing does."""
        touched = frozenset(
            (table, key)
            for table, layer in self.layers.items()
            for key in {*layer, *before.layers[table]}
            if layer.get(key) != before.layers[table].get(key)
        )
        return Change(self.events[-1], touched) if touched and self.events else None

    def _id_of(self, table: str, document: msgspec.Raw) -> str:
        if self._doubtful and not is_readable(table, document):
            return ""
        return id_of(document)
