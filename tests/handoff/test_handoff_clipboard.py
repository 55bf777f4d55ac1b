"""A text reaches the terminal's clipboard as one harmless escape sequence."""

from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.handoff.clipboard import LIMIT, TooLong, osc52


def copied(sequence: str) -> str:
    """What a terminal would take from the sequence."""
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\x07")
    return b64decode(sequence[7:-1], validate=True).decode()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_terminal_gets_the_text(text: str) -> None:
    assert copied(osc52(text, tmux=False)) == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_tmux_gets_the_text_and_hands_it_on(text: str) -> None:
    plain, _, wrapped = osc52(text, tmux=True).partition("\x1bPtmux;")
    assert copied(plain) == text
    assert wrapped.endswith("\x1b\\")
    inner = wrapped.removesuffix("\x1b\\")
    assert inner.count("\x1b") == 2
    assert copied(inner.replace("\x1b\x1b", "\x1b")) == text


def test_half_a_character_does_not_stop_the_rest() -> None:
    assert copied(osc52("a\ud800b", tmux=False)) == "a?b"


@pytest.mark.parametrize("letter", ["a", "ž", "語"])
def test_the_limit_counts_bytes(letter: str) -> None:
    size = len(letter.encode())
    fitting = letter * (LIMIT // size)
    assert copied(osc52(fitting, tmux=False)) == fitting
    assert len(osc52(fitting, tmux=False)) <= 100_000
    with pytest.raises(TooLong, match=r"takes 74,994; save it as a file instead\.$"):
        osc52(fitting + letter, tmux=False)


def test_another_limit_can_be_set() -> None:
    assert copied(osc52("four", tmux=False, limit=4)) == "four"
    with pytest.raises(TooLong, match="has 5 bytes"):
        osc52("fives", tmux=False, limit=4)
