"""Why to ask a person, or why not, in words.

Rules of thumb of the advice on informational interviews: somebody at or within two levels above
one's own entry level, about five years ahead, who does the work rather than hires for it or
supervises it, with whom one shares something.
"""

from collections.abc import Iterator, Mapping

from coffeechat.domain.points import open_points, point_words
from coffeechat.domain.records import Person, Profile, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.titles import guess_does_it, guess_level, hires
from coffeechat.domain.tracks import DONE_WITH
from coffeechat.domain.warmth import contact_reasons
from coffeechat.domain.words import PointKind, Seniority

#: How far above the entry level a person still has time and detailed knowledge.
LEVELS_ABOVE = 2
#: So many years ahead, a person still knows how one begins and already knows the work.
FEWEST_AHEAD, MOST_AHEAD = 2, 10

_LEVEL_WORDS = {0: "at your entry level", 1: "one level up", 2: "two levels up"}


def level_of(person: Person) -> Seniority | None:
    """The level I confirmed, else the one the title tells."""
    return person.seniority if person.seniority is not None else guess_level(person.title)


def does_it(person: Person) -> bool | None:
    """Whether a person does the work rather than supervises it: as I said, else by the title."""
    return guess_does_it(person.title) if person.practitioner is None else person.practitioner


def entry_level_of(
    tracks: Mapping[str, Track], profile: Profile, person: Person
) -> Seniority | None:
    """The level I would enter at where this person works: the one of a track of theirs, or mine."""
    for track in _tracks_of(tracks, person):
        if track.entry_level is not None:
            return track.entry_level
    return profile.entry_level


def hires_only(tracks: Mapping[str, Track], person: Person) -> bool:
    """Whether a person hires rather than does the work, and hiring is not what I explore."""
    return hires(person.title) and not any(
        track.hr_ok or hires(track.name)
        for track in tracks.values()
        if track.status not in DONE_WITH
    )


def level_words(entry: Seniority | None, person: Person) -> str:
    """The person's level beside my entry level, in words; nothing when either is unknown."""
    level = level_of(person)
    if level is None or entry is None:
        return ""
    above = level - entry
    if above < 0:
        return "below your entry level"
    return _LEVEL_WORDS.get(above, f"{above} levels up: less time, less detail")


def years_words(years: int | None) -> str:
    """How far ahead of me somebody is, in words; nothing when that is unknown."""
    if years is None:
        return ""
    if years < 0:
        return "began after you"
    if years < FEWEST_AHEAD:
        return "about as far as you"
    return f"about {years} years ahead" if years <= MOST_AHEAD else f"{years} years ahead"


def fit_reasons(records: Records, person: Person, path: str = "") -> list[str]:
    """Why this person, or why not: short phrases, best first.

    Args:
        records: The state of everything.
        person: Who.
        path: A warmer path to them in words, if one is known.
    """
    reasons = [point_words(point) for point in person.points if point.confirmed]
    reasons += [
        f"{point_words(point)}?"
        for point in open_points(records.profile, person)
        if point.kind is not PointKind.LINKEDIN_CONNECTION
    ]
    reasons += [path] if path else []
    reasons += contact_reasons(person)
    if hires_only(records.tracks, person):
        reasons.append("hires, rather than does the work")
    entry = entry_level_of(records.tracks, records.profile, person)
    reasons += filter(None, (level_words(entry, person), years_words(person.years_ahead)))
    if person.practitioner is not None:
        reasons.append(_does_it_words(does=person.practitioner))
    if person.dream:
        reasons.append("you would love to talk to them")
    return reasons


def fit_line(records: Records, person: Person) -> list[str]:
    """What a person's page says of the fit, beside what is shared: a guess has a question mark."""
    found = list(_work_words(records, person))
    entry = entry_level_of(records.tracks, records.profile, person)
    if words := level_words(entry, person):
        found.append(words if person.seniority is not None else f"{words}? (‹level›)")
    if words := years_words(person.years_ahead):
        found.append(words)
    if person.dream:
        found.append("you would love to talk to them")
    return found


def _work_words(records: Records, person: Person) -> Iterator[str]:
    if hires_only(records.tracks, person):
        yield "hires, rather than does the work"
        return
    does = does_it(person)
    if does is not None:
        guessed = "? (‹does-it›)" if person.practitioner is None else ""
        yield f"{_does_it_words(does=does)}{guessed}"


def _does_it_words(*, does: bool) -> str:
    return "does the work" if does else "supervises the work"


def _tracks_of(tracks: Mapping[str, Track], person: Person) -> Iterator[Track]:
    return (tracks[one] for one in person.tracks if one in tracks)
