"""A data file rebuilt from what is kept: a backup and the journals that came after it."""

import zlib
from contextlib import suppress

from coffeechat.store.datafile import Meta, Tables, apply, highest_numbers, parse, render
from coffeechat.store.errors import Damaged
from coffeechat.store.files import Files
from coffeechat.store.generations import read
from coffeechat.store.journal import Base, read_header, read_whole


def rebuild(files: Files, generation: int, base: Base) -> Tables | None:
    """The tables of the data file of a generation, or None when too little is kept.

    The result is never a guess: written out, it has the checksum that its journal noted.
    """
    for backup in reversed(files.backup_generations()):
        if backup >= generation:
            continue
        try:
            meta, tables = _replay(files, backup, generation)
        except (Damaged, OSError):
            continue
        data = render(meta, tables)
        if (zlib.crc32(data), len(data)) == (base.crc, base.size):
            return tables
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
