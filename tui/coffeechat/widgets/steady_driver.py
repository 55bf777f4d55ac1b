"""`SteadyDriver`: reads the keyboard so that nothing that arrives there can end or stall the app.

Textual's own driver ends with a traceback at a byte that is no UTF-8, spins when the terminal has
gone, waits for ever for the end of a broken paste, and reads a megabyte of keys faster than they
can be handled. The parser of escape sequences is Textual's: its module is a private name, which a
test watches.
"""

import os
import re
import select
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from typing import Protocol, cast

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from coffeechat.widgets.key_order import Letters, Typed, letters_of

CHUNK = 4096
"""Bytes read at once."""

TYPED_AHEAD = 16 * CHUNK
"""Letters that may wait; while there are more, the terminal keeps what is typed."""

RUN = 16
"""Letters read at once, and nobody's fingers typed them."""

PASTE_TAKES = 5.0
"""Seconds without a byte after which a paste counts as ended, though its end never came."""

LARGEST = (2000, 1000)
"""Columns and rows of the largest terminal that is believed."""

_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_LONGEST_SEQUENCE = 40
_RUNS = re.compile(f"([^\x00-\x1f\x7f-\x9f]{{{RUN},}})")


class SteadyApp(Protocol):
    """What the driver needs of the app, from its own thread."""

    letters_handled: int
    """Letters of keys and pastes that have been handled since the start."""

    def terminal_gone(self) -> None:
        """Save and leave: nothing will ever be typed or read again."""


class SteadyDriver(LinuxDriver):
    """A driver that survives whatever is typed, and notices when the terminal goes away."""

    def __init__(self, app: App[None], **options: object) -> None:
        super().__init__(app, **options)  # type: ignore[arg-type]
        self._steady_app = cast("SteadyApp", app)
        self._letters_read = 0

    def run_input_thread(self) -> None:
        """Read keys until the app ends or the terminal has gone."""
        reader = InputReader(self.process_message)
        while not self.exit_event.is_set():
            if self._letters_read - self._steady_app.letters_handled > TYPED_AHEAD:
                time.sleep(0.01)
                continue
            try:
                data = self._read()
            except OSError:
                data = b""
            if data == b"":
                self._steady_app.terminal_gone()
                return
            reader.take(data)

    def _read(self) -> bytes | None:
        """What was typed; None when nothing was for a moment, and no byte at the end."""
        ready, _, _ = select.select([self.fileno], [], [], 0.1)
        return os.read(self.fileno, CHUNK) if ready else None

    def process_message(self, message: Message) -> None:
        """Pass on what was understood; a size that no terminal has is none."""
        if isinstance(message, events.Resize) and not _is_believable(message):
            return
        if isinstance(message, Typed):
            self._letters_read += letters_of(message)
        super().process_message(message)


class InputReader:
    """Bytes in, messages out; whatever the bytes are."""

    def __init__(
        self, pass_on: Callable[[Message], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._pass_on = pass_on
        self._clock = clock
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        self._parser = XTermParser()
        self._pasting = False
        self._before = ""
        self._last = clock()

    def take(self, data: bytes | None) -> None:
        """Take in what was read, or that nothing was."""
        if data:
            self._last = self._clock()
            self._feed(self._decode(data))
        elif self._pasting and self._clock() > self._last + PASTE_TAKES:
            self._feed(_PASTE_ENDS)
        self._pass_all(self._parser.tick())

    def _feed(self, text: str) -> None:
        if not text:
            return
        in_sequence = "\x1b" in self._before[-_LONGEST_SEQUENCE:] + text
        self._before = text
        if in_sequence or self._pasting:
            self._note_paste(text)
            self._pass_all(self._parser.feed(text))
            return
        for number, part in enumerate(_RUNS.split(text)):
            if number % 2:
                self._pass_on(Letters(part, keys_of))
            elif part:
                self._pass_all(self._parser.feed(part))

    def _note_paste(self, text: str) -> None:
        begins, ends = text.rfind(_PASTE_BEGINS), text.rfind(_PASTE_ENDS)
        if begins != ends:
            self._pasting = begins > ends

    def _pass_all(self, understood: Iterable[Message]) -> None:
        messages = iter(understood)
        while True:
            try:
                message = next(messages)
            except StopIteration:
                return
            except (ValueError, OverflowError, LookupError):
                # A sequence with numbers that mean nothing; what follows it is read afresh.
                self._parser = XTermParser()
                return
            self._pass_on(message)


def keys_of(text: str) -> list[events.Key]:
    """The keys that type these letters."""
    return [key for key in XTermParser().feed(text) if isinstance(key, events.Key)]


def _is_believable(message: events.Resize) -> bool:
    return message.size.width <= LARGEST[0] and message.size.height <= LARGEST[1]
