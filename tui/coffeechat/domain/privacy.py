"""What I share with some people and keep to myself, taken out of what goes elsewhere."""

import re
from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import fold
from coffeechat.domain.words import PointKind

HIDDEN = "(private)"
"""Stands where a text named something private."""


def identities(records: Records) -> set[str]:
    """What I share with some and keep to myself, wherever it is written."""
    shared = {
        point.detail
        for person in records.people.values()
        for point in person.points
        if point.kind is PointKind.SHARED_IDENTITY
    }
    return {*records.profile.identities, *shared} - {""}


def without_words(value: Any, words: Collection[str]) -> Any:
    """A decoded document in which no text names one of the words, in letters of any case.

    An entry of a list that is nothing but such a word is left out; elsewhere «(private)» stands for
    it. Without words the document itself comes back.
    """
    pattern = _pattern(words)
    return value if pattern is None else _rewritten(value, pattern, {fold(word) for word in words})


def hider(words: Collection[str]) -> Callable[[str], str]:
    """What puts «(private)» for the words in a text; for many texts, as it gets ready once."""
    pattern = _pattern(words)
    return (lambda text: text) if pattern is None else partial(pattern.sub, HIDDEN)


def _pattern(words: Collection[str]) -> re.Pattern[str] | None:
    spaced = [r"\s+".join(map(re.escape, word.split())) for word in words if word.strip()]
    if not spaced:
        return None
    longest_first = sorted(spaced, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


def _rewritten(value: Any, pattern: re.Pattern[str], words: Collection[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(HIDDEN, value)
    if isinstance(value, list | tuple):
        return [
            _rewritten(item, pattern, words)
            for item in value
            if not (isinstance(item, str) and fold(item) in words)
        ]
    if isinstance(value, dict):
        return {key: _rewritten(item, pattern, words) for key, item in value.items()}
    return value
