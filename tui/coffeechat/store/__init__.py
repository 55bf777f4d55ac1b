"""The store: what the screen said was saved is on the disk.

What lies on the disk, all in one folder, for its owner alone:

    db.json             plain TinyDB: the notes `_meta` in its first line, then a document per line
    db.json.j12         the journal of generation 12, which `_meta` names: one line for each act
    db.json.lock        held while writing; `.wait` by those who wait; `.sessions` by every session
    backups/            previous generations as pairs of data file and journal, and named backups
    db.json.torn-...    never thrown away silently; also `.edited-` and `.corrupt-`

An act is one line with its documents before and after, one write and one sync. Compaction writes
the next data file with an empty journal, and one rename makes both count.

To read it all, begin with `journal` (lines), `generations` (switching), `state` and `follower`
(memory in step with the files), `engine` (whose turn it is); then `store` (the typed face),
`transaction`, `published` and `undo`. `storage` and `tables` are TinyDB's own hooks over the same
engine, for scripts. `doctor`, `recovery` and `rebuild` mend; `backups`, `thinning`, `forget`,
`edits`, `migrations` and `shared_folders` do what they say. `disk` holds every system call that
changes a file, so that the crash tests can stand between.
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
