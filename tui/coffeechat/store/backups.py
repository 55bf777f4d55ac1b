"""Backups as the user sees them: listed, made on purpose, brought back."""

import re
from pathlib import Path

from coffeechat.domain.records import Event
from coffeechat.store import migrations
from coffeechat.store.datafile import parse
from coffeechat.store.errors import not_saved
from coffeechat.store.files import Files
from coffeechat.store.generations import read
from coffeechat.store.store import Store
from coffeechat.store.thinning import Backup, found_backups, keep_named


def list_backups(data: Path) -> list[Backup]:
    """The backups of the store at a path, latest first."""
    return sorted(
        found_backups(Files(data)), key=lambda backup: (backup.at, backup.path), reverse=True
    )


def make_backup(store: Store, label: str) -> Backup:
    """Keep the present state under a label, such as «before the import».

    Raises:
        NotSaved: The disk refused.
    """
    generation, content = store.rendered()
    slug = re.sub(r"\W+", "-", label.lower()).strip("-") or "backup"
    files = Files(store.path)
    try:
        path = keep_named(files, generation, slug, content)
    except OSError as error:
        raise not_saved(error) from error
    return next(backup for backup in found_backups(files) if backup.path == path)


def restore(store: Store, backup: Backup) -> Event | None:
    """Bring everything back to a backup, as one act that can be undone.

    The history stays, and whom I asked to forget stays forgotten, however old the backup is.

    Returns:
        The event, or None when nothing differs.

    Raises:
        Damaged: The backup cannot be read.
        StoreError: It could not be saved.
    """
    meta, tables = parse(read(backup.path))
    wanted = migrations.migrate(tables, meta.schema)
    summary = f"Restored the backup of {backup.at:%Y-%m-%d %H:%M} UTC"
    return store.become(wanted, verb="restore", summary=summary)
