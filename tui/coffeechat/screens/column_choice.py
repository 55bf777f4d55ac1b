"""Which column of a table tells what: guessed, shown with the first rows, corrected by keyboard."""

from collections.abc import Callable, Mapping, Sequence
from string import ascii_lowercase
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.choosing import Table
from coffeechat.domain.columns import FIELDS, NAME_FIELDS
from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.verbs import Place, Verb, verbs_at
from coffeechat.widgets.cells import Line, columns
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import HeadLine

_GO_ON = "go on"
_NONE = "none"
_MOVES = "gjk"
"""Letters that move the cursor, so no column is chosen by them."""


class ColumnsScreen(VerbScreen):
    """A row for each field with its column and three samples; Enter on one lists the columns.

    Args:
        source: The name of the file.
        table: Its columns, and how they would be read.
        done: Gets field to header as chosen; not called when the screen is left.
        left: Called when it is left.
    """

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.COLUMNS)
    DEFAULT_CSS = """
    ColumnsScreen HeadLine { margin: 1 1; }
    """

    def __init__(
        self,
        source: str,
        table: Table,
        done: Callable[[Mapping[str, str]], None],
        left: Callable[[], None],
    ) -> None:
        super().__init__(Place.COLUMNS)
        self._source = source
        self._guess = table.guess
        self._columns = {name: table.columns.get(name, "") for name in FIELDS}
        self._done, self._left = done, left
        #: The field whose column is being chosen; empty while the fields are shown.
        self._field = ""
        self._letters: Mapping[str, str] = {}

    def compose(self) -> ComposeResult:
        """The title, the fields or the columns, and the foot."""
        yield HeadLine()
        yield LineList(self._draw)
        yield self.foot()

    def on_mount(self) -> None:
        """Begin with the fields; Enter accepts them where a name is among them."""
        taken = {*_MOVES, *(self.key_words(verb.id) for verb in verbs_at(self.place))}
        free = [letter for letter in ascii_lowercase if letter not in taken]
        numbers = map(str, range(len(self._guess.headers)))
        self._letters = dict(zip(numbers, free, strict=False))
        self._show_fields(_GO_ON if self._names_anybody else "name")

    def show_hints(self) -> None:
        """What Enter and Esc do now."""
        if self._field:
            self.hints([("⏎ or its letter", "take this column"), ("Esc", "back")])
        else:
            self.hints([("⏎", "choose a column, at the end go on"), ("Esc", "leave")])

    @property
    def _names_anybody(self) -> bool:
        return any(self._columns[name] for name in NAME_FIELDS)

    # Drawing ------------------------------------------------------------------------------------

    def _show_fields(self, cursor: str) -> None:
        self._field = ""
        self.query_one(HeadLine).show(f"{self._source} · which column tells what?")
        self.query_one(LineList).set_keys([*FIELDS, _GO_ON], cursor=cursor)
        self.show_hints()

    def _show_columns(self, field: str) -> None:
        self._field = field
        self.query_one(HeadLine).show(f"{self._source} · which column is «{FIELDS[field]}»?")
        keys = [_NONE, *map(str, range(len(self._guess.headers)))]
        header = self._columns[field]
        now = str(self._guess.headers.index(header)) if header in self._guess.headers else _NONE
        self.query_one(LineList).set_keys(keys, cursor=now)
        self.show_hints()

    def _draw(self, key: str, width: int) -> Line:
        return self._draw_column(key, width) if self._field else self._draw_field(key, width)

    def _draw_field(self, key: str, width: int) -> Line:
        if key == _GO_ON:
            return Line("Read it like this")
        header = self._columns[key]
        cells = [(FIELDS[key], 15), (header or "–", 22), (self._samples(header), 0)]
        return Line(columns(cells, width), dim=not header)

    def _draw_column(self, key: str, width: int) -> Line:
        if key == _NONE:
            return Line(" the table does not tell it")
        header = self._guess.headers[int(key)]
        cells = [(header, 24), (self._samples(header), 0)]
        return Line(f" {columns(cells, width - 1)}", mark=self._letters.get(key, ""))

    def _samples(self, header: str) -> str:
        if header not in self._guess.headers:
            return ""
        place = self._guess.headers.index(header)
        return " · ".join(row[place] for row in self._guess.rows if row[place])

    # Keys ---------------------------------------------------------------------------------------

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Enter: take a column, look at the columns, or go on."""
        if self._field:
            self._take(message.key)
        elif message.key != _GO_ON:
            self._show_columns(message.key)
        elif self._names_anybody:
            self.say("")
            self.dismiss()
            self._done(dict(self._columns))
        else:
            self.say("Choose the column of the names first.")

    def on_key(self, event: events.Key) -> None:
        """A letter takes its column."""
        key = next((key for key, letter in self._letters.items() if letter == event.key), None)
        if self._field and key is not None:
            event.stop()
            self._take(key)

    def _take(self, key: str) -> None:
        header = "" if key == _NONE else self._guess.headers[int(key)]
        for name, other in self._columns.items():
            if header and other == header:
                self._columns[name] = ""
        self._columns[self._field] = header
        keys = [*FIELDS, _GO_ON]
        self._show_fields(keys[keys.index(self._field) + 1])

    def view_back(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """From the columns to the fields; from those away."""
        if self._field:
            self._show_fields(self._field)
        else:
            self.dismiss()
            self._left()
