"""What the tests of drafting share: Ana, Jelisa and the records around them."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from coffeechat.domain.parts import Availability, Interview, Point, Position
from coffeechat.domain.records import (
    PROFILE_ID,
    Conversation,
    Learning,
    Loop,
    Message,
    Person,
    Profile,
    Record,
    Track,
)
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import LoopKind, LoopState, MessagePurpose, PointKind

#: A Monday, 10:00 in Berlin.
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
AFTERNOONS = Availability(days=(0, 1, 2, 3, 4), start=15 * 60, end=18 * 60)

ANA = Profile(
    id=PROFILE_ID,
    created=NOW,
    name="Ana Bell",
    institutions=("State U",),
    zone="Europe/Berlin",
    availability=(AFTERNOONS,),
)
POLICY = Track(id="t1", created=NOW, name="science policy")
JELISA = Person(
    id="p1",
    created=NOW,
    name="Dr. Jelisa Okafor",
    positions=(
        Position(title="Program Manager", organisation="Green Rivers"),
        Position(title="Postdoc", organisation="State U"),
    ),
    zone="America/New_York",
    points=(Point(kind=PointKind.SAME_INSTITUTION, detail="State U"),),
    tracks=("t1",),
)
TOMAS = Person(id="p2", created=NOW, name="Tomas Lind")
TALK = Interview(
    uid="u1",
    start=NOW - timedelta(days=4),
    zone="Europe/Berlin",
    minutes=20,
    held=NOW - timedelta(days=4),
)
CONVERSATION = Conversation(
    id="c1", created=NOW - timedelta(days=20), person="p1", why="her move to grants", interview=TALK
)


def loop(number: int, kind: LoopKind, text: str, **fields: object) -> Loop:
    """A loop with Jelisa."""
    changes = {"about": None, "state": LoopState.OPEN, "result": "", "reported": False, **fields}
    made = Loop(id=f"l{number}", created=NOW, kind=kind, person="p1", text=text)
    return made.replace(conversation="c1", **changes)


def learning(number: int, text: str, *, conversation: str = "c1", theirs: bool = False) -> Learning:
    """Something that Jelisa said."""
    return Learning(
        id=f"n{number}",
        created=NOW,
        person="p1",
        text=text,
        conversation=conversation,
        their_words=theirs,
    )


def sent_ask(at: datetime, subject: str = "A question") -> Message:
    """An ask to Jelisa that went out."""
    return Message(
        id="m1",
        created=at,
        person="p1",
        purpose=MessagePurpose.ASK,
        conversation="c1",
        subject=subject,
        at=at,
    )


def records(*more: Record, profile: Profile = ANA) -> Records:
    """Ana, Jelisa, Tomas, a track, and whatever else; a record with a known id takes its place."""
    tables: dict[str, dict[str, Record]] = {}
    base: Iterable[Record] = (profile, POLICY, JELISA, TOMAS)
    for record in (*base, *more):
        tables.setdefault(record.TABLE, {})[record.id] = record
    tables["profiles"] = tables.pop("profile")
    return Records(**tables)  # type: ignore[arg-type]  # tables are named as the fields are
