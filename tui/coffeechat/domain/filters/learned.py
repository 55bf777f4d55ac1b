"""What the keys of a filter on learnings are compared with, and the order of their list.

Everything is worked out once for each learning and kept while it stays as it was written, so that
twenty thousand of them are no longer looked through after each act.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from coffeechat.domain.filters.facts import lines
from coffeechat.domain.filters.matching import kept
from coffeechat.domain.filters.terms import Filter
from coffeechat.domain.learnings import said_on, ties
from coffeechat.domain.organisations import organisation_key
from coffeechat.domain.records import Learning
from coffeechat.domain.snapshot import Records
from coffeechat.domain.table import Table
from coffeechat.domain.text import fold
from coffeechat.domain.tracks import in_order
from coffeechat.domain.words import Facet

_FACETS = {facet: place for place, facet in enumerate(Facet)}


@dataclass(frozen=True, slots=True)
class Row:
    """One learning as it is sorted and found.

    Attributes:
        place: Its track, its facet and its age, as a sort key.
        day: On which it was said, as an ordinal.
        words: What plain words are looked for in: the text and who said it, folded.
        facet, tracks, by, org, whose: Facts, as they are written.
    """

    id: str
    place: tuple[int, int, int, str]
    day: int
    words: str
    facet: str
    tracks: str
    by: str
    org: str
    whose: str


class LearnedFacts:
    """What is known of all learnings at one moment, by track and facet, the newest first."""

    def __init__(
        self, records: Records, now: datetime, before: "LearnedFacts | None" = None
    ) -> None:
        """Work it out; `before` is what was known a moment ago."""
        self.now = now
        self.records = records
        self.place_of: Callable[[str], int] = lambda _one: -1
        self.known = _Known(records)
        self._rows = self.known.rows(before.known if before is not None else None)
        self.ids = [row.id for row in self._rows]
        self._columns: dict[str, Sequence[Any]] = {}
        #: The places of all learnings.
        self.everybody: Sequence[int] = range(len(self.ids))
        self._found: tuple[Filter, Sequence[int]] = (Filter(), self.everybody)

    @property
    def said(self) -> Mapping[str, str]:
        """Nothing: a learning's words are all its own."""
        return {}

    def column(self, key: str) -> Sequence[Any]:
        """What a key finds of each learning; an empty text for nothing."""
        if key not in self._columns:
            self._columns[key] = (
                self._tied if key == "tied" else [_FIELDS[key](row) for row in self._rows]
            )
        return self._columns[key]

    def find(self, chosen: Filter) -> list[str]:
        """The ids of the learnings that meet a filter, in order; typing on narrows what was."""
        before, among = self._found
        found = kept(among if chosen.narrows(before) else self.everybody, chosen, self)
        self._found = (chosen, found)
        return self.ids if len(found) == len(self.ids) else [self.ids[place] for place in found]

    def holds(self, records: Records, now: datetime) -> bool:
        """Whether all this is still so."""
        return now.date() == self.now.date() and all(
            getattr(records, table) is getattr(self.records, table) for table in _LOOKED_AT
        )

    @cached_property
    def _tied(self) -> list[str]:
        agree, differ = ties(self.records)
        return [
            (" agrees\n" if one in agree else "") + (" contradicts\n" if one in differ else "")
            for one in self.ids
        ]


class _Known:
    """The rows of one state of the records, with what each was made of."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._tracks = {track.id: place for place, track in enumerate(in_order(records))}
        self._names = {
            track.id: f" {' '.join(fold(track.name).split())}\n" for track in in_order(records)
        }
        self._tellers: dict[str, tuple[str, str, str]] = {}
        self._days: dict[str, int] = {}
        self.made: dict[str, tuple[object, Row]] = {}

    def rows(self, before: "_Known | None") -> list[Row]:
        """All rows in order; those that nothing happened to are taken from before."""
        same = before is not None and before.same_world(self)
        earlier = before.made if before is not None and same else {}
        for key, written in self._written():
            made = earlier.get(key)
            if made is None or made[0] is not written:
                made = (written, self._row(self.records.learnings[key]))
            self.made[key] = made
        return sorted((row for _, row in self.made.values()), key=_place)

    def same_world(self, other: "_Known") -> bool:
        """Whether nothing but learnings differs."""
        mine, theirs = self.records, other.records
        tables = ("people", "conversations", "tracks", "profiles")
        return all(getattr(mine, table) is getattr(theirs, table) for table in tables)

    def _written(self) -> Iterator[tuple[str, object]]:
        """Each learning's id, and an object that stays the same while it does."""
        table = self.records.learnings
        for key in table:
            yield key, table.document(key) if isinstance(table, Table) else table[key]

    def _row(self, learning: Learning) -> Row:
        last = len(self._tracks)
        places = [self._tracks.get(one, last) for one in learning.tracks]
        day = self._day(learning)
        name, by, org = self._teller(learning.person)
        return Row(
            id=learning.id,
            place=(min(places, default=last), _FACETS[learning.facet], -day, learning.id),
            day=day,
            words=" ".join(fold(f"{learning.text} / {name}").split()),
            facet=f" {learning.facet.value}\n",
            tracks="".join(self._names.get(one, "") for one in learning.tracks),
            by=by,
            org=org,
            whose=" theirs\n" if learning.their_words else " mine\n",
        )

    def _teller(self, key: str) -> tuple[str, str, str]:
        """The name of who said it, and the facts of name and employers; looked up once."""
        if key not in self._tellers:
            person = self.records.people.get(key)
            jobs = person.positions if person is not None else ()
            name = person.name if person is not None else ""
            firms = (organisation_key(job.organisation) for job in jobs)
            self._tellers[key] = (name, lines([name]), "".join(f" {one}\n" for one in firms if one))
        return self._tellers[key]

    def _day(self, learning: Learning) -> int:
        """Of a talk many things are kept: its day is looked up once."""
        talk = learning.conversation
        if learning.said_on is not None or talk is None:
            return said_on(self.records, learning).toordinal()
        if talk not in self._days:
            self._days[talk] = said_on(self.records, learning).toordinal()
        return self._days[talk]


def _place(row: Row) -> tuple[int, int, int, str]:
    return row.place


#: Tables of which something stands in the rows.
_LOOKED_AT = ("learnings", "people", "conversations", "tracks", "profiles")
_FIELDS: Mapping[str, Callable[[Row], Any]] = {
    "": lambda row: row.words,
    "facet": lambda row: row.facet,
    "track": lambda row: row.tracks,
    "by": lambda row: row.by,
    "org": lambda row: row.org,
    "said": lambda row: row.day,
    "words": lambda row: row.whose,
}
