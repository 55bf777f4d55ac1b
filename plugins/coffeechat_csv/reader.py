"""From a table to people: every row ends as exactly one thing.

It is a person, a member who hides, blank, or a problem that keeps the row's text. What is odd about
a row that came in all the same is told beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coffeechat.api import (
    BlankRow,
    DateOrder,
    HiddenRow,
    ImportedPerson,
    ImportItem,
    ImportSource,
    Job,
    RowProblem,
    UnclearDates,
    UnreadableSource,
)
from coffeechat_csv.columns import (
    Columns,
    chosen_columns,
    speak_of_people,
    unknown_titles,
)
from coffeechat_csv.dates import day_comes_first, fits_both, parse_day
from coffeechat_csv.decode import decode, load
from coffeechat_csv.foreign import kind_of_file, refusal
from coffeechat_csv.own import is_ours
from coffeechat_csv.people import MOST_EXTRAS, cells_of, name_in, own_person, person
from coffeechat_csv.rows import Row, rows
from coffeechat_csv.table import Table, find_table, first_rows
from coffeechat_csv.values import is_name, stripped
from coffeechat_csv.words import Field

#: So many rows are looked at to tell by its values what a column holds.
SAMPLED_ROWS = 50
_SHOWN_TITLES = 12
_NAMELESS = "it has no name; not imported"
_REMEDY = "if it lists people, choose the column of their names (--map name=COLUMN on the shell)"
_ENCODING = "If its letters look wrong, choose its encoding (--encoding on the shell)."
_SHORT = "the file ends inside this row; imported as far as it goes"


@dataclass(slots=True)
class _Sheet:
    """What the rows of one file have in common."""

    lines: Sequence[str]
    table: Table
    columns: Columns
    ours: bool
    day_first: bool = False
    short: list[int] = field(default_factory=list)


def read(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    """The people of a table, in its order.

    Raises:
        UnreadableSource: It is no table, no column holds names, or nothing in it speaks of people.
    """
    data = load(source)
    if what := kind_of_file(data):
        raise UnreadableSource(refusal(source.name, what))
    lines, warning = decode(data, source.encoding)
    try:
        sheet = _sheet(source.name, lines, source.columns)
    except UnreadableSource as error:
        raise UnreadableSource(f"{error} {_ENCODING}" if warning else str(error)) from error
    if warning:
        job.warn(warning)
    if len(sheet.columns.extras) > MOST_EXTRAS:
        job.warn(
            f"{source.name} has {len(sheet.table.titles):,} columns; of those that are not known, "
            f"only the first {MOST_EXTRAS} that are filled are kept of each person."
        )
    records, unclear = _dated(sheet, source.dates)
    yield from unclear
    anybody = False
    for row in records:
        for item in _items(row, sheet):
            anybody = anybody or type(item) is not BlankRow
            yield item
    if not anybody:
        job.warn(f"{source.name} holds 0 people: a header and nothing below it.")
    if sheet.short:
        job.warn(_short_words(sheet.short))


def _sheet(name: str, lines: Sequence[str], chosen: Mapping[str, str]) -> _Sheet:
    table = find_table(lines)
    if table is None:
        raise UnreadableSource(refusal(name, "a text in which no line names columns"))
    titles = ", ".join(f"«{title}»" for title in table.titles[:_SHOWN_TITLES])
    titles += " and more" if len(table.titles) > _SHOWN_TITLES else ""
    if missing := unknown_titles(table, chosen):
        raise UnreadableSource(f"{name} has no column «{missing[0]}»; it has {titles}.")
    sample = first_rows(lines, table, SAMPLED_ROWS)
    columns = chosen_columns(table, sample, chosen)
    if not columns.has_name:
        raise UnreadableSource(f"No column of {name} is known to hold names: {titles}; {_REMEDY}.")
    if not chosen and not speak_of_people(table, sample):
        raise UnreadableSource(f"{name} does not look like a list of people: {titles}; {_REMEDY}.")
    return _Sheet(lines, table, columns, ours=is_ours(table.titles) and not chosen)


def _dated(sheet: _Sheet, told: DateOrder | None) -> tuple[Iterable[Row], Sequence[UnclearDates]]:
    """The rows, once it is known what their dates mean, and what to ask about that.

    The dates of one column are read alike, with the month first until somebody says otherwise.
    """
    records = rows(sheet.lines, sheet.table)
    places = sheet.columns.places.get(Field.CONNECTED_ON, ())
    if sheet.ours or not places:
        return records, ()
    kept = list(records)
    texts = [row.cells[places[0]] for row in kept if len(row.cells) > places[0]]
    day_first = day_comes_first(texts)
    example = next(filter(fits_both, texts), "").strip() if day_first is None else ""
    if not example:
        sheet.day_first = day_first is True
        return kept, ()
    read_as = told or DateOrder.MONTH_FIRST
    sheet.day_first = read_as is DateOrder.DAY_FIRST
    column = sheet.table.titles[places[0]]
    return kept, (UnclearDates(example=example, column=column, read_as=read_as),)


def _items(row: Row, sheet: _Sheet) -> Iterator[ImportItem]:
    if not any(map(stripped, row.cells)):
        yield BlankRow(line=row.line)
        return
    written, trouble = _fitted(row, sheet)
    if written is None:
        yield _problem(row, sheet, f"{trouble}; not imported")
        return
    if _is_header(written, sheet.table.titles):
        yield _problem(row, sheet, "the header stands here again; left out")
        return
    found, column = _read_person(row, written, sheet)
    if found is None:
        yield _nameless(row, written, sheet)
        return
    yield found
    if trouble:
        reason = trouble if trouble == _SHORT else f"{trouble}; imported as far as it is clear"
        yield _problem(row, sheet, reason, imported=True)
    elif column:
        reason = "this date cannot be read; imported without it"
        yield _problem(row, sheet, reason, column=column, imported=True)


def _is_header(written: Sequence[str], titles: Sequence[str]) -> bool:
    """Several tables were put into one file."""
    return stripped(written[0]) == titles[0] and [*map(stripped, written)] == [*titles]


def _nameless(row: Row, written: Sequence[str], sheet: _Sheet) -> ImportItem:
    """Of a member of a network who hides there is nothing but the day."""
    places = sheet.columns.places.get(Field.CONNECTED_ON, ())[:1]
    filled = [place for place, cell in enumerate(written) if stripped(cell)]
    if filled == list(places):
        day = parse_day(written[places[0]], day_first=sheet.day_first)
        if day is not None:
            return HiddenRow(line=row.line, connected_on=day)
    return _problem(row, sheet, _NAMELESS)


def _read_person(
    row: Row, written: Sequence[str], sheet: _Sheet
) -> tuple[ImportedPerson | None, str]:
    """The person of a row, None when it names none; and the column whose date cannot be read."""
    if sheet.ours:
        ours = own_person(dict(zip(sheet.table.titles, written, strict=True)), row.line)
        return (ours if is_name(ours.name) else None), ""
    cells = cells_of(written)
    name = name_in(cells, sheet.columns)
    if not name:
        return None, ""
    places = sheet.columns.places.get(Field.CONNECTED_ON, ())[:1]
    text = "".join(cells[place] for place in places)
    day = parse_day(text, day_first=sheet.day_first) if text else None
    unread = sheet.table.titles[places[0]] if text and day is None else ""
    return person(name, cells, sheet.columns, row.line, day), unread


def _fitted(row: Row, sheet: _Sheet) -> tuple[list[str] | None, str]:
    """The cells under their columns, and what had to be mended; None when it cannot be told."""
    width = len(sheet.table.titles)
    cells = list(row.cells)
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) > width:
        trouble = f"it has {len(cells)} cells, the header {width}"
        joined = _rejoined(cells, sheet.table.delimiter)
        return (joined if len(joined) == width else None), trouble
    if len(cells) == width:
        return cells, row.trouble
    last = row.after > len(sheet.lines) and not sheet.lines[-1].endswith(("\n", "\r"))
    if not last and not row.trouble:
        sheet.short.append(row.line)
    return cells + [""] * (width - len(cells)), row.trouble or (_SHORT if last else "")


def _rejoined(cells: Sequence[str], delimiter: str) -> list[str]:
    """Cells that were one before their quotation marks were lost: a blank follows the comma."""
    joined = list(cells[:1])
    for cell in cells[1:]:
        if cell.startswith(" "):
            joined[-1] += delimiter + cell
        else:
            joined.append(cell)
    return joined


def _problem(
    row: Row, sheet: _Sheet, reason: str, *, column: str = "", imported: bool = False
) -> RowProblem:
    raw = "".join(sheet.lines[row.line - 1 : row.after - 1]).rstrip("\r\n")
    return RowProblem(line=row.line, reason=reason, column=column, raw=raw, imported=imported)


def _short_words(lines: Sequence[int]) -> str:
    many = f"{len(lines):,} rows have" if len(lines) > 1 else "One row has"
    return f"{many} fewer cells than the header (line {lines[0]}); what they have was read."
