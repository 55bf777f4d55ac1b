"""Forgetting leaves no trace of a person in any file of the store."""

import errno
import os
from pathlib import Path

import pytest

from coffeechat.store import NotSaved, Store, UndoRefused, disk
from coffeechat.store.backups import list_backups, make_backup, restore
from coffeechat.store.files import Files
from coffeechat.store.generations import read
from coffeechat.store.journal import read_header
from coffeechat.store.rebuild import rebuild
from store.store_kit import add_person, names, open_store, rename


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "db.json"


def forget(store: Store, person: str) -> None:
    with store.act("forget") as tx:
        tx.remove(tx.records.people[person])
        tx.summary = "Forgot somebody"
    store.erase({person})


def files_that_name(path: Path, *words: str) -> list[str]:
    return [
        file.name
        for file in path.parent.rglob("*")
        if file.is_file() and any(word.encode() in file.read_bytes() for word in words)
    ]


def test_no_file_names_a_forgotten_person(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Ana Reis")
    wei = add_person(store, "Wei Zhang")
    make_backup(store, "before the import")
    for name in ("Wei Z.", "Wei Zhang"):
        rename(store, wei, name)
        store.compact()
    path.with_name("db.json.torn-1").write_bytes(b"rest of Wei Zhang " + wei.id.encode())
    assert files_that_name(path, "Wei Z", wei.id)
    forget(store, wei.id)
    store.close()
    assert files_that_name(path, "Wei Z", wei.id) == []
    assert names(open_store(path)) == {"Ana Reis"}


def test_what_others_did_can_still_be_undone_but_not_the_forgotten(path: Path) -> None:
    store = open_store(path)
    wei = add_person(store, "Wei Zhang")
    forget(store, wei.id)
    add_person(store, "Ana Reis")
    assert store.undo().summary == "Added Ana Reis"
    with pytest.raises(UndoRefused, match="no longer kept"):
        store.undo()
    assert names(store) == set()


def test_the_history_keeps_that_something_happened(path: Path) -> None:
    store = open_store(path)
    wei = add_person(store, "Wei Zhang")
    forget(store, wei.id)
    assert [(event.verb, event.summary) for event in store.events] == [
        ("add", "(forgotten)"),
        ("forget", "(forgotten)"),
    ]


def test_backups_still_fit_together_afterwards(path: Path) -> None:
    store = open_store(path)
    wei = add_person(store, "Wei Zhang")
    ana = add_person(store, "Ana")
    store.compact()
    rename(store, ana, "Ana Reis")
    forget(store, wei.id)
    store.close()
    files = Files(path)
    header = read_header(read(files.journal(files.journal_generations()[-1])))
    assert header is not None
    assert rebuild(files, header) is not None
    store = open_store(path)
    restore(store, list_backups(path)[0])
    assert "Wei Zhang" not in names(store)


def test_other_sessions_forget_too(path: Path) -> None:
    store, other = open_store(path), open_store(path, "other")
    wei = add_person(store, "Wei Zhang")
    add_person(store, "Ana Reis")
    other.poll()
    forget(store, wei.id)
    assert other.poll()
    assert names(other) == {"Ana Reis"}
    add_person(other, "Mika")
    other.compact()
    store.close()
    other.close()
    assert files_that_name(path, "Wei Zhang", wei.id) == []


def test_forgetting_that_the_disk_refuses_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(path)
    wei = add_person(store, "Wei Zhang")
    before = store.canonical()

    def refuse(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync", refuse)
        with pytest.raises(NotSaved):
            store.erase({wei.id})
    assert store.canonical() == before
    store.erase({wei.id})
    assert names(store) == set()
