"""Whom to talk to next about a track, as the report tells it."""

from collections.abc import Iterator

from coffeechat.domain.cited.document import Item
from coffeechat.domain.coverage import coverage_of
from coffeechat.domain.fit_order import bare_tracks, fit_order, set_aside
from coffeechat.domain.records import Person, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.summary import job_words
from coffeechat.domain.tracks import people_of

MOST = 10


def next_people(records: Records, track: Track) -> Iterator[Item]:
    """Those of the track who told me nothing of it yet, best fit first; nobody set aside."""
    tracks = bare_tracks(records)
    told = coverage_of(records, track).people
    left = [
        person
        for person in people_of(records, track)
        if person.id not in told and not set_aside(person)
    ]
    left.sort(key=lambda person: fit_order(records.profile, person, tracks))
    for person in left[:MOST]:
        yield Item(
            ", ".join(filter(None, (person.name, job_words(person)))), remark=_why(records, person)
        )


def _why(records: Records, person: Person) -> str:
    """Why their path interests me, else who named them."""
    conversation = records.open_conversation(person.id)
    if conversation is not None and conversation.why:
        return conversation.why
    giver = records.people.get(person.referred_by or "")
    return f"named by {giver.name}" if giver is not None else ""
