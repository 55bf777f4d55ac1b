"""TinyDB's storage hook over the engine: the whole store as one dictionary.

It is correct but slow, as any storage alone must be; `tables.JournalTable` is the fast way.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from coffeechat.store import entropy
from coffeechat.store.codec import differences
from coffeechat.store.datafile import Documents
from coffeechat.store.engine import Engine
from coffeechat.store.errors import NotSaved


class JournalStorage(Storage):
    """A TinyDB storage in which every write is one line of a journal.

    Args:
        path: The TinyDB JSON file.
        clock: Gives the present instant, aware.
        random_bits: Gives a random integer of that many bits.
        owner: What this is, for the history and for sessions that wait.
    """

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], datetime],
        random_bits: Callable[[int], int] = entropy.random_bits,
        owner: str = "a script",
    ) -> None:
        self.engine = Engine(
            path, session=owner, program=owner, clock=clock, random_bits=random_bits
        )
        self._seq_read: int | None = None

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Every table that is not empty, decoded; None while the store is empty."""
        self.engine.refresh()
        with self.engine.reading() as tables:
            self._seq_read = self.engine.seq
            decoded = {
                name: {
                    str(number): msgspec.json.decode(document)
                    for number, document in documents.items()
                }
                for name, documents in tables.items()
                if documents
            }
        return decoded or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace every table, as one act that holds only what differs.

        Raises:
            NotSaved: Another session wrote since the last `read`.
        """
        with self.engine.exclusive():
            if self._seq_read not in {None, self.engine.seq}:
                raise NotSaved("Not saved: another session wrote meanwhile; read again and retry.")
            tables = self.engine.tables
            changes = [
                change
                for name in {**tables, **data}
                for change in differences(name, tables.get(name, {}), _encoded(data.get(name, {})))
            ]
            if changes:
                self.engine.commit(changes)
            self._seq_read = self.engine.seq

    def close(self) -> None:
        """Let go of the store."""
        self.engine.close()


def _encoded(table: dict[str, Any]) -> Documents:
    return {int(key): msgspec.Raw(msgspec.json.encode(value)) for key, value in table.items()}
