"""Rows that are wider or narrower than the header: mended where there is one way only."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from coffeechat_linkedin.header import NAME_COLUMNS, Column, Header
from coffeechat_linkedin.rows import Row, read_line

COLLAPSED = "the whole row stood in one quoted cell"
CUT_OFF = "the file ends inside this row"

#: Columns that owners add and fill beside some rows only; the other rows stay short.
_OPTIONAL = frozenset({Column.PLACE, Column.NOTES})

ReadDate = Callable[[str], date | None]


class Fitted(NamedTuple):
    """The cells under their columns, or None when it cannot be told which is which."""

    cells: list[str] | None
    trouble: str


def fit(row: Row, header: Header, read_date: ReadDate, *, cut_off: bool) -> Fitted:
    """Bring a row to the header's width.

    Args:
        row: A row whose width is not the header's, or that had to be mended.
        header: The columns.
        read_date: Reads a date of this file.
        cut_off: Whether this is the last row of a file without a last line end.
    """
    width = len(header.titles)
    cells, trouble = row.cells, row.trouble
    if len(cells) == 1 and header.delimiter in cells[0]:
        cells, trouble = read_line(cells[0], header.delimiter), COLLAPSED
        if not cells:
            return Fitted(None, trouble)
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) > width:
        return _narrowed(cells, header, read_date)
    if len(cells) < width:
        return _widened(cells, header, trouble, cut_off=cut_off)
    return Fitted(cells, trouble)


def _narrowed(cells: list[str], header: Header, read_date: ReadDate) -> Fitted:
    """Join cells that were one before their quotes were lost.

    Cells about which the possible ways disagree are left empty; names must not be among them.
    """
    trouble = f"it has {len(cells)} cells, the header {len(header.titles)}"
    ways = [way for way in _ways(cells, header) if _plausible(way, header, read_date)]
    if not ways:
        return Fitted(None, trouble)
    agreed = [column[0] if len(set(column)) == 1 else None for column in zip(*ways, strict=True)]
    names = {place for column in NAME_COLUMNS for place in header.places.get(column, ())}
    if any(agreed[place] is None for place in names):
        return Fitted(None, trouble)
    if None in agreed:
        trouble += ", and it cannot be told which belong together"
    return Fitted([cell or "" for cell in agreed], trouble)


def _ways(cells: list[str], header: Header) -> list[list[str]]:
    """A comma inside a text is followed by a blank; else the surplus is in one place."""
    width, delimiter = len(header.titles), header.delimiter
    joined = cells[:1]
    for cell in cells[1:]:
        if cell.startswith(" "):
            joined[-1] += delimiter + cell
        else:
            joined.append(cell)
    if len(joined) == width:
        return [joined]
    size = len(cells) - width + 1
    return [
        [*cells[:at], delimiter.join(cells[at : at + size]), *cells[at + size :]]
        for at in range(width)
    ]


def _plausible(cells: Sequence[str], header: Header, read_date: ReadDate) -> bool:
    def fits(column: Column, test: Callable[[str], object]) -> bool:
        values = (cells[place].strip() for place in header.places.get(column, ()))
        return all(not value or test(value) for value in values)

    return (
        fits(Column.CONNECTED_ON, read_date)
        and fits(Column.EMAIL, lambda value: "@" in value)
        and fits(Column.URL, lambda value: "/" in value)
    )


def _widened(cells: list[str], header: Header, trouble: str, *, cut_off: bool) -> Fitted:
    width = len(header.titles)
    missing = range(len(cells), width)
    needed = {
        place
        for column, places in header.places.items()
        for place in places
        if column not in _OPTIONAL
    }
    if needed.isdisjoint(missing):
        return Fitted(cells + [""] * len(missing), trouble)
    if not cut_off:
        short = f"it has {len(cells)} cell{'s' * (len(cells) > 1)}, the header {width}"
        return Fitted(cells + [""] * len(missing), trouble or short)
    last = len(cells) - 1
    if any(last in header.places.get(column, ()) for column in NAME_COLUMNS):
        return Fitted(None, CUT_OFF)
    return Fitted(cells[:last] + [""] * (width - last), CUT_OFF)
