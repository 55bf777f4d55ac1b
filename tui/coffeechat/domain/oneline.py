"""A person added in one line.

`Jelisa Okafor @Green Rivers, Program Manager track:nonprofits point:"State U" dream:yes`: the name,
the employer after `@`, the title after a comma, then keys with their values. Values with blanks
stand in double quotes.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.records import Part, Point, Profile
from coffeechat.domain.text import clean_line, fold, safe_url
from coffeechat.domain.words import PointKind

_LONGEST_VALUE = 1000
#: Keys, and the field of a person that each fills.
_FIELDS = {
    "track": "tracks",
    "point": "points",
    "tag": "tags",
    "mail": "emails",
    "email": "emails",
    "url": "urls",
    "place": "place",
    "dream": "dream",
    "why": "why",
}
_SINGLE_FIELDS = {"place", "dream", "why"}
_KEY_LIST = "track, point, tag, mail, url, place, dream, why"

_KEY = re.compile(r"(?<!\S)(?P<key>[A-Za-z]+):")
_VALUE = re.compile(r'"(?P<quoted>[^"]*)"|“(?P<curly>[^”]*)”|(?P<plain>[^\s"“]\S*)')
_EMPLOYER = re.compile(r'(?<!\S)@\s*(?:"(?P<quoted>[^"]*)"|(?P<plain>[^,]*))')
_MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]+")
_STRAY_MAIL = re.compile(r"[^\s@,\"]+@\S*")


class OneLineError(NotUnderstood):
    """A line that is not understood; `start` and `end` mark the place in it, in characters."""

    def __init__(self, sentence: str, start: int, end: int) -> None:
        super().__init__(sentence)
        self.start = start
        self.end = end


class NewPerson(Part, frozen=True):
    """What one line says of a person; tracks and tags by name."""

    name: str
    title: str = ""
    organisation: str = ""
    tracks: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    tags: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    place: str = ""
    dream: bool = False
    why: str = ""


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
    of that kind; any other keeps its own words.

    Raises:
        OneLineError: Something was not understood; it says what, where, and what to write.
    """
    values_start = _values_start(line)
    name, title, organisation = _head(line[:values_start])
    given: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for value in _values(line, values_start):
        text = _read(value)
        if value.field in _SINGLE_FIELDS and given[value.field]:
            raise value.refused(f"is a second {value.field}; leave one of them out")
        if text not in given[value.field]:
            given[value.field] += (text,)
    return NewPerson(
        name=name,
        title=title,
        organisation=organisation,
        tracks=given["tracks"],
        points=tuple(dict.fromkeys(_point(detail, profile) for detail in given["points"])),
        tags=given["tags"],
        emails=given["emails"],
        urls=given["urls"],
        place="".join(given["place"]),
        dream=given["dream"] == ("yes",),
        why="".join(given["why"]),
    )


def _values_start(line: str) -> int:
    """Where the first key stands; a word with a colon and a blank after it may be in a title."""
    for match in _KEY.finditer(line):
        followed = not line[match.end() : match.end() + 1].isspace() and match.end() < len(line)
        if match["key"].lower() in _FIELDS or followed:
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
        field = _FIELDS.get(key["key"].lower())
        if field is None:
            raise OneLineError(
                f"«{key[0]}» is no key; the keys are {_KEY_LIST}, and web addresses go after url:.",
                *key.span(),
            )
        value = _VALUE.match(line, key.end())
        if value is None:
            raise OneLineError(
                f"«{key[0]}» has no value, or its quotes are not closed; write it right behind.",
                *key.span(),
            )
        text = clean_line(value["quoted"] or value["curly"] or value["plain"] or "", _LONGEST_VALUE)
        yield _Value(field, text, *value.span())
        position = value.end() + len(line[value.end() :]) - len(line[value.end() :].lstrip())


def _read(value: _Value) -> str:
    text = value.text
    if not text:
        raise value.refused("is empty; leave the key out instead")
    if value.field == "emails" and not _MAIL.fullmatch(text):
        raise value.refused("is no e-mail address; write it like jo@example.org")
    if value.field == "dream" and text.lower() not in {"yes", "no"}:
        raise value.refused("is neither yes nor no")
    if value.field == "dream":
        return text.lower()
    if value.field == "urls":
        return _url(value)
    return text


def _url(value: _Value) -> str:
    url = value.text
    if ":" not in url.partition("/")[0] and "." in url:
        url = f"https://{url}"
    if not safe_url(url):
        raise value.refused("is no web address; write it like https://example.org/jo")
    return url


def _point(detail: str, profile: Profile) -> Point:
    mine = {
        PointKind.SAME_INSTITUTION: profile.institutions,
        PointKind.SAME_EMPLOYER: profile.employers,
        PointKind.SAME_ASSOCIATION: profile.memberships,
        PointKind.SAME_PLACE: profile.places,
    }
    for kind, names in mine.items():
        for name in names:
            if fold(name) == fold(detail):
                return Point(kind=kind, detail=name)
    return Point(kind=PointKind.OTHER, detail=detail)
