"""`PlainInput`: one line to type into, without box, blink or surprises."""

from textual import events
from textual.widgets import Input

from coffeechat.widgets.cells import plain

MAX_LENGTH = 1000
"""Characters; what is longer is no line but a text."""


class PlainInput(Input):
    """A borderless `Input` that keeps what is typed or pasted to one clean line."""

    takes_letters = True
    DEFAULT_CSS = """
    PlainInput {
        &, &:focus {
            border: none;
            padding: 0;
            height: 1;
            width: 1fr;
            background: transparent;
            background-tint: transparent;
        }
        & > .input--cursor, &:ansi > .input--cursor, & > .input--selection {
            color: $foreground;
            background: $background;
            text-style: reverse;
        }
    }
    """

    def __init__(self) -> None:
        super().__init__(max_length=MAX_LENGTH, select_on_focus=False, compact=True)
        self.cursor_blink = False

    def set_text(self, text: str) -> None:
        """Put a text in place of what is there, with the cursor at its end."""
        self.value = plain(text)[:MAX_LENGTH]
        self.cursor_position = len(self.value)

    def on_paste(self, event: events.Paste) -> None:
        """Take in several lines as one, and no more than there is room for."""
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        room = MAX_LENGTH - len(self.value) + (end - start)
        lines = event.text.splitlines()
        text = event.text if lines == [event.text] else " ".join(" ".join(lines).split())
        self.replace(plain(text)[:room], start, end)
