"""The smaller tables of an export: records by the names of their columns, whatever is broken."""

import csv
from collections.abc import Iterator, Mapping, Sequence

from coffeechat_linkedin.archive import Tables
from coffeechat_linkedin.decode import decode

#: A cell by its column's name without case and signs; a column that is not there gives nothing.
Record = Mapping[str, str]


def records(tables: Tables, name: str) -> Iterator[Record]:
    """Every record of a table, of all its parts; none when the export has no such table."""
    for data in tables.get(name, ()):
        yield from _records(data)


def plain_title(title: str) -> str:
    """The name of a column as it is compared: «SENDER PROFILE URL» is «senderprofileurl»."""
    return "".join(letter for letter in title.casefold() if letter.isalnum())


def _records(data: bytes) -> Iterator[Record]:
    lines, _ = decode(data)
    rows = _rows([line.replace("\0", "") for line in lines])
    titles = [plain_title(title) for title in next(rows, [])]
    for row in rows:
        if any(row):
            yield _Record(dict(zip(titles, map(str.strip, row), strict=False)))


def _rows(lines: Sequence[str]) -> Iterator[list[str]]:
    """The rows; one that breaks the rules of CSV is left out, and reading goes on below it."""
    start = 0
    while start < len(lines):
        reader = csv.reader(lines[start:])
        try:
            yield from reader
        except csv.Error:
            start += max(reader.line_num, 1)
        else:
            return


class _Record(dict[str, str]):
    def __missing__(self, _title: str) -> str:
        return ""
