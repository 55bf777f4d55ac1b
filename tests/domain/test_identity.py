"""Addresses and names in the form in which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.identity import canonical_url, is_profile, name_words, plain


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/zo%C3%AB-lind",
        "https://www.linkedin.com/in/zo%c3%ab-lind/",
        "http://de.linkedin.com/in/Zoë-Lind?trk=1",
        " linkedin.com/in/zoe\u0308-lind#about ",
        "HTTPS://WWW.LINKEDIN.COM/in/Zo%C3%8B-Lind",
    ],
)
def test_spellings_of_one_profile(url: str) -> None:
    assert canonical_url(url) == "linkedin.com/in/zoë-lind"
    assert is_profile(canonical_url(url))


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://www.linkedin.com/in/Ada-Onu-6b32", "linkedin.com/in/ada-onu-6b32"),
        ("https://www.example.org/Ada/", "example.org/ada"),
        ("https://example.org/?id=7", "example.org/?id=7"),
        ("", ""),
    ],
)
def test_other_addresses(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ada Onu", ("ada", "onu")),
        ("ADA  ONU, PhD, MBA", ("ada", "onu")),
        ("Dr. Ada Onu PMP®", ("ada", "onu")),
        ("Ada (Addie) O’Brien 🌱", ("ada", "obrien")),
        ("Ada O'Brien | Head of Sales", ("ada", "obrien")),
        ("Prof. Dr. Ada Onu (She/Her)", ("ada", "onu")),
        ("\U0001d400da Onu", ("ada", "onu")),
        ("李 伟", ("李", "伟")),
        ("Dr.", ("dr",)),
        ("🌱", ()),
    ],
)
def test_names_are_compared_without_what_comes_and_goes(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


@given(st.text())
def test_comparing_forms_do_not_change_again(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert all(name_words(text))
