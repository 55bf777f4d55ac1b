"""Whatever arrives at the keyboard, the program lives, or ends in good order."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from support.pty import COFFEECHAT, PATIENCE, Terminal, environment
from support.stores import NOW
from terminal.test_story import introduce

Start = Callable[..., Terminal]

BROKEN = {
    "a byte that is no UTF-8": b"\xff",
    "a letter of Latin-1": b"Andr\xe9",
    "a letter cut off": b"\xc3",
    "an overlong letter": b"\xc0\xaf",
    "half of a surrogate pair": b"\xed\xa0\x80",
    "an old mouse report": b"\x1b[M \xf0\xf0",
    "a key with a huge number": b"\x1b[99999999999u",
    "a key beyond Unicode": b"\x1b[1114112u",
    "a size that no terminal has": b"\x1b[48;99999;99999;99999;99999t",
    "an unknown sequence": b"\x1b[?99;98;97z\x1bP1$r0m\x1b\\",
    "NUL": b"\0\0\0",
}


@pytest.fixture
def terminal(start: Start) -> Terminal:
    """The program after the first run."""
    terminal = start()
    introduce(terminal)
    return terminal


def is_alive(terminal: Terminal) -> None:
    """It takes a person whose name is typed."""
    terminal.send("escape")
    terminal.settle(0.3)
    terminal.send("escape")
    terminal.settle(0.3)
    terminal.send("2", "a")
    terminal.type("Jelisa Okafor @Green Rivers")
    terminal.send("enter")
    terminal.wait_for("Added Jelisa Okafor")


def test_broken_input_is_survived(terminal: Terminal) -> None:
    for name, sent in BROKEN.items():
        terminal.process.write(sent)
        terminal.settle(0.2)
        assert terminal.process.isalive(), name
    is_alive(terminal)


def test_a_broken_letter_in_a_name_costs_only_itself(terminal: Terminal) -> None:
    terminal.send("2", "a")
    terminal.process.write(b"Andr\xe9 Reis @Verda\r")
    terminal.wait_for("Added Andr\N{REPLACEMENT CHARACTER} Reis")


def test_a_megabyte_without_brackets_goes_into_a_line(terminal: Terminal) -> None:
    terminal.send("2", "a")
    terminal.wait_for("Who?")
    pour(terminal, b"word and word " * 75_000)
    terminal.settle(1)
    assert terminal.memory() < 300
    is_alive(terminal)


def test_ten_thousand_keys_on_a_list_are_no_typing(terminal: Terminal) -> None:
    pour(terminal, b"hjkl" * 2_500)
    terminal.wait_for("no typing")
    terminal.settle(0.3)
    assert "no typing" in terminal.screen.text, "what stays is why nothing was done"
    is_alive(terminal)


def test_a_paste_that_never_ends_ends(terminal: Terminal) -> None:
    terminal.send("2", "a")
    terminal.wait_for("Who?")
    terminal.process.write(b"\x1b[200~Wei Zhang @Verda")
    terminal.wait_for("Wei Zhang")
    terminal.send("enter")
    terminal.wait_for("Added Wei Zhang")


def test_any_size_is_survived(terminal: Terminal) -> None:
    for size in [(1, 1), (2, 2), (80, 1), (1, 24), (300, 100)]:
        terminal.resize(*size)
        terminal.settle(0.2)
    terminal.resize(80, 24)
    terminal.wait_for("Today")
    is_alive(terminal)


def test_a_stop_and_a_return_leave_the_screen_whole(terminal: Terminal) -> None:
    terminal.settle(0.5)
    before = terminal.screen.text
    os.kill(terminal.process.pid, signal.SIGTSTP)
    process = psutil.Process(terminal.process.pid)
    terminal.wait_until(lambda: process.status() == psutil.STATUS_STOPPED)
    assert not terminal.screen.alternate
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.wait_until(lambda: terminal.screen.alternate and terminal.screen.text == before)
    is_alive(terminal)


def test_a_terminal_that_goes_away_ends_it_though_hang_ups_are_ignored(
    own_home: Path, store: Path
) -> None:
    start = [COFFEECHAT, "--store", str(store)]
    command = f"""
import os, signal
signal.signal(signal.SIGHUP, signal.SIG_IGN)
os.execv({start[0]!r}, {start!r})
"""
    environ = environment(own_home, COFFEECHAT_NOW=NOW.isoformat())
    terminal = Terminal([sys.executable, "-c", command], environ, folder=own_home)
    introduce(terminal)
    process = psutil.Process(terminal.process.pid)
    terminal.process.fileobj.close()
    assert ends(process)


def ends(process: psutil.Process) -> bool:
    """Whether a process ends in time, though nobody reads what it writes."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False


def pour(terminal: Terminal, data: bytes) -> None:
    """Write it as fast as the program takes it, reading what it answers."""
    descriptor = terminal.process.fd
    os.set_blocking(descriptor, False)
    while data:
        try:
            data = data[os.write(descriptor, data[:4096]) :]
        except BlockingIOError:
            terminal.read(0.02)
    os.set_blocking(descriptor, True)
