"""The demo on a real pseudo-terminal."""

import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from ptyprocess import PtyProcess

from widgets.recording import played

TESTS = Path(__file__).parents[1]
PATIENCE = 20
"""Seconds after which something that should happen has not."""


class Terminal:
    """The demo, and what it wrote."""

    def __init__(self) -> None:
        environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(TESTS)}
        self.process = PtyProcess.spawn(
            [sys.executable, "-m", "widgets.demo_app", "30"],
            dimensions=(24, 80),
            env=environment,
        )
        self.written = b""
        self._poll = select.poll()  # select() takes no descriptor above 1,023
        self._poll.register(self.process.fd, select.POLLIN)

    def wait_for(self, happened: Callable[[], bool]) -> None:
        """Read on until something is so."""
        deadline = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < deadline, self.rows()
            if self._poll.poll(20):
                self.written += os.read(self.process.fd, 65536)

    def rows(self) -> list[str]:
        """What the terminal shows."""
        text = self.written.decode(errors="ignore")
        return list(played(text.rpartition("\x1b[?1049h")[2], 80, 24).display)

    def shows(self, text: str) -> Callable[[], bool]:
        return lambda: any(text in row for row in self.rows())


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    terminal = Terminal()
    try:
        terminal.wait_for(terminal.shows("30 of 30"))
        yield terminal
    finally:
        terminal.process.close(force=True)


def test_the_screen_comes_back_after_the_program_was_stopped(terminal: Terminal) -> None:
    before = terminal.rows()
    process = psutil.Process(terminal.process.pid)
    process.send_signal(signal.SIGTSTP)
    terminal.wait_for(lambda: process.status() == psutil.STATUS_STOPPED)
    terminal.written = b""
    process.send_signal(signal.SIGCONT)
    terminal.wait_for(lambda: terminal.rows() == before)


def test_the_screen_comes_back_after_another_program_had_the_terminal(terminal: Terminal) -> None:
    before = terminal.rows()
    terminal.written = b""
    terminal.process.write(b"E")
    terminal.wait_for(lambda: b"outside" in terminal.written)
    terminal.wait_for(lambda: terminal.rows() == before)


def test_keys_that_arrive_in_one_packet_are_one_command(terminal: Terminal) -> None:
    terminal.process.write(b":hello\r")
    terminal.wait_for(terminal.shows("answer: hello"))
