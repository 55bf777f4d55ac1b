"""Which column tells what: by its title, else by its values; corrected by the user's word."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coffeechat_csv.table import NAMES, Table
from coffeechat_csv.values import is_email, is_phone, is_url, stripped
from coffeechat_csv.words import CHOSEN, Field, field_of, plain

#: Share of the filled cells of a column that must be of a kind to tell it by its values.
_ENOUGH = 0.6
_BY_VALUE: Sequence[tuple[Field, Callable[[str], bool]]] = (
    (Field.EMAILS, is_email),
    (Field.URLS, is_url),
    (Field.PHONES, is_phone),
)
#: Several columns of these add up; of others the first that is filled counts.
SEVERAL = frozenset({Field.EMAILS, Field.PHONES, Field.URLS, Field.TAGS})
_ADDRESS = (Field.CITY, Field.STATE, Field.COUNTRY)
#: Titles that go with an address, to know which city belongs to which country.
_ADDRESS_WORDS = re.compile(r"city|town|stateprovince|state|province|countryregion|country|region")
_ADDRESS_OF = re.compile(r"business|work|home|other|address")
#: Columns of address books that tell nothing of the person.
_NOISE = re.compile(
    r".+(label|type)|photo|initials|gender|priority|private|sensitivity|email\d*displayname|"
    r"fileas|phonetic.*|yomi.*"
)

_PROFILE = "linkedin.com/in/"
_BOTH_NAMES = frozenset({Field.FIRST_NAME, Field.LAST_NAME})
_OF_PEOPLE = frozenset({Field.EMAILS, Field.PHONES, Field.ORGANISATION, Field.TITLE})

Places = Mapping[Field, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where the cells of a person stand, from 0.

    Attributes:
        places: Each field with its columns, the first that is filled first.
        addresses: Groups of columns for city, state and country.
        extras: Title and column of whatever else there is.
    """

    places: Places
    addresses: tuple[tuple[int, ...], ...]
    extras: tuple[tuple[str, int], ...]

    @property
    def has_name(self) -> bool:
        """Whether there is a column with a name in it."""
        return any(
            field in self.places for field in (Field.NAME, Field.FIRST_NAME, Field.LAST_NAME)
        )


def guess_columns(table: Table, sample: Sequence[Sequence[str]]) -> Columns:
    """What the titles say, and for the others what the values of a few rows say."""
    return _columns(table, _guessed(table, sample))


def chosen_columns(
    table: Table, sample: Sequence[Sequence[str]], chosen: Mapping[str, str]
) -> Columns:
    """The guess, corrected by the user's choice of a title for some fields.

    An empty title means that the table does not tell it. Of what there may be several of, the other
    columns that were guessed stay. Titles that the table does not have are passed over.
    """
    places = {field: list(found) for field, found in _guessed(table, sample).items()}
    number = {title: place for place, title in enumerate(table.titles)}
    folded = {plain(title): place for place, title in enumerate(table.titles)}
    for name, title in chosen.items():
        if name not in set(CHOSEN):
            continue
        field = Field(name)
        place = number.get(title, folded.get(plain(title))) if title else None
        if title and place is None:
            continue
        if place is None or not _is_guessed(places, field, place):
            _choose(places, field, place)
    return _columns(table, {field: tuple(found) for field, found in places.items() if found})


def _is_guessed(places: Mapping[Field, Sequence[int]], field: Field, place: int) -> bool:
    """Whether the choice is what was guessed, so that the columns beside it stay."""
    if field is Field.PLACE and any(place in places.get(part, ()) for part in _ADDRESS):
        return True
    return place in places.get(field, ())[:1]


def _choose(places: dict[Field, list[int]], field: Field, place: int | None) -> None:
    for others in places.values():
        if place in others:
            others.remove(place)
    if field is Field.PLACE:
        places.update({part: [] for part in _ADDRESS})
    kept = places.get(field, []) if field in SEVERAL else []
    places[field] = [] if place is None else [place, *kept]


def unknown_titles(table: Table, chosen: Mapping[str, str]) -> list[str]:
    """The chosen titles that the table does not have."""
    return [title for title in chosen.values() if title and plain(title) not in table.titles_seen]


def speak_of_people(table: Table, sample: Sequence[Sequence[str]]) -> bool:
    """Whether some column tells what only people have: cities have names and web pages, too.

    A list of names and nothing else is one of people.
    """
    fields = set(map(field_of, table.titles))
    if fields >= _BOTH_NAMES or not fields.isdisjoint(_OF_PEOPLE) or fields <= NAMES:
        return True
    profiles = any(_PROFILE in cell for row in sample for cell in row)
    return profiles or Field.EMAILS in _guessed(table, sample)


def _columns(table: Table, places: Places) -> Columns:
    used = {place for found in places.values() for place in found}
    shown = {field: found for field, found in places.items() if field not in _ADDRESS}
    return Columns(
        places=shown,
        addresses=_addresses(table, places),
        extras=tuple(
            (title, place)
            for place, title in enumerate(table.titles)
            if place not in used and not _NOISE.fullmatch(plain(title))
        ),
    )


def _guessed(table: Table, sample: Sequence[Sequence[str]]) -> Places:
    places: dict[Field, tuple[int, ...]] = {}
    for place, title in enumerate(table.titles):
        field = field_of(title) or _by_values([row[place] for row in sample])
        if field is not None and not _NOISE.fullmatch(plain(title)):
            places[field] = (*places.get(field, ()), place)
    return _decided(places)


def _decided(places: dict[Field, tuple[int, ...]]) -> Places:
    """Words of two meanings take the one that the other columns leave them."""
    first, last = Field.FIRST_NAME in places, Field.LAST_NAME in places
    both = {
        Field.NAME_OR_LAST: Field.LAST_NAME if first and not last else Field.NAME,
        Field.NAME_OR_FIRST: Field.FIRST_NAME if last and not first else Field.NAME,
        Field.SALUTATION: None if Field.TITLE in places else Field.TITLE,
    }
    for word, meaning in both.items():
        found = places.pop(word, ())
        if found and meaning is not None:
            places[meaning] = (*places.get(meaning, ()), *found)
    return places


def _by_values(cells: Sequence[str]) -> Field | None:
    filled = [cell for cell in map(stripped, cells) if cell]
    for field, is_such in _BY_VALUE:
        if filled and sum(map(is_such, filled)) >= _ENOUGH * len(filled):
            return field
    return None


def _addresses(table: Table, places: Places) -> tuple[tuple[int, ...], ...]:
    """City, state and country that belong together, such as those of «Business»."""
    groups: dict[str, list[int]] = {}
    for field in _ADDRESS:
        for place in places.get(field, ()):
            name = _ADDRESS_WORDS.sub("", plain(table.titles[place]))
            group = name if _ADDRESS_OF.search(name) else ""
            groups.setdefault(group, []).append(place)
    return tuple(map(tuple, groups.values()))
