"""What the tests of the store share: a clock that is told the time, and stores on it."""

import itertools
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coffeechat.domain.records import Person
from coffeechat.store import Store, Transaction

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def ticking_clock(start: datetime = NOON) -> Callable[[], datetime]:
    """A clock that is one second later each time it is read."""
    seconds = itertools.count()
    return lambda: start + timedelta(seconds=next(seconds))


_opened = itertools.count()


def open_store(
    path: Path,
    session: str = "mine",
    *,
    clock: Callable[[], datetime] | None = None,
    read_only: bool = False,
) -> Store:
    """A store on a ticking clock; each opening is an hour later than the one before."""
    number = next(_opened)
    return Store.open(
        path,
        clock=clock or ticking_clock(NOON + timedelta(hours=number)),
        random_bits=random.Random(number).getrandbits,
        session=session,
        read_only=read_only,
    )


def add_person(store: Store, name: str, **fields: str) -> Person:
    """Add one person in an act of its own."""
    with store.act("add") as tx:
        person = new_person(tx, name, **fields)
        tx.put(person)
        tx.summary = f"Added {name}"
    return person


def new_person(tx: Transaction, name: str, **fields: str) -> Person:
    """A person with a fresh id, not put yet."""
    return Person(id=tx.fresh_id(), created=tx.now, name=name, place=fields.get("place", ""))


def rename(store: Store, person: Person, name: str) -> None:
    """Give a person another name in an act of its own."""
    with store.act("edit") as tx:
        tx.put(tx.records.people[person.id].replace(name=name))
        tx.summary = f"Renamed to {name}"


def names(store: Store) -> set[str]:
    """The names of everybody in the store."""
    return {person.name for person in store.records.people.values()}
