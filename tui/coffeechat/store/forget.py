"""Forgetting: documents erased from the store, its journals and its backups, for good.

An act first removes the records, so that the history says so; what is erased here can then never
come back by undo, restore or rebuilding. Running it again finishes what a crash interrupted.
"""

import zlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import msgspec

from coffeechat.store import disk
from coffeechat.store.codec import decode_event, encode_event, id_of
from coffeechat.store.datafile import EVENTS, Documents, Tables, parse, render
from coffeechat.store.errors import Damaged
from coffeechat.store.files import Files
from coffeechat.store.generations import read
from coffeechat.store.journal import Base, Change, Line, read_header, read_whole, written

_FORGOTTEN = "(forgotten)"


def without(tables: Tables, ids: Collection[str]) -> Tables:
    """The tables without these records, and without their traces in the history."""
    return {table: _without(table, documents, ids) for table, documents in tables.items()}


def erase_from_backups(files: Files, ids: Collection[str]) -> None:
    """Rewrite every backup and journal without these records; drop copies that name them.

    A file that is too damaged to be rewritten is removed when it names one of them.
    """
    bases: dict[int, Base] = {}
    for path, generation, label in files.backup_files():
        content = _rewritten_data(path, ids)
        if content is not None and not label:
            status = path.stat()
            bases[generation] = Base(zlib.crc32(content), len(content), status.st_mtime_ns)
    for path in files.backup_journals():
        _rewrite_journal(path, ids, bases)
    for path in files.set_aside():
        if _names(read(path), ids):
            disk.remove(path)
    disk.sync_folder(files.folder)
    if files.backups.is_dir():
        disk.sync_folder(files.backups)


def _without(table: str, documents: Documents, ids: Collection[str]) -> Documents:
    kept = {number: raw for number, raw in documents.items() if id_of(raw) not in ids}
    if table == EVENTS:
        return {number: _anonymous(raw, ids) for number, raw in kept.items()}
    return kept


def _anonymous(raw: msgspec.Raw, ids: Collection[str]) -> msgspec.Raw:
    event = decode_event(raw)
    if not any(subject in ids for subject in event.subjects):
        return raw
    subjects = tuple(subject for subject in event.subjects if subject not in ids)
    return encode_event(msgspec.structs.replace(event, subjects=subjects, summary=_FORGOTTEN))


def _rewritten_data(path: Path, ids: Collection[str]) -> bytes | None:
    data = read(path)
    if not _names(data, ids):
        return data
    try:
        meta, tables = parse(data)
    except Damaged:
        disk.remove(path)
        return None
    content = render(meta, without(tables, ids))
    _replace(path, content)
    return content


def _rewrite_journal(path: Path, ids: Collection[str], bases: dict[int, Base]) -> None:
    data = read(path)
    header = read_header(data)
    if header is None or read_whole(data)[1]:
        if _names(data, ids):
            disk.remove(path)
        return
    lines = [Line(line.seq, list(_blanked(line.changes, ids))) for line in read_whole(data)[0]]
    base = bases.get(header.gen, header.base)
    _replace(path, written(msgspec.structs.replace(header, base=base), lines))


def _blanked(changes: Iterable[Change], ids: Collection[str]) -> Iterator[Change]:
    """The changes with forgotten images taken out; their numbers stay, to be never used again."""
    for table, number, new, old in changes:
        images = [raw for raw in (new, old) if raw is not None]
        if any(id_of(raw) in ids for raw in images):
            yield Change(table, number, None, None)
        elif table == EVENTS and new is not None:
            yield Change(table, number, _anonymous(new, ids), old)
        else:
            yield Change(table, number, new, old)


def _names(data: bytes, ids: Collection[str]) -> bool:
    return any(record_id.encode() in data for record_id in ids)


def _replace(path: Path, content: bytes) -> None:
    fresh = path.with_name(path.name + ".new")
    disk.remove(fresh)
    disk.write_file(fresh, content)
    disk.replace(fresh, path)
