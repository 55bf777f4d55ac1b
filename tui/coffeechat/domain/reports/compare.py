"""Tracks side by side, to decide between them: what is known of each, and how I stand to it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

import msgspec

from coffeechat.domain.coverage import TO_COVER, coverage_of, gap_words
from coffeechat.domain.days import day_words
from coffeechat.domain.interest import INTEREST_WORDS
from coffeechat.domain.levels import LEVEL_WORDS
from coffeechat.domain.my_time import local_time
from coffeechat.domain.records import Learning, Track
from coffeechat.domain.reports.decisions import decision_words
from coffeechat.domain.reports.feelings import Felt, felt
from coffeechat.domain.reports.layout import beside, counted, middle, number_words
from coffeechat.domain.reports.saturation import saturation_words
from coffeechat.domain.snapshot import Records
from coffeechat.domain.table import Table
from coffeechat.domain.tracks import people_counts, status_words
from coffeechat.domain.words import Facet

#: So many tracks fit beside each other in 80 columns.
FEWEST_TRACKS, MOST_TRACKS = 2, 3
_LABEL = 10
#: So many of what was told of one facet, of whys and of questions are shown.
_MOST = 3
_NOTHING = "-"

_Told = dict[Facet, list[str]]
_SHOWN = frozenset({Facet.ENTRY, Facet.PAY, Facet.FIT})


def interest_series(records: Records, track: Track) -> list[tuple[date, int]]:
    """How much a track drew me, 0 to 5, by the days in my zone on which I said so; oldest first."""
    return [(local_time(records, one.at).date(), one.level) for one in track.interest]


def compare_lines(
    records: Records, tracks: Sequence[Track], now: datetime, width: int = 80
) -> list[str]:
    """What is known of each track, in columns beside each other; what is known of none is left out.

    Args:
        records: The present state.
        tracks: Two or more.
        now: The moment.
        width: Cells.
    """
    lines = beside("track", [track.name for track in tracks], _LABEL, width)
    for label, texts in _rows(records, tracks, now):
        if any(text != _NOTHING for text in texts):
            lines += ["", *beside(label, texts, _LABEL, width)]
    return lines


def compare_data(
    records: Records, tracks: Sequence[Track], now: datetime
) -> dict[str, list[dict[str, str]]]:
    """The same for scripts: for each track its name, and each label with its text."""
    rows = _rows(records, tracks, now)
    return {
        "tracks": [
            {"track": track.name, **{label: texts[place] for label, texts in rows}}
            for place, track in enumerate(tracks)
        ]
    }


def _rows(records: Records, tracks: Sequence[Track], now: datetime) -> list[tuple[str, list[str]]]:
    told, feelings = _told(records), felt(records)
    people = people_counts(records)

    def people_words(track: Track) -> str:
        knows = f"{counted(people.get(track.id, 0), 'person', 'people')} known"
        return f"{knows}, {len(coverage_of(records, track).people)} told you of it"

    found: list[tuple[str, Callable[[Track], str]]] = [
        ("status", lambda track: status_words(track.status)),
        ("interest", lambda track: _interest(records, track, now)),
        ("decided", lambda track: _decided(records, track, now)),
        ("told", lambda track: _coverage(records, track)),
        ("talks", lambda track: saturation_words(records, track)),
        ("energy", lambda track: _energy(records, feelings, track)),
        ("people", people_words),
        ("entry", lambda track: _entry(track, told.get(track.id, {}))),
        ("pay", lambda track: _some(told.get(track.id, {}).get(Facet.PAY, []))),
        ("fit", lambda track: _some(told.get(track.id, {}).get(Facet.FIT, []))),
        ("open", lambda track: _some(list(track.questions))),
    ]
    return [(label, [text(track) or _NOTHING for track in tracks]) for label, text in found]


class Said(msgspec.Struct, frozen=True):
    """What is shown of a learning here; quick to decode."""

    id: str
    text: str
    tracks: tuple[str, ...] = ()
    facet: Facet = Facet.OTHER
    their_words: bool = False


def _told(records: Records) -> Mapping[str, _Told]:
    """What was told of entry, pay and fit, by track and facet; the latest first."""
    table = records.learnings
    return table.once(_of_table) if isinstance(table, Table) else _grouped(table.values())


def _of_table(table: Table[Learning]) -> Mapping[str, _Told]:
    return _grouped(table.lines(Said))


def _grouped(every: "Iterable[Said | Learning]") -> Mapping[str, _Told]:
    found: dict[str, _Told] = defaultdict(dict)
    wanted = [one for one in every if one.facet in _SHOWN]
    for one in sorted(wanted, key=lambda one: one.id, reverse=True):
        text = f"«{one.text}»" if one.their_words else one.text
        for track in one.tracks:
            found[track].setdefault(one.facet, []).append(text)
    return dict(found)


def _interest(records: Records, track: Track, now: datetime) -> str:
    today = local_time(records, now).date()
    lines = []
    for one in reversed(track.interest):
        day = day_words(local_time(records, one.at).date(), today)
        why = f": {one.why}" if one.why else ""
        lines.append(f"{INTEREST_WORDS[one.level]}, {day}{why}")
    return _some(lines)


def _decided(records: Records, track: Track, now: datetime) -> str:
    return _some([decision_words(records, one, now) for one in reversed(track.decisions)])


def _coverage(records: Records, track: Track) -> str:
    gaps = coverage_of(records, track).gaps
    told = f"{len(TO_COVER) - len(gaps)} of {len(TO_COVER)} facets"
    return f"{told}; not {gap_words(gaps)}" if gaps else told


def _energy(records: Records, feelings: Sequence[Felt], track: Track) -> str:
    """How much energy the talks with its people left me."""
    left = [
        one.after.energy
        for one in feelings
        if one.after.energy is not None
        and one.person in records.people
        and track.id in records.people[one.person].tracks
    ]
    if not left:
        return ""
    usual = number_words(middle(left))
    return f"{usual} of 5 after talks (the middle of {len(left)})"


def _entry(track: Track, told: _Told) -> str:
    level = "" if track.entry_level is None else LEVEL_WORDS[track.entry_level]
    title = " · ".join(filter(None, (track.entry_title, level)))
    return "\n".join(filter(None, (title, _some(told.get(Facet.ENTRY, [])))))


def _some(texts: Sequence[str]) -> str:
    """The first few, a paragraph each."""
    more = [f"and {len(texts) - _MOST} more"] if len(texts) > _MOST else []
    return "\n".join([*texts[:_MOST], *more])
