"""Text from plugins cannot steer a terminal, hide what it says, or break a file."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.plugin_host.clean import clean_line, clean_prose

DANGEROUS = (
    [chr(code) for code in range(0x20)]
    + [chr(code) for code in range(0x7F, 0xA0)]
    + list("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ud800\udfff")
)
_texts = st.text(st.characters() | st.sampled_from(DANGEROUS))


@pytest.mark.parametrize(
    ("given", "line", "prose"),
    [
        ("Ana Ruiz", "Ana Ruiz", "Ana Ruiz"),
        ("", "", ""),
        ("  two  words ", "two  words", "  two  words "),
        ("a\x1b]52;c;eA==\x07b", "a]52;c;eA==b", "a]52;c;eA==b"),
        ("a\x9b2Jb", "a2Jb", "a2Jb"),
        ("a\nb\r\nc\rd", "a b c d", "a\nb\nc\nd"),
        ("a\tb", "a b", "a b"),
        ("a\u2028b\u2029c\x85d\x0be", "a b c d e", "a\nb\nc\nd\ne"),
        ("\u202eevil\u2066", "evil", "evil"),
        ("a\ud800b", "a\N{REPLACEMENT CHARACTER}b", "a\N{REPLACEMENT CHARACTER}b"),
        # What people's names and notes need stays: no-break space, joiners, marks, emoji.
        ("Anne\u00a0Marie", "Anne\u00a0Marie", "Anne\u00a0Marie"),
        ("نیلوفر\u200cپور", "نیلوفر\u200cپور", "نیلوفر\u200cپور"),
        ("\u200fשרה", "\u200fשרה", "\u200fשרה"),
        ("👩\u200d🔬", "👩\u200d🔬", "👩\u200d🔬"),
    ],
)
def test_cleaning(given: str, line: str, prose: str) -> None:
    assert clean_line(given) == line
    assert clean_prose(given) == prose


@given(_texts)
def test_nothing_dangerous_is_left(text: str) -> None:
    assert not set(clean_line(text)) & set(DANGEROUS)
    assert not set(clean_prose(text)) & (set(DANGEROUS) - {"\n"})
    clean_prose(text).encode()


@given(_texts)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_prose(clean_prose(text)) == clean_prose(text)


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S"])))
def test_what_people_write_stays(text: str) -> None:
    kept = "".join(char for char in text if unicodedata.category(char) != "Cs")
    assert clean_line(text) == kept.strip()
    assert clean_prose(text) == kept


@given(_texts, st.integers(0, 40))
def test_a_limit_is_kept(text: str, limit: int) -> None:
    assert len(clean_line(text, limit)) <= limit
    assert len(clean_prose(text, limit)) <= limit
