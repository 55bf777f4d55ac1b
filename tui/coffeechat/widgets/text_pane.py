"""`TextPane`: plain lines to read, beside a list or on a screen of their own."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import clamp
from textual.strip import Strip
from textual.widget import Widget

from coffeechat.widgets.cells import Line, fit

LayOut = Callable[[int], Sequence[Line]]
"""Gives the lines for a width in cells."""


class TextPane(Widget, can_focus=True):
    """Lines that scroll when there are more of them than rows.

    The last row then says how many more there are, in place of a scrollbar.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"text-pane--dim"}
    DEFAULT_CSS = """
    TextPane {
        height: 1fr;
        & > .text-pane--dim { text-style: dim; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("ctrl+d", "page(0.5)", show=False),
        Binding("ctrl+u", "page(-0.5)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("g,home", "first", show=False),
        Binding("G,end", "last", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._lay_out: LayOut = _nothing
        self._lines: Sequence[Line] = ()
        self._top = 0
        self._follows_end = False

    @property
    def lines(self) -> Sequence[Line]:
        """All lines, as they were laid out last."""
        return self._lines

    def show(self, lay_out: LayOut, *, keep_place: bool = False) -> None:
        """Show other lines.

        Args:
            lay_out: Called with the width in cells, now and whenever the width changes.
            keep_place: Whether to stay where it was scrolled to, because little changed.
        """
        self._lay_out = lay_out
        if not keep_place:
            self._top = 0
        self._lay()

    def _lay(self) -> None:
        self._lines = self._lay_out(self.size.width)
        self._go_to(self._top)
        self.refresh()

    def _go_to(self, top: int) -> None:
        self._follows_end = False
        top = clamp(top, 0, max(0, len(self._lines) - self.size.height))
        if top != self._top:
            self._top = top
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the screen, in one run of style."""
        width, height = self.size
        index = self._top + y
        more = len(self._lines) - self._top - height
        if more > 0 and y == height - 1:
            line = Line(f"… {more + 1} more lines", dim=True)
        elif index < len(self._lines):
            line = self._lines[index]
        else:
            line = Line("")
        text = f"{fit(line.mark, 1)}{line.text}" if line.mark else line.text
        style = self.get_component_rich_style("text-pane--dim") if line.dim else self.rich_style
        if line.link:
            return _linked(line.link, text, width, style)
        return Strip([Segment(fit(text, width), style)], width)

    def action_scroll(self, rows: int) -> None:
        """Scroll by so many rows."""
        self._go_to(self._top + rows)

    def action_page(self, pages: float) -> None:
        """Scroll by so many pages, without the row that tells how many lines there are more."""
        self._go_to(self._top + int((self.size.height - 1) * pages))

    def action_first(self) -> None:
        """Go to the first line."""
        self._go_to(0)

    def action_last(self) -> None:
        """Go to the last line."""
        self._go_to(len(self._lines))
        self._follows_end = True

    def on_mouse_scroll_down(self) -> None:
        """Scroll with the wheel."""
        self.action_scroll(3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll with the wheel."""
        self.action_scroll(-3)

    def on_resize(self) -> None:
        """Lay the lines out for the new size; who was at the end stays there."""
        follows_end = self._follows_end
        self._lay()
        if follows_end:
            self.action_last()


def _linked(link: str, text: str, width: int, style: Style) -> Strip:
    """A row of which all but the blanks leads somewhere."""
    shown = fit(text, width)
    end = len(shown.rstrip())
    linked = Segment(shown[:end], style + Style(link=link))
    return Strip([linked, Segment(shown[end:], style)], width)


def _nothing(width: int) -> Sequence[Line]:
    del width
    return ()
