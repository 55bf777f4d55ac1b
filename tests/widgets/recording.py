"""Runs an app against a driver that keeps what would go to the terminal."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pyte
from rich.color import ColorSystem
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

PRIVATE_MODES = re.compile(r"\x1b\[[<>=][0-9;]*[A-Za-z]")


class RecordingDriver(HeadlessDriver):
    """Says it is a terminal, and keeps what is written to it."""

    @property
    def is_headless(self) -> bool:
        return False

    @property
    def written(self) -> list[str]:
        """All writes, in order."""
        texts: list[str] = vars(self).setdefault("_written", [])
        return texts

    def write(self, data: str) -> None:
        self.written.append(data)


@dataclass
class Recording:
    """An app that runs, its pilot, and what it wrote."""

    pilot: Pilot[None]
    driver: RecordingDriver

    @property
    def text(self) -> str:
        """Everything written so far."""
        return "".join(self.driver.written)

    def screen(self) -> pyte.Screen:
        """What a terminal would show now."""
        return played(self.text, *self.pilot.app.size)

    async def painted(self) -> None:
        """Wait until everything that happened is on the screen."""
        await self.pilot.pause()
        while not _is_painted(self.pilot.app.screen):
            await self.pilot.pause()

    async def bytes_for(self, *keys: str) -> int:
        """The bytes that keys make the app write, those of synchronised output included."""
        await self.painted()
        start = len(self.text)
        await self.pilot.press(*keys)
        await self.painted()
        return len(self.text[start:].encode())


def _is_painted(screen: Screen[Any]) -> bool:
    waiting = (
        screen._dirty_widgets
        or screen._layout_required
        or screen._scroll_required
        or screen._compositor._dirty_regions
    )
    return not waiting and not any(
        widget._repaint_required or widget._layout_required
        for widget in screen.walk_children(Widget, with_self=True)
    )


def shown(app: App[None]) -> list[str]:
    """The rows of the screen as text, without blanks at their ends."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips(app.size)]


def played(text: str, columns: int, rows: int) -> pyte.Screen:
    """A terminal's screen after a text was written to it."""
    screen = pyte.Screen(columns, rows)
    pyte.Stream(screen).feed("\x1b[?7l" + PRIVATE_MODES.sub("", text))
    return screen


def looks(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """Every cell of a screen: character, colours and attributes."""
    return [
        [tuple(screen.buffer[row][column]) for column in range(screen.columns)]
        for row in range(screen.lines)
    ]


@asynccontextmanager
async def recorded(app: App[None], size: tuple[int, int] = (80, 24)) -> AsyncIterator[Recording]:
    """Run an app as on a terminal of 256 colours that knows synchronised output."""
    app.driver_class = RecordingDriver
    app.console._color_system = ColorSystem.EIGHT_BIT
    app._sync_available = True
    async with app.run_test(headless=False, size=size) as pilot:
        await pilot.pause()
        driver = app._driver
        assert isinstance(driver, RecordingDriver)
        yield Recording(pilot, driver)
