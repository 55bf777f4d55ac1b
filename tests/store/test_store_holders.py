"""Who has to wait is told for whom: which process, on which terminal of which machine."""

import errno
import fcntl
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from ptyprocess import PtyProcess

from coffeechat.store import Busy, Store, holders, locks
from coffeechat.store.files import Files
from coffeechat.store.locks import Locks
from store.store_kit import add_person, names, open_store

SAVING_SLOWLY = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from coffeechat.store import Store

store = Store.open(Path(sys.argv[1]), clock=lambda: datetime.now(UTC))
with store.act("slow"):
    print("saving on", os.ttyname(0), flush=True)
    sys.stdin.readline()
store.close()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "db.json"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for five seconds here."""
    monkeypatch.setattr(locks, "_LONGEST_WAIT", 0)


@contextmanager
def saving_on_a_terminal(path: Path) -> Iterator[tuple[int, str]]:
    """Another process in the middle of an act; gives its number and its terminal."""
    child = PtyProcess.spawn([sys.executable, "-c", SAVING_SLOWLY, str(path)])
    try:
        while not (said := child.readline().decode()).startswith("saving on "):
            pass
        yield child.pid, said.removeprefix("saving on /dev/").strip()
    finally:
        child.write(b"\n")
        child.wait()
        child.close()


def test_another_process_that_saves_is_named_with_its_terminal(path: Path) -> None:
    store = open_store(path)
    with saving_on_a_terminal(path) as (process, terminal):
        began = time.time() - 200
        os.utime(Files(path).lock, (began, began))
        with pytest.raises(Busy) as refused:
            add_person(store, "Wei Zhang")
        with pytest.raises(Busy, match=f"process {process} on {terminal} of host"):
            open_store(path, read_only=True)
    assert str(refused.value) == (
        f"The store is busy: another coffeechat (process {process} on {terminal} of host "
        f"{os.uname().nodename}) has been saving for 3 minutes. Nothing was changed. Try again, or "
        "close that one if it does not finish."
    )
    add_person(store, "Ana")
    assert names(store) == {"Ana"}


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        (b"\x1b[31mmallory\x07\xff\n" + b" " * 300, "[31mmallory\ufffd has"),
        (b"", "another session has"),
    ],
)
def test_what_somebody_else_wrote_into_the_lock_is_safe_to_show(
    path: Path, note: bytes, shown: str
) -> None:
    store = open_store(path)
    files = Files(path)
    with files.lock.open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        files.lock.write_bytes(note)
        with pytest.raises(Busy) as refused:
            add_person(store, "Wei Zhang")
    assert shown in str(refused.value)
    assert str(refused.value).isprintable()


def test_who_writes_alone_is_named_to_those_who_come(path: Path) -> None:
    files = Files(path)
    alone = Locks(files, "the import", alone=True)
    with pytest.raises(Busy, match=rf"open in the import \(process {os.getpid()}.*close that one"):
        Locks(files, "me")
    alone.close()
    Locks(files, "me").close()
    with files.sessions.open("rb") as sessions:
        fcntl.flock(sessions, fcntl.LOCK_EX)
        with pytest.raises(Busy, match="open in another session"):
            Locks(files, "me")


def test_a_note_is_always_of_one_size_and_read_again(path: Path) -> None:
    who = holders.this_process("a script")
    for text in (who, "", "ž" * 300):
        note = holders.as_note(text)
        assert len(note) == holders.SIZE + 1
    assert holders.from_note(holders.as_note(who)) == who


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-3, "1 second"),
        (0.2, "1 second"),
        (5.9, "5 seconds"),
        (119, "119 seconds"),
        (120, "2 minutes"),
        (7_300, "2 hours"),
        (3 * 86_400, "3 days"),
    ],
)
def test_how_long_is_told_in_plain_words(seconds: float, words: str) -> None:
    assert holders.how_long(seconds) == words


def test_where_locks_exclude_nobody_the_store_can_only_be_looked_at(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on file systems that say yes to every lock: two sessions would overwrite each other."""
    store = open_store(path)
    add_person(store, "Wei Zhang")
    store.close()
    monkeypatch.setattr(fcntl, "flock", lambda descriptor, kind: None)
    store = open_store(path)
    assert "without locks" in store.read_only
    assert names(store) == {"Wei Zhang"}


def test_who_holds_the_lock_while_another_opens_is_no_sign_of_missing_locks(path: Path) -> None:
    store: Store = open_store(path)
    with store.act("slow"), pytest.raises(Busy):
        open_store(path, "other")
    assert open_store(path, "other").read_only == ""


def test_a_lock_that_cannot_be_probed_says_why(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int, kind: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(OSError, match="Input/output"):
        Locks(Files(path), "me")
