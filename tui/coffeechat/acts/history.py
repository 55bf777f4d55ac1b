"""Taking back what was done, and doing it again."""

from coffeechat.acts.outcome import Done
from coffeechat.store import Store


def undo(store: Store) -> Done:
    """Take back this session's latest act, or the store's latest when it has none."""
    return Done(f"Undone: {store.undo().summary}.")


def redo(store: Store) -> Done:
    """Do again what was undone last."""
    return Done(f"Done again: {store.redo().summary}.")
