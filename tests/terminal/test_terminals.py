"""Terminals of other kinds and sizes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from support.pty import Terminal
from support.stores import make_store

Start = Callable[..., Terminal]

_INDEXED = re.compile(rb"[34]8;5;(\d+)")
_FIRST_GREY = 232


def add_somebody(terminal: Terminal) -> None:
    """Use the program a little, and leave it."""
    terminal.wait_for("Nothing is due")
    terminal.send("2", "a")
    terminal.type("Sam Ortiz @Verda, Analyst")
    terminal.send("enter")
    terminal.wait_for("Added Sam Ortiz", "1 person")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("kind", ["screen", "vt100"])
def test_a_terminal_of_few_colours_gets_no_more(store: Path, start: Start, kind: str) -> None:
    make_store(store, None)
    terminal = start(TERM=kind)
    add_somebody(terminal)
    assert not re.search(rb"\x1b\[[\d;]*[34]8;", terminal.written)


def test_who_wants_no_colour_gets_greys(store: Path, start: Start) -> None:
    make_store(store, None)
    terminal = start(NO_COLOR="1")
    add_somebody(terminal)
    assert b"8;2;" not in terminal.written
    assert all(int(index) >= _FIRST_GREY for index in _INDEXED.findall(terminal.written))


@pytest.mark.parametrize("size", [(60, 16), (120, 40)])
def test_it_works_in_a_terminal_of_this_size(
    store: Path, start: Start, size: tuple[int, int]
) -> None:
    make_store(store, None)
    add_somebody(start(size=size))


def test_a_terminal_too_small_is_told_so_and_nothing_is_lost(store: Path, start: Start) -> None:
    make_store(store, None)
    terminal = start(size=(50, 10))
    terminal.wait_for("60 columns", "16 rows")
    terminal.resize(80, 24)
    add_somebody(terminal)


def test_it_says_so_when_the_terminal_shrinks(store: Path, start: Start) -> None:
    make_store(store, None)
    terminal = start()
    terminal.wait_for("Nothing is due")
    terminal.send("2", "a")
    terminal.type("Sam Ort")
    terminal.wait_for("Sam Ort")
    terminal.resize(50, 10)
    terminal.wait_for("60 columns", "16 rows")
    terminal.resize(80, 24)
    terminal.wait_for("Sam Ort", "2Identify")
    terminal.type("iz\r")
    terminal.wait_for("Added Sam Ortiz")
