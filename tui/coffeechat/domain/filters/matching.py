"""Whom, or what, a filter keeps."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from coffeechat.domain.filters.terms import Filter, Term


class Columns(Protocol):
    """What is known of the rows of a list, which go by their places among all."""

    @property
    def place_of(self) -> Callable[[str], int]:
        """The place of an id; -1 for none."""

    @property
    def now(self) -> datetime:
        """The moment, in my zone."""

    @property
    def everybody(self) -> Sequence[int]:
        """The places of all rows."""

    @property
    def said(self) -> Mapping[str, str]:
        """By id, what plain words are looked for in, too."""

    def column(self, key: str) -> Sequence[Any]:
        """What a key finds of each row, an empty text for nothing; the empty key: plain words."""


#: Keys that few people have facts for: they come first, for they leave few others.
_CHEAP = frozenset({"stage", "due", "learned", "tag", "track", "dream", "aside"})


def kept(places: Sequence[int], chosen: Filter, facts: Columns) -> Sequence[int]:
    """Those of some people, given as their places among all, who meet all terms; in their order."""
    for term in sorted(chosen.terms, key=_cost):
        if not places:
            break
        column = facts.column(term.key)
        everybody = places is facts.everybody
        facts_of = column if everybody else map(column.__getitem__, places)
        known = zip(places, facts_of, strict=True)
        places = _by_key(known, term, facts) if term.key else _by_word(known, term, facts)
    return places


def _cost(term: Term) -> tuple[int, bool]:
    return (0 if term.key in _CHEAP else 1 if not term.key else 2, term.negated)


def _by_word(known: Iterable[tuple[int, str]], term: Term, facts: Columns) -> list[int]:
    (word,) = term.needles
    also = {facts.place_of(one) for one, text in facts.said.items() if word in text}
    # No function is called for each of thirty thousand: it would take three times as long.
    if term.negated:
        return [one for one, text in known if word not in text and one not in also]
    if also:
        return [one for one, text in known if word in text or one in also]
    return [one for one, text in known if word in text]


def _by_key(known: Iterable[tuple[int, Any]], term: Term, facts: Columns) -> list[int]:
    negated = term.negated
    if term.known is not None:
        wanted = term.known != negated
        return [one for one, fact in known if (fact != "") == wanted]
    if term.needles:
        return _by_text(known, term)
    if term.days is None:
        return [one for one, rank in known if (rank in term.ranks) != negated]
    first, last = _first_and_last(term, facts.now.toordinal())
    return [one for one, day in known if (day != "" and first <= day <= last) != negated]


def _by_text(known: Iterable[tuple[int, str]], term: Term) -> list[int]:
    negated, needles = term.negated, term.needles
    if len(needles) == 1:
        (needle,) = needles
        return [one for one, text in known if (needle in text) != negated]
    return [
        one
        for one, text in known
        if (text != "" and any(needle in text for needle in needles)) != negated
    ]


def _first_and_last(term: Term, today: int) -> tuple[int, int]:
    """The days that a term of days means."""
    assert term.days is not None, "it is a term of days"
    least, most = term.days
    if not term.ahead:
        least, most = (None if most is None else -most), (None if least is None else -least)
    return (
        today + least if least is not None else 0,
        today + most if most is not None else date.max.toordinal(),
    )
