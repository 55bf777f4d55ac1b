"""The prep sheet: who, why, goals, the questions in their order, and where the talk is."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from coffeechat.acts import talks
from coffeechat.domain.errors import Sentence
from coffeechat.domain.records import Conversation, Interview, QuestionUse
from coffeechat.domain.summary import job_words, talk_words
from coffeechat.drafting.review import Reviewed
from coffeechat.exchange import export
from coffeechat.handoff.files import safe_name, write_private
from coffeechat.plugged import Section, prep_sections
from coffeechat.plugin_host import Crash, RunningJob, run_job
from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.screens.person_text import labelled
from coffeechat.verbs import Place, Verb
from coffeechat.widgets.cells import Line, fit, wrap
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.text_pane import TextPane
from coffeechat.writing import review_prep, standard_questions

LABEL = 9
PAPER_WIDTH = 78


class PrepScreen(VerbScreen):
    """One page to prepare from. The cursor stands on a question."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Place.PREP),
        *(Binding(str(n), f"key_question({n})", show=False) for n in range(1, 10)),
    ]
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.PREP: (
            "goal", "tailor", "drop", "prepared", "place", "sheet", "earlier", "later-question",
            "back",
        ),
    }  # fmt: skip
    DEFAULT_CSS = """
    PrepScreen TextPane { max-height: 50%; margin: 1 1; }
    PrepScreen LineList { height: 1fr; }
    """

    def __init__(self, person: str) -> None:
        super().__init__(Place.PREP)
        self._person = person
        self._questions: tuple[QuestionUse, ...] = ()
        self._sections: Sequence[Section] = ()
        self._building: RunningJob | None = None

    @property
    def subject(self) -> str:
        """Whom the talk is with."""
        return self._person

    @property
    def conversation(self) -> Conversation | None:
        """The conversation that is prepared."""
        return self.session.records.open_conversation(self._person)

    @property
    def interview(self) -> Interview | None:
        """The talk that is prepared."""
        return self.conversation.interview if self.conversation is not None else None

    def compose(self) -> ComposeResult:
        """The sheet, the questions and the foot."""
        yield TextPane()
        known = self.session.host.question_banks
        empty = "No questions yet." if known else "No plugin has questions; ‹plugins› shows why."
        yield LineList(self._draw, empty=self.spelled(empty))
        yield self.foot()

    def on_mount(self) -> None:
        """Have the sections of plugins built; the sheet does not wait for them."""
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
            self._sections = sections
            self.show_records()

    def show_records(self) -> None:
        """Show the sheet as it is now."""
        interview = self.interview
        if interview is None:
            if self.is_current:
                self.dismiss()
            return
        self._questions = interview.questions or standard_questions(self.session, self._person)
        self.query_one(TextPane).show(self._sheet, keep_place=True)
        self.call_after_refresh(self._fit_sheet)
        self.query_one(LineList).set_keys([str(number) for number in range(len(self._questions))])

    def _fit_sheet(self) -> None:
        """Give the sheet as many rows as it has lines, once its width is known."""
        pane = self.query_one(TextPane)
        pane.show(self._sheet, keep_place=True)
        pane.styles.height = len(pane.lines)

    def _sheet(self, width: int) -> Sequence[Line]:
        records, now = self.session.records, self.session.now()
        person, conversation = records.people.get(self._person), self.conversation
        if person is None or conversation is None or conversation.interview is None:
            return []
        lines = [f"{person.name} · {job_words(person)}"]
        facts = [
            ("talk", talk_words(records, person, conversation.interview, now)),
            ("why", conversation.why or "not said yet (w on the list)"),
            *(("goal", goal) for goal in conversation.goals),
            ("key", conversation.interview.key_question or "its number chooses one, 1 to 9"),
            *((found.check_id, found.finding.message) for found in self._findings()),
        ]
        for label, text in facts:
            lines += labelled(label, text, LABEL, width)
        for section in self._sections:
            lines += ["", *wrap(section.title, width)]
            for text in section.lines or [section.problem]:
                lines += labelled("", text, 2, width)
        return [Line(line) for line in lines]

    def _findings(self) -> list[Reviewed]:
        return review_prep(self.session, self._person)

    def _draw(self, key: str, width: int) -> Line:
        question = self._questions[int(key)]
        interview = self.interview
        is_key = interview is not None and interview.key_question == question.text
        mark = "✓" if question.asked else "★" if is_key else ""
        return Line(text=fit(f"{int(key) + 1:>2} {question.text}", width), mark=mark)

    # Verbs --------------------------------------------------------------------------------------

    @property
    def _row(self) -> int | None:
        key = self.query_one(LineList).cursor_key
        return int(key) if key is not None else None

    def _plan(
        self,
        questions: tuple[QuestionUse, ...],
        *,
        key_question: str | None = None,
        row: int | None = None,
        done: bool = False,
    ) -> None:
        interview = self.interview
        if interview is None:
            return
        if row is not None:
            self.query_one(LineList).go_to(str(row))
        plan = partial(
            talks.plan,
            self.session.store,
            self._person,
            questions=questions,
            key_question=interview.key_question if key_question is None else key_question,
            done=done,
        )
        self.run_worker(self.do(plan))

    def action_key_question(self, number: int) -> None:
        """The question of this number is the one that this person above all can answer."""
        if number <= len(self._questions):
            self._plan(self._questions, key_question=self._questions[number - 1].text)

    def view_choose_key_question(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """The same, typed: «key-question 3»."""
        if words and words[0].isdigit() and int(words[0]) > 0:
            self.action_key_question(int(words[0]))
        else:
            self.say("Type the number of a question: key-question 3")

    def view_tailor(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Reword the question."""
        if self._row is not None:
            self.run_worker(self._tailor(self._row))

    async def _tailor(self, row: int) -> None:
        text = await self.prompt.ask("Question: ", value=self._questions[row].text)
        if text:
            reworded = QuestionUse(text=text, tailored=True)
            self._plan((*self._questions[:row], reworded, *self._questions[row + 1 :]))

    def view_drop(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Without this question."""
        row = self._row
        if row is not None:
            self._plan((*self._questions[:row], *self._questions[row + 1 :]))

    def view_earlier(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """One up."""
        self._move(-1)

    def view_later_question(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """One down."""
        self._move(1)

    def _move(self, by: int) -> None:
        row = self._row
        if row is None or not 0 <= row + by < len(self._questions):
            return
        questions = list(self._questions)
        questions.insert(row + by, questions.pop(row))
        self._plan(tuple(questions), row=row + by)

    def view_prepared(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The preparation is complete."""
        self._plan(self._questions, done=True)

    def view_calendar(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """The talk into the calendar of a plugin."""
        from coffeechat.screens.sending import push_to_calendar

        self.run_worker(push_to_calendar(self, person))

    def view_save_sheet(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """Save the talk for a calendar, or the sheet as text."""
        self.run_worker(self._save_sheet(" ".join(words)))

    async def _save_sheet(self, typed: str) -> None:
        name = safe_name(self.session.records.people[self._person].name)
        path = typed or await self.prompt.ask("Save as (.ics or .txt) ", value=f"{name}.ics")
        if not path:
            return
        try:
            data = (
                export(self.session, "ics", self._person) if path.endswith(".ics") else self._text()
            )
            write_private(Path(path).expanduser(), data)
        except Sentence as error:
            self.say(str(error))
        else:
            self.say(f"Wrote {path}.")

    def _text(self) -> bytes:
        """The sheet and its questions as plain text."""
        lines = [line.text for line in self._sheet(PAPER_WIDTH)]
        lines += [""]
        for number, question in enumerate(self._questions, start=1):
            lines += labelled(f"{number:>2}", question.text, 4, PAPER_WIDTH)
        return ("\n".join(lines) + "\n").encode()
