"""Finding people by words and phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.find import Query, haystack

JOSE = haystack(
    ["José Núñez-Sørensen", "Green Rivers", "Program Manager", "eco", "notes\non water"]
)

WORDS = st.text("abcdeé Ñß", min_size=1, max_size=8).map(str.strip).filter(bool)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "jose",
        "JOSÉ",
        "nunez sorensen",
        "manager jos",
        "rivers green",
        '"green rivers"',
        '"Green  Rivers" jose',
        '"green riv',
        'rivers"program man"',
        '""',
        '"',
        "water eco",
        "“program manager”",
    ],
)
def test_all_words_and_phrases_must_occur_without_regard_to_case_and_accents(text: str) -> None:
    assert Query.parse(text).matches(JOSE)


@pytest.mark.parametrize(
    "text", ["joes", "jose smith", '"rivers green"', '"rivers program"', '"notes on"', "jose-nunez"]
)
def test_what_does_not_occur_does_not_match(text: str) -> None:
    assert not Query.parse(text).matches(JOSE)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Ana ana SILVA", ("ana", "silva")),
        ('"State  U" eco', ("state u", "eco")),
        ('a"b c"d', ("a", "b c", "d")),
        ('"open end', ("open end",)),
        ("", ()),
    ],
)
def test_a_line_is_words_and_phrases(text: str, terms: tuple[str, ...]) -> None:
    assert Query.parse(text).terms == terms


@given(st.lists(WORDS, min_size=1, max_size=5), st.data())
def test_every_word_of_a_person_finds_them(fields: list[str], data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(" ".join(fields).split())))
    assert Query.parse(" ".join(words)).matches(haystack(fields))


@given(WORDS, st.integers(0, 8), st.lists(WORDS, max_size=4))
def test_typing_on_narrows_and_narrowing_finds_nobody_new(
    text: str, length: int, fields: list[str]
) -> None:
    shorter, longer = Query.parse(text[:length]), Query.parse(text)
    hay = haystack(fields)
    assert longer.narrows(shorter)
    assert shorter.matches(hay) or not longer.matches(hay)


@given(st.text('ab "', max_size=8), st.text('ab "', max_size=8), st.text("ab ", max_size=10))
def test_whatever_narrows_matches_only_what_the_earlier_query_matched(
    one: str, other: str, hay: str
) -> None:
    earlier, later = Query.parse(one), Query.parse(other)
    if later.narrows(earlier) and later.matches(hay):
        assert earlier.matches(hay)


def test_another_query_does_not_narrow() -> None:
    assert not Query.parse("anb").narrows(Query.parse("ana"))
    assert not Query.parse("").narrows(Query.parse("a"))
