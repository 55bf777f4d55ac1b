"""A program on a real pseudo-terminal: what it shows, what it writes, how soon it answers."""

import os
import select
import sys
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import psutil
from ptyprocess import PtyProcess

from support.emulator import SEQUENCE, Emulator, answers_to, whole_sequences

PATIENCE = 30.0
"""Seconds after which something that should happen has not."""

COFFEECHAT = str(Path(sys.executable).with_name("coffeechat"))
"""The installed program."""

_KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "backspace": "\x7f",
}


def key_bytes(name: str) -> bytes:
    """What a terminal sends for a key, such as «down», «ctrl+d» or «j»."""
    if name.startswith("ctrl+"):
        return bytes([ord(name.removeprefix("ctrl+").upper()) & 0x1F])
    return _KEYS.get(name, name).encode()


def environment(home: Path, **changes: str) -> dict[str, str]:
    """What a usual SSH login passes on, with a home of its own."""
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "TZ": "Europe/Berlin",
        **changes,
    }


class Pressed(NamedTuple):
    """What a key caused: bytes written, and milliseconds until the last of them."""

    size: int
    ms: float


class Terminal:
    """A program that runs on a terminal of its own.

    Attributes:
        written: Everything it has written.
        started: When it was started, in seconds of `time.perf_counter`.
        first_text: When it wrote its first text; None before.
        last: When it last wrote anything.
    """

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        *,
        size: tuple[int, int] = (80, 24),
        folder: Path | None = None,
    ) -> None:
        columns, rows = size
        self.written = bytearray()
        self._emulator = Emulator(columns, rows)
        self._understood = self._shown = 0
        self.started = self.last = time.perf_counter()
        self.first_text: float | None = None
        with (
            warnings.catch_warnings()
        ):  # it forks, and threads may run: but it starts afresh at once
            warnings.simplefilter("ignore", DeprecationWarning)
            self.process = PtyProcess.spawn(
                list(command), cwd=folder, env=dict(environ), dimensions=(rows, columns)
            )
        self._poll = select.poll()  # select() takes no descriptor above 1,023
        self._poll.register(self.process.fd, select.POLLIN)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.process.close(force=True)

    # What it writes -----------------------------------------------------------------------------

    def read(self, timeout: float) -> bool:
        """Take in one chunk; False when none came in time.

        Raises:
            EOFError: The program has ended.
        """
        if not self._poll.poll(max(0.0, timeout) * 1000):
            return False
        try:
            data = os.read(self.process.fd, 65536)
        except OSError:  # how Linux says that the other end is closed
            data = b""
        if not data:
            raise EOFError(f"the program has ended; shown is:\n{self.screen.text}")
        self.last = time.perf_counter()
        self.written += data
        if self.first_text is None and SEQUENCE.sub(b"", data).strip():
            self.first_text = self.last
        self._answer()
        return True

    def _answer(self) -> None:
        start = self._understood
        self._understood = whole_sequences(self.written, start)
        if answers := answers_to(self.written[start : self._understood]):
            self.process.write(answers)

    def settle(self, quiet: float) -> None:
        """Read until nothing has come for so many seconds."""
        deadline = time.perf_counter() + PATIENCE
        while self.read(quiet):
            assert time.perf_counter() < deadline, "it never rests"

    def watch(self, seconds: float) -> int:
        """Look at it for so many seconds; the bytes it wrote meanwhile."""
        before = len(self.written)
        deadline = time.perf_counter() + seconds
        while (left := deadline - time.perf_counter()) > 0:
            self.read(left)
        return len(self.written) - before

    # What it shows ------------------------------------------------------------------------------

    @property
    def screen(self) -> Emulator:
        """The screen with all that was written so far.

        It is drawn only when it is looked at: drawing takes longer than the program does, and
        would spoil the times.
        """
        self._emulator.feed(bytes(self.written[self._shown : self._understood]))
        self._shown = self._understood
        return self._emulator

    def row_with(self, text: str) -> str:
        """The first row that shows a text; empty when none does."""
        return next((row for row in self.screen.rows if text in row), "")

    def wait_until(self, happened: Callable[[], bool]) -> None:
        """Read on until something is so."""
        deadline = time.perf_counter() + PATIENCE
        while not happened():
            assert time.perf_counter() < deadline, (
                f"it never came about; shown is:\n{self.screen.text}"
            )
            self.read(0.05)

    def wait_for(self, *texts: str) -> None:
        """Read on until all of the texts are on the screen."""
        self.wait_until(lambda: all(text in self.screen.text for text in texts))

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal larger or smaller."""
        self.screen.resize(columns, rows)
        self.process.setwinsize(rows, columns)

    # What is typed ------------------------------------------------------------------------------

    def send(self, *keys: str) -> None:
        """Send keys in one packet, and wait for nothing."""
        self.process.write(b"".join(map(key_bytes, keys)))

    def type(self, text: str) -> None:
        """Send a text as it would be typed."""
        self.process.write(text.encode())

    def press(self, key: str, *, quiet: float) -> Pressed:
        """Send a key that changes something; read on until nothing has come for `quiet` seconds."""
        before, sent = len(self.written), time.perf_counter()
        self.send(key)
        self.wait_until(lambda: len(self.written) > before)
        self.settle(quiet)
        return Pressed(len(self.written) - before, (self.last - sent) * 1000)

    # The process --------------------------------------------------------------------------------

    def wait_for_end(self) -> int:
        """Read to the end; the exit code, negative for a signal."""
        deadline = time.perf_counter() + PATIENCE
        try:
            while True:
                self.read(0.2)
                assert time.perf_counter() < deadline, f"it goes on; shown is:\n{self.screen.text}"
        except EOFError:
            self.process.wait()
        if self.process.signalstatus is not None:
            return -int(self.process.signalstatus)
        return int(self.process.exitstatus or 0)

    def memory(self) -> float:
        """Resident memory of the program and its children, in MiB."""
        root = psutil.Process(self.process.pid)
        tree = [root, *root.children(recursive=True)]
        return sum(float(process.memory_info().rss) for process in tree) / 2**20

    def processor_time(self) -> float:
        """Seconds of a processor that the program has used, those of ended children included."""
        used = psutil.Process(self.process.pid).cpu_times()
        return float(used.user + used.system + used.children_user + used.children_system)
