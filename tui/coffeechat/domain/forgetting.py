"""Forgetting somebody: what is kept to leave them out of imports, and what names them elsewhere.

Of a forgotten person only salted hashes stay: of their LinkedIn profiles, their e-mail addresses,
and their name with the day we connected. A name alone is nobody's own, so it is never hashed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Protocol, TypeVar

from coffeechat.domain.identity import canonical_url, is_profile, name_words, plain
from coffeechat.domain.records import SALT_ID, Forgotten, Person
from coffeechat.domain.text import fold
from coffeechat.domain.traces import Traces

_One = TypeVar("_One", bound="Known")


class Known(Protocol):
    """What a person here and a person of a file have in common."""

    @property
    def name(self) -> str:
        """Their name."""

    @property
    def emails(self) -> tuple[str, ...]:
        """E-mail addresses."""

    @property
    def urls(self) -> tuple[str, ...]:
        """Profile addresses."""

    @property
    def connected_on(self) -> date | None:
        """The day we connected, if known."""


def hashes_of(one: Known, salt: str, former_urls: Collection[str] = ()) -> set[str]:
    """By what somebody is known again, each as a salted SHA-256 in hexadecimal digits."""
    return {sha256(f"{salt}\n{key}".encode()).hexdigest() for key in keys_of(one, former_urls)}


def left_in(people: Iterable[_One], forgotten: Mapping[str, Forgotten]) -> list[_One]:
    """Those of a file whom I did not ask to forget."""
    if SALT_ID not in forgotten:
        return list(people)
    salt = forgotten[SALT_ID].salt
    return [one for one in people if not hashes_of(one, salt) & forgotten.keys()]


def traces_of(person: Person, others: Iterable[Person], ids: Iterable[str] = ()) -> Traces:
    """What is to be found of a person, given everybody else who is here.

    Args:
        person: Who.
        others: Everybody who is here.
        ids: Of the records that go with them.
    """
    alone = {word: Traces(words=(word,)) for word in _own_words(person) if _is_distinct(word)}
    for other in others:
        if other.id != person.id:
            theirs = "\n".join(_own_words(other))
            alone = {word: one for word, one in alone.items() if not one.found_in(theirs)}
    longest_first = sorted(alone, key=lambda word: (-len(word), word))
    name = " ".join(person.name.split())
    return Traces(frozenset({person.id, *ids}), tuple(longest_first), name)


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


def keys_of(one: Known, former_urls: Collection[str] = ()) -> Iterator[str]:
    """By what somebody is known again: profiles, addresses, the name with the day we connected."""
    for url in map(canonical_url, (*one.urls, *former_urls)):
        if is_profile(url):
            yield f"profile {url}"
    for email in one.emails:
        yield f"mail {email.strip().casefold()}"
    if one.connected_on is not None:
        name = " ".join(name_words(one.name)) or plain(one.name)
        yield f"name {name} {one.connected_on.isoformat()}"


def _own_words(person: Person) -> Iterator[str]:
    name = " ".join(person.name.split())
    yield name
    yield fold(name)  # typed without accents it is the same name
    yield from map(str.strip, (*person.emails, *person.phones))
    for url in (*person.urls, *person.old_urls):
        address = url.strip()
        yield (address.partition("://")[2] or address).removeprefix("www.").rstrip("/")
        yield canonical_url(url)


def _is_distinct(word: str) -> bool:
    """A single word, such as a first name, is in too many texts that mean something else."""
    return any(sign in word for sign in " @/+")
