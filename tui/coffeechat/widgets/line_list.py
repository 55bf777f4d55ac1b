"""`LineList`: the one list of every screen, drawn line by line.

A row's text is asked for only when the row is drawn, so thirty thousand keys cost no more than
thirty. A move of the cursor repaints two rows in one run of style each; at the edge the view jumps
half a page, because on a slow line every further row that is repainted is felt.
"""

from collections.abc import Callable, Collection, Sequence
from itertools import chain
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from coffeechat.widgets.cells import Line, fit

BAR = "▌"
GUTTER = 2
"""Cells before the text of a row: one for the bar of the cursor, one for the mark."""

Draw = Callable[[str, int], Line]
"""Lays out the row of a key for a width in cells."""


class LineList(Widget, can_focus=True):
    """A list of keys; `draw` gives the row of each.

    The cursor belongs to a key, not to a row number.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor",
        "line-list--cursor-away",
        "line-list--dim",
    }
    DEFAULT_CSS = """
    LineList {
        height: 1fr;
        & > .line-list--cursor { text-style: reverse; }
        & > .line-list--cursor-away { text-style: bold; }
        & > .line-list--dim { text-style: dim; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("ctrl+d", "page(0.5)", show=False),
        Binding("ctrl+u", "page(-0.5)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("g,home", "first", show=False),
        Binding("G,end", "last", show=False),
        Binding("enter", "choose", show=False),
    ]

    empty: reactive[str] = reactive("")
    """What to show, on one or more lines, while there are no keys."""

    after: reactive[str] = reactive("")
    """What to show, dim, below the last row when there is room."""

    class _OfKey(Message):
        def __init__(self, line_list: "LineList", key: str) -> None:
            super().__init__()
            self.line_list = line_list
            self.key = key

        @property
        def control(self) -> "LineList":
            """The list it happened in."""
            return self.line_list

    class Moved(_OfKey):
        """The cursor stands on another key."""

        def can_replace(self, message: Message) -> bool:
            """Of several moves that wait, only the last matters."""
            return isinstance(message, LineList.Moved)

    class Chosen(_OfKey):
        """Enter was pressed on a key, or its row clicked a second time."""

    def __init__(self, draw: Draw, *, empty: str = "", tells_more: bool = False) -> None:
        """Make a list.

        Args:
            draw: Lays out the row of a key.
            empty: What to show while there are no keys.
            tells_more: Whether the last row says how many more there are below, where not all
                have room; for lists that nobody counts in a heading.
        """
        super().__init__()
        self._draw = draw
        self._tells_more = tells_more
        self._keys: Sequence[str] = ()
        self._row = 0
        self._top = 0
        self._stood_on: str | None = None
        self.set_reactive(LineList.empty, empty)

    @property
    def keys(self) -> Sequence[str]:
        """The keys of all rows, in order."""
        return self._keys

    @property
    def cursor_key(self) -> str | None:
        """The key the cursor stands on; None when there are no keys."""
        return self._keys[self._row] if self._keys else None

    def set_keys(
        self, keys: Sequence[str], *, cursor: str | None = None, from_top: bool = False
    ) -> None:
        """Show other rows, or the same ones anew.

        The cursor goes to the key `cursor` if it is there; else it stays on its key, even when no
        row was shown in between, or, when that is gone, on the row that took its place. Its row
        keeps its place on the screen.

        Args:
            keys: One for each row, in order; the list keeps the sequence, so do not change it.
            cursor: The key to put the cursor on.
            from_top: Whether a view of the first row stays one, so that what is new there is seen.
        """
        row = self._row_in(keys, cursor)
        if self._keys and (self._top or not from_top):
            self._top += row - self._row
        self._keys, self._row = keys, row
        self._settle()
        self.refresh()
        self._tell_if_moved()

    def redraw(self, keys: Collection[str]) -> None:
        """Draw the rows of some keys anew, as far as they are in view."""
        in_view = range(self._top, min(len(self._keys), self._top + self._room))
        regions = [self._region_of(row) for row in in_view if self._keys[row] in keys]
        if regions:
            self.refresh(*regions)

    def go_to(self, key: str) -> bool:
        """Put the cursor on a key; False when no row has it."""
        if key not in self._keys:
            return False
        self._move_to(self._keys.index(key))
        return True

    def _row_in(self, keys: Sequence[str], wanted: str | None) -> int:
        for key in (wanted, self._stood_on):
            if key is not None and key in keys:
                return keys.index(key)
        kept = set(keys)
        nearest = chain(self._keys[self._row :], reversed(self._keys[: self._row]))
        heir = next((key for key in nearest if key in kept), None)
        return 0 if heir is None else keys.index(heir)

    def _move_to(self, row: int, *, top: int | None = None) -> None:
        """Put the cursor on a row, drawing no more than needed."""
        if not self._keys:
            return
        old_row, old_top = self._row, self._top
        self._row = clamp(row, 0, len(self._keys) - 1)
        if top is not None:
            self._top = top
        self._settle()
        if self._top != old_top:
            self.refresh()
        elif self._row != old_row:
            self.refresh(self._region_of(old_row), self._region_of(self._row))
        self._tell_if_moved()

    @property
    def _room(self) -> int:
        """How many rows there is room for."""
        height = self.size.height
        return height - 1 if self._tells_more and len(self._keys) > height > 1 else height

    def _settle(self) -> None:
        """Bring the cursor's row into view, in the middle when it was outside."""
        height = self._room
        if not height:
            return
        if not self._top <= self._row < self._top + height:
            self._top = self._row - height // 2
        self._top = clamp(self._top, 0, max(0, len(self._keys) - height))
        self._place_hardware_cursor()

    def _place_hardware_cursor(self) -> None:
        """Put the hidden cursor of the terminal where screen readers look for it."""
        if self.is_attached and self.screen.focused is self:
            left, top, _, _ = self.content_region
            self.app.cursor_position = Offset(left, top + self._row - self._top)

    def _tell_if_moved(self) -> None:
        key = self.cursor_key
        if key is not None and key != self._stood_on:
            self._stood_on = key
            self.post_message(self.Moved(self, key))

    def _region_of(self, row: int) -> Region:
        return Region(0, row - self._top, self.size.width, 1)

    def render_line(self, y: int) -> Strip:
        """One row of the screen, in one run of style, the letters that were found underlined."""
        row, width = self._top + y, self.size.width
        if not self._keys:
            lines = self.empty.splitlines()
            text = lines[y] if y < len(lines) else ""
            return Strip([Segment(fit(text, width), self.rich_style)], width)
        if row >= len(self._keys) or y >= self._room:
            said = self._said_at(row)
            dim = self.get_component_rich_style("line-list--dim") if said else self.rich_style
            return Strip([Segment(fit(f"{'':{GUTTER}}{said}", width), dim)], width)
        line = self._draw(self._keys[row], max(0, width - GUTTER))
        bar = BAR if row == self._row else " "
        text = fit(bar + fit(line.mark, 1) + line.text, width)
        style = self._style_of(row, line)
        if line.found is None:
            return Strip([Segment(text, style)], width)
        start, end = (GUTTER + place for place in line.found)
        under = style + Style(underline=True)
        runs = ((text[:start], style), (text[start:end], under), (text[end:], style))
        return Strip([Segment(part, run) for part, run in runs if part], width)

    def _said_at(self, row: int) -> str:
        """What stands in place of a row that is not there, or has no room."""
        if row < len(self._keys):
            return f"… {len(self._keys) - row} more"
        return self.after if row == len(self._keys) else ""

    def _style_of(self, row: int, line: Line) -> Style:
        if row == self._row:
            name = "line-list--cursor" if self.has_focus else "line-list--cursor-away"
            return self.get_component_rich_style(name)
        return self.get_component_rich_style("line-list--dim") if line.dim else self.rich_style

    def action_move(self, rows: int) -> None:
        """Move the cursor by so many rows."""
        self._move_to(self._row + rows)

    def action_page(self, pages: float) -> None:
        """Move cursor and view by so many pages."""
        rows = int(self._room * pages) or (1 if pages > 0 else -1)
        self._move_to(self._row + rows, top=self._top + rows)

    def action_first(self) -> None:
        """Go to the first row."""
        self._move_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._move_to(len(self._keys) - 1)

    def action_choose(self) -> None:
        """Choose the key under the cursor."""
        if (key := self.cursor_key) is not None:
            self.post_message(self.Chosen(self, key))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row; a click on the cursor's row chooses it."""
        row = self._top + event.get_content_offset_capture(self).y
        if row == self._row:
            self.action_choose()
        elif row < len(self._keys):
            self._move_to(row)

    def on_mouse_scroll_down(self) -> None:
        """Move down with the wheel."""
        self.action_move(3)

    def on_mouse_scroll_up(self) -> None:
        """Move up with the wheel."""
        self.action_move(-3)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._settle()
        self.refresh()

    def on_focus(self) -> None:
        """Take the hardware cursor."""
        self._place_hardware_cursor()
