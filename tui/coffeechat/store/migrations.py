"""The version of the file's format, and how documents of older versions become today's.

A migration is a pure function of one document. When the format changes, append one here; it turns
documents of version N, counted from 1, into version N + 1. They run under the lock when an older
store is opened, and the result is written as a new generation, so that the old one is the backup.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import msgspec

from coffeechat.store.datafile import Tables
from coffeechat.store.journal import Change, Line

Migration: TypeAlias = Callable[[str, dict[str, Any]], dict[str, Any]]
"""Table name and document of one version to the document of the next."""

MIGRATIONS: Sequence[Migration] = ()


def current() -> int:
    """The version that this program reads and writes."""
    return 1 + len(MIGRATIONS)


def migrate(tables: Tables, schema: int) -> Tables:
    """Tables of an older version as tables of today's."""
    if schema >= current():
        return tables
    return {
        table: {number: _document(table, raw, schema) for number, raw in documents.items()}
        for table, documents in tables.items()
    }


def migrate_line(line: Line, schema: int) -> Line:
    """An act of an older version as if it had happened today."""
    if schema >= current():
        return line

    def image(table: str, raw: msgspec.Raw | None) -> msgspec.Raw | None:
        return None if raw is None else _document(table, raw, schema)

    changes = [
        Change(table, number, image(table, new), image(table, old))
        for table, number, new, old in line.changes
    ]
    return Line(line.seq, changes)


def _document(table: str, raw: msgspec.Raw, schema: int) -> msgspec.Raw:
    document = msgspec.json.decode(raw)
    for migration in MIGRATIONS[schema - 1 :]:
        document = migration(table, document)
    return msgspec.Raw(msgspec.json.encode(document))
