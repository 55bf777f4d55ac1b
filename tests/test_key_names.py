"""The names of keys are those of Textual, which is asked only here."""

import pytest
from textual.keys import Keys, _character_to_key

from coffeechat.key_names import NAMED, key_named, sign_of

PRINTED = [chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0x100))]


@pytest.mark.parametrize("sign", PRINTED)
def test_a_sign_is_called_as_textual_calls_it(sign: str) -> None:
    name = _character_to_key(sign)
    assert key_named(sign) == name
    assert key_named(name) == name
    assert sign_of(name) == ("" if sign.isalnum() else sign)


OF_TEXTUAL = sorted(
    str(key.value)
    for key in Keys
    if not key.value.startswith("<") and key.value not in {"ctrl-at", "return", "ctrl+@"}
)


@pytest.mark.parametrize("name", OF_TEXTUAL)
def test_every_key_that_textual_tells_of_is_known(name: str) -> None:
    assert key_named(name) == name


def test_named_keys_are_textual_s() -> None:
    assert {str(key.value) for key in Keys} >= NAMED


TYPED = [
    ("shift+ctrl+left", "ctrl+shift+left"),
    ("shift+a", "A"),
    ("ctrl+shift+a", "ctrl+shift+a"),
    (" ", "space"),
    ("é", "é"),
    ("→", "rightwards_arrow"),
    ("ctrl+%", "ctrl+percent_sign"),
]


@pytest.mark.parametrize(("typed", "name"), TYPED)
def test_what_is_typed_gets_its_name(typed: str, name: str) -> None:
    assert key_named(typed) == name


@pytest.mark.parametrize(
    "typed", ["", "ab", "f25", "Enter", "ctrl+", "ctl+d", "ctrl+ctrl+d", "a,b", "d d", "\x01", "+d"]
)
def test_what_is_no_key_has_no_name(typed: str) -> None:
    assert key_named(typed) == ""
