"""Points of connection: what my profile and theirs suggest, and how each is told."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from coffeechat.domain.organisations import organisation_key
from coffeechat.domain.parts import Point
from coffeechat.domain.records import Person, Profile
from coffeechat.domain.text import fold
from coffeechat.domain.words import PointKind

_POINT_WORDS = {
    PointKind.LINKEDIN_CONNECTION: "connected on LinkedIn",
    PointKind.REFERRED_BY: "named by {detail}",
    PointKind.MET_AT_OCCASION: "met at {detail}",
    PointKind.MUTUAL_CONTACT: "you both know {detail}",
    PointKind.READ_THEIR_WORK: "you read {detail}",
    PointKind.SHARED_TRANSITION: "{detail} too",
}
#: Fields of my profile that name organisations or something that has a name like one.
_MINE = {
    PointKind.SAME_LAB: "labs",
    PointKind.SAME_PROGRAMME: "programmes",
    PointKind.SAME_INSTITUTION: "institutions",
    PointKind.SAME_EMPLOYER: "employers",
    PointKind.SAME_ASSOCIATION: "memberships",
}
#: Words around the name of a town that others leave out.
_AROUND_A_TOWN = re.compile(r"\b(?:greater|metropolitan|metro|area|region)\b")
_ABOUT_ACADEMIA = re.compile(r"academ|universit|phd|research to")
_ACADEMIC = re.compile(
    r"universit|hochschule|college|academ|\bu$|institute of technology|polytech|politecn|postdoc"
    r"|professor|\bph\.?d|doctoral|doktor|doctorant"
)
_DOCTOR = re.compile(r"\bph\.?d\b|^dr\b|\bdr\.")
#: Signs that names are compared without, though words go on after them.
_INSIDE_WORDS = re.compile(r"['`./]")


def suggested_points(profile: Profile, person: Person) -> list[Point]:
    """Points of connection that my profile and theirs suggest and nobody has confirmed yet."""
    known = {(point.kind, fold(point.detail)) for point in person.points}
    return [
        Point(kind=kind, detail=detail, confirmed=False)
        for kind, detail in _suggested(profile, person)
        if (kind, fold(detail)) not in known
    ]


def open_points(profile: Profile, person: Person) -> list[Point]:
    """All points of connection for me to confirm: those a plugin brought, then the suggested."""
    brought = [point for point in person.points if not point.confirmed]
    return [*brought, *suggested_points(profile, person)]


def mine_named(profile: Profile, detail: str) -> Point | None:
    """The point of connection that something of my profile makes, when I type its name."""
    named = {
        **_MINE,
        PointKind.SAME_PLACE: "places",
        PointKind.SHARED_TRANSITION: "transitions",
        PointKind.SHARED_IDENTITY: "identities",
    }
    for kind, field in named.items():
        for name in getattr(profile, field):
            if fold(name) == fold(detail):
                return Point(kind=kind, detail=name)
    return None


def told_point(text: str) -> Point:
    """The point of connection that words such as «you both know Amara» or «met at …» tell."""
    for kind, words in _POINT_WORDS.items():
        before, slot, after = words.partition("{detail}")
        if slot and not after and fold(text).startswith(before) and text[len(before) :].strip():
            return Point(kind=kind, detail=text[len(before) :].strip())
    return Point(kind=PointKind.OTHER, detail=text)


def point_words(point: Point) -> str:
    """A point of connection in a few words."""
    words = _POINT_WORDS.get(point.kind, "{detail}").format(detail=point.detail)
    return words or point.kind.replace("_", " ")


def belongs_to_mine(profile: Profile, person: Person) -> bool:
    """Whether a job or a school of theirs is one of mine. Quick: it is asked of everybody."""
    mine = (
        *profile.labs,
        *profile.programmes,
        *profile.institutions,
        *profile.employers,
        *profile.memberships,
    )
    if not mine:
        return False
    keys, marks = _keys_and_marks(mine)
    for name in names_around(person):
        if _may_be(name, marks) and organisation_key(name) in keys:
            return True
    return False


def names_around(person: Person) -> Iterator[str]:
    """The organisations a person is or was with, as written; the present one first."""
    yield from (position.organisation for position in person.positions if position.organisation)
    yield from person.affiliations


def is_private(profile: Profile, text: str) -> bool:
    """Whether a word kept with a person names an identity that I keep to myself."""
    return fold(text) in set(map(fold, profile.identities))


def _suggested(profile: Profile, person: Person) -> Iterator[tuple[PointKind, str]]:
    if belongs_to_mine(profile, person):
        theirs = {organisation_key(name) for name in names_around(person)} - {""}
        for kind, field in _MINE.items():
            for name in getattr(profile, field):
                if organisation_key(name) in theirs:
                    yield kind, name
    said = set(map(fold, (*person.affiliations, *person.tags)))
    for change in profile.transitions:
        if fold(change) in said or (
            _ABOUT_ACADEMIA.search(fold(change)) and _left_academia(person)
        ):
            yield PointKind.SHARED_TRANSITION, change
    yield from _as_said(PointKind.SHARED_IDENTITY, profile.identities, said)
    town = _town(person.place)
    for place in profile.places:
        if town and _town(place) == town:
            yield PointKind.SAME_PLACE, place
    if person.connected_on is not None:
        yield PointKind.LINKEDIN_CONNECTION, ""


def _as_said(
    kind: PointKind, names: Iterable[str], said: Collection[str]
) -> Iterator[tuple[PointKind, str]]:
    for name in names:
        if fold(name) in said:
            yield kind, name


def _left_academia(person: Person) -> bool:
    """They were at a university, or are a doctor, and their present job is at none."""
    if not person.organisation:
        return False
    now, *before = (fold(f"{job.title}\n{job.organisation}") for job in person.positions)
    if any(map(_ACADEMIC.search, now.splitlines())):
        return False
    was = any(_ACADEMIC.search(line) for text in before for line in text.splitlines())
    studied = any(_ACADEMIC.search(fold(name)) for name in person.affiliations)
    return was or studied or _DOCTOR.search(fold(person.name)) is not None


def _town(place: str) -> str:
    return " ".join(_AROUND_A_TOWN.sub(" ", fold(place.split(",", maxsplit=1)[0])).split())


@lru_cache(maxsize=8)
def _keys_and_marks(names: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of names, and of each its longest word, which must stand in any spelling of it."""
    keys = frozenset(map(organisation_key, names)) - {""}
    return keys, frozenset(max(_spelled_out(key) or [""], key=len) for key in keys)


def _spelled_out(key: str) -> list[str]:
    """The words of a key; «and» may stand for a sign."""
    return [word for word in key.split() if word != "and"]


def _may_be(name: str, marks: frozenset[str]) -> bool:
    """A quick look whether a name is worth comparing."""
    folded = fold(name)
    if not folded.isascii():
        return True
    if _INSIDE_WORDS.search(folded):
        folded = _INSIDE_WORDS.sub("", folded)
    for mark in marks:  # noqa: SIM110 - any() takes twice as long, for each of thousands
        if mark in folded:
            return True
    return False
