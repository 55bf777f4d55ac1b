"""The data file edited by hand: taken in, never overwritten unseen, and undoable."""

import json
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from coffeechat.store import StoreError
from store.store_kit import add_person, names, open_store, rename


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "db.json"


def edit(path: Path, old: str, new: str) -> None:
    """What an editor does: write a new file and put it in place."""
    text = path.read_text()
    assert old in text
    fresh = path.with_name("editor~")
    fresh.write_text(text.replace(old, new))
    fresh.replace(path)


def edited_copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.edited-*"))


def test_an_edit_while_closed_is_taken_in_and_can_be_undone(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    add_person(store, "Ana Reis")
    before = store.canonical()
    store.close()
    edit(path, "Wei Zhang", "Wei Chang")
    edited = path.read_bytes()
    store = open_store(path)
    assert names(store) == {"Wei Chang", "Ana Reis"}
    (copy,) = edited_copies(path)
    assert copy.read_bytes() == edited
    assert any(copy.name in notice for notice in store.notices)
    assert store.events[-1].verb == "edit_file"
    store.undo()
    assert store.canonical() == before
    store.close()
    assert names(open_store(path, "later")) == {"Wei Zhang", "Ana Reis"}


def test_an_edit_without_backups_is_taken_in_too(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    store.close()
    for kept in (path.parent / "backups").iterdir():
        kept.unlink()
    edit(path, "Wei Zhang", "Wei Chang")
    store = open_store(path)
    assert names(store) == {"Wei Chang"}
    add_person(store, "Ana")
    store.close()
    assert names(open_store(path, "later")) == {"Wei Chang", "Ana"}


def test_an_edit_after_a_crash_meets_the_acts_of_the_journal(path: Path) -> None:
    """The journal holds acts that the editor did not see: each document settles by itself."""
    store = open_store(path)
    wei = add_person(store, "Wei Zhang")
    add_person(store, "Ana Reis")
    store.compact()
    rename(store, wei, "Wei of the journal")
    store._engine.abandon()
    edit(path, "Wei Zhang", "Wei of the editor")
    edit(path, "Ana Reis", "Ana of the editor")
    store = open_store(path, "next")
    assert names(store) == {"Wei of the journal", "Ana of the editor"}
    assert any("people 1" in notice for notice in store.notices)
    assert "Wei of the editor" in edited_copies(path)[0].read_text()


def test_an_edit_while_open_is_taken_in_by_the_next_act(path: Path) -> None:
    store = open_store(path)
    wei = add_person(store, "Wei Zhang")
    add_person(store, "Ana Reis")
    store.compact()
    edit(path, "Ana Reis", "Ana of the editor")
    assert not store.poll()
    assert any("by hand" in notice for notice in store.notices)
    rename(store, wei, "Wei Chang")
    assert names(store) == {"Wei Chang", "Ana of the editor"}
    assert edited_copies(path)
    other = open_store(path, "other")
    assert names(other) == {"Wei Chang", "Ana of the editor"}


def test_other_sessions_see_an_edit_that_was_taken_in(path: Path) -> None:
    store, other = open_store(path), open_store(path, "other")
    add_person(store, "Wei Zhang")
    store.compact()
    other.poll()
    edit(path, "Wei Zhang", "Wei Chang")
    add_person(store, "Ana")
    assert other.poll()
    assert names(other) == {"Wei Chang", "Ana"}


def test_a_file_that_cannot_be_read_just_now_is_not_overwritten(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    store.compact()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError):
        add_person(store, "Ana")
    assert path.read_bytes() == whole[: len(whole) // 2]
    assert names(store) == {"Wei Zhang"}
    path.write_bytes(whole)
    add_person(store, "Ana")
    assert names(store) == {"Wei Zhang", "Ana"}


def test_a_touched_time_is_no_edit(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    path.touch()
    add_person(store, "Ana")
    assert edited_copies(path) == []


def test_stock_tinydb_may_write_while_the_program_is_closed(path: Path) -> None:
    store = open_store(path)
    wei = add_person(store, "Wei Zhang")
    store.close()
    with TinyDB(path) as db:
        db.table("people").update({"place": "Basel"}, where("id") == wei.id)
        db.table("people").insert(
            {"id": "0000000000000z", "created": "2026-11-22T00:00:00Z", "name": "Ana"}
        )
    store = open_store(path)
    assert names(store) == {"Wei Zhang", "Ana"}
    assert store.records.people[wei.id].place == "Basel"
    assert store.undo().summary == "Took in 2 changes made to the file by hand"
    assert names(store) == {"Wei Zhang"}


@pytest.mark.parametrize("nonsense", [{"name": 3}, {"name": "No id"}, 7])
def test_what_is_no_record_stays_out_and_is_said(path: Path, nonsense: Any) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    store.close()
    data = json.loads(path.read_text())
    data["people"]["2"] = nonsense
    path.write_text(json.dumps(data))
    store = open_store(path)
    assert names(store) == {"Wei Zhang"}
    assert any("people 2" in notice for notice in store.notices)
