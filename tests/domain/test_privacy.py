"""Private words taken out of what goes elsewhere."""

from typing import Any

import pytest

from coffeechat.domain.privacy import without_words

WORDS = ("first-gen", "left handed")
CASES: list[tuple[Any, Any]] = [
    ("tag:First-Gen", "tag:(private)"),
    ("Left   Handed\npeople", "(private)\npeople"),
    ("first-generation", "first-generation"),
    ("left-handed", "left-handed"),
    (["first-gen", "FIRST-GEN", "ecology"], ["ecology"]),
    ({"tags": ["first-gen"], "why": "a first-gen path"}, {"tags": [], "why": "a (private) path"}),
    ([{"n": 1, "x": None, "y": True}], [{"n": 1, "x": None, "y": True}]),
]


@pytest.mark.parametrize(("value", "left"), CASES)
def test_no_text_names_them(value: Any, left: Any) -> None:
    assert without_words(value, WORDS) == left


@pytest.mark.parametrize("words", [(), ("",), ("  ",)])
def test_without_words_nothing_is_touched(words: tuple[str, ...]) -> None:
    value = {"a": ["b"]}
    assert without_words(value, words) is value
