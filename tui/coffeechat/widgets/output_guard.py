"""The last door before the terminal: nothing from data that a terminal would obey gets through."""

import re

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0, DEL and C1: escape sequences and their eight-bit forms
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # BiDi controls: they turn the row round
    "\u2028\u2029]"  # line and paragraph separators
)
_SURROGATES = re.compile("[\ud800-\udfff]")  # no UTF-8 stream can carry them


def without_controls(text: str) -> str:
    """The text without what a terminal would obey; its width in cells stays the same.

    Control characters take no cell, so they go; a lone surrogate takes one and becomes «�».
    """
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATES.sub("\ufffd", _OBEYED.sub("", text))


class OutputGuard(LineFilter):
    """Cleans every row of every widget, whoever wrote it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, cleaned; links with a control character in their address go."""
        del background
        return [
            segment
            if segment.control
            else Segment(without_controls(segment.text), _without_bad_link(segment.style))
            for segment in segments
        ]


def _without_bad_link(style: Style | None) -> Style | None:
    if style is not None and style.link and without_controls(style.link) != style.link:
        return style.update_link(None)
    return style
