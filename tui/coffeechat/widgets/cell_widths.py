"""How many cells a text takes, and where terminals count in another way than we do.

They agree on letters, on ideographs and on most pictures. They do not on what depends on its
neighbours: flags, families, skin tones, conjuncts of Indian scripts, marks on marks.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from rich.cells import cell_len, get_character_cell_size

_GOES_ON = re.compile(r"[,.;:/()'-]? ?[^\x00-\x7f]")
_DEPENDENT = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mc", "Me", "Mn", "Zl", "Zp"})


class Stretch(NamedTuple):
    """A part of a text, the cells it takes here, and whether every terminal counts so, too."""

    text: str
    width: int
    is_sure: bool


@lru_cache(maxsize=4096)
def sure_width(character: str) -> int:
    """The cells a character takes in every terminal, or 0 when that depends on its neighbours."""
    if category(character) in _DEPENDENT:
        return 0
    if "\U0001f1e6" <= character <= "\U0001f1ff":  # two of them make a flag
        return 0
    return get_character_cell_size(character)


def stretches(text: str) -> Iterator[Stretch]:
    """The text in its parts, sure ones and ones in doubt by turns.

    One in doubt begins with what its first mark belongs to, and ends before the next letter of
    ASCII that is no such thing itself; a comma and a blank before a letter that is none of ASCII do
    not end it, so that a name in another script is one part.
    """
    begin, is_sure = 0, True
    for index, character in enumerate(text):
        if is_sure and not sure_width(character):
            split = max(begin, index - 1)
            yield from _stretch(text[begin:split], is_sure=True)
            begin, is_sure = split, False
        elif not is_sure and character.isascii() and _ends_doubt(text, index):
            yield from _stretch(text[begin:index], is_sure=False)
            begin, is_sure = index, True
    yield from _stretch(text[begin:], is_sure=is_sure)


def _ends_doubt(text: str, index: int) -> bool:
    """Whether a letter of ASCII ends a part in doubt: one cut short by «…» ends at its column."""
    if _GOES_ON.match(text, index):
        return text[index - 1] == "…"
    return _is_alone(text, index)


def _is_alone(text: str, index: int) -> bool:
    """Whether nothing belongs to the character that follows it."""
    return bool(sure_width(text[index])) and bool(sure_width(text[index + 1 : index + 2] or " "))


def _stretch(text: str, *, is_sure: bool) -> Iterator[Stretch]:
    if text:
        yield Stretch(text, cell_len(text), is_sure)
