"""What goes over the wire: few bytes, none while nothing happens, and none that do harm."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from coffeechat.domain.parts import Position
from coffeechat.domain.records import Person
from support.emulator import SEQUENCE
from support.pty import Terminal
from support.stores import make_store, open_session

Start = Callable[..., Terminal]

MOST_BYTES_A_MOVE = 300
MOVES = 12
REST = 0.8
"""Seconds without a byte after which all that was begun is drawn, on a busy machine too."""

LOOK = 1.2
"""Seconds to look on: longer than the program's own clock takes from one look to the next."""

HOSTILE = {
    "a title for the window": "\x1b]2;HACKED\x07",
    "the clipboard": "\x1b]52;c;SEFDS0VE\x1b\\",
    "a colour": "\x1b[31m",
    "an eight-bit sequence": "\x9b31m",
    "an eight-bit title": "\x9d2;HACKED\x9c",
    "a bell": "\x07",
    "a line break": "\r\n",
    "text turned round": "\u202e",
    "an isolate": "\u2066",
    "a lone end tag": "[/]",
    "a style": "[bold]",
    "an action": "[@click=app.exit]",
}


@pytest.fixture
def filled(store: Path, tmp_path: Path) -> Path:
    """A store of forty people."""
    connections = tmp_path / "Connections.csv"
    heading = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    people = [f"Ada,Number{n:02},,,Verda,Analyst,05 Mar 2024" for n in range(40)]
    connections.write_text("\n".join([heading, *people, ""]))
    make_store(store, connections)
    return store


@pytest.fixture
def identify(filled: Path, start: Start) -> Terminal:
    """The program, showing all of them."""
    terminal = start()
    terminal.wait_for("1Today")
    terminal.send("2")
    terminal.wait_for("2Identify", "best fit first")
    return terminal


def cursor_is_on(terminal: Terminal, row: int) -> Callable[[], bool]:
    return lambda: terminal.screen.reversed_rows == [row]


def test_a_move_of_the_cursor_is_few_bytes(identify: Terminal) -> None:
    (row,) = identify.screen.reversed_rows
    identify.settle(REST)
    for _ in range(MOVES):
        before = len(identify.written)
        row += 1
        identify.send("j")
        identify.wait_until(cursor_is_on(identify, row))
        identify.settle(0.1)
        assert len(identify.written) - before <= MOST_BYTES_A_MOVE


def test_nothing_is_written_while_nothing_happens(identify: Terminal) -> None:
    identify.settle(REST)
    assert identify.watch(LOOK) == 0, "on a list"
    identify.send("/")
    identify.type("ad")
    identify.wait_for("/ad", "40 of 40")
    identify.settle(REST)
    assert identify.watch(LOOK) == 0, "while something is typed"
    identify.send("escape")
    identify.wait_until(lambda: "/ad" not in identify.screen.text)
    identify.send("d")
    identify.wait_for("I saw that you")
    identify.send("enter")
    identify.wait_for("Dear ")
    identify.send("e")
    identify.wait_for("Esc ends the editing")
    identify.settle(REST)
    assert identify.watch(LOOK) == 0, "while a text is edited"


def store_hostile_people(store: Path) -> None:
    """Put them past every door that would clean them."""
    make_store(store, None)
    session = open_session(store)
    with session.store.act("add") as tx:
        for number, (what, payload) in enumerate(HOSTILE.items()):
            job = Position(title=f"{payload}{what}", organisation=f"{what}{payload}")
            name = f"N{number:02}{payload}E"
            tx.put(
                Person(id=tx.fresh_id(), created=tx.now, name=name, positions=(job,), notes=payload)
            )
        tx.summary = "Added hostile people"
    session.close()


def test_a_name_cannot_command_the_terminal(store: Path, start: Start) -> None:
    store_hostile_people(store)
    terminal = start()
    terminal.wait_for("1Today")
    terminal.send("2")
    terminal.wait_for(*(f"N{number:02}" for number in range(len(HOSTILE))))
    for number in range(len(HOSTILE)):
        terminal.send("enter")
        terminal.wait_for(f"N{number:02}", "never written")
        terminal.send("escape")
        terminal.wait_for("best fit first")
        terminal.send("j")
    terminal.send("q")
    assert terminal.wait_for_end() == 0
    written = bytes(terminal.written)
    assert not re.search(rb"\x1b\](?!22;)|\x1bP|\x1b\[31m", written)
    rest = SEQUENCE.sub(b"", written).decode()
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rest)


def test_square_brackets_are_only_text(store: Path, start: Start) -> None:
    store_hostile_people(store)
    terminal = start()
    terminal.wait_for("1Today")
    terminal.send("2")
    terminal.wait_for("[/]", "[bold]", "[@click=app.exit]")
