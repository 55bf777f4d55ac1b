"""TinyDB's table hook: each change is one journal line that holds only what it touched.

    with JournalDB(path, clock=clock) as db:
        db.table("people").search(where("place") == "Basel")

The whole public interface of TinyDB works, beside running sessions of the program. What differs
from stock TinyDB is deliberate: results are copies, there is no query cache, and a document number
is never used twice.
"""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any, cast

import msgspec
from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Table

from coffeechat.store.codec import is_readable
from coffeechat.store.datafile import META, Documents
from coffeechat.store.errors import NotSaved
from coffeechat.store.journal import Change
from coffeechat.store.storage import JournalStorage


class JournalTable(Table):
    """A TinyDB table on a `JournalStorage`."""

    def __init__(
        self, storage: Storage, name: str, cache_size: int = 0, *, persist_empty: bool = False
    ) -> None:
        del cache_size, persist_empty  # no cache to go stale, no empty table to keep
        if not isinstance(storage, JournalStorage):
            raise TypeError("a JournalTable needs a JournalStorage")
        super().__init__(storage, name, cache_size=0)
        self._engine = storage.engine
        self._touched = _Touched({})

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; its number is taken and used under one lock."""
        with self._engine.exclusive():
            return super().insert(document)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update or insert a document, under one lock."""
        with self._engine.exclusive():
            return super().upsert(document, cond)

    def _get_next_id(self) -> int:
        number = self._engine.take_number(self.name)
        while number in self._touched:  # a document of the same call brought this number along
            number = self._engine.take_number(self.name)
        return number

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        self._engine.refresh()
        with self._engine.reading() as tables:
            documents = dict(tables.get(self.name, {}))
        return cast("dict[str, Mapping[str, Any]]", _Decoded(documents))

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        if self.name == META:
            raise NotSaved(f"Not saved: the table {META} belongs to the program.")
        with self._engine.exclusive():
            self._touched = _Touched(self._engine.tables.get(self.name, {}))
            updater(cast("dict[int, Mapping[str, Any]]", self._touched))
            if changes := list(self._touched.changes(self.name)):
                self._engine.commit(changes)


class JournalDB(TinyDB):
    """A TinyDB database on a `JournalStorage`."""

    # TinyDB's documented hooks; its annotations only allow its own classes.
    default_storage_class = JournalStorage  # type: ignore[assignment]
    table_class = JournalTable  # type: ignore[assignment]

    def drop_tables(self) -> None:
        """Remove every table, whatever another session wrote since."""
        storage = self.storage
        assert isinstance(storage, JournalStorage)
        with storage.engine.exclusive():
            storage.read()
            super().drop_tables()

    def drop_table(self, name: str) -> None:
        """Remove one table, whatever another session wrote since."""
        storage = self.storage
        assert isinstance(storage, JournalStorage)
        with storage.engine.exclusive():
            super().drop_table(name)


class _Decoded(Mapping[str, dict[str, Any]]):
    """A table as TinyDB reads it, each document decoded when it is looked at."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def __getitem__(self, key: str) -> dict[str, Any]:
        if not key.isdecimal():
            raise KeyError(key)
        return _decode(self._documents[int(key)])

    def __iter__(self) -> Iterator[str]:
        return map(str, self._documents)

    def __len__(self) -> int:
        return len(self._documents)


class _Touched(MutableMapping[int, dict[str, Any]]):
    """A table as TinyDB changes it: private copies of what was looked at or set."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._touched: dict[int, dict[str, Any] | None] = {}

    def __getitem__(self, number: int) -> dict[str, Any]:
        if number not in self._touched:
            self._touched[number] = _decode(self._documents[number])
        document = self._touched[number]
        if document is None:
            raise KeyError(number)
        return document

    def __setitem__(self, number: int, document: dict[str, Any]) -> None:
        self._touched[number] = document

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self._touched[number] = None

    def __contains__(self, number: object) -> bool:
        if number in self._touched:
            return self._touched[number] is not None
        return number in self._documents

    def __iter__(self) -> Iterator[int]:
        yield from [number for number in self._documents if number in self]
        yield from [n for n in self._touched if n not in self._documents and n in self]

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def changes(self, table: str) -> Iterator[Change]:
        """What was really changed.

        Raises:
            NotSaved: A document would not be readable for the program.
        """
        for number, document in self._touched.items():
            old = self._documents.get(number)
            if document is None:
                if old is not None:
                    yield Change(table, number, None, old)
            elif old is None or _decode(old) != document:
                new = msgspec.Raw(msgspec.json.encode(document))
                if not is_readable(table, new):
                    raise NotSaved(f"Not saved: document {number} does not fit the table {table}.")
                yield Change(table, number, new, old)


def _decode(document: msgspec.Raw) -> dict[str, Any]:
    decoded: dict[str, Any] = msgspec.json.decode(document)
    return decoded
