"""Two people who are one: every value of both, in one record; and the two again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any, TypeVar

from coffeechat.domain.contacts import fullest
from coffeechat.domain.days import exact_day_words
from coffeechat.domain.identity import canonical_url, plain
from coffeechat.domain.incoming import point_text
from coffeechat.domain.parts import DoNotContact, Point, Position
from coffeechat.domain.records import Pair, Person
from coffeechat.domain.text import fold

_T = TypeVar("_T")
_MOMENT = attrgetter("at", "kind")

#: Of these one value stands: what is told of both, and differs, is noted.
_SINGLE = (
    "name",
    "place",
    "address",
    "zone",
    "seniority",
    "practitioner",
    "years_ahead",
    "warmth",
    "connected_on",
)
#: Fields of other records that name a person.
REFERENCES = (
    ("conversations", "person"),
    ("conversations", "introducer"),
    ("messages", "person"),
    ("messages", "about"),
    ("learnings", "person"),
    ("loops", "person"),
    ("loops", "about"),
    ("overrides", "subject"),
    ("people", "referred_by"),
)


def in_age(one: Person, other: Person) -> tuple[Person, Person]:
    """The one who is known longer, then the newer one."""
    older, newer = sorted((one, other), key=lambda person: (person.created, person.id))
    return older, newer


def joined(older: Person, newer: Person, today: date) -> Person:
    """One person of two, with the id of the one known longer.

    What there can be several of is kept from both, the newer one's first. Of what there can be one
    of, the newer one's stands where both have it; the other is written into the notes.
    """
    single, lost = _singles(older, newer)
    urls = _union(newer.urls, older.urls, canonical_url)
    return older.replace(
        **single,
        positions=_jobs(newer.positions, older.positions),
        emails=_union(newer.emails, older.emails, str.casefold),
        phones=_union(newer.phones, older.phones, plain),
        urls=urls,
        old_urls=_without(_union(newer.old_urls, older.old_urls, canonical_url), urls),
        points=_points(newer.points, older.points),
        affiliations=_union(newer.affiliations, older.affiliations, fold),
        tracks=_union(newer.tracks, older.tracks, str),
        tags=_union(newer.tags, older.tags, fold),
        interests=_union(newer.interests, older.interests, fold),
        can_help=_union(newer.can_help, older.can_help, fold),
        contacts=fullest(older.contacts, newer.contacts),
        dream=older.dream or newer.dream,
        source=older.source and newer.source,
        referred_by=_referrer(older, newer),
        relationships=tuple(sorted({*older.relationships, *newer.relationships}, key=_MOMENT)),
        triage=newer.triage or older.triage,
        do_not_contact=_barred(older, newer),
        disconnected=_disconnected(older, newer),
        new_job=max(filter(None, (older.new_job, newer.new_job)), default=None),
        notes=_notes(older, newer, lost, today),
        imported={**older.imported, **newer.imported},
        extras=_extras(older, newer),
    )


def parted(now: Person, pair: Pair) -> tuple[Person, Person]:
    """Both as they were before a merge; what was changed since stays with the one who stayed."""
    stayed, went = pair.before
    after = pair.after
    assert after is not None, "a merged pair holds who came of it"
    unchanged = {
        field: getattr(stayed, field)
        for field in now.__struct_fields__
        if getattr(now, field) == getattr(after, field)
    }
    return now.replace(**unchanged), went


def _singles(older: Person, newer: Person) -> tuple[dict[str, Any], list[str]]:
    values, lost = {}, []
    for field in _SINGLE:
        mine, theirs = getattr(newer, field), getattr(older, field)
        empty = mine is None or mine == ""
        values[field] = theirs if empty else mine
        if not empty and theirs not in (None, "", mine):
            lost.append(f"{field.replace('_', ' ')} {_shown(theirs)}")
    return values, lost


def _shown(value: object) -> str:
    if isinstance(value, Enum):
        return value.name.lower().replace("_", " ")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _union(first: Iterable[_T], more: Iterable[_T], form: Callable[[_T], object]) -> tuple[_T, ...]:
    found: dict[object, _T] = {}
    for value in (*first, *more):
        found.setdefault(form(value), value)
    return tuple(found.values())


def _without(urls: Iterable[str], present: Iterable[str]) -> tuple[str, ...]:
    known = set(map(canonical_url, present))
    return tuple(url for url in urls if canonical_url(url) not in known)


def _jobs(first: Iterable[Position], more: Iterable[Position]) -> tuple[Position, ...]:
    """Each job once: «Verda» is «Analyst, Verda», told with less, and stands where it stood."""
    jobs = list(_union(first, more, _plain_job))
    for place, job in enumerate(jobs):
        fuller = next((other for other in jobs if _tells_more(other, job)), None)
        if fuller is not None:
            jobs[place] = fuller
    return tuple(dict.fromkeys(jobs))


def _tells_more(one: Position, other: Position) -> bool:
    """Whether a job is the other one, where one of the two lacks its title or organisation."""
    same = [mine == theirs for mine, theirs in zip(_plain_job(one), _plain_job(other), strict=True)]
    return sum(same) == 1 and "" in _plain_job(other) and "" not in _plain_job(one)


def _plain_job(position: Position) -> tuple[str, str]:
    return plain(position.title), plain(position.organisation)


def _points(first: Iterable[Point], more: Iterable[Point]) -> tuple[Point, ...]:
    """What I confirmed of either stands before what was only suggested."""
    both = sorted((*first, *more), key=lambda point: not point.confirmed)
    return _union(both, (), lambda point: fold(point_text(point)))


def _referrer(older: Person, newer: Person) -> str | None:
    for person in (newer, older):
        if person.referred_by not in (None, older.id, newer.id):
            return person.referred_by
    return None


def _barred(older: Person, newer: Person) -> DoNotContact | None:
    """Barred is who was barred as either, since the first day, for both reasons."""
    both = [one.do_not_contact for one in (older, newer) if one.do_not_contact is not None]
    if not both:
        return None
    whys = dict.fromkeys(one.why for one in both if one.why)
    return DoNotContact(since=min(one.since for one in both), why="; ".join(whys))


def _disconnected(older: Person, newer: Person) -> date | None:
    """Only when nobody of the two is connected any more."""
    known = [person for person in (older, newer) if person.connected_on is not None]
    days = [person.disconnected for person in known]
    return max((day for day in days if day), default=None) if all(days) else None


def _notes(older: Person, newer: Person, lost: Iterable[str], today: date) -> str:
    known = older.notes.strip()
    more = [newer.notes.strip()] if newer.notes.strip() != known else []
    told = "; ".join(lost)
    more += (
        [f"Merged on {exact_day_words(today, year=True)}; until then also: {told}."] if told else []
    )
    return "\n".join(filter(None, (known, *more))) if more else older.notes


def _extras(older: Person, newer: Person) -> dict[str, dict[str, str]]:
    """Of what differs in an extra, the older one is kept as a former one."""
    found: dict[str, dict[str, str]] = {}
    for plugin in {**older.extras, **newer.extras}:
        mine, theirs = newer.extras.get(plugin, {}), older.extras.get(plugin, {})
        found[plugin] = {**dict(_former(theirs, mine)), **theirs, **mine}
    return found


def _former(theirs: Mapping[str, str], mine: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for title, text in theirs.items():
        if mine.get(title, text) != text:
            yield f"{title} (former)", text
