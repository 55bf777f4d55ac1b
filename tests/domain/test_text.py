"""Text from outside: what is taken out, what must stay, and how search compares."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.text import clean_line, clean_text, fold, safe_url

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
NASTY_TEXT = st.text(
    "aé\u0301 \n\r\t\x00\x1b\x85\x9b\x7f\u00a0\u00ad\u200b\u200c\u200d\u200e\u202e\u2028\u2066"
    "\ufeff\ufe0f\ud800कल्\u0627ه👩👍\U000e0041…",
    max_size=30,
)
UNSAFE = set(
    "\x1b\x7f\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067"
    "\u2068\u2069\ufeff"
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ana Silva", "Ana Silva"),
        ("  Ana\tSilva\r\n", "Ana Silva"),
        ("Ana\u00a0\u2003Silva", "Ana Silva"),
        ("Ana\u2028Silva\u2029", "Ana Silva"),
        ("Ana\x85Silva\x0bP.", "Ana Silva P."),
        ("Ana \x1b]2;X\x1b\\\x9b31m\x07Bo", "Ana ]2;X\\31mBo"),
        ("\u202eAna\u2066 \u200fSilva\u061c", "Ana Silva"),
        ("A\u200bn\ufeffa\u2060 Sil\u00adva", "Ana Silva"),
        ("Ana\U000e0041\U000e007f", "Ana"),
        ("Jose\u0301", "José"),
        ("e\u200b\u0301", "é"),
        ("Bob\ud83d", "Bob"),
        ("名前", "名前"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("A\u200dn\u200ca", "Ana"),
        ("👩\u200d👧", "👩👧"),
        ("\u200d", ""),
        ("\x00\x1f", ""),
        ("", ""),
    ],
)
def test_a_line_is_made_safe(text: str, line: str) -> None:
    assert clean_line(text) == line


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("one\ntwo", "one\ntwo"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("\n\n  one  two\n\n", "one  two"),
        ("a\tb\x1b[2J\n\x00", "a b[2J"),
        ("prix\u00a0: 3", "prix\u00a0: 3"),
    ],
)
def test_a_text_keeps_its_lines(text: str, clean: str) -> None:
    assert clean_text(text) == clean


def test_what_is_too_long_is_cut_and_says_so() -> None:
    assert clean_line("a" * 201) == "a" * 199 + "…"
    assert clean_line("abcdef", limit=4) == "abc…"
    assert clean_line("ab cdef", limit=4) == "ab…"
    assert clean_line("a" * 200) == "a" * 200
    assert clean_text("one\ntwo", limit=5) == "one…"
    assert len(clean_text("ab " * 10_000)) <= 20_000


@given(ANY_TEXT | NASTY_TEXT, st.integers(1, 30))
def test_cleaning_leaves_nothing_to_clean(text: str, limit: int) -> None:
    for clean in (clean_line, clean_text):
        once = clean(text, limit)
        assert clean(once, limit) == once
        assert len(once) <= limit
        assert once == once.strip() == unicodedata.normalize("NFC", once)
        assert not UNSAFE & set(once)
        assert not any(
            unicodedata.category(letter) in {"Cc", "Cs"} for letter in once if letter != "\n"
        )
        once.encode()
    assert "\n" not in clean_line(text)


@given(st.text(st.characters(categories=["L", "Nd", "P", "S"]), max_size=40))
def test_letters_figures_and_signs_stay(text: str) -> None:
    assert clean_line(text) == clean_text(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ana SILVA", "ana silva"),
        ("José Ñúñez", "jose nunez"),
        ("Jose\u0301", "jose"),
        ("Müller-Weiß", "muller-weiss"),
        ("Sørensen Æbelø", "sorensen aebelo"),
        ("Łukasz Đorđe Þór Guðrún", "lukasz dorde thor gudrun"),
        ("İstanbul Işık", "istanbul isik"),
        ("O’Brien — “Ltd”", 'o\'brien - "ltd"'),
        ("ﬁn ①２ 𝓐na", "fin 12 ana"),
        ("Ёлка Ἀθῆναι", "елка αθηναι"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
    ],
)
def test_search_sees_neither_case_nor_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_vowel_signs_that_make_another_word_stay_apart() -> None:
    assert fold("की") != fold("का")
    assert fold("が") != fold("か")


@given(ANY_TEXT)
def test_folding_twice_is_folding_once_and_forms_do_not_matter(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(unicodedata.normalize("NFC", text)) == fold(text)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/ana-silva",
        "HTTP://example.org:8080/a?b=c#d",
        "https://example.org/in/jos%C3%A9/josé",
        "https://example.org/@ana",
        "mailto:ana@example.org",
    ],
)
def test_web_and_mail_addresses_are_kept(url: str) -> None:
    assert safe_url(f" {url}\n") == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org",
        "https://",
        "https:///in/ana",
        "https://exa mple.org",
        "https://example.org/\x1b]52;c;x",
        "https://example.org/\u202egro",
        "https://example.org/\u200b",
        "https://known.example@other.example/",
        "https://known.example\\@other.example/",
        'https://example.org/"><b>',
        "mailto:",
        "mailto:ana",
        "https://example.org/" + "a" * 2000,
    ],
)
def test_other_addresses_are_dropped(url: str) -> None:
    assert safe_url(url) == ""


@given(st.text(max_size=30))
def test_an_address_never_holds_what_a_terminal_obeys(rest: str) -> None:
    assert clean_line(safe_url("https://example.org/" + rest), 2000) in {
        "",
        unicodedata.normalize("NFC", "https://example.org/" + rest.rstrip()),
    }
