"""Lines of reports as plain text: tables of counts, and texts beside each other."""

import textwrap
from collections.abc import Sequence
from statistics import median

from coffeechat.domain.widths import cells, padded

_GAP = "  "
#: Below so many, a share says less than the counts it is made of.
ENOUGH = 5


def counted(count: int, noun: str, nouns: str = "") -> str:
    """So many of something: «1 talk», «3 talks»."""
    return f"{count:,} {noun if count == 1 else nouns or f'{noun}s'}"


def middle(values: Sequence[float]) -> float:
    """The median."""
    return float(median(values))


def number_words(value: float) -> str:
    """A median as one writes it: whole, or with a half."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Rows under their heads: what stands first is cut to fit, the figures behind it never."""
    behind = [max(cells(row[place]) for row in (heads, *rows)) for place in range(1, len(heads))]
    room = width - sum(behind) - len(_GAP) * len(behind)
    first = max(1, min(room, max(cells(row[0]) for row in (heads, *rows))))
    return [
        _GAP.join(
            [
                padded(row[0], first),
                *(
                    " " * (size - cells(text)) + text
                    for text, size in zip(row[1:], behind, strict=True)
                ),
            ]
        ).rstrip()
        for row in (heads, *rows)
    ]


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most so many cells, broken between words where that is possible."""
    lines: list[str] = []
    for piece in textwrap.wrap(text, width, break_long_words=cells(text) == len(text)) or [""]:
        lines += _broken(piece, width)
    return lines


def beside(label: str, texts: Sequence[str], label_width: int, width: int) -> list[str]:
    """Texts beside each other behind a label, each in a column of its own."""
    room = (width - label_width - len(_GAP) * (len(texts) - 1)) // len(texts)
    columns = [
        [line for paragraph in text.split("\n") for line in wrapped(paragraph, room)]
        for text in texts
    ]
    height = max(map(len, columns))
    return [
        (
            padded(label if row == 0 else "", label_width)
            + _GAP.join(
                padded(column[row] if row < len(column) else "", room) for column in columns
            )
        ).rstrip()
        for row in range(height)
    ]


def _broken(text: str, width: int) -> list[str]:
    """A line of wide letters, broken where it would be too wide."""
    lines = [""]
    for sign in text:
        if cells(lines[-1] + sign) > width:
            lines.append("")
        lines[-1] += sign
    return lines
