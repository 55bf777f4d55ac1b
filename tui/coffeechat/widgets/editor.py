"""`Editor`: a text to write in, with the places marked that a check found something in."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.widgets import TextArea

from coffeechat.widgets.output_guard import without_controls

Span = tuple[int, int]
"""Where a mark begins and ends: characters from the start of the text."""


class Editor(TextArea):
    """A `TextArea` for letters and notes: no box, no blink, no line numbers; Tab goes on."""

    takes_letters = True

    COMPONENT_CLASSES: ClassVar[set[str]] = {"editor--mark", "editor--shown"}
    DEFAULT_CSS = """
    Editor {
        &, &:focus {
            border: none;
            padding: 0;
            background: transparent;
            background-tint: transparent;
            scrollbar-size: 0 0;
        }
        &:dark .text-area--cursor, &:light .text-area--cursor, &:ansi .text-area--cursor,
        & .text-area--selection, &:ansi .text-area--selection {
            color: $foreground;
            background: $background;
            text-style: reverse;
        }
        & .editor--mark { text-style: underline; }
        & .editor--shown { text-style: reverse; }
    }
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(
            _clean(text),
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            max_checkpoints=200,
            compact=True,
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self._marks: Sequence[Span] = ()
        self._shown: Span | None = None

    @property
    def marks(self) -> Sequence[Span]:
        """The marked places, as they were set last; typing does not move them."""
        return self._marks

    @marks.setter
    def marks(self, spans: Sequence[Span]) -> None:
        if spans != self._marks:
            self._marks = spans
            self.notify_style_update()
            self.refresh()

    @property
    def shown(self) -> Span | None:
        """The place that is looked at from elsewhere, which stands out among the marked ones."""
        return self._shown

    @shown.setter
    def shown(self, span: Span | None) -> None:
        if span != self._shown:
            self._shown = span
            self.notify_style_update()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line of the text with its marks."""
        line = super().get_line(line_index)
        places = [(span, "editor--mark") for span in self._marks]
        places += [(self._shown, "editor--shown")] if self._shown is not None else []
        if places:
            start = sum(len(self.document[above]) + 1 for above in range(line_index))
            for (first, last), name in places:
                if first < start + len(line) and last > start:
                    style = self.get_component_rich_style(name, partial=True)
                    line.stylize(style, max(0, first - start), last - start)
        return line

    def on_paste(self, event: events.Paste) -> None:
        """Take in what is pasted without its control characters."""
        event.text = _clean(event.text)


def _clean(text: str) -> str:
    """The text with line breaks of one kind, and without tabs and control characters."""
    lines = text.replace("\t", "    ").splitlines()
    return "\n".join(map(without_controls, lines)) + "\n" * text.endswith(("\r", "\n"))
