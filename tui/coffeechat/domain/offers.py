"""What is offered on a person to confirm with a digit: points of connection, and whys.

Everything offered follows from what is recorded; nothing is confirmed unless I do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from coffeechat.domain.days import month_words
from coffeechat.domain.parts import Point
from coffeechat.domain.points import open_points, point_words
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import clean_line, fold
from coffeechat.domain.titles import main_title, with_article
from coffeechat.domain.tracks import DONE_WITH
from coffeechat.domain.warm_path import NOBODY, Acquaintances, mutual_contact
from coffeechat.domain.warmth import last_contact
from coffeechat.domain.words import PointKind

#: Together as many as there are digits.
MOST_POINTS, MOST_WHYS = 6, 3
#: Contact that was not longer ago than this is a reason to write.
LATELY = timedelta(days=365)

_BEST_FIRST = (
    PointKind.REFERRED_BY,
    PointKind.MET_AT_OCCASION,
    PointKind.MUTUAL_CONTACT,
    PointKind.SAME_LAB,
    PointKind.SAME_PROGRAMME,
    PointKind.SAME_INSTITUTION,
    PointKind.SHARED_TRANSITION,
    PointKind.SAME_EMPLOYER,
    PointKind.SHARED_IDENTITY,
    PointKind.SAME_ASSOCIATION,
)
_RANKS = {kind: rank for rank, kind in enumerate(_BEST_FIRST)}


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to confirm.

    Attributes:
        kind: A point of connection, or a why.
        text: As it is shown.
        value: What the verb ‹connection› or ‹why› is told to note it.
    """

    kind: Literal["point", "why"]
    text: str
    value: str


def offers(
    records: Records, person: Person, now: datetime, acquaintances: Acquaintances = NOBODY
) -> list[Offer]:
    """What to confirm about a person, the likeliest first; the digit of each is its place from 1.

    Points come before whys until one is confirmed; then the whys come first, until there is one.

    Args:
        records: The state of everything.
        person: Who.
        now: The moment, aware; what happened long ago is no why.
        acquaintances: Whom I know where, for people we may both know; see `Session.acquaintances`.
    """
    points = [
        Offer("point", words, words)
        for words in map(point_words, open_to_confirm(records, person, acquaintances))
    ][:MOST_POINTS]
    conversation = records.open_conversation(person.id)
    has_why = conversation is not None and bool(conversation.why)
    whys = [] if has_why else suggested_whys(records, person, now)
    reasons = [Offer("why", why, why) for why in whys[:MOST_WHYS]]
    return [*reasons, *points] if _is_connected(person) else [*points, *reasons]


def open_to_confirm(
    records: Records, person: Person, acquaintances: Acquaintances = NOBODY
) -> list[Point]:
    """All points of connection that are suggested, the best first."""
    found = [
        *open_points(records.profile, person),
        *_not_known(person, _from_records(records, person, acquaintances)),
    ]
    once = {(point.kind, fold(point.detail)): point for point in reversed(found)}
    best_last = sorted(once.values(), key=lambda point: -_RANKS.get(point.kind, len(_RANKS)))
    return best_last[::-1]


def suggested_whys(records: Records, person: Person, now: datetime) -> list[str]:
    """Whys in my own words, from what is known of a person; each is one line to begin with."""
    return list(dict.fromkeys(_whys(records, person, now)))


def _is_connected(person: Person) -> bool:
    return any(
        point.confirmed and point.kind is not PointKind.LINKEDIN_CONNECTION
        for point in person.points
    )


def _not_known(person: Person, points: Iterable[Point]) -> Iterator[Point]:
    known = {(point.kind, fold(point.detail)) for point in person.points}
    return (point for point in points if (point.kind, fold(point.detail)) not in known)


def _from_records(
    records: Records, person: Person, acquaintances: Acquaintances
) -> Iterator[Point]:
    """Who named them, where we may have met, whom we may both know."""
    referrer = records.people.get(person.referred_by or "")
    if referrer is not None:
        yield Point(kind=PointKind.REFERRED_BY, detail=referrer.name, confirmed=False)
    said = fold("\n".join((*person.tags, *person.affiliations, person.notes)))
    for occasion in records.occasions.values():
        if fold(occasion.name) in said:
            yield Point(kind=PointKind.MET_AT_OCCASION, detail=occasion.name, confirmed=False)
    both = mutual_contact(records, acquaintances, person)
    if both is not None:
        yield Point(kind=PointKind.MUTUAL_CONTACT, detail=both.name, confirmed=False)


def _whys(records: Records, person: Person, now: datetime) -> Iterator[str]:
    """From what sets a person apart to what many share; each goes on from «I am drawn to»."""
    job, where = main_title(person.title), clean_line(person.organisation)
    someone = with_article(job) if job else ""
    if len(person.positions) > 1 and (job or where):
        former = person.positions[1]
        if before := _job(main_title(former.title), clean_line(former.organisation)):
            yield f"their way from {before} to {_job(job, where)}"
    yield from _changes(person)
    for name in _track_names(records, person):
        yield f"{someone} sees {name} from the inside" if job else f"they know {name}"
    yield from _heard(records, person, now)
    if job:
        yield f"what {someone} does all week{f' at {where}' if where else ''}"
    elif where:
        yield f"what {where} is like inside"


def _job(title: str, organisation: str) -> str:
    return " at ".join(filter(None, (title, organisation)))


def _changes(person: Person) -> Iterator[str]:
    """Changes of path that we share."""
    for point in person.points:
        if point.kind is PointKind.SHARED_TRANSITION and point.detail:
            yield f"they {clean_line(point.detail)} too, and I would like to hear how"


def _track_names(records: Records, person: Person) -> Iterator[str]:
    """What I explore and they are part of, else what their job names."""
    theirs = [records.tracks[one] for one in person.tracks if one in records.tracks]
    said = fold(f"{person.title}\n{person.organisation}")
    for track in theirs or records.tracks.values():
        if track.status not in DONE_WITH and (theirs or fold(track.name) in said):
            yield clean_line(track.name)


def _heard(records: Records, person: Person, now: datetime) -> Iterator[str]:
    """Who named them, and contact that was not long ago."""
    referrer = records.people.get(person.referred_by or "")
    if referrer is not None:
        yield f"{clean_line(referrer.name)} thought that we should talk"
    earlier = last_contact(person.contacts)
    if earlier is not None and now.date() - earlier[0] <= LATELY:
        yield f"we have been in touch, last in {month_words(earlier[0])}"
