"""`Store`: everything the program keeps, typed; acts are the only way to change it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import Self

import msgspec

from coffeechat.domain.ids import fresh_ids
from coffeechat.domain.records import Event, Forgotten, Record
from coffeechat.domain.snapshot import Records
from coffeechat.domain.traces import Traces
from coffeechat.store import as_of, entropy, undo
from coffeechat.store.codec import differences, encode_event, encode_record, same_content
from coffeechat.store.datafile import EVENTS, Tables, canonical
from coffeechat.store.engine import Engine
from coffeechat.store.errors import StoreError
from coffeechat.store.journal import Change as DocumentChange
from coffeechat.store.journal import Line
from coffeechat.store.opening import open_as_far_as_possible, why_not_opened
from coffeechat.store.past import Past, past_of
from coffeechat.store.published import Change, Published
from coffeechat.store.transaction import Transaction, subjects

LARGE_JOURNAL = 4_000_000
"""Bytes after which `tidy` compacts: about three thousand acts."""

#: What is never taken back: what was done, and whom I asked to forget.
_STAYING = {EVENTS, Forgotten.TABLE}

Listener = Callable[[Change], None]


class Store:
    """One session on a store. Acts come from one thread at a time; any thread may read.

    Attributes:
        path: The TinyDB file; journal, locks and backups lie beside it.
        session: The id of this session, as its events carry it.
        notices: Sentences that the user should see after opening.
    """

    def __init__(
        self,
        engine: Engine,
        session: str,
        clock: Callable[[], datetime],
        random_bits: Callable[[int], int],
    ) -> None:
        self.path = engine.files.data
        self.session = session
        self._engine = engine
        self._clock = clock
        self._random_bits = random_bits
        self._listeners: list[Listener] = []
        self._acting = False
        self._published = Published(engine.tables, doubtful=engine.is_newer)
        engine.listen(self._take_in)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Callable[[], datetime],
        random_bits: Callable[[int], int] = entropy.random_bits,
        session: str | None = None,
        read_only: bool = False,
    ) -> Self:
        """Open the store at a path, making it when there is none.

        Args:
            path: The TinyDB JSON file.
            clock: Gives the present instant, aware.
            random_bits: Gives a random integer of that many bits.
            session: The id of this session; made from clock and random bits when not given.
            read_only: Open it only to look.

        Raises:
            StoreError: It cannot be opened; the text says why.
        """
        session = session or next(fresh_ids(clock(), random_bits))

        def engine(why_read_only: str) -> Engine:
            return Engine(
                path,
                session=session,
                program="another coffeechat",
                clock=clock,
                random_bits=random_bits,
                read_only=why_read_only,
            )

        try:
            opened = open_as_far_as_possible(path, engine, look_only=read_only)
        except OSError as error:
            raise StoreError(why_not_opened(path, error)) from error
        return cls(opened, session, clock, random_bits)

    @property
    def records(self) -> Records:
        """The state after the latest act; it never changes, the next act makes another."""
        return self._published.records

    @property
    def events(self) -> Sequence[Event]:
        """The history, oldest first."""
        return self._published.events

    @property
    def read_only(self) -> str:
        """Why this session may not write; nothing when it may."""
        return self._engine.read_only

    @property
    def notices(self) -> Sequence[str]:
        """Sentences that the user should see."""
        return self._engine.notices

    @contextmanager
    def act(self, verb: str) -> Iterator[Transaction]:
        """Change the store: all of what the body puts and removes, or, if it raises, nothing.

        Raises:
            NotSaved: The disk refused; nothing was changed.
            Busy: Another session kept the store locked; nothing was changed.
            ReadOnly: This session may not write.
            Damaged: The files do not fit together.
        """
        with self._turn():
            tx = Transaction(self.records, self._clock(), self._random_bits)
            yield tx
            changes = list(self._changes(tx))
            if changes:
                now = (tx.now, tx.fresh_id)
                tx.event = self._write(now, changes, verb, tx.summary, origin=tx.origin)

    def undo(self) -> Event:
        """Take back this session's latest act, or, if it has none left, the store's latest.

        Raises:
            NothingToUndo: Nothing is left to take back.
            UndoRefused: What it touched has changed since, or is no longer kept.
        """
        with self._turn():
            act = undo.act_to_undo(self.events, self.session)
            what = f"«{act.summary}» cannot be undone"
            line = undo.line_of(act.id, self._engine.journals(), what)
            try:
                changes = undo.backwards(line, self._document)
            except undo.ChangedSince as changed:
                raise undo.refusal(what, changed, self._events_after(act)) from None
            return self._write(self._now(), changes, "undo", act.summary, undoes=act.id)

    def redo(self) -> Event:
        """Take back the latest undo, unless an act came after it.

        Raises:
            NothingToUndo: There is no such undo.
            UndoRefused: What it touched has changed since, or is no longer kept.
        """
        with self._turn():
            undone = undo.undo_to_redo(self.events, self.session)
            what = f"«{undone.summary}» cannot be redone"
            line = undo.line_of(undone.undoes or "", self._engine.journals(), what)
            try:
                changes = undo.forwards(line, self._document)
            except undo.ChangedSince as changed:
                raise undo.refusal(what, changed, self._events_after(undone)) from None
            return self._write(self._now(), changes, "redo", undone.summary, redoes=undone.id)

    def past_of(self, record: Record) -> Sequence[Past]:
        """Every act that changed a record, latest first, as far back as journals are kept."""
        return list(past_of(type(record), record.id, self._engine.journals()))

    def records_as_of(self, moment: datetime) -> Records:
        """The records after the last act that was done at a moment or before it; aware.

        Raises:
            NotKept: That state is not kept.
            StoreError: A file cannot be read.
        """
        try:
            return as_of.records_as_of(self._engine.files, moment)
        except OSError as error:
            raise StoreError(why_not_opened(self.path, error)) from error

    def become(self, wanted: Tables, *, verb: str, summary: str) -> Event | None:
        """Make everything equal to other tables, as one act; the history and the forgotten stay.

        Returns:
            The event, or None when nothing differs.
        """
        with self._turn():
            tables = self._engine.tables
            changes = [
                change
                for table in sorted({*tables, *wanted} - _STAYING)
                for change in differences(table, tables.get(table, {}), wanted.get(table, {}))
            ]
            return self._write(self._now(), changes, verb, summary) if changes else None

    def erase(self, traces: Traces) -> int:
        """Forget somebody for good: no journal, no backup and no undo knows them afterwards.

        Remove their records in an act first. Running it again finishes what was interrupted.

        Returns:
            How many files were too damaged to be rewritten, and so were removed.

        Raises:
            StoreError: It could not be finished.
        """
        with self._turn():
            return self._engine.erase(traces)

    def poll(self) -> bool:
        """Take in what other sessions wrote; True when something changed. Never waits."""
        return self._engine.refresh()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each commit that arrives, in the thread that took it in.

        Returns:
            A function that ends the subscription.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def compact(self) -> None:
        """Write everything into a fresh data file now; the old one becomes a backup.

        Raises:
            NotSaved: The disk refused; everything is where it was.
        """
        self._engine.compact()

    def tidy(self) -> None:
        """Compact if the journal has grown large. Call it when nobody waits; it never raises."""
        if self._engine.journal_size > LARGE_JOURNAL:
            with suppress(StoreError):
                self._engine.compact()

    def canonical(self) -> bytes:
        """The content alone, without events and numbers: equal content gives equal bytes."""
        with self._engine.reading() as tables:
            return canonical(tables)

    def rendered(self) -> tuple[int, bytes]:
        """The number of the present generation, and a data file of the present state."""
        return self._engine.rendered()

    def close(self) -> None:
        """Let go of the store. Nothing is lost without it. Idempotent."""
        self._engine.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self._engine.exclusive():
            if self._acting:
                raise RuntimeError("an act within an act")
            self._acting = True
            try:
                yield
            finally:
                self._acting = False

    def _changes(self, tx: Transaction) -> Iterator[DocumentChange]:
        """What really differs, as documents."""
        for (table, record_id), record in tx.wanted.items():
            number, old = self._present(table, record_id)
            new = None if record is None else encode_record(record, old)
            if same_content(new, old):
                continue
            yield DocumentChange(table, number or self._engine.take_number(table), new, old)
        for (table, record_id), document in tx.documents.items():
            number, old = self._present(table, record_id)
            if not same_content(document, old):
                number = number or self._engine.take_number(table)
                yield DocumentChange(table, number, document, old)
        for document in tx.past:
            yield DocumentChange(EVENTS, self._engine.take_number(EVENTS), document, None)

    def _present(self, table: str, record_id: str) -> tuple[int | None, msgspec.Raw | None]:
        """The number and document of a record, if there is one."""
        number = self._published.number_of(table, record_id)
        return number, None if number is None else self._document(table, number)

    def _now(self) -> tuple[datetime, Callable[[], str]]:
        now = self._clock()
        return now, fresh_ids(now, self._random_bits).__next__

    def _write(
        self,
        now: tuple[datetime, Callable[[], str]],
        changes: list[DocumentChange],
        verb: str,
        summary: str,
        **names: str,
    ) -> Event:
        """Commit changes with their event; `names` are its origin, and what it un- or redoes."""
        at, fresh_id = now
        event = Event(
            id=fresh_id(),
            at=at,
            session=self.session,
            verb=verb,
            summary=summary or verb,
            subjects=subjects(changes),
            **names,
        )
        number = self._engine.take_number(EVENTS)
        self._engine.commit([*changes, DocumentChange(EVENTS, number, encode_event(event), None)])
        return event

    def _document(self, table: str, number: int) -> msgspec.Raw | None:
        return self._engine.tables.get(table, {}).get(number)

    def _events_after(self, event: Event) -> Sequence[Event]:
        later = takewhile(lambda one: one.id != event.id, reversed(self.events))
        return list(later)[::-1]

    def _take_in(self, lines: Sequence[Line] | None) -> None:
        if lines is None:
            before = self._published
            self._published = Published(self._engine.tables, doubtful=self._engine.is_newer)
            self._tell(self._published.since(before))
            return
        for line in lines:
            self._tell(self._published.take_in(line))

    def _tell(self, change: Change | None) -> None:
        if change is not None:
            for listener in tuple(self._listeners):
                listener(change)
