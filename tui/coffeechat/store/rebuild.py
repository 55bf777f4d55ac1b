"""A data file rebuilt from what is kept: a backup and the journals that came after it."""

import zlib
from contextlib import suppress

import msgspec

from coffeechat.store.datafile import Meta, Tables, apply, highest_numbers, parse, render
from coffeechat.store.errors import Damaged
from coffeechat.store.files import Files
from coffeechat.store.generations import read
from coffeechat.store.journal import Header, read_header, read_whole


def rebuild(files: Files, header: Header) -> tuple[Meta, Tables] | None:
    """The data file that a journal continues, or None when too little is kept.

    The result is never a guess: written out, it has the checksum that the journal noted.
    """
    base = header.base
    for backup in reversed(files.backup_generations()):
        if backup >= header.gen:
            continue
        try:
            meta, tables = _replay(files, backup, header.gen)
        except (Damaged, OSError):
            continue
        meta = msgspec.structs.replace(meta, erased=header.erased)
        data = render(meta, tables)
        if (zlib.crc32(data), len(data)) == (base.crc, base.size):
            return meta, tables
    return None


def latest_before(files: Files, generation: int) -> tuple[Meta, Tables] | None:
    """The latest state below a generation that a backup and its journals give, unproven."""
    for backup in reversed(files.backup_generations()):
        if backup >= generation:
            continue
        for end in range(generation, backup, -1):
            try:
                return _replay(files, backup, end)
            except (Damaged, OSError):
                continue
        with suppress(Damaged, OSError):
            return parse(read(files.backup(backup)))
    return None


def as_it_is(files: Files) -> bytes:
    """A data file of the present state in the format that the files have.

    Raises:
        Damaged: The files are not sound.
    """
    meta, tables = parse(read(files.data))
    ids = highest_numbers(meta, tables)
    lines, _ = read_whole(read(files.journal(meta.gen)))
    for line in lines:
        apply(line, tables, ids)
    return render(
        Meta(gen=meta.gen, seq=meta.seq + len(lines), schema=meta.schema, ids=ids), tables
    )


def _replay(files: Files, backup: int, generation: int) -> tuple[Meta, Tables]:
    """The backup, and all acts of its journal and of those up to the generation.

    Raises:
        Damaged: One of them is not sound.
        OSError: One of them is not there.
    """
    meta, tables = parse(read(files.backup(backup)))
    ids = highest_numbers(meta, tables)
    seq, schema = meta.seq, meta.schema
    for number in range(backup, generation):
        data = read(files.backup_journal(number))
        header = read_header(data)
        if header is None or (header.gen, header.seq, header.schema) != (number, seq, schema):
            raise Damaged("The kept journals do not follow each other.")
        lines, rest = read_whole(data)
        if rest:
            raise Damaged("A kept journal is damaged.")
        for line in lines:
            apply(line, tables, ids)
        seq += len(lines)
    return Meta(gen=generation, seq=seq, schema=schema, ids=ids), tables
