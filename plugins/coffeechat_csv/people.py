"""From the cells of one row to a person."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date

from coffeechat.api import ImportedPerson
from coffeechat_csv.columns import Columns
from coffeechat_csv.guard import unguarded, without_guard
from coffeechat_csv.own import parted, point_of
from coffeechat_csv.values import (
    GOOGLE_BETWEEN,
    emails_in,
    is_name,
    phones_in,
    stripped,
    urls_in,
    words_in,
)
from coffeechat_csv.words import Field

_NAME_PARTS = (Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME)
#: Written by Outlook where there is no date.
_NO_DATE = "0/0/00"
#: More columns than anybody's list has; the host takes no more than a thousand.
MOST_EXTRAS = 500


def cells_of(row: Sequence[str]) -> list[str]:
    """The cells of a row without blanks at their edges and without a guard against formulas."""
    return [without_guard(cell) if cell.startswith("'") else cell for cell in map(stripped, row)]


def name_in(cells: Sequence[str], columns: Columns) -> str:
    """The name as written, or its parts joined; nothing when there is none."""
    whole = _one(cells, columns, Field.NAME)
    if is_name(whole):
        return whole
    parts = (_one(cells, columns, field) for field in _NAME_PARTS)
    name = " ".join(part for part in parts if part)
    return name if is_name(name) else ""


def person(
    name: str, cells: Sequence[str], columns: Columns, line: int, connected_on: date | None
) -> ImportedPerson:
    """The person of a row, whose cells come from `cells_of`."""
    return ImportedPerson(
        name=name,
        line=line,
        title=_one(cells, columns, Field.TITLE),
        organisation=_one(cells, columns, Field.ORGANISATION),
        emails=_several(cells, columns, Field.EMAILS, emails_in),
        phones=_several(cells, columns, Field.PHONES, phones_in),
        urls=_several(cells, columns, Field.URLS, urls_in),
        place=_place(cells, columns),
        notes=_one(cells, columns, Field.NOTES),
        connected_on=connected_on,
        tags=_several(cells, columns, Field.TAGS, words_in),
        extras=_extras(cells, columns),
    )


def own_person(cells: Mapping[str, str], line: int) -> ImportedPerson:
    """The person of a row of our own table, from its cells by title: exactly who was written."""
    texts = {title: unguarded(cell) for title, cell in cells.items()}
    day = None
    with suppress(ValueError):
        day = date.fromisoformat(texts.get("connected on", ""))
    return ImportedPerson(
        name=texts["name"],
        line=line,
        title=texts.get("title", ""),
        organisation=texts["organisation"],
        emails=parted(texts["emails"]),
        phones=parted(texts.get("phones", "")),
        urls=parted(texts["urls"]),
        place=texts["place"],
        notes=texts.get("notes", ""),
        connected_on=day,
        points=tuple(map(point_of, parted(texts["points"]))),
        tags=parted(texts["tags"]),
    )


def _one(cells: Sequence[str], columns: Columns, field: Field) -> str:
    """The first of the field's columns that is filled, of Google's several values the first."""
    for place in columns.places.get(field, ()):
        if found := cells[place]:
            return found.partition(GOOGLE_BETWEEN)[0].strip()
    return ""


def _several(
    cells: Sequence[str],
    columns: Columns,
    field: Field,
    values_in: Callable[[str], tuple[str, ...]],
) -> tuple[str, ...]:
    """All values of the field's columns, each once."""
    found: tuple[str, ...] = ()
    for place in columns.places.get(field, ()):
        if cells[place]:
            found += values_in(cells[place])
    return found if len(found) <= 1 else tuple(dict.fromkeys(found))


def _place(cells: Sequence[str], columns: Columns) -> str:
    place = _one(cells, columns, Field.PLACE)
    if place or not columns.addresses:
        return place
    addresses = (", ".join(filter(None, map(cells.__getitem__, one))) for one in columns.addresses)
    return next(filter(None, addresses), "")


def _extras(cells: Sequence[str], columns: Columns) -> dict[str, str]:
    if not columns.extras:
        return {}
    filled = ((title, cells[place]) for title, place in columns.extras)
    found = [(title, cell) for title, cell in filled if cell and cell != _NO_DATE]
    return dict(found[:MOST_EXTRAS])
