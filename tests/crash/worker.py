"""A process that writes: each act counts one up and adds a person, and is told when it is saved.

    python worker.py PATH NAME ACTS

Each line it prints is the number of its own acts that are saved.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from coffeechat.domain.records import Person, Track
from coffeechat.store import Store

COUNTER = "counter"
_COMPACT_EVERY = 40


def count_up(store: Store, name: str, number: int) -> None:
    """One act: the shared counter goes up, and a person of this writer is added."""
    with store.act("count") as tx:
        counter = tx.records.tracks.get(COUNTER) or Track(
            id=COUNTER, created=datetime(2026, 1, 1, tzinfo=UTC), name="0"
        )
        tx.put(counter.replace(name=str(int(counter.name) + 1)))
        tx.put(Person(id=tx.fresh_id(), created=tx.now, name=f"{name} {number}"))


def main(path: str, name: str, acts: str) -> None:
    """Write, and print after each act how many are saved."""
    store = Store.open(Path(path), clock=lambda: datetime.now(UTC))
    for number in range(1, int(acts) + 1):
        count_up(store, name, number)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        if number % _COMPACT_EVERY == 0:
            store.compact()
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
