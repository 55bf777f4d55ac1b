"""Which questions brought most, each with what came of it; a weak one is retired with one key."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.domain.reports.questions import Yield, question_yields, yield_words
from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.verbs import BY_ID, Place, Verb
from coffeechat.widgets.cells import Line, columns
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import HeadLine

_WORDS = 30
_NONE = (
    "No question was ticked in a talk yet.\n"
    "In a talk, its number and Enter tick it; what you note then came of it."
)


class YieldScreen(VerbScreen):
    """The questions that were asked, best first; those that are retired are dim."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.YIELD)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.YIELD: ("retire-question", "undo", "help", "back"),
    }
    DEFAULT_CSS = """
    YieldScreen HeadLine { margin: 0 1 1 1; }
    """

    def __init__(self) -> None:
        super().__init__(Place.YIELD)
        self._rows: dict[str, Yield] = {}

    def compose(self) -> ComposeResult:
        """The title, the list and the foot."""
        yield HeadLine()
        yield LineList(self._draw, empty=self.spelled(_NONE), tells_more=True)
        yield self.foot()

    def show_records(self) -> None:
        """Show all questions that were asked."""
        self._rows = {one.text: one for one in question_yields(self.session.records)}
        self.query_one(HeadLine).show("What your questions brought", f"{len(self._rows)} asked")
        shown = self.query_one(LineList)
        shown.set_keys(list(self._rows))
        shown.refresh()

    def _draw(self, key: str, width: int) -> Line:
        one = self._rows.get(key)
        if one is None:
            return Line("")
        return Line(columns([(one.text, 0), (yield_words(one), _WORDS)], width), dim=one.retired)

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """What is retired is the question under the cursor, unless one is typed."""
        if verb.id == "retire-question" and not words:
            key = self.query_one(LineList).cursor_key
            if key is None:
                self.say("There is no question under the cursor.")
                return
            words = (key,)
        super().run_verb(BY_ID[verb.id], person, words)
