"""People as an import brings them, before it is known who of them is here already."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from coffeechat.domain.identity import is_profile
from coffeechat.domain.parts import Point
from coffeechat.domain.text import fold
from coffeechat.domain.words import PointKind


class SourcePoint(Protocol):
    """Something that a source says a person and I share."""

    @property
    def kind(self) -> PointKind:
        """What kind of thing it is."""

    @property
    def detail(self) -> str:
        """Its name."""

    @property
    def confirmed(self) -> bool:
        """It is certain; what is not is suggested to me."""


class SourcePerson(Protocol):
    """What is read of a person in a source; what plugins give fits without being copied."""

    @property
    def name(self) -> str:
        """As written."""

    @property
    def title(self) -> str:
        """The present job title."""

    @property
    def organisation(self) -> str:
        """The present employer."""

    @property
    def emails(self) -> tuple[str, ...]:
        """The one to write to first."""

    @property
    def phones(self) -> tuple[str, ...]:
        """As written."""

    @property
    def urls(self) -> tuple[str, ...]:
        """Profiles and pages."""

    @property
    def place(self) -> str:
        """Where they live or work."""

    @property
    def notes(self) -> str:
        """Free text."""

    @property
    def connected_on(self) -> date | None:
        """The day we connected there."""

    @property
    def points(self) -> Sequence[SourcePoint]:
        """What we share."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Words by which to find them."""

    @property
    def extras(self) -> Mapping[str, str]:
        """What has no field, by its title."""

    @property
    def line(self) -> int:
        """Where they stand in the source, from 1; 0 when it has no lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A `SourcePerson` of our own."""

    name: str
    title: str = ""
    organisation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    place: str = ""
    notes: str = ""
    connected_on: date | None = None
    points: Sequence[SourcePoint] = ()
    tags: tuple[str, ...] = ()
    extras: Mapping[str, str] = field(default_factory=dict)
    line: int = 0


def point_text(point: SourcePoint) -> str:
    """A point of connection in one line, by which it is known again, whatever its case."""
    return f"{point.kind} {' '.join(point.detail.split())}"


def points_of(given: Iterable[SourcePoint]) -> tuple[Point, ...]:
    """Points of a source as points of our own, each once."""
    first: dict[str, SourcePoint] = {}
    for point in given:
        first.setdefault(fold(point_text(point)), point)
    return tuple(
        Point(kind=point.kind, detail=point.detail, confirmed=point.confirmed)
        for point in first.values()
    )


def without_repeats(
    people: Sequence[SourcePerson],
) -> tuple[list[SourcePerson], tuple[int, ...]]:
    """Rows of one file that tell of the same person become one; the lines of the others.

    The same person is who has the same LinkedIn profile and name, or else the same of everything.
    What the first row lacks is taken from the later ones.
    """
    first: dict[object, int] = {}
    kept: list[SourcePerson] = []
    repeated: list[int] = []
    for one in people:
        place = first.setdefault(_key(one), len(kept))
        if place == len(kept):
            kept.append(one)
        else:
            kept[place] = _filled(kept[place], one)
            repeated.append(one.line)
    return kept, tuple(repeated)


def _key(one: SourcePerson) -> object:
    if one.urls and is_profile(one.urls[0]):
        return one.urls[0], one.name
    return (
        (one.name, one.title, one.organisation, one.place, one.notes, one.connected_on),
        (frozenset(one.emails), one.phones, one.urls, tuple(one.extras.items())),
        (tuple(map(point_text, one.points)), one.tags),
    )


def _filled(one: SourcePerson, later: SourcePerson) -> SourcePerson:
    return Incoming(
        name=one.name,
        title=one.title or later.title,
        organisation=one.organisation or later.organisation,
        emails=tuple(dict.fromkeys(one.emails + later.emails)),
        phones=tuple(dict.fromkeys(one.phones + later.phones)),
        urls=tuple(dict.fromkeys(one.urls + later.urls)),
        place=one.place or later.place,
        notes=one.notes or later.notes,
        connected_on=one.connected_on or later.connected_on,
        points=points_of((*one.points, *later.points)),
        tags=tuple(dict.fromkeys(one.tags + later.tags)),
        extras={**later.extras, **one.extras},
        line=one.line,
    )
