"""The lines of a person's page: who, how we know each other, where things stand."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice

from coffeechat.domain.days import ago_words, day_words, month_words
from coffeechat.domain.due import local_time
from coffeechat.domain.fit import fit_line
from coffeechat.domain.giving import balance_words
from coffeechat.domain.hooks import hooks
from coffeechat.domain.introductions import introduction_words
from coffeechat.domain.offers import Offer
from coffeechat.domain.parts import Point, Position
from coffeechat.domain.points import open_points, point_words
from coffeechat.domain.records import Conversation, Loop, Person
from coffeechat.domain.relationships import relationship_words
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import person_step
from coffeechat.domain.standing import standing
from coffeechat.domain.summary import end_words, loop_words, message_words, talk_words
from coffeechat.domain.warmth import (
    WARMTH_WORDS,
    contact_reasons,
    last_contact,
    suggested_warmth,
)
from coffeechat.domain.words import Direction, PointKind, Step

_BARE_CONNECTION = f"{point_words(Point(kind=PointKind.LINKEDIN_CONNECTION))}?"
_TALKED = frozenset({Step.LOOPS_OPEN, Step.KEEP_IN_TOUCH, Step.RESTING})
_MOST_REASONS = 3
_NO_WHY = "one line: what about their path interests you?  (‹why›)"


def person_lines(
    records: Records,
    person: Person,
    now: datetime,
    path: str = "",
    numbered: Sequence[Offer] = (),
) -> list[tuple[str, str]]:
    """The lines of a person's page: a label of at most ten letters, and what it says.

    What matters for the next step comes first; everything said and done is in the timeline.

    Args:
        records: The present state.
        person: One of its people.
        now: The moment, aware.
        path: The warmest way to them, in words; left out when empty.
        numbered: What digits confirm; without any, suggestions name their verb.
    """
    local = local_time(records, now)
    conversation = records.open_conversation(person.id)
    stands = standing(records, person, now)
    introduced = introduction_words(records, conversation, local) if conversation else ""
    lines = [
        ("why", _why_words(conversation, numbered)),
        ("link", _link_words(records, person, numbered)),
        ("fit", " · ".join(fit_line(records, person)) or "nothing known yet"),
        ("path", path),
        ("intro", introduced if introduced != stands else ""),
        ("stands", stands),
        ("last", _last_words(records, person, local)),
        ("warmth", _warmth_words(person)),
        ("is to you", relationship_words(records, person, local.date())),
        ("balance", balance_words(records, person)),
        ("reasons", _reasons(records, person)),
    ]
    if conversation is not None and conversation.interview is not None:
        lines.append(("talk", talk_words(records, person, conversation.interview, local)))
        lines.append(("its end", end_words(conversation.interview)))
    if conversation is not None:
        lines.append(("goals", " · ".join(conversation.goals)))
    lines += [(loop.kind.value, loop_words(records, loop)) for loop in _open(records, person)]
    lines += [
        ("care for", ", ".join(person.interests)),
        ("you can", ", ".join(person.can_help)),
        *_about(records, person),
        *(("notes", text) for text in person.notes.splitlines()),
    ]
    return [(label, text) for label, text in lines if text]


def _about(records: Records, person: Person) -> Iterator[tuple[str, str]]:
    """How to reach them, where they were, and what I put them under."""
    yield from (("e-mail", email) for email in person.emails)
    yield from (("phone", phone) for phone in person.phones)
    yield "post", person.address
    yield from (("profile", url) for url in person.urls)
    yield from (("before", _job(job)) for job in person.positions[1:])
    yield "belongs", ", ".join(person.affiliations)
    giver = records.people.get(person.referred_by) if person.referred_by else None
    yield "named by", giver.name if giver is not None else ""
    tracks = (records.tracks.get(track) for track in person.tracks)
    yield "tracks", ", ".join(track.name for track in tracks if track is not None)
    yield "tags", ", ".join(person.tags)


def _job(job: Position) -> str:
    return ", ".join(filter(None, (job.title, job.organisation)))


def _open(records: Records, person: Person) -> list[Loop]:
    """What is open between us, oldest first."""
    loops = records.loops_by_person.get(person.id, [])
    return [loop for loop in loops if loop.is_open]


def _why_words(conversation: Conversation | None, numbered: Sequence[Offer]) -> str:
    if conversation is not None and conversation.why:
        return conversation.why
    return " · ".join([_NO_WHY, *_told(numbered, "why")])


def _told(numbered: Sequence[Offer], kind: str) -> list[str]:
    """What digits confirm of a kind, each with its digit: «1 State U?»."""
    return [
        f"{digit} {offer.text}?" for digit, offer in enumerate(numbered, 1) if offer.kind == kind
    ]


def _link_words(records: Records, person: Person, numbered: Sequence[Offer]) -> str:
    known = [
        point_words(point)
        for point in person.points
        if point.confirmed
        and (point.kind is not PointKind.LINKEDIN_CONNECTION or person.connected_on is None)
    ]
    asked = [
        f"{point_words(point)}? (‹connection›)"
        for point in open_points(records.profile, person)
        if point.kind is not PointKind.LINKEDIN_CONNECTION
    ]
    asked = _told(numbered, "point") or asked
    if person.connected_on is not None:
        connected = _connected_words(person.connected_on, person.disconnected)
        asks = [one.replace(_BARE_CONNECTION, f"{connected}?") for one in asked]
        known += [connected] if asks == asked else []
        asked = asks
    return " · ".join([*known, *asked]) or "no point of connection yet  (‹connection›)"


def _connected_words(since: date, until: date | None) -> str:
    if until is None:
        return f"connected on LinkedIn since {since.year}"
    return f"no longer connected on LinkedIn (since {since.year}, gone by {month_words(until)})"


def _last_words(records: Records, person: Person, now: datetime) -> str:
    contact = [
        message
        for message in records.messages_by_person.get(person.id, [])
        if message.at is not None
    ]
    earlier = last_contact(person.contacts)
    if not contact:
        return _earlier_words(*earlier, now) if earlier else "never written"
    message = contact[-1]
    assert message.at is not None, "only contact that happened is looked at"
    day = message.at.astimezone(now.tzinfo).date()
    if earlier and earlier[0] > day:
        return _earlier_words(*earlier, now)
    days = (now.date() - day).days
    who = "their " if message.direction is Direction.IN else ""
    words = f"{who}{message_words(message, now)}"
    return f"{words} · {ago_words(days)}" if days > 1 else words


def _earlier_words(day: date, words: str, now: datetime) -> str:
    days = (now.date() - day).days
    ago = f" · {ago_words(days)}" if days > 1 else ""
    return f"{words} {day_words(day, now.date())}{ago}"


def _reasons(records: Records, person: Person) -> str:
    """Why one could write to somebody one has talked with; nothing before."""
    if person_step(records, person) not in _TALKED:
        return ""
    return " · ".join(hook.words for hook in islice(hooks(records, person), _MOST_REASONS))


def _warmth_words(person: Person) -> str:
    """How well I know them, and why that is thought; nothing when nothing is known."""
    if person.warmth is not None:
        return WARMTH_WORDS[person.warmth]
    suggested = suggested_warmth(person)
    if suggested is None:
        return ""
    reasons = " · ".join(contact_reasons(person))
    return f"{WARMTH_WORDS[suggested]}? {reasons}  (‹warmth›)"
