"""From the cells of one row to a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coffeechat.api import ImportedPerson
from coffeechat_linkedin.header import NAME_COLUMNS, Column, Header

#: Blanks of Unicode and the zero-width characters that are pasted along with a name.
_EDGES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)


#: Stands for a column that the file lacks: every row gets one empty cell more at its end.
_LACKING = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the cells of a person stand; `extras` are the columns of unknown meaning."""

    name: tuple[int, ...]
    title: int
    organisation: int
    place: int
    notes: int
    connected_on: int
    emails: tuple[int, ...]
    phones: tuple[int, ...]
    urls: tuple[int, ...]
    extras: tuple[tuple[str, int], ...]

    @property
    def about_a_person(self) -> tuple[int, ...]:
        """The places of what LinkedIn tells of everybody who does not hide."""
        return (self.title, self.organisation, *self.emails, *self.phones, *self.urls)


def layout_of(header: Header) -> Layout:
    """The places that a header gives."""

    def all_of(*columns: Column) -> tuple[int, ...]:
        return tuple(place for column in columns for place in header.places.get(column, ()))

    def first_of(column: Column) -> int:
        return header.places.get(column, (_LACKING,))[0]

    many = all_of(*NAME_COLUMNS, Column.EMAIL, Column.PHONE, Column.URL)
    single = (Column.POSITION, Column.COMPANY, Column.PLACE, Column.NOTES, Column.CONNECTED_ON)
    known = {*many, *map(first_of, single)}
    return Layout(
        name=all_of(*NAME_COLUMNS),
        title=first_of(Column.POSITION),
        organisation=first_of(Column.COMPANY),
        place=first_of(Column.PLACE),
        notes=first_of(Column.NOTES),
        connected_on=first_of(Column.CONNECTED_ON),
        emails=all_of(Column.EMAIL),
        phones=all_of(Column.PHONE),
        urls=all_of(Column.URL),
        extras=tuple(
            (title, place)
            for place, title in enumerate(header.titles)
            if title and place not in known
        ),
    )


def cells_of(row: Sequence[str]) -> list[str]:
    """The cells of a row as `Layout` counts them."""
    cells = [*map(str.strip, row)]
    if not "".join(cells).isascii():
        cells = [cell.strip(_EDGES) for cell in cells]
    cells.append("")
    return cells


def name_in(cells: Sequence[str], layout: Layout) -> str:
    """The name as written, its parts joined; empty for a member who hides."""
    name = ""
    for place in layout.name:
        if cells[place]:
            name = f"{name} {cells[place]}" if name else cells[place]
    return name


def person(
    name: str, cells: Sequence[str], layout: Layout, line: int, connected_on: date | None
) -> ImportedPerson:
    """The person of a row, whose cells come from `cells_of`."""
    return ImportedPerson(
        name=name,
        line=line,
        title=cells[layout.title],
        organisation=cells[layout.organisation],
        place=cells[layout.place],
        notes=cells[layout.notes],
        emails=_filled(cells, layout.emails) if layout.emails else (),
        phones=_filled(cells, layout.phones) if layout.phones else (),
        urls=_filled(cells, layout.urls) if layout.urls else (),
        connected_on=connected_on,
        extras=_extras(cells, layout.extras) if layout.extras else {},
    )


def _filled(cells: Sequence[str], places: tuple[int, ...]) -> tuple[str, ...]:
    if len(places) == 1:  # of nearly every file
        cell = cells[places[0]]
        return (cell,) if cell else ()
    return tuple(cells[place] for place in places if cells[place])


def _extras(cells: Sequence[str], places: tuple[tuple[str, int], ...]) -> dict[str, str]:
    extras: dict[str, str] = {}
    for title, place in places:
        if cells[place]:
            earlier = extras.get(title)
            extras[title] = f"{earlier}; {cells[place]}" if earlier else cells[place]
    return extras
