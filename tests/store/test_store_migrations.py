"""Stores of every past format open, and what they held can still be undone."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from coffeechat.store import Store, migrations
from coffeechat.store.backups import list_backups
from coffeechat.store.datafile import parse_first_line
from store.store_kit import add_person, names, open_store, rename

CORPUS = Path(__file__).with_name("corpus")


def shout(table: str, document: dict[str, Any]) -> dict[str, Any]:
    """A made-up migration: names of people are written in capitals from now on."""
    if table == "people":
        return {**document, "name": document["name"].upper()}
    return document


def sign(table: str, document: dict[str, Any]) -> dict[str, Any]:
    """Another one, to be run after the first."""
    if table == "people":
        return {**document, "name": document["name"] + "."}
    return document


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "db.json"


def schema_of(path: Path) -> int:
    meta = parse_first_line(path.read_bytes().splitlines()[0])
    assert meta is not None
    return meta.schema


def upgrade(monkeypatch: pytest.MonkeyPatch, steps: Sequence[migrations.Migration]) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", tuple(steps))


@pytest.mark.parametrize("close", [True, False])
def test_an_older_store_is_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, close: bool
) -> None:
    store = open_store(path)
    wei = add_person(store, "Wei")
    rename(store, wei, "Wei Zhang")
    if close:
        store.close()
    upgrade(monkeypatch, [shout, sign])
    store = open_store(path)
    assert names(store) == {"WEI ZHANG."}
    assert schema_of(path) == 3
    (backup,) = [backup for backup in list_backups(path) if backup.label]
    assert schema_of(backup.path) == 1
    assert b"Wei Zhang" in backup.path.read_bytes()
    assert store.undo().summary == "Renamed to Wei Zhang"
    assert names(store) == {"WEI."}
    store.close()
    assert names(open_store(path)) == {"WEI."}


def test_looking_at_an_older_store_migrates_only_in_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(path)
    wei = add_person(store, "Wei")
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        upgrade(patch, [shout])
        reader = open_store(path, "reader", read_only=True)
        assert names(reader) == {"WEI"}
    rename(store, wei, "Wei Zhang")
    with monkeypatch.context() as patch:
        upgrade(patch, [shout])
        assert reader.poll()
        assert names(reader) == {"WEI ZHANG"}
    assert path.read_bytes() == before


def test_a_running_older_session_stops_writing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = open_store(path, "older")
    add_person(older, "Wei")
    with monkeypatch.context() as patch:
        upgrade(patch, [shout])
        newer = open_store(path, "newer")
        newer.close()
    assert older.poll()
    assert "newer coffeechat" in older.read_only
    assert names(older) == {"WEI"}


def corpus() -> list[Path]:
    return sorted(CORPUS.iterdir())


@pytest.mark.parametrize("folder", corpus(), ids=lambda folder: folder.name)
def test_stores_of_every_past_format_open(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "copy")
    store = open_store(tmp_path / "copy" / "db.json")
    assert store.read_only == ""
    assert names(store) == {"Jelisa Okafor", "Wei Zhang"}
    assert [event.summary for event in store.events] == [
        "Added Jelisa Okafor",
        "Added Wei Zhang",
        "Started with Jelisa",
    ]
    assert undo_all(store) == 3
    assert names(store) == set()
    store.close()


def undo_all(store: Store) -> int:
    acts = sum(not event.undoes for event in store.events)
    for _ in range(acts):
        store.undo()
    return acts


def test_the_corpus_has_a_store_of_every_format() -> None:
    assert [folder.name for folder in corpus()] == [
        f"schema-{number}" for number in range(1, migrations.current() + 1)
    ]
