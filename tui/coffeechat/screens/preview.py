"""What an import would bring, before it is applied."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from coffeechat.choosing import Table, Wishes
from coffeechat.domain.columns import FIELDS
from coffeechat.domain.import_words import hidden_words, sections, unclear_words
from coffeechat.domain.records import Person
from coffeechat.domain.words import DateOrder
from coffeechat.exchange import Preview, apply_import, read_in_background
from coffeechat.plugin_host import Progress, RunningJob
from coffeechat.screens.base import PATIENCE, bindings_for
from coffeechat.screens.column_choice import ColumnsScreen
from coffeechat.screens.text_page import TextPage
from coffeechat.verbs import BY_ID, Place, Verb
from coffeechat.widgets.cells import Line, wrap
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane

MOST = 100
"""Entries of one kind that are listed; of more, how many there are."""

_HIDDEN = {"hidden": "hide themselves from you"}
_OTHER = {
    None: DateOrder.DAY_FIRST,
    DateOrder.MONTH_FIRST: DateOrder.DAY_FIRST,
    DateOrder.DAY_FIRST: DateOrder.MONTH_FIRST,
}
_KEPT = "Of letters and invitations, what was said last is kept, too."
_NOT_KEPT = (
    "Of letters and invitations only the day is kept, and who wrote; ‹texts› keeps the text."
)


class PreviewScreen(TextPage):
    """Everything a file would do; Enter applies it as one act, Esc leaves all as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Place.PREVIEW), ("enter", "apply", "")]

    def __init__(self, path: Path) -> None:
        super().__init__(Place.PREVIEW)
        self._path = path
        self._wishes = Wishes()
        self._preview: Preview | None = None
        self._reading = True
        self._job: RunningJob | None = None

    def show_hints(self) -> None:
        """Only what can be done now."""
        shown = self._preview
        hints = [("⏎", "apply")] if shown is not None else []
        verbs = []
        if shown is not None:
            verbs += ["dates"] * bool(shown.unclear) + ["columns"] * (shown.table is not None)
            verbs += ["texts"] * shown.letters
        verbs += ["encoding"] * (not self._reading)
        hints += [(self.key_words(verb), BY_ID[verb].title) for verb in verbs]
        self.hints([*hints, ("Esc", "leave all as it was")])

    def on_mount(self) -> None:
        """Read the file."""
        self._read()

    def _read(self) -> None:
        """Read the file off the user interface."""
        self._preview, self._reading = None, True
        self.show_hints()
        self.query_one(HeadLine).show(f"Reading {self._path.name} …")
        self.query_one(TextPane).show(_nothing)
        on_ui = self.chat.on_ui_thread
        self._job = read_in_background(
            self.session, self._path, self._wishes, on_ui(self._finished), on_ui(self._progressed)
        )

    def _read_with(self, columns: Mapping[str, str]) -> None:
        self._wishes = replace(self._wishes, columns=columns)
        self._read()

    def _progressed(self, progress: Progress) -> None:
        self.query_one(HeadLine).show(f"Reading {self._path.name} …", f"{progress.done:,}")

    def _finished(self, result: Preview | Table | str) -> None:
        self._reading = False
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
            lines = partial(preview_lines, result, people, self.spelled)
            self.query_one(TextPane).show(lines)
        self.show_hints()

    def _ask(self, table: Table) -> None:
        """Have the columns chosen; then read the file so, or, if that was left, as before."""
        left = self._leave if self._preview is None else _do_nothing
        self.app.push_screen(ColumnsScreen(self._path.name, table, self._read_with, left))

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

    def view_dates(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Read the dates the other way round."""
        if self._preview is None or not self._preview.unclear:
            self.say("There are no dates here that may have the day or the month first.")
            return
        self._wishes = replace(self._wishes, dates=_OTHER[self._preview.unclear[0].read_as])
        self._read()

    def view_texts(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Keep what was said, or do not."""
        if self._preview is None or not self._preview.letters:
            self.say("There are no letters in this file.")
            return
        if self._preview.keeps_texts and not self._wishes.keep_texts:
            self.say("Your settings keep them: keep_texts of the plugin says so.")
            return
        self._wishes = replace(self._wishes, keep_texts=not self._wishes.keep_texts)
        self._read()

    def view_encoding(self, verb: Verb, _person: str, words: Sequence[str]) -> None:
        """Ask for another encoding, and read the file in it."""
        self.run_worker(self._read_in(verb, words))

    async def _read_in(self, verb: Verb, words: Sequence[str]) -> None:
        asked = words or await self.ask_arguments(verb)
        if asked:
            self._wishes = replace(self._wishes, encoding=asked[0])
            self._read()

    def action_apply(self) -> None:
        """Apply what is shown; where most people are new then, look through them at once."""
        if self._preview is not None:
            self.run_worker(self._apply(self._preview))

    async def _apply(self, preview: Preview) -> None:
        self._preview = None
        known = len(self.session.records.people)
        patience = self.set_timer(PATIENCE, self._say_it_cannot_be_left)
        done = await self.do(partial(apply_import, self.session, preview))
        patience.stop()
        if done is not None and done.changed and preview.tally.created > known:
            from coffeechat.screens.triage import TriageScreen

            self.app.switch_screen(TriageScreen())
        else:
            self.dismiss()

    def _say_it_cannot_be_left(self) -> None:
        """Half of an import is none: it is saved as one, in a second or so."""
        told = "Bringing them in: it is too late to leave; ‹undo› takes them back."
        self.query_one(HeadLine).show(self.spelled(told))
        self.hints([])

    def view_back(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Leave; a file still being read is read no further."""
        if self._job is not None:
            self._job.cancel()
        self.dismiss()


def preview_lines(
    preview: Preview, people: Mapping[str, Person], spelled: Callable[[str], str], width: int
) -> list[Line]:
    """The counts, what else is to be known, and who would come in or change."""
    lines = [Line(f"{count:>7,}  {words}") for count, words in _counts(preview)]
    for told in _remarks(preview):
        lines += [Line(""), *map(Line, wrap(spelled(told), width))]
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
        *((count, _HIDDEN.get(what, what)) for count, what in hidden_words(preview.hidden)),
        (tally.problems, "not taken in: see below"),
    ]
    rows = (tally.rows, "rows" if tally.rows != 1 else "row")
    aside = [
        (tally.forgotten, "of them left out: you asked to forget them"),
        (tally.blank, "blank beside them"),
    ]
    return [rows, *(one for one in [*counts, *aside] if one[0])]


def _remarks(preview: Preview) -> Sequence[str]:
    """What is to be said of the file as a whole."""
    told = [f"{unclear_words(one)} ‹dates› reads them the other way." for one in preview.unclear]
    told += preview.warnings
    if preview.stopped:
        told.append(f"It was not read to its end: {preview.stopped}")
    if preview.plan.older:
        told.append("It is older than what is here: it only fills gaps.")
    if preview.plan.strangers:
        told.append(f"Contact with {preview.plan.strangers:,} people who are not here is left out.")
    if preview.letters:
        told.append(_KEPT if preview.keeps_texts else _NOT_KEPT)
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
