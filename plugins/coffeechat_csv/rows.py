"""Records of a table with the physical lines where they stand, whatever is broken."""

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coffeechat_csv.table import Table

STRAY_QUOTE = "a quotation mark opens here and never closes"
TOO_LONG = "a cell is longer than 128 KiB and was left out"
NUL = "it holds NUL characters, which were left out"
COLLAPSED = "the whole row stood in one quoted cell"
#: After so many broken records no cell may have line breaks any more, or reading could take hours.
_MOST_BROKEN = 100


class Row(NamedTuple):
    """One record: lines `line` to before `after`, from 1. `trouble` says what had to be mended."""

    line: int
    after: int
    cells: list[str]
    trouble: str = ""


def rows(lines: Sequence[str], table: Table) -> Iterator[Row]:
    """Every record below the header, blank ones too.

    A record that the strict rules of CSV do not allow costs only its own first line; reading goes
    on with the next.
    """
    width = len(table.titles)
    for row in _rows(lines, table):
        if len(row.cells) == 1 < width and table.delimiter in row.cells[0]:
            yield _without_nul(_opened(row, table))
        else:
            yield _without_nul(row)


def _rows(lines: Sequence[str], table: Table) -> Iterator[Row]:
    start, broken = table.line, 0
    while start < len(lines):
        alone = broken >= _MOST_BROKEN
        end = start + 1 if alone else len(lines)
        reader = csv.reader(
            map(lines.__getitem__, range(start, end)), delimiter=table.delimiter, strict=True
        )
        line = start
        try:
            for cells in reader:
                after = start + reader.line_num
                if after - line > 1 and len(cells) != len(table.titles):
                    _check_that_no_record_was_swallowed(cells, table)
                yield Row(line + 1, after + 1, cells)
                line = after
        except csv.Error:
            yield _broken(line, lines[line], table)
            line += 1
            broken += 1
        start = line


def _opened(row: Row, table: Table) -> Row:
    """A row that somebody put into one cell, quotes and all, read again."""
    try:
        cells = next(csv.reader([row.cells[0]], delimiter=table.delimiter, strict=True), [])
    except csv.Error:
        return row
    return row._replace(cells=cells, trouble=row.trouble or COLLAPSED)


def _without_nul(row: Row) -> Row:
    if not any("\0" in cell for cell in row.cells):
        return row
    cells = [cell.replace("\0", "") for cell in row.cells]
    return row._replace(cells=cells, trouble=row.trouble or NUL)


def _check_that_no_record_was_swallowed(cells: Sequence[str], table: Table) -> None:
    """A quotation mark too many makes cells of whole records; a cell with line breaks has none."""
    for cell in cells:
        if "\n" in cell or "\r" in cell:
            most = max(part.count(table.delimiter) for part in cell.splitlines())
            if most >= max(len(table.titles) - 1, 1):
                raise csv.Error(STRAY_QUOTE)


def _broken(index: int, line: str, table: Table) -> Row:
    limit = csv.field_size_limit()
    cells = line.replace('"', "").rstrip("\r\n").split(table.delimiter)
    kept = [cell if len(cell) <= limit else "" for cell in cells]
    return Row(index + 1, index + 2, kept, TOO_LONG if kept != cells else STRAY_QUOTE)
