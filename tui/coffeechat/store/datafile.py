"""The file at rest: plain TinyDB JSON that stock TinyDB opens.

Its first line is the table `_meta` alone, then come the tables by name, the events last, with one
document per line:

    {"_meta":{"1":{"gen":12,"seq":345,"schema":1,"ids":{"people":30012}}},
    "people":{
    "1":{...},
    "2":{...}},
    "events":{
    "1":{...}}
    }
"""

from collections.abc import Mapping
from typing import TypeAlias

import msgspec

from coffeechat.store.errors import Damaged
from coffeechat.store.journal import Line

META = "_meta"
EVENTS = "events"

Documents: TypeAlias = dict[int, msgspec.Raw]
Tables: TypeAlias = dict[str, Documents]


class Meta(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the program notes about the file itself.

    `gen` counts the data files and names the journal; `seq` counts the acts up to this file; `ids`
    is the highest document number ever used in each table; `erased` counts the times that
    something was forgotten.
    """

    gen: int
    seq: int
    schema: int
    erased: int = 0
    ids: dict[str, int]


class _FirstLine(msgspec.Struct):
    meta: dict[str, Meta] = msgspec.field(name=META)


_first_line = msgspec.json.Decoder(_FirstLine)
_whole = msgspec.json.Decoder(dict[str, dict[int, msgspec.Raw]])
_meta = msgspec.json.Decoder(Meta)


def apply(line: Line, tables: Tables, ids: dict[str, int]) -> None:
    """Take one act into tables and their highest document numbers."""
    for table, number, new, _ in line.changes:
        documents = tables.setdefault(table, {})
        if new is None:
            documents.pop(number, None)
        else:
            documents[number] = new
        if number > ids.get(table, 0):
            ids[table] = number


def highest_numbers(meta: Meta, tables: Tables) -> dict[str, int]:
    """The highest document number ever used in each table."""
    ids = dict(meta.ids)
    for table, documents in tables.items():
        ids[table] = max(ids.get(table, 0), *documents, 0)
    return ids


def render(meta: Meta, tables: Mapping[str, Documents]) -> bytes:
    """The bytes of the file."""
    parts = [b'{"%s":{"1":%s}' % (META.encode(), msgspec.json.encode(meta))]
    names = sorted(tables, key=lambda name: (name == EVENTS, name))
    parts += [_render_table(name, tables[name]) for name in names if tables[name]]
    return b",\n".join(parts) + b"\n}\n"


def canonical(tables: Mapping[str, Documents]) -> bytes:
    """The content alone, so that two stores can be compared; events are left out."""
    return b",\n".join(
        _render_table(name, tables[name])
        for name in sorted(tables)
        if tables[name] and name != EVENTS
    )


def parse_first_line(line: bytes) -> Meta | None:
    """The notes in the first line, or None if it is not one of ours."""
    try:
        return _first_line.decode(line.rstrip().removesuffix(b",") + b"}").meta["1"]
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError):
        return None


def parse(data: bytes) -> tuple[Meta, Tables]:
    """The notes and the tables, each document still encoded.

    Raises:
        Damaged: It is not JSON of the right shape.
    """
    try:
        tables = _whole.decode(data)
        meta = _meta.decode(tables.pop(META)[1])
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError) as error:
        raise Damaged("The store's file cannot be read; nothing in it was changed.") from error
    return meta, tables


def _render_table(name: str, documents: Documents) -> bytes:
    lines = [b'"%d":%s' % (number, bytes(documents[number])) for number in sorted(documents)]
    return msgspec.json.encode(name) + b":{\n" + b",\n".join(lines) + b"}"
