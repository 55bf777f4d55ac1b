"""Locks between sessions, by `flock`: they vanish with the process that holds them.

Never `lockf`: POSIX record locks are dropped when any descriptor of the file is closed.
"""

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coffeechat.store import disk
from coffeechat.store.errors import Busy, ReadOnly, Taken
from coffeechat.store.files import Files

#: What `flock` answers where the file system has no locks.
NO_LOCKS = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS}

_LONGEST_WAIT = 5.0
_LOOK_AGAIN = 0.002
_LET_PASS = 0.003
_OWNER_SIZE = 200


class Locks:
    """The locks of one session. Times are in seconds.

    Raises:
        Taken: The session is to be `alone` and is not.
        Busy: A session that writes alone has the store open.
    """

    def __init__(
        self,
        files: Files,
        owner: str,
        *,
        alone: bool = False,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._turn = _open(files.lock)
        self._waiting = _open(files.waiting)
        self._sessions = _open(files.sessions)
        self._owner = owner.encode()[:_OWNER_SIZE].ljust(_OWNER_SIZE) + b"\n"
        self._sleep = sleep
        self._monotonic = monotonic
        try:
            self._come_in(alone=alone)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Wait for the turn to write, at most five seconds, and let others pass afterwards.

        Raises:
            Busy: Another session held the lock all that time.
        """
        if not _try(self._turn, fcntl.LOCK_EX):
            with self.queueing():
                _wait_for(self._turn, fcntl.LOCK_EX, self._sleep, self._monotonic)
        with suppress(OSError):  # it only serves a message, and a full disk may refuse it
            os.pwrite(self._turn, self._owner, 0)
        try:
            yield
        finally:
            fcntl.flock(self._turn, fcntl.LOCK_UN)
            self._let_pass()

    @contextmanager
    def shared(self) -> Iterator[bool]:
        """Hold writers off while reading; False when one is writing just now."""
        held = _try(self._turn, fcntl.LOCK_SH)
        try:
            yield held
        finally:
            if held:
                fcntl.flock(self._turn, fcntl.LOCK_UN)

    def last_one_out(self) -> bool:
        """Whether no other session has the store open. Ask only on the way out."""
        return _try(self._sessions, fcntl.LOCK_EX)

    def close(self) -> None:
        """Let go of every lock."""
        for descriptor in (self._turn, self._waiting, self._sessions):
            os.close(descriptor)

    @contextmanager
    def queueing(self) -> Iterator[None]:
        """Let the others know that somebody waits."""
        fcntl.flock(self._waiting, fcntl.LOCK_SH)
        try:
            yield
        finally:
            fcntl.flock(self._waiting, fcntl.LOCK_UN)

    def _come_in(self, *, alone: bool) -> None:
        if not alone:
            # Whoever goes out last holds this for a moment, to tidy up.
            _wait_for(self._sessions, fcntl.LOCK_SH, self._sleep, self._monotonic)
        elif not _try(self._sessions, fcntl.LOCK_EX):
            raise Taken("Another session has the store open, so this one only looks.")

    def _let_pass(self) -> None:
        """Without this pause the session that just wrote would nearly always win the next turn."""
        if _try(self._waiting, fcntl.LOCK_EX):
            fcntl.flock(self._waiting, fcntl.LOCK_UN)
        else:
            self._sleep(_LET_PASS)


class ReaderLocks:
    """The locks of a session that only looks: it never waits and never makes a file."""

    def __init__(
        self,
        files: Files,
        *,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sleep = sleep
        self._monotonic = monotonic
        self._turn = _open_if_it_locks(files.lock)

    @contextmanager
    def patient(self) -> Iterator[None]:
        """Wait, at most five seconds, until nobody writes, and hold writers off.

        Raises:
            Busy: Another session wrote all that time.
        """
        if self._turn is not None:
            _wait_for(self._turn, fcntl.LOCK_SH, self._sleep, self._monotonic)
        try:
            yield
        finally:
            if self._turn is not None:
                fcntl.flock(self._turn, fcntl.LOCK_UN)

    @contextmanager
    def shared(self) -> Iterator[bool]:
        """Hold writers off while reading; False when one is writing just now."""
        held = self._turn is None or _try(self._turn, fcntl.LOCK_SH)
        try:
            yield held
        finally:
            if held and self._turn is not None:
                fcntl.flock(self._turn, fcntl.LOCK_UN)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Refuse: a reader never writes."""
        raise ReadOnly("Not saved: this session only looks.")
        yield

    def last_one_out(self) -> bool:
        """Never: a reader leaves everything as it is."""
        return False

    def close(self) -> None:
        """Let go of the lock."""
        if self._turn is not None:
            os.close(self._turn)


def _open(path: Path) -> int:
    with suppress(FileNotFoundError):
        return disk.open_file(path, os.O_RDWR)
    with suppress(FileExistsError):
        return disk.create(path)
    return disk.open_file(path, os.O_RDWR)


def _open_if_it_locks(path: Path) -> int | None:
    """The lock for a reader; None when nobody made it yet, or the file system has no locks."""
    if not path.exists():
        return None
    descriptor = disk.open_file(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
    except OSError as error:
        os.close(descriptor)
        if error.errno not in NO_LOCKS:
            raise
        return None
    return descriptor


def _try(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait_for(
    descriptor: int,
    kind: int,
    sleep: Callable[[float], None],
    monotonic: Callable[[], float],
) -> None:
    deadline = monotonic() + _LONGEST_WAIT
    while not _try(descriptor, kind):
        if monotonic() >= deadline:
            holder = os.pread(descriptor, _OWNER_SIZE, 0).decode(errors="replace").strip()
            raise Busy(
                f"{holder or 'Another session'} keeps the store locked; nothing was changed; try "
                "again when it is done."
            )
        sleep(_LOOK_AGAIN)
