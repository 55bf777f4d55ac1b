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

from coffeechat.store import disk, holders
from coffeechat.store.errors import Busy, ReadOnly, Taken
from coffeechat.store.files import Files

#: What says that the file system has no locks.
NO_LOCKS = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS}

_LONGEST_WAIT = 5.0
_LOOK_AGAIN = 0.002
_LET_PASS = 0.003
_NOBODY = holders.as_note("")


class Locks:
    """The locks of one session. Times are in seconds.

    Args:
        files: The paths.
        program: What this is, for those who wait, such as «a script».
        alone: Whether no other session may have the store open to write.
        sleep: Waits.
        monotonic: Tells the time that passed.

    Attributes:
        who: This process, as those who wait are told.

    Raises:
        Taken: The session is to be `alone` and is not.
        Busy: A session that writes alone has the store open.
        OSError: One of `NO_LOCKS`: locks do nothing here.
    """

    def __init__(
        self,
        files: Files,
        program: str,
        *,
        alone: bool = False,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._turn = _open(files.lock)
        self._waiting = _open(files.waiting)
        self._sessions = _open(files.sessions)
        self.who = holders.this_process(program)
        self._note = holders.as_note(self.who)
        self._sleep = sleep
        self._monotonic = monotonic
        try:
            self._probe(files.lock)
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
                if not _wait_for(self._turn, fcntl.LOCK_EX, self._sleep, self._monotonic):
                    raise _busy(self._turn)
        _leave(self._turn, self._note)
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

    def _probe(self, path: Path) -> None:
        """Some file systems say yes to every lock; to write there would lose acts."""
        if not _try(self._turn, fcntl.LOCK_EX):
            return  # somebody else has it, so it does exclude
        second = _open(path)
        excludes = not _try(second, fcntl.LOCK_EX)
        os.close(second)
        fcntl.flock(self._turn, fcntl.LOCK_UN)
        if not excludes:
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK), str(path))

    def _come_in(self, *, alone: bool) -> None:
        if alone:
            if not _try(self._sessions, fcntl.LOCK_EX):
                who = _noted(self._sessions)
                raise Taken(f"The store is open in {who}, so this one only looks.")
            _leave(self._sessions, self._note)
            return
        # Whoever goes out last holds this for a moment, to tidy up.
        if not _wait_for(self._sessions, fcntl.LOCK_SH, self._sleep, self._monotonic):
            who = _noted(self._sessions)
            raise Busy(f"The store is open in {who}, which writes alone; close that one first.")
        _leave(self._sessions, _NOBODY)

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
        if self._turn is not None and not _wait_for(
            self._turn, fcntl.LOCK_SH, self._sleep, self._monotonic
        ):
            raise _busy(self._turn)
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
) -> bool:
    """Try again and again; False when it could not be had within the longest wait."""
    deadline = monotonic() + _LONGEST_WAIT
    while not _try(descriptor, kind):
        if monotonic() >= deadline:
            return False
        sleep(_LOOK_AGAIN)
    return True


def _leave(descriptor: int, note: bytes) -> None:
    with suppress(OSError):  # it only serves a message, and a full disk may refuse it
        os.pwrite(descriptor, note, 0)


def _noted(descriptor: int) -> str:
    return holders.from_note(os.pread(descriptor, holders.SIZE, 0))


def _busy(turn: int) -> Busy:
    """Who writes, and how long ago they noted that they began."""
    so_long = holders.how_long(time.time() - os.fstat(turn).st_mtime)
    return Busy(
        f"The store is busy: {_noted(turn)} has been saving for {so_long}. Nothing was changed. "
        "Try again, or close that one if it does not finish."
    )
