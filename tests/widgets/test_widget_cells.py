"""Text fitted into cells: as wide as we say, and nothing in it that a terminal would obey."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from coffeechat.widgets.cells import columns, edges, fit, plain, wrap

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)
MANY_SCRIPTS = st.text(
    st.sampled_from("aé ñ张伟한지🌱👩🏽‍🔬❤️\u0301\u0e31กि\u202e\x1b\t\n\u200b\ufeff\ud800"),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("Wei", 5, "Wei  "),
        ("Jelisa Okafor", 13, "Jelisa Okafor"),
        ("Jelisa Okafor", 12, "Jelisa Okaf…"),
        ("Jelisa Okafor", 8, "Jelisa… "),
        ("张伟先生", 8, "张伟先生"),
        ("张伟先生", 7, "张伟先…"),
        ("张伟先生", 6, "张伟… "),
        ("Jose\u0301", 5, "José "),
        ("q\u0301q\u0301q", 2, "q\u0301…"),
        ("Ana\x1b]2;owned\x07 Bob", 20, "Ana]2;owned Bob     "),
        ("Ana\u202eboB\u200b", 7, "AnaboB "),
        ("Ana\tB\nC", 7, "Ana B C"),
        ("love ❤\ufe0f", 8, "love ❤  "),
        ("\u0301Wei \u0301Z", 6, "Wei Z "),
        ("e\u200b\u0301", 2, "é "),
        ("wave 👋🏽", 8, "wave 👋 "),
        ("a\ud800b", 3, "ab "),
        ("Wei", 1, "…"),
        ("Wei", 0, ""),
        ("Wei", -3, ""),
        ("", 2, "  "),
    ],
)
def test_a_text_is_fitted(text: str, width: int, fitted: str) -> None:
    assert fit(text, width) == fitted


@given(st.one_of(ANY_TEXT, MANY_SCRIPTS), st.integers(0, 30))
def test_a_fitted_text_has_exactly_the_width(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


@given(st.one_of(ANY_TEXT, MANY_SCRIPTS))
def test_nothing_a_terminal_would_obey_or_not_place_passes(text: str) -> None:
    drawn = plain(text)
    assert not {unicodedata.category(character) for character in drawn} & {"Cc", "Cf", "Cs", "Zl"}
    assert plain(drawn) == drawn
    drawn.encode()


@given(
    st.lists(st.tuples(MANY_SCRIPTS, st.integers(0, 12)), min_size=1, max_size=5),
    st.integers(0, 60),
)
def test_a_row_of_columns_has_exactly_the_width(cells: list[tuple[str, int]], width: int) -> None:
    assert cell_len(columns(cells, width)) == width


def test_columns_of_no_width_share_what_is_left() -> None:
    cells = [("Wei Zhang", 0), ("Green Rivers", 0), ("today", 5)]
    assert columns(cells, 30) == "Wei Zhang    Green Rive… today"
    assert columns(cells, 15) == "Wei… Gre… today"


def test_elastic_columns_vanish_when_nothing_is_left() -> None:
    assert columns([("Wei", 5), ("Verda", 0), ("today", 5)], 11) == "Wei   today"


@pytest.mark.parametrize(
    ("left", "right", "width", "row"),
    [
        ("Sat 21 Nov", "4 days ago", 24, "Sat 21 Nov    4 days ago"),
        ("Sat 21 November", "4 days ago", 20, "Sat 21 N… 4 days ago"),
        ("Sat 21 Nov", "", 12, "Sat 21 Nov  "),
        ("Sat 21 Nov", "4 days ago", 10, "Sat 21 Nov"),
    ],
)
def test_two_texts_stand_at_the_edges(left: str, right: str, width: int, row: str) -> None:
    assert edges(left, right, width) == row


@pytest.mark.parametrize(
    ("text", "width", "indent", "lines"),
    [
        ("one two three", 7, "", ["one two", "three"]),
        ("one two three", 8, "  ", ["one two", "  three"]),
        ("one\n\ntwo", 9, "", ["one", "", "two"]),
        ("incomprehensible", 6, "", ["incomp", "rehens", "ible"]),
        ("张伟 先生 好", 5, "", ["张伟", "先生", "好"]),
        ("", 5, "", [""]),
    ],
)
def test_a_text_is_wrapped(text: str, width: int, indent: str, lines: list[str]) -> None:
    assert wrap(text, width, indent) == lines


@given(MANY_SCRIPTS, st.integers(4, 20))
def test_wrapped_lines_fit_and_lose_no_word(text: str, width: int) -> None:
    lines = wrap(text, width, " ")
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(plain(text.replace("\n", " ")).split())
