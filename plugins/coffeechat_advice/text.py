"""Reading a letter: its sentences, its greeting, where its closing begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BREAK = re.compile(r"(?P<end>[.!?]+[\"'”’»)]*)(?=\s|$)|\n\s*\n|\n(?=\s*[-*•]\s)")
# «U.» is a university at the end of a sentence more often than somebody's initial.
_NEVER_LAST = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|approx|e\.g|i\.e|[A-TV-Z])\.$")
_MAYBE_LAST = re.compile(r"\b(?:a\.?m|p\.?m|etc|Jr|Sr|U\.S)\.$")
_GOES_ON = re.compile(r"\s+(?:[^\sA-ZÀ-ÖØ-Þ\"“«(]|[A-Z]{2,5}\b)")
_SHORTEST_OWN = 5
_STEM = 6
_IN_A_WORD = re.compile(r"\w")
_GREETING = re.compile(
    r"\A\s*(?:dear|hello|hi|hey|good (?:morning|afternoon|evening)|greetings)\b[ \t]*"
    r"(?P<name>[^,:!\n]{0,60}?)[ \t]*(?:[,:!]|\n|\Z)",
    re.IGNORECASE,
)
#: A name alone on the first line greets, too.
_NAME_ALONE = re.compile(
    r"\A\s*(?P<name>[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: [A-ZÀ-ÖØ-Þ][\w.'’-]*){0,3})[,:!][ \t]*(?:\n|\Z)"
)
_CLOSING = re.compile(
    r"^[ \t]*(?:(?:with )?(?:many |best |kind |warm )?(?:thanks|wishes|regards|greetings)"
    r"|all the best|best|sincerely|yours|warmly|cheers|gratefully"
    r"|thank you|cordially|respectfully)\b[^.?\n]{0,40}[,!.]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


#: Two closing lines with more words than this between them are no longer one closing.
CLOSING_WORDS = 8


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: characters `start` to `end`."""

    start: int
    end: int
    text: str

    @property
    def asks(self) -> bool:
        """It ends in a question mark."""
        return self.text.rstrip("\"'”’»)").endswith("?")


def words(text: str) -> int:
    """How many words a text has; a number counts as one."""
    return sum(_IN_A_WORD.search(word) is not None for word in text.split())


def own_words(text: str) -> set[str]:
    """The words of a text that carry its meaning: long ones, in lower case, cut to their stem."""
    return {word.lower()[:_STEM] for word in re.findall(r"\w+", text) if len(word) >= _SHORTEST_OWN}


def greeting(text: str) -> Span | None:
    """The name in the greeting at the start, empty after a bare «Hello»; None without one."""
    found = _greeted(text)
    if found is None:
        return None
    return Span(found.start("name"), found.end("name"), found["name"])


def sentences(text: str) -> list[Span]:
    """The sentences of a letter, greeting, list items and closing lines included."""
    return list(_sentences(text))


def body_sentences(text: str) -> list[Span]:
    """The sentences between the greeting and the closing."""
    found = _greeted(text)
    begin = found.end() if found else 0
    end = closing_start(text)
    return [span for span in sentences(text) if span.end > begin and span.start < end]


def sentence_at(text: str, place: int) -> Span:
    """The sentence around a character."""
    for span in _sentences(text):
        if span.start <= place < span.end:
            return span
    return Span(place, place, "")


def closing_start(text: str) -> int:
    """Where the closing («Best wishes, …») begins; the end of the text without one.

    Lines that follow each other without a sentence between them belong to one closing.
    """
    found = [match.start() for match in _CLOSING.finditer(text)]
    if not found:
        return len(text.rstrip())
    start = found[-1]
    for earlier in reversed(found[:-1]):
        if words(text[earlier:start]) > CLOSING_WORDS:
            break
        start = earlier
    return start


def _greeted(text: str) -> re.Match[str] | None:
    return _GREETING.match(text) or _NAME_ALONE.match(text)


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    if found := _greeted(text):
        yield from _trimmed(text, 0, found.end())
        start = found.end()
    for match in _BREAK.finditer(text, start):
        if match["end"] and _goes_on(text, match):
            continue
        yield from _trimmed(text, start, match.end() if match["end"] else match.start())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """A full stop that ends an abbreviation and not the sentence."""
    before = (max(0, match.end() - 8), match.end())
    if _MAYBE_LAST.search(text, *before):
        return _GOES_ON.match(text, match.end()) is not None
    return _NEVER_LAST.search(text, *before) is not None and text[match.end() :][:1] == " "


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + len(piece) - len(piece.lstrip())
        yield Span(begin, begin + len(stripped), stripped)
