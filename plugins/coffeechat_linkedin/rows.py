"""Records of a delimited file with the physical lines where they stand, whatever is broken."""

import csv
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from coffeechat_linkedin.header import Header

STRAY_QUOTE = "a quotation mark opens here and never closes"
TOO_LONG = "a cell is longer than any cell of LinkedIn's and was left out"
NUL = "it holds NUL characters, which were left out"
_REPAIRABLE = 10_000
#: After so many broken records no cell may have line breaks any more, or reading could take hours.
_MOST_BROKEN = 100


class Row(NamedTuple):
    """One record: lines `line` to before `after`, from 1. `trouble` says what had to be mended."""

    line: int
    after: int
    cells: list[str]
    trouble: str = ""


#: A `Row` of a tuple, for the thousands that are sound.
_row = partial(tuple.__new__, Row)


def rows(lines: Sequence[str], header: Header) -> Iterator[Row]:
    """Every record below the header, blank ones too.

    A record that the strict rules of CSV do not allow costs only its own first line; reading goes
    on with the next.
    """
    found = _rows(lines, header)
    return map(_without_nul, found) if any("\0" in line for line in lines) else found


def _without_nul(row: Row) -> Row:
    cells = [cell.replace("\0", "") for cell in row.cells]
    return row if cells == row.cells else row._replace(cells=cells, trouble=row.trouble or NUL)


def _rows(lines: Sequence[str], header: Header) -> Iterator[Row]:
    start, broken = header.line, 0
    while start < len(lines):
        end = len(lines) if broken < _MOST_BROKEN else start + 1
        reader = csv.reader(lines[start:end], delimiter=header.delimiter, strict=True)
        line = start
        try:
            for cells in reader:
                after = start + reader.line_num
                if after - line > 1:
                    _check_that_no_record_was_swallowed(cells, header)
                yield _row((line + 1, after + 1, cells, ""))
                line = after
        except csv.Error:
            yield _broken(line, lines[line], header)
            line += 1
            broken += 1
        start = line


def read_line(line: str, delimiter: str) -> list[str]:
    """The cells of one line by the strict rules; none if it breaks them."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []


def _check_that_no_record_was_swallowed(cells: list[str], header: Header) -> None:
    """A quotation mark too many makes cells of whole records; a cell with line breaks has none."""
    for cell in cells:
        if "\n" in cell or "\r" in cell:
            most = max(part.count(header.delimiter) for part in cell.splitlines())
            if most >= len(header.titles) - 1:
                raise csv.Error(STRAY_QUOTE)


def _broken(index: int, line: str, header: Header) -> Row:
    if '"' in line and len(line) < _REPAIRABLE:
        cells = _without_stray_quote(line, header)
        return Row(index + 1, index + 2, cells, STRAY_QUOTE)
    limit = csv.field_size_limit()
    cells = line.replace('"', "").rstrip("\r\n").split(header.delimiter)
    kept = [cell if len(cell) <= limit else "" for cell in cells]
    return Row(index + 1, index + 2, kept, TOO_LONG if kept != cells else STRAY_QUOTE)


def _without_stray_quote(line: str, header: Header) -> list[str]:
    """The cells when the one quotation mark is left out that makes the line fit the header."""
    for place, letter in enumerate(line):
        if letter == '"':
            cells = read_line(line[:place] + line[place + 1 :], header.delimiter)
            if len(cells) == len(header.titles):
                return cells
    return line.replace('"', "").rstrip("\r\n").split(header.delimiter)
