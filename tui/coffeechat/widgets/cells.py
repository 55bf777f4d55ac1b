"""Text fitted into terminal cells.

Widths are those of Rich's tables, which Textual uses too. What a terminal would obey (control
characters), could not place (zero-width characters, BiDi controls) or counts in its own way
(variation selectors, skin tones, joiners) is left out, so that a row is as wide as we say.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len, chop_cells, get_character_cell_size

ELLIPSIS = "…"

#: Our own signs that one of ASCII cannot stand for, and what does where there is only ASCII.
_IN_WORDS = {"⏎": "Enter"}

_LINE_SPACES = frozenset("\t\n\v\f\r\x85")


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it is to be drawn.

    Attributes:
        text: The row, laid out for the width that was asked for.
        dim: Drawn dim: not asked for now.
        mark: At most one cell of its own before the text, such as «✓».
        link: Where the row leads to, for terminals that know links (OSC 8).
        found: From which character of the text to which there is what was looked for.
    """

    text: str
    dim: bool = False
    mark: str = ""
    link: str = ""
    found: tuple[int, int] | None = None


def plain(text: str) -> str:
    """The text as it can be drawn: composed, on one line, without what has no place of its own."""
    if text.isascii() and text.isprintable():
        return text
    kept: list[str] = []
    before = " "
    for character in map(_drawn, text):
        if character and (before != " " or cell_len(character)):
            kept.append(character)
            before = character
    return unicodedata.normalize("NFC", "".join(kept))


def draw_words() -> None:
    """From now on, draw words for signs that ASCII lacks."""
    _words.update(_IN_WORDS)
    _drawn.cache_clear()


_words: dict[str, str] = {}


@lru_cache(maxsize=4096)
def _drawn(character: str) -> str:
    """What stands for a character: itself, a space, or nothing."""
    if character in _words:
        return _words[character]
    category = unicodedata.category(character)
    if category.startswith("Z") or character in _LINE_SPACES:
        return " "
    if category in {"Cc", "Cf", "Cs"}:
        return ""
    combines = category.startswith("M") and "VARIATION SELECTOR" not in unicodedata.name(
        character, ""
    )
    return character if combines or get_character_cell_size(character) else ""


def fit(text: str, width: int) -> str:
    """The text in exactly so many cells, with «…» at its end when it was cut."""
    text = plain(text)
    size = cell_len(text)
    if size > width:
        text = _head(text, width - 1).rstrip() + ELLIPSIS if width > 0 else ""
        size = cell_len(text)
    return text + " " * (width - size)


def _head(text: str, width: int) -> str:
    """As much from the start as fits; marks stay with the character they belong to."""
    used = 0
    for index, character in enumerate(text):
        used += get_character_cell_size(character)
        if used > width:
            return text[:index]
    return text


def columns(cells: Sequence[tuple[str, int]], width: int) -> str:
    """Columns side by side, one space apart, in exactly `width` cells.

    Args:
        cells: Each column's text and its width in cells; columns of width 0 share what is left,
            and vanish when nothing is.
        width: The width of the row in cells.
    """
    count = sum(size == 0 for _, size in cells)
    left = max(0, width - sum(size for _, size in cells) - (len(cells) - 1))
    shares = iter(left // count + (number < left % count) for number in range(count))
    sizes = [size or next(shares) for _, size in cells]
    shown = [fit(text, size) for (text, _), size in zip(cells, sizes, strict=True) if size]
    return fit(" ".join(shown), width)


def edges(left: str, right: str, width: int) -> str:
    """One text at the left edge and one at the right, in exactly `width` cells.

    The left one is cut where they meet; the right one is left out where it would stand alone.
    """
    right = plain(right)
    room = width - cell_len(right) - 1
    if not right or room < 1:
        return fit(left, width)
    return f"{fit(left, room)} {right}"


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """Lines of at most `width` cells, broken at spaces; line breaks of the text are kept.

    Args:
        text: One or more paragraphs.
        width: In cells; at least one more than the indent.
        indent: What every line but the first of a paragraph begins with.
    """
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in _pieces(plain(paragraph), width - cell_len(indent)):
            longer = f"{line} {word}" if line.strip() else line + word
            if line and cell_len(longer) > width:
                lines.append(line)
                longer = indent + word
            line = longer
        lines.append(line)
    return lines


def _pieces(text: str, width: int) -> list[str]:
    """The words of a text, those too long for one line chopped."""
    return [piece for word in text.split() for piece in chop_cells(word, max(2, width))]
