"""Signals at random moments of the story; `make terminal` has a hundred of them."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from coffeechat.screens.composer import SAVE_AFTER
from support.pty import Terminal
from support.stores import make_store
from terminal.interrupted import GONE_WITHIN, TYPED, interrupt, moment
from terminal.test_input import ends

SEEDS = range(5)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_acknowledged_is_lost(seed: int, own_home: Path, store: Path) -> None:
    interrupt(own_home, store, moment(seed))


def composing(terminal: Terminal, text: str) -> None:
    """Type into a draft, and wait until it is there."""
    terminal.wait_for("Nothing is due")
    terminal.send("2", "a")
    terminal.type("Jelisa Okafor @Green Rivers")
    terminal.send("enter")
    terminal.wait_for("Added Jelisa Okafor")
    terminal.send("d")
    terminal.wait_for("I saw that you")
    terminal.send("enter")
    terminal.wait_for("To Jelisa Okafor")
    terminal.send("e")
    terminal.wait_for("Esc ends the editing")
    terminal.type(text)
    terminal.wait_for(text)


def kept_in(store: Path) -> str:
    """Everything in the files of a store."""
    return "".join(path.read_text() for path in store.parent.glob("db.json*") if path.is_file())


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_unfinished_text_survives(
    start: Callable[..., Terminal], store: Path, number: signal.Signals
) -> None:
    make_store(store, None)
    terminal = start()
    composing(terminal, TYPED)
    os.kill(terminal.process.pid, number)
    assert terminal.wait_for_end() == 128 + number
    assert terminal.screen.is_sane, (terminal.screen.modes, terminal.written[-400:])
    assert TYPED in kept_in(store)


def test_a_kill_costs_no_more_than_the_last_two_seconds(
    start: Callable[..., Terminal], store: Path
) -> None:
    make_store(store, None)
    terminal = start()
    composing(terminal, TYPED)
    begun = time.monotonic()
    while TYPED not in kept_in(store):
        terminal.watch(0.1)
        assert time.monotonic() < begun + SAVE_AFTER + GONE_WITHIN, "it was not saved by itself"
    os.kill(terminal.process.pid, signal.SIGKILL)
    terminal.wait_for_end()
    assert TYPED in kept_in(store)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_frozen_line_neither_holds_it_nor_loses_what_was_typed(
    start: Callable[..., Terminal], store: Path, number: signal.Signals
) -> None:
    make_store(store, None)
    terminal = start()
    composing(terminal, TYPED)
    for _ in range(300):  # nobody reads: the writer waits for a line that takes no more
        terminal.send(*["x", "backspace"] * 10)
    rests(terminal)
    begun = time.monotonic()
    os.kill(terminal.process.pid, number)
    assert ends(psutil.Process(terminal.process.pid))
    assert time.monotonic() - begun < GONE_WITHIN
    assert TYPED in kept_in(store)
    assert terminal.wait_for_end() == 128 + number
    assert terminal.screen.is_sane, (terminal.screen.modes, terminal.written[-400:])


def rests(terminal: Terminal) -> None:
    """Wait until it does nothing any more."""
    used = -1.0
    while terminal.processor_time() > used:
        used = terminal.processor_time()
        time.sleep(0.3)


def test_a_hang_up_comes_twice_and_with_word_to_go_on(
    start: Callable[..., Terminal], store: Path
) -> None:
    make_store(store, None)
    terminal = start()
    composing(terminal, TYPED)
    for number in (signal.SIGHUP, signal.SIGCONT, signal.SIGHUP, signal.SIGTERM):
        os.kill(terminal.process.pid, number)
    assert terminal.wait_for_end() == 128 + signal.SIGHUP
    assert terminal.screen.is_sane, (terminal.screen.modes, terminal.written[-400:])
    assert TYPED in kept_in(store)


def test_word_to_go_on_while_it_leaves_takes_nothing_back(
    start: Callable[..., Terminal], store: Path
) -> None:
    make_store(store, None)
    terminal = start()
    composing(terminal, TYPED)
    os.kill(terminal.process.pid, signal.SIGHUP)
    with suppress(EOFError):
        while True:
            os.kill(terminal.process.pid, signal.SIGCONT)
            terminal.watch(0.001)
    assert terminal.wait_for_end() == 128 + signal.SIGHUP
    assert terminal.screen.is_sane, (terminal.screen.modes, terminal.written[-400:])
    assert TYPED in kept_in(store)


def test_word_to_go_on_changes_nothing_where_nothing_was_stopped(
    start: Callable[..., Terminal], store: Path
) -> None:
    make_store(store, None)
    terminal = start()
    terminal.wait_for("Nothing is due")
    terminal.settle(0.6)
    threads, shown = psutil.Process(terminal.process.pid).num_threads(), terminal.screen.text
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.settle(0.6)
    assert psutil.Process(terminal.process.pid).num_threads() == threads
    assert terminal.screen.text == shown
    assert terminal.screen.alternate
    terminal.send("q")
    assert terminal.wait_for_end() == 0
