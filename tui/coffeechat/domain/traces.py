"""What is to be found of a person in other people's records, and taking it out."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

SOMEBODY = "somebody"
"""Stands where a forgotten person was named."""

#: Where a loop about them or a person they referred says so: text, result, a point's detail.
_SAID_OF_THEM = {"text", "result", "detail"}
_BLANKS = "bfnrt"
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")


@dataclass(frozen=True)
class Traces:
    """What of a person is to be found in records, their own and those of others.

    Attributes:
        ids: Of the person and of the records that go with them.
        words: Their full name, addresses and profiles; without those that somebody else here
            shares, and without a name of a single word.
        name: The name, however short; it only counts where a record that refers to one of the ids
            says something in words.
    """

    ids: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    name: str = ""

    def found_in(self, text: str) -> bool:
        """Whether a text names the person, in letters of any case."""
        lowered = text.casefold()
        return any(
            all(part in lowered for part in parts) and pattern.search(text)
            for parts, pattern in self._patterns
        )

    def found_in_file(self, content: bytes) -> bool:
        """Whether JSON names the person, however its letters are escaped, or has one of the ids."""
        if any(record_id.encode() in content for record_id in self.ids):
            return True
        return bool(self.words) and self.found_in(_searchable(content))

    def taken_out_of(self, text: str) -> str:
        """The text with «somebody» wherever it names the person."""
        for _, pattern in self._patterns:
            text = pattern.sub(SOMEBODY, text)
        return text

    def taken_out_of_document(self, document: Any) -> Any:
        """A decoded document of somebody else: references go, and names become «somebody».

        It depends on nothing but the document, so every copy of it becomes the same again.
        """
        by_name = self.by_name() if _refers(document, self.ids) else self
        return _rewritten(document, self, by_name)

    def by_name(self) -> "Traces":
        """The same, with the name alone among the words."""
        return Traces(self.ids, (*self.words, self.name)) if self.name else self

    @cached_property
    def _patterns(self) -> list[tuple[list[str], re.Pattern[str]]]:
        """Of each of the words its parts, casefolded and quick to look for, and the whole."""
        return [(word.casefold().split(), _pattern(word)) for word in self.words]


def _pattern(word: str) -> re.Pattern[str]:
    """A name or address as a whole, its words parted by blanks or line breaks of any number."""
    spaced = r"\s+".join(map(re.escape, word.split()))
    return re.compile(rf"(?<![\w-]){spaced}(?![\w-])", re.IGNORECASE)


def _searchable(content: bytes) -> str:
    """JSON as text in which escaped letters are themselves and escaped line breaks are blanks."""
    text = content.decode("utf-8", "replace")
    return _ESCAPED.sub(_unescaped, text) if "\\" in text else text


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return " " if found[2] in _BLANKS else found[2]


def _refers(value: Any, ids: Collection[str]) -> bool:
    if isinstance(value, str):
        return value in ids
    if isinstance(value, dict):
        value = value.values()
    return isinstance(value, Iterable) and any(_refers(item, ids) for item in value)


def _rewritten(value: Any, traces: Traces, by_name: Traces) -> Any:
    if isinstance(value, str):
        return traces.taken_out_of(value)
    if isinstance(value, list):
        return [_rewritten(item, traces, by_name) for item in value if not _is_id(item, traces.ids)]
    if isinstance(value, dict):
        return {
            traces.taken_out_of(key): _rewritten(
                item, by_name if key in _SAID_OF_THEM else traces, by_name
            )
            for key, item in value.items()
            if not _is_id(item, traces.ids)
        }
    return value


def _is_id(value: Any, ids: Collection[str]) -> bool:
    return isinstance(value, str) and value in ids
