"""`Prompt`: the line at the bottom where a command, a filter or the argument of a verb is typed."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coffeechat.widgets.cells import plain
from coffeechat.widgets.plain_input import PlainInput

Complete = Callable[[str], str]
"""Gives a longer text for what was typed so far, or the same."""


class Prompt(Horizontal):
    """Hidden until something is asked; then it has the focus, and gives it back.

    `ask` and `choose` wait for the answer, so call them from a worker: a handler that waits would
    keep its screen from being drawn. Only one thing is asked at a time; what was asked before is
    answered with None.
    """

    DEFAULT_CSS = """
    Prompt {
        height: auto;
        display: none;
        & > #prompt-label { width: auto; max-width: 60%; }
        & > #prompt-choices { width: 1fr; }
    }
    """

    def __init__(self, *, instead_of: Widget | None = None) -> None:
        """Make a prompt.

        Args:
            instead_of: A line that is hidden while something is asked, so that nothing else moves.
        """
        super().__init__()
        self._instead_of = instead_of
        self._label = Static(id="prompt-label")
        self._input = _AskInput()
        self._choices = _Choices()
        self._waiting: asyncio.Future[str | None] | None = None
        self._focus_before: Widget | None = None

    def compose(self) -> ComposeResult:
        """The label with its input, and the choices that take the place of both."""
        yield self._label
        yield self._input
        yield self._choices

    @property
    def is_asking(self) -> bool:
        """Whether an answer is waited for."""
        return self._waiting is not None

    async def ask(
        self,
        label: str,
        *,
        value: str = "",
        complete: Complete | None = None,
        live: Callable[[str], None] | None = None,
        history: list[str] | None = None,
        cursor: int | None = None,
        alone: Mapping[str, Callable[[], None]] | None = None,
    ) -> str | None:
        """Ask for a line of text.

        Args:
            label: What is asked, or the mark of the line: «:» or «/».
            value: What stands there to begin with.
            complete: Called with the text when Tab is pressed, or Right at its end.
            live: Called with the text whenever it changes.
            history: Earlier answers, the latest last, for the arrow keys; the answer is added.
            cursor: Where in the value the cursor stands; at its end when not given.
            alone: What a character does that is pressed while nothing is typed, in place of it.

        Returns:
            The text as it was typed, or None when the prompt was left with Esc.
        """
        self._label.update(Content(plain(label)))
        self._input.begin(value, complete, live, history or [], alone or {})
        if cursor is not None:
            self._input.cursor_position = cursor
        text = await self._answered(self._input)
        if text and history is not None and history[-1:] != [text]:
            history.append(text)
        return text

    async def choose(self, label: str, choices: Sequence[tuple[str, str]]) -> str | None:
        """Ask for one of several things by one key.

        Args:
            label: What is asked.
            choices: Pairs of a key and what it stands for; «⏎» is Enter.

        Returns:
            The key that was pressed, or None when the prompt was left with Esc.
        """
        self._choices.begin(label, choices)
        return await self._answered(self._choices)

    async def _answered(self, widget: Widget) -> str | None:
        self.answer(None)
        waiting: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._waiting = waiting
        self._show(widget)
        try:
            return await waiting
        finally:
            if self._waiting is waiting:
                self.answer(None)

    def answer(self, text: str | None) -> None:
        """End what is asked with an answer; None is what Esc means."""
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        if not waiting.done():
            waiting.set_result(text)
        self._hide()

    def _show(self, widget: Widget) -> None:
        self._focus_before = self.screen.focused
        for child in self.children:
            child.display = (child is self._choices) == (widget is self._choices)
        if self._instead_of is not None:
            self._instead_of.display = False
        self.display = True
        self.screen.set_focus(widget)

    def _hide(self) -> None:
        self._input.end()
        if not self.is_attached:
            return
        before = self._focus_before
        self.screen.set_focus(before if before is not None and before.is_attached else None)
        self.display = False
        if self._instead_of is not None:
            self._instead_of.display = True


class _AskInput(PlainInput):
    """The input of a prompt, with the keys that end, complete or recall what is typed."""

    def __init__(self) -> None:
        super().__init__()
        self._complete: Complete | None = None
        self._live: Callable[[str], None] | None = None
        self._alone: Mapping[str, Callable[[], None]] = {}
        self._lines = [""]
        self._line = 0

    def begin(
        self,
        value: str,
        complete: Complete | None,
        live: Callable[[str], None] | None,
        history: Sequence[str],
        alone: Mapping[str, Callable[[], None]],
    ) -> None:
        """Start with a text; `live` hears only of what is typed after."""
        self.end()
        self.set_text(value)
        self._complete, self._live, self._alone = complete, live, alone
        self._lines = [*history, self.value]
        self._line = len(history)

    def end(self) -> None:
        """Tell nobody of changes any more."""
        self._complete = self._live = None
        self._alone = {}

    def watch_value(self, value: str) -> None:
        """Say what is typed, at once: it must be known before Enter is handled."""
        if self._live is not None:
            self._live(value)

    def on_key(self, event: events.Key) -> None:
        """Answer, leave, complete or look back."""
        match event.key:
            case "enter":
                self._prompt.answer(self.value)
            case "escape":
                self._prompt.answer(None)
            case "tab":
                if self._complete is not None:
                    self.set_text(self._complete(self.value))
            case "right" if self._complete is not None and self.cursor_at_end:
                self.set_text(self._complete(self.value))
            case "up":
                self._look_back(-1)
            case "down":
                self._look_back(1)
            case _ if not self.value and (act := self._alone.get(event.character or "")):
                act()
            case _:
                return
        event.stop()
        event.prevent_default()

    def _look_back(self, by: int) -> None:
        line = self._line + by
        if 0 <= line < len(self._lines):
            self._lines[self._line] = self.value
            self._line = line
            self.set_text(self._lines[line])

    @property
    def _prompt(self) -> Prompt:
        return self.query_ancestor(Prompt)


class _Choices(Static, can_focus=True):
    """A question and the keys that answer it."""

    def __init__(self) -> None:
        super().__init__(id="prompt-choices")
        self._keys: frozenset[str] = frozenset()

    def begin(self, label: str, choices: Sequence[tuple[str, str]]) -> None:
        """Show what can be chosen."""
        self._keys = frozenset(key for key, _ in choices)
        shown = [label, *(f"{key} {title}" for key, title in choices)]
        self.update(Content(_in_lines(map(plain, shown), self.app.size.width)))

    def on_key(self, event: events.Key) -> None:
        """Take one of the keys or Esc; of the others only those with Ctrl go on."""
        if event.key.startswith("ctrl+"):
            return
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.query_ancestor(Prompt).answer(None)
        elif (key := "⏎" if event.key == "enter" else event.character) in self._keys:
            self.query_ancestor(Prompt).answer(key)


def _in_lines(parts: Iterable[str], width: int) -> str:
    """Parts beside one another, a new line for each that has no room: no key without its title."""
    first, *others = parts
    lines = [first]
    for part in others:
        beside = f"{lines[-1]}  {part}"
        if cell_len(beside) > width:
            lines.append(part)
        else:
            lines[-1] = beside
    return "\n".join(lines)
