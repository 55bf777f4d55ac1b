"""`CellDiffApp`: an `App` that sends the terminal only the cells that changed.

Textual repaints whole regions: a key in a text area resends the text area, a change of screen all
of it, whatever stood there before. Here each update is compared with what the terminal shows
already. Where the updates are not as expected, the update is sent as Textual would. Where a
terminal might count the cells of a text in another way than we do, the row is sent whole, and told
where to go on behind that text: so columns stay in line in every terminal.

This is the only module that touches private names of Textual: `App._display` with the attributes
of the updates it is given, `App._background_screens`, `App._driver`, `App._exit`,
`App._handle_exception` and `App._fatal_error`.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any

from rich.color import ColorSystem
from rich.console import Console
from rich.text import Text
from textual import events
from textual.app import App, ScreenStackError
from textual.css.query import NoMatches
from textual.filter import LineFilter
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip
from textual.worker import WorkerFailed

from coffeechat.widgets.cell_widths import stretches, sure_width
from coffeechat.widgets.output_guard import OutputGuard

Cell = tuple[str, str]
"""A character and the SGR codes it is drawn in; the second cell of a wide character is empty."""

Piece = tuple[int, int, Strip]
"""Row, column and what is to be drawn there."""

WORTH_A_MOVE = 6
"""Unchanged cells that cost about as many bytes as moving the cursor over them."""

_WIDE = 2

_COLOR_SYSTEMS = {
    "standard": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
    "windows": ColorSystem.WINDOWS,
}


class CellDiffApp(App[None]):
    """An app that paints by difference, and lets no control character from data through."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._painter = Painter()
        self._output_guard = OutputGuard()
        self._painted_size = Size(0, 0)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and the guard last."""
        return [*super().get_line_filters(), self._output_guard]

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """No screen shows through another, so that nothing is drawn when one below changes."""
        return []

    def _display(self, screen: Any, renderable: Any) -> None:
        """Let an update paint itself by difference."""
        if renderable is not None and not self.is_inline:
            self._painter.take_over(renderable)
        super()._display(screen, renderable)

    def send_to_terminal(self, sequence: str) -> None:
        """Send a control sequence of our own making, such as one that fills the clipboard."""
        driver = getattr(self, "_driver", None)
        if driver is not None:
            driver.write(sequence)
            driver.flush()

    def last_words(self, error: BaseException) -> str:
        """What to leave on the terminal after an error that nobody foresaw."""
        return f"{self.title} ended: {type(error).__name__}"

    def _handle_exception(self, error: Exception) -> None:
        """End after a mistake, but for one that is none.

        While the app ends its screens lose their widgets, and one that opens then gets none.
        """
        cause = error.error if isinstance(error, WorkerFailed) else error
        is_ending = self._exit or not self.is_running
        if not (is_ending and isinstance(cause, NoMatches | ScreenStackError)):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End with a few words: Textual's traceback shows values, which are private data here."""
        error = sys.exception() or RuntimeError("unknown")
        self.bell()
        self.panic(Text(self.last_words(error)))

    def action_redraw(self) -> None:
        """Paint everything anew, for when something else wrote to the terminal."""
        self._painter.forget()
        self.refresh(layout=True)

    def on_resize(self, event: events.Resize) -> None:
        """Trust nothing that stood there.

        The driver also reports the size, unchanged, when it takes the terminal back after a
        suspension; Textual itself would then leave the screen blank.
        """
        self._painter.forget()
        self._painter.rows_shown = event.size.height
        if event.size == self._painted_size:
            self.action_redraw()
        self._painted_size = event.size


class Painter:
    """Knows what the terminal shows, and writes what is to be changed.

    Attributes:
        rows_shown: How many rows the terminal has. What is laid out for a larger one while it
            shrinks is not written: the terminal would show it on its last row.
    """

    def __init__(self) -> None:
        self.rows_shown = sys.maxsize
        self._rows: dict[int, list[Cell | None]] = {}

    def forget(self) -> None:
        """Know nothing of what the terminal shows."""
        self._rows.clear()

    def take_over(self, update: Any) -> None:
        """Make an update of Textual's write only what changed, if it is of a kind we know."""
        stock = getattr(update, "render_segments", None)
        if stock is None or _pieces_of(update) is None:
            self.forget()
            return

        def render_segments(console: Console) -> str:
            try:
                return self._paint(_pieces_of(update) or (), console)
            except (AttributeError, IndexError, KeyError, TypeError, ValueError):
                self.forget()
                written: str = stock(console)
                return written

        update.render_segments = render_segments

    def _paint(self, pieces: Iterable[Piece], console: Console) -> str:
        system = _color_system(console)
        pen = _Pen()
        for y, row_pieces in groupby(pieces, key=itemgetter(0)):
            if y >= self.rows_shown:
                continue
            row = [(x, strip, _cells(strip, system)) for _, x, strip in row_pieces]
            if any(cells is None for _, _, cells in row):
                self._rows.pop(y, None)
                for x, strip, _ in row:
                    _write_in_doubt(pen, x, y, strip, console)
            else:
                for x, _, cells in row:
                    self._paint_cells(pen, x, y, cells or [])
        return pen.finish()

    def _paint_cells(self, pen: "_Pen", x: int, y: int, cells: list[Cell]) -> None:
        shown = self._rows.setdefault(y, [])
        end = x + len(cells)
        shown.extend(repeat(None, end - len(shown)))
        before = shown[x:end]
        if before == cells:
            return
        for start, stop in _changed_runs(before, cells):
            pen.write(x + start, y, cells[start:stop])
        _break_wide_character(shown, x)
        _break_wide_character(shown, end)
        shown[x:end] = cells


def _color_system(console: Console) -> ColorSystem:
    return _COLOR_SYSTEMS[console.color_system or "truecolor"]


def _pieces_of(update: Any) -> Iterator[Piece] | None:
    """What an update draws, row by row; None for an update of a kind we do not know."""
    if hasattr(update, "strips") and hasattr(update, "region"):
        return _pieces_of_screen(update)
    if all(hasattr(update, name) for name in ("chops", "spans", "chop_ends")):
        return _pieces_of_spans(update)
    return None


def _pieces_of_screen(update: Any) -> Iterator[Piece]:
    for y, strips in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in strips:
            yield y, x, strip
            x += strip.cell_length


def _pieces_of_spans(update: Any) -> Iterator[Piece]:
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= last and end > first:
                yield y, x, strip if end <= last else strip.crop(0, last - x)


def _cells(strip: Strip, system: ColorSystem) -> list[Cell] | None:
    """A strip cell by cell; None when a terminal might draw it in another number of cells."""
    cells: list[Cell] = []
    for text, style, control in strip:
        if control or (style is not None and style.link):
            return None
        sgr = Strip.render_ansi(style, system) if style is not None else ""
        if text.isascii() and text.isprintable():
            cells.extend(zip(text, repeat(sgr)))
            continue
        for character in text:
            width = sure_width(character)
            if width == 0:
                return None
            cells.append((character, sgr))
            if width == _WIDE:
                cells.append(("", sgr))
    return cells if len(cells) == strip.cell_length else None


def _write_in_doubt(pen: "_Pen", x: int, y: int, strip: Strip, console: Console) -> None:
    """Write a strip so that each part of it stands where it should, however wide those before are.

    A part in doubt is written over blanks, and what follows it is told its place.
    """
    system = _color_system(console)
    for segment in strip:
        text, style, control = segment
        if control or (style is not None and style.link):
            pen.write_raw(x, y, Strip([segment]).render(console))
            x += segment.cell_length
            continue
        sgr = Strip.render_ansi(style, system) if style is not None else ""
        gap = 0
        parts = list(stretches(text))
        for part, after in zip(parts, [*parts[1:], None], strict=True):
            if part.is_sure:
                pen.write_text(x + gap, y, part.text[gap:], sgr, part.width - gap)
                gap = 0
            else:
                gap = _gap_of(after.text) if after is not None else 0
                pen.write_text(x, y, " " * (part.width + gap), sgr, None)
                pen.write_text(x, y, part.text, sgr, None)
            x += part.width


def _gap_of(text: str) -> int:
    """The blanks a text begins with but the last: room for a part before it that runs over."""
    return max(0, len(text) - len(text.lstrip(" ")) - 1)


def _changed_runs(
    before: Sequence[Cell | None], cells: Sequence[Cell]
) -> Iterator[tuple[int, int]]:
    """Where to write: from one cell up to another, short unchanged stretches included."""
    changed = [index for index, cell in enumerate(cells) if cell != before[index]]
    start = stop = changed[0]
    for index in changed:
        if index - stop > WORTH_A_MOVE:
            yield _whole_characters(cells, start, stop)
            start = index
        stop = index + 1
    yield _whole_characters(cells, start, stop)


def _whole_characters(cells: Sequence[Cell], start: int, stop: int) -> tuple[int, int]:
    while not cells[start][0]:
        start -= 1
    while stop < len(cells) and not cells[stop][0]:
        stop += 1
    return start, stop


def _break_wide_character(shown: list[Cell | None], x: int) -> None:
    """Forget the rest of a wide character that a write at a column's edge cuts in two."""
    if 0 < x < len(shown) and (cell := shown[x]) is not None and not cell[0]:
        shown[x - 1] = shown[x] = None


class _Pen:
    """Writes at places and in styles, without saying again what holds already."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._sgr = ""
        self._next = (-1, -1)

    def write(self, x: int, y: int, cells: Iterable[Cell]) -> None:
        """Write cells from a column of a row on."""
        for sgr, run in groupby(cells, key=itemgetter(1)):
            texts = [text for text, _ in run]
            self.write_text(x, y, "".join(texts), sgr, len(texts))
            x += len(texts)

    def write_text(self, x: int, y: int, text: str, sgr: str, width: int | None) -> None:
        """Write a text in one style; its width is None where terminals count in different ways."""
        self._go_to(x, y)
        self._use(sgr)
        self._written.append(text)
        self._next = (-1, -1) if width is None else (x + width, y)

    def write_raw(self, x: int, y: int, text: str) -> None:
        """Write what brings its own styles and may end anywhere."""
        self._go_to(x, y)
        self._use("")
        self._written.append(text)
        self._next = (-1, -1)

    def finish(self) -> str:
        """Everything written, with the terminal's own style at the end."""
        self._use("")
        return "".join(self._written)

    def _go_to(self, x: int, y: int) -> None:
        if self._next != (x, y):
            self._written.append(f"\x1b[{y + 1};{x + 1}H")

    def _use(self, sgr: str) -> None:
        if sgr != self._sgr:
            reset = "0;" if self._sgr and sgr else ""
            self._written.append(f"\x1b[{reset}{sgr}m")
            self._sgr = sgr
