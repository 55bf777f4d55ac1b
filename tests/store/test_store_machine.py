"""Two sessions and a reader, in any order of acts: all of them always agree with a plain model."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from coffeechat.store import NothingToUndo, Store, UndoRefused
from coffeechat.store.entropy import random_bits
from store.store_kit import add_person, open_store

SESSIONS = st.sampled_from(["one", "other"])
NAMES = st.text("abc", min_size=1, max_size=3)


class TwoSessions(RuleBasedStateMachine):
    """The model: person id to name, as every session must see it after a poll."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "db.json"
        self.stores = {name: open_store(self.path, name) for name in ("one", "other")}
        self.reader = open_store(self.path, "reader", read_only=True)
        self.model: dict[str, str] = {}

    @rule(session=SESSIONS, name=NAMES)
    def add(self, session: str, name: str) -> None:
        self.model[add_person(self.stores[session], name).id] = name

    @rule(session=SESSIONS, name=NAMES, data=st.data())
    def rename_some(self, session: str, name: str, data: st.DataObject) -> None:
        people = st.sampled_from(sorted(self.model)) if self.model else st.nothing()
        chosen = data.draw(st.lists(people, unique=True))
        with self.stores[session].act("rename") as tx:
            for person in chosen:
                tx.put(tx.records.people[person].replace(name=name))
        self.model |= dict.fromkeys(chosen, name)

    @rule(session=SESSIONS, data=st.data())
    def remove_one(self, session: str, data: st.DataObject) -> None:
        if self.model:
            chosen = data.draw(st.sampled_from(sorted(self.model)))
            with self.stores[session].act("remove") as tx:
                tx.remove(tx.records.people[chosen])
            del self.model[chosen]

    @rule(session=SESSIONS)
    def undo(self, session: str) -> None:
        self._take(session, Store.undo)

    @rule(session=SESSIONS)
    def redo(self, session: str) -> None:
        self._take(session, Store.redo)

    def _take(self, session: str, step: Callable[[Store], object]) -> None:
        """What undo and redo do is proved elsewhere; here all sessions must agree on it."""
        store = self.stores[session]
        with suppress(NothingToUndo, UndoRefused):
            step(store)
        store.poll()
        self.model = content(store)

    @rule(session=SESSIONS)
    def compact(self, session: str) -> None:
        self.stores[session].compact()

    @rule(session=SESSIONS)
    def reopen(self, session: str) -> None:
        self.stores[session].close()
        self.stores[session] = open_store(self.path, session)

    @rule(session=SESSIONS)
    def crash(self, session: str) -> None:
        self.stores[session]._engine.abandon()
        self.stores[session] = open_store(self.path, session)

    @invariant()
    def everybody_agrees(self) -> None:
        self.reader.poll()
        for store in (*self.stores.values(), self.reader):
            store.poll()
            assert content(store) == self.model
            assert store.canonical() == self.reader.canonical()
            assert list(store.events) == list(self.reader.events)

    def teardown(self) -> None:
        for store in (*self.stores.values(), self.reader):
            store.close()
        last = open_store(self.path, "last")
        assert content(last) == self.model
        last.close()
        self.folder.cleanup()


def content(store: Store) -> dict[str, str]:
    return {person.id: person.name for person in store.records.people.values()}


TwoSessions.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestTwoSessions = TwoSessions.TestCase


def test_random_bits_have_the_length_they_are_asked_for() -> None:
    for bits in (1, 7, 8, 29, 32):
        drawn = [random_bits(bits) for _ in range(200)]
        assert max(drawn) < 1 << bits
        assert max(drawn) >= 1 << (bits - 1)
