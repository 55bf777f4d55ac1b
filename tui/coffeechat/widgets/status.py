"""The single lines of a screen: tabs at the top, headings, messages and key hints.

Nothing here animates or reads markup, so no text from outside can change how it is drawn.
"""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from coffeechat.widgets.cells import edges, fit, plain

Run = tuple[str, str]
"""Text and the name of its style: «», «strong» or «dim»."""

_GAP = 2
"""Cells between things that stand side by side."""


class OneLine(Widget):
    """One row of text in a few runs of style; blank until a subclass says which."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"one-line--strong", "one-line--dim"}
    DEFAULT_CSS = """
    OneLine {
        height: 1;
        & > .one-line--strong { color: $accent; text-style: bold underline; }
        & > .one-line--dim { text-style: dim; }
    }
    """

    def runs(self, width: int) -> Sequence[Run]:
        """The runs for a width in cells; what is missing at the end is blank."""
        return [(fit("", width), "")]

    def render_line(self, y: int) -> Strip:
        """The row; rows below it, if the screen gives room for them, are blank."""
        width = self.size.width
        segments = [
            Segment(
                text,
                self.get_component_rich_style(f"one-line--{style}") if style else self.rich_style,
            )
            for text, style in (self.runs(width) if y == 0 else ())
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)


class StatusLine(OneLine):
    """The last message: what happened and what undoes it; beside it what is owed and waited for."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.text = text
        self.right = ""
        self.counts = ""

    def say(self, text: str, right: str = "") -> None:
        """Show a message in place of the one before; «» clears the line.

        Args:
            text: What happened.
            right: What stands at the end of the line, such as the key that undoes it.
        """
        if (text, right) != (self.text, self.right):
            self.text, self.right = text, right
            self.refresh()

    def count(self, counts: str) -> None:
        """Show such as «owe 3  wait 5» at the end of the line, where no message needs the room."""
        if counts != self.counts:
            self.counts = counts
            self.refresh()

    def runs(self, width: int) -> Sequence[Run]:
        """The message, to which the right end gives way if it must; counts if there is room."""
        alone, said = (
            cell_len(plain(text)) for text in (self.text, f"{self.text} {self.right}".rstrip())
        )
        room = width - len(self.counts) - _GAP
        if not self.counts or room < said:
            right = "" if alone <= width < said else self.right
            return [(edges(self.text, right, width), "")]
        return [(edges(self.text, self.right, room), ""), (f"{'':{_GAP}}{self.counts}", "dim")]


class HeadLine(OneLine):
    """A heading: what is shown at the left, how much or since when at the right."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(id=id)
        self.left = self.right = ""

    def show(self, left: str, right: str = "") -> None:
        """Show a heading in place of the one before."""
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def runs(self, width: int) -> Sequence[Run]:
        """Both texts at their edges."""
        return [(edges(self.left, self.right, width), "")]


class DimLine(OneLine):
    """A line that explains what stands below it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def show(self, text: str) -> None:
        """Show a text in place of the one before."""
        if text != self.text:
            self.text = text
            self.refresh()

    def runs(self, width: int) -> Sequence[Run]:
        """The text, dim."""
        return [(fit(self.text, width), "dim")] if self.text.strip() else super().runs(width)


class KeyHints(OneLine):
    """What the keys do here, the most useful first."""

    def __init__(self) -> None:
        super().__init__()
        self.hints: list[tuple[str, str]] = []

    def show(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show pairs of a key and what it does.

        Where the line is too short, the last hint stays and those before it go from the end, whole.
        """
        if list(hints) != self.hints:
            self.hints = list(hints)
            self.refresh()

    def runs(self, width: int) -> Sequence[Run]:
        """Each key plain, what it does dim."""
        return [
            run
            for key, title in _hints_that_fit(self.hints, width)
            for run in ((f"{plain(key)} ", ""), (f"{plain(title)}  ", "dim"))
        ]


def _hints_that_fit(hints: Sequence[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    if not hints:
        return []
    *others, last = hints
    room = width - _hint_width(last)
    shown = []
    for hint in others:
        room -= _hint_width(hint)
        if room < -_GAP:
            break
        shown.append(hint)
    return [*shown, last]


def _hint_width(hint: tuple[str, str]) -> int:
    key, title = hint
    return cell_len(f"{plain(key)} {plain(title)}") + _GAP


class TopLine(OneLine):
    """The names of the screens with their digits, and what is owed and waited for."""

    def __init__(self, tabs: Sequence[str]) -> None:
        super().__init__()
        self.tabs = tuple(tabs)
        self.current = 0
        self.right = ""

    def show(self, current: int, right: str) -> None:
        """Mark a screen as the current one and show a text at the right.

        Args:
            current: The index of the current tab; one out of range marks none.
            right: Such as «owe 3  wait 5».
        """
        if (current, right) != (self.current, self.right):
            self.current, self.right = current, right
            self.refresh()

    def runs(self, width: int) -> Sequence[Run]:
        """The current tab is written without a space («1Today»), bold, underlined and accented.

        Where the line is too short for all names, the other tabs are their digits only.
        """
        room = width - cell_len(plain(self.right)) - _GAP
        labels = self._labels(self.tabs)
        if cell_len(" ".join(labels)) > room:
            labels = self._labels([""] * len(self.tabs))
        before = "".join(f"{label} " for label in labels[: self.current])
        label = "".join(labels[self.current : self.current + 1])
        row = edges(" ".join(labels), self.right, width)
        start, end = len(before), len(before + label)
        if row[start:end] != label:
            return [(row, "")]
        return [(before, ""), (label, "strong"), (row[end:], "")]

    def _labels(self, others: Sequence[str]) -> list[str]:
        return [
            f"{index + 1}{plain(tab)}" if index == self.current else f"{index + 1} {other}".rstrip()
            for index, (tab, other) in enumerate(zip(self.tabs, map(plain, others), strict=True))
        ]
