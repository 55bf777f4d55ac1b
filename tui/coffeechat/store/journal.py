"""The journal: one line for each act, with whole documents before and after.

A line is `crc32 as 8 hex digits, space, JSON, newline`. The checksum of the first line, the header,
is unsalted; every other line is salted with the random number in the header, so that stale bytes
of another generation never pass for a line of this one.
"""

import os
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple, Self, TypeAlias

import msgspec

from coffeechat.store import disk
from coffeechat.store.errors import Damaged

Bytes: TypeAlias = bytes | memoryview
"""What is read; an act may be large, so that it is looked at where it lies and not copied."""

_SEAL = 9
_SOUND_START = re.compile(rb'[0-9a-f]{8} \{"s":')


class Base(msgspec.Struct, frozen=True):
    """The data file that a journal continues: checksum, size in bytes, time of last change."""

    crc: int
    size: int
    mtime_ns: int


class Header(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The first line: what the data file notes about itself, and what it looked like."""

    v: int
    gen: int
    schema: int
    erased: int = 0
    seq: int
    salt: int
    base: Base


class Change(NamedTuple):
    """One document before (`old`) and after (`new`); None where there was or is none."""

    table: str
    number: int
    new: msgspec.Raw | None
    old: msgspec.Raw | None


@dataclass(frozen=True)
class Line:
    """One act: its number and what it changed."""

    seq: int
    changes: list[Change]


class _Written(msgspec.Struct):
    """A line as it is written. msgspec takes no `Raw | None`, so JSON's null stands for None."""

    s: int
    c: list[tuple[str, int, msgspec.Raw, msgspec.Raw]]


_NULL = msgspec.Raw(b"null")
#: A `Change` of a tuple, for the thousands of one import.
_change = partial(tuple.__new__, Change)
_header = msgspec.json.Decoder(Header)
_written = msgspec.json.Decoder(_Written)


def seal(payload: bytes, salt: int = 0) -> bytes:
    """A line of the journal: the payload behind its checksum."""
    return b"%08x %s\n" % (zlib.crc32(payload, salt), payload)


def unseal(line: Bytes, salt: int = 0) -> Bytes | None:
    """The payload of a line without its newline, or None when it is not sound."""
    payload = line[_SEAL:]
    return payload if line[:_SEAL] == b"%08x " % zlib.crc32(payload, salt) else None


def read_lines(data: bytes, salt: int, seq: int) -> tuple[list[Line], int]:
    """The sound lines that follow act number `seq`, and how many bytes they take."""
    lines: list[Line] = []
    used = 0
    view = memoryview(data)
    while (end := data.find(b"\n", used)) >= 0:
        payload = unseal(view[used:end], salt)
        if payload is None:
            break
        line = _read(payload)
        if line.seq != seq + len(lines) + 1:
            break
        lines.append(line)
        used = end + 1
    return lines, used


def read_whole(data: bytes) -> tuple[list[Line], bytes]:
    """The sound lines of a whole journal, and what follows them that is no sound line.

    Raises:
        Damaged: The header is not sound.
    """
    header = read_header(data)
    if header is None:
        raise Damaged("The journal is damaged at its start; see coffeechat doctor.")
    start = data.index(b"\n") + 1
    lines, used = read_lines(data[start:], header.salt, header.seq)
    return lines, data[start + used :]


def lines_with(data: bytes, text: bytes) -> Iterator[tuple[int, Line]]:
    """The sound lines of a whole journal that contain a text, latest first, with their schema."""
    header = read_header(data)
    if header is None:
        return
    for raw in reversed(data.splitlines()[1:]):
        if text in raw and (payload := unseal(raw, header.salt)) is not None:
            yield header.schema, _read(payload)


def salvage_lines(data: bytes, salt: int | None) -> Iterator[Line]:
    """The lines behind damage that can still be read, wherever they begin.

    Without the salt, because the header is lost, every line that has the form of one is given.
    """
    for start in _SOUND_START.finditer(data):
        raw = data[start.start() :].partition(b"\n")[0]
        payload = raw[_SEAL:] if salt is None else unseal(raw, salt)
        if payload is not None:
            with suppress(msgspec.DecodeError, UnicodeDecodeError):
                yield _read(payload)


def holds_sound_line(data: bytes, salt: int) -> bool:
    """Whether a sound line begins anywhere; if so, what precedes it is damage and not torn."""
    for start in _SOUND_START.finditer(data):
        end = data.find(b"\n", start.start())
        if end >= 0 and unseal(data[start.start() : end], salt) is not None:
            return True
    return False


def written(header: Header, lines: Iterable[Line] = ()) -> bytes:
    """A whole journal."""
    parts = [seal(msgspec.json.encode(header))]
    parts += [seal(_payload(line.seq, line.changes), header.salt) for line in lines]
    return b"".join(parts)


def may_hold_acts(data: bytes) -> bool:
    """Whether anything in a journal looks like an act, sound or not."""
    return _SOUND_START.search(data) is not None


@dataclass
class Journal:
    """An open journal and how far it was read.

    Attributes:
        offset: Bytes read so far.
        seq: The last act read.
        unsaved: The line of a failed `append` that may still stand in the file.
    """

    path: Path
    descriptor: int
    header: Header
    offset: int
    seq: int
    unsaved: bytes = b""

    @classmethod
    def open(cls, path: Path, *, write: bool) -> Self:
        """Open a journal and read its header.

        Raises:
            Damaged: It is missing, or its header is not sound.
        """
        try:
            descriptor = disk.open_file(path, os.O_RDWR if write else os.O_RDONLY)
        except FileNotFoundError as error:
            raise Damaged(f"The journal {path.name} is missing; see coffeechat doctor.") from error
        first = os.pread(descriptor, 4096, 0)
        header = read_header(first)
        if header is None:
            os.close(descriptor)
            raise Damaged(
                f"The journal {path.name} is damaged at its start; see coffeechat doctor."
            )
        return cls(path, descriptor, header, first.index(b"\n") + 1, header.seq)

    @classmethod
    def create(cls, path: Path, header: Header, changes: Sequence[Change] = ()) -> Self:
        """Write a journal to the disk, with a first act if there are changes."""
        disk.remove(path)
        descriptor = disk.create(path)
        lines = [Line(header.seq + 1, list(changes))] if changes else []
        try:
            disk.write(descriptor, written(header, lines), 0)
            disk.sync(descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        return cls(path, descriptor, header, len(written(header)), header.seq)

    @property
    def size(self) -> int:
        """Bytes in the file now, read or not."""
        return os.fstat(self.descriptor).st_size

    @property
    def has_shrunk(self) -> bool:
        """Whether something that was read is no longer there."""
        return self.size < self.offset

    def read(self) -> tuple[list[Line], bytes]:
        """The lines that came since the last read, and what follows them that is no sound line."""
        unread = self.size - self.offset
        if unread <= 0:
            return [], b""
        data = _pread(self.descriptor, unread, self.offset)
        lines, used = read_lines(data, self.header.salt, self.seq)
        self.offset += used
        self.seq += len(lines)
        return lines, data[used:]

    def all_lines(self) -> list[Line]:
        """Every line that was read so far, once more."""
        return read_whole(_pread(self.descriptor, self.offset, 0))[0]

    def append(self, changes: Sequence[Change]) -> None:
        """Put one act on the disk. What was read stays as it is until the next `read`.

        Raises:
            OSError: It is not on the disk; call `cut` before anything else.
        """
        self.unsaved = seal(_payload(self.seq + 1, changes), self.header.salt)
        disk.write(self.descriptor, self.unsaved, self.offset)
        disk.sync(self.descriptor)
        self.unsaved = b""

    def cut(self) -> None:
        """Cut off what stands behind the last act that was read."""
        disk.truncate(self.descriptor, self.offset)
        self.unsaved = b""

    def cut_unsaved(self) -> None:
        """Cut off what a failed `append` left, unless another session has acted upon it."""
        rest = _pread(self.descriptor, max(self.size - self.offset, 0), self.offset)
        if self.unsaved.startswith(rest):
            self.cut()
        self.unsaved = b""

    def close(self) -> None:
        """Let go of the file."""
        os.close(self.descriptor)


def read_header(first: bytes) -> Header | None:
    """The header at the start of a journal, or None when it is not sound."""
    payload = unseal(first.partition(b"\n")[0]) if b"\n" in first else None
    return None if payload is None else _header.decode(payload)


def _payload(seq: int, changes: Sequence[Change]) -> bytes:
    written = [(table, number, new or _NULL, old or _NULL) for table, number, new, old in changes]
    return msgspec.json.encode(_Written(seq, written))


def _read(payload: Bytes) -> Line:
    written = _written.decode(payload)
    changes = [
        _change((table, number, None if new == _NULL else new, None if old == _NULL else old))
        for table, number, new, old in written.c
    ]
    return Line(written.s, changes)


def _pread(descriptor: int, size: int, offset: int) -> bytes:
    """All of it: one `pread` gives at most 2 GiB."""
    parts: list[bytes] = []
    while size > 0 and (part := os.pread(descriptor, size, offset)):
        parts.append(part)
        size -= len(part)
        offset += len(part)
    return b"".join(parts)
