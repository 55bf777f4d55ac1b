"""One person here and in a file: field by field, which value stands.

`Person.imported` notes what the last import gave. A field that is still that was not touched, so
the source may change it; a field that is not was edited by hand and stays.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any

from coffeechat.domain.identity import canonical_url, plain
from coffeechat.domain.incoming import SourcePerson, SourcePoint, point_text, points_of
from coffeechat.domain.parts import Point, Position
from coffeechat.domain.records import Person
from coffeechat.domain.text import fold

_SINGLE = ("name", "place", "notes", "connected_on")
_JOB = ("title", "organisation")
_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that I edited and the source changed since; mine stays.

    `field` is named as in `SourcePerson`.
    """

    person: str
    field: str
    mine: str
    theirs: str
    line: int


def given_by(one: SourcePerson) -> dict[str, str]:
    """What a file gives of a person, as `Person.imported` notes it: no empty values."""
    given = {"name": one.name}
    if one.title:
        given["title"] = one.title
    if one.organisation:
        given["organisation"] = one.organisation
    if one.emails:
        given["emails"] = _BETWEEN.join(one.emails)
    if one.urls:
        given["urls"] = _BETWEEN.join(one.urls)
    if one.connected_on:
        given["connected_on"] = one.connected_on.isoformat()
    if one.phones or one.place or one.notes or one.points or one.tags:
        given.update(_rarely_given(one))
    return given


def _rarely_given(one: SourcePerson) -> dict[str, str]:
    """What most people of a network lack."""
    given = {
        "phones": _BETWEEN.join(one.phones),
        "place": one.place,
        "notes": one.notes,
        "points": _BETWEEN.join(map(point_text, one.points)),
        "tags": _BETWEEN.join(one.tags),
    }
    return {field: text for field, text in given.items() if text}


def settle(person: Person, one: SourcePerson, plugin: str) -> tuple[Person, tuple[Conflict, ...]]:
    """The person after an import, and the fields in dispute; the same object if nothing changes."""
    given, last = given_by(one), person.imported
    extras = _with_extras(person, plugin, one.extras)
    if given == last and extras is person.extras:
        return person, ()
    changes, disputed = _single_fields(person, one, given)
    positions, disputed_job = _positions(person, given)
    after = person.replace(
        **changes,
        positions=positions,
        emails=more(person.emails, last.get("emails", ""), one.emails, str.casefold),
        phones=more(person.phones, last.get("phones", ""), one.phones, plain),
        points=more_points(person.points, one.points, last.get("points", "")),
        tags=more(person.tags, last.get("tags", ""), one.tags, fold),
        **_addresses(person, one),
        extras=extras,
    )
    after = after.replace(imported=_note(after, given, last))
    conflicts = tuple(
        Conflict(person.id, field, _text(person, field), given[field], one.line)
        for field in disputed + disputed_job
    )
    return (person if after == person else after), conflicts


def settle_older(person: Person, one: SourcePerson, plugin: str) -> Person:
    """The person after an import of a file older than what is here: only gaps are filled.

    The job and the address of that time become former ones.
    """
    given, last = given_by(one), person.imported
    gaps = {
        field: getattr(one, field)
        for field in _SINGLE
        if field in given and field not in last and not _text(person, field)
    }
    known_urls = {canonical_url(url) for url in person.urls + person.old_urls}
    former_urls = tuple(url for url in one.urls if canonical_url(url) not in known_urls)
    after = person.replace(
        **gaps,
        positions=_with_former_job(person.positions, one),
        emails=more(person.emails, last.get("emails", ""), one.emails, str.casefold),
        phones=more(person.phones, last.get("phones", ""), one.phones, plain),
        points=more_points(person.points, one.points, last.get("points", "")),
        tags=more(person.tags, last.get("tags", ""), one.tags, fold),
        old_urls=person.old_urls + former_urls,
        extras=_with_extras(person, plugin, {**one.extras, **person.extras.get(plugin, {})}),
        imported={**given, **last},
    )
    return person if after == person else after


class _Verdict(Enum):
    KEEP = auto()
    TAKE = auto()
    DISPUTE = auto()


def _verdict(person: Person, field: str, given: Mapping[str, str]) -> _Verdict:
    mine, last, theirs = _text(person, field), person.imported.get(field, ""), given.get(field, "")
    if not theirs or _same(field, theirs, mine) or _same(field, theirs, last):
        return _Verdict.KEEP
    return _Verdict.TAKE if _same(field, mine, last) else _Verdict.DISPUTE


def _same(field: str, one: str, other: str) -> bool:
    """Blanks and case make no difference, but for how a name is written."""
    return one == other or (field != "name" and plain(one) == plain(other))


def _text(person: Person, field: str) -> str:
    value = getattr(person, field)
    if isinstance(value, date):
        return value.isoformat()
    return value or ""


def _single_fields(
    person: Person, one: SourcePerson, given: Mapping[str, str]
) -> tuple[dict[str, Any], list[str]]:
    verdicts = {field: _verdict(person, field, given) for field in _SINGLE}
    taken = {
        field: getattr(one, field)
        for field, verdict in verdicts.items()
        if verdict is _Verdict.TAKE
    }
    return taken, [field for field, verdict in verdicts.items() if verdict is _Verdict.DISPUTE]


def _positions(person: Person, given: Mapping[str, str]) -> tuple[tuple[Position, ...], list[str]]:
    """The positions with a new one first, and the parts of the job in dispute.

    Title and employer are one job: when one is in dispute neither is taken, and a new job does
    not inherit from the old one what the source does not tell.
    """
    verdicts = {field: _verdict(person, field, given) for field in _JOB}
    new = [field for field, verdict in verdicts.items() if verdict is not _Verdict.KEEP]
    if not new or _Verdict.DISPUTE in verdicts.values():
        return person.positions, new
    moved = any(_text(person, field) for field in new)
    job = {}
    for field in _JOB:
        mine = _text(person, field)
        untouched = _same(field, mine, person.imported.get(field, ""))
        inherited = "" if moved and untouched and field not in given else mine
        job[field] = given[field] if field in new else inherited
    position = Position(**job)
    former = person.positions if moved else person.positions[1:]
    return (position, *(past for past in former if past != position)), []


def _with_former_job(positions: tuple[Position, ...], one: SourcePerson) -> tuple[Position, ...]:
    job = Position(title=one.title, organisation=one.organisation)
    known = (Position(), *positions)
    return positions if _plain_job(job) in map(_plain_job, known) else (*positions, job)


def _plain_job(position: Position) -> tuple[str, str]:
    return plain(position.title), plain(position.organisation)


def more(
    mine: tuple[str, ...], last: str, theirs: tuple[str, ...], form: Callable[[str], str]
) -> tuple[str, ...]:
    """My values and those that the source did not give before; what I took out stays out.

    `form` is how two values are compared; `last` has a line for each that was given before.
    """
    known = {form(value) for value in (*mine, *last.split(_BETWEEN))}
    return mine + tuple(value for value in theirs if form(value) not in known)


def more_points(
    mine: tuple[Point, ...], theirs: Iterable[SourcePoint], last: str = ""
) -> tuple[Point, ...]:
    """My points of connection and those that are new.

    Args:
        mine: Those that are here; of one that is given too, mine stays.
        theirs: Those that are given.
        last: What was given before, a line for each; what I took out of that stays out.
    """
    known = {fold(text) for text in (*map(point_text, mine), *last.split(_BETWEEN))}
    new = (point for point in points_of(theirs) if fold(point_text(point)) not in known)
    return (*mine, *new)


def _addresses(person: Person, one: SourcePerson) -> dict[str, tuple[str, ...]]:
    """A profile address that changed goes to the former ones, by which the person is known too."""
    last = {canonical_url(url) for url in person.imported.get("urls", "").split(_BETWEEN)}
    given = {canonical_url(url) for url in one.urls}
    mine = {canonical_url(url) for url in person.urls}
    new = [url for url in one.urls if canonical_url(url) not in last | mine]
    if not new:
        return {}
    replaced = [url for url in person.urls if canonical_url(url) in last - given]
    former = [url for url in person.old_urls if canonical_url(url) not in given]
    return {
        "urls": (*new, *(url for url in person.urls if url not in replaced)),
        "old_urls": (*former, *replaced),
    }


def _with_extras(
    person: Person, plugin: str, extras: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    if not extras:
        return person.extras
    mine = person.extras.get(plugin, {})
    if extras.items() <= mine.items():
        return person.extras
    return {**person.extras, plugin: {**mine, **extras}}


def _note(after: Person, given: Mapping[str, str], last: Mapping[str, str]) -> dict[str, str]:
    """What the source gave, and of what it does not give any more what still stands."""
    gone = {field for field in _JOB if field not in given and not _text(after, field)}
    return {field: value for field, value in {**last, **given}.items() if field not in gone}
