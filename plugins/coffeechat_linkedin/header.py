"""Finding the header: by what it says, never by its line number.

LinkedIn puts a block of notes above it, owners delete that block, spreadsheets pad it.
"""

import csv
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

_SEARCHED_LINES = 60
_DELIMITERS = ",;\t"
_KNOWN_COLUMNS = 3
_OUTLOOK_WIDTH = 59
#: Over so many lines a header goes on whose titles have line breaks.
_MOST_LINES, _LONGEST = 40, 20_000


class Column(Enum):
    """What a column holds."""

    FULL_NAME = auto()
    FIRST_NAME = auto()
    MIDDLE_NAME = auto()
    LAST_NAME = auto()
    URL = auto()
    EMAIL = auto()
    PHONE = auto()
    COMPANY = auto()
    POSITION = auto()
    PLACE = auto()
    NOTES = auto()
    CONNECTED_ON = auto()


#: In the order in which the parts of a name are written.
NAME_COLUMNS = (Column.FULL_NAME, Column.FIRST_NAME, Column.MIDDLE_NAME, Column.LAST_NAME)

#: LinkedIn writes English headers whatever the account's language; the other languages are for
#: files that went through a translated spreadsheet or form.
_TITLES = {
    Column.FULL_NAME: "Name; Full Name",
    Column.FIRST_NAME: "First Name; Prénom; Vorname; Nombre; Nome; Voornaam",
    Column.MIDDLE_NAME: "Middle Name",
    Column.LAST_NAME: (
        "Last Name; Nom; Nom de famille; Nachname; Apellido; Apellidos; Sobrenome; Cognome; "
        "Achternaam"
    ),
    Column.URL: "URL; Profile URL; LinkedIn URL; Web Page; Personal Web Page",
    Column.EMAIL: (
        "Email Address; Email; E-mail 2 Address; E-mail 3 Address; Adresse e-mail; E-Mail-Adresse; "
        "Correo electrónico; Endereço de e-mail; Indirizzo e-mail; E-mailadres"
    ),
    Column.PHONE: (
        "Primary Phone; Mobile Phone; Business Phone; Business Phone 2; Home Phone; Home Phone 2; "
        "Other Phone"
    ),
    Column.COMPANY: "Company; Entreprise; Unternehmen; Firma; Empresa; Azienda; Bedrijf",
    Column.POSITION: "Position; Job Title; Poste; Cargo; Puesto; Posizione; Functie",
    Column.PLACE: "Location",
    Column.NOTES: "Notes",
    Column.CONNECTED_ON: (
        "Connected On; Connecté le; Verbunden am; Conectado el; Conectado em; Collegato il; "
        "Verbonden op"
    ),
}


def _plain(title: str) -> str:
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())


_COLUMN_OF = {
    _plain(title): column for column, titles in _TITLES.items() for title in titles.split(";")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The line that names the columns.

    Attributes:
        line: Its number, from 1; of several, that of the last.
        titles: As written, without surrounding blanks.
        places: Where each known column stands, from 0; some kinds of column stand more than once.
    """

    line: int
    delimiter: str
    titles: tuple[str, ...]
    places: Mapping[Column, tuple[int, ...]]

    @property
    def names_people(self) -> bool:
        """Whether there is a column with a name in it."""
        return any(column in self.places for column in NAME_COLUMNS)

    @property
    def of_outlook(self) -> bool:
        """LinkedIn's address book for Outlook, written until 2017: 59 columns and no date."""
        return (
            len(self.titles) == _OUTLOOK_WIDTH
            and Column.EMAIL in self.places
            and Column.POSITION in self.places
        )


def find_header(lines: Sequence[str]) -> Header | None:
    """The header among the first lines, the one with names before one without."""
    nameless = None
    for number in range(1, min(len(lines), _SEARCHED_LINES) + 1):
        line, last = _record(lines, number)
        for delimiter in _DELIMITERS:
            header = _header(last, line, delimiter)
            if header and header.names_people:
                return header
            nameless = nameless or header
    return nameless


def _record(lines: Sequence[str], number: int) -> tuple[str, int]:
    """The line with those that a quoted line break parts from it, and the number of the last."""
    text = lines[number - 1]
    for last in range(number, min(len(lines), number + _MOST_LINES) + 1):
        if text.count('"') % 2 == 0:
            return text, last
        if len(text) > _LONGEST:
            break
        text += "".join(lines[last : last + 1])
    return lines[number - 1], number


def _header(number: int, line: str, delimiter: str) -> Header | None:
    try:
        titles = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return None
    places: dict[Column, tuple[int, ...]] = {}
    for place, title in enumerate(titles):
        if column := _COLUMN_OF.get(_plain(title)):
            places[column] = (*places.get(column, ()), place)
    header = Header(
        line=number,
        delimiter=delimiter,
        titles=tuple(" ".join(title.split()) for title in titles),
        places=places,
    )
    known = len(places) >= _KNOWN_COLUMNS
    return header if known and (Column.CONNECTED_ON in places or header.of_outlook) else None
