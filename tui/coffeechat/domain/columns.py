"""Which column of a table tells what of people: chosen once for each set of headers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from coffeechat.domain.records import ColumnMap
from coffeechat.domain.words import DateOrder

#: What a column can be chosen for, in the order in which it is asked, and how it is called.
FIELDS: Mapping[str, str] = {
    "name": "full name",
    "first_name": "first name",
    "last_name": "last name",
    "title": "job title",
    "organisation": "employer",
    "emails": "e-mail",
    "phones": "phone",
    "urls": "web or profile",
    "place": "place",
    "tags": "tags",
    "notes": "notes",
    "connected_on": "connected on",
}
#: Other words for them, as people type them.
_OTHER_WORDS: Mapping[str, str] = {
    "email": "emails",
    "mail": "emails",
    "phone": "phones",
    "url": "urls",
    "linkedin": "urls",
    "web": "urls",
    "company": "organisation",
    "employer": "organisation",
    "organization": "organisation",
    "position": "title",
    "job": "title",
    "job_title": "title",
    "location": "place",
    "city": "place",
    "tag": "tags",
    "note": "notes",
    "full_name": "name",
}
NAME_FIELDS = frozenset({"name", "first_name", "last_name"})

_ID_LENGTH = 14


@dataclass(frozen=True, slots=True)
class ChosenColumns:
    """The headers of a table, field to header as I chose, and what I said of its dates."""

    headers: tuple[str, ...]
    columns: Mapping[str, str]
    dates: DateOrder | None = None


def field_named(typed: str) -> str:
    """The field of a typed word; nothing when there is none."""
    word = "_".join(typed.casefold().replace("-", " ").split())
    return word if word in FIELDS else _OTHER_WORDS.get(word, "")


def corrected(columns: Mapping[str, str], chosen: Mapping[str, str]) -> Mapping[str, str]:
    """The columns as they were, and as chosen; what was chosen for one field leaves the others."""
    taken = {header.casefold() for header in chosen.values() if header}
    left = {name: "" if header.casefold() in taken else header for name, header in columns.items()}
    return {**left, **chosen}


def map_id(headers: Sequence[str]) -> str:
    """The id of what is remembered for a set of headers, whatever their order and case."""
    names = "\n".join(sorted(header.casefold() for header in headers))
    return sha256(names.encode()).hexdigest()[:_ID_LENGTH]


def map_of(
    chosen: ChosenColumns, known: Mapping[str, ColumnMap], now: datetime
) -> ColumnMap | None:
    """What to remember, or None when just that is known already."""
    one = map_id(chosen.headers)
    before = known.get(one, ColumnMap(id=one, created=now))
    columns = dict(chosen.columns)
    if (before.columns, before.dates) == (columns, chosen.dates):
        return None
    return before.replace(headers=chosen.headers, columns=columns, dates=chosen.dates)
