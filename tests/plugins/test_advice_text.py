"""How a letter is read: phrases, sentences, greeting and closing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import About
from coffeechat_advice.checks import CHECKS
from coffeechat_advice.phrases import Phrases
from coffeechat_advice.text import (
    body_sentences,
    closing_start,
    greeting,
    sentence_at,
    sentences,
    words,
)
from plugins.advice_kit import LETTER, about, applied


@pytest.mark.parametrize(
    ("phrases", "text", "expected"),
    [
        ("job", "A job, a Job and jobs", ["job", "Job"]),
        ("CV", "My CV and my cv at CVS", ["CV"]),
        ("open|vacant position", "an open position, a vacant  position", 2),
        ("a kind? word", "a word, a kind word, a very kind word", ["a word", "a kind word"]),
        ("a|the? big? dog", "big dog, the dog", ["big dog", "the dog"]),
        ("attach~", "attached, attaching, reattach", ["attached", "attaching"]),
        ("my * bio", "my short bio, my bio", ["my short bio"]),
        ("by good_luck|chance", "by good luck, by chance", ["by good luck", "by chance"]),
        ("I'm here", "I’m here and I'm here", ["I’m here", "I'm here"]),
        ("full time", "full-time, full\ntime", ["full-time", "full\ntime"]),
        ("bio", "bio-based and biology", []),
        ("résumé", "Résumé", ["Résumé"]),
        ("one\n  two", "two one", ["two", "one"]),
        ("you too", "you, too", ["you, too"]),
    ],
)
def test_phrases_are_found_as_they_are_written(
    phrases: str, text: str, expected: list[str] | int
) -> None:
    found = [match[0] for match in Phrases(phrases).find_all(text)]
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_a_phrase_is_not_found_where_an_exception_stands() -> None:
    phrases = Phrases("CV", but_not="your CV\nCV of")
    assert [match.start() for match in phrases.find_all("your CV, my CV, a CV of 3")] == [12]
    assert phrases.find("your CV") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("I met Dr. Okafor and J. Ortiz. Good.", ["I met Dr. Okafor and J. Ortiz.", "Good."]),
        ("We come from State U. I am Ana.", ["We come from State U.", "I am Ana."]),
        ("At 2 p.m. EST or so. Yes.", ["At 2 p.m. EST or so.", "Yes."]),
        ("I am free at 2 p.m. Would it suit you?", ["I am free at 2 p.m.", "Would it suit you?"]),
        ("Times:\n- Monday\n- Tuesday", ["Times:", "- Monday", "- Tuesday"]),
        ("A line\nthat is wrapped. End", ["A line\nthat is wrapped.", "End"]),
        ("Dear Jelisa,\nthank you.", ["Dear Jelisa,", "thank you."]),
        ("", []),
        ("\n\n  \n", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.text for span in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear Jelisa,\n", "Jelisa"),
        ("Hello Dr. Okafor!\n", "Dr. Okafor"),
        ("Hi,\n", ""),
        ("Good morning Wei\n\nI am", "Wei"),
        ("I write to you.", None),
        ("Dearest of all things.", None),
    ],
)
def test_greeting(text: str, name: str | None) -> None:
    span = greeting(text)
    assert (span.text if span else None) == name


def test_the_closing_begins_with_the_thanks_or_the_wishes() -> None:
    assert LETTER[closing_start(LETTER) :].startswith("Thank you for considering it.")
    assert "text\nBest,\nAna"[closing_start("text\nBest,\nAna") :] == "Best,\nAna"
    assert closing_start("no closing here  ") == len("no closing here")


def test_the_body_is_what_stands_between() -> None:
    spans = body_sentences(LETTER)
    assert spans[0].text.startswith("I am Ana Bell")
    assert spans[-1].text.endswith("take any other time.")


def test_words_are_counted_with_numbers_and_without_signs() -> None:
    assert words("On 2 Dec, 14:00–15:00 – or later!") == 6


@given(st.text(alphabet=st.sampled_from("aB .!?\n-,DearU"), max_size=80))
def test_sentences_hold_all_words_in_order(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(span.text.split()) for span in spans) == "".join(text.split())
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(sentence_at(text, span.start) == span for span in spans)


@given(
    st.text(max_size=60),
    st.sampled_from(["", "Dear {name},", "I attach my CV. ", "for 45 minutes? ", "16:00 "]),
    st.text(max_size=60),
)
def test_no_text_breaks_a_check_and_every_fix_fits(before: str, seed: str, after: str) -> None:
    context = about(before + seed + after)
    for check in CHECKS:
        if check.about is not About.PERSON:
            for finding in check.run(context):
                assert 0 <= finding.start <= finding.end <= len(context.text)
                if finding.fix:
                    assert 0 <= finding.fix.start <= finding.fix.end <= len(context.text)
                    applied(context.text, finding.fix)
