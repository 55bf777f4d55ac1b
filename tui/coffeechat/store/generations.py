"""Data files and their journals: loading a generation, and switching to the next.

`db.json` alone says which journal continues it, so one rename switches both. At every moment of a
switch the folder holds one complete generation; whatever else a dead session left is overwritten
or removed by the next switch.
"""

import errno
import os
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from coffeechat.store import disk, migrations
from coffeechat.store.datafile import Documents, Meta, Tables, parse, parse_first_line, render
from coffeechat.store.errors import Damaged, NewerSchema
from coffeechat.store.files import Files
from coffeechat.store.journal import Base, Change, Header, Journal, may_hold_acts

_SALT_BITS = 32
_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.EXDEV, errno.EMLINK}
_FIRST_LINE_LIMIT = 1 << 16


class Stamp(NamedTuple):
    """What tells one state of the data file from another without reading it."""

    inode: int
    size: int
    mtime_ns: int


@dataclass
class Generation:
    """A data file as it was read, with its journal opened but not yet read."""

    meta: Meta
    tables: Tables
    journal: Journal
    stamp: Stamp
    #: The data file is not the one that the journal continues: somebody edited it.
    edited: bool


def stamp_of(path: Path) -> Stamp:
    """The stamp of the data file.

    Raises:
        Damaged: There is no file.
    """
    try:
        status = path.lstat()
    except FileNotFoundError as error:
        raise Damaged(f"There is no store at {path}.") from error
    return Stamp(status.st_ino, status.st_size, status.st_mtime_ns)


def peek(path: Path) -> Meta | None:
    """The notes in the first line of a data file, or None when it is not one of ours."""
    descriptor = disk.open_file(path)
    try:
        first = os.pread(descriptor, _FIRST_LINE_LIMIT, 0).partition(b"\n")[0]
    finally:
        os.close(descriptor)
    return parse_first_line(first)


def load(files: Files, *, write: bool) -> Generation:
    """The generation that the data file names.

    Raises:
        Damaged: Data file and journal cannot be read or do not fit together.
        NewerSchema: A newer program wrote it, so this one may only look.
    """
    stamp = stamp_of(files.data)
    data = read(files.data)
    meta, tables = parse(data)
    if write and meta.schema > migrations.current():
        raise NewerSchema(newer_schema(meta))
    journal = Journal.open(files.journal(meta.gen), write=write)
    try:
        edited = is_edited(data, stamp, journal.header)
    except Damaged:
        journal.close()
        raise
    return Generation(meta, tables, journal, stamp, edited)


def newer_schema(meta: Meta) -> str:
    """Why this program may not write the file."""
    return (
        f"The store was written by a newer coffeechat (format {meta.schema}, this one knows "
        f"{migrations.current()}); update the program to change anything."
    )


def is_edited(data: bytes, stamp: Stamp, header: Header) -> bool:
    """Whether somebody changed the data file since the program wrote it.

    Raises:
        Damaged: It changed but its time did not, so that the disk did it; or it is not text.
    """
    base = header.base
    if (base.crc, base.size) == (zlib.crc32(data), len(data)):
        return False
    if base.mtime_ns == stamp.mtime_ns:
        raise Damaged("The store's file is damaged on the disk; see coffeechat doctor.")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        raise Damaged("The store's file was changed and is no longer UTF-8 text.") from error
    return True


def begin(files: Files, random_bits: Callable[[int], int]) -> None:
    """Write the first, empty generation.

    Raises:
        Damaged: There are journals with acts or backups beside it: the data file was lost.
    """
    journals = [files.journal(generation) for generation in files.journal_generations()]
    if files.backup_journals() or any(may_hold_acts(read(journal)) for journal in journals):
        raise Damaged(f"The store's file {files.data} is gone; see coffeechat doctor.")
    meta = Meta(gen=1, seq=0, schema=migrations.current(), ids={})
    start_over(files, meta, {}, random_bits)


def start_over(
    files: Files,
    meta: Meta,
    tables: Mapping[str, Documents],
    random_bits: Callable[[int], int],
) -> None:
    """Make `meta` and `tables` the generation, whatever state the files are in."""
    journal, _ = _write(files, meta, tables, random_bits)
    journal.close()
    _take_place(files)


def switch(
    files: Files,
    meta: Meta,
    tables: Mapping[str, Documents],
    random_bits: Callable[[int], int],
    *,
    act: Sequence[Change] = (),
    keep_data: bool = True,
) -> tuple[Journal, Stamp]:
    """Make `meta` and `tables` the new generation; the old one becomes a backup pair.

    The renaming is the moment of truth: before it the old generation counts, after it the new one.

    Args:
        files: The paths.
        meta: What the new data file notes about itself.
        tables: The documents.
        random_bits: Makes the salt of the new journal.
        act: Changes that happen in the same moment, as the first act of the new journal.
        keep_data: Whether the old data file is sound and becomes a backup.
    """
    old = meta.gen - 1
    journal, stamp = _write(files, meta, tables, random_bits, act)
    try:
        _keep(files, old, data=keep_data)
        _take_place(files)
    except BaseException:
        journal.close()
        raise
    with suppress(OSError):  # it counts already
        remove_journals_but(files, meta.gen)
    return journal, stamp


def remove_journals_but(files: Files, generation: int) -> None:
    """Remove the journals beside the data file that no longer count: they are among the backups.

    Raises:
        OSError: The disk refused.
    """
    for other in set(files.journal_generations()) - {generation}:
        disk.remove(files.journal(other))


def _write(
    files: Files,
    meta: Meta,
    tables: Mapping[str, Documents],
    random_bits: Callable[[int], int],
    act: Sequence[Change] = (),
) -> tuple[Journal, Stamp]:
    """Put the data file, under its temporary name, and its journal on the disk."""
    data = render(meta, tables)
    disk.remove(files.fresh_data)
    descriptor = disk.create(files.fresh_data)
    try:
        disk.write(descriptor, data, 0)
        disk.sync(descriptor)
        status = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    header = Header(
        v=1,
        gen=meta.gen,
        schema=meta.schema,
        erased=meta.erased,
        seq=meta.seq,
        salt=random_bits(_SALT_BITS),
        base=Base(zlib.crc32(data), len(data), status.st_mtime_ns),
    )
    journal = Journal.create(files.journal(meta.gen), header, act)
    return journal, Stamp(status.st_ino, status.st_size, status.st_mtime_ns)


def _keep(files: Files, generation: int, *, data: bool) -> None:
    """Give the old data file and journal a second name among the backups."""
    disk.make_folder(files.backups)
    _keep_one(files.journal(generation), files.backup_journal(generation))
    if data:
        _keep_one(files.data, files.backup(generation))
    disk.sync_folder(files.backups)


def _keep_one(source: Path, target: Path) -> None:
    disk.remove(target)
    try:
        disk.link(source, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        disk.write_file(target, read(source))


def _take_place(files: Files) -> None:
    disk.sync_folder(files.folder)
    disk.replace(files.fresh_data, files.data)
    disk.sync_folder(files.folder)


def read(path: Path) -> bytes:
    """The content of a file; a symbolic link is refused (`OSError`, ELOOP)."""
    descriptor = disk.open_file(path)
    with os.fdopen(descriptor, "rb") as file:
        return file.read()
