"""`Engine`: one session on the files of a store: whose turn it is, what others did, what is saved.

One rule keeps it simple: memory changes only by reading journal lines, one's own too. So memory is
what is on the disk, another session's acts arrive on the same road as one's own, and an act that
fails has nothing to take back.
"""

import os
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from coffeechat.domain.ids import fresh_ids
from coffeechat.store import disk, edits, forget, generations, migrations
from coffeechat.store.datafile import Tables, parse
from coffeechat.store.errors import Damaged, ReadOnly, StoreError, not_saved
from coffeechat.store.files import Files
from coffeechat.store.generations import Stamp
from coffeechat.store.journal import Change, Journal, Line, holds_sound_line
from coffeechat.store.locks import Locks, ReaderLocks
from coffeechat.store.migrations import migrate
from coffeechat.store.rebuild import rebuild
from coffeechat.store.shared_folders import claim, release, why_single_writer
from coffeechat.store.state import State
from coffeechat.store.thinning import thin

Listener = Callable[[Sequence[Line] | None], None]


class Engine:
    """One session on the files of a store.

    Attributes:
        read_only: Why this session may not write; nothing when it may.
        notices: Sentences that the user should see.
        listener: Called with the lines that were just applied, or with None when everything was
            read anew.
    """

    def __init__(
        self,
        path: Path,
        *,
        owner: str,
        clock: Callable[[], datetime],
        random_bits: Callable[[int], int],
        read_only: str = "",
    ) -> None:
        self.files = Files(path)
        self.notices: list[str] = []
        self.read_only = read_only
        self.listener: Listener = _nobody
        self._owner = owner
        self._clock = clock
        self._random_bits = random_bits
        self._taken: dict[str, int] = {}
        self._mutex = threading.RLock()
        self._depth = 0
        self._suspect = False
        self._closed = False
        self._state: State
        self._locks = self._open_to_read() if read_only else self._open_to_write()

    # What callers do

    @property
    def tables(self) -> Tables:
        """Table name to document number to document, for who holds `exclusive` or `reading`."""
        return self._state.tables

    @property
    def seq(self) -> int:
        """How many acts the store has seen."""
        return self._state.seq

    @property
    def is_newer(self) -> bool:
        """Whether a newer program wrote the files."""
        return self._state.schema > migrations.current()

    @property
    def journal_size(self) -> int:
        """Bytes in the journal now."""
        return self._state.journal.size

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
                    self._prepare()
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
            NotSaved: The disk refused; nothing was changed.
        """
        try:
            self._state.journal.append(changes)
        except OSError as error:
            self._take_back()
            raise not_saved(error) from error
        self._read_journal()

    def refresh(self) -> bool:
        """Take in what other sessions wrote; True when there was something. Never waits."""
        if not self._mutex.acquire(blocking=False):
            return False
        try:
            if self._closed or not self._state.is_behind():
                return False
            with self._locks.shared() as held:
                return held and self._follow(may_write=False)
        except (StoreError, OSError) as error:
            self._notice(str(error))
            return False
        finally:
            self._mutex.release()

    def compact(self) -> None:
        """Write everything into a fresh data file; the old one and its journal become a backup.

        Raises:
            StoreError: It could not; everything is where it was.
        """
        with self.exclusive():
            self._switch()

    def erase(self, ids: Collection[str]) -> None:
        """Erase records from the present state, the journal and every backup, for good.

        Raises:
            StoreError: It could not; call it again.
        """
        with self.exclusive():
            self._state.tables = forget.without(self.tables, ids)
            self._switch()
            self.listener(None)
            try:
                forget.erase_from_backups(self.files, ids)
            except OSError as error:
                raise not_saved(error) from error

    def take_number(self, table: str) -> int:
        """A document number that the table never used. Call it within `exclusive`."""
        number = max(self._state.ids.get(table, 0), self._taken.get(table, 0)) + 1
        self._taken[table] = number
        return number

    def journals(self) -> Iterator[bytes]:
        """The contents of the journals that are kept, newest first."""
        for path in [self._state.journal.path, *self.files.backup_journals()]:
            yield generations.read(path)

    def rendered(self) -> tuple[int, bytes]:
        """The number of this generation, and a data file of the present state."""
        with self._mutex:
            return self._state.generation, self._state.rendered()

    def close(self) -> None:
        """Let go; the last writing session out leaves everything in the data file. Idempotent."""
        with self._mutex:
            if self._closed:
                return
            try:
                if not self.read_only and self._locks.last_one_out():
                    self._tidy_up()
            finally:
                self._closed = True
                self._locks.close()
                self._state.close()

    # Opening

    def _open_to_write(self) -> Locks:
        disk.make_folder(self.files.folder)
        single = why_single_writer(self.files)
        locks = Locks(self.files, self._owner, alone=bool(single))
        try:
            if single:
                claim(self.files, os.uname().nodename)
                self._notice(single)
            with locks.exclusive():
                if not self.files.data.exists():
                    generations.begin(self.files, self._random_bits)
                self._load()
                # What a dead session wrote is shown, so it must be as durable as our own acts.
                disk.sync(self._state.journal.descriptor)
                disk.sync_folder(self.files.folder)
                self._prepare()
        except BaseException:
            locks.close()
            raise
        return locks

    def _open_to_read(self) -> ReaderLocks:
        locks = ReaderLocks(self.files)
        try:
            with locks.patient():
                self._state = State(self.files, generations.load(self.files, write=False))
        except BaseException:
            locks.close()
            raise
        return locks

    def _load(self) -> None:
        """Read everything anew; take in a hand edit, bring an old format up to date."""
        generation = generations.load(self.files, write=True)
        header = generation.journal.header
        edited = None
        if generation.edited:
            edited = migrate(parse(generations.read(self.files.data))[1], header.schema)
            generation.tables = rebuild(self.files, header.gen, header.base) or generation.tables
        self._state = State(self.files, generation)
        if edited is not None:
            self._take_in_edit(edited)
        elif header.schema < migrations.current():
            self._switch()
        self.listener(None)

    # Following

    def _prepare(self) -> None:
        """Take in everything, set a dead session's torn end aside, and leave a suspect journal."""
        try:
            self._follow(may_write=True)
            _, rest = self._state.journal.read()
            if rest:
                self._set_aside(rest)
            if self._suspect:
                self._switch()
        except OSError as error:
            raise not_saved(error) from error

    def _follow(self, *, may_write: bool) -> bool:
        """Take in new lines, and follow other sessions to their newer generation."""
        changed = self._read_journal()
        while (stamp := generations.stamp_of(self.files.data)) != self._state.stamp:
            changed = True
            self._follow_switch(stamp, may_write=may_write)
            self._read_journal()
        return changed

    def _follow_switch(self, stamp: Stamp, *, may_write: bool) -> None:
        meta = generations.peek(self.files.data)
        state = self._state
        if meta is None or meta.gen <= state.generation:
            self._follow_edit(stamp, may_write=may_write)
            return
        if meta.schema > migrations.current():
            self.read_only = generations.newer_schema(meta)
        write = not self.read_only
        if (meta.gen, meta.seq, meta.schema) == (state.generation + 1, state.seq, state.schema):
            state.continue_with(Journal.open(self.files.journal(meta.gen), write=write), stamp)
            if may_write:
                disk.sync_folder(self.files.folder)
            return
        if may_write and write:
            self._load()
        else:
            self._state = State(self.files, generations.load(self.files, write=write))
            self.listener(None)
        state.close()

    def _read_journal(self) -> bool:
        lines = self._state.read_journal()
        if lines:
            self.listener(lines)
        return bool(lines)

    # Edits by hand

    def _follow_edit(self, stamp: Stamp, *, may_write: bool) -> None:
        """Somebody changed the data file under us, or only its time."""
        data = generations.read(self.files.data)
        header = self._state.journal.header
        if not generations.is_edited(data, stamp, header):
            self._state.stamp = stamp
        elif may_write:
            self._take_in_edit(migrate(parse(data)[1], header.schema))
            self.listener(None)
        else:
            name = self.files.data.name
            raise Damaged(f"{name} was changed by hand; the next act takes the change in.")

    def _take_in_edit(self, edited: Tables) -> None:
        """Keep the edited file aside, and make what can be taken of it an act like any other."""
        settlement = edits.settle(edited, self.tables, self._state.acts())
        now = self._clock()
        kept = self.files.aside("edited", now)
        disk.write_file(kept, generations.read(self.files.data))
        fresh_id = next(fresh_ids(now, self._random_bits))
        act = edits.as_act(
            settlement, self._state.ids, at=now, session=self._owner, event_id=fresh_id
        )
        self._switch(act=act, keep_data=False)
        self._state.read_journal()
        self._notice(edits.sentence(settlement, kept.name))

    # Switching, and what can go wrong

    def _switch(self, act: Sequence[Change] = (), *, keep_data: bool = True) -> None:
        try:
            self._state.switch(self._random_bits, act=act, keep_data=keep_data)
        except OSError as error:
            raise not_saved(error) from error
        self._suspect = False
        with suppress(OSError):
            thin(self.files)

    def _tidy_up(self) -> None:
        try:
            with self.exclusive():
                if self._state.has_acts:
                    self._switch()
                release(self.files, os.uname().nodename)
        except (StoreError, OSError):
            return  # everything is in the journal; the data file can wait

    def _set_aside(self, rest: bytes) -> None:
        """Copy a torn end beside the store and cut it off."""
        journal = self._state.journal
        if holds_sound_line(rest, journal.header.salt):
            raise Damaged(
                f"The journal {journal.path.name} is damaged in the middle; nothing was changed; "
                "see coffeechat doctor."
            )
        path = self.files.aside("torn", self._clock())
        disk.write_file(path, rest)
        journal.cut()
        self._notice(f"An act that was cut off before it was saved is kept aside in {path.name}.")

    def _take_back(self) -> None:
        """After a failed append: cut the journal, and never trust a file that failed to sync."""
        self._suspect = True
        with suppress(OSError):
            self._state.journal.cut()

    def _refuse_if_read_only(self) -> None:
        if self.read_only:
            raise ReadOnly(f"Not saved: {self.read_only}")

    def _notice(self, sentence: str) -> None:
        if sentence not in self.notices:
            self.notices.append(sentence)


def _nobody(lines: Sequence[Line] | None) -> None:
    """The listener before anyone listens."""
    del lines
