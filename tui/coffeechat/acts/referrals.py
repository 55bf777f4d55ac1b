"""Referrals: a name that somebody gave me becomes a person to write to."""

from coffeechat.acts.people import position
from coffeechat.domain.capture import NamedPerson
from coffeechat.domain.records import Conversation, Loop, Person, Point
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import fold
from coffeechat.domain.words import LoopKind, PointKind, Warmth
from coffeechat.store import Transaction


def refer(
    tx: Transaction, giver: Person, conversation: Conversation, referral: NamedPerson
) -> Person:
    """Note whom somebody named; they are a person to ask from then on."""
    point = Point(kind=PointKind.REFERRED_BY, detail=giver.name)
    known = _same_name(tx.records, referral.name)
    if known is not None:
        named = known.replace(
            referred_by=known.referred_by or giver.id, points=(*known.points, point)
        )
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
    tx.put(_loop(tx, giver, conversation, named, referral))
    return named


def _loop(
    tx: Transaction, giver: Person, conversation: Conversation, named: Person, referral: NamedPerson
) -> Loop:
    return Loop(
        id=tx.fresh_id(),
        created=tx.now,
        kind=LoopKind.REFERRAL,
        person=giver.id,
        conversation=conversation.id,
        about=named.id,
        text=referral.note or "to talk to",
    )


def _same_name(records: Records, name: str) -> Person | None:
    """The one person with exactly this name; nobody when there are two."""
    wanted = fold(name)
    same = [person for person in records.people.values() if fold(person.name) == wanted]
    return same[0] if len(same) == 1 else None
