"""Driving the terminal face in tests: a session with a clock that can be moved, keys counted."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from threading import Thread
from threading import enumerate as enumerate_threads
from typing import Any
from unicodedata import lookup

from textual.events import Key
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from coffeechat.screens.app import CoffeeChat
from coffeechat.session import Session
from coffeechat.settings import Settings
from coffeechat.store import Store
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import StatusLine

JOB = "coffeechat job"
"""The name of threads in which plugins are asked."""

HANGS_AFTER = 0.5
"""Seconds after which a plugin of a test hangs on purpose."""

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
        self._jobs = Jobs(app.session)
        self._answers = Answers()

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
        """Wait until the acts that keys began are through and drawn, however long they take."""
        while self.app.is_running and self.app.screen_stack:
            await self._answers.given()
            await self._jobs.done()
            await self.pilot.pause(0)
            await at_rest()
            held = self.app._held or self._jobs.given
            if not held and is_painted(self.app.screen):
                return

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


class Jobs:
    """What a session's worker is given to do."""

    def __init__(self, session: Session) -> None:
        self.given = False
        self._submit = session.worker.submit
        vars(session.worker)["submit"] = self._note

    def _note(self, job: Callable[[], Any]) -> Future[Any]:
        self.given = True
        return self._submit(job)

    async def done(self) -> None:
        """Wait until all of it is done; what is given after that is new."""
        self.given = False
        await asyncio.wrap_future(self._submit(_nothing))


class Answers:
    """What plugins are asked, each time in a thread of its own."""

    def __init__(self) -> None:
        self._hanging: set[Thread] = set()

    async def given(self) -> None:
        """Wait until they have answered; those that hang are waited for once."""
        deadline = time.monotonic() + HANGS_AFTER
        while asked := {one for one in enumerate_threads() if one.name == JOB} - self._hanging:
            if time.monotonic() > deadline:
                self._hanging |= asked
            await asyncio.sleep(0.002)


async def at_rest() -> None:
    """Wait until nothing is left that could be done at once."""
    loop = asyncio.get_running_loop()
    while loop._ready:  # type: ignore[attr-defined]  # asyncio does not tell otherwise
        await asyncio.sleep(0)


def is_painted(screen: Screen[Any]) -> bool:
    """Whether everything that happened on a screen is drawn."""
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
        await app.plugins.wait()
        await driver.settle()
        yield driver
    session.close()


def _nothing() -> None:
    """A job that is through when all before it are."""


_NAMES = {" ": "space", "\n": "enter"}
