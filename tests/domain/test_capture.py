"""Lines captured in a talk become records by the sign they begin with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from coffeechat.domain.capture import (
    Captured,
    Field,
    HardQuestion,
    KeysWanted,
    NamedPerson,
    Note,
    Offer,
    OpenQuestion,
    Organisation,
    Promise,
    Suggestion,
    Surprise,
    Term,
    Tick,
    parse_capture,
)


@pytest.mark.parametrize(
    ("line", "captured"),
    [
        ("budgets mattered most", Note("budgets mattered most")),
        ("  budgets\tmattered \x1b[31m", Note("budgets mattered [31m")),
        ("!read the annual report", Suggestion("read the annual report")),
        ("! read the annual report", Suggestion("read the annual report")),
        ("@me send the poster", Promise("send the poster")),
        ("@Me: send the poster", Promise("send the poster")),
        ("@them introduce me to Sam", Offer("introduce me to Sam")),
        ("? who sets the budgets", OpenQuestion("who sets the budgets")),
        ("?me why leave the lab", HardQuestion("why leave the lab")),
        ("?Me: why leave", HardQuestion("why leave")),
        ("? me too", OpenQuestion("me too")),
        ("?medium or large", OpenQuestion("medium or large")),
        ("* nobody has a plan", Surprise("nobody has a plan")),
        ("# science policy", Field("science policy")),
        ("#science policy: she moved there", Field("science policy", "she moved there")),
        ("# grants, a friend does them", Field("grants", "a friend does them")),
        ("# @Verda", Organisation("Verda")),
        ("# @ Verda, Inc: advises cities", Organisation("Verda", "Inc: advises cities")),
        ("# @", Field("@")),
        ("3", Tick(3)),
        ("12", Tick(12)),
        ("?", KeysWanted()),
    ],
)
def test_the_sign_says_what_a_line_is(line: str, captured: Captured) -> None:
    assert parse_capture(line) == captured


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("+ Sam Ortiz at Verda, use her name", NamedPerson("Sam Ortiz", "Verda", "use her name")),
        ("+Sam Ortiz", NamedPerson("Sam Ortiz")),
        ("+ Sam Ortiz @ Verda", NamedPerson("Sam Ortiz", "Verda")),
        ("+ Sam Ortiz @Verda", NamedPerson("Sam Ortiz", "Verda")),
        ("+ Sam Ortiz, a friend at Verda", NamedPerson("Sam Ortiz", "", "a friend at Verda")),
        ("+ Nat Attwood at Art at Work", NamedPerson("Nat Attwood", "Art at Work")),
        ("+ somebody at Verda, ask", NamedPerson("somebody", "Verda", "ask")),
        ("+ @Verda", NamedPerson("@Verda")),
    ],
)
def test_a_person_is_named_with_workplace_and_note(line: str, person: NamedPerson) -> None:
    assert parse_capture(line) == person


@pytest.mark.parametrize(
    ("line", "term"),
    [
        ("= RFP a call for offers", Term("RFP", "a call for offers")),
        ("=RFP", Term("RFP")),
        ('= "burn rate" money spent a month', Term("burn rate", "money spent a month")),
        ('= "burn rate": money spent', Term("burn rate", "money spent")),
        ("= burn rate: money spent", Term("burn rate", "money spent")),
        ("= RFP see https://example.org", Term("RFP", "see https://example.org")),
        ('= ""', Term('""')),
    ],
)
def test_a_term_is_quoted_or_before_a_colon_or_one_word(line: str, term: Term) -> None:
    assert parse_capture(line) == term


@pytest.mark.parametrize(
    "line", ["", "   ", "\x1b\u200b", "!", "+ ", "=", "*", "# ", "@me", "@them:"]
)
def test_a_line_that_says_nothing_gives_nothing(line: str) -> None:
    assert parse_capture(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "100",
        "0",
        "3rd floor",
        "3.",
        "-3",
        "@media are shrinking",
        "@meg said so",
        "me: hi",
    ],
)
def test_whatever_has_no_sign_is_a_learning(line: str) -> None:
    assert parse_capture(line) == Note(line)


@given(st.sampled_from("!+?=*#"), st.text('bcde ,:"@+=', min_size=1, max_size=40))
def test_of_what_stands_behind_a_sign_no_letter_is_lost(sign: str, text: str) -> None:
    captured = parse_capture(f"{sign} {text}")
    fields = [] if captured is None or isinstance(captured, KeysWanted) else astuple(captured)
    assert letters("".join(fields)) == letters(text)


@given(st.text(max_size=60))
def test_any_line_can_be_captured(line: str) -> None:
    captured = parse_capture(line)
    assert captured is None or "\x1b" not in str(captured)


def letters(text: str) -> list[str]:
    return [letter for letter in text if letter.isalpha()]
