"""Who holds the store, in words: noted in a lock's file, for whoever waits for that lock."""

import os
from contextlib import suppress

from coffeechat.domain.text import clean_line

SIZE = 200
"""Bytes that a note takes in a lock's file."""

_STREAMS = (0, 1, 2)
_UNITS = ((86_400, "days"), (3_600, "hours"), (60, "minutes"), (1, "seconds"))


def this_process(program: str) -> str:
    """How to find this process, such as «a script (process 4711 on pts/3 of host lark)»."""
    terminal = _terminal()
    place = f" on {terminal}" if terminal else ""
    return f"{program} (process {os.getpid()}{place} of host {os.uname().nodename})"


def as_note(who: str) -> bytes:
    """What is written into a lock's file: one line, always as long as any other."""
    return who.encode(errors="replace")[:SIZE].ljust(SIZE) + b"\n"


def from_note(note: bytes) -> str:
    """Whom a lock's file names, safe to show: anybody might have written into it."""
    return clean_line(note.decode(errors="replace")) or "another session"


def how_long(seconds: float) -> str:
    """A span in plain words, such as «7 seconds» or «3 hours»; never less than a second."""
    for unit, words in _UNITS:
        if seconds >= 2 * unit:
            return f"{int(seconds // unit)} {words}"
    return "1 second"


def _terminal() -> str:
    """The terminal of this process, such as «pts/3»; nothing when it has none."""
    for stream in _STREAMS:
        with suppress(OSError):
            return os.ttyname(stream).removeprefix("/dev/")
    return ""
