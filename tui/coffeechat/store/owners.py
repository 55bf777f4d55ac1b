"""Whose the files are: only their owner writes, or the owner could not open them any more."""

import os
import pwd
from pathlib import Path

from coffeechat.store.errors import StoreError

_ROOT = 0


def other_owner(path: Path) -> str:
    """The name of the user to whom a file or folder belongs; nothing if it is me or unknown."""
    try:
        owner = path.stat().st_uid
    except OSError:
        return ""
    if owner == os.geteuid():
        return ""
    try:
        return pwd.getpwuid(owner).pw_name
    except KeyError:
        return f"user {owner}"


def refuse_to_take_over(data: Path) -> None:
    """Refuse to write somebody else's store as root, who may write everything.

    Raises:
        StoreError: The data file belongs to somebody else.
    """
    owner = other_owner(data) if os.geteuid() == _ROOT else ""
    if owner:
        raise StoreError(
            f"The store belongs to {owner}, who could not open what root writes; start coffeechat "
            f"as {owner} to change anything."
        )
