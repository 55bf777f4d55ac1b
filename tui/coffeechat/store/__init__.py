"""The store: what the screen said was saved is on the disk.

`Store` is typed access for the program; `JournalStorage` and `JournalTable` are TinyDB's own hooks
over the same files, for scripts.
"""

from coffeechat.store.errors import (
    Busy,
    Conflict,
    Damaged,
    NewerSchema,
    NothingToUndo,
    NotSaved,
    ReadOnly,
    StoreError,
    UndoRefused,
)
from coffeechat.store.published import Change
from coffeechat.store.store import Store
from coffeechat.store.transaction import Transaction

__all__ = [
    "Busy",
    "Change",
    "Conflict",
    "Damaged",
    "NewerSchema",
    "NotSaved",
    "NothingToUndo",
    "ReadOnly",
    "Store",
    "StoreError",
    "Transaction",
    "UndoRefused",
]
