"""A little app made of every widget, for the tests and for measuring.

PYTHONPATH=tests python -m widgets.demo_app [--stock] [ROWS]
"""

import subprocess
import sys
from collections.abc import Sequence
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from coffeechat.widgets.cell_diff import CellDiffApp
from coffeechat.widgets.cells import Line, columns
from coffeechat.widgets.editor import Editor
from coffeechat.widgets.key_order import KeyOrderApp
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.prompt import Prompt
from coffeechat.widgets.status import HeadLine, KeyHints, StatusLine, TopLine
from coffeechat.widgets.text_pane import TextPane

NAMES = [
    "Jelisa Okafor",
    "Wei Zhang 张伟",
    "Priya Natarajan",
    "Tomáš Lindqvist",
    "Marta Reis 🌱",
    "Owen Clarke",
    "한지민 Han",
]
TABS = ["Today", "Identify", "Ask", "Interview", "Follow up", "Learn"]
LETTER = "Dear Jelisa,\n\nwe both came from State U; how did 生態学 lead you to grants? 🌱\n" * 8


def keys(count: int) -> list[str]:
    return [f"{NAMES[number % len(NAMES)]} {number}" for number in range(count)]


def draw(key: str, width: int) -> Line:
    return Line(columns([(key, 24), ("Program Manager, Green Rivers", 0), ("today", 12)], width))


class ListScreen(Screen[None]):
    """A list with everything that stands round it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", show=False),
        Binding("colon", "command", show=False),
        Binding("r", "reply", show=False),
        Binding("e", "app.push_screen('letter')", show=False),
        Binding("o", "app.push_screen('reading')", show=False),
        Binding("E", "go_outside", show=False),
        Binding("q", "app.quit", show=False),
    ]

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__()
        self.rows = rows
        self.haystack = [row.casefold() for row in rows]
        self.commands: list[str] = []
        self.list = LineList(draw, empty="Nobody fits.\n\nEsc shows all.")
        self.status = StatusLine("Ready.")
        self.prompt = Prompt(instead_of=self.status)

    def compose(self) -> ComposeResult:
        top, head, hints = TopLine(TABS), HeadLine(), KeyHints()
        top.show(1, "owe 3  wait 5")
        hints.show([("⏎", "open"), ("/", "filter"), (":", "command"), ("?", "keys")])
        yield from (top, head, self.list, self.status, self.prompt, hints)

    def on_mount(self) -> None:
        self.narrow("")
        self.list.focus()

    def narrow(self, text: str) -> None:
        wanted = text.casefold()
        shown = [row for row, hay in zip(self.rows, self.haystack, strict=True) if wanted in hay]
        self.list.set_keys(shown)
        self.query_one(HeadLine).show(f"/{text}", f"{len(shown)} of {len(self.rows)}")

    def action_go_outside(self) -> None:
        with self.app.suspend():
            subprocess.run([sys.executable, "-c", "print('outside')"], check=True)

    def action_filter(self) -> None:
        self.run_worker(self.filter())

    async def filter(self) -> None:
        if await self.prompt.ask("/", live=self.narrow) is None:
            self.narrow("")

    def action_command(self) -> None:
        self.run_worker(self.command())

    async def command(self) -> None:
        answer = await self.prompt.ask(
            ":", complete=lambda text: text + "identify"[len(text) :], history=self.commands
        )
        self.status.say(f"answer: {answer}")

    def action_reply(self) -> None:
        self.run_worker(self.reply())

    async def reply(self) -> None:
        key = await self.prompt.choose("reply", [("a", "accepted"), ("d", "declined")])
        self.status.say(f"chosen: {key} for {self.list.cursor_key}")


class LetterScreen(Screen[None]):
    """A text to write in."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.pop_screen", show=False)]

    def compose(self) -> ComposeResult:
        yield HeadLine()
        yield Editor(LETTER)
        yield StatusLine()


class ReadingScreen(Screen[None]):
    """A text to read."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.pop_screen", show=False)]

    def compose(self) -> ComposeResult:
        yield TextPane()

    def on_mount(self) -> None:
        self.query_one(TextPane).show(
            lambda width: [Line(f"{number} {width}") for number in range(60)]
        )


def _open(app: App[None], rows: int) -> None:
    app.install_screen(LetterScreen(), "letter")
    app.install_screen(ReadingScreen(), "reading")
    app.push_screen(ListScreen(keys(rows)))


class DemoApp(KeyOrderApp, CellDiffApp):
    """The demo as it is meant to be."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, rows: int = 300) -> None:
        super().__init__()
        self.rows = rows

    def on_mount(self) -> None:
        _open(self, self.rows)


class StockApp(App[None]):
    """The demo painted as Textual paints."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, rows: int = 300) -> None:
        super().__init__()
        self.rows = rows

    def on_mount(self) -> None:
        _open(self, self.rows)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--stock"]
    count = int(arguments[0]) if arguments else 300
    (StockApp if "--stock" in sys.argv else DemoApp)(count).run()
