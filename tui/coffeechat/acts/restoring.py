"""Going back to a backup; the present state is kept first."""

from coffeechat.acts.outcome import Done
from coffeechat.store import Store, backups
from coffeechat.store.precautions import keep_before
from coffeechat.store.thinning import Backup


def restore(store: Store, backup: Backup) -> Done:
    """Make everything but the history as it was in a backup.

    Raises:
        StoreError: The backup cannot be read, or the disk refused; nothing was changed.
    """
    keep_before(store, "restore")
    event = backups.restore(store, backup)
    if event is None:
        return Done("Everything is as in that backup already; nothing was changed.")
    return Done(f"{event.summary}; ‹undo› takes it back.")
