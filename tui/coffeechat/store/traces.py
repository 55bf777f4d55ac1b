"""Copies of earlier states that still name somebody after `Store.erase`, taken away whole."""

from collections.abc import Callable
from pathlib import Path

from coffeechat.store import disk
from coffeechat.store.errors import not_saved
from coffeechat.store.files import Files
from coffeechat.store.generations import read


def remove_copies(data: Path, names_them: Callable[[bytes], bool]) -> int:
    """Remove the backups, previous journals and copies set aside in which somebody is named.

    Other people's records named them there, so that erasing by id does not reach it.

    Args:
        data: The store's file.
        names_them: Whether the content of a file does.

    Returns:
        How many were removed; undo and restore do not reach back to them any more.

    Raises:
        NotSaved: The disk refused; call it again.
    """
    files = Files(data)
    kept = [path for path, _, _ in files.backup_files()]
    removed = 0
    try:
        for path in [*kept, *files.backup_journals(), *files.set_aside()]:
            if names_them(read(path)):
                disk.remove(path)
                removed += 1
        disk.sync_folder(files.folder)
        if files.backups.is_dir():
            disk.sync_folder(files.backups)
    except OSError as error:
        raise not_saved(error) from error
    return removed
