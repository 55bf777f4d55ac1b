"""Two hundred hostile texts on every screen, on a real terminal: none of them is obeyed.

They are put past every door that would clean them, so that only the last ones hold.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unicodedata import category

import pytest

from support.hostile import FILE_NAMES, HOSTILE, mark
from support.pty import Terminal
from terminal.hostile_demo import (
    FIELDS,
    LETTER,
    LIKE,
    PREP,
    READER,
    TALK,
    make_hostile,
    write_connections,
)
from terminal.leaks import leaks
from terminal.tour import AFTER_ALL, SMALL, Place, back_to_today, step

TESTS = Path(__file__).parents[1]
QUIET = 0.12
MOST_PAGES = 120
"""More pages than any text here has."""

LISTED = 100
"""Rows of a file that its preview lists."""

MARKS = [mark(number) for number in range(len(HOSTILE))]


@pytest.fixture(scope="module")
def hostile_place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The hostile demo, made once."""
    return make_hostile(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def place(hostile_place: Place, tmp_path: Path) -> Place:
    """One of the test's own."""
    return hostile_place.copy(tmp_path / "home")


@contextmanager
def watched(place: Place, *, typed_text: bool = False) -> Iterator[Terminal]:
    """The program on it; when it was used it ends as always, and nothing leaked."""
    with place.start(PYTHONPATH=f"{place.home / 'plugins'}:{TESTS}") as terminal:
        begun = len(terminal.written)
        yield terminal
        terminal.settle(AFTER_ALL)
        ended = len(terminal.written)
        back_to_today(terminal)
        terminal.send("q")
        assert terminal.wait_for_end() == 0
    written = bytes(terminal.written[begun:ended])
    assert list(leaks(written, SMALL, typed_text=typed_text)) == []


def go_to(terminal: Terminal, place: str, name: str) -> None:
    """Put the cursor on somebody on one of the five lists."""
    step(terminal, place)
    terminal.send("/")
    terminal.type(name)
    terminal.wait_for(f"/{name}")
    step(terminal, "enter")


def to_the_end(terminal: Terminal) -> str:
    """Read a text or a list to its end; all that was seen on the way."""
    seen = [terminal.screen.text]
    for _ in range(MOST_PAGES):
        terminal.send("pagedown")
        terminal.settle(QUIET)
        if terminal.screen.text == seen[-1]:
            return "\n".join(seen)
        seen.append(terminal.screen.text)
    raise AssertionError("it has no end")


def assert_all_are_in(seen: str) -> None:
    assert [mark for mark in MARKS if mark not in seen] == []


@pytest.mark.parametrize("where", LIKE)
def test_lists_show_them_in_columns(place: Place, where: str) -> None:
    with watched(place) as terminal:
        step(terminal, where)
        terminal.send("/")
        for tens in range(0, len(HOSTILE), 10):
            terminal.send("ctrl+u")
            terminal.type(f"h{tens // 10:02}")
            terminal.wait_for(f"/h{tens // 10:02}", *MARKS[tens : tens + 10])
            screen = terminal.screen
            rows = [row for row, text in enumerate(screen.rows) if LIKE[where][1] in text]
            assert len({screen.column_of(row, LIKE[where][1]) for row in rows}) == 1, screen.text
        step(terminal, "escape")


def test_a_page_shows_them(place: Place) -> None:
    with watched(place) as terminal:
        go_to(terminal, "2", f"{READER} stage:any")
        step(terminal, "enter")
        assert_all_are_in(to_the_end(terminal))


def test_a_message_shows_them_and_what_checks_say_of_it(place: Place) -> None:
    with watched(place, typed_text=True) as terminal:
        go_to(terminal, "3", LETTER)
        terminal.send("d")
        terminal.wait_for("ASK-01", "Subject")
        terminal.settle(AFTER_ALL)
        seen = to_the_end(terminal)
        assert "HOST-1 h000" in seen
        for key in ("S", "escape", "o", "escape", "e"):
            step(terminal, key)
        assert_all_are_in(to_the_end(terminal))


def test_a_prep_sheet_shows_them(place: Place) -> None:
    with watched(place) as terminal:
        go_to(terminal, "4", PREP)
        step(terminal, "p")
        terminal.wait_for("h000")
        assert_all_are_in(to_the_end(terminal))
        step(terminal, "g")
        step(terminal, "t")
        terminal.wait_for("Goal: h064")
        for key in ("escape", "j", "j", "j", "t"):  # past the three goals
            step(terminal, key)
        terminal.wait_for("Question:")


def test_a_debrief_shows_them(place: Place) -> None:
    with watched(place) as terminal:
        go_to(terminal, "5", TALK)
        step(terminal, "b")
        terminal.wait_for("h216", "keep the line")
        terminal.type("one more line")
        step(terminal, "enter")
        terminal.wait_for("one more line")


def test_forms_show_them(place: Place) -> None:
    with watched(place) as terminal:
        go_to(terminal, "2", "form")
        seen = ""
        for _ in range(0, len(HOSTILE), FIELDS):
            terminal.send("e")
            terminal.wait_for("Their time zone")
            seen += terminal.screen.text
            terminal.send("escape")
            terminal.wait_for("2Identify")
            terminal.send("j")
        assert_all_are_in(seen)


def test_what_is_said_of_an_act_shows_them(place: Place) -> None:
    with watched(place) as terminal:
        step(terminal, "2")
        for tens in range(0, len(HOSTILE), 10):
            terminal.type(f"/\x15h{tens // 10:02}\rwway\r")
            terminal.wait_for(f"Noted why you want to talk to {MARKS[tens]}")
            terminal.send("u")
            terminal.wait_for(f"Undone: Noted why {MARKS[tens]}")


def test_plugins_show_them(place: Place) -> None:
    with watched(place) as terminal:
        step(terminal, "?")
        terminal.wait_for("arrows move")
        assert_all_are_in(to_the_end(terminal))
        step(terminal, "escape")
        for key in (":", "=plugins", "enter"):
            step(terminal, key)
        terminal.wait_for("Plugins", f"{len(HOSTILE)} commands")
        for key in ("j", "j", "j", "enter"):
            step(terminal, key)
        terminal.wait_for("Settings of the plugin hostile", "h068")
        for key in ("escape", "escape", "2", ":", "=hostile.hostile70", "enter"):
            step(terminal, key)
        terminal.wait_for("h070")
        step(terminal, "=how")
        step(terminal, "enter")
        terminal.wait_for("h064")


def test_an_import_shows_them(place: Place) -> None:
    export = place.home / "Connections.csv"
    with watched(place) as terminal:
        for first in range(0, len(HOSTILE), LISTED):
            marks = MARKS[first : first + LISTED]
            write_connections(export, first, LISTED)
            terminal.send("i")
            terminal.wait_for("Import:")
            terminal.send("enter")
            terminal.wait_for("rows", "apply", "leave all as it was")
            seen = to_the_end(terminal)
            assert [mark for mark in marks if mark not in seen] == []
            terminal.send("escape")
            terminal.wait_for("1Today")


def test_names_of_files_are_shown_or_never_offered(place: Place) -> None:
    files = place.home / "files"
    files.mkdir()
    for name in FILE_NAMES:
        (files / name).write_text("nothing that is known")
    with watched(place) as terminal:
        for name in FILE_NAMES:
            terminal.type(f"i\x15files/{name[:4]}\t\r")
            if has_controls(name):
                terminal.wait_for(f"There is no file «{name[:4]}»")
            else:
                terminal.wait_for(f" {name[:4]}")
                terminal.wait_until(lambda: "Reading " not in terminal.screen.text)
            terminal.send("escape")
            terminal.wait_for("1Today")


def has_controls(name: str) -> bool:
    """Whether a terminal would obey something in it, so that Tab never offers it."""
    return any(category(sign) == "Cc" for sign in name)
