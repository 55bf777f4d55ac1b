"""Finding the table in a file: which line names the columns, and what parts the cells.

The header is found by what it says, never by its line number: programs put notes above it.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from coffeechat_csv.words import Field, field_of, plain

_SEARCHED_LINES = 60
_DELIMITERS = ",;\t|"
_KNOWN_COLUMNS = 2
_LONGEST_TITLE = 100
#: Over so many lines a header goes on whose titles have line breaks.
_MOST_LINES, _LONGEST = 40, 20_000
#: What a column with names in it is.
NAMES = frozenset(
    {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.NAME_OR_LAST, Field.NAME_OR_FIRST}
)
#: An address, a date, a number: what stands in rows and in no header.
_VALUE = re.compile(r".*@.*\..*|\w+://.*|[-+(]?[0-9][0-9 .,:/()-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The line that names the columns.

    Attributes:
        line: Its number, from 1; of several, that of the last.
        titles: As written, without blanks around them; each differs from all others.
        known: How many of the titles say what the column tells.
        width: How many cells the line has, those at its end without a title too.
    """

    line: int
    delimiter: str
    titles: tuple[str, ...]
    known: int
    width: int

    @property
    def titles_seen(self) -> frozenset[str]:
        """The titles without regard to case and signs."""
        return frozenset(map(plain, self.titles))


def find_table(lines: Sequence[str]) -> Table | None:
    """The first line that names a person and something else; else what may be a header."""
    likely = None
    for number in range(1, min(len(lines), _SEARCHED_LINES) + 1):
        line, last = _record(lines, number)
        tables = [_table(last, line, delimiter) for delimiter in _DELIMITERS]
        best = max(tables, key=lambda table: (table.known, len(table.titles)))
        if _names_people(best) and best.known >= min(_KNOWN_COLUMNS, len(best.titles)):
            return best
        if likely is None:
            likely = next((table for table in tables if _may_be_header(table, lines)), None)
    return likely


def first_rows(lines: Sequence[str], table: Table, most: int) -> list[list[str]]:
    """The first rows below the header that are not blank, as wide as the header."""
    found: list[list[str]] = []
    below = islice(lines, table.line, None)
    for cells in _cells_of(below, table.delimiter):
        if any(map(str.strip, cells)):
            width = len(table.titles)
            found.append([*cells[:width], *[""] * (width - len(cells))])
        if len(found) == most:
            break
    return found


def _record(lines: Sequence[str], number: int) -> tuple[str, int]:
    """The line with those that a quoted line break parts from it, and the number of the last."""
    text = lines[number - 1]
    for last in range(number, min(len(lines), number + _MOST_LINES) + 1):
        if text.count('"') % 2 == 0:
            return text, last
        if len(text) > _LONGEST:
            break
        text += "".join(lines[last : last + 1])
    return lines[number - 1], number


def _table(number: int, line: str, delimiter: str) -> Table:
    cells = _cells(line, delimiter)
    titles = [" ".join(cell.strip("\ufeff").split()) for cell in cells]
    while titles and not titles[-1]:
        titles.pop()
    known = sum(bool(title) and field_of(title) is not None for title in titles)
    return Table(
        line=number,
        delimiter=delimiter,
        titles=_distinct(titles),
        known=known,
        width=len(cells),
    )


def _distinct(titles: Sequence[str]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    taken = set(titles)
    distinct = []
    for place, written in enumerate(titles, 1):
        title = (written or f"column {place}")[:_LONGEST_TITLE]
        counts[title] += 1
        if counts[title] > 1 or (not written and title in taken):
            title = f"{title} ({counts[title]}, column {place})"
        distinct.append(title)
    return tuple(distinct)


def _names_people(table: Table) -> bool:
    return any(field_of(title) in NAMES for title in table.titles)


def _may_be_header(table: Table, lines: Sequence[str]) -> bool:
    """Words only, each column another, and the row below as wide."""
    titles = table.titles
    words = all(not _VALUE.fullmatch(title) and any(map(str.isalpha, title)) for title in titles)
    if len(titles) < _KNOWN_COLUMNS or not words:
        return False
    below = next((line for line in lines[table.line :] if line.strip()), "")
    return len(_cells(below, table.delimiter)) == table.width


def _cells(line: str, delimiter: str) -> list[str]:
    return next(_cells_of([line], delimiter), [])


def _cells_of(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    """Records as far as they can be read."""
    reader = csv.reader((line.replace("\0", "") for line in lines), delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except (csv.Error, StopIteration):
            return
        yield cells
