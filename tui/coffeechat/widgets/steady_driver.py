"""`SteadyDriver`: reads the keyboard so that nothing that arrives there can end or stall the app.

Textual's own driver ends with a traceback at a byte that is no UTF-8, spins when the terminal has
gone, waits for ever for the end of a broken paste, and reads a megabyte of keys faster than they
can be handled. The parser of escape sequences is Textual's: its module is a private name, which a
test watches, as are the names of its two threads.

Signals are heeded here, too, from the moment the terminal is taken: see `signals`.
"""

import asyncio
import math
import os
import re
import select
import signal
import sys
import termios
import threading
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from contextlib import suppress
from types import FrameType
from typing import Protocol, cast

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from coffeechat.widgets.key_order import Letters, Typed, letters_of
from coffeechat.widgets.signals import Leaves, heed_signals

CHUNK = 4096
"""Bytes read at once."""

TYPED_AHEAD = 16 * CHUNK
"""Letters that may wait; while there are more, the terminal keeps what is typed."""

RUN = 16
"""Letters read at once, and nobody's fingers typed them."""

RUN_GOES_ON = 0.05
"""Seconds within which what follows a run, however short, is the end of it."""

PASTE_TAKES = 5.0
"""Seconds without a byte after which a paste counts as ended, though its end never came."""

LARGEST = (2000, 1000)
"""Columns and rows of the largest terminal that is believed."""

LETTING_GO_TAKES = 0.3
"""Seconds for which it is tried to give the terminal back though nobody reads."""

#: Ends a sequence that was cut off, then undoes all that the start of the driver does.
RESTORED = (
    b"\x18\x1b[m\x1b[?2026l\x1b[?2004l\x1b[?2048l\x1b[?1004l\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h"
)

WRITER = "textual-output"
"""Textual's name of the thread that writes."""

_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_LONGEST_SEQUENCE = 40
_RUNS = re.compile(f"([^\x00-\x1f\x7f-\x9f]{{{RUN},}})")
_ENDS_OF_RUNS = re.compile(r"([^\x00-\x1f\x7f-\x9f]+)")


class SteadyApp(Leaves, Protocol):
    """What the driver needs of the app, from its own thread."""

    letters_handled: int
    """Letters of keys and pastes that have been handled since the start."""

    def terminal_gone(self) -> None:
        """Save and leave: nothing will ever be typed or read again."""


class SteadyDriver(LinuxDriver):
    """A driver that survives whatever is typed, and notices when the terminal goes away."""

    def __init__(self, app: App[None], **options: object) -> None:
        super().__init__(app, **options)  # type: ignore[arg-type] # what Textual hands over
        self._steady_app = cast("SteadyApp", app)
        self._letters_read = 0
        self._has_terminal = False
        heed_signals(self._steady_app, self.let_go)
        self._heed_stops()

    def _heed_stops(self) -> None:
        """Stop between two acts only, and come back only after a stop.

        Textual's own handlers write to the terminal wherever the program is at that moment, and
        take the terminal a second time when told to go on without having been stopped, as the
        system does after each hang-up: also in the middle of giving it back.
        """
        loop = asyncio.get_running_loop()
        stop, go_on = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
        assert callable(stop), "Textual handles it"
        assert callable(go_on), "Textual handles it"

        def stop_between_acts(number: int) -> None:
            self._steady_app.save_typed()
            stop(number, None)

        def heed_stop(number: int, frame: FrameType | None) -> None:
            if not self._has_terminal:  # an editor has it, and stops, too
                stop(number, frame)
            else:
                with suppress(RuntimeError):  # the loop has ended: the program is leaving
                    loop.call_soon_threadsafe(stop_between_acts, number)

        def heed_going_on(number: int, frame: FrameType | None) -> None:
            if self._must_signal_resume:  # Textual's word for: it was stopped, and gave it back
                go_on(number, frame)

        signal.signal(signal.SIGTSTP, heed_stop)
        signal.signal(signal.SIGCONT, heed_going_on)

    def start_application_mode(self) -> None:
        """Take the terminal, unless it is another job's at the moment."""
        super().start_application_mode()  # type: ignore[no-untyped-call] # untyped there
        self._has_terminal = self._key_thread is not None and self._key_thread.is_alive()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._has_terminal = False
        super().stop_application_mode()

    def let_go(self) -> None:
        """Give the terminal back though nobody may be reading; the program ends. From any thread.

        What waits to be read is thrown away, and nothing more is written after this.
        """
        if not self._has_terminal or sys.__stderr__ is None:
            return
        with suppress(OSError, termios.error):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            terminal = os.dup(sys.__stderr__.fileno())
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno())
            os.set_blocking(terminal, False)
            _write_at_last(terminal, RESTORED)
            os.set_blocking(terminal, True)  # the shell writes to it, too

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
        self._last_run = -math.inf

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
        goes_on = self._clock() < self._last_run + RUN_GOES_ON
        for number, part in enumerate((_ENDS_OF_RUNS if goes_on else _RUNS).split(text)):
            if number % 2:
                self._last_run = self._clock()
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


def _write_at_last(terminal: int, text: bytes) -> None:
    """Write in place of what waits to be read, once a write that is under way has been broken off.

    It is broken off by a signal that means nothing here; its thread then goes on elsewhere.
    """
    deadline = time.monotonic() + LETTING_GO_TAKES
    while text and time.monotonic() < deadline:
        for thread in threading.enumerate():
            if thread.name == WRITER and thread.ident is not None:
                signal.pthread_kill(thread.ident, signal.SIGCONT)
        termios.tcflush(terminal, termios.TCOFLUSH)
        try:
            text = text[os.write(terminal, text) :]
        except BlockingIOError:
            time.sleep(0.01)


def keys_of(text: str) -> list[events.Key]:
    """The keys that type these letters."""
    return [key for key in XTermParser().feed(text) if isinstance(key, events.Key)]


def _is_believable(message: events.Resize) -> bool:
    return message.size.width <= LARGEST[0] and message.size.height <= LARGEST[1]
