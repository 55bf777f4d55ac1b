"""From a source to people: every record of the file ends as exactly one thing.

It is a person, a member who hides, blank, or a problem that keeps the row's text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

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
from coffeechat_linkedin.acquaintance import endorsements, invitations, recommendations
from coffeechat_linkedin.archive import WANTED, Tables, load
from coffeechat_linkedin.dates import SlashOrder, fits_both, parse_date, slash_order
from coffeechat_linkedin.decode import decode
from coffeechat_linkedin.fit import ReadDate, fit
from coffeechat_linkedin.foreign import describe, refusal
from coffeechat_linkedin.header import Header, find_header
from coffeechat_linkedin.messages import past_messages
from coffeechat_linkedin.myself import my_profile
from coffeechat_linkedin.people import Layout, cells_of, layout_of, name_in, person
from coffeechat_linkedin.rows import Row, rows
from coffeechat_linkedin.settings import LinkedInSettings

#: What nothing in the file tells is asked; until it is answered, this is done.
_UNTIL_TOLD = {SlashOrder.UNKNOWN: DateOrder.MONTH_FIRST, SlashOrder.BOTH: None}
#: How the notes begin that LinkedIn puts above the header.
_NOTES = ("notes:", "when exporting your connection data")
_TOLD = {DateOrder.DAY_FIRST: SlashOrder.DAY, DateOrder.MONTH_FIRST: SlashOrder.MONTH}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the rows of one file have in common."""

    lines: Sequence[str]
    header: Header
    layout: Layout
    read_date: ReadDate


def read(source: ImportSource, job: Job, settings: LinkedInSettings) -> Iterator[ImportItem]:
    """The people of a data export, in the order of the file, then what else it tells.

    Raises:
        UnreadableSource: The source is something else, or has rows but nobody in them.
    """
    tables = load(source, job)
    (data,) = tables[WANTED]
    yield from _connections(data, source, job)
    keep_texts = settings.keep_texts or source.keep_texts
    yield from _the_rest(tables, job, settings.address, keep_texts=keep_texts)


def _the_rest(tables: Tables, job: Job, address: str, *, keep_texts: bool) -> Iterator[ImportItem]:
    if (mine := my_profile(tables)) is not None:
        yield mine
    yield from past_messages(tables, job, address=address, keep_texts=keep_texts)
    yield from invitations(tables, keep_texts=keep_texts)
    yield from recommendations(tables, keep_texts=keep_texts)
    yield from endorsements(tables)


def _connections(data: bytes, source: ImportSource, job: Job) -> Iterator[ImportItem]:
    lines, warning = decode(data, source.encoding)
    header = find_header(lines)
    if header is None or not header.names_people:
        raise UnreadableSource(refusal(source.name, describe(data, header)))
    if warning:
        job.warn(warning)
    records = list(rows(lines, header))
    layout = layout_of(header)
    order, unclear = _order_of(records, header, layout, source.dates)
    yield from unclear
    # Each different date is read once.
    sheet = _Sheet(lines, header, layout, cache(partial(parse_date, order=order)))
    width = len(header.titles)
    kinds: set[type[ImportItem]] = set()
    for row in records:
        if row.trouble or len(row.cells) != width:
            items = _items_of_damaged(row, sheet)
        else:
            items = _items(row, cells_of(row.cells), "", sheet)
        for item in items:
            kinds.add(type(item))
            yield item
    _say_why_nobody(kinds, source.name, job)


def _order_of(
    records: Sequence[Row], header: Header, layout: Layout, told: DateOrder | None
) -> tuple[SlashOrder, Sequence[UnclearDates]]:
    """How the dates of the column are read, all alike, and what to ask about them."""
    place = layout.connected_on
    if place < 0:
        return SlashOrder.MONTH, ()
    cells = (row.cells[place] for row in records if len(row.cells) > place)
    texts = [text.strip() for text in dict.fromkeys(cells)]
    order = slash_order(texts)
    example = next(filter(fits_both, texts), "") if order in _UNTIL_TOLD else ""
    if not example:
        return order, ()
    read_as = told or _UNTIL_TOLD[order]
    unclear = UnclearDates(example=example, column=header.titles[place], read_as=read_as)
    return _TOLD[read_as] if read_as else order, (unclear,)


def _items_of_damaged(row: Row, sheet: _Sheet) -> tuple[ImportItem, ...]:
    if not any(cells_of(row.cells)):
        return (BlankRow(line=row.line),)
    if again := _again(row.cells, sheet.header):
        return (_problem(row, sheet, again),)
    cut_off = row.after > len(sheet.lines) and not sheet.lines[-1].endswith(("\n", "\r"))
    cells, trouble = fit(row, sheet.header, sheet.read_date, cut_off=cut_off)
    if cells is None:
        return (_problem(row, sheet, f"{trouble}; not imported"),)
    return _items(row, cells_of(cells), trouble, sheet)


def _items(row: Row, cells: Sequence[str], trouble: str, sheet: _Sheet) -> tuple[ImportItem, ...]:
    """What a row is, whose cells come from `cells_of`."""
    layout = sheet.layout
    date_text = cells[layout.connected_on]
    day = sheet.read_date(date_text) if date_text else None
    name = name_in(cells, layout)
    if not name:
        return _nameless(row, cells, day, trouble, sheet)
    one = person(name, cells, layout, row.line, day)
    if day and not trouble:
        return (one,)
    if again := _again(cells, sheet.header):
        return (_problem(row, sheet, again),)
    if trouble:
        reason = f"{trouble}; imported as far as it is clear"
        return one, _problem(row, sheet, reason, imported=True)
    if date_text and day is None:
        title = sheet.header.titles[layout.connected_on]
        reason = "this date cannot be read; imported without it"
        return one, _problem(row, sheet, reason, column=title, imported=True)
    return (one,)


def _nameless(
    row: Row, cells: Sequence[str], day: date | None, trouble: str, sheet: _Sheet
) -> tuple[ImportItem, ...]:
    """A member who hides shows a day and, in a damaged file, perhaps something more."""
    if day is None:
        if not any(cells):
            return (BlankRow(line=row.line),)
        return (_problem(row, sheet, "it has no name; not imported"),)
    hidden = HiddenRow(line=row.line, connected_on=day)
    if not trouble and not any(cells[place] for place in sheet.layout.about_a_person):
        return (hidden,)
    reason = "it has no name, so it counts as a member who hides"
    reason = f"{trouble}; {reason}" if trouble else reason
    return hidden, _problem(row, sheet, reason, imported=True)


def _again(cells: Sequence[str], header: Header) -> str:
    """What a row is that begins another export: several were put into one file."""
    first, titles = cells[0].strip().casefold(), header.titles
    if first.startswith(_NOTES) and not any(cells[1:]):
        return "LinkedIn's notes stand here again; left out"
    same = first == titles[0].casefold() and all(
        cell.strip().casefold() == title.casefold()
        for cell, title in zip(cells, titles, strict=False)
    )
    return "the header stands here again; left out" if same else ""


def _problem(
    row: Row, sheet: _Sheet, reason: str, *, column: str = "", imported: bool = False
) -> RowProblem:
    raw = "".join(sheet.lines[row.line - 1 : row.after - 1]).rstrip("\r\n")
    return RowProblem(line=row.line, reason=reason, column=column, raw=raw, imported=imported)


def _say_why_nobody(kinds: set[type[ImportItem]], name: str, job: Job) -> None:
    if ImportedPerson in kinds:
        return
    if kinds <= {BlankRow}:
        job.warn(f"{name} holds 0 connections: a header and nothing below it.")
        return
    why = "could be read" if RowProblem in kinds else "shows a name: all hide from you"
    raise UnreadableSource(f"{name} holds rows below its header, but none {why}.")
