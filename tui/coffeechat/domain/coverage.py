"""Coverage: how many people told me of each facet of each track, and what nobody has told yet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from coffeechat.domain.records import Learning, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.table import Table
from coffeechat.domain.words import Facet

#: What there is to know of a field; a surprise is no gap while it has not come.
TO_COVER = tuple(facet for facet in Facet if facet not in {Facet.SURPRISE, Facet.OTHER})


class _About(msgspec.Struct, frozen=True):
    """What is counted of a learning; quick to decode."""

    person: str
    tracks: tuple[str, ...] = ()
    facet: Facet = Facet.OTHER


@dataclass(frozen=True)
class TrackCoverage:
    """What I was told of a track.

    Attributes:
        people: Everybody who told me of it.
        learnings: How many things I learned of it.
        told: By facet, who told me of it.
    """

    people: set[str] = field(default_factory=set)
    learnings: int = 0
    told: Mapping[Facet, set[str]] = field(default_factory=dict)

    def count(self, facet: Facet) -> int:
        """How many people told me of a facet."""
        return len(self.told.get(facet, ()))

    @property
    def gaps(self) -> list[Facet]:
        """Of what nobody has told me yet."""
        return [facet for facet in TO_COVER if not self.count(facet)]


NOTHING_TOLD = TrackCoverage()


def coverage(records: Records) -> Mapping[str, TrackCoverage]:
    """Track id to what I was told of it; tracks of which nobody told are left out."""
    table = records.learnings
    return table.once(_of_table) if isinstance(table, Table) else _covered(table.values())


def coverage_of(records: Records, track: Track) -> TrackCoverage:
    """What I was told of one track."""
    return coverage(records).get(track.id, NOTHING_TOLD)


def gap_words(gaps: Sequence[Facet]) -> str:
    """What nobody told of, as a list in words behind «nobody told of»."""
    if len(gaps) == len(TO_COVER):
        return "anything in particular"
    *first, last = (facet.value for facet in gaps)
    return f"{', '.join(first)} and {last}" if first else last


def _of_table(table: Table[Learning]) -> Mapping[str, TrackCoverage]:
    return _covered(table.lines(_About))


def _covered(found: "Iterable[_About | Learning]") -> Mapping[str, TrackCoverage]:
    people: dict[str, set[str]] = defaultdict(set)
    counts: dict[str, int] = defaultdict(int)
    told: dict[str, dict[Facet, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in found:
        for track in one.tracks:
            people[track].add(one.person)
            counts[track] += 1
            told[track][one.facet].add(one.person)
    return {
        track: TrackCoverage(who, counts[track], dict(told[track])) for track, who in people.items()
    }
