"""How a line that adds somebody may go on: names of firms, tracks and the like that are here."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from coffeechat.domain.levels import LEVEL_WORDS
from coffeechat.domain.occasions import PREFIX, is_occasion
from coffeechat.domain.oneline import KEYS
from coffeechat.domain.parts import Point, Position
from coffeechat.domain.records import Profile
from coffeechat.domain.snapshot import Records
from coffeechat.domain.table import Table
from coffeechat.domain.text import fold
from coffeechat.domain.tracks import in_order
from coffeechat.domain.warmth import WARMTH_WORDS

Vocabulary = Mapping[str, Sequence[str]]
"""A key of the line, or «@» or «occasion», to its values, the likeliest first."""

_MOST = 6
_QUOTED = re.compile(r'(?<!\S)(?P<key>[A-Za-z]+):"(?P<typed>[^"]*)$')
_PLAIN = re.compile(r"(?<!\S)(?P<key>[A-Za-z]+):(?P<typed>[^\s\"]*)$")
_EMPLOYER = re.compile(r'(?<!\S)@\s*"?(?P<typed>[^,"@:]*)$')
_TITLE = re.compile(r'(?<!\S)@(?:"[^"]*"|[^,"@:]*),\s*(?P<typed>[^\s,"@:][^,"@:]*)$')
_WORD = re.compile(r"(?<=\s)[a-z]+$")


class Continuation(NamedTuple):
    """One way to go on: what it would say, and the whole line with it."""

    shown: str
    line: str


class _Told(msgspec.Struct, frozen=True):
    """What of a person others may share; quick to decode."""

    name: str = ""
    positions: tuple[Position, ...] = ()
    points: tuple[Point, ...] = ()
    tags: tuple[str, ...] = ()
    place: str = ""


def vocabulary(records: Records) -> Vocabulary:
    """The values that occur here, those of most people first."""
    table = records.people
    people: Iterable[_Told] = table.lines(_Told) if isinstance(table, Table) else _told(records)
    counts: dict[str, Counter[str]] = {
        key: Counter() for key in ("@", "title", "point", "tag", "place")
    }
    names = []
    for person in people:
        names.append(person.name)
        counts["@"].update(job.organisation for job in person.positions)
        counts["title"].update(job.title for job in person.positions)
        counts["point"].update(point.detail for point in person.points)
        counts["tag"].update(person.tags)
        counts["place"][person.place] += 1
    often = {key: _often(found) for key, found in counts.items()}
    occasions = sorted(records.occasions.values(), key=lambda one: one.id, reverse=True)
    return {
        **often,
        "org": often["@"],
        "point": tuple(dict.fromkeys((*_mine(records.profile), *often["point"]))),
        "track": tuple(track.name for track in in_order(records)),
        "by": sorted(names),
        "level": tuple(LEVEL_WORDS.values()),
        "warmth": tuple(WARMTH_WORDS.values()),
        "dream": ("yes", "no"),
        "occasion": tuple(one.name for one in occasions),
    }


def continuations(line: str, words: Callable[[], Vocabulary]) -> Sequence[Continuation]:
    """Ways to go on at the end of a line, the likeliest first; none where nothing is known.

    Args:
        line: What is typed so far.
        words: Gives the values that occur; asked for only where a value may follow.
    """
    if is_occasion(line):
        start = len(line) - len(line.lstrip()) + len(PREFIX)
        typed = line[start:].strip()
        return _values(words()["occasion"], typed, f"{line[:start]} ", "{}")
    for pattern in (_QUOTED, _PLAIN):
        value = pattern.search(line)
        if value is not None:
            key = value["key"]
            given, comma, typed = value["typed"].rpartition("," if pattern is _PLAIN else "\n")
            before = f"{line[: value.start()]}{key}:{given}{comma}"
            return _values(words().get(key.casefold(), ()), typed, before, None)
    job = _job(line, words)
    if job:
        return job
    word = _WORD.search(line)
    if word is None:
        return ()
    before = line[: word.start()]
    return [Continuation(f"{key}:", f"{before}{key}:") for key in KEYS if key.startswith(word[0])][
        :_MOST
    ]


def _job(line: str, words: Callable[[], Vocabulary]) -> Sequence[Continuation]:
    """Where they work, behind the «@», and as what."""
    employer = _EMPLOYER.search(line)
    if employer is not None:
        before = line[: employer.start()] + "@"
        return _values(words()["@"], employer["typed"], before, "{}, ")
    title = _TITLE.search(line)
    if title is None:
        return ()
    return _values(words()["title"], title["typed"], line[: title.start("typed")], "{} ")


def _values(
    values: Sequence[str], typed: str, before: str, form: str | None
) -> Sequence[Continuation]:
    """The values that begin as typed; a form of None quotes them where they have blanks."""
    wanted = fold(typed).strip()
    fitting = (value for value in values if fold(value).startswith(wanted))
    shapes = ((value, form or ('"{}" ' if " " in value else "{} ")) for value in fitting)
    return [Continuation(value, before + shape.format(value)) for value, shape in shapes][:_MOST]


def _often(counts: Counter[str]) -> Sequence[str]:
    counts.pop("", None)
    return sorted(counts, key=lambda value: (-counts[value], fold(value)))


def _mine(profile: Profile) -> Iterable[str]:
    return (*profile.institutions, *profile.employers, *profile.memberships, *profile.places)


def _told(records: Records) -> Iterable[_Told]:
    for person in records.people.values():
        yield _Told(person.name, person.positions, person.points, person.tags, person.place)
