"""Phrases to look for in a letter, in a notation that reads like the phrases themselves.

A phrase is a row of words. Lower-case words match in both cases, others as they are written
(`CV`, `HR`). Between words stand blanks, hyphens or a comma; apostrophes may be curly.

- `job|position` is either word, `good_luck|well` a word or several;
- `kind?` may be missing, `a|an|the?` too;
- `attach~` is a word that begins so; `*` is any word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_BETWEEN = r",?[\s-]+"
_BEFORE, _AFTER = r"(?<!\w)(?<!\w-)", r"(?!\w)(?!-\w)"
_ANY_WORD = r"[\w’'-]+"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases, one a line, that are found in a text; but not where one of `but_not` stands."""

    phrases: str
    but_not: str = ""

    def find(self, text: str) -> re.Match[str] | None:
        """The first place where one of the phrases stands."""
        return next(self.find_all(text), None)

    def find_all(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where one of the phrases stands, in the order of the text."""
        excepted = [match.span() for match in _found(self.but_not, text)]
        for match in _found(self.phrases, text):
            if not any(start < match.end() and match.start() < end for start, end in excepted):
                yield match


def _found(phrases: str, text: str) -> Iterator[re.Match[str]]:
    return _compiled(phrases).finditer(text) if phrases else iter(())


@cache
def _compiled(phrases: str) -> re.Pattern[str]:
    """Compiled when first looked for: no start of the program pays for it."""
    rows = [row.split() for row in phrases.splitlines() if row.strip()]
    return re.compile(f"{_BEFORE}(?:{'|'.join(_row(row) for row in rows)}){_AFTER}")


def _row(words: list[str]) -> str:
    """One phrase: a word that may be missing takes its blank along."""
    pattern = ""
    for word in words:
        options = _word(word.removesuffix("?"))
        if not word.endswith("?"):
            pattern += f"{_BETWEEN}{options}" if _has_a_fixed_word(pattern) else options
        elif _has_a_fixed_word(pattern):
            pattern += f"(?:{_BETWEEN}{options})?"
        else:
            pattern += f"(?:{options}{_BETWEEN})?"
    return pattern


def _has_a_fixed_word(pattern: str) -> bool:
    return bool(pattern) and not pattern.endswith(f"{_BETWEEN})?")


def _word(options: str) -> str:
    return f"(?:{'|'.join(_option(option) for option in options.split('|'))})"


def _option(option: str) -> str:
    if option == "*":
        return _ANY_WORD
    pattern = re.escape(option.removesuffix("~")).replace("'", "['’]").replace("_", _BETWEEN)
    if option.endswith("~"):
        pattern += r"\w*"
    return f"(?i:{pattern})" if option == option.lower() else pattern
