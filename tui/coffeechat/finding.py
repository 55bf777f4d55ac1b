"""People found in the present records, quickly again while somebody types on."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from threading import Lock

from coffeechat.domain.due import DueItem
from coffeechat.domain.filters import Candidate, Facts, Filter, complete, kept
from coffeechat.domain.filters.facts import EARLIER, TRACKS
from coffeechat.domain.filters.sorting import Sort, in_order
from coffeechat.domain.index import PeopleIndex, build_index, update_index
from coffeechat.domain.snapshot import Records

#: So many people are looked through within the time of a key.
QUICK = 1_000
_Order = tuple[Sort, bool]


class Finder:
    """The index of people, kept up to date with what changed, and what was found last."""

    def __init__(self, records: Callable[[], Records]) -> None:
        self._records = records
        self._index: PeopleIndex | None = None
        self._changed: set[str] = set()
        self._changing = Lock()
        self._making = Lock()
        self._facts: Facts | None = None
        self._orders: dict[_Order, Sequence[int]] = {}
        self._found: tuple[_Order, Filter, Sequence[int]] | None = None

    # The index ----------------------------------------------------------------------------------

    def note(self, people: Collection[str]) -> None:
        """Keep in mind who changed; from any thread, once the records have it."""
        with self._changing:
            self._changed |= set(people)

    @property
    def is_quick(self) -> bool:
        """Whether the index is at hand, or made within the time of a key."""
        if self._making.locked():
            return False
        index, records = self._index, self._records()
        if index is None or not index.suits(records):
            return len(records.people) <= QUICK
        return len(self._changed) <= QUICK

    def people(self) -> PeopleIndex:
        """Everybody, best fit first; if another thread is making the index, that is waited for."""
        with self._making:
            with self._changing:
                changed, self._changed = self._changed, set()
            index, records = self._index, self._records()
            if index is None or len(changed) > QUICK:
                index = build_index(records)
            elif changed or not index.suits(records):
                index = update_index(index, records, changed)
            self._index = index
            return index

    def preparing(self) -> Iterator[None]:
        """Make the index, and work out what keys ask for most, so that they need not wait.

        It is done in small steps, for whoever has other things to do meanwhile.
        """
        index = None
        while index is not self._index or index is None:
            index, records = self.people(), self._records()
            yield
            yield from index.noting(records, _ASKED_MOST)

    # Finding ------------------------------------------------------------------------------------

    def facts(self, due: Sequence[DueItem], now: datetime) -> Facts:
        """What is known at this moment; the same as before while nothing changed."""
        index, records, before = self.people(), self._records(), self._facts
        if before is None or not _holds(before, records, index.ids, due, now):
            self._orders.clear()
            self._found = None
            self._facts = before = Facts(
                records=records,
                ids=index.ids,
                place_of=index.place_of,
                of_people=lambda key: index.fact(key, records),
                due=due,
                now=now,
            )
        return before

    def find(
        self, chosen: Filter, facts: Facts, sort: Sort = Sort.FIT, *, backwards: bool = False
    ) -> Sequence[str]:
        """The ids of all who meet a filter, in an order; typing on narrows what was found."""
        order, before = (sort, backwards), self._found
        if before is not None and before[0] == order and chosen.narrows(before[1]):
            among = before[2]
        else:
            among = self._ordered(order, facts)
        found = kept(among, chosen, facts)
        self._found = (order, chosen, found)
        ids = facts.ids
        return ids if found is facts.everybody else [ids[place] for place in found]

    def keep(
        self,
        people: Sequence[str],
        chosen: Filter,
        facts: Facts,
        sort: Sort | None = None,
        *,
        backwards: bool = False,
    ) -> Sequence[str]:
        """Those of some people who meet a filter, in their order or in another."""
        places = [place for one in people if (place := facts.place_of(one)) >= 0]
        found = kept(places, chosen, facts)
        if sort is not None:
            found = in_order(sorted(found), sort, facts, backwards=backwards)
        return [facts.ids[place] for place in found]

    def complete(self, text: str, cursor: int, facts: Facts) -> list[Candidate]:
        """How a filter may go on at the cursor."""
        index = self.people()

        def values(key: str) -> Sequence[str]:
            if key == "track":
                return sorted(track.name.casefold() for track in facts.records.tracks.values())
            return index.values(key, facts.records) if key in _OFFERED else ()

        return complete(text, cursor, values)

    def _ordered(self, order: _Order, facts: Facts) -> Sequence[int]:
        if order not in self._orders:
            sort, backwards = order
            self._orders[order] = in_order(facts.everybody, sort, facts, backwards=backwards)
        return self._orders[order]


#: Facts that are worked out beforehand; each of the others takes a moment when it is asked for.
_ASKED_MOST = ("org", "title", "level", "point", "warmth", "tag", "dream", "aside", EARLIER, TRACKS)
#: Keys of which the values that occur are worth offering.
_OFFERED = frozenset({"org", "title", "place", "tag", "source"})


def _holds(
    facts: Facts, records: Records, ids: Sequence[str], due: Sequence[DueItem], now: datetime
) -> bool:
    """Whether what was known before is known now."""
    if facts.records is not records or facts.ids is not ids or facts.now.date() != now.date():
        return False
    return facts.due is due or list(facts.due) == list(due)
