"""The records as they stood at a moment, from the data files and journals that are kept.

They are played forward from a kept data file, as opening a store does, and nothing is written. What
was forgotten is in no file, so it is in no past either.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coffeechat.domain.records import Event
from coffeechat.domain.snapshot import Records
from coffeechat.store import migrations
from coffeechat.store.codec import decode_event
from coffeechat.store.datafile import EVENTS, Tables, apply, parse
from coffeechat.store.errors import Damaged, StoreError
from coffeechat.store.files import Files
from coffeechat.store.generations import peek, read
from coffeechat.store.journal import Header, Line, read_header, read_whole
from coffeechat.store.migrations import migrate, migrate_line
from coffeechat.store.published import Published


class NotKept(StoreError):
    """The records of a moment are not kept, or there were none.

    Attributes:
        first: The first moment of which they are; None when nothing was ever done.
    """

    def __init__(self, first: datetime | None) -> None:
        super().__init__("What was then is not kept any more, or nothing was done yet.")
        self.first = first


@dataclass(frozen=True)
class _Kept:
    """A journal that is kept, with the data file that it continues where that is kept, too."""

    header: Header
    lines: list[Line]
    tables: Tables | None

    @property
    def last(self) -> int:
        """The number of its last act."""
        return self.header.seq + len(self.lines)


def records_as_of(files: Files, moment: datetime) -> Records:
    """The state after the last act that was done at a moment or before it.

    Args:
        files: The paths of the store.
        moment: Aware.

    Raises:
        NotKept: That state is not kept.
        Damaged: A file cannot be read.
    """
    later: list[_Kept] = []
    for kept in _chain(files):
        later.insert(0, kept)
        if kept.tables is None:
            continue
        begun = _last_event(kept.tables)
        if begun is None or begun.at <= moment:
            return _played(later, moment)
    raise NotKept(_first(later))


def _chain(files: Files) -> Iterable[_Kept]:
    """What is kept without a gap, latest first."""
    meta = peek(files.data)
    if meta is None:
        raise Damaged("The store's file cannot be read; see coffeechat doctor.")
    kept = _kept(files.journal(meta.gen), files.data)
    number = meta.gen
    while kept is not None:
        yield kept
        number -= 1
        before, kept = kept, _kept(files.backup_journal(number), files.backup(number))
        if kept is not None and kept.last != before.header.seq:
            return


def _kept(journal: Path, data: Path) -> _Kept | None:
    """A journal and its data file, as far as they can be read; None without the journal."""
    try:
        content = read(journal)
    except FileNotFoundError:
        return None
    header = read_header(content)
    if header is None:
        return None
    lines = [migrate_line(line, header.schema) for line in read_whole(content)[0]]
    return _Kept(header, lines, {} if header.seq == 0 else _tables(data, header))


def _tables(data: Path, header: Header) -> Tables | None:
    """The tables of a data file that is as the journal found it."""
    try:
        content = read(data)
    except FileNotFoundError:
        return None
    if (header.base.crc, header.base.size) != (zlib.crc32(content), len(content)):
        return None
    meta, tables = parse(content)
    return migrate(tables, meta.schema)


def _played(kept: list[_Kept], moment: datetime) -> Records:
    """What the acts up to a moment make of the first of some data files."""
    lines = [line for one in kept for line in one.lines]
    count = next(
        (
            position
            for position in range(len(lines), 0, -1)
            if (event := _event_of(lines[position - 1])) is not None and event.at <= moment
        ),
        0,
    )
    tables = {table: dict(documents) for table, documents in (kept[0].tables or {}).items()}
    if not count and not tables:
        raise NotKept(_first(kept))
    for line in lines[:count]:
        apply(line, tables, {})
    newer = max(one.header.schema for one in kept) > migrations.current()
    return Published(tables, doubtful=newer).records


def _first(kept: list[_Kept]) -> datetime | None:
    """The first moment whose records are known."""
    for one in kept:
        if one.tables is not None:
            event = _last_event(one.tables) or next(filter(None, map(_event_of, one.lines)), None)
            if event is not None:
                return event.at
    return None


def _last_event(tables: Tables) -> Event | None:
    documents = tables.get(EVENTS, {})
    return decode_event(documents[max(documents)]) if documents else None


def _event_of(line: Line) -> Event | None:
    """The event of an act, which is the last that it wrote; None for the change of a script."""
    for change in reversed(line.changes):
        if change.table == EVENTS and change.new is not None:
            return decode_event(change.new)
    return None
