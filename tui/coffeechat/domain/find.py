"""Finding people: words and quoted phrases, all of which must occur; case and accents aside."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from coffeechat.domain.text import fold

_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: folded words and phrases."""

    terms: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """The query that a typed line means; a quote still open is a phrase to the end."""
        found = (match[1] or match[2] or "" for match in _TERM.finditer(fold(text)))
        terms = (" ".join(term.split()) for term in found)
        return cls(tuple(dict.fromkeys(term for term in terms if term)))

    def matches(self, hay: str) -> bool:
        """Whether all terms occur in what `haystack` made; without terms, always."""
        for term in self.terms:  # noqa: SIM110 - all() takes three times as long, per key typed
            if term not in hay:
                return False
        return True

    def narrows(self, earlier: Self) -> bool:
        """Whether this query can only match what the earlier one matched, as when typing on."""
        return all(any(old in new for new in self.terms) for old in earlier.terms)


def haystack(fields: Iterable[str]) -> str:
    """The fields of a person as one folded text; no phrase reaches over the end of a line."""
    return fold("\n".join(fields))
