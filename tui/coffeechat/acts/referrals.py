"""Referrals: a name that somebody gave me becomes a person to write to."""

from coffeechat.acts.outcome import Refused
from coffeechat.acts.people import position
from coffeechat.domain.capture import NamedPerson
from coffeechat.domain.parts import Point
from coffeechat.domain.records import Conversation, Loop, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import fold
from coffeechat.domain.words import LoopKind, LoopState, PointKind, Warmth
from coffeechat.store import Transaction


def refer(
    tx: Transaction, giver: Person, conversation: Conversation, referral: NamedPerson
) -> Person:
    """Note whom somebody named; they are a person to ask from then on.

    Raises:
        Refused: They named themselves.
    """
    point = Point(kind=PointKind.REFERRED_BY, detail=giver.name)
    known = _same_name(tx.records, referral.name)
    if known is not None and known.id == giver.id:
        raise Refused(f"{giver.name} is the one you talk with; type whom they named.")
    if known is not None:
        points = known.points if point in known.points else (*known.points, point)
        first = known.referred_by or (None if _met(tx.records, known.id) else giver.id)
        named = known.replace(referred_by=first, points=points)
    else:
        named = Person(
            id=tx.fresh_id(),
            created=tx.now,
            name=referral.name,
            positions=position("", referral.organisation),
            tracks=giver.tracks,
            warmth=Warmth.INTRODUCED,
            referred_by=giver.id,
            points=(point,),
        )
    tx.put(named)
    if not _noted(tx.records, giver, named):
        tx.put(_loop(tx, giver, conversation, named, referral))
    return named


def _noted(records: Records, giver: Person, named: Person) -> bool:
    return any(
        loop.kind is LoopKind.REFERRAL and loop.about == named.id
        for loop in records.loops_by_person.get(giver.id, [])
    )


def _loop(
    tx: Transaction, giver: Person, conversation: Conversation, named: Person, referral: NamedPerson
) -> Loop:
    """The referral, left open until I meet the one who was named; nothing if I have already."""
    met = _met(tx.records, named.id)
    return Loop(
        id=tx.fresh_id(),
        created=tx.now,
        kind=LoopKind.REFERRAL,
        person=giver.id,
        conversation=conversation.id,
        about=named.id,
        text=referral.note or f"talk to {named.name}",
        state=LoopState.DONE if met else LoopState.OPEN,
        result=f"had met {named.name} before" if met else "",
        reported=met,
    )


def _met(records: Records, person: str) -> bool:
    return any(
        earlier.interview is not None and earlier.interview.held is not None
        for earlier in records.conversations_by_person.get(person, [])
    )


def _same_name(records: Records, name: str) -> Person | None:
    """The one person with exactly this name; nobody when there are two."""
    wanted = fold(name)
    same = [person for person in records.people.values() if fold(person.name) == wanted]
    return same[0] if len(same) == 1 else None
