"""A page of lines to read."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from coffeechat.screens.base import bindings_for
from coffeechat.screens.text_page import TextPage
from coffeechat.verbs import Place
from coffeechat.widgets.cells import Line, wrap
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane


class ReadingScreen(TextPage):
    """A title and lines below it; Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.PREVIEW)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {Place.PREVIEW: ("back",)}

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__(Place.PREVIEW)
        self._title = title
        self._lines = lines

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
