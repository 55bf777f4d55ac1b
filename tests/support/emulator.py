"""What a terminal does with what a program writes: it shows it, and answers questions.

pyte draws the screen. What it does not know is done here: the alternate screen, and private
sequences such as `CSI < u`, whose last letter it would draw.
"""

import re

import pyte

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
_NOT_FOR_PYTE = re.compile(rb"\x1b\[[<=>][0-9;:]*[@-~]|\x1b[PX^_].*?\x1b\\", re.DOTALL)
_OTHER_SCREEN = re.compile(rb"(\x1b\[\?1049[hl])")
_ENTER_OTHER_SCREEN = b"\x1b[?1049h"


def whole_sequences(data: bytes | bytearray, start: int = 0) -> int:
    """The end of what can be understood from `start` on: a sequence cut off at the end is not."""
    while (escape := data.find(b"\x1b", start)) >= 0:
        sequence = SEQUENCE.match(data, escape)
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
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.alternate = False
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    def feed(self, data: bytes) -> None:
        """Take in what was written, cut between two sequences only."""
        for piece in _OTHER_SCREEN.split(data):
            if _OTHER_SCREEN.fullmatch(piece):
                self.alternate = piece == _ENTER_OTHER_SCREEN
                self._screen.erase_in_display(2)
            else:
                self._stream.feed(_NOT_FOR_PYTE.sub(b"", piece))

    def resize(self, columns: int, rows: int) -> None:
        """Give the screen another size."""
        self._screen.resize(rows, columns)

    @property
    def rows(self) -> list[str]:
        """What is shown, row by row, without blanks at the ends."""
        return [row.rstrip() for row in self._screen.display]

    @property
    def text(self) -> str:
        """What is shown, as one text."""
        return "\n".join(self.rows)

    @property
    def cursor_is_shown(self) -> bool:
        """Whether the terminal's own cursor is visible."""
        return not self._screen.cursor.hidden

    @property
    def reversed_rows(self) -> list[int]:
        """The rows that begin in reverse video, where a list has its cursor."""
        return [row for row in range(self._screen.lines) if self._screen.buffer[row][0].reverse]
