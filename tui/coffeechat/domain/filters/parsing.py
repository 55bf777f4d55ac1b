"""A typed line to a filter. Whatever is typed, no exception: what is wrong is said with its place.

Words and "phrases" that must occur, `key:value` with what a key takes, commas between values of
which one is enough, a hyphen before what must not be.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coffeechat.domain.filters.ages import read_days
from coffeechat.domain.filters.keys import ANY, NONE, PEOPLE, Key, Kind, Language, plain_word
from coffeechat.domain.filters.terms import Filter, Problem, Span, Term
from coffeechat.domain.organisations import organisation_key
from coffeechat.domain.text import fold

_KEY = re.compile(r"([^\W\d_]+):(?!//)")
_VALUE = re.compile(r'"([^"“”„]*)["“”„]?|[“„]([^"“”„]*)["“”„]?|([^\s"“”„,]+)')
_COMPARED = re.compile(r"(<=|>=|<|>|=)?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the line between blanks: `key:` with where it stands, and its values."""

    key: str
    negated: bool
    values: tuple[tuple[str, Span], ...]
    span: Span


def parse(text: str, language: Language = PEOPLE) -> Filter:
    """The filter that a typed line means; a quote still open is a phrase to the end."""
    terms: list[Term] = []
    problems: list[Problem] = []
    for piece in pieces(text):
        read = _read(piece, language)
        if isinstance(read, Problem):
            problems.append(read)
        elif read is not None and not any(_same(read, term) for term in terms):
            terms.append(read)
    return Filter(tuple(terms), tuple(problems))


def pieces(text: str) -> Iterator[Piece]:
    """The parts of a line, in order."""
    at = 0
    while at < len(text):
        if text[at].isspace() or text[at] == ",":
            at += 1
            continue
        start = at
        negated = text[at] == "-" and text[at + 1 : at + 2].strip() not in {"", "-"}
        at += negated
        key = _KEY.match(text, at)
        at = key.end() if key else at
        values = list(_values(text, at, several=key is not None))
        end = values[-1][1][1] if values else max(at, start + 1)
        if values or key:
            yield Piece(key[1] if key else "", negated, tuple(values), (start, end))
        at = end


def _values(text: str, at: int, *, several: bool) -> Iterator[tuple[str, Span]]:
    """The values that stand right here; of a key several, with commas between."""
    while found := _VALUE.match(text, at):
        yield found[1] or found[2] or found[3] or "", found.span()
        at = found.end()
        if not several or text[at : at + 1] != ",":
            return
        at += 1


def _same(one: Term, other: Term) -> bool:
    return (one.key, one.negated, one.condition) == (other.key, other.negated, other.condition)


def _read(piece: Piece, language: Language) -> Term | Problem | None:
    if not piece.key:
        words = (_blanks(fold(value)) for value, _ in piece.values)
        # A hyphen alone begins what leaves people out; nobody is to vanish before it is typed.
        needles = tuple(word for word in words if word not in {"", "-"})
        return Term(needles=needles, negated=piece.negated, span=piece.span) if needles else None
    key = language.named(piece.key)
    if key is None:
        names = ", ".join(key.name for key in language.keys)
        start = piece.span[0] + piece.negated
        return Problem(
            f"«{piece.key}:» is no key; in quotes it is a word. The keys: {names}.",
            (start, start + len(piece.key) + 1),
        )
    values = [(_blanks(fold(value)), span) for value, span in piece.values]
    values = [(value, span) for value, span in values if value]
    if not values:
        return Problem(f"«{key.name}:» needs a value: {wanted(key)}.", piece.span, unfinished=True)
    return _term(key, values, piece)


def wanted(key: Key) -> str:
    """What may stand behind a key, in words."""
    if key.words:
        return ", ".join((*key.words, NONE if key.kind is Kind.RANK else ANY))
    if key.kind is Kind.DAYS:
        return f"days such as {', '.join(key.samples)} (d, w, m, y), {NONE} or {ANY}"
    return f"{key.about}, {NONE} or {ANY}"


def _term(key: Key, values: list[tuple[str, Span]], piece: Piece) -> Term | Problem:
    if len(values) == 1 and values[0][0] in {NONE, ANY}:
        known = values[0][0] == ANY
        return Term(key=key.name, known=known, negated=piece.negated, span=piece.span)
    if key.kind is Kind.DAYS:
        return _of_days(key, values, piece)
    if key.kind in {Kind.WORD, Kind.RANK}:
        return _of_words(key, values, piece)
    needles = tuple(dict.fromkeys(one for value, _ in values for one in _needles(key, value)))
    return Term(key=key.name, needles=needles, negated=piece.negated, span=piece.span)


def _of_days(key: Key, values: list[tuple[str, Span]], piece: Piece) -> Term | Problem:
    value, where = values[0]
    if len(values) > 1:
        return Problem(f"«{key.name}:» takes one value; leave the others out.", piece.span)
    days = read_days(value, ahead=key.ahead)
    if days is None:
        return Problem(f"«{value}» is not understood: {wanted(key)}.", where, _begun(value))
    if days == "never":
        return Term(key=key.name, known=False, negated=piece.negated, span=piece.span)
    return Term(key=key.name, days=days, ahead=key.ahead, negated=piece.negated, span=piece.span)


def _begun(value: str) -> bool:
    """Days of which only the beginning stands there."""
    return re.fullmatch(r"[<>=]{0,2}\d*", value) is not None


def _needles(key: Key, value: str) -> Iterator[str]:
    """A value as the facts of its key are written: a blank before each word."""
    if key.kind is Kind.ORGANISATION:
        yield f" {organisation_key(value) or value}"
        return
    yield value if key.kind is Kind.TEXT else f" {value}"
    for word, means in (key.means or {}).items():
        if word.startswith(value):
            yield f" {means}"


def _of_words(key: Key, values: list[tuple[str, Span]], piece: Piece) -> Term | Problem:
    found: list[str] = []
    for value, where in values:
        meant = _words_meant(key, value, where)
        if isinstance(meant, Problem):
            return meant
        found += meant
    if key.kind is Kind.WORD:
        needles = tuple(f" {word}\n" for word in dict.fromkeys(found))
        return Term(key=key.name, needles=needles, negated=piece.negated, span=piece.span)
    ranks = frozenset(key.words.index(word) for word in found)
    return Term(key=key.name, ranks=ranks, negated=piece.negated, span=piece.span)


def _words_meant(key: Key, value: str, where: Span) -> Sequence[str] | Problem:
    """The words of a key that a value means: those it begins, or with a sign those it compares."""
    compared = _COMPARED.fullmatch(value)
    assert compared is not None, "it matches any text"
    sign, word = compared[1], plain_word(compared[2].strip())
    fitting = [one for one in key.words if one.startswith(word)] if word else []
    fitting = [word] if word in fitting else fitting
    if sign and key.kind is Kind.WORD:
        return Problem(f"«{key.name}:» compares nothing; write one of {wanted(key)}.", where)
    if not fitting or (sign and len(fitting) > 1):
        either = " or ".join(fitting)
        told = f"«{word}» may be {either}" if either else f"«{value}» is not one of these"
        return Problem(f"{told}: {wanted(key)}.", where, bool(either) or not word)
    return _compared(key.words, sign, fitting[0]) if sign else fitting


def _compared(words: tuple[str, ...], sign: str, word: str) -> tuple[str, ...]:
    at = words.index(word)
    return {
        "<": words[:at],
        "<=": words[: at + 1],
        ">": words[at + 1 :],
        ">=": words[at:],
        "=": (word,),
    }[sign]


def _blanks(text: str) -> str:
    return " ".join(text.split())
