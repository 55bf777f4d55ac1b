"""Forgetting somebody: what is kept to leave them out of imports, and what in other records goes.

Of a forgotten person only salted hashes stay: of their LinkedIn profiles, their e-mail addresses,
and their name with the day we connected. A name alone is nobody's own, so it is never hashed.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Protocol, TypeVar

import msgspec

from coffeechat.domain.identity import canonical_url, is_profile, name_words, plain
from coffeechat.domain.records import SALT_ID, Forgotten, Person, Record
from coffeechat.domain.text import fold

R = TypeVar("R", bound=Record)
_One = TypeVar("_One", bound="_Known")

SOMEBODY = "somebody"
"""Stands where a forgotten person was named."""


class _Known(Protocol):
    """What a person here and a person of a file have in common."""

    @property
    def name(self) -> str: ...
    @property
    def emails(self) -> tuple[str, ...]: ...
    @property
    def urls(self) -> tuple[str, ...]: ...
    @property
    def connected_on(self) -> date | None: ...


def hashes_of(one: _Known, salt: str, former_urls: Collection[str] = ()) -> set[str]:
    """By what somebody is known again, each as a salted SHA-256 in hexadecimal digits."""
    return {sha256(f"{salt}\n{key}".encode()).hexdigest() for key in _keys(one, former_urls)}


def left_in(people: Iterable[_One], forgotten: Mapping[str, Forgotten]) -> list[_One]:
    """Those of a file whom I did not ask to forget."""
    if SALT_ID not in forgotten:
        return list(people)
    salt = forgotten[SALT_ID].salt
    return [one for one in people if not hashes_of(one, salt) & forgotten.keys()]


@dataclass(frozen=True)
class Traces:
    """What names one person and nobody else.

    Attributes:
        words: Their full name, addresses and profiles; without those that somebody else here
            shares, and without a name of a single word.
    """

    words: tuple[str, ...]

    def found_in(self, text: str) -> bool:
        """Whether a text names the person, in letters of any case."""
        lowered = text.casefold()
        return any(_is_in(lowered, word.casefold()) for word in self.words)

    def taken_out_of(self, text: str) -> str:
        """The text with «somebody» wherever it names the person."""
        for word in self.words:
            text = _pattern(word).sub(SOMEBODY, text)
        return text


def traces_of(person: Person, others: Iterable[Person]) -> Traces:
    """What names a person, given everybody else who is here."""
    words = set(_own_words(person))
    for other in others:
        if other.id != person.id:
            theirs = "\n".join(_own_words(other)).casefold()
            words = {word for word in words if not _is_in(theirs, word.casefold())}
    return Traces(tuple(sorted(filter(_is_distinct, words), key=len, reverse=True)))


def without_traces(record: R, traces: Traces) -> R:
    """A record of somebody else with «somebody» in place of the person; itself if there is none."""
    encoded = msgspec.json.encode(record)
    if not traces.found_in(_searchable(encoded)):
        return record
    content = _rewritten(msgspec.json.decode(encoded), traces.taken_out_of)
    return msgspec.convert(content, type(record))


def names_in_file(content: bytes, traces: Traces) -> bool:
    """Whether a file of JSON lines names the person, however its letters are escaped."""
    return traces.found_in(_searchable(content))


def without_points(person: Person, forgotten: Person, traces: Traces) -> Person:
    """Somebody else, not referred by the forgotten person and sharing nothing with them."""
    name = fold(forgotten.name)
    referred_by = None if person.referred_by == forgotten.id else person.referred_by
    points = tuple(
        point
        for point in person.points
        if not traces.found_in(point.detail)
        and not (person.referred_by == forgotten.id and fold(point.detail) == name)
    )
    if (points, referred_by) == (person.points, person.referred_by):
        return person
    return person.replace(points=points, referred_by=referred_by)


def _keys(one: _Known, former_urls: Collection[str]) -> Iterator[str]:
    for url in map(canonical_url, (*one.urls, *former_urls)):
        if is_profile(url):
            yield f"profile {url}"
    for email in one.emails:
        yield f"mail {email.strip().casefold()}"
    if one.connected_on is not None:
        name = " ".join(name_words(one.name)) or plain(one.name)
        yield f"name {name} {one.connected_on.isoformat()}"


def _own_words(person: Person) -> Iterator[str]:
    yield " ".join(person.name.split())
    yield from map(str.strip, person.emails)
    for url in (*person.urls, *person.old_urls):
        address = url.strip()
        yield (address.partition("://")[2] or address).removeprefix("www.").rstrip("/")
        yield canonical_url(url)


def _is_distinct(word: str) -> bool:
    """A single word, such as a first name, is in too many texts that mean something else."""
    return any(sign in word for sign in " @/")


def _is_in(lowered: str, word: str) -> bool:
    return word in lowered and _pattern(word).search(lowered) is not None


def _pattern(word: str) -> re.Pattern[str]:
    """A name or address as a whole, its words parted by blanks or line breaks of any number."""
    spaced = r"\s+".join(map(re.escape, word.split()))
    return re.compile(rf"(?<![\w-]){spaced}(?![\w-])", re.IGNORECASE)


_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def _searchable(content: bytes) -> str:
    """JSON as text in which the words of a name stand beside each other, with a blank between."""
    text = content.decode("utf-8", "replace")
    if "\\" not in text:
        return text
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\\n", " ").replace("\\/", "/")


def _rewritten(value: Any, rewrite: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return rewrite(value)
    if isinstance(value, list):
        return [_rewritten(item, rewrite) for item in value]
    if isinstance(value, dict):
        return {key: _rewritten(item, rewrite) for key, item in value.items()}
    return value
