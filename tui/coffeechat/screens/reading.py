"""A page of lines to read."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.verbs import Place
from coffeechat.widgets.cells import Line, wrap
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane


class ReadingScreen(VerbScreen):
    """A title and lines below it; Esc goes back."""

    AUTO_FOCUS = "TextPane"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.PREVIEW)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {Place.PREVIEW: ("back",)}
    DEFAULT_CSS = """
    ReadingScreen HeadLine { margin: 1 1; }
    ReadingScreen TextPane { margin: 0 1; }
    """

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__(Place.PREVIEW)
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The title, the text and the foot."""
        yield HeadLine()
        yield TextPane()
        yield self.foot()

    def show_records(self) -> None:
        """Show the lines, wrapped under their own beginning."""
        self.query_one(HeadLine).show(self._title)
        self.query_one(TextPane).show(self._wrapped)

    def _wrapped(self, width: int) -> list[Line]:
        rows: list[str] = []
        for line in self._lines:
            first, *more = wrap(line, max(1, width - 2))
            rows += [first, *(f"  {row}" for row in more)]
        return [*map(Line, rows)]
