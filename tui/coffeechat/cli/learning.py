"""`coffeechat learnings` and `coffeechat coverage`: what was learned, and what nobody told yet."""

import json
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime

from coffeechat.cli.codes import DONE, REFUSED
from coffeechat.cli.finding import typed_line
from coffeechat.cli.output import complain, say, show_text
from coffeechat.domain.coverage import TO_COVER, coverage_of, gap_words
from coffeechat.domain.filters import Filter, parse
from coffeechat.domain.filters.keys import LEARNINGS
from coffeechat.domain.filters.learned import LearnedFacts
from coffeechat.domain.learnings import (
    agreeing,
    contradicting,
    quoted,
    said_on,
    tracks_words,
    when_words,
)
from coffeechat.domain.records import Learning
from coffeechat.domain.snapshot import Records
from coffeechat.domain.summary import people_words
from coffeechat.domain.tracks import in_order
from coffeechat.session import Session


def learnings(session: Session, options: Namespace) -> int:
    """Print what was learned, as far as it meets a filter."""
    typed = typed_line(options.words)
    chosen = parse(typed, LEARNINGS)
    for problem in chosen.problems:
        complain(f"At character {problem.span[0] + 1} of «{typed}»: {problem.text}")
    if chosen.problems:
        return REFUSED
    records, now = session.records, session.now()
    if options.json:
        show_text(learnings_json(records, now, chosen))
        return DONE
    found = learnings_lines(records, now, chosen)
    for line in found:
        say(line)
    if not found:
        complain(f"Nothing you learned matches «{typed}»." if typed else "Nothing is learned yet.")
    return DONE if found else REFUSED


def coverage(session: Session, options: Namespace) -> int:
    """Print how many people told me of each facet of each track."""
    records, now = session.records, session.now()
    if options.json:
        show_text(coverage_json(records, now))
        return DONE
    if not records.tracks:
        complain("You explore no field yet; coffeechat track-add NAME begins one.")
        return REFUSED
    for line in coverage_lines(records, now):
        say(line)
    return DONE


def learnings_lines(records: Records, now: datetime, chosen: Filter) -> Sequence[str]:
    """A line for each learning that meets a filter, by track and facet, the newest first.

    Args:
        records: The state that is told of.
        now: The moment, in my zone.
        chosen: The filter, in the language of learnings.
    """
    return [_line(records, now, one) for one in _found(records, now, chosen)]


def learnings_json(records: Records, now: datetime, chosen: Filter) -> str:
    """The same as one JSON list."""
    found = [_as_json(records, one) for one in _found(records, now, chosen)]
    return json.dumps(found, ensure_ascii=False, indent=1)


def coverage_lines(records: Records, _now: datetime) -> Sequence[str]:
    """Of each track who told of it, how many told of each facet, and what nobody told of."""
    rows: list[str] = []
    for track in in_order(records):
        told = coverage_of(records, track)
        counts = ", ".join(
            f"{facet.value} {count}" for facet in TO_COVER if (count := told.count(facet))
        )
        people = f"{people_words(len(told.people))} told you {told.learnings:,} things"
        rows.append(f"{track.name} · {people}" if told.learnings else f"{track.name} · nobody yet")
        rows += [f"  people by facet: {counts}"] if counts else []
        rows += [f"  nobody told of: {gap_words(told.gaps)}"] if told.gaps else []
    return rows


def coverage_json(records: Records, _now: datetime) -> str:
    """The same as one JSON list."""
    found = []
    for track in in_order(records):
        told = coverage_of(records, track)
        found.append(
            {
                "id": track.id,
                "track": track.name,
                "people": len(told.people),
                "learnings": told.learnings,
                "facets": {facet.value: told.count(facet) for facet in TO_COVER},
                "gaps": [facet.value for facet in told.gaps],
            }
        )
    return json.dumps(found, ensure_ascii=False, indent=1)


def _found(records: Records, now: datetime, chosen: Filter) -> list[Learning]:
    return [records.learnings[one] for one in LearnedFacts(records, now).find(chosen)]


def _line(records: Records, now: datetime, learning: Learning) -> str:
    person = records.people.get(learning.person)
    told = (
        learning.id,
        tracks_words(records, learning) or "no track",
        learning.facet.value,
        quoted(learning),
        person.name if person is not None else "",
        when_words(said_on(records, learning), now.date()),
    )
    return " · ".join(filter(None, told))


def _as_json(records: Records, learning: Learning) -> dict[str, object]:
    person = records.people.get(learning.person)
    return {
        "id": learning.id,
        "text": learning.text,
        "facet": learning.facet.value,
        "tracks": [records.tracks[one].name for one in learning.tracks if one in records.tracks],
        "person": learning.person,
        "name": person.name if person is not None else "",
        "said": said_on(records, learning).isoformat(),
        "words": "theirs" if learning.their_words else "mine",
        "agrees": [one.id for one in agreeing(records, learning)],
        "contradicts": [one.id for one in contradicting(records, learning)],
    }
