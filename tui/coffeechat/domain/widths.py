"""How many cells of a terminal a text takes, for what is drawn without Textual."""

import unicodedata

_NO_CELL = frozenset({"Mn", "Me", "Cf"})
CUT = "…"


def cells(text: str) -> int:
    """The cells that a terminal gives a text without control characters."""
    if text.isascii():
        return len(text)
    return sum(_size(sign) for sign in text)


def padded(text: str, width: int, *, cut: str = CUT) -> str:
    """The text in exactly so many cells; one that is longer ends in `cut`, a sign of one cell."""
    size = cells(text)
    if size > width:
        text = _head(text, width - 1) + cut if width > 0 else ""
        size = cells(text)
    return text + " " * (width - size)


def _size(sign: str) -> int:
    if unicodedata.category(sign) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _head(text: str, width: int) -> str:
    used = 0
    for index, sign in enumerate(text):
        used += _size(sign)
        if used > width:
            return text[:index]
    return text
