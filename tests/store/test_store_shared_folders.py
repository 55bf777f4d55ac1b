"""Where locks cannot be trusted there is one writer, and it is said."""

import os
from pathlib import Path

import pytest

from coffeechat.store import engine, shared_folders
from coffeechat.store.files import Files
from coffeechat.store.shared_folders import Mount, conflict_copies, locks_are_local, mount_of
from store.store_kit import add_person, names, open_store, rename

MOUNTINFO = """\
22 1 252:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw,discard
40 22 0:45 / /home rw,relatime shared:30 - nfs4 files.example.org:/home rw,vers=4.2,local_lock=none
41 22 0:46 / /home/old rw - nfs files.example.org:/old rw,vers=3,nolock,local_lock=all
42 22 0:47 / /home/ana/far\\040away rw,nosuid - fuse.sshfs ana@host.example.org: rw,user_id=1
garbage
"""


@pytest.mark.parametrize(
    ("folder", "kind", "local"),
    [
        ("/var/lib", "ext4", False),
        ("/home/ana", "nfs4", False),
        ("/home/old/ana", "nfs", True),
        ("/home/ana/far away/notes", "fuse.sshfs", True),
    ],
)
def test_the_mount_of_a_folder_says_how_far_locks_reach(
    folder: str, kind: str, *, local: bool
) -> None:
    mount = mount_of(Path(folder), MOUNTINFO)
    assert mount is not None
    assert mount.kind == kind
    assert locks_are_local(mount) is local


def test_an_unknown_folder_has_no_mount() -> None:
    assert mount_of(Path("/nowhere"), "") is None
    assert not locks_are_local(Mount(Path("/"), "btrfs", frozenset()))


@pytest.mark.parametrize(
    "name",
    [
        "db (Ana's conflicted copy 2026-11-22).json",
        "db.sync-conflict-20261122-101112-ABCDEF.json",
        "db (conflict 2026-11-22).json",
    ],
)
def test_copies_of_folders_kept_in_step_are_noticed(tmp_path: Path, name: str) -> None:
    for other in ("db.json", "db.json.j1", "database of conflicts.json", "notes.txt"):
        (tmp_path / other).touch()
    copy = tmp_path / name
    copy.touch()
    assert conflict_copies(Files(tmp_path / "db.json")) == [copy]


@pytest.fixture
def far_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A path that lies on a mount whose locks nobody else sees."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"1 1 0:1 / {tmp_path.resolve()} rw - fuse.sshfs host: rw\n")
    why = shared_folders.why_single_writer
    monkeypatch.setattr(engine, "why_single_writer", lambda files: why(files, mounts))
    return tmp_path / "far" / "db.json"


def test_there_a_second_session_only_looks(far_away: Path) -> None:
    store = open_store(far_away)
    assert any("fuse.sshfs" in notice for notice in store.notices)
    wei = add_person(store, "Wei Zhang")
    second = open_store(far_away, "second")
    assert f"open in another coffeechat (process {os.getpid()}" in second.read_only
    rename(store, wei, "Wei Chang")
    assert second.poll()
    assert names(second) == {"Wei Chang"}
    second.close()
    store.close()
    third = open_store(far_away, "third")
    assert third.read_only == ""


def test_there_another_machine_only_looks(far_away: Path) -> None:
    store = open_store(far_away)
    add_person(store, "Wei Zhang")
    store._engine.abandon()
    owner = Files(far_away).owner
    host = os.uname().nodename
    assert owner.read_text().startswith(f"{host}\nanother coffeechat (process {os.getpid()}")
    owner.write_text("lark.example.org\n\x1b[1manother coffeechat (process 7 of host lark)\n")
    second = open_store(far_away, "second")
    assert second.read_only == (
        "The store is open in [1manother coffeechat (process 7 of host lark). If it is not, "
        f"remove {owner}."
    )
    owner.write_text("lark.example.org")
    assert "open in lark.example.org." in open_store(far_away, "again").read_only
    owner.unlink()
    third = open_store(far_away, "third")
    assert third.read_only == ""
    third.close()
    assert not owner.exists()


def test_after_a_death_this_machine_writes_again(far_away: Path) -> None:
    open_store(far_away)._engine.abandon()
    owner = Files(far_away).owner
    owner.write_text(f"{os.uname().nodename}\nanother coffeechat (process 7)\n")
    store = open_store(far_away, "next")
    assert store.read_only == ""
    assert f"(process {os.getpid()}" in owner.read_text()
    store.close()
    assert not owner.exists()


def test_beside_a_conflict_copy_there_is_a_single_writer(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    open_store(path).close()
    (tmp_path / "db.sync-conflict-20261122.json").touch()
    store = open_store(path)
    assert any("kept in step" in notice for notice in store.notices)
    assert open_store(path, "second").read_only
