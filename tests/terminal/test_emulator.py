"""The terminal that the other tests here look at: it shows what a real one would."""

import pytest

from support.emulator import Emulator, answers_to, whole_sequences


def shown(*written: bytes) -> list[str]:
    emulator = Emulator(20, 3)
    for data in written:
        emulator.feed(data)
    return emulator.rows


@pytest.mark.parametrize(
    ("written", "row"),
    [
        (b"a\x1b[<ub", "ab"),
        (b"a\x1b[>25ub", "ab"),
        (b"a\x1b[=1;2ub", "ab"),
        (b"a\x1b]22;default\x07b", "ab"),
        (b"a\x1bPtmux;x\x1b\\b", "ab"),
        (b"a\x1b[31mb\x1b[m", "ab"),
        (b"a\x1b[1;5Hb", "a   b"),
        ("知b".encode(), "知b"),
        ("知b\x1b[1;2Hc".encode(), " cb"),
        (b"a\x1b[4;38\x18b", "ab"),
    ],
)
def test_sequences_are_obeyed_and_not_shown(written: bytes, row: str) -> None:
    assert shown(written)[0] == row


def test_the_alternate_screen_begins_and_ends_empty() -> None:
    emulator = Emulator(20, 3)
    emulator.feed(b"before\x1b[?1049h\x1b[?25l\x1b[Hwithin")
    assert emulator.alternate
    assert not emulator.cursor_is_shown
    assert emulator.rows == ["within", "", ""]
    emulator.feed(b"\x1b[?1049l\x1b[?25h")
    assert not emulator.alternate
    assert emulator.cursor_is_shown
    assert emulator.rows == ["", "", ""]


@pytest.mark.parametrize(
    ("written", "end"),
    [
        (b"ab", 2),
        (b"ab\x1b", 2),
        (b"ab\x1b[", 2),
        (b"ab\x1b[1;", 2),
        (b"ab\x1b[1;2H", 8),
        (b"ab\x1b[1;2Hcd", 10),
        (b"ab\x1b]0;title", 2),
        (b"ab\x1b]0;title\x1b", 2),
        (b"ab\x1b]0;title\x1b\\", 13),
        (b"ab\x1b]0;title\x07c", 13),
        (b"ab\x1b[4;38\x18c", 10),
    ],
)
def test_a_sequence_cut_off_waits_for_its_rest(written: bytes, end: int) -> None:
    assert whole_sequences(written) == end


def test_a_terminal_is_sane_when_all_is_reset_that_was_set() -> None:
    emulator = Emulator(20, 3)
    assert emulator.is_sane
    emulator.feed(b"\x1b[?1049h\x1b[?1004;2004h\x1b[?7l\x1b[>25u\x1b[?25l")
    assert emulator.modes == {1049, 1004, 2004}
    assert emulator.kitty == 1
    assert not emulator.is_sane
    emulator.feed(b"\x1b[?1049l\x1b[?1004l\x1b[?2004l\x1b[?7;25h")
    assert not emulator.is_sane
    emulator.feed(b"\x1b[<u")
    assert emulator.is_sane


def test_a_column_is_one_of_cells() -> None:
    emulator = Emulator(20, 3)
    emulator.feed("知知 ab".encode())
    assert emulator.column_of(0, "ab") == 5
    assert emulator.column_of(0, "知 ") == 2
    assert emulator.column_of(0, "c") == -1


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),
        (b"\x1b[?2048$p", b"\x1b[?2048;0$y"),
        (b"\x1b[c", b"\x1b[?62;22c"),
        (b"text\x1b[6nmore", b"\x1b[1;1R"),
        (b"\x1b[31m", b""),
    ],
)
def test_questions_are_answered(asked: bytes, answer: bytes) -> None:
    assert answers_to(asked) == answer
