"""Every change to the disk that the store makes, one system call each.

The crash tests replace these functions one by one; nothing else in the store writes, renames or
removes a file.
"""

import errno
import fcntl
import os
import sys
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700


def open_file(path: Path, flags: int = os.O_RDONLY) -> int:
    """A descriptor of an existing file; a symbolic link is refused (`OSError`, ELOOP)."""
    return os.open(path, flags | os.O_NOFOLLOW | os.O_CLOEXEC)


def create(path: Path) -> int:
    """A descriptor of a new file of mode 0600, whatever the umask; `FileExistsError` if it is."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags, FILE_MODE)
    os.fchmod(descriptor, FILE_MODE)
    return descriptor


def make_folder(path: Path) -> None:
    """Make a folder of mode 0700, and those above it that are missing.

    Raises:
        OSError: ELOOP: a symbolic link stands in its place.
    """
    if path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    _make_folders(path)


def _make_folders(path: Path) -> None:
    if path.is_dir():
        return
    _make_folders(path.parent)
    path.mkdir(mode=FOLDER_MODE, exist_ok=True)
    path.chmod(FOLDER_MODE)


def write(descriptor: int, data: bytes, offset: int) -> None:
    """Write everything at an offset, however short each write is."""
    rest = memoryview(data)
    while rest:
        written = os.pwrite(descriptor, rest, offset)
        offset += written
        rest = rest[written:]


def write_file(path: Path, data: bytes, mtime_ns: int | None = None) -> None:
    """Make a new file with this content, and return when it is on the disk.

    Args:
        path: There must be no file yet.
        data: The content.
        mtime_ns: The time of last change that the file is given, if it is not now.
    """
    descriptor = create(path)
    try:
        write(descriptor, data, 0)
        if mtime_ns is not None:
            os.utime(descriptor, ns=(mtime_ns, mtime_ns))
        sync(descriptor)
    finally:
        os.close(descriptor)


def sync(descriptor: int) -> None:
    """Return when the content of the file is on the disk."""
    if sys.platform == "darwin":
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fdatasync(descriptor)


def sync_folder(path: Path) -> None:
    """Return when names made, moved or removed in the folder are on the disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def truncate(descriptor: int, size: int) -> None:
    """Cut a file off."""
    os.ftruncate(descriptor, size)


def replace(source: Path, target: Path) -> None:
    """Let one file take another's place, at once."""
    source.replace(target)


def link(source: Path, target: Path) -> None:
    """Give a file a second name."""
    target.hardlink_to(source)


def remove(path: Path) -> None:
    """Remove a file that may be gone already."""
    path.unlink(missing_ok=True)
