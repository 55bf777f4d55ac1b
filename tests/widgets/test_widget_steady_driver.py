"""Bytes from the keyboard become messages, whatever the bytes are."""

import inspect
from collections.abc import Callable
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from coffeechat.widgets.key_order import Letters
from coffeechat.widgets.steady_driver import PASTE_TAKES, RUN_GOES_ON, WRITER, InputReader, keys_of


class Clock:
    """A clock that is set by hand, in seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def read(*chunks: bytes | None) -> list[Message]:
    """What is understood of chunks that were read one after another."""
    messages: list[Message] = []
    reader = InputReader(messages.append, Clock())
    for chunk in chunks:
        reader.take(chunk)
    return messages


def keys(messages: list[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, events.Key)]


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_no_bytes_are_too_much(chunks: list[bytes]) -> None:
    read(*chunks)


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=200))
def test_letters_arrive_as_they_are_typed(text: str) -> None:
    typed = ""
    for message in read(text.encode()):
        if isinstance(message, Letters):
            typed += message.text
        elif isinstance(message, events.Key):
            typed += message.character or ""
    assert typed == text


def test_many_letters_at_once_come_in_one_piece() -> None:
    (letters,) = read(b"no fingers type so fast")
    assert isinstance(letters, Letters)
    assert [key.character for key in letters.keys] == list("no fingers type so fast")


def test_the_end_of_many_letters_belongs_to_them_however_short_it_is() -> None:
    clock, messages = Clock(), list[Message]()
    reader = InputReader(messages.append, clock)
    reader.take(b"no fingers type so fast as th")
    reader.take(b"is")
    assert [type(message) for message in messages] == [Letters, Letters]
    clock.now += 2 * RUN_GOES_ON
    reader.take(b"j")
    assert keys(messages) == ["j"]


def test_keys_that_write_nothing_stay_keys_between_letters() -> None:
    messages = read(b"a line that is pasted\rand another one of it\r")
    assert [type(message) for message in messages] == [Letters, events.Key] * 2


def test_a_letter_in_two_chunks_is_one() -> None:
    assert keys(read(b"\xc3", b"\xa9")) == keys(read("é".encode()))


@pytest.mark.parametrize("sent", [b"\x1b[99999999999u", b"\x1b[1114112u"])
def test_after_nonsense_keys_are_understood(sent: bytes) -> None:
    assert keys(read(sent, b"j"))[-1] == "j"


def test_a_paste_without_its_end_ends_by_itself() -> None:
    clock, messages = Clock(), list[Message]()
    reader = InputReader(messages.append, clock)
    reader.take(b"\x1b[200~half of what was to be pasted")
    clock.now = PASTE_TAKES
    reader.take(None)
    assert messages == []
    clock.now += 1
    reader.take(None)
    assert [paste.text for paste in messages if isinstance(paste, events.Paste)] == [
        "half of what was to be pasted"
    ]


def test_the_letters_of_a_paste_are_no_typing() -> None:
    (paste,) = read(b"\x1b[200~so many letters", b" and some more of them\x1b[201~")
    assert isinstance(paste, events.Paste)
    assert paste.text == "so many letters and some more of them"


def test_keys_are_those_that_type_the_letters() -> None:
    assert [key.key for key in keys_of("a?")] == ["a", "question_mark"]


@pytest.mark.parametrize(
    "needed", [XTermParser.feed, XTermParser.tick, LinuxDriver.process_message]
)
def test_textual_has_what_is_used_of_it(needed: Callable[..., object]) -> None:
    assert inspect.isfunction(needed)


def test_textual_starts_the_reading_that_is_replaced() -> None:
    assert "self.run_input_thread()" in inspect.getsource(LinuxDriver)


def test_the_threads_of_textual_are_called_as_expected() -> None:
    assert WriterThread(StringIO()).name == WRITER
    assert "self._key_thread" in inspect.getsource(LinuxDriver.start_application_mode)
