"""What I have explored so far, to be told in an introduction and to find what is still open."""

from collections.abc import Collection

from coffeechat.domain.records import Loop, Person, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.tracks import in_order, is_open
from coffeechat.domain.words import Facet, LoopKind, LoopState


def explored(records: Records, person: Person) -> tuple[str, ...]:
    """In words, for each field of this person, or of mine where they have none."""
    return tuple(
        words for track in tracks_with(records, person) if (words := _done(records, track))
    )


def tracks_with(records: Records, person: Person) -> list[Track]:
    """The open tracks of a person; all open ones where they belong to none."""
    tracks = [track for track in in_order(records) if is_open(track)]
    return [track for track in tracks if track.id in person.tracks] or tracks


def facets_covered(records: Records, tracks: Collection[str]) -> frozenset[Facet]:
    """What somebody has told me of any of the tracks."""
    return frozenset(
        learning.facet for learning in records.learnings.values() if {*tracks} & {*learning.tracks}
    )


def open_questions(records: Records, person: Person) -> list[tuple[str, str]]:
    """Questions that are open, each with where it comes from.

    Those I want to ask this person come first, then those that are open since we talked.
    """
    mine = [
        (loop.text, _asked_with(records, loop, person))
        for loop in sorted(
            records.loops.values(),
            key=lambda loop: (loop.about != person.id, loop.person != person.id, loop.id),
        )
        if loop.kind is LoopKind.QUESTION and loop.state is LoopState.OPEN
    ]
    of_tracks = [
        (text, f"open in {track.name}")
        for track in tracks_with(records, person)
        for text in track.questions
    ]
    once: dict[str, str] = {}
    for text, why in (*mine, *of_tracks):
        once.setdefault(text, why)
    return list(once.items())


def _asked_with(records: Records, loop: Loop, person: Person) -> str:
    if loop.person == person.id:
        return "you kept it for them" if loop.about == person.id else "open since you last talked"
    known = records.people.get(loop.person)
    return f"open since {known.name}" if known is not None else "open since an earlier talk"


def _done(records: Records, track: Track) -> str:
    told = {one.person for one in records.learnings.values() if track.id in one.tracks}
    words = []
    if told:
        words.append(f"{len(told)} {'person' if len(told) == 1 else 'people'} told you of it")
    if track.glossary:
        words.append(f"{len(track.glossary)} of its words noted")
    return f"{track.name}: {', '.join(words)}" if words else ""
