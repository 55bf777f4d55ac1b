"""Hard questions that I was asked, each with my answer; Enter words the answer."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.acts import answers
from coffeechat.domain.parts import AskedMe
from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.verbs import BY_ID, Place, Verb
from coffeechat.widgets.cells import Line, fit, wrap
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane

_NONE = (
    "Nobody asked you anything hard yet.\n"
    "‹answer› notes a question and your answer; in a talk, ?me notes what they ask."
)


class AnswersScreen(VerbScreen):
    """A row for each question; the question and the answer stand whole below the list."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.ANSWERS)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.ANSWERS: ("word-answer", "answer", "drop-answer", "undo", "help", "back"),
    }
    DEFAULT_CSS = """
    AnswersScreen HeadLine { margin: 0 1 1 1; }
    AnswersScreen LineList { height: 1fr; }
    AnswersScreen TextPane { height: 8; margin: 1 1 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(Place.ANSWERS)

    def compose(self) -> ComposeResult:
        """The title, the list, what is under the cursor, and the foot."""
        yield HeadLine()
        yield LineList(self._draw, empty=self.spelled(_NONE), tells_more=True)
        yield TextPane()
        yield self.foot()

    @property
    def asked(self) -> dict[str, AskedMe]:
        """What I was asked, by its words."""
        return {one.question: one for one in self.session.records.profile.asked_me}

    @property
    def _here(self) -> AskedMe | None:
        return self.asked.get(self.query_one(LineList).cursor_key or "")

    def show_records(self) -> None:
        """Show them as they are now."""
        asked = self.asked
        open_ones = sum(not one.answer for one in asked.values())
        words = f"{open_ones} without an answer" if open_ones else ""
        self.query_one(HeadLine).show("Hard questions that you were asked", words)
        shown = self.query_one(LineList)
        shown.set_keys(list(asked))
        shown.refresh()
        self._show_whole()

    def _draw(self, key: str, width: int) -> Line:
        one = self.asked.get(key)
        if one is None:
            return Line("")
        return Line(fit(key, width), mark="✓" if one.answer else "")

    def _show_whole(self) -> None:
        one = self._here
        said = (one.answer or "You have no answer yet.") if one is not None else ""
        self.query_one(TextPane).show(
            lambda width: [Line(row) for row in wrap(said, max(1, width))] if said else []
        )

    def on_line_list_moved(self, _message: LineList.Moved) -> None:
        """The answer stands below, once the cursor rests."""
        self.when_rested(self._show_whole)

    # Verbs --------------------------------------------------------------------------------------

    def on_line_list_chosen(self, _message: LineList.Chosen) -> None:
        """Enter: word the answer."""
        self.run_verb(BY_ID["word-answer"], "")

    def view_word_answer(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Ask for the answer to the question under the cursor."""
        one = self._here
        if one is None:
            self.say("There is no question under the cursor; ‹answer› notes one.")
        else:
            self.run_worker(self._word(one))

    async def _word(self, one: AskedMe) -> None:
        said = await self.prompt.ask("Your answer: ", value=one.answer)
        if said and said.strip():
            store, line = self.session.store, f"{one.question} = {said.strip()}"
            await self.do(partial(answers.answer, store, line))

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """What is kept no longer is the question under the cursor, unless one is typed."""
        if verb.id == "drop-answer" and not words:
            if self._here is None:
                self.say("There is no question under the cursor.")
                return
            words = (self._here.question,)
        super().run_verb(verb, person, words)
