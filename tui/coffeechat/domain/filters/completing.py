"""What may come next in a filter: keys, and the values of a key that occur here."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from coffeechat.domain.filters.keys import ANY, NONE, PEOPLE, Key, Kind, Language
from coffeechat.domain.filters.parsing import Piece, pieces
from coffeechat.domain.text import fold

MOST = 8
#: So many values of a key are kept in mind; the rarest beyond them are not offered.
_KNOWN = 4_000
Values = Callable[[str], Sequence[str]]
"""The values of a key that occur, folded, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to go on: how it is shown, and the whole line with it."""

    shown: str
    line: str


def complete(
    text: str, cursor: int, values: Values, language: Language = PEOPLE
) -> list[Candidate]:
    """Ways to go on at the cursor, the likeliest first; none behind a plain word."""
    before, after = text[:cursor], text[cursor:]
    piece = _last(before)
    if piece is None:
        return [
            Candidate(f"{key.name}:", f"{before}{key.name}:{after}") for key in language.keys[:MOST]
        ]
    start = piece.span[0] + piece.negated
    if not piece.key:
        return _keys(before, start, after, language)
    key = language.named(piece.key)
    if key is None:
        return []
    typed, at = _typed_value(piece, before)
    found = islice((one for one in _offered(key, typed, values)), MOST)
    return [Candidate(one, f"{before[:at]}{_quoted(one)} {after.lstrip()}") for one in found]


def _last(before: str) -> Piece | None:
    """The piece that the cursor stands in or right behind; None where a new one begins."""
    last = None
    for piece in pieces(before):
        last = piece
    return last if last is not None and last.span[1] == len(before) else None


def _keys(before: str, start: int, after: str, language: Language) -> list[Candidate]:
    typed = fold(before[start:])
    fitting = [key.name for key in language.keys if key.name.startswith(typed)] if typed else []
    return [Candidate(f"{name}:", f"{before[:start]}{name}:{after}") for name in fitting]


def _typed_value(piece: Piece, before: str) -> tuple[str, int]:
    """What is typed of the last value, folded, and where it begins."""
    if not piece.values or before.endswith(","):
        return "", len(before)
    value, span = piece.values[-1]
    return " ".join(fold(value).split()), span[0]


def _offered(key: Key, typed: str, values: Values) -> Sequence[str]:
    sign = typed[: len(typed) - len(typed.lstrip("<>="))] if key.kind is Kind.RANK else ""
    if key.kind is Kind.DAYS:
        words: Sequence[str] = (*key.samples, NONE, ANY)
    elif key.words:
        words = (*key.words, NONE, ANY)
    else:
        words = (*(key.means or {}), *values(key.name), NONE, ANY)
    wanted = typed[len(sign) :]
    return [f"{sign}{word}" for word in words if word.startswith(wanted) and word != wanted]


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value or "," in value else value


def frequent(texts: Sequence[str]) -> list[str]:
    """The lines of facts, the most frequent first, those of the same number by the alphabet."""
    counts = Counter(line.strip() for text in texts for line in text.splitlines())
    counts.pop("", None)
    return sorted(counts, key=lambda value: (-counts[value], value))[:_KNOWN]
