"""Driving the terminal face in tests: a session with a clock that can be moved, keys counted."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from unicodedata import lookup

from textual.events import Key
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

from coffeechat.screens.app import CoffeeChat
from coffeechat.session import Session
from coffeechat.settings import Settings
from coffeechat.store import Store
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import StatusLine

SATURDAY = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = SATURDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def open_session(
    path: Path, clock: Clock, *, seed: int = 1, settings: Settings | None = None
) -> Session:
    """A session on a store, with the bundled plugins and ids that are the same in every run."""
    store = Store.open(path, clock=clock, random_bits=Random(seed).getrandbits)
    return Session(store, settings or Settings(), clock)


class Driver:
    """A person at the keyboard, whose key presses are counted; typed text is not."""

    def __init__(self, app: CoffeeChat, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.keys = 0

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, each when what the one before began is through."""
        self.keys += len(keys)
        for key in keys:
            self._send(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text; not counted."""
        for character in text:
            self._send(_NAMES.get(character, character))
        await self.settle()

    def _send(self, key: str) -> None:
        driver = self.app._driver
        assert driver is not None
        driver.send_message(key_event(key))

    async def settle(self) -> None:
        """Wait until the acts that keys began are through and drawn."""
        await self.pilot.pause(0)
        await asyncio.wrap_future(self.app.session.submit(_nothing))
        await self.pilot.pause()

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for something that a job of its own brings about."""
        async with asyncio.timeout(20):
            while not true():
                await self.pilot.pause()

    @property
    def status(self) -> str:
        """What the status line says."""
        return self.app.screen.query(StatusLine).last().text

    @property
    def rows(self) -> list[str]:
        """The rows of the list in front, as they are drawn."""
        shown = self.app.screen.query_one(LineList)
        return [shown.render_line(y).text.strip("▌✓ ") for y in range(len(shown.keys))]

    @property
    def text(self) -> str:
        """Everything on the screen."""
        return screen_text(self.app)


def key_event(key: str) -> Key:
    """What arrives when a key is pressed: a letter, or a key by its name in Textual."""
    try:
        character = lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        character = key
    if len(character) > 1:
        return Key(key, None)
    return Key(_character_to_key(key) if len(key) == 1 else key, character)


def screen_text(app: CoffeeChat) -> str:
    """The screen as lines of text, blanks at their ends cut."""
    size = app.size
    strips = app.screen._compositor.render_strips(size)
    return "\n".join(strip.text.rstrip() for strip in strips)


@asynccontextmanager
async def driving(
    path: Path,
    clock: Clock,
    *,
    size: tuple[int, int] = (80, 24),
    settings: Settings | None = None,
) -> AsyncIterator[Driver]:
    """The application on a store, in a terminal of a size, with somebody at its keyboard."""
    session = open_session(path, clock, settings=settings)
    app = CoffeeChat(session, guessed_zone="Europe/Berlin")
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
    session.close()


def _nothing() -> None:
    """A job that is through when all before it are."""


_NAMES = {" ": "space", "\n": "enter"}
