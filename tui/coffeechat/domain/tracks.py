"""Tracks in words: which one is meant, what draws me to it, and everything known of it."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

import msgspec

from coffeechat.domain.coverage import coverage_of, gap_words
from coffeechat.domain.days import day_words
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.interest import INTEREST_WORDS
from coffeechat.domain.levels import LEVEL_WORDS
from coffeechat.domain.parts import Interest, Term
from coffeechat.domain.records import Person, Track
from coffeechat.domain.reports.decisions import decision_words
from coffeechat.domain.reports.saturation import saturation_words
from coffeechat.domain.snapshot import Records
from coffeechat.domain.summary import people_words
from coffeechat.domain.table import Table
from coffeechat.domain.text import clean_line, fold
from coffeechat.domain.words import Facet, LoopKind, LoopState, TrackStatus

#: Tracks I am through with; they stand last.
DONE_WITH = frozenset({TrackStatus.RULED_OUT, TrackStatus.PARKED})
_STATUS_ORDER = {status: place for place, status in enumerate(TrackStatus)}
_LONGEST_NAME = 200
#: So many people and learnings are told of on the page of a track.
_MOST_NAMED, _MOST_LEARNED = 40, 40


class _Belonging(msgspec.Struct, frozen=True):
    """The fields that tell who belongs where; quick to decode."""

    id: str = ""
    tracks: tuple[str, ...] = ()


class _Saying(msgspec.Struct, frozen=True):
    """What of a learning stands on the page of its tracks; quick to decode."""

    id: str
    text: str
    tracks: tuple[str, ...] = ()
    facet: Facet = Facet.OTHER


def status_words(status: TrackStatus) -> str:
    """A status as one reads it."""
    return status.replace("_", " ")


def is_open(track: Track) -> bool:
    """Whether I am not through with a track."""
    return track.status not in DONE_WITH


def in_order(records: Records) -> list[Track]:
    """All tracks: those I am through with last, the others as far as I am with them."""
    return sorted(
        records.tracks.values(),
        key=lambda track: (
            not is_open(track),
            -_STATUS_ORDER[track.status],
            fold(track.name),
        ),
    )


def find_track(records: Records, typed: str) -> Track:
    """The track that an id, a name or the beginning of one means.

    Raises:
        NotUnderstood: None is meant, or several are; the text names them.
    """
    if typed in records.tracks:
        return records.tracks[typed]
    wanted = fold(clean_line(typed, _LONGEST_NAME)).strip(": ")
    tracks = list(records.tracks.values())
    found = [track for track in tracks if fold(track.name) == wanted]
    found = found or [track for track in tracks if wanted and fold(track.name).startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not tracks:
        raise NotUnderstood("There is no track yet; ‹track-add› begins one.")
    if not found:
        names = ", ".join(track.name for track in in_order(records))
        raise NotUnderstood(f"«{typed}» is no track; there are: {names}.")
    names = " or ".join(track.name for track in found)
    raise NotUnderstood(f"«{typed}» may be {names}; type more of it.")


def people_counts(records: Records) -> Mapping[str, int]:
    """Track id to how many people belong to it."""
    table = records.people
    lines = table.lines(_Belonging) if isinstance(table, Table) else table.values()
    return Counter(track for line in lines for track in line.tracks)


def people_of(records: Records, track: Track) -> list[Person]:
    """Who belongs to a track, by name."""
    table = records.people
    lines = table.lines(_Belonging) if isinstance(table, Table) else table.values()
    found = [records.people[line.id] for line in lines if track.id in line.tracks]
    return sorted(found, key=lambda person: (fold(person.name), person.id))


def read_term(text: str) -> Term:
    """A term and its meaning, from «RFP = request for proposals»; the meaning may be missing.

    Raises:
        NotUnderstood: There is no term.
    """
    term, sign, meaning = text.partition("=")
    if not sign:
        term, _, meaning = text.partition(": ")
    if not clean_line(term):
        raise NotUnderstood("The term is missing; write it like RFP = request for proposals.")
    return Term(term=clean_line(term), meaning=clean_line(meaning, 1000))


def interest_words(track: Track) -> str:
    """How much a track draws me by now, whether that grew, and why; nothing when never said."""
    if not track.interest:
        return ""
    *before, latest = track.interest
    trend = _trend(before[-1].level, latest.level) if before else ""
    said = ", ".join(filter(None, (INTEREST_WORDS[latest.level], trend)))
    return f"{said}: {latest.why}" if latest.why else said


def track_lines(records: Records, track: Track, now: datetime) -> list[tuple[str, str]]:
    """The lines of a track's page: a label of at most ten letters, and what it says.

    Args:
        records: The present state.
        track: One of its tracks.
        now: The moment, in my zone.
    """
    lines = [("status", status_words(track.status))]
    if track.entry_title or track.entry_level is not None:
        level = "" if track.entry_level is None else LEVEL_WORDS[track.entry_level]
        lines.append(("entry", " · ".join(filter(None, (track.entry_title, level)))))
    if track.hr_ok:
        lines.append(("hiring", "people who hire are worth asking here"))
    lines += [("interest", _interest_line(one, now)) for one in reversed(track.interest)]
    lines += [("decided", decision_words(records, one, now)) for one in reversed(track.decisions)]
    members = people_of(records, track)
    if members:
        lines.append(("people", _names(members)))
    lines += [("told", text) for text in told_words(records, track)]
    lines += [("open", question) for question in _questions(records, track, members)]
    lines += [("term", text) for text in _glossary(records, track)]
    lines += [("learned", text) for text in _latest(_learned(records, track))]
    return [*lines, *(("notes", text) for text in track.notes.splitlines())]


def _names(members: list[Person]) -> str:
    more = len(members) - _MOST_NAMED
    named = ", ".join(person.name for person in members[:_MOST_NAMED])
    return f"{named} and {more:,} more" if more > 0 else named


def told_words(records: Records, track: Track) -> list[str]:
    """How many people told me of it, whether that goes on, and what nobody told me of it yet."""
    told = coverage_of(records, track)
    if not told.learnings:
        return []
    many = f"{people_words(len(told.people))} told you {told.learnings:,} things"
    words = [many, saturation_words(records, track)]
    return [*words, *([f"nobody told you of {gap_words(told.gaps)}"] if told.gaps else [])]


def _latest(texts: list[str]) -> list[str]:
    more = len(texts) - _MOST_LEARNED
    before = [f"{more:,} more; ‹learnings› lists them"] if more > 0 else []
    return [*before, *texts[-_MOST_LEARNED:]]


def _trend(before: int, now: int) -> str:
    if now == before:
        return ""
    return "growing" if now > before else "fading"


def _interest_line(one: Interest, now: datetime) -> str:
    day = day_words(one.at.astimezone(now.tzinfo).date(), now.date())
    why = f": {one.why}" if one.why else ""
    return f"{INTEREST_WORDS[one.level]}, {day}{why}"


def _questions(records: Records, track: Track, members: list[Person]) -> list[str]:
    """What I would like to know, and what was left open in talks with its people."""
    left = [
        f"{loop.text} ({person.name})"
        for person in members
        for loop in records.loops_by_person.get(person.id, [])
        if loop.kind is LoopKind.QUESTION and loop.state is LoopState.OPEN
    ]
    return [*track.questions, *left]


def _glossary(records: Records, track: Track) -> list[str]:
    """The terms I noted, then those heard in talks."""
    noted = [f"{one.term}: {one.meaning}" if one.meaning else one.term for one in track.glossary]
    terms = {fold(one.term) for one in track.glossary}
    heard = (text for text in _texts(records, track, lingo=True) if fold(text) not in terms)
    once: dict[str, str] = {}
    for text in (*noted, *heard):
        once.setdefault(fold(text), text)
    return list(once.values())


def _learned(records: Records, track: Track) -> list[str]:
    return _texts(records, track, lingo=False)


def _texts(records: Records, track: Track, *, lingo: bool) -> list[str]:
    table = records.learnings
    lines = table.lines(_Saying) if isinstance(table, Table) else table.values()
    found = (
        (line.id, line.text)
        for line in lines
        if track.id in line.tracks and (line.facet is Facet.LINGO) == lingo
    )
    return [text for _, text in sorted(found)]
