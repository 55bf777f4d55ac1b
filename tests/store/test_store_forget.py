"""Forgetting leaves no trace of a person in any file of the store."""

import errno
import os
from pathlib import Path

import pytest

from coffeechat.domain.records import Message, Override
from coffeechat.domain.traces import Traces
from coffeechat.domain.words import MessagePurpose
from coffeechat.store import NotSaved, Store, UndoRefused, disk
from coffeechat.store.backups import list_backups, make_backup, restore
from coffeechat.store.files import Files
from coffeechat.store.generations import read
from coffeechat.store.journal import read_header, read_whole
from coffeechat.store.rebuild import rebuild
from store.store_kit import add_person, names, open_store, rename


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "db.json"


def forget(store: Store, person: str) -> int:
    with store.act("forget") as tx:
        tx.remove(tx.records.people[person])
        tx.summary = "Forgot somebody"
    return store.erase(Traces(frozenset({person}), ("Wei Zhang", "Wei Z."), "Wei Zhang"))


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


def test_what_the_files_say_of_others_stays(path: Path) -> None:
    """Data files, journals and copies set aside are rewritten; damaged ones go if they name her."""
    store = open_store(path)
    ana = add_person(store, "Ana Reis", place="with Wei Zhang")
    wei = add_person(store, "Wei Zhang")
    store.compact()
    rename(store, ana, "Ana")
    edited = path.with_name("db.json.edited-20261122T120000Z")
    torn = path.with_name("db.json.torn-20261122T120000Z")
    foreign = path.with_name("db.json.corrupt-20261122T120000Z")
    edited.write_bytes(path.read_bytes())
    torn.write_text('0000 {"s":9,"c":[["people",1,{"name":"Wei  Zhang')
    foreign.write_text('0000 {"s":9,"c":[["people",1,{"name":"Ana')
    assert forget(store, wei.id) == 1
    assert not torn.exists()
    assert foreign.exists()
    assert files_that_name(path, "Wei Z", wei.id) == []
    backups = [backup.path for backup in list_backups(path) if backup.generation > 1]
    assert backups
    for file in (edited, *backups):
        assert b'"place":"with somebody"' in file.read_bytes()
    for journal in Files(path).backup_journals():
        assert read_whole(read(journal))[1] == b"", "the journal is not sound"


def test_what_was_theirs_in_earlier_states_goes_too(path: Path) -> None:
    store = open_store(path)
    wei, ana = add_person(store, "Wei Zhang"), add_person(store, "Ana Reis")
    with store.act("write") as tx:
        mails = [
            Message(
                id=tx.fresh_id(),
                created=tx.now,
                person=person.id,
                purpose=MessagePurpose.ASK,
                body=f"Hello, {person.name.split()[0]}",
            )
            for person in (wei, ana)
        ]
        for mail in mails:
            tx.put(mail)
            tx.put(
                Override(
                    id=tx.fresh_id(),
                    created=tx.now,
                    rule="D-02",
                    subject=mail.id,
                    dismissed=f"{mail.body} is away",
                )
            )
    store.compact()
    with store.act("remove") as tx:
        for mail in mails:
            tx.remove(mail)
    forget(store, wei.id)
    assert files_that_name(path, "Hello, Wei", mails[0].id) == []
    assert [one.subject for one in store.records.overrides.values()] == [mails[1].id]
    restore(store, next(one for one in list_backups(path) if one.generation == 2))
    assert dict(store.records.messages) == {mails[1].id: mails[1]}


def test_the_journal_that_a_crash_left_goes_too(path: Path) -> None:
    store = open_store(path)
    wei = add_person(store, "Wei Zhang")
    journal = Files(path).journal(1)
    left = journal.read_bytes()
    store.compact()
    journal.write_bytes(left)
    forget(store, wei.id)
    assert files_that_name(path, "Wei Zhang", wei.id) == []


def test_a_journal_that_could_not_be_removed_at_once_is_removed_before_it_says_done(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(path)
    wei = add_person(store, "Wei Zhang")
    remove = disk.remove
    refused: list[Path] = []

    def refuse_once(file: Path) -> None:
        if file == Files(path).journal(1) and not refused:
            refused.append(file)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        remove(file)

    monkeypatch.setattr(disk, "remove", refuse_once)
    forget(store, wei.id)
    assert refused
    assert files_that_name(path, "Wei Zhang", wei.id) == []


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
            store.erase(Traces(frozenset({wei.id})))
    assert store.canonical() == before
    store.erase(Traces(frozenset({wei.id})))
    assert names(store) == set()
