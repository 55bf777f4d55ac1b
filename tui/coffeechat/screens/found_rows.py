"""How a list is looked at, and rows that show why they are in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coffeechat.domain.filters import Filter, found_span, parse, where_found
from coffeechat.domain.filters.sorting import Sort
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.widgets.cells import Line, columns

Cells = Sequence[tuple[str, int]]
"""Texts and the widths of their columns, as a row is laid out from."""


@dataclass(frozen=True)
class Look:
    """How a list is looked at: the filter as typed, the order and the columns of Identify.

    Of order and columns, None stands for those of the list.
    """

    typed: str = ""
    sort: Sort | None = None
    backwards: bool = False
    columns: tuple[str, ...] | None = None

    def with_typed(self, typed: str) -> "Look":
        """The same with another filter."""
        return replace(self, typed=typed)

    def sorted_by(self, sort: Sort, *, backwards: bool) -> "Look":
        """The same in another order."""
        return replace(self, sort=None if sort is Sort.FIT else sort, backwards=backwards)

    @property
    def filter(self) -> Filter:
        """The filter as it was understood."""
        return parse(self.typed)


@dataclass(frozen=True)
class Found:
    """Somebody in a list, and the filter that kept them."""

    records: Records
    person: Person
    filter: Filter


def found_row(found: Found, cells: Cells, width: int, *, where: int) -> Line:
    """A row with the letters that were found.

    What the row does not show otherwise stands in the cell `where`, before what belongs there.
    """
    text = columns(cells, width)
    if not found.filter.terms:
        return Line(text=text)
    told = where_found(found.records, found.person, found.filter, text)
    if told:
        there, size = cells[where]
        joined = " · ".join(filter(None, (told, there)))
        text = columns([*cells[:where], (joined, size), *cells[where + 1 :]], width)
    return Line(text=text, found=found_span(text, found.filter))
