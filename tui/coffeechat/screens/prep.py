"""The prep sheet: who, why, goals, the questions in their order, and where the talk is."""

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from coffeechat.acts import Done, preparing
from coffeechat.acts.outcome import Refused
from coffeechat.domain.errors import Sentence
from coffeechat.domain.reading import notes_in
from coffeechat.exchange import export
from coffeechat.handoff.editor import edit_text
from coffeechat.handoff.files import safe_name, write_private
from coffeechat.plugged import Section, prep_sections
from coffeechat.plugin_host import Crash, RunningJob, run_job
from coffeechat.prep_sheet import CHECKLIST, Sheet, as_markdown, as_rows, sheet_of, short
from coffeechat.screens.base import bindings_for
from coffeechat.screens.person_text import labelled
from coffeechat.screens.prep_questions import QuestionVerbs
from coffeechat.screens.prep_rows import drawn, rows_of
from coffeechat.verbs import Place, Verb
from coffeechat.widgets.cells import Line, wrap
from coffeechat.widgets.line_list import GUTTER, LineList
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane
from coffeechat.writing import review_prep, review_questions

LABEL = 9
PAPER_WIDTH = 78
#: Minutes that preparing should not take longer than, and the short way through it.
ENOUGH, SHORT = 45, 15
#: Cells in which any goal and any note has room.
LONGEST_ROW = 2_100
_MINUTE = 60.0


class PrepScreen(QuestionVerbs):
    """One page to prepare from. The cursor stands on a question, or on what a check found."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Place.PREP),
        *(Binding(str(n), f"key_question({n})", show=False) for n in range(1, 10)),
    ]
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.PREP: (
            "goal", "tailor", "question", "bank", "drop", "fix", "accept", "research", "place",
            "prepared", "sheet", "help", "back",
        ),
    }  # fmt: skip
    DEFAULT_CSS = """
    PrepScreen HeadLine { margin: 0 1; }
    PrepScreen TextPane { max-height: 50%; margin: 0 1 1 1; }
    PrepScreen LineList { height: 1fr; }
    PrepScreen .whole { height: 3; margin: 0 1; }
    PrepScreen .nothing { display: none; }
    """

    def __init__(self, person: str) -> None:
        super().__init__(person)
        self._sheet: Sheet | None = None
        self._sections: tuple[Section, ...] = ()
        self._building: RunningJob | None = None
        self._is_short = False
        self._page, self._whole = TextPane(), TextPane()

    def compose(self) -> ComposeResult:
        """The sheet, the questions and the foot."""
        yield HeadLine()
        yield self._page
        known = self.session.host.question_banks
        empty = "No questions yet." if known else "No plugin has questions; ‹plugins› shows why."
        yield LineList(self._draw, empty=self.spelled(empty), tells_more=True)
        yield self._whole
        yield self.foot()

    def on_mount(self) -> None:
        """Have the sections of plugins built; the sheet does not wait for them."""
        self._whole.add_class("whole", "nothing")
        self._note_time()
        self.set_interval(_MINUTE, self._show_head)
        self._building = run_job(
            lambda job: prep_sections(self.session, self._person, job),
            self.chat.on_ui_thread(self._built),
        )

    def on_unmount(self) -> None:
        """What is still being built is of no use any more."""
        if self._building is not None:
            self._building.cancel()

    def _built(self, sections: Sequence[Section] | Crash) -> None:
        if not isinstance(sections, Crash) and sections:
            self._sections = tuple(sections)
            self.show_records()

    # Drawing ------------------------------------------------------------------------------------

    def show_records(self) -> None:
        """Show the sheet as it is now."""
        try:
            sheet = sheet_of(self.session, self._person)
        except Refused:
            self.give_way()
            return
        self._sheet = replace(sheet, sections=self._sections)
        self._questions = sheet.questions
        self._note_time()
        minutes = self._minutes()
        self._rows = rows_of(
            sheet,
            review_questions(self.session, self._person, sheet.questions),
            review_prep(self.session, self._person, sheet.questions, preparing=minutes),
        )
        self._show_head()
        self._page.show(self._lay_out, keep_place=True)
        self.call_after_refresh(self._fit_sheet)
        shown = self.query_one(LineList)
        shown.set_keys(list(self._rows), cursor=None if shown.keys else "0", from_top=True)
        self._explain()

    def _show_head(self) -> None:
        """Whom it is about, and for how long it was prepared so far; once a minute at most."""
        if self._sheet is not None:
            most = SHORT if self._is_short else ENOUGH
            spent = f"{self._minutes()} of {most} minutes"
            self.query_one(HeadLine).show(self._sheet.title, spent)

    def _fit_sheet(self) -> None:
        """Give the sheet as many rows as it has lines, once its width is known."""
        self._page.show(self._lay_out, keep_place=True)
        self._page.styles.height = len(self._page.lines)

    def _lay_out(self, width: int) -> Sequence[Line]:
        if self._sheet is None or width <= LABEL:
            return []
        sheet = short(self._sheet) if self._is_short else self._sheet
        lines: list[Line] = []
        for fact in sheet.facts:
            if fact.in_list and not self._is_short:
                continue
            rows = labelled(fact.label, self.spelled(fact.text), LABEL, width)
            lines += [Line(row, dim=fact.missing) for row in rows]
        to_see_to = Section(CHECKLIST, tuple(f"[ ] {one}" for one in sheet.checklist))
        for part in (*sheet.sections, *([to_see_to] if to_see_to.lines else ())):
            lines += [Line(""), *map(Line, wrap(part.title, width))]
            for text in part.lines or [part.problem]:
                lines += map(Line, labelled("", text, 2, width))
        return lines

    def _draw(self, key: str, width: int) -> Line:
        row = self._rows.get(key)
        if row is None or self._sheet is None:
            return Line("")
        return drawn(row, self._sheet, width, self.spelled)

    def on_line_list_moved(self, _message: LineList.Moved) -> None:
        """What does not fit into its row is told whole, where the cursor rests on it."""
        self._note_time()
        self.when_rested(self._explain)

    def _explain(self) -> None:
        text = self._to_explain()
        self._whole.set_class(not text, "nothing")
        if text:
            self._whole.show(lambda width: [Line(part) for part in wrap(text, max(1, width))])

    def _to_explain(self) -> str:
        """What a check found, or a goal or a note that is too long for its row."""
        row, sheet = self.row, self._sheet
        if row is None or sheet is None:
            return ""
        if row.found is not None:
            found = row.found
            return self.spelled(f"{found.finding.message} ({found.source})")
        if row.question is not None:
            return ""
        text = drawn(row, sheet, LONGEST_ROW, self.spelled).text.rstrip()
        return text if cell_len(text) > self.size.width - GUTTER else ""

    # The time it takes --------------------------------------------------------------------------

    def _note_time(self) -> None:
        """Something happens here: the time since the last such sign was spent on preparing."""
        interview = self.interview
        if interview is not None:
            self.chat.preparing.note(
                interview.uid, self.session.now(), kept=interview.preparing_minutes
            )

    def _minutes(self) -> int:
        interview = self.interview
        if interview is None:
            return 0
        return self.chat.preparing.minutes(interview.uid, self.session.now())

    def unsaved(self) -> "partial[Done] | None":
        """The minutes that the sheet was open and that are not kept yet."""
        interview, minutes = self.interview, self._minutes()
        if interview is None or minutes <= interview.preparing_minutes:
            return None
        return partial(preparing.spend, self.session.store, self._person, minutes)

    def view_back(self, verb: Verb, person: str, words: Sequence[str]) -> None:
        """Keep the time that it took, once for each visit, and leave."""
        spent, interview = self.unsaved(), self.interview
        if interview is not None:
            self.chat.preparing.pause(interview.uid, self.session.now())
        if spent is not None:
            self.chat.run_worker(self.do_meanwhile(spent))
        super().view_back(verb, person, words)

    # Verbs --------------------------------------------------------------------------------------

    def view_short(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """What matters most in a quarter of an hour, or everything again."""
        self._is_short = not self._is_short
        self.show_records()
        if self._is_short:
            self.say("The five things that matter most in 15 minutes; ‹short› shows all again.")

    def view_editor(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """What I read, a line for each note, in the user's editor."""
        interview = self.interview
        if interview is None:
            return
        notes = "".join(f"{note}\n" for note in notes_in(interview.research))
        try:
            with self.app.suspend():
                text = edit_text(notes, environ=os.environ)
        except Sentence as error:
            self.say(str(error))
            return
        write = partial(preparing.write_research, self.session.store, person, text)
        self.run_worker(self.do(write))

    def view_prepared(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The preparation is complete."""
        self._plan(self._questions, done=True)

    def view_calendar(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """The talk into the calendar of a plugin."""
        from coffeechat.screens.calendaring import push_to_calendar

        self.run_worker(push_to_calendar(self, person))

    def view_save_sheet(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """Save the talk for a calendar, or the sheet as text."""
        self.run_worker(self._save_sheet(" ".join(words)))

    async def _save_sheet(self, typed: str) -> None:
        name = safe_name(self.session.records.people[self._person].name)
        ask = "Save as (.ics, .txt or .md) "
        path = typed or await self.prompt.ask(ask, value=f"{name}.ics")
        if not path:
            return
        try:
            write_private(Path(path).expanduser(), self._file(path))
        except Sentence as error:
            self.say(str(error))
        else:
            self.say(f"Wrote {path}.")

    def _file(self, path: str) -> bytes:
        """What to write into a file of this name."""
        if path.endswith(".ics"):
            return export(self.session, "ics", self._person)
        if self._sheet is None:
            return b""
        if path.endswith(".md"):
            return as_markdown(self._sheet).encode()
        lines = [self._sheet.title]
        for label, text in as_rows(self._sheet):
            lines += labelled(label, text, LABEL, PAPER_WIDTH)
        return ("\n".join(line.rstrip() for line in lines) + "\n").encode()
