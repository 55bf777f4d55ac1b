"""`Follower`: the state of a store, kept in step with what every session does to its files."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime

from coffeechat.domain.ids import fresh_ids
from coffeechat.domain.traces import Traces
from coffeechat.store import disk, edits, forget, generations, migrations
from coffeechat.store.datafile import Tables, parse
from coffeechat.store.errors import Damaged, not_saved
from coffeechat.store.files import Files
from coffeechat.store.generations import Stamp
from coffeechat.store.journal import Change, Journal, Line
from coffeechat.store.migrations import migrate
from coffeechat.store.rebuild import as_it_is, rebuild
from coffeechat.store.state import State
from coffeechat.store.thinning import keep_named, thin
from coffeechat.store.torn import set_torn_end_aside

Listener = Callable[[Sequence[Line] | None], None]


class Follower:
    """Reads what is new, and writes new generations. Its caller holds the lock that each needs.

    Attributes:
        state: What was read so far; there is none before `load` or `look`.
        read_only: Why this session may not write; nothing when it may.
        notices: Sentences that the user should see.
        listener: Called with the lines that were just taken in, or with None when everything was
            read anew.
    """

    state: State

    def __init__(
        self,
        files: Files,
        *,
        session: str,
        clock: Callable[[], datetime],
        random_bits: Callable[[int], int],
        read_only: str,
    ) -> None:
        self.read_only = read_only
        self.notices: list[str] = []
        self.listener: Listener = _nobody
        self._files = files
        self._session = session
        self._clock = clock
        self._random_bits = random_bits
        self._suspect = False
        self._edit_seen: Stamp | None = None

    def load(self) -> None:
        """Read everything anew, to write: take in a hand edit, bring an old format up to date."""
        if not (self._files.data.exists() or self._files.data.is_symlink()):
            generations.begin(self._files, self._random_bits)
        generation = generations.load(self._files, write=True)
        header = generation.journal.header
        edited = None
        if generation.edited:
            edited = migrate(parse(generations.read(self._files.data))[1], header.schema)
            if base := rebuild(self._files, header):
                generation.meta, generation.tables = base
        self.state = State(self._files, generation)
        if edited is not None:
            self.state.tables = edits.readable(self.state.tables)
        self._set_torn_end_aside()
        if edited is not None:
            self._take_in_edit(edited)
        elif header.schema < migrations.current():
            keep_named(self._files, header.gen, "before-the-update", as_it_is(self._files))
            self.switch()
        self.listener(None)

    def look(self) -> None:
        """Read everything anew, and leave the files as they are."""
        generation = generations.load(self._files, write=not self.read_only)
        if generation.edited and not self.read_only:
            generation.journal.close()
            raise Damaged(self._edited_sentence)
        self.state = State(self._files, generation)
        self.listener(None)

    def has_news(self) -> bool:
        """Whether there is something to take in now; costs microseconds."""
        journal = self.state.journal
        if journal.unsaved:
            return False
        stamp = generations.stamp_of(self._files.data)
        return journal.size != journal.offset or stamp not in {self.state.stamp, self._edit_seen}

    def prepare(self) -> None:
        """Take in everything, set a dead session's torn end aside, and leave a suspect journal.

        Raises:
            NotSaved: The disk refused.
            Damaged: What lies there does not fit together.
        """
        try:
            self._cut_what_was_refused()
            self.follow(may_write=True)
            self._set_torn_end_aside()
            if self._suspect:
                self.switch()
        except OSError as error:
            raise not_saved(error) from error

    def follow(self, *, may_write: bool) -> bool:
        """Take in new lines, and follow other sessions to their newer generation."""
        changed = self.read_journal()
        if self.state.journal.has_shrunk:  # a session took back an act that it was refused
            self._reload(may_write=may_write)
            changed = True
        while (stamp := generations.stamp_of(self._files.data)) != self.state.stamp:
            changed = True
            self._follow_switch(stamp, may_write=may_write)
            self.read_journal()
        return changed

    def read_journal(self) -> bool:
        """Take in the lines that are new in the journal."""
        lines = self.state.read_journal()
        if lines:
            self.listener(lines)
        return bool(lines)

    def append(self, changes: Sequence[Change]) -> None:
        """Put one act on the disk, then take it in.

        Raises:
            NotSaved: The disk refused; nothing was changed.
        """
        try:
            self.state.journal.append(changes)
        except OSError as error:
            self._suspect = True  # never trust a file that failed to sync
            with suppress(OSError):
                self.state.journal.cut()
            raise not_saved(error) from error
        self.read_journal()

    def switch(self, act: Sequence[Change] = (), *, keep_data: bool = True) -> None:
        """Make the present state the next generation; see `generations.switch`.

        Raises:
            NotSaved: The disk refused; the old generation counts.
        """
        try:
            self.state.switch(self._random_bits, act=act, keep_data=keep_data)
        except OSError as error:
            raise not_saved(error) from error
        self._suspect = False
        with suppress(OSError):
            thin(self._files)

    def erase(self, traces: Traces) -> int:
        """Erase the traces of a person from the present state, the journal and every backup.

        Returns:
            How many files were too damaged to be rewritten, and so were removed.

        Raises:
            NotSaved: The disk refused; call it again.
        """
        try:
            traces = forget.with_former_records(self._files, self.state.generation, traces)
            self.state.erase(traces, self._random_bits)
            self.listener(None)
            return forget.erase_from_copies(self._files, self.state.generation, traces)
        except OSError as error:
            raise not_saved(error) from error

    def notice(self, sentence: str) -> None:
        """Tell the user, once."""
        if sentence not in self.notices:
            self.notices.append(sentence)

    def close(self) -> None:
        """Let go of the journal, if there is one."""
        if hasattr(self, "state"):
            self.state.close()

    def _follow_switch(self, stamp: Stamp, *, may_write: bool) -> None:
        meta = generations.peek(self._files.data)
        if meta is None or meta.gen <= self.state.generation:
            self._follow_edit(stamp, may_write=may_write)
            return
        if meta.schema > migrations.current():
            self.read_only = generations.newer_schema(meta)
        if not self.state.is_continued_by(meta):
            self._reload(may_write=may_write)
            return
        journal = Journal.open(self._files.journal(meta.gen), write=not self.read_only)
        self.state.continue_with(journal, stamp)
        if may_write:
            disk.sync_folder(self._files.folder)

    def _reload(self, *, may_write: bool) -> None:
        """Read everything anew, because the lines that were read do not lead to what is there."""
        before = self.state
        if may_write and not self.read_only:
            self.load()
        else:
            self.look()
        before.close()

    def _follow_edit(self, stamp: Stamp, *, may_write: bool) -> None:
        """Somebody changed the data file under us, or only its time."""
        data = generations.read(self._files.data)
        header = self.state.journal.header
        if not generations.is_edited(data, stamp, header):
            self.state.stamp = stamp
        elif may_write:
            self._set_torn_end_aside()
            self._take_in_edit(migrate(parse(data)[1], header.schema))
            self.listener(None)
        else:
            self._edit_seen = stamp
            raise Damaged(self._edited_sentence)

    @property
    def _edited_sentence(self) -> str:
        return f"{self._files.data.name} was changed by hand; the next act takes the change in."

    def _take_in_edit(self, edited: Tables) -> None:
        now = self._clock()
        settlement = edits.settle(edited, self.state.tables, self.state.acts())
        kept = edits.keep_aside(self._files, now)
        act = edits.as_act(
            settlement,
            self.state.ids,
            at=now,
            session=self._session,
            event_id=next(fresh_ids(now, self._random_bits)),
        )
        self.switch(act, keep_data=False)
        self.state.read_journal()
        self.notice(edits.sentence(settlement, kept.name))

    def _cut_what_was_refused(self) -> None:
        """Cut what a failed append of ours left, unless another session went on from it."""
        switched = generations.stamp_of(self._files.data) != self.state.stamp
        if self.state.journal.unsaved and not switched:
            self.state.journal.cut_unsaved()

    def _set_torn_end_aside(self) -> None:
        journal = self.state.journal
        _, rest = journal.read()
        if rest:
            self.notice(set_torn_end_aside(self._files, journal, rest, self._clock()))


def _nobody(lines: Sequence[Line] | None) -> None:
    """The listener before anyone listens."""
    del lines
