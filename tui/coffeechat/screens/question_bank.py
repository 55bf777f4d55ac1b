"""The question bank: all that one may ask, by topic, to be added to a talk with Enter."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.acts import talks
from coffeechat.domain.asking import category_of
from coffeechat.domain.parts import QuestionUse
from coffeechat.domain.text import fold
from coffeechat.drafting.questions import Offered
from coffeechat.screens.base import bindings_for
from coffeechat.screens.one_talk import OneTalk
from coffeechat.verbs import BY_ID, Place, Verb
from coffeechat.widgets.cells import Line, columns
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import HeadLine
from coffeechat.writing import offered, standard_questions

_TOPIC = 15


class BankScreen(OneTalk):
    """Suggested questions, my own, then those of the sets by topic; what is planned is dim."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.BANK)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.BANK: ("take", "next-topic", "drop-question", "undo", "help", "back"),
    }
    DEFAULT_CSS = """
    BankScreen HeadLine { margin: 0 1 1 1; }
    """

    def __init__(self, person: str) -> None:
        super().__init__(Place.BANK, person)
        self._rows: dict[str, Offered] = {}

    def compose(self) -> ComposeResult:
        """The title, the list and the foot."""
        yield HeadLine()
        empty = "No questions; ‹plugins› shows whether a plugin with questions is on."
        yield LineList(self._draw, empty=self.spelled(empty), tells_more=True)
        yield self.foot()

    @property
    def planned(self) -> tuple[QuestionUse, ...]:
        """The questions of the talk as they are now."""
        interview = self.interview
        if interview is None:
            return ()
        return interview.questions or standard_questions(self.session, self._person)

    def show_records(self) -> None:
        """Show all questions; those of one group and topic stand together."""
        person = self.session.records.people.get(self._person)
        if person is None or self.interview is None:
            self.give_way()
            return
        self._rows = {one.text: one for one in offered(self.session, self._person)}
        self._asked = {fold(one.text) for one in self.planned}
        self.query_one(HeadLine).show(
            f"Questions for {person.name}", f"{len(self._rows)} to choose from"
        )
        shown = self.query_one(LineList)
        shown.set_keys(list(self._rows))
        shown.refresh()

    def _draw(self, key: str, width: int) -> Line:
        one = self._rows.get(key)
        if one is None:
            return Line("")
        is_planned = fold(one.text) in self._asked
        why = f"  ({one.why})" if one.why else ""
        cells = [(_topic(one), _TOPIC), (f"{one.text}{why}", 0)]
        return Line(columns(cells, width), dim=is_planned, mark="✓" if is_planned else "")

    # Verbs --------------------------------------------------------------------------------------

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Enter: add it."""
        self.run_verb(BY_ID["take"], self._person, (message.key,))

    def view_take(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """Add the question under the cursor."""
        one = self._rows.get(" ".join(words) or self.query_one(LineList).cursor_key or "")
        if one is not None:
            self.run_worker(self._take(one))

    async def _take(self, one: Offered) -> None:
        text: str | None = one.text
        if one.is_open:
            text = await self.prompt.ask("Fill in: ", value=one.text, cursor=one.text.find("{"))
        if not text or not text.strip():
            return
        planned = self.planned
        if any(fold(use.text) == fold(text.strip()) for use in planned):
            self.say("This question is planned already.")
            return
        use = QuestionUse(
            text=text.strip(),
            tailored=text != one.text or one.group in {"suggested", "yours"},
            category=one.category or category_of(text),
        )
        interview = self.interview
        if interview is not None:
            plan = partial(
                talks.plan,
                self.session.store,
                self._person,
                questions=(*planned, use),
                key_question=interview.key_question,
            )
            await self.do(plan)

    def view_next_topic(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The first question of the next topic; after the last the first of all."""
        shown = self.query_one(LineList)
        keys = list(self._rows)
        here = shown.cursor_key
        if here is None:
            return
        after = keys[keys.index(here) :]
        topic = _topic(self._rows[here])
        shown.go_to(next((key for key in after if _topic(self._rows[key]) != topic), keys[0]))

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """What is mine no longer is the question under the cursor, unless one is typed."""
        if verb.id == "drop-question" and not words:
            key = self.query_one(LineList).cursor_key or ""
            one = self._rows.get(key)
            if one is None or one.group != "yours":
                self.say("Only questions of your own can go; this one is of a set.")
                return
            words = (key,)
        super().run_verb(verb, person, words)


def _topic(one: Offered) -> str:
    """What stands before a question: where it comes from, or in a set what it is about."""
    if one.group in {"suggested", "yours"}:
        return one.group
    return one.category.value if one.category is not None else ""
