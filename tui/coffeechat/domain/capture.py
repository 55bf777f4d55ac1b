"""Lines captured in a talk: one sign at the beginning says what a line is.

A plain line is a learning; `!` a suggestion, `+` a person named, `@me` my promise, `@them` their
offer, `?` an open question, `=` a term, `*` a surprise, `#` a field or (behind `@`) an organisation
that I had not heard of; `?me` is a hard question that they asked me. A number alone ticks a
question, `?` alone shows the keys.
"""

import re
from collections.abc import Callable

import msgspec

from coffeechat.domain.text import clean_line

_LONGEST = 2000


class Note(msgspec.Struct, frozen=True):
    """Something learned."""

    text: str


class Suggestion(msgspec.Struct, frozen=True):
    """Something they advise me to do."""

    text: str


class NamedPerson(msgspec.Struct, frozen=True):
    """Somebody they name, with where that person works and whatever was said about it."""

    name: str
    organisation: str = ""
    note: str = ""


class Promise(msgspec.Struct, frozen=True):
    """Something I promise them."""

    text: str


class Offer(msgspec.Struct, frozen=True):
    """Something they offer me."""

    text: str


class OpenQuestion(msgspec.Struct, frozen=True):
    """A question to put to somebody else."""

    text: str


class HardQuestion(msgspec.Struct, frozen=True):
    """A question that they put to me, to have an answer ready the next time."""

    text: str


class Term(msgspec.Struct, frozen=True):
    """A word of the field, with its meaning if that was said."""

    term: str
    meaning: str = ""


class Surprise(msgspec.Struct, frozen=True):
    """Something that I did not expect."""

    text: str


class Field(msgspec.Struct, frozen=True):
    """A field or role that I had not heard of, with whatever was said about it."""

    name: str
    note: str = ""


class Organisation(msgspec.Struct, frozen=True):
    """An organisation that I had not heard of, with whatever was said about it."""

    name: str
    note: str = ""


class Tick(msgspec.Struct, frozen=True):
    """The question of that number, counted from 1, was asked."""

    number: int


class KeysWanted(msgspec.Struct, frozen=True):
    """The keys are to be shown."""


Captured = (
    Note
    | Suggestion
    | NamedPerson
    | Promise
    | Offer
    | OpenQuestion
    | HardQuestion
    | Term
    | Surprise
    | Field
    | Organisation
    | Tick
    | KeysWanted
)

_NUMBER = re.compile(r"[1-9][0-9]?")
_MINE = re.compile(r"@me\b:?(.*)", re.IGNORECASE)
_THEIRS = re.compile(r"@them\b:?(.*)", re.IGNORECASE)
_OF_ME = re.compile(r"\?me\b:?(.*)", re.IGNORECASE)
_NOTE = re.compile(r",|: ")
_WORKPLACE = re.compile(r" at | ?@ ?", re.IGNORECASE)


def parse_capture(line: str) -> Captured | None:
    """What a captured line says; nothing for an empty line or a sign with nothing behind it."""
    line = clean_line(line, _LONGEST)
    if line == "?":
        return KeysWanted()
    if _NUMBER.fullmatch(line):
        return Tick(int(line))
    for pattern, kind in ((_MINE, Promise), (_THEIRS, Offer), (_OF_ME, HardQuestion)):
        promised = pattern.fullmatch(line)
        if promised:
            return kind(promised[1].strip()) if promised[1].strip() else None
    sign, text = line[:1], line[1:].strip()
    make = _SIGNS.get(sign)
    if make is None:
        return Note(line) if line else None
    return make(text) if text else None


def parse_named_person(text: str) -> NamedPerson:
    """Whom a text names, such as «Sam Ortiz at Verda, use her name»."""
    who, _, note = text.partition(",")
    name, *workplace = _WORKPLACE.split(who, maxsplit=1)
    if not name.strip():
        return NamedPerson(text)
    return NamedPerson(name.strip(), "".join(workplace).strip(), note.strip())


def _new_place(text: str) -> Field | Organisation:
    """What is new: a field, or behind `@` an organisation; the rest follows a comma or a colon."""
    kind, told = (Organisation, text[1:].strip()) if text.startswith("@") else (Field, text)
    name, note = _NOTE.split(told, maxsplit=1) if _NOTE.search(told) else (told, "")
    if not name.strip():
        return Field(text)
    return kind(name.strip(), note.strip())


def _term(text: str) -> Term:
    """The term is what is quoted, or what stands before a colon, or the first word."""
    if text.startswith('"'):
        term, _, meaning = text[1:].partition('"')
    else:
        term, _, meaning = text.partition(": " if ": " in text else " ")
    if not term.strip():
        return Term(text)
    return Term(term.strip(), meaning.strip(": "))


_SIGNS: dict[str, Callable[[str], Captured]] = {
    "!": Suggestion,
    "+": parse_named_person,
    "?": OpenQuestion,
    "=": _term,
    "*": Surprise,
    "#": _new_place,
}
