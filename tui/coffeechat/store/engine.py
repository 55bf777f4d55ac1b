"""`Engine`: the documents of every table in memory, and the journal that they follow.

One rule keeps it simple: memory changes only by reading journal lines, one's own too. So memory is
what is on the disk, another session's acts arrive on the same road as one's own, and an act that
fails has nothing to take back.
"""

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from coffeechat.domain.ids import fresh_ids
from coffeechat.store import disk, edits, forget, generations, migrations
from coffeechat.store.codec import encode_event
from coffeechat.store.datafile import EVENTS, Meta, Tables, apply, highest_numbers, parse, render
from coffeechat.store.errors import Damaged, ReadOnly, StoreError, not_saved
from coffeechat.store.files import Files
from coffeechat.store.generations import Generation, Stamp
from coffeechat.store.journal import Change, Journal, Line, holds_sound_line
from coffeechat.store.locks import Locks, ReaderLocks
from coffeechat.store.migrations import migrate, migrate_line
from coffeechat.store.rebuild import rebuild
from coffeechat.store.thinning import thin

Listener = Callable[[Sequence[Line] | None], None]


class Engine:
    """One session on the files of a store.

    Attributes:
        tables: Table name to document number to document. Read it within `exclusive`, `reading`
            or `listener`.
        schema: The version of the file's format.
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
        self.tables: Tables = {}
        self.schema = migrations.current()
        self.notices: list[str] = []
        self.read_only = read_only
        self.listener: Listener = _nobody
        self._owner = owner
        self._clock = clock
        self._random_bits = random_bits
        self._ids: dict[str, int] = {}
        self._taken: dict[str, int] = {}
        self._mutex = threading.RLock()
        self._depth = 0
        self._suspect = False
        self._closed = False
        self._locks: Locks | ReaderLocks
        self._journal: Journal
        self._stamp: Stamp
        if read_only:
            self._open_to_read()
        else:
            self._open_to_write()

    # What callers do

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
            if self.read_only:
                raise ReadOnly(f"Not saved: {self.read_only}")
            with self._locks.exclusive():
                self._depth += 1
                self._taken.clear()
                try:
                    self._prepare()
                    if self.read_only:
                        raise ReadOnly(f"Not saved: {self.read_only}")
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
            self._journal.append(changes)
        except OSError as error:
            self._take_back()
            raise not_saved(error) from error
        self._read_journal()

    def refresh(self) -> bool:
        """Take in what other sessions wrote; True when there was something. Never waits."""
        if not self._mutex.acquire(blocking=False):
            return False
        try:
            if self._closed or not self._behind():
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
            self.tables = forget.without(self.tables, ids)
            self._switch()
            self.listener(None)
            try:
                forget.erase_from_backups(self.files, ids)
            except OSError as error:
                raise not_saved(error) from error

    def take_number(self, table: str) -> int:
        """A document number that the table never used. Call it within `exclusive`."""
        number = max(self._ids.get(table, 0), self._taken.get(table, 0)) + 1
        self._taken[table] = number
        return number

    def journals(self) -> Iterator[bytes]:
        """The contents of the journals that are kept, newest first."""
        for path in [self._journal.path, *self.files.backup_journals()]:
            yield generations.read(path)

    @property
    def seq(self) -> int:
        """How many acts the store has seen."""
        return self._journal.seq

    @property
    def journal_size(self) -> int:
        """Bytes in the journal now."""
        return self._journal.size

    @property
    def is_newer(self) -> bool:
        """Whether a newer program wrote the files."""
        return self.schema > migrations.current()

    def rendered(self) -> tuple[int, bytes]:
        """The number of this generation, and a data file of the present state."""
        with self._mutex:
            generation = self._journal.header.gen
            return generation, render(self._meta(generation), self.tables)

    def close(self) -> None:
        """Let go; the last writing session out leaves everything in the data file. Idempotent."""
        with self._mutex:
            if self._closed:
                return
            try:
                if not self.read_only and self._locks.last_one_out():
                    self._compact_on_the_way_out()
            finally:
                self._closed = True
                self._locks.close()
                self._journal.close()

    # Opening

    def _open_to_write(self) -> None:
        disk.make_folder(self.files.folder)
        self._locks = Locks(self.files, self._owner)
        try:
            with self._locks.exclusive():
                if not self.files.data.exists():
                    generations.begin(self.files, self._random_bits)
                self._load()
                # What a dead session wrote is shown, so it must be as durable as our own acts.
                disk.sync(self._journal.descriptor)
                disk.sync_folder(self.files.folder)
                self._prepare()
        except BaseException:
            self._locks.close()
            raise

    def _load(self) -> None:
        """Read everything anew; take in a hand edit, bring an old format up to date."""
        generation = generations.load(self.files, write=True)
        header = generation.journal.header
        edited = {name: dict(documents) for name, documents in generation.tables.items()}
        if generation.edited and (tables := rebuild(self.files, header.gen, header.base)):
            generation.tables = tables
        self._adopt(generation)
        if generation.edited:
            self._take_in_edit(migrate(edited, header.schema))
        elif header.schema < migrations.current():
            self._switch()
            self.listener(None)

    def _open_to_read(self) -> None:
        locks = ReaderLocks(self.files)
        self._locks = locks
        try:
            with locks.patient():
                self._adopt(generations.load(self.files, write=False))
        except BaseException:
            locks.close()
            raise

    def _adopt(self, generation: Generation) -> None:
        self.schema = generation.meta.schema
        self.tables = migrate(generation.tables, self.schema)
        self._ids = highest_numbers(generation.meta, self.tables)
        self._journal, self._stamp = generation.journal, generation.stamp
        self._apply(self._journal.read()[0])
        self.listener(None)

    # Following

    def _behind(self) -> bool:
        return (
            self._journal.size != self._journal.offset
            or generations.stamp_of(self.files.data) != self._stamp
        )

    def _prepare(self) -> None:
        """Take in everything, set a dead session's torn end aside, and leave a suspect journal."""
        try:
            self._follow(may_write=True)
            _, rest = self._journal.read()
            if rest:
                self._set_aside(rest)
            if self._suspect:
                self._switch()
        except OSError as error:
            raise not_saved(error) from error

    def _follow(self, *, may_write: bool) -> bool:
        """Take in new lines, and follow other sessions to their newer generation."""
        changed = self._read_journal()
        while (stamp := generations.stamp_of(self.files.data)) != self._stamp:
            changed = True
            self._follow_switch(stamp, may_write=may_write)
            self._read_journal()
        return changed

    def _follow_switch(self, stamp: Stamp, *, may_write: bool) -> None:
        meta = generations.peek(self.files.data)
        ours = self._journal
        if meta is None or meta.gen <= ours.header.gen:
            self._follow_edit(stamp, may_write=may_write)
            return
        if meta.schema > migrations.current():
            self.read_only = generations.newer_schema(meta)
        write = not self.read_only
        if (meta.gen, meta.seq, meta.schema) == (ours.header.gen + 1, ours.seq, self.schema):
            self._journal = Journal.open(self.files.journal(meta.gen), write=write)
            self._stamp = stamp
            if may_write:
                disk.sync_folder(self.files.folder)
        elif may_write and write:
            self._load()
        else:
            self._adopt(generations.load(self.files, write=write))
        ours.close()

    def _follow_edit(self, stamp: Stamp, *, may_write: bool) -> None:
        """Somebody changed the data file under us, or only its time."""
        data = generations.read(self.files.data)
        if generations.is_edited(data, stamp, self._journal.header):
            if not may_write:
                name = self.files.data.name
                raise Damaged(f"{name} was changed by hand; the next act takes the change in.")
            self._take_in_edit(migrate(parse(data)[1], self._journal.header.schema))
        else:
            self._stamp = stamp

    def _take_in_edit(self, edited: Tables) -> None:
        """Keep the edited file aside, and make what can be taken of it an act like any other."""
        schema = self._journal.header.schema
        lines = [migrate_line(line, schema) for line in self._journal.all_lines()]
        settlement = edits.settle(edited, self.tables, lines)
        now = self._clock()
        kept = self.files.aside("edited", now)
        disk.write_file(kept, generations.read(self.files.data))
        act = settlement.changes
        if act:
            event_id = next(fresh_ids(now, self._random_bits))
            event = edits.event_of(act, at=now, session=self._owner, event_id=event_id)
            number = (
                max([self._ids.get(EVENTS, 0), *(c.number for c in act if c.table == EVENTS)]) + 1
            )
            act.append(Change(EVENTS, number, encode_event(event), None))
        self._switch(act=act, keep_data=False)
        self._read_journal()
        self.listener(None)
        self._notice(edits.sentence(settlement, kept.name))

    def _read_journal(self) -> bool:
        lines = self._apply(self._journal.read()[0])
        if lines:
            self.listener(lines)
        return bool(lines)

    def _apply(self, lines: Sequence[Line]) -> list[Line]:
        lines = [migrate_line(line, self._journal.header.schema) for line in lines]
        for line in lines:
            apply(line, self.tables, self._ids)
        return lines

    # Switching, and what can go wrong

    def _switch(self, act: Sequence[Change] = (), *, keep_data: bool = True) -> None:
        meta = self._meta(self._journal.header.gen + 1)
        try:
            journal, stamp = generations.switch(
                self.files, meta, self.tables, self._random_bits, act=act, keep_data=keep_data
            )
        except OSError as error:
            raise not_saved(error) from error
        self._journal.close()
        self._journal, self._stamp = journal, stamp
        self._suspect = False
        self.schema = meta.schema
        with suppress(OSError):
            thin(self.files)

    def _meta(self, generation: int) -> Meta:
        return Meta(gen=generation, seq=self.seq, schema=migrations.current(), ids=self._ids)

    def _compact_on_the_way_out(self) -> None:
        try:
            with self.exclusive():
                if self._journal.seq > self._journal.header.seq:
                    self._switch()
        except StoreError:
            return  # everything is in the journal; the data file can wait

    def _set_aside(self, rest: bytes) -> None:
        """Copy a torn end beside the store and cut it off."""
        if holds_sound_line(rest, self._journal.header.salt):
            raise Damaged(
                f"The journal {self._journal.path.name} is damaged in the middle; nothing was "
                "changed; see coffeechat doctor."
            )
        path = self.files.aside("torn", self._clock())
        disk.write_file(path, rest)
        self._journal.cut()
        self._notice(f"An act that was cut off before it was saved is kept aside in {path.name}.")

    def _take_back(self) -> None:
        """After a failed append: cut the journal, and never trust a file that failed to sync."""
        self._suspect = True
        try:
            self._journal.cut()
        except OSError:
            return

    def _notice(self, sentence: str) -> None:
        if sentence not in self.notices:
            self.notices.append(sentence)


def _nobody(lines: Sequence[Line] | None) -> None:
    """The listener before anyone listens."""
    del lines
