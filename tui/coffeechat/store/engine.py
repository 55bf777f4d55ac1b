"""`Engine`: one session on the files of a store: whose turn it is, and what is saved.

One rule keeps it simple: memory changes only by reading journal lines, one's own too. So memory is
what is on the disk, another session's acts arrive on the same road as one's own, and an act that
fails has nothing to take back.
"""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from coffeechat.domain.traces import Traces
from coffeechat.store import disk, generations, migrations
from coffeechat.store.datafile import Tables
from coffeechat.store.errors import NotSaved, ReadOnly, StoreError
from coffeechat.store.files import Files
from coffeechat.store.follower import Follower, Listener
from coffeechat.store.journal import Change
from coffeechat.store.locks import Locks, ReaderLocks
from coffeechat.store.owners import refuse_to_take_over
from coffeechat.store.shared_folders import claim, release, why_single_writer

_LARGEST = 1 << 20
"""Bytes that one document may have."""


class Engine:
    """One session on the files of a store, for several threads.

    Args:
        path: The data file.
        session: The id of this session, for the events it makes.
        program: What this is, for those who wait, such as «a script».
        clock: Gives the present instant, aware.
        random_bits: Gives a random integer of that many bits.
        read_only: Why this session may not write; nothing when it may.
    """

    def __init__(
        self,
        path: Path,
        *,
        session: str,
        program: str,
        clock: Callable[[], datetime],
        random_bits: Callable[[int], int],
        read_only: str = "",
    ) -> None:
        self.files = Files(path)
        self._program = program
        self._taken: dict[str, int] = {}
        self._mutex = threading.RLock()
        self._depth = 0
        self._closed = False
        self._follower = Follower(
            self.files, session=session, clock=clock, random_bits=random_bits, read_only=read_only
        )
        self._locks = self._open_to_read() if read_only else self._open_to_write()

    @property
    def read_only(self) -> str:
        """Why this session may not write; nothing when it may."""
        return self._follower.read_only

    @property
    def notices(self) -> Sequence[str]:
        """Sentences that the user should see."""
        return tuple(self._follower.notices)

    @property
    def tables(self) -> Tables:
        """Table name to document number to document, for who holds `exclusive` or `reading`."""
        return self._follower.state.tables

    @property
    def seq(self) -> int:
        """How many acts the store has seen."""
        return self._follower.state.seq

    @property
    def is_newer(self) -> bool:
        """Whether a newer program wrote the files."""
        return self._follower.state.schema > migrations.current()

    @property
    def journal_size(self) -> int:
        """Bytes in the journal now."""
        return self._follower.state.journal.size

    def listen(self, listener: Listener) -> None:
        """Call `listener` with lines just taken in, or with None when all was read anew."""
        self._follower.listener = listener

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the store alone, caught up with what others wrote. May be nested.

        Raises:
            ReadOnly: This session may not write.
            Busy: Another session holds it.
            NotSaved: The disk refused.
            Damaged: What lies on the disk does not fit together.
        """
        with self._mutex:
            if self._depth:
                yield
                return
            self._refuse_if_read_only()
            with self._locks.exclusive():
                self._depth += 1
                self._taken.clear()
                try:
                    self._follower.prepare()
                    self._refuse_if_read_only()
                    yield
                finally:
                    self._depth -= 1

    @contextmanager
    def reading(self) -> Iterator[Tables]:
        """The tables, held still."""
        with self._mutex:
            yield self.tables

    def commit(self, changes: Sequence[Change]) -> None:
        """Put one act on the disk, then take it in. Call it within `exclusive`.

        Raises:
            NotSaved: A document is too large, or the disk refused; nothing was changed.
        """
        if any(change.new and len(memoryview(change.new)) > _LARGEST for change in changes):
            raise NotSaved("Not saved: one record is larger than 1 MiB. Nothing was changed.")
        self._follower.append(changes)

    def refresh(self) -> bool:
        """Take in what other sessions wrote; True when there was something. Never waits."""
        if not self._mutex.acquire(blocking=False):
            return False
        try:
            # Within an act all is known already, and sharing the lock would give it up.
            if self._closed or self._depth or not self._follower.has_news():
                return False
            with self._locks.shared() as held:
                return held and self._follower.follow(may_write=False)
        except (StoreError, OSError) as error:
            self._follower.notice(str(error))
            return False
        finally:
            self._mutex.release()

    def compact(self) -> None:
        """Write everything into a fresh data file; the old one and its journal become a backup.

        Raises:
            StoreError: It could not; everything is where it was.
        """
        with self.exclusive():
            self._follower.switch()

    def erase(self, traces: Traces) -> int:
        """Erase the traces of a person from the present state, the journal and every backup.

        Returns:
            How many files were too damaged to be rewritten, and so were removed.

        Raises:
            StoreError: It could not; call it again.
        """
        with self.exclusive():
            return self._follower.erase(traces)

    def take_number(self, table: str) -> int:
        """A document number that the table never used. Call it within `exclusive`."""
        used = self._follower.state.ids.get(table, 0)
        number = max(used, self._taken.get(table, 0)) + 1
        self._taken[table] = number
        return number

    def journals(self) -> Iterator[bytes]:
        """The contents of the journals that are kept, newest first."""
        for path in [self._follower.state.journal.path, *self.files.backup_journals()]:
            yield generations.read(path)

    def rendered(self) -> tuple[int, bytes]:
        """The number of this generation, and a data file of the present state."""
        with self._mutex:
            state = self._follower.state
            return state.generation, state.rendered()

    def close(self) -> None:
        """Let go; the last writing session out leaves everything in the data file. Idempotent."""
        with self._mutex:
            if self._closed:
                return
            try:
                if not self.read_only and self._locks.last_one_out():
                    self._tidy_up()
            finally:
                self.abandon()

    def abandon(self) -> None:
        """Let go as a dying process does: nothing more is written."""
        self._closed = True
        self._locks.close()
        self._follower.close()

    def _open_to_write(self) -> Locks:
        refuse_to_take_over(self.files.data)
        disk.make_folder(self.files.folder)
        single = why_single_writer(self.files)
        locks = Locks(self.files, self._program, alone=bool(single))
        try:
            if single:
                claim(self.files, os.uname().nodename, locks.who)
                self._follower.notice(single)
            with locks.exclusive():
                self._follower.load()
                # What a dead session wrote is shown, so it must be as durable as our own acts.
                disk.sync(self._follower.state.journal.descriptor)
                disk.sync_folder(self.files.folder)
                self._follower.prepare()
        except BaseException:
            locks.close()
            self._follower.close()
            raise
        return locks

    def _open_to_read(self) -> ReaderLocks:
        locks = ReaderLocks(self.files)
        try:
            with locks.patient():
                self._follower.look()
        except BaseException:
            locks.close()
            raise
        return locks

    def _tidy_up(self) -> None:
        try:
            with self.exclusive():
                if self._follower.state.has_acts:
                    self._follower.switch()
                release(self.files, os.uname().nodename)
        except (StoreError, OSError):
            return  # everything is in the journal; the data file can wait

    def _refuse_if_read_only(self) -> None:
        if self.read_only:
            raise ReadOnly(f"Not saved: {self.read_only}")
