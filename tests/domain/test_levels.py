"""Levels as one types them."""

import pytest

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.levels import LEVEL_WORDS, parse_level
from coffeechat.domain.words import Seniority


@pytest.mark.parametrize("level", Seniority)
def test_every_level_is_read_back_from_its_word(level: Seniority) -> None:
    assert parse_level(LEVEL_WORDS[level]) is level
    assert parse_level(f"  {LEVEL_WORDS[level].upper()} ") is level


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("st", Seniority.STUDENT),
        ("en", Seniority.ENTRY),
        ("m", Seniority.MID),
        ("se", Seniority.SENIOR),
        ("l", Seniority.LEAD),
        ("dir", Seniority.DIRECTOR),
        ("h", Seniority.HEAD),
        ("ex", Seniority.EXECUTIVE),
        ("éntry", Seniority.ENTRY),
        ("0", Seniority.STUDENT),
        ("7", Seniority.EXECUTIVE),
        ("", None),
        ("  ", None),
    ],
)
def test_the_beginning_of_a_word_is_enough(typed: str, level: Seniority | None) -> None:
    assert parse_level(typed) is level


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("boss", f"«boss» is no level; there are: {', '.join(LEVEL_WORDS.values())}."),
        ("s", "«s» may be student or senior; type more of it."),
        ("e", "«e» may be entry or executive; type more of it."),
    ],
)
def test_other_words_are_refused(typed: str, says: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        parse_level(typed)
    assert str(refused.value) == says
