"""How the screen looks: three themes, and signs for terminals that have only ASCII.

Nothing is said by a colour alone: the one accent marks the tab that is underlined, too.
"""

from collections.abc import Sequence

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter, Monochrome, NoColor
from textual.theme import Theme

#: Colours of the 256 that every terminal has, so that they look the same in all of them.
THEMES: Sequence[Theme] = (
    Theme(
        name="dark",
        primary="#d7af87",
        accent="#d7af87",
        foreground="#d0d0d0",
        background="#121212",
        surface="#121212",
        panel="#1c1c1c",
        dark=True,
    ),
    Theme(
        name="light",
        primary="#875f00",
        accent="#875f00",
        foreground="#303030",
        background="#ffffff",
        surface="#ffffff",
        panel="#eeeeee",
        dark=False,
    ),
    Theme(
        name="ansi",
        primary="ansi_blue",
        accent="ansi_magenta",  # is read on black and on white
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        dark=True,
        ansi=True,
        # Textual's own styles name these without giving a theme of this kind any.
        variables={"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"},
    ),
)


def fit_for(theme: Theme, filters: Sequence[LineFilter]) -> Sequence[LineFilter]:
    """The filters that who wants no colour gets with a theme.

    Textual chooses greys before it knows the theme; of the terminal's own colours, which it knows
    nothing of, they would make black on black.
    """
    if not theme.ansi:
        return filters
    return [NoColor() if isinstance(one, Monochrome) else one for one in filters]


#: What the program draws, and one sign of ASCII for each.
IN_ASCII = {
    ord(sign): instead
    for instead, signs in {
        ">": "▌→", "|": "│", "-": "─–—", ".": "·", "~": "…", "x": "✓", "*": "★",
        '"': "«»“”„", "'": "‘’", "^": "↑", "v": "↓",
    }.items()
    for sign in signs
}  # fmt: skip


class AsciiSigns(LineFilter):
    """Draws our own signs with ASCII; letters of names stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments in the same cells."""
        del background
        return [
            Segment(segment.text.translate(IN_ASCII), segment.style, segment.control)
            for segment in segments
        ]
