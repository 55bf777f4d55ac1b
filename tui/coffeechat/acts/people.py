"""People: adding them, saying why, what we share, and setting them aside."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from coffeechat.acts import occasions
from coffeechat.acts.outcome import (
    Done,
    Refused,
    conversation_with,
    day_ahead,
    needed,
    person_of,
    told,
    writable,
)
from coffeechat.domain.due import local_time
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.occasions import is_occasion, point_of
from coffeechat.domain.offers import open_to_confirm
from coffeechat.domain.oneline import NewPerson, OneLineError, parse_person
from coffeechat.domain.parts import Closing, DoNotContact, Point, Position, Triage
from coffeechat.domain.points import mine_named, point_words, told_point
from coffeechat.domain.records import Conversation, Person, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import asking_of, was_answered
from coffeechat.domain.text import fold
from coffeechat.domain.warmth import WARMTH_WORDS
from coffeechat.domain.whom import find_person
from coffeechat.domain.words import Outcome, PointKind, ReplyKind, Route, Warmth
from coffeechat.store import Conflict, Store, Transaction

_CALLED_OFF = frozenset({ReplyKind.CANCELLED, ReplyKind.NO_SHOW})
_CALLED_OFF_BY_ME = frozenset({ReplyKind.CANCELLED_BY_ME, ReplyKind.NO_SHOW_BY_ME})


def add(
    store: Store,
    line: str,
    *,
    occasion: str = "",
    dream: bool = False,
    warmth: Warmth | None = None,
) -> Done:
    """Add a person from one line, such as «Jelisa Okafor @Green Rivers, Program Manager».

    A line such as «occasion: Grad career day, 20 Nov» notes an occasion instead.

    Args:
        store: Where.
        line: As it was typed.
        occasion: The id of the occasion where they were met.
        dream: I would love to talk to them, though the line does not say so.
        warmth: How well I know them, unless the line says so.

    Raises:
        OneLineError: The line cannot be read; the text points at the spot.
    """
    if is_occasion(line):
        return occasions.note(store, line)
    new = parse_person(line, store.records.profile)
    new = new.replace(dream=new.dream or dream, warmth=new.warmth or warmth)
    with store.act("add") as tx:
        person = _added(tx, new, occasion)
        tx.put(person)
        if new.why:
            tx.put(begin(tx, person).replace(why=new.why))
        tx.summary = f"Added {person.name}"
    return Done(f"Added {person.name}.", person.id)


def _added(tx: Transaction, new: NewPerson, occasion: str) -> Person:
    """The person of a line (not yet put)."""
    points = new.points
    giver = _giver(tx.records, new) if new.referred_by else None
    if giver is not None:
        points = (*points, Point(kind=PointKind.REFERRED_BY, detail=giver.name))
    met = tx.records.occasions.get(occasion)
    if met is not None:
        points = (*points, point_of(met))
    return Person(
        id=tx.fresh_id(),
        created=tx.now,
        name=new.name,
        positions=position(new.title, new.organisation),
        emails=new.emails,
        phones=new.phones,
        urls=new.urls,
        place=new.place,
        zone=new.zone,
        seniority=new.level,
        warmth=new.warmth,
        points=points,
        tracks=tuple(dict.fromkeys(track_named(tx, name) for name in new.tracks)),
        tags=new.tags,
        dream=new.dream,
        referred_by=giver.id if giver is not None else None,
        notes=new.notes,
    )


def _giver(records: Records, new: NewPerson) -> Person:
    """Who named them."""
    try:
        return find_person(records, new.referred_by)
    except NotUnderstood as error:
        raise OneLineError(str(error), *new.referred_spot) from error


def edit(store: Store, person: str, *, before: Person | None = None, **changes: object) -> Done:
    """Change fields of a person; the names are those of the record.

    Args:
        store: Where.
        person: The id.
        before: The person as they were when the editing began, if it took a while; what changed
            elsewhere since, in other fields, stays.
        changes: The new values. A track that is not here by its id is meant by its name.

    Raises:
        Refused: The name would be empty, or one of these fields was changed elsewhere meanwhile;
            the text tells both values.
    """
    with store.act("edit") as tx:
        now = person_of(tx.records, person)
        if "tracks" in changes:
            changes["tracks"] = _track_ids(tx, cast("Sequence[str]", changes["tracks"]))
        after = (before or now).replace(**changes)
        if not after.name.strip():
            raise Refused("A person needs a name; nothing was changed.")
        try:
            tx.merge(before or now, after)
        except Conflict as conflict:
            raise Refused(_both(now, after, conflict.fields)) from conflict
        tx.summary = f"Changed {after.name}"
    return told(tx, f"Changed {after.name}.", person)


def _both(theirs: Person, mine: Person, fields: Sequence[str]) -> str:
    name = fields[0]
    there, here = _shown(getattr(theirs, name)), _shown(getattr(mine, name))
    return f"Changed elsewhere meanwhile: {name} is «{there}» there, yours is «{here}»."


def _shown(value: object) -> str:
    if isinstance(value, Position):
        return ", ".join(filter(None, (value.title, value.organisation)))
    if isinstance(value, tuple):
        return "; ".join(map(_shown, value))
    return str(value)


def say_why(store: Store, person: str, text: str) -> Done:
    """Note in one line what about the person's path interests me; this begins a conversation."""
    with store.act("why") as tx:
        found = person_of(tx.records, person)
        why = needed(text, "The why")
        tx.put(begin(tx, found).replace(why=why))
        tx.put(found.replace(triage=None))
        tx.summary = f"Noted why {found.name}: {why}"
    return told(tx, f"Noted why you want to talk to {found.name}.", person)


def connect(store: Store, person: str, detail: str) -> Done:
    """Note a point of connection; what my profile names gets its kind from there."""
    with store.act("connection") as tx:
        found = person_of(tx.records, person)
        point = named_point(tx.records, found, needed(detail, "The point of connection"))
        tx.put(connected(found, point))
        tx.summary = f"Noted the connection with {found.name}: {point_words(point)}"
    return told(tx, f"{tx.summary}.", person)


def connected(person: Person, point: Point) -> Person:
    """The person with this point of connection confirmed."""
    if any(known.confirmed and _same_point(known, point) for known in person.points):
        return person
    others = tuple(known for known in person.points if not _same_point(known, point))
    return person.replace(points=(*others, point))


def warm(store: Store, person: str, warmth: str) -> Done:
    """Note how well I know a person; the value of a `Warmth`."""
    with store.act("warmth") as tx:
        found = person_of(tx.records, person)
        known = Warmth(warmth)
        tx.put(found.replace(warmth=known))
        tx.summary = f"Noted how you know {found.name}: {WARMTH_WORDS[known]}"
    return told(tx, f"{tx.summary}.", person)


def set_aside(store: Store, person: str, until: date | None = None) -> Done:
    """Look at a person again on a day, or (without one) never: triage's «later» and «no»."""
    with store.act("later" if until else "no") as tx:
        found = person_of(tx.records, person)
        tx.put(aside(tx, found, until))
        when = f"until {day_ahead(tx, until)}" if until else "for good"
        tx.summary = f"Set {found.name} aside {when}"
    return told(tx, f"{tx.summary}.", person)


def aside(tx: Transaction, person: Person, until: date | None) -> Person:
    """The person set aside until a day, or for good (not yet put).

    Raises:
        Refused: A conversation with them is open, or the day is not ahead.
    """
    if tx.records.open_conversation(person.id) is not None:
        raise Refused(f"A conversation with {person.name} is open; ‹close› ends it.")
    if until is not None:
        day_ahead(tx, until)
    return person.replace(triage=Triage(later_until=until, no=until is None))


def never_contact(store: Store, person: str, why: str = "") -> Done:
    """Mark a person as do-not-contact; the open conversation, if any, is closed."""
    with store.act("never") as tx:
        found = person_of(tx.records, person)
        known = found.do_not_contact
        since = known.since if known else local_time(tx.records, tx.now).date()
        tx.put(found.replace(do_not_contact=DoNotContact(since=since, why=why.strip())))
        conversation = tx.records.open_conversation(person)
        if conversation is not None:
            tx.put(ended(tx, conversation, _outcome(tx.records, conversation)))
        tx.summary = f"Marked {found.name} as not to be contacted"
    return told(tx, f"{found.name} will not be written to.", person)


def close(store: Store, person: str, note: str = "") -> Done:
    """End the open conversation with a person."""
    with store.act("close") as tx:
        found = person_of(tx.records, person)
        conversation = conversation_with(tx.records, found)
        tx.put(ended(tx, conversation, _outcome(tx.records, conversation), note.strip()))
        tx.summary = f"Closed the conversation with {found.name}"
    return Done(f"Closed the conversation with {found.name}.", person)


def begin(tx: Transaction, person: Person) -> Conversation:
    """The open conversation with a person, or a new one (not yet put).

    Raises:
        Refused: The person must not be written to.
    """
    found = tx.records.open_conversation(writable(person).id)
    if found is not None:
        return found
    return Conversation(
        id=tx.fresh_id(),
        created=tx.now,
        person=person.id,
        route=Route.REFERRED if person.referred_by else Route.DIRECT,
    )


def ended(
    tx: Transaction, conversation: Conversation, outcome: Outcome, note: str = ""
) -> Conversation:
    """The conversation closed (not yet put); a talk that was still ahead is called off."""
    interview = conversation.interview
    if interview is not None and interview.agreed and interview.start > tx.now:
        interview = interview.replace(called_off=tx.now, sequence=interview.sequence + 1)
    closing = Closing(at=tx.now, outcome=outcome, note=note)
    return conversation.replace(interview=interview, closed=closing)


def position(title: str, organisation: str) -> tuple[Position, ...]:
    """The positions of somebody of whom at most one job is known."""
    if not title and not organisation:
        return ()
    return (Position(title=title, organisation=organisation),)


def _track_ids(tx: Transaction, tracks: Sequence[str]) -> tuple[str, ...]:
    """The ids of tracks, some of which are told by their names."""
    known = tx.records.tracks
    return tuple(dict.fromkeys(one if one in known else track_named(tx, one) for one in tracks))


def track_named(tx: Transaction, name: str) -> str:
    """The id of the track with this name, made when there is none."""
    made = (record for record in tx.wanted.values() if isinstance(record, Track))
    for track in (*tx.records.tracks.values(), *made):
        if fold(track.name) == fold(name):
            return track.id
    track = Track(id=tx.fresh_id(), created=tx.now, name=name)
    tx.put(track)
    return track.id


def named_point(records: Records, person: Person, detail: str) -> Point:
    """The open point that these words name, confirmed; else a point of their own."""
    for suggested in open_to_confirm(records, person):
        if suggested.kind is PointKind.OTHER:
            continue  # its words may as well be those that were typed
        if fold(detail) in {fold(suggested.detail), fold(point_words(suggested))}:
            return suggested.replace(confirmed=True)
    return mine_named(records.profile, detail) or told_point(detail)


def _same_point(one: Point, other: Point) -> bool:
    return (one.kind, fold(one.detail)) == (other.kind, fold(other.detail))


def _outcome(records: Records, conversation: Conversation) -> Outcome:
    """How a conversation ends that I end."""
    messages = records.messages_in(conversation)
    asking = asking_of(messages)
    if conversation.interview is not None and conversation.interview.held is not None:
        return Outcome.HELD
    if was_answered(conversation, asking):
        return Outcome.ANSWERED_BY_EMAIL
    reply = asking.last_reply
    told = [message.reply for message in messages if message.reply is not None]
    if (reply is not None and reply.reply in _CALLED_OFF) or (
        told and told[-1] in _CALLED_OFF_BY_ME
    ):
        return Outcome.CANCELLED
    return Outcome.WITHDRAWN if asking.sent or asking.replies else Outcome.NOT_FITTING
