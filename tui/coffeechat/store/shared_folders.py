"""Folders where locks cannot be trusted: some network mounts, and folders kept in step.

There the store has a single writer, named in a file of its own, and says so.
"""

import re
from pathlib import Path
from typing import NamedTuple

from coffeechat.domain.text import clean_line
from coffeechat.store import disk
from coffeechat.store.errors import StoreError
from coffeechat.store.files import Files
from coffeechat.store.generations import read

MOUNTS = Path("/proc/self/mountinfo")

#: Their locks are known on this machine alone (or not at all).
_LOCAL_LOCKS = {"9p", "afs", "davfs", "fuse.davfs2", "fuse.rclone", "fuse.sshfs", "smb3", "cifs"}
_CONFLICT = re.compile(r"conflicted copy|sync-conflict|\bconflict\b", re.IGNORECASE)


class Mount(NamedTuple):
    """A mounted file system."""

    point: Path
    kind: str
    options: frozenset[str]


def mount_of(folder: Path, mountinfo: str) -> Mount | None:
    """The mount a folder lies on, from the text of Linux's `mountinfo` (see proc(5))."""
    best: Mount | None = None
    for line in mountinfo.splitlines():
        mount = _mount(line)
        if mount is None or not folder.is_relative_to(mount.point):
            continue
        if best is None or len(mount.point.parts) >= len(best.point.parts):
            best = mount
    return best


def _mount(line: str) -> Mount | None:
    before, _, after = line.partition(" - ")
    try:
        _, _, _, _, point, options, *_ = before.split()
        kind, _, more_options = after.split()
    except ValueError:
        return None
    decoded = point.encode("latin-1", "replace").decode("unicode_escape")
    return Mount(Path(decoded), kind, frozenset([*options.split(","), *more_options.split(",")]))


def locks_are_local(mount: Mount) -> bool:
    """Whether another machine's locks go unseen here.

    NFS passes `flock` on to the server unless the mount says otherwise (nfs(5), `local_lock`,
    `nolock`).
    """
    if mount.kind in {"nfs", "nfs4"}:
        return bool(mount.options & {"local_lock=all", "local_lock=flock", "nolock"})
    return mount.kind in _LOCAL_LOCKS


def conflict_copies(files: Files) -> list[Path]:
    """Copies of the store that a program which keeps folders in step put beside it."""
    stem = files.data.stem
    return sorted(
        path
        for path in files.folder.iterdir()
        if path.name.startswith(stem) and _CONFLICT.search(path.name.removeprefix(stem))
    )


def why_single_writer(files: Files, mounts: Path = MOUNTS) -> str:
    """Why only one session may write here; nothing when locks can be trusted."""
    if copies := conflict_copies(files):
        return (
            f"{copies[0].name} lies beside the store: the folder is kept in step with another "
            "machine. Write on one machine at a time; see coffeechat doctor."
        )
    mount = mount_of(files.folder.resolve(), mounts.read_text()) if mounts.exists() else None
    if mount is not None and locks_are_local(mount):
        return (
            f"The store lies on a network folder ({mount.kind}) where locks do not reach other "
            "machines. Only one session can write at a time."
        )
    return ""


def claim(files: Files, host: str, who: str) -> None:
    """Note that this machine writes, for machines that do not see its locks.

    Args:
        files: The paths.
        host: This machine.
        who: The process that writes, in words.

    Raises:
        StoreError: Another machine noted that before, and has not closed the store.
    """
    note = f"{host}\n{who}\n".encode()
    try:
        disk.write_file(files.owner, note)
    except FileExistsError:
        machine, holder = _noted(files)
        if machine != host:
            raise StoreError(
                f"The store is open in {holder or machine or 'another session'}. If it is not, "
                f"remove {files.owner}."
            ) from None
        disk.remove(files.owner)  # a session of this machine died; its locks are gone
        disk.write_file(files.owner, note)


def release(files: Files, host: str) -> None:
    """Take that note back."""
    if files.owner.exists() and _noted(files)[0] == host:
        disk.remove(files.owner)


def _noted(files: Files) -> tuple[str, str]:
    """The machine and who writes there, safe to show: anybody might have written the note."""
    machine, _, who = read(files.owner).decode(errors="replace").partition("\n")
    return clean_line(machine), clean_line(who)
