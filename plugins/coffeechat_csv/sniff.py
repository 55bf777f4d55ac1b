"""How likely a file is a table of people, and how its columns would be read."""

import re

from coffeechat.api import ColumnGuess, Sample, UnreadableSource
from coffeechat_csv.columns import guess_columns, speak_of_people
from coffeechat_csv.decode import decode
from coffeechat_csv.foreign import kind_of_file, refusal
from coffeechat_csv.own import is_ours
from coffeechat_csv.reader import SAMPLED_ROWS
from coffeechat_csv.table import Table, find_table, first_rows
from coffeechat_csv.words import CHOSEN, Field, plain

#: A plugin that knows a certain table is surer than one that reads any.
CERTAIN, SURE, LIKELY, POSSIBLE, NO = 1.0, 0.95, 0.8, 0.1, 0.0

_SHOWN_ROWS = 3
_MOST_CHOSEN_FROM = 1000
_LONGEST_SHOWN = 200
_ENDINGS = (".csv", ".tsv", ".tab")
_GOOGLE = re.compile(r"email\d+(value|label|type)")
_GOOGLE_OLD = frozenset({"givenname", "familyname", "groupmembership"})
_GOOGLE_NEW = frozenset({"phoneticfirstname", "fileas", "firstname"})
_OUTLOOK = frozenset(
    {
        "emailaddress", "emaildisplayname", "jobtitle", "businessphone", "businessstreet",
        "homestreet", "otherstreet", "companymainphone", "webpage", "suffix", "middlename",
    }
)  # fmt: skip
_OF_OUTLOOK = 4
_WIDTH_OF_OUTLOOK = 20
#: LinkedIn's own table in the form of Outlook's has exactly so many columns.
_WIDTH_OF_LINKEDIN = 59
_KNOWN_TO_LINKEDIN = 3
_CONNECTED_ON = frozenset(
    {
        plain("Connected On"), plain("Connecté le"), plain("Verbunden am"), plain("Conectado el"),
        plain("Conectado em"), plain("Collegato il"), plain("Verbonden op"),
    }
)  # fmt: skip


def contacts_likelihood(sample: Sample) -> float:
    """From 0 to 1: whether it is the address book of Google or Outlook, or our own table."""
    table = _table(sample)
    if table is None:
        return NO
    if is_ours(table.titles):
        return CERTAIN
    return SURE if _is_book(table) and not _is_of_linkedin(table) else NO


def table_likelihood(sample: Sample) -> float:
    """From 0 to 1: whether it is any other table of people."""
    table = _table(sample)
    if table is None or is_ours(table.titles):
        return NO
    if _is_book(table) or _is_of_linkedin(table):
        return POSSIBLE
    rows = first_rows(decode(sample.head)[0], table, SAMPLED_ROWS)
    if guess_columns(table, rows).has_name and speak_of_people(table, rows):
        return LIKELY
    return POSSIBLE if sample.name.casefold().endswith(_ENDINGS) else NO


def guess(sample: Sample) -> ColumnGuess:
    """How the table would be read, with its first three rows.

    Raises:
        UnreadableSource: It is no table, or one in which nobody could choose among the columns.
    """
    table = _table(sample)
    if table is None:
        what = kind_of_file(sample.head) or "a text in which no line names columns"
        raise UnreadableSource(refusal(sample.name, what))
    if len(table.titles) > _MOST_CHOSEN_FROM:
        raise UnreadableSource(f"{sample.name} has far too many columns to choose from.")
    rows = first_rows(decode(sample.head)[0], table, SAMPLED_ROWS)
    columns = guess_columns(table, rows)
    first = {field: places[0] for field, places in columns.places.items() if field in CHOSEN}
    if columns.addresses:
        first.setdefault(Field.PLACE, columns.addresses[0][0])
    return ColumnGuess(
        headers=table.titles,
        columns={str(field): table.titles[place] for field, place in first.items()},
        rows=tuple(tuple(cell[:_LONGEST_SHOWN] for cell in row) for row in rows[:_SHOWN_ROWS]),
    )


def _table(sample: Sample) -> Table | None:
    if kind_of_file(sample.head):
        return None
    return find_table(decode(sample.head)[0])


def _is_book(table: Table) -> bool:
    seen = table.titles_seen
    if any(map(_GOOGLE.fullmatch, seen)) or seen >= _GOOGLE_OLD or seen >= _GOOGLE_NEW:
        return True
    return len(table.titles) >= _WIDTH_OF_OUTLOOK and len(seen & _OUTLOOK) >= _OF_OUTLOOK


def _is_of_linkedin(table: Table) -> bool:
    if len(table.titles) == _WIDTH_OF_LINKEDIN and "emailaddress" in table.titles_seen:
        return True
    return table.known >= _KNOWN_TO_LINKEDIN and not table.titles_seen.isdisjoint(_CONNECTED_ON)
