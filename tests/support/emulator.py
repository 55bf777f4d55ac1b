"""What a terminal does with what a program writes: it shows it, and answers questions.

pyte draws the screen. What it does not know is done here: the alternate screen, and private
sequences such as `CSI < u`, whose last letter it would draw.
"""

import re

import pyte
from wcwidth import wcwidth

_WIDE = 2

#: What programs ask, and the template of what a plain modern terminal answers.
_ANSWERS = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),  # synchronised output: known
    (re.compile(rb"\x1b\[\?(?!2026\$)(\d+)\$p"), b"\x1b[?\\1;0$y"),  # other modes: unknown
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),  # what are you?
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>0;10;0c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),  # where is the cursor?
    (re.compile(rb"\x1b\[5n"), b"\x1b[0n"),  # are you well?
    (re.compile(rb"\x1b\]10;\?(?:\x07|\x1b\\)"), b"\x1b]10;rgb:ffff/ffff/ffff\x07"),
    (re.compile(rb"\x1b\]11;\?(?:\x07|\x1b\\)"), b"\x1b]11;rgb:0000/0000/0000\x07"),
)
#: Escape sequences: CSI, then OSC, DCS, SOS, PM and APC with their text, then the short ones.
SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_].*?(?:\x07|\x1b\\)|[ -/]*[0-OQ-WYZ\\`-~])", re.DOTALL
)
#: A sequence that a CAN takes back before it has ended.
_CANCELLED = re.compile(rb"\x1b[^\x18\x1b]*\x18")
_NOT_FOR_PYTE = re.compile(rb"\x1b\[[<=>][0-9;:]*[@-~]|\x1b[PX^_].*?\x1b\\", re.DOTALL)
_OTHER_SCREEN = re.compile(rb"(\x1b\[\?1049[hl])")
_ENTER_OTHER_SCREEN = b"\x1b[?1049h"
#: Private modes being set and reset, and levels of the kitty keyboard being pushed and popped.
_MODES = re.compile(rb"\x1b\[(?:\?([0-9;]+)([hl])|([<>])[0-9;]*u)")
#: The modes in which a shell has its terminal: lines wrap, the cursor is shown.
_USUAL_MODES = frozenset({7, 25})


def whole_sequences(data: bytes | bytearray, start: int = 0) -> int:
    """The end of what can be understood from `start` on: a sequence cut off at the end is not."""
    while (escape := data.find(b"\x1b", start)) >= 0:
        sequence = SEQUENCE.match(data, escape) or _CANCELLED.match(data, escape)
        if sequence is None:
            return escape
        start = sequence.end()
    return len(data)


def answers_to(data: bytes | bytearray) -> bytes:
    """What a terminal answers to the questions in what was written."""
    return b"".join(
        asked.expand(answer) for question, answer in _ANSWERS for asked in question.finditer(data)
    )


class Emulator:
    """The screen of a terminal.

    Attributes:
        alternate: The alternate screen is shown, as it is while a full-screen program runs.
        modes: The private modes that are set, by number.
        kitty: How many levels of the kitty keyboard protocol are pushed.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.alternate = False
        self.modes = set(_USUAL_MODES)
        self.kitty = 0
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    def feed(self, data: bytes) -> None:
        """Take in what was written, cut between two sequences only."""
        data = _CANCELLED.sub(b"", data)
        self._note_modes(data)
        for piece in _OTHER_SCREEN.split(data):
            if _OTHER_SCREEN.fullmatch(piece):
                self.alternate = piece == _ENTER_OTHER_SCREEN
                self._screen.erase_in_display(2)
            else:
                self._stream.feed(_NOT_FOR_PYTE.sub(b"", piece))

    def _note_modes(self, data: bytes) -> None:
        for numbers, set_or_reset, level in _MODES.findall(data):
            if level:
                self.kitty = max(0, self.kitty + (1 if level == b">" else -1))
            else:
                change = self.modes.add if set_or_reset == b"h" else self.modes.discard
                for number in numbers.split(b";"):
                    change(int(number))

    @property
    def is_sane(self) -> bool:
        """Whether it is as a shell has it: nothing that a full-screen program set is left."""
        return self.modes == _USUAL_MODES and not self.kitty and not self.alternate

    def resize(self, columns: int, rows: int) -> None:
        """Give the screen another size."""
        self._screen.resize(rows, columns)

    @property
    def rows(self) -> list[str]:
        """What is shown, row by row, without blanks at the ends."""
        return ["".join(self._cells(row)).rstrip() for row in range(self._screen.lines)]

    def _cells(self, row: int) -> list[str]:
        """What stands in each cell of a row; nothing in the second one of a wide character.

        Where only one half of a wide character is left, a blank is.
        """
        cells = [self._screen.buffer[row][x].data for x in range(self._screen.columns)]
        return [
            _seen(*around) for around in zip(["", *cells], cells, [*cells[1:], ""], strict=False)
        ]

    @property
    def text(self) -> str:
        """What is shown, as one text."""
        return "\n".join(self.rows)

    @property
    def cursor_is_shown(self) -> bool:
        """Whether the terminal's own cursor is visible."""
        return not self._screen.cursor.hidden

    def column_of(self, row: int, text: str) -> int:
        """The column at which a text begins in a row; -1 when it is not there."""
        cells = self._cells(row)
        starts = (x for x in range(len(cells)) if "".join(cells[x:]).startswith(text))
        return next((x for x in starts if cells[x]), -1)

    @property
    def reversed_rows(self) -> list[int]:
        """The rows that begin in reverse video, where a list has its cursor."""
        return [row for row in range(self._screen.lines) if self._screen.buffer[row][0].reverse]


def _seen(before: str, text: str, after: str) -> str:
    """What is seen of a cell: of a wide character that was overwritten in part, a blank."""
    if not text:
        return "" if _is_wide(before) else " "
    return " " if _is_wide(text) and after else text


def _is_wide(text: str) -> bool:
    return bool(text) and wcwidth(text[0]) == _WIDE
