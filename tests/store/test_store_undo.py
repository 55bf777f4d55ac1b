"""Every act can be undone and redone, across restarts, or is refused with a reason."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.domain.records import Conversation, Loop, Person, Record
from coffeechat.domain.words import LoopKind
from coffeechat.store import NothingToUndo, Store, UndoRefused
from store.store_kit import add_person, names, open_store, rename


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "db.json"


def test_undo_takes_back_and_redo_brings_back(path: Path) -> None:
    store = open_store(path)
    person = add_person(store, "Wei Zhang")
    undone = store.undo()
    assert names(store) == set()
    assert (undone.undoes, undone.summary) == (store.events[0].id, "Added Wei Zhang")
    redone = store.redo()
    assert redone.redoes == undone.id
    assert store.records.people[person.id] == person


def test_undo_and_redo_go_all_the_way_and_back(path: Path) -> None:
    store = open_store(path)
    person = add_person(store, "One")
    for name in ("Two", "Three"):
        rename(store, person, name)
    undone = [store.undo().summary for _ in range(3)]
    assert undone == ["Renamed to Three", "Renamed to Two", "Added One"]
    with pytest.raises(NothingToUndo, match="nothing to undo"):
        store.undo()
    redone = [store.redo().summary for _ in range(3)]
    assert redone == ["Added One", "Renamed to Two", "Renamed to Three"]
    with pytest.raises(NothingToUndo, match="nothing to redo"):
        store.redo()
    assert names(store) == {"Three"}


def test_a_redone_act_can_be_undone_again(path: Path) -> None:
    store = open_store(path)
    add_person(store, "One")
    for _ in range(3):
        store.undo()
        assert names(store) == set()
        store.redo()
        assert names(store) == {"One"}


def test_an_act_after_an_undo_ends_redo(path: Path) -> None:
    store = open_store(path)
    add_person(store, "One")
    store.undo()
    add_person(store, "Two")
    with pytest.raises(NothingToUndo):
        store.redo()


def test_undo_works_across_restarts_and_compactions(path: Path) -> None:
    for number in range(4):
        store = open_store(path, f"session {number}")
        add_person(store, f"Person {number}")
        store.close()
    store = open_store(path, "last")
    for number in reversed(range(4)):
        assert store.undo().summary == f"Added Person {number}"
        store.close()
        store = open_store(path, "last")
    assert names(store) == set()
    store.close()
    store = open_store(path, "later")
    assert store.redo().summary == "Added Person 0"


def test_undo_prefers_what_this_session_did(path: Path) -> None:
    mine, other = open_store(path, "mine"), open_store(path, "other")
    add_person(mine, "Mine")
    add_person(other, "Theirs")
    assert mine.undo().summary == "Added Mine"
    assert mine.undo().summary == "Added Theirs"
    with pytest.raises(NothingToUndo):
        other.undo()


def test_undo_is_refused_when_something_changed_since(path: Path) -> None:
    mine, other = open_store(path, "mine"), open_store(path, "other")
    person = add_person(mine, "Jelisa")
    rename(mine, person, "Jelisa O.")
    rename(other, person, "Jelisa Okafor")
    before = mine.canonical()
    with pytest.raises(UndoRefused) as refused:
        mine.undo()
    assert str(refused.value) == (
        "«Renamed to Jelisa O.» cannot be undone: "
        "«Renamed to Jelisa Okafor» changed the same since."
    )
    mine.poll()
    assert names(mine) == {"Jelisa Okafor"}
    assert mine.canonical() != before
    assert len(mine.events) == 3


def test_redo_is_refused_when_something_changed_since(path: Path) -> None:
    mine, other = open_store(path, "mine"), open_store(path, "other")
    person = add_person(mine, "Jelisa")
    rename(mine, person, "Jelisa O.")
    mine.undo()
    rename(other, person, "Jelisa Okafor")
    with pytest.raises(UndoRefused, match="cannot be redone"):
        mine.redo()


def test_undo_is_refused_when_the_images_are_gone(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Jelisa")
    store.close()
    for journal in (path.parent / "backups").glob("*.journal"):
        journal.unlink()
    store = open_store(path)
    with pytest.raises(UndoRefused) as refused:
        store.undo()
    assert str(refused.value) == (
        "«Added Jelisa» cannot be undone any more: what was there before is no longer kept."
    )
    assert names(store) == {"Jelisa"}


def test_ids_and_numbers_are_not_used_again_after_undo(path: Path) -> None:
    store = open_store(path)
    first = add_person(store, "One")
    store.undo()
    store.close()
    store = open_store(path, "next")
    second = add_person(store, "Two")
    assert second.id != first.id
    assert list(store._engine.tables["people"]) == [2]


Step = Callable[[Store], None]


def _add(store: Store) -> None:
    add_person(store, f"Person {len(store.events)}")


def _talk(store: Store) -> None:
    with store.act("talk") as tx:
        for person in list(tx.records.people)[:3]:
            tx.put(Conversation(id=tx.fresh_id(), created=tx.now, person=person))
            tx.put(
                Loop(
                    id=tx.fresh_id(),
                    created=tx.now,
                    person=person,
                    kind=LoopKind.PROMISE,
                    text="send the poster",
                )
            )


def _rename_all(store: Store) -> None:
    with store.act("rename") as tx:
        for person in tx.records.people.values():
            tx.put(person.replace(name=person.name + "!"))


def _remove_some(store: Store) -> None:
    with store.act("remove") as tx:
        doomed: list[Record] = []
        doomed += [*tx.records.people.values()][::2]
        doomed += [*tx.records.conversations.values()][::3]
        for record in doomed:
            tx.remove(record)


def _undo(store: Store) -> None:
    if names(store):
        store.undo()


def _reopen(store: Store) -> None:
    """Marked by its name; the test closes and opens the store."""


STEPS: list[Step] = [_add, _talk, _rename_all, _remove_some, _undo, _reopen]


@settings(max_examples=40, deadline=None)
@given(steps=st.lists(st.sampled_from(STEPS), max_size=14))
def test_undoing_everything_leads_back_to_the_empty_store(
    steps: list[Step], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("store") / "db.json"
    store = open_store(path)
    empty = store.canonical()
    for step in steps:
        step(store)
        if step is _reopen:
            store.close()
            store = open_store(path)
    full = store.canonical()
    undone = 0
    while True:
        try:
            store.undo()
        except NothingToUndo:
            break
        undone += 1
    assert store.canonical() == empty
    for _ in range(undone):
        store.redo()
    assert store.canonical() == full
    store.close()


def test_a_person_is_a_record_like_any_other(path: Path) -> None:
    store = open_store(path)
    person = add_person(store, "Wei")
    with store.act("remove") as tx:
        tx.remove(person)
    store.undo()
    assert store.records.people[person.id] == Person(
        id=person.id, created=person.created, name="Wei"
    )
