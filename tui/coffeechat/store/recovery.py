"""The best state that can be read from damaged files, and what is wrong with them."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from coffeechat.store import migrations
from coffeechat.store.codec import is_readable, same_content
from coffeechat.store.datafile import Meta, Tables, apply, highest_numbers, parse
from coffeechat.store.errors import Damaged
from coffeechat.store.files import Files
from coffeechat.store.generations import is_edited, read, stamp_of
from coffeechat.store.journal import Change, Header, Line, read_header, read_whole, salvage_lines
from coffeechat.store.rebuild import latest_before, rebuild

_TABLE_START = re.compile(rb'^"([^"\\]+)":\{$')
_DOCUMENT = re.compile(rb'^"(\d+)":(\{.*)$')


@dataclass
class Recovery:
    """What could be read.

    Attributes:
        tables: The documents.
        ids: The highest document number of each table.
        gen: The highest generation seen.
        seq: The highest act seen.
        schema: The version of the documents.
        problems: What is wrong, one sentence each; nothing when all is well.
        losses: What could not be brought back, one sentence each.
    """

    tables: Tables = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    gen: int = 0
    seq: int = 0
    schema: int = field(default_factory=migrations.current)
    problems: list[str] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)

    def start_from(self, meta: Meta, tables: Tables) -> None:
        """Take a data file as the state so far."""
        self.tables, self.seq, self.schema = tables, meta.seq, meta.schema
        self.ids = highest_numbers(meta, tables)

    def leave_out_the_unreadable(self) -> None:
        """Drop documents that are no records any more; the files set aside still have them."""
        for table, documents in self.tables.items():
            for number in [n for n, raw in documents.items() if not is_readable(table, raw)]:
                del documents[number]
                self.losses.append(f"Document {number} of {table} makes no sense any more.")


def recover(files: Files) -> Recovery:
    """Read everything there is; where it is damaged, bring back what can be had."""
    found = Recovery()
    _gather(files, found)
    if found.problems and found.schema == migrations.current():
        found.leave_out_the_unreadable()
    return found


def _gather(files: Files, found: Recovery) -> None:
    found.gen = max([0, *files.journal_generations(), *files.backup_generations()])
    data = _read(files, found)
    try:
        meta, tables = parse(data)
    except Damaged:
        found.problems.append(f"{files.data.name} cannot be read.")
        _replace_data(files, found, data)
        return
    found.gen = max(found.gen, meta.gen)
    found.start_from(meta, tables)
    header = _header(files, meta.gen)
    if header is None:
        found.problems.append(f"The journal {files.journal(meta.gen).name} is missing or damaged.")
    elif _is_rotten(files, data, header):
        found.problems.append(f"{files.data.name} is damaged.")
        if better := rebuild(files, header):
            found.start_from(*better)
        else:
            found.losses.append("The damaged part of the data file: no backup reaches it.")
    _take_journal(files, found, meta.gen)


def _replace_data(files: Files, found: Recovery, data: bytes) -> None:
    """The data file is beyond reading: take a backup and journals, or what lines still say."""
    header = _latest_header(files)
    if header and (rebuilt := rebuild(files, header)):
        found.start_from(*rebuilt)
        _take_journal(files, found, header.gen)
        return
    if backup := latest_before(files, found.gen + 1):
        found.start_from(*backup)
        found.losses.append("What happened after the latest backup may be missing.")
    for table, number, document in _salvage(data):
        found.tables.setdefault(table, {}).setdefault(number, document)
        found.ids[table] = max(found.ids.get(table, 0), number)
    if not backup:
        found.losses.append("Documents that could not be read line by line.")
    for generation in files.journal_generations():
        _take_journal(files, found, generation)


def _take_journal(files: Files, found: Recovery, generation: int) -> None:
    try:
        data = read(files.journal(generation))
    except OSError:
        return
    header = read_header(data)
    lines: Iterable[Line] = ()
    rest = data
    if header is not None:
        lines, rest = read_whole(data)
    for line in lines:
        apply(line, found.tables, found.ids)
        found.seq = max(found.seq, line.seq)
    later = list(salvage_lines(rest, None if header is None else header.salt))
    if later:
        found.problems.append(f"The journal {files.journal(generation).name} is damaged inside.")
    for line in later:
        _take_doubtful(found, line)


def _take_doubtful(found: Recovery, line: Line) -> None:
    """An act behind damage counts for every document that still is what the act began from."""
    found.seq = max(found.seq, line.seq)
    fitting: list[Change] = []
    for change in line.changes:
        now = found.tables.get(change.table, {}).get(change.number)
        if same_content(now, change.old):
            fitting.append(change)
        elif not same_content(now, change.new):
            found.losses.append(f"Act {line.seq} on {change.table} {change.number}.")
    apply(Line(line.seq, fitting), found.tables, found.ids)


def _salvage(data: bytes) -> Iterator[tuple[str, int, msgspec.Raw]]:
    """Every line of a data file that still holds a whole document."""
    table = ""
    for line in data.split(b"\n"):
        if start := _TABLE_START.match(line):
            table = start[1].decode(errors="replace")
        elif table and (match := _DOCUMENT.match(line)):
            document = _whole_object(match[2])
            if document is not None:
                yield table, int(match[1]), document


def _whole_object(data: bytes) -> msgspec.Raw | None:
    try:
        text = data.decode()
        _, end = json.JSONDecoder().raw_decode(text)
    except ValueError:
        return None
    return msgspec.Raw(text[:end].encode())


def _read(files: Files, found: Recovery) -> bytes:
    try:
        return read(files.data)
    except FileNotFoundError:
        found.problems.append(f"{files.data.name} is missing.")
        return b""


def _header(files: Files, generation: int) -> Header | None:
    try:
        return read_header(read(files.journal(generation)))
    except FileNotFoundError:
        return None


def _latest_header(files: Files) -> Header | None:
    for generation in reversed(files.journal_generations()):
        if header := _header(files, generation):
            return header
    return None


def _is_rotten(files: Files, data: bytes, header: Header) -> bool:
    try:
        is_edited(data, stamp_of(files.data), header)
    except Damaged:
        return True
    return False
