"""Tracks: the fields and roles I explore, how I stand to them, and who belongs to them."""

from coffeechat.acts.outcome import Done, Refused, needed, person_of, told
from coffeechat.acts.people import track_named
from coffeechat.domain.interest import INTEREST_WORDS
from coffeechat.domain.parts import Interest
from coffeechat.domain.records import Person, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import fold
from coffeechat.domain.tracks import find_track, people_of, read_term, status_words
from coffeechat.domain.words import TrackStatus
from coffeechat.store import Conflict, Store, Transaction


def begin(store: Store, name: str) -> Done:
    """Explore a field or role of this name from now on.

    Raises:
        Refused: There is one already.
    """
    with store.act("track") as tx:
        wanted = needed(name, "The name of the track")
        _refuse_another(tx.records, wanted)
        track = Track(id=tx.fresh_id(), created=tx.now, name=wanted, status=TrackStatus.CURIOUS)
        tx.put(track)
        tx.summary = f"Began the track {wanted}"
    return Done(f"{tx.summary}.", track.id)


def edit(store: Store, track: str, *, before: Track | None = None, **changes: object) -> Done:
    """Change fields of a track; the names are those of the record.

    Args:
        store: Where.
        track: The id, or a name.
        before: The track as it was when the editing began; what changed elsewhere since stays.
        changes: The new values.

    Raises:
        Refused: The name would be empty or that of another track, or one of these fields was
            changed elsewhere meanwhile.
    """
    with store.act("track") as tx:
        now = find_track(tx.records, track)
        after = (before or now).replace(**changes)
        if fold(after.name) != fold(now.name):
            _refuse_another(tx.records, needed(after.name, "The name of the track"))
        try:
            tx.merge(before or now, after)
        except Conflict as conflict:
            raise Refused(str(conflict)) from conflict
        tx.summary = f"Changed the track {after.name}"
    return told(tx, f"{tx.summary}.", now.id)


def stand(store: Store, status: str, track: str) -> Done:
    """Say how far I am with a track; `status` is the value of a `TrackStatus`."""
    with store.act("track") as tx:
        found = find_track(tx.records, track)
        known = TrackStatus(status)
        tx.put(found.replace(status=known))
        tx.summary = f"{found.name} is {status_words(known)}"
    return told(tx, f"{tx.summary}.", found.id)


def interest(store: Store, level: str, track: str, why: str = "") -> Done:
    """Note how much a track draws me now, from «0» (not at all) to «5», and why."""
    with store.act("interest") as tx:
        found = find_track(tx.records, track)
        now = Interest(at=tx.now, level=int(level), why=why.strip())
        tx.put(found.replace(interest=(*found.interest, now)))
        tx.summary = f"Noted your interest in {found.name}: {INTEREST_WORDS[now.level]}"
    return Done(f"{tx.summary}.", found.id)


def term(store: Store, track: str, text: str) -> Done:
    """Keep a word of a field with its meaning; said again, it gets the new meaning."""
    with store.act("term") as tx:
        found = find_track(tx.records, track)
        new = read_term(text)
        others = tuple(one for one in found.glossary if fold(one.term) != fold(new.term))
        if all((one.term, one.meaning) != (new.term, new.meaning) for one in found.glossary):
            tx.put(found.replace(glossary=(*others, new)))
        tx.summary = f"Noted the term {new.term} ({found.name})"
    return told(tx, f"{tx.summary}.", found.id)


def question(store: Store, track: str, text: str) -> Done:
    """Keep something I would still like to know of a field."""
    with store.act("question") as tx:
        found = find_track(tx.records, track)
        wanted = needed(text, "The question")
        if wanted not in found.questions:
            tx.put(found.replace(questions=(*found.questions, wanted)))
        tx.summary = f"Noted the open question «{wanted}» on {found.name}"
    return told(tx, f"{tx.summary}.", found.id)


def answered(store: Store, track: str, text: str) -> Done:
    """Take an open question of a field off the list, by its beginning.

    Raises:
        Refused: No open question begins so, or several do.
    """
    with store.act("question") as tx:
        found = find_track(tx.records, track)
        wanted = fold(needed(text, "The question"))
        meant = [one for one in found.questions if fold(one).startswith(wanted)]
        if len(meant) != 1:
            why = "Several begin" if meant else "No open question begins"
            raise Refused(f"{why} with «{text}» on {found.name}; nothing was changed.")
        left = tuple(one for one in found.questions if one != meant[0])
        tx.put(found.replace(questions=left))
        tx.summary = f"«{meant[0]}» is open no longer on {found.name}"
    return Done(f"{tx.summary}.", found.id)


def drop(store: Store, track: str) -> Done:
    """Take a track away to which nobody and nothing belongs, such as one mistyped.

    Raises:
        Refused: Somebody belongs to it, or something was learned of it.
    """
    with store.act("track") as tx:
        found = find_track(tx.records, track)
        if people_of(tx.records, found) or any(
            found.id in learning.tracks for learning in tx.records.learnings.values()
        ):
            raise Refused(f"{found.name} is in use; ‹track-status› parks it or rules it out.")
        tx.remove(found)
        tx.summary = f"Removed the track {found.name}"
    return Done(f"{tx.summary}.")


def belong(store: Store, person: str, track: str) -> Done:
    """Put a person into a track; it is made when there is none of this name."""
    with store.act("belongs") as tx:
        found = person_of(tx.records, person)
        tx.put(in_track(tx, found, track))
        tx.summary = f"{found.name} belongs to {track.strip()}"
    return told(tx, f"{tx.summary}.", person)


def leave(store: Store, person: str, track: str) -> Done:
    """Take a person out of a track."""
    with store.act("not_in") as tx:
        found = person_of(tx.records, person)
        tx.put(out_of_track(tx, found, track))
        left = find_track(tx.records, track)
        tx.summary = f"{found.name} belongs to {left.name} no longer"
    return told(tx, f"{tx.summary}.", person)


def in_track(tx: Transaction, person: Person, track: str) -> Person:
    """The person in a track, by its name (not yet put); the track is made when it is missing."""
    wanted = track_named(tx, needed(track, "The track"))
    return person.replace(tracks=tuple(dict.fromkeys((*person.tracks, wanted))))


def out_of_track(tx: Transaction, person: Person, track: str) -> Person:
    """The person out of a track (not yet put).

    Raises:
        NotUnderstood: There is no such track.
    """
    wanted = find_track(tx.records, track)
    return person.replace(tracks=tuple(one for one in person.tracks if one != wanted.id))


def _refuse_another(records: Records, name: str) -> None:
    for track in records.tracks.values():
        if fold(track.name) == fold(name):
            raise Refused(f"There is a track {track.name} already; nothing was changed.")
