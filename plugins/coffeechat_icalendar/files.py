"""The files of a vdir: found by what is in them, read, and written whole or not at all.

A file is written beside and renamed, for khal looks at the folder's time only, and a name that ends
in .tmp is left alone by khal, todoman and vdirsyncer.
"""

import os
import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from icalendar import Calendar
from icalendar.cal import Component

from coffeechat_icalendar.entry import UNREADABLE

_NAME = re.compile(r"[A-Za-z0-9-]{1,100}")
_FOLD = re.compile(rb"\r?\n[ \t]")


class CannotRead(Exception):
    """A file or a folder cannot be read; the text says which and what to do."""

    def __init__(self, what: Path | str) -> None:
        broken = "is there and cannot be read; remove it or mend it"
        super().__init__(what if isinstance(what, str) else f"{what} {broken}")


def name_of(uid: str) -> str:
    """The name of its file: a uid with other signs would be another one to some servers."""
    name = uid if _NAME.fullmatch(uid) else sha256(uid.encode()).hexdigest()[:32]
    return f"{name}.ics"


def path_of(place: Path, uid: str) -> Path | None:
    """The file of an entry; a server may have given it a name of its own."""
    path = place / name_of(uid)
    if path.is_file():
        return path
    wanted = re.compile(rb"^UID:" + re.escape(uid.encode()) + rb"\r?$", re.MULTILINE)
    for other in place.glob("*.ics"):
        with suppress(OSError):
            # A long uid, as Outlook makes them, goes over two lines.
            if other.is_file() and wanted.search(_FOLD.sub(b"", other.read_bytes())):
                return other
    return None


def read(path: Path, uid: str, kind: str) -> tuple[Calendar, Component]:
    """The calendar in a file, and the entry of a uid in it, which is no single one of a series.

    Raises:
        CannotRead: It holds no such entry, or is no calendar.
        OSError: The disk refused.
    """
    try:
        calendar = Calendar.from_ical(path.read_bytes())
    except UNREADABLE as error:
        raise CannotRead(path) from error
    assert isinstance(calendar, Calendar)
    for entry in calendar.walk(kind):
        if str(entry.get("uid")) == uid and "recurrence-id" not in entry:
            return calendar, entry
    raise CannotRead(path)


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, for its owner alone; it was read back before it counts."""
    Calendar.from_ical(data)
    partly = path.with_name(f"{path.name}.tmp")
    descriptor = os.open(partly, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partly.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
