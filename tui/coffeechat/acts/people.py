"""People: adding them, saying why, what we share, and setting them aside."""

from collections.abc import Sequence
from datetime import date

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
from coffeechat.domain.fit import open_points, point_words
from coffeechat.domain.oneline import parse_person
from coffeechat.domain.records import (
    Closing,
    Conversation,
    DoNotContact,
    Person,
    Point,
    Position,
    Track,
    Triage,
)
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import asking_of, was_answered
from coffeechat.domain.text import fold
from coffeechat.domain.warmth import WARMTH_WORDS
from coffeechat.domain.words import Outcome, PointKind, ReplyKind, Route, Warmth
from coffeechat.store import Conflict, Store, Transaction

_CALLED_OFF = frozenset({ReplyKind.CANCELLED, ReplyKind.NO_SHOW})


def add(store: Store, line: str) -> Done:
    """Add a person from one line, such as «Jelisa Okafor @Green Rivers, Program Manager».

    Raises:
        OneLineError: The line cannot be read; the text points at the spot.
    """
    new = parse_person(line, store.records.profile)
    with store.act("add") as tx:
        person = Person(
            id=tx.fresh_id(),
            created=tx.now,
            name=new.name,
            positions=position(new.title, new.organisation),
            emails=new.emails,
            urls=new.urls,
            place=new.place,
            points=new.points,
            tracks=tuple(dict.fromkeys(track_named(tx, name) for name in new.tracks)),
            tags=new.tags,
            dream=new.dream,
        )
        tx.put(person)
        if new.why:
            tx.put(begin(tx, person).replace(why=new.why))
        tx.summary = f"Added {person.name}"
    return Done(f"Added {person.name}.", person.id)


def edit(store: Store, person: str, *, before: Person | None = None, **changes: object) -> Done:
    """Change fields of a person; the names are those of the record.

    Args:
        store: Where.
        person: The id.
        before: The person as they were when the editing began, if it took a while; what changed
            elsewhere since, in other fields, stays.
        changes: The new values.

    Raises:
        Refused: The name would be empty, or one of these fields was changed elsewhere meanwhile;
            the text tells both values.
    """
    with store.act("edit") as tx:
        now = person_of(tx.records, person)
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
        if not any(known.confirmed and _same_point(known, point) for known in found.points):
            others = tuple(known for known in found.points if not _same_point(known, point))
            tx.put(found.replace(points=(*others, point)))
        tx.summary = f"Noted the connection with {found.name}: {point_words(point)}"
    return told(tx, f"{tx.summary}.", person)


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
        if tx.records.open_conversation(person) is not None:
            raise Refused(f"A conversation with {found.name} is open; ‹close› ends it.")
        when = f"until {day_ahead(tx, until)}" if until else "for good"
        tx.put(found.replace(triage=Triage(later_until=until, no=until is None)))
        tx.summary = f"Set {found.name} aside {when}"
    return told(tx, f"{tx.summary}.", person)


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
    for suggested in open_points(records.profile, person):
        if suggested.kind is PointKind.OTHER:
            continue  # its words may as well be those that were typed
        if fold(detail) in {fold(suggested.detail), fold(point_words(suggested))}:
            return suggested.replace(confirmed=True)
    profile = records.profile
    for kind, names in (
        (PointKind.SAME_INSTITUTION, profile.institutions),
        (PointKind.SAME_EMPLOYER, profile.employers),
        (PointKind.SAME_ASSOCIATION, profile.memberships),
        (PointKind.SAME_PLACE, profile.places),
    ):
        for name in names:
            if fold(name) == fold(detail):
                return Point(kind=kind, detail=name)
    return Point(kind=PointKind.OTHER, detail=detail)


def _same_point(one: Point, other: Point) -> bool:
    return (one.kind, fold(one.detail)) == (other.kind, fold(other.detail))


def _outcome(records: Records, conversation: Conversation) -> Outcome:
    """How a conversation ends that I end."""
    asking = asking_of(records.messages_in(conversation))
    if conversation.interview is not None and conversation.interview.held is not None:
        return Outcome.HELD
    if was_answered(conversation, asking):
        return Outcome.ANSWERED_BY_EMAIL
    reply = asking.last_reply
    if reply is not None and reply.reply in _CALLED_OFF:
        return Outcome.CANCELLED
    return Outcome.WITHDRAWN if asking.sent or asking.replies else Outcome.NOT_FITTING
