"""Who is in the bin."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.domain.bin import in_bin_words, latest_first
from coffeechat.domain.summary import job_words, people_words
from coffeechat.screens.base import bindings_for
from coffeechat.screens.forgetting import Forgets
from coffeechat.verbs import BY_ID, Place, Verb
from coffeechat.widgets.cells import Line, columns
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import HeadLine

_NAME, _SINCE = 18, 34
_EMPTY = "The bin is empty.\n‹bin› on a person moves them here, with all that was with them."


class BinScreen(Forgets):
    """Enter brings somebody back, with all that was with them."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.BIN)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.BIN: ("unbin", "undo", "command", "help", "back"),
    }
    DEFAULT_CSS = """
    BinScreen HeadLine { margin: 0 1 1 1; }
    """

    def __init__(self) -> None:
        super().__init__(Place.BIN)

    def compose(self) -> ComposeResult:
        """The title, the list and the foot."""
        yield HeadLine()
        yield LineList(self._draw)
        yield self.foot()

    def show_records(self) -> None:
        """Draw who is in the bin now."""
        found = latest_first(self.session.records)
        shown = self.query_one(LineList)
        shown.empty = self.spelled(_EMPTY)
        shown.set_keys([one.id for one in found])
        self.query_one(HeadLine).show("Bin", people_words(len(found)) if found else "")

    def _draw(self, key: str, width: int) -> Line:
        one, now = self.session.records.binned.get(key), self.session.now()
        if one is None:
            return Line(text="")
        since = in_bin_words(one, now.date(), one.created.astimezone(now.tzinfo).date())
        cells = [(one.person.name, _NAME), (job_words(one.person), 0), (since, _SINCE)]
        return Line(text=columns(cells, width))

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Enter: bring them back."""
        self.run_verb(BY_ID["unbin"], "", (message.key,))

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """Bringing back and forgetting are about whom the cursor is on."""
        under = self.query_one(LineList).cursor_key or ""
        if verb.id == "unbin" and not words:
            words = (under,)
        elif verb.id == "forget" and under:
            self.view_forget(verb, under, words)
            return
        super().run_verb(verb, person, words)
