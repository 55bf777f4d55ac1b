"""`KeyOrderApp`: an `App` that finishes with one key before it looks at the next.

Textual hands every key to what has the focus at the moment it is read, and runs bindings later. On
a slow line several keys arrive at once, and «:quit» would open the prompt with its first key and
run the list's own keys `q`, `u`, `i` and `t` with the rest.

Many letters at once, as from a paste of a terminal without brackets, come as `Letters`: one piece
for a text, and no typing at all where there is none.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget


class Letters(events.InputEvent):
    """Letters that were read at once, so many that single keys would take too long."""

    def __init__(self, text: str, as_keys: Callable[[str], Sequence[events.Key]]) -> None:
        super().__init__()
        self.text = text
        self._as_keys = as_keys

    @property
    def keys(self) -> Sequence[events.Key]:
        """The same as single keys."""
        return self._as_keys(self.text)


Typed = events.Key | events.Paste | Letters

NO_TYPING = 2000
"""Letters that wait where no text is typed; nobody meant so many as keys."""

STILL_COMES = 1.0
"""Seconds within which more letters belong to those before: a slow line brings them in pieces."""

PATIENCE = 1.0
"""Seconds after which a key counts as done though nobody said so, as when its widget went away."""

TURNS = 3
"""Turns of the loop until what a key began has begun what it does."""


class KeyOrderApp(App[None]):
    """An app whose keys and pastes are handled strictly in the order they were typed.

    A widget that has `takes_letters` gets many letters at once as a paste.
    """

    class _Passed(Message):
        """Follows a key from widget to widget, and so comes to the app when the key has passed."""

        def __init__(self, typed: Typed) -> None:
            super().__init__()
            self.typed = typed

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._typed_ahead: deque[Typed] = deque()
        self._under_way: Typed | None = None
        self._went_to: Widget | None = None
        self._went_on: Screen[Any] | None = None
        self._patience: asyncio.TimerHandle | None = None
        self._held = 0
        self._no_typing_until = 0.0
        #: Letters of keys and pastes that have been handled since the start.
        self.letters_handled = 0

    @contextmanager
    def keys_held(self) -> Iterator[None]:
        """Keep keys back until something is through that takes more than a turn, such as saving."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
            self.call_later(self._resume)

    async def _resume(self) -> None:
        if self._under_way is None:
            await self._go_on()

    async def on_event(self, event: events.Event) -> None:
        """Keep keys back while another one is under way."""
        if not isinstance(event, Typed):
            await super().on_event(event)
        elif event.is_forwarded:
            await super().on_event(event)
            await self._passed(event)
        elif self._under_way is None and not self._held:
            self._typed_ahead.append(event)
            await self._let_go(self._next())
        else:
            self._typed_ahead.append(event)
            if len(self._typed_ahead) == 1:
                self._follow()

    async def _let_go(self, typed: Typed) -> None:
        self._under_way = typed
        self._went_on = self.screen
        self._went_to = self.focused or self.screen
        await super().on_event(typed)
        if self._typed_ahead:
            self._follow()

    def _follow(self) -> None:
        """Find out when the key has passed: somebody may have kept it."""
        if self._under_way is not None and self._went_to is not None:
            passed = self._Passed(self._under_way)
            if not self._went_to.post_message(passed):
                self.screen.post_message(passed)
            loop = asyncio.get_running_loop()
            self._patience = loop.call_later(
                PATIENCE, self.call_later, self._passed, self._under_way
            )

    async def on_key_order_app__passed(self, message: _Passed) -> None:
        """Take word of a key that did not come back itself."""
        await self._passed(message.typed)

    async def _passed(self, typed: Typed) -> None:
        """Let the next key go, when what this one began has had its first turns.

        That is a worker that asks or saves something, perhaps begun by another one, or a new
        screen that has to find its focus.
        """
        if typed is not self._under_way:
            return
        for _ in range(TURNS):
            await asyncio.sleep(0)
        if self.screen is self._went_on:
            await self._go_on()
        else:
            self._went_on = self.screen
            self.screen.post_message(self._Passed(typed))

    async def _go_on(self) -> None:
        self._under_way = None
        if self._patience is not None:
            self._patience.cancel()
        if self._typed_ahead and not self._held:
            await self._let_go(self._next())

    def _next(self) -> Typed:
        """What is to be handled next: a key or a paste."""
        typed = self._typed_ahead.popleft()
        self.letters_handled += letters_of(typed)
        if not isinstance(typed, Letters):
            return typed
        if getattr(self.focused, "takes_letters", False):
            return events.Paste(typed.text)
        if self._is_no_typing(typed):
            self._no_typing_until = time.monotonic() + STILL_COMES
            self.letters_handled += sum(map(letters_of, self._typed_ahead))
            self._typed_ahead.clear()
            self.letters_dropped()
            return events.Paste("")
        first, *others = typed.keys
        self.letters_handled -= len(others)
        self._typed_ahead.extendleft(reversed(others))
        return first

    def _is_no_typing(self, letters: Letters) -> bool:
        """Whether these, with all that wait, are too many for keys, or the rest of too many."""
        waiting = len(letters.text) + sum(map(letters_of, self._typed_ahead))
        return waiting > NO_TYPING or time.monotonic() < self._no_typing_until

    def letters_dropped(self) -> None:
        """Hear that so much arrived where no text is typed that it was thrown away."""


def letters_of(typed: Typed) -> int:
    """How many letters have been typed, a key counting as one."""
    return 1 if isinstance(typed, events.Key) else len(typed.text)
