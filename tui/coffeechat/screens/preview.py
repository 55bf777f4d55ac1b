"""What an import would bring, before it is applied."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.choosing import Table
from coffeechat.domain.columns import FIELDS
from coffeechat.domain.import_words import sections
from coffeechat.domain.records import Person
from coffeechat.exchange import Preview, apply_import, read_in_background
from coffeechat.plugin_host import Progress, RunningJob
from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.screens.column_choice import ColumnsScreen
from coffeechat.verbs import Place, Verb
from coffeechat.widgets.cells import Line, wrap
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane

MOST = 100
"""Entries of one kind that are listed; of more, how many there are."""


class PreviewScreen(VerbScreen):
    """Everything a file would do; Enter applies it as one act, Esc leaves all as it was."""

    AUTO_FOCUS = "TextPane"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Place.PREVIEW), ("enter", "apply", "")]
    DEFAULT_CSS = """
    PreviewScreen HeadLine { margin: 1 1; }
    PreviewScreen TextPane { margin: 0 1; }
    """

    def __init__(self, path: Path) -> None:
        super().__init__(Place.PREVIEW)
        self._path = path
        self._preview: Preview | None = None
        self._job: RunningJob | None = None

    def compose(self) -> ComposeResult:
        """The title, the counts and the foot."""
        yield HeadLine()
        yield TextPane()
        yield self.foot()

    def show_hints(self) -> None:
        """Only what can be done now."""
        hints = [("⏎", "apply")] if self._preview is not None else []
        if self._preview is not None and self._preview.table is not None:
            hints.append((self.key_words("columns"), "columns"))
        self.hints([*hints, ("Esc", "leave all as it was")])

    def on_mount(self) -> None:
        """Read the file."""
        self._read({})

    def _read(self, columns: Mapping[str, str]) -> None:
        """Read the file off the user interface."""
        self._preview = None
        self.show_hints()
        self.query_one(HeadLine).show(f"Reading {self._path.name} …")
        self.query_one(TextPane).show(_nothing)
        on_ui = self.chat.on_ui_thread
        self._job = read_in_background(
            self.session, self._path, columns, on_ui(self._finished), on_ui(self._progressed)
        )

    def _progressed(self, progress: Progress) -> None:
        self.query_one(HeadLine).show(f"Reading {self._path.name} …", f"{progress.done:,}")

    def _finished(self, result: Preview | Table | str) -> None:
        if isinstance(result, Table):
            self._ask(result)
        elif isinstance(result, str):
            self.query_one(HeadLine).show(f"{self._path.name} was not imported")
            self.query_one(TextPane).show(
                lambda width: [Line(text) for text in wrap(result, width)]
            )
        else:
            self._preview = result
            people = self.session.records.people
            self.query_one(HeadLine).show(f"{result.source} · {result.importer}")
            self.query_one(TextPane).show(partial(preview_lines, result, people))
            self.show_hints()

    def _ask(self, table: Table) -> None:
        """Have the columns chosen; then read the file so, or, if that was left, as before."""
        left = self._leave if self._preview is None else _do_nothing
        self.app.push_screen(ColumnsScreen(self._path.name, table, self._read, left))

    def _leave(self) -> None:
        """Leave once this screen is in front again; a screen that awaits its own end hangs."""

        def leave() -> None:
            self.dismiss()

        self.call_after_refresh(leave)

    def view_columns(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Choose the columns anew."""
        if self._preview is None or self._preview.table is None:
            self.say("There are no columns to choose here.")
        else:
            self._ask(self._preview.table)

    def action_apply(self) -> None:
        """Apply what is shown."""
        if self._preview is not None:
            self.run_worker(self._apply(self._preview))

    async def _apply(self, preview: Preview) -> None:
        self._preview = None
        await self.do(partial(apply_import, self.session, preview))
        self.dismiss()

    def view_back(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Leave; a file still being read is read no further."""
        if self._job is not None:
            self._job.cancel()
        self.dismiss()


def preview_lines(preview: Preview, people: Mapping[str, Person], width: int) -> list[Line]:
    """The counts, what else is to be known, and who would come in or change."""
    lines = [Line(f"{count:>7,}  {words}") for count, words in _counts(preview)]
    for told in _remarks(preview):
        lines += [Line(""), *map(Line, wrap(told, width))]
    for section in sections(preview.plan, people, preview.problems):
        lines += [Line(""), Line(f"{section.title} ({section.count:,})")]
        entries = section.entries(MOST)
        wrapped = (text for entry in entries for text in wrap(entry, width - 2, "  "))
        lines += [Line(f"  {text}") for text in wrapped]
        if section.count > len(entries):
            lines.append(Line(f"  and {section.count - len(entries):,} more", dim=True))
    return lines


def _counts(preview: Preview) -> Sequence[tuple[int, str]]:
    """Each row once, so they add up to the first; those that say nothing are left out."""
    tally = preview.tally
    counts = [
        (tally.created, "new"),
        (tally.updated, "changed"),
        (tally.unchanged, "here already, stay as they are"),
        (tally.proposed, "new, and perhaps here already"),
        (tally.hidden, "hide themselves from you"),
        (tally.problems, "not taken in: see below"),
    ]
    rows = (tally.rows, "rows" if tally.rows != 1 else "row")
    forgotten = [(tally.forgotten, "of them left out: you asked to forget them")]
    return [rows, *(one for one in [*counts, *forgotten] if one[0])]


def _remarks(preview: Preview) -> Sequence[str]:
    """What is to be said of the file as a whole."""
    told = list(preview.warnings)
    if preview.stopped:
        told.append(f"It was not read to its end: {preview.stopped}")
    if preview.plan.older:
        told.append("It is older than what is here: it only fills gaps.")
    if preview.plan.strangers:
        told.append(f"Contact with {preview.plan.strangers:,} people who are not here is left out.")
    if preview.table is not None:
        columns = preview.table.columns
        read = [f"{words} «{columns[name]}»" for name, words in FIELDS.items() if columns.get(name)]
        told.append(f"Columns: {', '.join(read)}")
    if preview.whole is not None:
        told.append("With every conversation, letter and promise, and the history of them.")
    return told


def _nothing(width: int) -> Sequence[Line]:
    del width
    return ()


def _do_nothing() -> None:
    """The preview stays as it is."""
