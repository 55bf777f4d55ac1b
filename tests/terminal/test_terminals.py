"""Terminals of other kinds and sizes."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from unicodedata import category

import pytest

from support.emulator import SEQUENCE
from support.pty import Terminal
from support.stores import make_store
from terminal.tour import SMALL, STOPS, Place, prepare_tour, visit

Start = Callable[..., Terminal]

_MOUSE = re.compile(rb"\x1b\[\?(?:9|100[0-356]|101[56])(?:;\d+)*h")
"""How a program asks for the mouse: then the terminal's own selection works no more."""

_STYLE = re.compile(rb"\x1b\[([\d;]*)m")
_ATTRIBUTES, _COLOURS, _DEFAULT = {1, 4, 7}, {3, 4, 9, 10}, 8
_RICH_COLOUR = re.compile(rb"\x1b\[[\d;]*[34]8;")
_INDEXED = re.compile(rb"[34]8;5;(\d+)")
_FIRST_GREY = 232
_GREYS = {16, 59, 102, 145, 188, 231}
"""The greys of the cube of colours."""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """The demo, with something on every screen."""
    return prepare_tour(tmp_path / "demo")


def add_somebody(terminal: Terminal) -> None:
    """Use the program a little, and leave it."""
    terminal.wait_for("Nothing is due")
    terminal.send("2", "a")
    terminal.type("Sam Ortiz @Verda, Analyst")
    terminal.send("enter")
    terminal.wait_for("Added Sam Ortiz", "1 person")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize(
    "kind", ["xterm-256color", "screen", "screen-256color", "tmux-256color", "linux", "vt100"]
)
def test_it_works_on_a_terminal_of_this_kind(store: Path, start: Start, kind: str) -> None:
    make_store(store, None)
    terminal = start(TERM=kind)
    add_somebody(terminal)
    assert terminal.screen.is_sane
    assert b"8;2;" not in terminal.written, "true colours take twice the bytes"
    if not kind.endswith("256color"):
        assert not _RICH_COLOUR.search(terminal.written)
    if kind in {"linux", "vt100"}:
        assert SEQUENCE.sub(b"", terminal.written).isascii()


@pytest.mark.parametrize("kind", ["dumb", "", "teletype-33"])
def test_a_terminal_that_cannot_show_it_gets_plain_text(
    store: Path, start: Start, kind: str
) -> None:
    make_store(store, None)
    terminal = start(TERM=kind)
    assert terminal.wait_for_end() == 0
    assert b"\x1b" not in terminal.written
    assert b"nothing due" in terminal.written
    assert b"(TERM)" in terminal.written


def tour(
    place: Place, *words: str, names: Iterable[str] = tuple(STOPS), **environ: str
) -> Iterator[tuple[Terminal, str]]:
    """Go to the screens and leave; the name of each on arrival. The mouse is never taken."""
    with place.start(*words, size=SMALL, **environ) as terminal:
        for name in visit(terminal, names):
            yield terminal, name
        terminal.send("q")
        assert terminal.wait_for_end() == 0
        assert terminal.screen.is_sane
    assert not _MOUSE.search(terminal.written)


def test_with_ascii_and_its_own_colours_a_terminal_shows_it_all(place: Place) -> None:
    place.set_theme("ansi")
    for terminal, name in tour(place, "--ascii", "--no-mouse"):
        drawn = {sign for sign in terminal.screen.text if not sign.isascii()}
        assert [sign for sign in drawn if category(sign)[0] not in "LM"] == [], name
        styles = {*_STYLE.findall(terminal.written)}
        assert not any(_INDEXED.search(style) for style in styles), "it has other colours, too"
        by_colour = [style for style in styles if is_told_by_colour_alone(style.decode())]
        assert by_colour == [], name


def is_told_by_colour_alone(style: str) -> bool:
    """Whether a style has a colour, and neither is bold or underlined nor turned round."""
    codes = [int(code or 0) for code in style.split(";")]
    has_colour = any(code % 10 < _DEFAULT and code // 10 in _COLOURS for code in codes)
    return has_colour and not _ATTRIBUTES & set(codes)


#: All styles come from one sheet, so that each way to fewer colours is looked at on half of it.
SOME, OTHERS = tuple(STOPS)[::2], tuple(STOPS)[1::2]


def test_sixteen_colours_are_enough(place: Place) -> None:
    place.set_theme("light")
    for terminal, name in tour(place, names=SOME, TERM="xterm"):
        assert not _RICH_COLOUR.search(terminal.written), name


def test_who_wants_no_colour_gets_greys(place: Place) -> None:
    for terminal, name in tour(place, names=OTHERS, NO_COLOR="1"):
        assert b"8;2;" not in terminal.written, name
        indexes = {int(index) for index in _INDEXED.findall(terminal.written)}
        colours = {index for index in indexes if index < _FIRST_GREY and index not in _GREYS}
        assert colours == set(), name


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
