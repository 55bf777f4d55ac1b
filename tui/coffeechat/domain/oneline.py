"""A person added in one line.

`Jelisa Okafor @Green Rivers, Program Manager track:nonprofits point:"State U" dream:yes`: the name,
the employer after `@`, the title after a comma, then keys with their values, the same keys as in
the filter. Values with blanks stand in double quotes.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

import msgspec

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.levels import parse_level
from coffeechat.domain.parts import Part, Point
from coffeechat.domain.points import mine_named, told_point
from coffeechat.domain.records import Profile
from coffeechat.domain.text import clean_line
from coffeechat.domain.typed_values import (
    read_mail,
    read_url,
    read_warmth,
    read_yes_no,
    read_zone_name,
)
from coffeechat.domain.words import Seniority, Warmth

_LONGEST_VALUE = 1000
#: Keys, and the field of a person that each fills.
KEYS: Mapping[str, str] = {
    "track": "tracks",
    "point": "points",
    "tag": "tags",
    "mail": "emails",
    "email": "emails",
    "phone": "phones",
    "url": "urls",
    "place": "place",
    "zone": "zone",
    "level": "level",
    "warmth": "warmth",
    "by": "referred_by",
    "dream": "dream",
    "why": "why",
    "note": "notes",
    "org": "organisation",
    "title": "title",
}
#: Fields of which there may be several.
_MANY = {"tracks", "points", "tags", "emails", "phones", "urls"}
#: How a text becomes the value of a field; of the others the text is the value.
_READ: Mapping[str, Callable[[str], object]] = {
    "emails": read_mail,
    "urls": read_url,
    "zone": read_zone_name,
    "level": parse_level,
    "warmth": read_warmth,
    "dream": read_yes_no,
}
_KEY_LIST = ", ".join(key for key in KEYS if key != "email")

_KEY = re.compile(r"(?<!\S)(?P<key>[A-Za-z]+):")
_VALUE = re.compile(r'"(?P<quoted>[^"]*)"|“(?P<curly>[^”]*)”|(?P<plain>[^\s"“]\S*)')
#: Of those of which there may be several, one ends at a comma unless it stands in quotes.
_ONE_OF = re.compile(r'"(?P<quoted>[^"]*)"|“(?P<curly>[^”]*)”|(?P<plain>[^\s"“,][^\s,]*)')
_EMPLOYER = re.compile(r'(?<!\S)@\s*(?:"(?P<quoted>[^"]*)"|(?P<plain>[^,]*))')
_STRAY_MAIL = re.compile(r"[^\s@,\"]+@\S*")


class OneLineError(NotUnderstood):
    """A line that is not understood; `start` and `end` mark the place in it, in characters."""

    def __init__(self, sentence: str, start: int, end: int) -> None:
        super().__init__(sentence)
        self.start = start
        self.end = end


class NewPerson(Part, frozen=True):
    """What one line says of a person; tracks, and by whom they were named, by name.

    Only the records can tell who named them, so `referred_spot` says where in the line that stands.
    """

    name: str
    title: str = ""
    organisation: str = ""
    tracks: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    tags: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    place: str = ""
    zone: str = ""
    level: Seniority | None = None
    warmth: Warmth | None = None
    referred_by: str = ""
    dream: bool = False
    why: str = ""
    notes: str = ""
    referred_spot: tuple[int, int] = (0, 0)


class _Value(msgspec.Struct, frozen=True):
    """A value and where it stands in the line."""

    field: str
    text: str
    start: int
    end: int

    def refused(self, why: str) -> OneLineError:
        return OneLineError(f"«{self.text}» {why}.", self.start, self.end)


def parse_person(line: str, profile: Profile) -> NewPerson:
    """The person that one typed line describes.

    A point that is one of my own institutions, employers, memberships or places becomes a point
    of that kind, and so does one such as «met at a fair»; any other keeps its own words.

    Raises:
        OneLineError: Something was not understood; it says what, where, and what to write.
    """
    values_start = _values_start(line)
    name, title, organisation = _head(line[:values_start])
    single: dict[str, object] = {"title": title, "organisation": organisation}
    many: dict[str, tuple[str, ...]] = defaultdict(tuple)
    spots: dict[str, tuple[int, int]] = {}
    for value in _values(line, values_start):
        read = _read(value)
        if value.field in _MANY:
            many[value.field] += () if read in many[value.field] else (str(read),)
            continue
        if value.field in spots or single.get(value.field):
            raise value.refused(f"is a second {value.field.split('_')[0]}; leave one of them out")
        single[value.field] = read
        spots[value.field] = (value.start, value.end)
    points = tuple(dict.fromkeys(_point(detail, profile) for detail in many.pop("points", ())))
    spot = spots.get("referred_by", (0, 0))
    fields = {**single, **many, "name": name, "points": points, "referred_spot": spot}
    return msgspec.convert(fields, NewPerson)


def _values_start(line: str) -> int:
    """Where the first key stands; a word with a colon and a blank after it may be in a title."""
    for match in _KEY.finditer(line):
        followed = not line[match.end() : match.end() + 1].isspace() and match.end() < len(line)
        if match["key"].lower() in KEYS or followed:
            return match.start()
    return len(line)


def _head(head: str) -> tuple[str, str, str]:
    """Name, title and employer from what stands before the keys."""
    stray = _STRAY_MAIL.search(head)
    if stray:
        raise OneLineError(
            f"«{clean_line(stray[0])}» looks like an address; write it after mail: at the end.",
            *stray.span(),
        )
    employer = _EMPLOYER.search(head)
    before, after, organisation = head, "", ""
    if employer:
        before, after = head[: employer.start()], head[employer.end() :].strip()
        organisation = clean_line(employer["quoted"] or employer["plain"] or "")
        if not organisation:
            raise OneLineError("The employer is missing after @.", *employer.span())
        if after and not after.startswith(","):
            raise OneLineError(
                "A comma is missing between employer and title.", employer.end(), len(head)
            )
    name, _, title = before.partition(",")
    titles = [found for found in (clean_line(title), clean_line(after.lstrip(","))) if found]
    if not clean_line(name):
        raise OneLineError(
            "The name is missing; begin with it, like Jelisa Okafor @Green Rivers.", 0, len(head)
        )
    if len(titles) > 1:
        raise OneLineError("There are two titles; leave one of them out.", 0, len(head))
    return clean_line(name), "".join(titles), organisation


def _values(line: str, position: int) -> Iterator[_Value]:
    while position < len(line):
        key = _KEY.match(line, position)
        if key is None:
            word = line[position:].split(maxsplit=1)[0]
            raise OneLineError(
                f"«{clean_line(word)}» belongs to no key; put values with blanks in quotes.",
                position,
                position + len(word),
            )
        field = KEYS.get(key["key"].lower())
        if field is None:
            raise OneLineError(
                f"«{key[0]}» is no key; the keys are {_KEY_LIST}, and web addresses go after url:.",
                *key.span(),
            )
        end = key.end()
        for value in _behind(line, end, several=field in _MANY and field != "urls"):
            text = value["quoted"] or value["curly"] or value["plain"] or ""
            end = value.end()
            yield _Value(field, clean_line(text, _LONGEST_VALUE), *value.span())
        if end == key.end():
            raise OneLineError(
                f"«{key[0]}» has no value, or its quotes are not closed; write it right behind.",
                *key.span(),
            )
        position = len(line) - len(line[end:].lstrip(" \t,"))


def _behind(line: str, position: int, *, several: bool) -> Iterator[re.Match[str]]:
    """The value right behind a key, or where there may be several, each between the commas."""
    pattern = _ONE_OF if several else _VALUE
    value = pattern.match(line, position)
    while value is not None:
        yield value
        more = several and line[value.end() : value.end() + 1] == ","
        value = pattern.match(line, value.end() + 1) if more else None


def _read(value: _Value) -> object:
    if not value.text:
        raise value.refused("is empty; leave the key out instead")
    try:
        return _READ.get(value.field, str)(value.text)
    except NotUnderstood as error:
        raise OneLineError(str(error), value.start, value.end) from error


def _point(detail: str, profile: Profile) -> Point:
    return mine_named(profile, detail) or told_point(detail)
