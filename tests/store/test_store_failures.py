"""A refused act says so in one sentence, changes nothing, and the next one works."""

import errno
import fcntl
import os
import pwd
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coffeechat.store import Busy, NotSaved, ReadOnly, StoreError, disk, owners
from coffeechat.store.doctor import repair
from coffeechat.store.files import Files
from coffeechat.store.locks import Locks
from store.store_kit import add_person, names, new_person, open_store, ticking_clock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "db.json"


def failing(code: int) -> Callable[..., Any]:
    def fail(*args: object, **kwargs: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("call", ["write", "sync"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG])
def test_an_act_that_the_disk_refuses_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    before = store.canonical(), len(store.events)
    with monkeypatch.context() as patch:
        patch.setattr(disk, call, failing(code))
        with pytest.raises(NotSaved, match="Nothing was changed"):
            add_person(store, "Ana")
        assert (store.canonical(), len(store.events)) == before
    add_person(store, "Mika")
    assert names(store) == names(open_store(path, "other")) == {"Wei Zhang", "Mika"}


def test_half_a_line_is_cut_off_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(path)
    write = disk.write

    def half(descriptor: int, data: bytes, offset: int) -> None:
        write(descriptor, data[: len(data) // 2], offset)
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "write", half)
        with pytest.raises(NotSaved, match="no space left"):
            add_person(store, "Ana")
    add_person(store, "Mika")
    assert names(open_store(path, "other")) == {"Mika"}
    assert list(path.parent.glob("*.torn-*")) == []


def test_after_a_failed_sync_the_next_act_starts_a_fresh_generation(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync", failing(errno.EIO))
        with pytest.raises(NotSaved):
            add_person(store, "Ana")
    assert path.with_name("db.json.j1").exists()
    add_person(store, "Mika")
    assert path.with_name("db.json.j2").exists()
    assert not path.with_name("db.json.j1").exists()


def test_an_act_that_cannot_be_taken_back_at_once_is_taken_back_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails to sync and to cut: another session may see the line until it is cut."""
    store, other = open_store(path), open_store(path, "other")
    add_person(store, "Wei Zhang")
    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync", failing(errno.EIO))
        patch.setattr(disk, "truncate", failing(errno.EIO))
        with pytest.raises(NotSaved):
            add_person(store, "Ana")
    assert not store.poll()
    assert names(store) == {"Wei Zhang"}
    assert other.poll()
    assert names(other) == {"Wei Zhang", "Ana"}
    add_person(store, "Mika")
    assert other.poll()
    assert names(store) == names(other) == {"Wei Zhang", "Mika"}
    add_person(other, "Sam")
    assert store.poll()
    assert names(store) == names(open_store(path, "third")) == {"Wei Zhang", "Mika", "Sam"}


def test_a_full_disk_at_closing_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    with monkeypatch.context() as patch:
        patch.setattr(disk, "write", failing(errno.ENOSPC))
        store.close()
    assert names(open_store(path, "next")) == {"Wei Zhang"}


def test_short_writes_are_completed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pwrite = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda fd, data, at: pwrite(fd, bytes(data)[:7], at))
    store = open_store(path)
    add_person(store, "Wei Zhang")
    store.close()
    assert names(open_store(path, "next")) == {"Wei Zhang"}


def test_a_folder_that_cannot_be_written_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    store.close()
    open_file = disk.open_file

    def refuse_writing(path: Path, flags: int = os.O_RDONLY) -> int:
        if flags & os.O_RDWR:
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        return open_file(path, flags)

    monkeypatch.setattr(disk, "open_file", refuse_writing)
    store = open_store(path)
    assert "read-only file system" in store.read_only
    assert names(store) == {"Wei Zhang"}


def test_what_belongs_to_somebody_else_is_read_if_possible_and_they_are_named(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    store.close()
    open_file = disk.open_file

    def refuse_writing(path: Path, flags: int = os.O_RDONLY) -> int:
        if flags & os.O_RDWR:
            raise OSError(errno.EACCES, "Permission denied", str(path))
        return open_file(path, flags)

    monkeypatch.setattr(disk, "open_file", refuse_writing)
    assert open_store(path).read_only == (
        f"The store cannot be written: {path}.lock: permission denied."
    )
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    owner = pwd.getpwuid(path.stat().st_uid).pw_name
    store = open_store(path)
    assert f"{path}.lock belongs to {owner}. Start coffeechat as {owner}" in store.read_only
    assert names(store) == {"Wei Zhang"}


def test_root_does_not_take_somebody_elses_store_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    store.close()
    before = {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}
    monkeypatch.setattr(owners, "_ROOT", os.geteuid() + 1)
    monkeypatch.setattr(os, "geteuid", lambda: owners._ROOT)
    store = open_store(path)
    assert "who could not open what root writes" in store.read_only
    with pytest.raises(ReadOnly):
        add_person(store, "Ana")
    with pytest.raises(StoreError, match="what root writes"):
        repair(path, clock=ticking_clock(), random_bits=lambda bits: 1)
    store.close()
    assert {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()} == before


def test_an_act_is_one_write_and_one_sync(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    calls: list[str] = []

    def counted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def count(*args: Any) -> Any:
            calls.append(name)
            return call(*args)

        return count

    for module, name in ((disk, "sync"), (disk, "sync_folder"), (disk, "write"), (os, "pwrite")):
        monkeypatch.setattr(module, name, counted(name, getattr(module, name)))
    add_person(store, "Ana")
    # The first is the note for those who wait; it needs no sync.
    assert calls == ["pwrite", "write", "pwrite", "sync"]


def test_where_there_are_no_locks_the_store_can_be_looked_at(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    store.close()
    monkeypatch.setattr(fcntl, "flock", failing(errno.ENOLCK))
    store = open_store(path)
    assert "without locks" in store.read_only
    assert names(store) == {"Wei Zhang"}
    store.close()


def test_a_poll_never_waits_for_an_act(path: Path) -> None:
    store = open_store(path)
    polled = []
    with store.act("slow") as tx:
        tx.put(new_person(tx, "Wei Zhang"))
        for _ in range(2):
            poller = threading.Thread(target=lambda: polled.append(store.poll()))
            poller.start()
            poller.join()
    assert polled == [False, False]
    assert names(store) == {"Wei Zhang"}


def test_a_poll_within_an_act_does_not_give_the_lock_up(path: Path) -> None:
    store = open_store(path)
    with Files(path).lock.open() as lock, store.act("add") as tx:
        tx.put(new_person(tx, "Wei Zhang"))
        path.touch()
        assert not store.poll()
        with pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert names(store) == {"Wei Zhang"}


def test_a_lost_folder_is_said_and_reading_goes_on(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    shutil.rmtree(path.parent)
    assert not store.poll()
    assert any("no store" in notice for notice in store.notices)
    with pytest.raises(StoreError):
        add_person(store, "Ana")
    assert names(store) == {"Wei Zhang"}
    store.close()


def test_a_store_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="file exists"):
        open_store(tmp_path / "file" / "db.json")


def test_a_session_that_waits_too_long_says_who_holds_the_store(tmp_path: Path) -> None:
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    files = Files(tmp_path / "db.json")
    holder = Locks(files, "the import in terminal 2")
    waiter = Locks(files, "me", sleep=sleep, monotonic=lambda: now[0])
    with (
        holder.exclusive(),
        pytest.raises(Busy, match="the import in terminal 2"),
        waiter.exclusive(),
    ):
        pass
    assert 5 <= now[0] < 5.1
    with waiter.exclusive():
        pass
    holder.close()
    waiter.close()


def test_a_session_that_comes_while_the_last_one_tidies_up_waits(tmp_path: Path) -> None:
    files = Files(tmp_path / "db.json")
    leaving = Locks(files, "leaving")
    assert leaving.last_one_out()
    waited: list[float] = []

    def sleep(seconds: float) -> None:
        if not waited:
            leaving.close()
        waited.append(seconds)

    Locks(files, "coming", sleep=sleep).close()
    assert waited


def test_a_full_disk_does_not_keep_the_lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even the name of the holder can be written."""
    store = open_store(path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", failing(errno.ENOSPC))
        with pytest.raises(NotSaved, match="no space"):
            add_person(store, "Wei Zhang")
    add_person(open_store(path, "other"), "Ana")
    assert store.poll()
    assert names(store) == {"Ana"}


def test_a_session_lets_those_who_wait_pass(tmp_path: Path) -> None:
    paused: list[float] = []
    files = Files(tmp_path / "db.json")
    writer = Locks(files, "writer", sleep=paused.append)
    waiter = Locks(files, "waiter", sleep=paused.append)
    with writer.exclusive():
        pass
    assert paused == []
    with waiter.queueing(), writer.exclusive():
        pass
    assert len(paused) == 1
    writer.close()
    waiter.close()
