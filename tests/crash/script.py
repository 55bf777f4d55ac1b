"""The scripted run that every crash test disturbs: two sessions, and all that a store does.

Each step fixes the time and the random numbers (salts and ids each have their own), so that a run
that was disturbed and a run that was not give the same bytes.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

from coffeechat.domain.records import Conversation, Person, Track
from coffeechat.store import NothingToUndo, Store, Transaction
from coffeechat.store.backups import make_backup
from coffeechat.store.journal import read_whole

_NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
_SHM = Path("/dev/shm")


@dataclass
class World:
    """The files of one run and the sessions that are open on them."""

    path: Path
    sessions: dict[str, Store] = field(default_factory=dict)
    now: datetime = _NOON
    numbers: dict[int, Random] = field(default_factory=dict)

    def begin_step(self, number: int) -> None:
        """Set clock and random numbers as this step always has them."""
        self.now = _NOON + timedelta(minutes=number)
        self.numbers = {bits: Random(f"{number} {bits}") for bits in range(1, 65)}

    def open(self, name: str) -> Store:
        """Open a session and remember it."""
        store = Store.open(
            self.path,
            clock=lambda: self.now,
            random_bits=lambda bits: self.numbers[bits].getrandbits(bits),
            session=name,
        )
        self.sessions[name] = store
        return store

    def close(self, name: str) -> None:
        """Close a session."""
        self.sessions.pop(name).close()

    def abandon(self) -> None:
        """Let go of what the system takes back from a dead process: descriptors and locks."""
        for store in self.sessions.values():
            with suppress(OSError):
                store._engine.abandon()
        self.sessions.clear()


Step = Callable[[World], None]


@contextmanager
def act(world: World, session: str, verb: str) -> Iterator[Transaction]:
    """An act of a session."""
    with world.sessions[session].act(verb) as tx:
        yield tx


def _open(name: str) -> Step:
    def step(world: World) -> None:
        if name not in world.sessions:
            world.open(name)

    return step


def _close(name: str) -> Step:
    return lambda world: world.close(name)


def _add(name: str, person: str) -> Step:
    def step(world: World) -> None:
        with act(world, name, "add") as tx:
            tx.put(Person(id=tx.fresh_id(), created=tx.now, name=person))

    return step


def _add_pair(world: World) -> None:
    with act(world, "one", "pair") as tx:
        person = Person(id=tx.fresh_id(), created=tx.now, name="Ana", notes="a" * 400)
        tx.put(person)
        tx.put(Conversation(id=tx.fresh_id(), created=tx.now, person=person.id))
        tx.put(Track(id=tx.fresh_id(), created=tx.now, name="grants"))


def _rename(name: str, old: str, new: str) -> Step:
    def step(world: World) -> None:
        with act(world, name, "rename") as tx:
            for person in tx.records.people.values():
                if person.name == old:
                    tx.put(person.replace(name=new))

    return step


def _remove(name: str, old: str) -> Step:
    def step(world: World) -> None:
        with act(world, name, "remove") as tx:
            for person in tx.records.people.values():
                if person.name == old:
                    tx.remove(person)

    return step


def _compact(name: str) -> Step:
    return lambda world: world.sessions[name].compact()


def _undo(name: str) -> Step:
    def step(world: World) -> None:
        with suppress(NothingToUndo):
            world.sessions[name].undo()

    return step


def _redo(name: str) -> Step:
    def step(world: World) -> None:
        with suppress(NothingToUndo):
            world.sessions[name].redo()

    return step


def _backup(name: str) -> Step:
    def step(world: World) -> None:
        make_backup(world.sessions[name], "by hand")

    return step


def _edit_by_hand(world: World) -> None:
    """What a person does with an editor while the program is closed; not the store's writing."""
    fresh = world.path.with_name("editor~")
    fresh.write_bytes(world.path.read_bytes().replace(b'"Wei Zhang"', b'"Wei Chang"'))
    fresh.replace(world.path)


STEPS: Sequence[Step] = (
    _open("one"),
    _add("one", "Wei"),
    _add_pair,
    _rename("one", "Wei", "Wei Zhang"),
    _open("other"),
    _add("other", "Mika"),
    _compact("one"),
    _rename("other", "Mika", "Mika Laine"),
    _undo("one"),
    _redo("one"),
    _close("other"),
    _remove("one", "Ana"),
    _close("one"),
    _open("one"),
    _backup("one"),
    _undo("one"),
    _compact("one"),
    _add("one", "Sam"),
    _close("one"),
    _edit_by_hand,
    _open("one"),
    _undo("one"),
    _close("one"),
)


@contextmanager
def fresh_world() -> Iterator[World]:
    """A world in an empty folder, in memory where that is possible."""
    where = _SHM if _SHM.is_dir() else None
    with tempfile.TemporaryDirectory(dir=where) as folder:
        world = World(Path(folder) / "db.json")
        try:
            yield world
        finally:
            world.abandon()


def run_step(world: World, number: int) -> None:
    """Take one step."""
    world.begin_step(number)
    STEPS[number](world)


def content(path: Path) -> bytes:
    """What a reader finds: everything but the history, and how many events there are."""
    reader = Store.open(path, clock=lambda: _NOON, session="reader", read_only=True)
    try:
        return _content_of(reader)
    finally:
        reader.close()


def _content_of(store: Store) -> bytes:
    return store.canonical() + b"\n%d events" % len(store.events)


EMPTY = b"\n0 events"


@cache
def expected() -> tuple[bytes, ...]:
    """The content after each step of an undisturbed run; the first one is before any step."""
    contents = [EMPTY]
    with fresh_world() as world:
        for number in range(len(STEPS)):
            run_step(world, number)
            contents.append(content(world.path))
    return tuple(contents)


def recover(world: World) -> bytes:
    """Open the store as the next process would, and say what it finds."""
    world.begin_step(900)
    store = world.open("recovering")
    if store.read_only:
        raise AssertionError(f"cannot be written: {store.read_only}")
    return _content_of(store)


def carry_on(world: World) -> None:
    """After recovering: the next act works, closing works, and the file at rest has it all."""
    world.begin_step(901)
    journal = world.sessions["recovering"]._engine._follower.state.journal.path
    assert read_whole(journal.read_bytes())[1] == b"", "a torn end is still in the journal"
    _add("recovering", "After")(world)
    before = _content_of(world.sessions["recovering"])
    world.close("recovering")
    assert content(world.path) == before, "the file at rest differs from memory"
