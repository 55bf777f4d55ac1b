"""The store: what the screen said was saved is on the disk.

What lies on the disk, all in one folder, for its owner alone:

    db.json             plain TinyDB: the notes `_meta` in its first line, then a document per line
    db.json.j12         the journal of generation 12, which `_meta` names: one line for each act
    db.json.lock        held while writing; `.wait` by those who wait; `.sessions` by every session
    db.json.owner       where locks do not reach other machines: who writes
    backups/            previous generations as pairs of data file and journal, and named backups
    db.json.torn-...    never thrown away silently; also `.edited-` and `.corrupt-`

An act is one line with its documents before and after, one write and one sync. Compaction writes
the next data file with an empty journal, and one rename makes both count.

To read it all, begin with how things are written: `files` (where), `disk` (every system call that
changes a file, so that the crash tests can stand between), `journal` (an act as a line), `datafile`
and `generations` (from one data file to the next). Then how memory keeps in step: `state`,
`follower`, and `engine`, one session with its turn in `locks`. Then the typed face: `store`, with
`transaction` (an act on its way), `codec` (records and documents), `published` and `layers` (what
readers see), `undo`, and `past` and `as_of` (what a record, and everything, was like before).

Beside them, each on its own: `opening`, `owners`, `holders` and `shared_folders` (who may write and
who has to wait for whom), `edits` and `torn` (what others left in the files), `migrations`,
`backups`, `precautions` and `thinning`, `forget`, and `doctor` with `recovery` and `rebuild`.
`storage` and `tables` are TinyDB's own hooks over the same engine, for scripts. `errors` holds what
the user is told, `entropy` random bits.
"""

from coffeechat.store.as_of import NotKept
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
    "NotKept",
    "NotSaved",
    "NothingToUndo",
    "ReadOnly",
    "Store",
    "StoreError",
    "Transaction",
    "UndoRefused",
]
