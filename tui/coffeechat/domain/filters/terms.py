"""A filter as it was understood: terms that must all hold, and what was not understood."""

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One condition.

    Attributes:
        key: The name of its key; empty for plain words.
        needles: Texts of which one must occur, folded and as the facts of the key are written.
        ranks: For a key with ranks, those that count.
        days: For a key with days, from how many to how many count; None for no end.
        ahead: These days are counted from now on; else they are counted back.
        known: Whether there must be anything at all: False for «none», True for «any».
        negated: It must not hold.
        span: Where it stands in the typed text.
    """

    key: str = ""
    needles: tuple[str, ...] = ()
    ranks: frozenset[int] = frozenset()
    days: tuple[int | None, int | None] | None = None
    ahead: bool = False
    known: bool | None = None
    negated: bool = False
    span: Span = (0, 0)

    def narrows(self, other: "Term") -> bool:
        """Whether whoever this term keeps, the other one keeps too."""
        same = (self.key, self.negated) == (other.key, other.negated)
        if not same or self.condition != other.condition:
            plain = same and not self.negated and self.by_text and other.by_text
            return plain and all(_within(needle, other.needles) for needle in self.needles)
        return True

    @property
    def by_text(self) -> bool:
        """It looks for texts."""
        return bool(self.needles)

    @property
    def condition(self) -> tuple[object, ...]:
        """What it asks for, wherever it stands."""
        return (self.needles, self.ranks, self.days, self.known)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not understood: a sentence with the remedy, and where it stands.

    `unfinished` is what may still become something, as somebody types on.
    """

    text: str
    span: Span
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """What was typed, as it was understood; terms that were not are in `problems` alone."""

    terms: tuple[Term, ...] = ()
    problems: tuple[Problem, ...] = ()

    def narrows(self, earlier: "Filter") -> bool:
        """Whether this filter only keeps whom the earlier one kept, as when typing on."""
        return all(any(new.narrows(old) for new in self.terms) for old in earlier.terms)

    def asks_for(self, key: str) -> bool:
        """Whether a term has this key."""
        return any(term.key == key for term in self.terms)


def _within(needle: str, others: tuple[str, ...]) -> bool:
    """Wherever the needle occurs, one of the others does too."""
    return any(other in needle for other in others)
