"""The files at rest: plain TinyDB, for their owner alone, and never guessed at."""

import json
import os
import stat
from pathlib import Path

import pytest
from tinydb import TinyDB

from coffeechat.store import Damaged, ReadOnly, StoreError
from store.store_kit import add_person, names, open_store, rename


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "coffeechat" / "db.json"


def test_stock_tinydb_opens_the_file_after_closing(path: Path) -> None:
    store = open_store(path)
    person = add_person(store, "Jelisa Okafor")
    store.close()
    with TinyDB(path) as db:
        assert db.tables() == {"_meta", "people", "events"}
        assert [dict(document)["id"] for document in db.table("people").all()] == [person.id]
        assert db.table("people").all()[0].doc_id == 1


def test_the_first_line_is_the_notes_and_then_comes_a_document_per_line(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Jelisa Okafor")
    add_person(store, "Wei Zhang")
    store.close()
    lines = path.read_text().splitlines()
    assert json.loads(lines[0].removesuffix(",") + "}")["_meta"]["1"] == {
        "gen": 2,
        "seq": 2,
        "schema": 1,
        "ids": {"people": 2, "events": 2},
    }
    assert lines[1] == '"people":{'
    assert "Jelisa Okafor" in lines[2]
    assert "Wei Zhang" in lines[3]


def test_closing_without_acts_leaves_the_file_alone(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    store.close()
    before = path.read_bytes()
    open_store(path).close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o277])
def test_files_and_folders_are_for_their_owner_alone(path: Path, umask: int) -> None:
    path.parent.parent.parent.mkdir(exist_ok=True)
    previous = os.umask(umask)
    try:
        store = open_store(path)
        add_person(store, "Wei Zhang")
        store.close()
    finally:
        os.umask(previous)
    modes = {
        entry.name: stat.S_IMODE(entry.stat().st_mode)
        for entry in [path.parent.parent, *path.parent.parent.rglob("*")]
    }
    assert modes
    for name, mode in modes.items():
        assert mode == (0o700 if name in {"data", "coffeechat", "backups"} else 0o600), name


def test_a_folder_that_existed_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    open_store(tmp_path / "db.json").close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.parametrize("suffix", ["", ".lock", ".j1", ".wait", ".sessions"])
def test_a_symbolic_link_in_place_of_a_file_is_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "db.json"
    store = open_store(path)
    add_person(store, "Wei Zhang")
    store._engine.abandon()
    file = Path(f"{path}{suffix}")
    elsewhere = tmp_path / "elsewhere"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    with pytest.raises(StoreError, match="symbolic link"):
        open_store(path)
    assert elsewhere.read_bytes() == before


@pytest.mark.parametrize("folder", ["coffeechat", "coffeechat/backups"])
def test_a_symbolic_link_in_place_of_a_folder_is_refused(tmp_path: Path, folder: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = tmp_path / folder
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(elsewhere)
    path = tmp_path / "coffeechat" / "db.json"

    def write_and_compact() -> None:
        store = open_store(path)
        add_person(store, "Wei Zhang")
        store.compact()

    with pytest.raises(StoreError, match="symbolic link"):
        write_and_compact()
    assert list(elsewhere.iterdir()) == []


def test_a_dangling_link_is_not_taken_for_a_new_store(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(StoreError, match="symbolic link"):
        open_store(path)


def test_a_newer_file_is_only_looked_at(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    add_person(store, "Ana")
    store.close()
    newer = path.read_text().replace('"schema":1', '"schema":99').replace('"Ana"', '["Ana"]')
    path.write_text(newer)
    store = open_store(path)
    assert "update the program" in store.read_only
    assert names(store) == {"Wei Zhang"}
    with pytest.raises(ReadOnly, match="update the program"):
        add_person(store, "Mika")
    store.close()
    assert path.read_text() == newer


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"people":{}}', "not json at all", '{"_meta":{"1":{}}}']
)
def test_a_file_that_is_not_ours_is_refused_and_left_alone(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(content)
    with pytest.raises(Damaged):
        open_store(path)
    assert path.read_text() == content


def test_a_lost_data_file_is_not_taken_for_an_empty_store(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    path.unlink()
    with pytest.raises(Damaged):
        add_person(store, "Too late")
    with pytest.raises(Damaged):
        open_store(path)


def test_a_lost_journal_is_not_taken_for_an_empty_one(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    path.with_name("db.json.j1").unlink()
    with pytest.raises(Damaged, match=r"db\.json\.j1"):
        open_store(path, "other")


def test_a_first_start_that_was_cut_off_can_begin_again(path: Path) -> None:
    open_store(path).close()
    path.unlink()
    store = open_store(path)
    add_person(store, "Wei Zhang")
    assert names(store) == {"Wei Zhang"}


def test_a_torn_end_is_kept_aside_and_told(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    journal = path.with_name("db.json.j1")
    with journal.open("ab") as file:
        file.write(b'deadbeef {"s":2,"c":[["peo')
    store = open_store(path, "next")
    (notice,) = store.notices
    aside = next(path.parent.glob("*.torn-*"))
    assert aside.name in notice
    assert aside.read_bytes() == b'deadbeef {"s":2,"c":[["peo'
    assert names(store) == {"Wei Zhang"}
    add_person(store, "Ana")
    assert names(open_store(path, "third")) == {"Wei Zhang", "Ana"}


def test_damage_in_the_middle_is_not_taken_for_a_torn_end(path: Path) -> None:
    store = open_store(path)
    for name in ("One", "Two", "Three"):
        add_person(store, name)
    journal = path.with_name("db.json.j1")
    before = journal.read_bytes().replace(b"Added Two", b"Added Twx")
    journal.write_bytes(before)
    store = open_store(path, "next")
    assert "middle" in store.read_only
    assert names(store) == {"One"}
    with pytest.raises(ReadOnly, match="middle"):
        add_person(store, "Four")
    assert journal.read_bytes() == before


def test_a_session_opened_to_look_cannot_act_and_sees_what_happens(path: Path) -> None:
    store = open_store(path)
    person = add_person(store, "Wei Zhang")
    reader = open_store(path, "reader", read_only=True)
    assert reader.read_only
    with pytest.raises(ReadOnly):
        add_person(reader, "Ana")
    rename(store, person, "Wei Z.")
    assert reader.poll()
    assert names(reader) == {"Wei Z."}
    reader.close()


def test_looking_at_a_store_that_does_not_exist_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        open_store(tmp_path / "nowhere" / "db.json", read_only=True)
    assert not (tmp_path / "nowhere").exists()


def test_closing_twice_is_fine(path: Path) -> None:
    store = open_store(path)
    store.close()
    store.close()
    assert not store.poll()
