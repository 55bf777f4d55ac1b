"""Where somebody was found, for their row: the letters that match, and what is not in the row."""

from collections.abc import Iterator
from functools import lru_cache

from coffeechat.domain.filters.facts import said_about
from coffeechat.domain.filters.terms import Filter, Span, Term
from coffeechat.domain.points import point_words
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import fold

_ALL = "all"
#: Keys whose values are looked for in a row as they are, and what of them is told beside it.
_TOLD = {
    "": _ALL,
    "org": "job",
    "title": "job",
    "note": "note",
    "learned": "learned",
    "email": "e-mail",
    "name": "",
    "place": "",
    "tag": "",
    "track": "",
}
_IN_ROWS = frozenset({"", "org", "title"})
#: How many characters before what was found are shown with it.
_BEFORE = 12


def found_span(text: str, chosen: Filter) -> Span | None:
    """The first letters of a row that a term asks for, from where to where in characters.

    Marks that combine stay with their letter.
    """
    needles = [needle for term in _looked_for(chosen) for needle in _needles(term)]
    if not needles:
        return None
    folded, places = _folded(text)
    for needle in needles:
        at = folded.find(needle)
        if at >= 0:
            start, end = places[at], places[at + len(needle) - 1] + 1
            while end < len(text) and not fold(text[end]) and text[end] != " ":
                end += 1
            return (start, end)
    return None


def where_found(records: Records, person: Person, chosen: Filter, shown: str) -> str:
    """What a term found that the row does not show: «note: … budgets matter»; else nothing.

    Of terms with a key it is told only where the text says more than the key does.
    """
    visible = fold(shown)
    for term in _looked_for(chosen):
        needles, labels = _needles(term), _TOLD[term.key]
        if not labels or (term.key in _IN_ROWS and any(one in visible for one in needles)):
            continue
        for label, text in _elsewhere(records, person):
            if labels in {label, _ALL} and any(needle in fold(text) for needle in needles):
                return f"{label}: {_around(text, needles)}"
    return ""


def _looked_for(chosen: Filter) -> Iterator[Term]:
    return (
        term for term in chosen.terms if term.needles and not term.negated and term.key in _TOLD
    )


def _needles(term: Term) -> list[str]:
    return [needle.strip() for needle in term.needles]


def _elsewhere(records: Records, person: Person) -> Iterator[tuple[str, str]]:
    """All that a person is found by, with what it is called, the likeliest to be told first."""
    for job in person.positions:
        yield "job", ", ".join(filter(None, (job.title, job.organisation)))
    for label, texts in (
        ("tag", person.tags),
        ("place", (person.place,)),
        ("point", map(point_words, person.points)),
        ("note", person.notes.splitlines()),
        ("track", (records.tracks[one].name for one in person.tracks if one in records.tracks)),
        ("e-mail", person.emails),
    ):
        yield from ((label, text) for text in texts)
    yield from said_about(records, person.id)


def _around(text: str, needles: list[str]) -> str:
    """The text from a word or two before what was found."""
    folded, places = _folded(text)
    at = min((folded.find(needle) for needle in needles if needle in folded), default=0)
    start = places[at] if places else 0
    if start <= _BEFORE:
        return text
    cut = text.find(" ", start - _BEFORE, start)
    return f"…{text[cut + 1 if cut >= 0 else start :]}"


def _folded(text: str) -> tuple[str, range | list[int]]:
    """The text folded, and the place in the text of each of its characters."""
    if text.isascii():
        return text.lower(), range(len(text))
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = _fold(character)
        folded.append(plain)
        places += [place] * len(plain)
    return "".join(folded), places


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    return fold(character)
