"""The text that plain words are looked for in."""

import pytest

from coffeechat.domain.filters import parse
from coffeechat.domain.find import haystack

JOSE = haystack(
    ["José Núñez-Sørensen", "Green Rivers", "Program Manager", "eco", "notes\non water"]
)


def matches(text: str) -> bool:
    """Whether all plain words of a filter occur."""
    return all(term.needles[0] in JOSE for term in parse(text).terms)


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
    assert matches(text)


@pytest.mark.parametrize(
    "text", ["joes", "jose smith", '"rivers green"', '"rivers program"', '"notes on"', "jose-nunez"]
)
def test_what_does_not_occur_does_not_match(text: str) -> None:
    assert not matches(text)
