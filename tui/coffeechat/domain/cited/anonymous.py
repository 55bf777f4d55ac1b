"""Taking out of a report who said what: names, organisations, places, addresses, links.

Names are those of everybody in the store, not only of who is cited, for people talk about people.
A name that the store does not know cannot be taken out; `doubtful` lists what may be one.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import msgspec

from coffeechat.domain.cited.ordinary import ORDINARY, PARTICLES
from coffeechat.domain.days import MONTHS, WEEKDAYS
from coffeechat.domain.identity import name_words
from coffeechat.domain.organisations import organisation_key
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.table import Table
from coffeechat.domain.text import fold

SOMEBODY, ORGANISATION, PLACE = "somebody", "an organisation", "a place"

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 2
#: Initials that stand for what everybody knows.
_USUAL_INITIALS = frozenset(
    ("AI", "CV", "EU", "HR", "IT", "OK", "PI", "PR", "TV", "UK", "UN", "US", "USA")
)
#: Days of the week and months, which have a capital letter and name nobody.
_DAYS = frozenset(
    word for name in (*WEEKDAYS, *MONTHS) for word in (fold(name), f"{fold(name)}s", fold(name)[:3])
)
#: From here on, scripts that put no blanks between words.
_RUNNING_ON = "\u2e80"
_OPENING, _ENDING = " \"'«“„‘([", ".!?:;…"
_BETWEEN = re.compile(r"[\s.,'’ʼ·-]{0,3}")

_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[^\s@<>«»(),;]+@[^\s@<>«»(),;]+\.[^\W\d_]{2,}"), "(address)"),
    (re.compile(r"(?:https?://|www\.)[^\s<>«»]+", re.IGNORECASE), "(link)"),
    (re.compile(r"(?<![\w@])(?:[\w-]+\.)+[a-z]{2,24}(?:/[^\s<>«»]*)?(?!\w)", re.ASCII), "(link)"),
    (re.compile(r"(?<!\w)@\w[\w.-]+"), "(address)"),
    (re.compile(r"(?<!\w)(?:\+|00)\d[\d\s()/.-]{6,}\d"), "(number)"),
    (re.compile(r"(?<!\w)\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?!\d)"), "(number)"),
    (
        re.compile(
            r"\b(?:Mrs?|Ms|Mx|Dr|Prof|Professor|Dame|Sir|Frau|Herr)\b\.?(?:\s+[A-ZÀ-Þ][\w'’-]+)+"
        ),
        SOMEBODY,
    ),
)
_REPEATED = re.compile(rf"\b({SOMEBODY}|{ORGANISATION}|{PLACE})(?:[\s,-]+\1\b)+")
#: What is left of a name before its last word or after its first: «J.-L. », «O'», « O.».
_INITIALS = re.compile(
    rf"(?<!\w)(?:[^\W\d_](?:\.[\s-]?|['’ʼ]))+(?={SOMEBODY}\b)|(?<=\b{SOMEBODY})\s[^\W\d_]\."
)
#: Letters as those write them who have no other keys.
_SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue",
     "Ø": "Oe", "Å": "Aa"}
)  # fmt: skip
#: How long a name is that is known again with some letters more, as in a handle.
_KNOWN_AGAIN = 5
_MORE_LETTERS = 3


class _Named(msgspec.Struct, frozen=True):
    """What is needed of everybody; quick to decode."""

    name: str = ""


@dataclass
class _Words:
    """What is to be found, by the first folded word of it; the longest is looked for first."""

    phrases: dict[str, dict[tuple[str, ...], str]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    #: Names of those with whom I have to do, in whatever letters; of all others with a capital.
    near: set[str] = field(default_factory=set)
    far: set[str] = field(default_factory=set)
    initials: dict[str, str] = field(default_factory=dict)
    #: Names in scripts without blanks, which are found inside of longer words, too.
    running: dict[str, str] = field(default_factory=dict)

    def add(self, text: str, instead: str) -> None:
        """A name of several words, or of one that only counts as it is written."""
        for words in {_folded(text), _folded(text.translate(_SPELLED_OUT))}:
            if words and (len(words) > 1 or words[0] not in PARTICLES):
                self.phrases[words[0]][words] = instead
        if text and text[0] >= _RUNNING_ON:
            self.running |= dict.fromkeys((text, "".join(text.split())), instead)

    def add_name(self, name: str, *, near: bool) -> None:
        """The name of a person, with its parts and turned round; «(Jo)» and «, PhD» apart."""
        self.add(name, SOMEBODY)
        words = " ".join(name_words(name))
        parts = _folded(words)
        self.add(words, SOMEBODY)
        self.add(" ".join((*parts[-1:], *parts[:-1])), SOMEBODY)
        spelled = _folded(name.translate(_SPELLED_OUT))
        single = {*parts, *((*_folded(name), *spelled) if near else ())} - PARTICLES
        (self.near if near else self.far).update(one for one in single if len(one) >= _SHORTEST)
        if near:
            self._add_short(words.title(), SOMEBODY)
            for part in {*name.split(), *name.replace("-", " ").split()}:
                self._add_joined(part, SOMEBODY)
        if name and name[0] >= _RUNNING_ON:
            self.running |= {part: SOMEBODY for part in name.split() if len(part) > 1}

    def is_like_a_name(self, key: str) -> bool:
        """Whether a folded word may be a near name: in a handle, or with another ending."""
        shortest = max(_KNOWN_AGAIN - 1, len(key) - _MORE_LETTERS - 1)
        begins = any(key[:end] in self._stems for end in range(shortest, len(key) + 1))
        ends = (key[before:] for before in range(1, _MORE_LETTERS + 1))
        return begins or any(len(end) >= _KNOWN_AGAIN and end in self.near for end in ends)

    @cached_property
    def _stems(self) -> set[str]:
        return {name[:-1] for name in self.near if len(name) >= _KNOWN_AGAIN}

    def add_organisation(self, name: str) -> None:
        """The name of an organisation, without its legal form too."""
        self.add(name, ORGANISATION)
        for written in (name, name.translate(_SPELLED_OUT)):
            self.add(organisation_key(written), ORGANISATION)
        self._add_short(name, ORGANISATION)

    def _add_joined(self, name: str, instead: str) -> None:
        """What has several words, such as «Jean-Luc», and the same written as one."""
        words = _WORD.findall(name)
        if len(words) > 1:
            self.add(name, instead)
            self.add("".join(words), instead)

    def _add_short(self, name: str, instead: str) -> None:
        """A name of several words as its initials, and written as one word."""
        words = _WORD.findall(name)
        self._add_joined(name, instead)
        if len(words) > 1:
            initials = "".join(word[0] for word in words if word[0].isupper())
            if len(initials) >= _SHORTEST and initials not in _USUAL_INITIALS:
                self.initials[initials] = instead


class TakerOut:
    """What takes out of texts who they may be about."""

    def __init__(self, records: Records, cited: Collection[str]) -> None:
        """Get ready to take out everybody in the store, those in the bin too.

        Args:
            records: The present state.
            cited: The ids of who is cited; where they live is taken out, too.
        """
        self._words = _words(records, cited)
        self._running = sorted(self._words.running.items(), key=lambda one: -len(one[0]))

    def __call__(self, text: str) -> str:
        """The text with other words for who or what would tell."""
        for pattern, instead in _PATTERNS:
            text = pattern.sub(instead, text)
        if max(text, default="") >= _RUNNING_ON:
            for name, instead in self._running:
                text = text.replace(name, instead)
        text = _INITIALS.sub(_without_capital, "".join(_pieces(text, self._words)))
        return _REPEATED.sub(r"\1", text)

    def doubtful(self, texts: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
        """Words of texts that may still be names.

        Those within a sentence that have a capital letter, those in small letters that somebody
        with whom I have nothing to do is called, and those much like a name that was taken out.

        Args:
            texts: Texts out of which names were taken.
            known: Texts whose words give nobody away, such as the name of the track.
        """
        usual = {word for text in known for word in _folded(text)} | ORDINARY | PARTICLES | _DAYS
        found: dict[str, None] = {}
        for text in texts:
            for word in _WORD.finditer(text):
                key, is_capital = fold(word[0]), word[0][0].isupper()
                unusual = is_capital and key not in usual and not _begins(text, word)
                called = key in self._words.far and (is_capital or key not in ORDINARY)
                alike = key not in usual and self._words.is_like_a_name(key)
                if len(key) > 1 and (unusual or called or alike):
                    found[word[0]] = None
        return tuple(found)


def _words(records: Records, cited: Collection[str]) -> _Words:
    words, people = _Words(), records.people
    everybody = people.lines(_Named) if isinstance(people, Table) else people.values()
    for one in everybody:
        words.add_name(one.name, near=False)
    words.add_name(records.profile.name, near=True)
    for person in _near(records):
        words.add_name(person.name, near=True)
        for organisation in _organisations(person):
            words.add_organisation(organisation)
        if person.id in cited and person.place:
            words.add(person.place.partition(",")[0], PLACE)
            words.add(person.place, PLACE)
    for organisation in (*records.profile.institutions, *records.profile.employers):
        words.add_organisation(organisation)
    return words


def _near(records: Records) -> Iterator[Person]:
    """Those with whom I have to do: they may be meant by a first name alone."""
    ids = {
        *records.conversations_by_person,
        *records.learnings_by_person,
        *records.loops_by_person,
        *records.messages_by_person,
        *(loop.about for loop in records.loops.values() if loop.about),
        *(one.introducer for one in records.conversations.values() if one.introducer),
    }
    yield from (records.people[one] for one in sorted(ids) if one in records.people)
    yield from (binned.person for binned in records.binned.values())


def _organisations(person: Person) -> Iterator[str]:
    yield from (one.organisation for one in person.positions if one.organisation)
    yield from person.affiliations


def _pieces(text: str, words: _Words) -> Iterator[str]:
    found, end, skip = list(_WORD.finditer(text)), 0, 0
    for place, word in enumerate(found):
        if place < skip:
            continue
        length, instead = _longest(text, found, place, words)
        if not length and _is_name(text, word, words):
            length, instead = 1, SOMEBODY
        elif not length and word[0] in words.initials:
            length, instead = 1, words.initials[word[0]]
        if length:
            yield text[end : word.start()] + instead
            skip, end = place + length, found[place + length - 1].end()
    yield text[end:]


def _longest(text: str, found: list[re.Match[str]], place: int, words: _Words) -> tuple[int, str]:
    """How many words from here on are the longest of the phrases, and what stands for them."""
    phrases = words.phrases.get(fold(found[place][0]), {})
    for phrase in sorted(phrases, key=len, reverse=True):
        here = found[place : place + len(phrase)]
        if tuple(fold(one[0]) for one in here) != phrase:
            continue
        if len(phrase) == 1 and not _stands_out(text, here[0], phrase[0]):
            continue
        if all(_BETWEEN.fullmatch(text, one.end(), other.start()) for one, other in pairwise(here)):
            return len(phrase), phrases[phrase]
    return 0, ""


def _is_name(text: str, word: re.Match[str], words: _Words) -> bool:
    """Whether a single word names somebody; «the Okafors» names them, too."""
    key, is_capital = fold(word[0]), word[0][0].isupper()
    for one in (key, key.removesuffix("s")):
        if one in words.near:
            return is_capital or one not in ORDINARY
        if one in words.far and is_capital:
            return _stands_out(text, word, one)
    return False


def _stands_out(text: str, word: re.Match[str], key: str) -> bool:
    """Whether a word is written like a name, not like the ordinary word that it may be."""
    if key not in ORDINARY:
        return True
    return word[0][0].isupper() and not _begins(text, word)


def _begins(text: str, word: re.Match[str]) -> bool:
    """Whether a word stands at the beginning of a sentence."""
    before = text[: word.start()].rstrip(_OPENING)
    return not before or before[-1] in _ENDING


def _without_capital(initials: re.Match[str]) -> str:
    """Nothing in the place of capital letters; small ones, as of «l'», stay."""
    return "" if initials[0].strip()[0].isupper() else initials[0]


def _folded(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(text))
