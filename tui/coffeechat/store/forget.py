"""Forgetting: somebody erased from the store, its journals and its backups, for good.

An act first removes their records, so that the history says so. What is erased here, document by
document in every file, can then never come back by undo, restore or rebuilding; everybody else
stays in every backup. Running it again finishes what a crash interrupted.
"""

import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from coffeechat.domain.records import Forgotten, Override
from coffeechat.domain.traces import Traces
from coffeechat.store import disk
from coffeechat.store.codec import id_of, person_of
from coffeechat.store.datafile import EVENTS, Tables, parse, render
from coffeechat.store.errors import Damaged
from coffeechat.store.files import Files
from coffeechat.store.generations import read, remove_journals_but
from coffeechat.store.journal import Base, Change, Line, read_header, read_whole, written

_FORGOTTEN = "(forgotten)"


def with_former_records(files: Files, generation: int, traces: Traces) -> Traces:
    """The traces, with the ids of the person's records that only earlier states still hold.

    Args:
        files: The paths.
        generation: The present one.
        traces: With the ids of the person and their present records.
    """
    ids = set(traces.ids)
    backups = [path for path, _, _ in files.backup_files()]
    journals = [files.journal(generation), *files.backup_journals()]
    for path in [*backups, *journals, *files.set_aside()]:
        ids.update(id_of(raw) for raw in _images(read(path)) if person_of(raw) in traces.ids)
    return Traces(frozenset(ids - {""}), traces.words, traces.name)


def without(tables: Tables, traces: Traces) -> Tables:
    """The tables without the person's documents, and without their traces in other documents."""
    cleaned: Tables = {}
    for table, documents in tables.items():
        kept = ((number, _without(table, raw, traces)) for number, raw in documents.items())
        cleaned[table] = {number: raw for number, raw in kept if raw is not None}
    return cleaned


def erase_from_copies(files: Files, generation: int, traces: Traces) -> int:
    """Rewrite every backup, kept journal and copy set aside in which the person is to be found.

    Args:
        files: The paths.
        generation: The present one, which is clean.
        traces: What is taken out.

    Returns:
        How many files were too damaged to be rewritten, and so were removed.
    """
    remove_journals_but(files, generation)
    bases: dict[int, Base] = {}
    removed = 0
    for path, number, label in files.backup_files():
        content = _rewrite(path, traces, {})
        removed += content is None
        if content is not None and not label:
            bases[number] = Base(zlib.crc32(content), len(content), path.stat().st_mtime_ns)
    for path in [*files.backup_journals(), *files.set_aside()]:
        removed += _rewrite(path, traces, bases) is None
    disk.sync_folder(files.folder)
    if files.backups.is_dir():
        disk.sync_folder(files.backups)
    return removed


def _without(table: str, raw: msgspec.Raw, traces: Traces) -> msgspec.Raw | None:
    """A document as it stays; None when it goes, because it is theirs or cannot be understood."""
    if not traces.found_in_file(bytes(raw)):
        return raw
    document = _decoded(raw)
    if document is None or _is_theirs(table, document, traces.ids):
        return None
    if table == Forgotten.TABLE:
        return raw  # what is still to be erased has to be known until it is
    subjects = document.get("subjects")
    if table == EVENTS and isinstance(subjects, list) and _is_any(traces.ids, *subjects):
        document["summary"] = _FORGOTTEN
    cleaned = traces.taken_out_of_document(document)
    return raw if cleaned == document else msgspec.Raw(msgspec.json.encode(cleaned))


def _is_theirs(table: str, document: dict[str, Any], ids: Collection[str]) -> bool:
    owners = [document.get("id"), document.get("person")]
    if table == Override.TABLE:
        owners.append(document.get("subject"))
    return _is_any(ids, *owners)


def _is_any(ids: Collection[str], *values: object) -> bool:
    return any(isinstance(value, str) and value in ids for value in values)


def _decoded(raw: msgspec.Raw) -> dict[str, Any] | None:
    try:
        return msgspec.json.decode(raw, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _images(data: bytes) -> Iterator[msgspec.Raw]:
    """Every document in a data file or a journal, as far as it can be read."""
    if read_header(data) is not None:
        for line in read_whole(data)[0]:
            for change in line.changes:
                yield from (image for image in (change.new, change.old) if image is not None)
        return
    with suppress(Damaged):
        for documents in parse(data)[1].values():
            yield from documents.values()


def _rewrite(path: Path, traces: Traces, bases: Mapping[int, Base]) -> bytes | None:
    """Take the traces out of a data file or journal.

    Args:
        path: The file.
        traces: What is taken out.
        bases: What the data files of these generations are like now.

    Returns:
        The content from now on; None when it named the person and is too damaged to be rewritten.
    """
    data = read(path)
    header = read_header(data)
    names_them = traces.found_in_file(data)
    if names_them or (header is not None and bases.get(header.gen, header.base) != header.base):
        content = _cleaned(data, traces, bases)
        if content is not None:
            _replace(path, content)
            return content
    if names_them:
        disk.remove(path)
        return None
    return data


def _cleaned(data: bytes, traces: Traces, bases: Mapping[int, Base]) -> bytes | None:
    """The content of a data file or journal without the traces; None when it is damaged."""
    header = read_header(data)
    if header is None:
        try:
            meta, tables = parse(data)
        except Damaged:
            return None
        return render(meta, without(tables, traces))
    lines, rest = read_whole(data)
    if rest:
        return None
    header = msgspec.structs.replace(header, base=bases.get(header.gen, header.base))
    return written(
        header,
        [Line(line.seq, [_changed(change, traces) for change in line.changes]) for line in lines],
    )


def _changed(change: Change, traces: Traces) -> Change:
    """A change without the traces.

    If there were any in a record, its later image stands for the earlier one too, so that replaying
    works and undo knows that what was before is no longer kept. Numbers stay: each is used once.
    """
    table, number, new, old = change
    images = [raw and _without(table, raw, traces) for raw in (new, old)]
    if images == [new, old] or table == EVENTS:
        return Change(table, number, *images)
    return Change(table, number, images[0], images[0])


def _replace(path: Path, content: bytes) -> None:
    """Put new content in a file's place; its time stays, by which backups are thinned and shown."""
    fresh = path.with_name(path.name + ".new")
    disk.remove(fresh)
    disk.write_file(fresh, content, mtime_ns=path.stat().st_mtime_ns)
    disk.replace(fresh, path)
