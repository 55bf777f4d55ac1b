"""People from the file that the directory lets you download."""

import csv
from collections.abc import Iterator
from io import TextIOWrapper

from coffeechat.api import (
    ImportedPerson,
    ImportItem,
    ImportSource,
    PointKind,
    PointView,
    RowProblem,
    Sample,
    UnreadableSource,
)

COLUMNS = ("Name", "Class of", "Degree", "Employer", "Position", "City", "Email", "Mentor")

#: Whoever left so many years before or after you was there when you were.
_YEARS_TOGETHER = 3


def likelihood(sample: Sample) -> float:
    """Certain when the first line names the columns of the directory."""
    first_line = sample.head.decode("utf-8-sig", "replace").partition("\n")[0]
    return 1.0 if tuple(first_line.strip().split(",")) == COLUMNS else 0.0


def read(source: ImportSource, school: str, class_of: int) -> Iterator[ImportItem]:
    """Everybody in the file.

    Args:
        source: The file.
        school: What everybody in it shares with the user; nothing when empty.
        class_of: The year in which the user left; 0 when it is not known.
    """
    encoding = source.encoding or "utf-8-sig"
    with source.open() as stream:
        rows = csv.reader(TextIOWrapper(stream, encoding, errors="replace", newline=""))
        try:
            if tuple(next(rows, ())) != COLUMNS:
                raise UnreadableSource(f"{source.name} must begin with {','.join(COLUMNS)}.")
            for row in rows:
                yield from _items(rows.line_num, row, school, class_of)
        except csv.Error as error:
            raise UnreadableSource(f"{source.name}, line {rows.line_num}: {error}.") from error


def _items(line: int, row: list[str], school: str, class_of: int) -> Iterator[ImportItem]:
    """The person of a row, or why there is none; and what could not be read of them."""
    cells = dict(zip(COLUMNS, map(str.strip, row), strict=False))
    raw = ",".join(row)
    if not cells.get("Name") or len(row) != len(COLUMNS):
        reason = f"expected a name and {len(COLUMNS)} columns"
        yield RowProblem(line=line, reason=reason, column="Name", raw=raw)
        return
    year = cells["Class of"]
    if year and not _is_year(year):
        reason = f"«{year}» is no year"
        yield RowProblem(line=line, reason=reason, column="Class of", raw=raw, imported=True)
        year = ""
    mentor = cells["Mentor"].casefold() == "yes"
    extras = {"class_of": year, "degree": cells["Degree"]}
    yield ImportedPerson(
        name=cells["Name"],
        line=line,
        title=cells["Position"],
        organisation=cells["Employer"],
        emails=(cells["Email"],) if cells["Email"] else (),
        place=cells["City"],
        points=tuple(_points(school, class_of, year)),
        tags=("alumni", "mentor") if mentor else ("alumni",),
        extras={key: text for key, text in extras.items() if text},
    )


def _points(school: str, class_of: int, year: str) -> Iterator[PointView]:
    """The school for certain; that you met there is for the user to confirm."""
    if not school:
        return
    yield PointView(kind=PointKind.SAME_INSTITUTION, detail=school)
    if class_of and year and abs(int(year) - class_of) <= _YEARS_TOGETHER:
        detail = f"at {school} in the same years"
        yield PointView(kind=PointKind.OTHER, detail=detail, confirmed=False)


def _is_year(text: str) -> bool:
    return len(text) == len("2009") and text.isascii() and text.isdigit()
