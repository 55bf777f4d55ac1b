"""Small generated terms: people, conversations, messages, learnings and loops as plain records."""

from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from coffeechat.domain.parts import Decision, Feeling, Interest, Interview, Position, QuestionUse
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
from coffeechat.domain.words import (
    Channel,
    DecisionKind,
    Direction,
    Facet,
    LoopKind,
    MessagePurpose,
    ReplyKind,
    Route,
    Seniority,
)

START = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
PEOPLE, TRACKS = [f"p{number}" for number in range(5)], ["t0", "t1"]
CONVERSATIONS = [f"c{number}" for number in range(7)]
ORGANISATIONS = ["", "Verda Inc.", "VERDA", "State University", "River Trust", "Umlaut"]
QUESTIONS = ["How does a week look?", "What surprised you?", "Whom else should I meet?"]

_R = TypeVar("_R", bound=Record)

moments = st.integers(0, 60 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
_maybe = st.none() | moments
_levels = st.none() | st.integers(1, 5)
_feelings = st.none() | st.builds(Feeling, confidence=_levels, energy=_levels)
_some_tracks = st.lists(st.sampled_from(TRACKS), unique=True).map(tuple)


@st.composite
def _interviews(draw: Any) -> Interview:
    asked = [draw(_maybe) for _ in QUESTIONS]
    return Interview(
        uid="u",
        start=draw(moments),
        zone="UTC",
        minutes=draw(st.sampled_from([20, 30, 45])),
        held=draw(_maybe),
        before=draw(_feelings),
        after=draw(_feelings),
        preparing_minutes=draw(st.integers(0, 30)),
        questions=tuple(
            QuestionUse(text=text, asked=at is not None, asked_at=at)
            for text, at in zip(QUESTIONS, asked, strict=True)
        ),
    )


@st.composite
def terms(draw: Any) -> Records:
    """The records of a made-up term; anything may have happened to anybody, in any order."""
    people = [_person(draw, one) for one in PEOPLE]
    tracks = [_track(draw, one) for one in TRACKS]
    talks = [_conversation(draw, one) for one in CONVERSATIONS]
    messages = [_message(draw, number, talks) for number in range(draw(st.integers(0, 14)))]
    learnings = [_learning(draw, number) for number in range(draw(st.integers(0, 14)))]
    loops = [_referral(draw, number) for number in range(draw(st.integers(0, 4)))]
    me = Profile(id=PROFILE_ID, created=START, zone="Europe/Berlin")
    return Records(
        profiles={me.id: me},
        people=_by_id(people),
        tracks=_by_id(tracks),
        conversations=_by_id(talks),
        messages=_by_id(messages),
        learnings=_by_id(learnings),
        loops=_by_id(loops),
    )


def _by_id(records: list[_R]) -> dict[str, _R]:
    return {one.id: one for one in records}


def _person(draw: Any, one: str) -> Person:
    return Person(
        id=one,
        created=START,
        name=f"Person {one}",
        positions=(Position(organisation=draw(st.sampled_from(ORGANISATIONS))),),
        seniority=draw(st.none() | st.sampled_from([Seniority.MID, Seniority.HEAD])),
        tracks=draw(_some_tracks),
        referred_by=draw(st.none() | st.sampled_from([*PEOPLE, "nobody"])),
    )


def _track(draw: Any, one: str) -> Track:
    levels = draw(st.lists(st.tuples(moments, st.integers(0, 5)), max_size=3))
    made = draw(st.lists(st.tuples(moments, st.sampled_from(DecisionKind)), max_size=3))
    return Track(
        id=one,
        created=START,
        name=f"Track {one}",
        interest=tuple(Interest(at=at, level=level) for at, level in sorted(levels)),
        decisions=tuple(Decision(at=at, kind=kind) for at, kind in sorted(made)),
    )


def _conversation(draw: Any, one: str) -> Conversation:
    return Conversation(
        id=one,
        created=START,
        person=draw(st.sampled_from(PEOPLE)),
        route=draw(st.sampled_from(Route)),
        interview=draw(st.none() | _interviews()),
    )


def _message(draw: Any, number: int, talks: list[Conversation]) -> Message:
    within = draw(st.sampled_from(talks))
    is_answer = draw(st.booleans())
    purposes = [MessagePurpose.ASK, MessagePurpose.ASK, MessagePurpose.BUMP]
    return Message(
        id=f"m{number:02}",
        created=START,
        person=within.person,
        conversation=within.id,
        purpose=MessagePurpose.REPLY if is_answer else draw(st.sampled_from(purposes)),
        direction=Direction.IN if is_answer else Direction.OUT,
        channel=draw(st.sampled_from([Channel.EMAIL, Channel.LINKEDIN_NOTE])),
        at=draw(moments if is_answer else _maybe),
        reply=draw(st.sampled_from(ReplyKind)) if is_answer else None,
    )


def _learning(draw: Any, number: int) -> Learning:
    others = st.lists(st.integers(0, 13).map(lambda other: f"l{other:02}"), max_size=1)
    return Learning(
        id=f"l{number:02}",
        created=draw(moments),
        person=draw(st.sampled_from(PEOPLE)),
        text=draw(st.sampled_from(["Budgets", "budgets", "Boots", "Forms", "Rivers"])),
        conversation=draw(st.none() | st.sampled_from(CONVERSATIONS)),
        tracks=draw(_some_tracks),
        facet=draw(st.sampled_from(Facet)),
        agrees=tuple(draw(others)),
    )


def _referral(draw: Any, number: int) -> Loop:
    return Loop(
        id=f"o{number}",
        created=START,
        kind=draw(st.sampled_from([LoopKind.REFERRAL, LoopKind.PROMISE])),
        person=draw(st.sampled_from(PEOPLE)),
        about=draw(st.none() | st.sampled_from(PEOPLE)),
        text="talk to them",
    )
