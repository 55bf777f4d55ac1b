"""`State`: one generation in memory, as far as its journal was read."""

from collections.abc import Callable, Sequence

from coffeechat.domain.traces import Traces
from coffeechat.store import forget, generations, migrations
from coffeechat.store.datafile import Meta, apply, highest_numbers, render
from coffeechat.store.files import Files
from coffeechat.store.generations import Generation, Stamp
from coffeechat.store.journal import Change, Journal, Line
from coffeechat.store.migrations import migrate, migrate_line


class State:
    """The documents of a generation and the journal that they follow.

    Attributes:
        tables: Table name to document number to document, in today's format.
        ids: The highest document number ever used in each table.
        erased: How often something was forgotten.
        schema: The version of the format in the files.
        journal: Open, read up to `seq`.
        stamp: What the data file looked like when it was read.
    """

    def __init__(self, files: Files, generation: Generation) -> None:
        self._files = files
        self.schema = generation.meta.schema
        self.erased = generation.meta.erased
        self.tables = migrate(generation.tables, self.schema)
        self.ids = highest_numbers(generation.meta, self.tables)
        self.journal = generation.journal
        self.stamp = generation.stamp
        self.read_journal()

    @property
    def generation(self) -> int:
        """The number of the data file."""
        return self.journal.header.gen

    @property
    def seq(self) -> int:
        """How many acts the store has seen."""
        return self.journal.seq

    @property
    def has_acts(self) -> bool:
        """Whether there are acts that the data file does not hold."""
        return self.journal.seq > self.journal.header.seq

    def read_journal(self) -> list[Line]:
        """Take in the acts that are new in the journal."""
        lines = [migrate_line(line, self.journal.header.schema) for line in self.journal.read()[0]]
        for line in lines:
            apply(line, self.tables, self.ids)
        return lines

    def acts(self) -> list[Line]:
        """Every act since the data file was written."""
        schema = self.journal.header.schema
        return [migrate_line(line, schema) for line in self.journal.all_lines()]

    def is_continued_by(self, meta: Meta) -> bool:
        """Whether a data file is this very state, of the next generation."""
        mine = (self.generation + 1, self.seq, self.schema, self.erased)
        return (meta.gen, meta.seq, meta.schema, meta.erased) == mine

    def meta(self, generation: int) -> Meta:
        """The notes of a data file of the present state."""
        return Meta(
            gen=generation,
            seq=self.seq,
            schema=migrations.current(),
            erased=self.erased,
            ids=self.ids,
        )

    def rendered(self) -> bytes:
        """A data file of the present state."""
        return render(self.meta(self.generation), self.tables)

    def switch(
        self,
        random_bits: Callable[[int], int],
        *,
        act: Sequence[Change] = (),
        keep_data: bool = True,
    ) -> None:
        """Make the present state the next generation; see `generations.switch`.

        Raises:
            OSError: The disk refused; the old generation counts.
        """
        meta = self.meta(self.generation + 1)
        journal, stamp = generations.switch(
            self._files, meta, self.tables, random_bits, act=act, keep_data=keep_data
        )
        self.continue_with(journal, stamp)
        self.schema = meta.schema

    def erase(self, traces: Traces, random_bits: Callable[[int], int]) -> None:
        """Switch to a generation without these traces of a person.

        Raises:
            OSError: The disk refused; the old generation counts.
        """
        before = self.tables, self.erased
        self.tables, self.erased = forget.without(self.tables, traces), self.erased + 1
        try:
            self.switch(random_bits)
        except OSError:
            self.tables, self.erased = before
            raise

    def continue_with(self, journal: Journal, stamp: Stamp) -> None:
        """Go on with the journal of the next generation, whose data file is the present state."""
        self.journal.close()
        self.journal, self.stamp = journal, stamp

    def close(self) -> None:
        """Let go of the journal."""
        self.journal.close()
