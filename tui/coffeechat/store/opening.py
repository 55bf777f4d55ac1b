"""Opening a store as far as it goes: to write, or else to look, or else with a reason why not."""

import errno
from collections.abc import Callable
from pathlib import Path

from coffeechat.store.engine import Engine
from coffeechat.store.errors import Busy, StoreError
from coffeechat.store.locks import NO_LOCKS
from coffeechat.store.owners import other_owner

_NOT_ALLOWED = {errno.EACCES, errno.EPERM}


def open_as_far_as_possible(
    path: Path, engine: Callable[[str], Engine], *, look_only: bool
) -> Engine:
    """The engine of a store that can be written, or at least be read.

    Args:
        path: The data file.
        engine: Opens the files, given why only to read ("" to write).
        look_only: Never write.

    Raises:
        StoreError: It can be neither written nor read.
        OSError: The same, said by the disk; or a symbolic link stands in place of a file.
    """
    if look_only:
        return engine("It was opened only to look.")
    try:
        return engine("")
    except Busy:
        raise
    except StoreError as error:
        why: Exception = error
        sentence = str(error)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise
        why = error
        sentence = why_not_opened(path, error)
    try:
        return engine(sentence)
    except (StoreError, OSError):
        raise why from None


def why_not_opened(path: Path, error: OSError) -> str:
    """What the disk refused, as a sentence."""
    file = error.filename or path
    if error.errno == errno.ELOOP:
        return f"{file} is a symbolic link; put the file or folder itself there."
    if error.errno in NO_LOCKS:
        return (
            f"{path} lies on a file system without locks, so it can only be looked at; keep the "
            "store on a local disk to write."
        )
    owner = other_owner(Path(file)) if error.errno in _NOT_ALLOWED else ""
    if owner:
        return (
            f"The store cannot be written: {file} belongs to {owner}. Start coffeechat as {owner}, "
            "or let them make it yours with chown."
        )
    return f"The store cannot be written: {file}: {(error.strerror or 'refused').lower()}."
