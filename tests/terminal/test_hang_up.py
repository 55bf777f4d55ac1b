"""A dropped line, or an end from outside: what was typed is kept, the terminal is restored."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from support.pty import Terminal
from support.stores import make_store
from terminal.test_input import ends


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_unfinished_text_survives(
    start: Callable[..., Terminal], store: Path, number: signal.Signals
) -> None:
    terminal = start()
    terminal.wait_for("Welcome to coffeechat")
    terminal.type("Ana Reyes")
    terminal.send(*["enter"] * 6)
    terminal.wait_for("Nothing is due")
    terminal.send("2", "a")
    terminal.type("Jelisa Okafor @Green Rivers")
    terminal.send("enter")
    terminal.wait_for("Added Jelisa Okafor")
    terminal.send("d")
    terminal.wait_for("To Jelisa Okafor")
    terminal.send("e")
    terminal.wait_for("Esc ends the editing")
    terminal.type("I was in the middle of")
    terminal.wait_for("I was in the middle of")
    os.kill(terminal.process.pid, number)
    assert terminal.wait_for_end() == 128 + number
    assert not terminal.screen.alternate
    assert terminal.screen.cursor_is_shown
    kept = "".join(path.read_text() for path in store.parent.glob("db.json*") if path.is_file())
    assert "I was in the middle of" in kept


def test_a_frozen_line_does_not_hold_it(start: Callable[..., Terminal], store: Path) -> None:
    make_store(store, None)
    terminal = start()
    terminal.wait_for("Nothing is due")
    for _ in range(100):  # nobody reads: the writer waits for a line that takes no more
        terminal.send(*["2", "3"] * 20)
    process = psutil.Process(terminal.process.pid)
    used = -1.0
    while terminal.processor_time() > used:
        used = terminal.processor_time()
        time.sleep(0.3)
    os.kill(process.pid, signal.SIGHUP)
    assert ends(process)
