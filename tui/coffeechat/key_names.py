"""The names of keys, as Textual has them, known here without loading it."""

import unicodedata
from functools import cache

#: Keys that write nothing.
NAMED = frozenset(
    {
        *("enter", "escape", "tab", "space", "backspace", "delete", "insert"),
        *("home", "end", "pageup", "pagedown", "up", "down", "left", "right"),
        *(f"f{number}" for number in range(1, 25)),
    }
)

#: Held down with another key, in the order in which Textual names them.
HELD = ("alt", "ctrl", "hyper", "meta", "shift", "super")

#: Keys that arrive as another one, for terminals send the same for both.
SENT_AS = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
}

#: Signs that have a shorter name than Unicode gives them.
_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def key_named(text: str) -> str:
    """The name of the key that a sign or a name means; nothing when there is no such key."""
    before, plus, key = text.rpartition("+") if len(text) > 1 else ("", "", text)
    held = before.split("+") if plus else []
    name = _name_of(key)
    if not name or not set(held) <= set(HELD) or len(set(held)) < len(held):
        return ""
    if held == ["shift"] and len(name) == 1:
        return name.upper()
    return "+".join([*sorted(held), name])


def sign_of(name: str) -> str:
    """The sign that a key writes, by its name; nothing when it writes none or is a letter."""
    return _signs().get(name, "") if len(name) > 1 else ""


def _name_of(key: str) -> str:
    if len(key) == 1 and key.isalnum():
        return key
    return key if key in NAMED or key in _signs() else _name_of_sign(key)


def _name_of_sign(sign: str) -> str:
    words = unicodedata.name(sign, "") if len(sign) == 1 else ""
    name = words.lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


@cache
def _signs() -> dict[str, str]:
    """Name to sign, for all signs of Latin-1."""
    signs = (chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0x100)))
    return {_name_of_sign(sign): sign for sign in signs if not sign.isalnum()}
