"""Nothing from data reaches a terminal as anything but text."""

import io
import sys
import unicodedata
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.cli import output
from coffeechat.domain.parts import Position
from coffeechat.domain.records import Person
from support.shell import Shell

EVIL = "Mallory\x1b[31m\x07 \x9b5n\u202eOrtiz\u200b\x1b]52;c;aGk=\x07"
#: Marks that turn the direction of text.
TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Terminal(io.TextIOWrapper):
    """A standard output that says it is a terminal."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", errors="replace", newline="")

    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()


def obeyed(text: str) -> set[str]:
    """The characters in a text that a terminal would obey; a line feed is fine."""
    control = {
        character
        for character in text
        if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} and character != "\n"
    }
    return control | (TURNING & set(text))


@given(st.text())
def test_a_line_is_one_line_of_text(text: str) -> None:
    terminal = Terminal()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", terminal)
        output.say(text, label="notes")
    assert terminal.shown.count("\n") == 1
    assert not obeyed(terminal.shown)


@given(st.binary() | st.text().map(str.encode))
def test_a_file_shown_on_a_terminal_is_text(data: bytes) -> None:
    terminal = Terminal()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", terminal)
        output.show_file(data)
    assert not obeyed(terminal.shown)


@given(st.binary())
def test_a_file_that_goes_elsewhere_is_what_it_is(data: bytes) -> None:
    pipe = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", pipe)
        output.show_file(data)
    assert isinstance(pipe.buffer, io.BytesIO)
    assert pipe.buffer.getvalue() == data


def mallory(person: str, now: datetime) -> Person:
    """Somebody whose every field means harm, added long enough ago to be due."""
    return Person(
        id=person,
        created=now - timedelta(days=30),
        name=EVIL,
        positions=(Position(title=EVIL, organisation=EVIL),),
        place=EVIL,
        tags=(EVIL,),
        notes=EVIL,
    )


@pytest.mark.parametrize(
    "line",
    ["find mallory", "show mallory", "today", "today --json", "export json", "export csv"],
)
def test_a_hostile_store_cannot_speak_to_the_terminal(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    shell.put(mallory)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert shell(line).err == ""
    assert "Mallory" in terminal.shown
    assert not obeyed(terminal.shown)


def test_a_hostile_store_cannot_speak_through_complaints(shell: Shell) -> None:
    shell.put(mallory)
    shell.put(mallory)
    ran = shell("sent mallory")
    assert ran.code == 1
    assert "may be Mallory" in ran.err
    assert not obeyed(ran.err)


def test_what_is_typed_is_not_echoed_as_it_is(shell: Shell) -> None:
    for words in (["show", EVIL], [EVIL], ["import", EVIL], ["--store", f"{EVIL}.json", "today"]):
        ran = shell.run(*words)
        assert ran.code in {1, 2}
        assert ran.err.count("\n") == 1
        assert not obeyed(ran.err)
