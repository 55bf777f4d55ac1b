"""Backups that the program makes by itself before it changes much at once."""

import re
from typing import Literal

from coffeechat.store import disk
from coffeechat.store.backups import list_backups, make_backup
from coffeechat.store.errors import not_saved
from coffeechat.store.store import Store

_KEPT = 3


def keep_before(store: Store, what: Literal["import", "restore"]) -> None:
    """Keep the present state as «before the …»; of those with one name, the last three stay.

    `thinning` knows by these names that nobody asked for them.

    Raises:
        NotSaved: The disk refused.
    """
    made = make_backup(store, f"before the {what}")
    pattern = re.compile(rf"{re.escape(f'before-the-{what}')}(-\d+)?")
    same = [backup for backup in list_backups(store.path) if pattern.fullmatch(backup.label)]
    try:
        for backup in same[_KEPT:]:
            if backup.path != made.path:
                disk.remove(backup.path)
    except OSError as error:
        raise not_saved(error) from error
