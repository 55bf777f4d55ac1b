"""The torn end of a journal: an act that a dead session did not finish writing."""

from datetime import datetime

from coffeechat.store import disk
from coffeechat.store.errors import Damaged
from coffeechat.store.files import Files
from coffeechat.store.journal import Journal, holds_sound_line


def set_torn_end_aside(files: Files, journal: Journal, rest: bytes, now: datetime) -> str:
    """Copy a torn end beside the store and cut it off; returns what to tell the user.

    It was never acknowledged. Yet damage inside the very last act looks the same, so it is kept.

    Raises:
        Damaged: A sound act follows, so that this is no torn end but damage in the middle.
        OSError: The disk refused.
    """
    if holds_sound_line(rest, journal.header.salt):
        raise Damaged(
            f"The journal {journal.path.name} is damaged in the middle; nothing was changed; "
            "see coffeechat doctor."
        )
    path = files.aside("torn", now)
    disk.write_file(path, rest)
    journal.cut()
    return f"An act that was cut off before it was saved is kept aside in {path.name}."
