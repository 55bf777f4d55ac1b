"""Facts: what a letter may say, in words that fit into a sentence; nothing private among them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.parts import Closing, DoNotContact, Point
from coffeechat.domain.records import Conversation, Person, Track
from coffeechat.domain.words import (
    LoopKind,
    LoopState,
    MessagePurpose,
    Outcome,
    PointKind,
    ReplyKind,
    TrackStatus,
)
from coffeechat.drafting.facts import LISTS, REMEDIES, facts_for
from coffeechat.drafting.phrasing import Facts, day_in_letter, given_name, in_series, point_clause
from drafting.drafting_kit import (
    ANA,
    CONVERSATION,
    JELISA,
    NOW,
    POLICY,
    TALK,
    TOMAS,
    learning,
    loop,
    records,
    sent_ask,
)


def ask_facts(*more: object, person: Person = JELISA) -> Facts:
    return facts_for(
        records(person, *more),  # type: ignore[arg-type]  # records of any kind
        person,
        NOW,
        purpose=MessagePurpose.ASK,
    )


def test_who_i_am_and_who_they_are() -> None:
    facts = ask_facts()
    assert facts["me"] == facts["signature"] == "Ana Bell"
    assert facts["institution"] == "State U"
    assert facts["name"] == "Dr. Jelisa Okafor"
    assert facts["given"] == "Jelisa"
    assert facts["title"] == "Program Manager"
    assert facts["past_role"] == "Postdoc"
    assert facts["organisation"] == "Green Rivers"
    assert facts["exploring"] == facts["field"] == "science policy"
    assert facts["zone"] == "Berlin time"
    assert facts["minutes"] == "30"


def test_a_fact_that_is_not_known_is_absent() -> None:
    person = Person(id="p9", created=NOW, name="Wei")
    nobody = ANA.replace(name="", institutions=(), zone="", availability=())
    facts = facts_for(records(person, profile=nobody), person, NOW, purpose=MessagePurpose.ASK)
    assert facts == {
        "name": "Wei",
        "given": "Wei",
        "minutes": "30",
        "exploring": "science policy",
        "field": "science policy",
    }


@given(st.sampled_from(MessagePurpose), st.text(max_size=30), st.text(max_size=30))
def test_every_fact_is_known_by_name_and_never_empty(
    purpose: MessagePurpose, name: str, organisation: str
) -> None:
    person = JELISA.replace(
        name=name, positions=(JELISA.positions[0].replace(organisation=organisation),)
    )
    facts = facts_for(records(person, CONVERSATION), person, NOW, purpose=purpose)
    assert facts.keys() <= REMEDIES.keys()
    for fact_name, fact in facts.items():
        assert fact
        assert isinstance(fact, list) == (fact_name in LISTS)
        for one in fact if isinstance(fact, list) else [fact]:
            assert one == " ".join(one.split())


@pytest.mark.parametrize(
    ("name", "given_word"),
    [
        ("Jelisa Okafor", "Jelisa"),
        ("Dr. Jelisa Okafor", "Jelisa"),
        ("Prof. Dr. Wei Zhang", "Wei"),
        ("Mx Sam Ortiz", "Sam"),
        ("Drew Miller", "Drew"),
        ("Prof", "Prof"),
        ("王伟", "王伟"),
        ("", ""),
        ("Okafor, Jelisa", "Jelisa"),
        ("Jelisa Okafor, PhD", "Jelisa"),
    ],
)
def test_the_given_name_is_the_first_word_that_is_no_honorific(name: str, given_word: str) -> None:
    assert given_name(name) == given_word


def test_confirmed_points_come_as_clauses_the_best_first() -> None:
    points = (
        Point(kind=PointKind.LINKEDIN_CONNECTION),
        Point(kind=PointKind.SAME_INSTITUTION, detail="State U"),
        Point(kind=PointKind.MUTUAL_CONTACT, detail="Amara Diallo"),
        Point(kind=PointKind.SAME_EMPLOYER, detail="Verda", confirmed=False),
    )
    facts = ask_facts(person=JELISA.replace(points=points))
    assert facts["point"] == "we both know Amara Diallo"
    assert facts["points"] == [
        "we both know Amara Diallo",
        "we both come from State U",
        "we are connected on LinkedIn",
    ]


@pytest.mark.parametrize("kind", PointKind)
@pytest.mark.parametrize("detail", ["", "the wetlands"])
def test_a_point_is_told_in_words_unless_it_is_private(kind: PointKind, detail: str) -> None:
    clause = point_clause(Point(kind=kind, detail=detail))
    if kind is PointKind.SHARED_IDENTITY:
        assert clause == ""
    else:
        assert "{" not in clause
        assert clause or (kind is PointKind.OTHER and not detail)


def test_a_shared_identity_is_no_fact() -> None:
    person = JELISA.replace(
        points=(Point(kind=PointKind.SHARED_IDENTITY, detail="secret"),),
        notes="secret",
        do_not_contact=DoNotContact(since=NOW.date(), why="secret"),
    )
    facts = ask_facts(person=person)
    assert "point" not in facts
    assert "secret" not in str(facts)


def test_the_referrer_is_known_by_record_or_by_point() -> None:
    assert ask_facts(person=JELISA.replace(referred_by=TOMAS.id))["referrer"] == "Tomas Lind"
    named = (Point(kind=PointKind.REFERRED_BY, detail="Amara Diallo"),)
    assert ask_facts(person=JELISA.replace(points=named))["referrer"] == "Amara Diallo"
    assert "referrer" not in ask_facts(person=JELISA.replace(referred_by="gone"))


def test_who_was_named_by_somebody_has_a_point_of_connection() -> None:
    named = JELISA.replace(referred_by=TOMAS.id, points=())
    assert ask_facts(person=named)["point"] == "Tomas Lind gave me your name"


def test_what_i_explore_is_what_touches_them_and_two_fields_at_most() -> None:
    other = [
        Track(id=f"t{number}", created=NOW, name=name)
        for number, name in enumerate(["grants", "museums", "data"], start=2)
    ]
    assert ask_facts(*other)["exploring"] == "science policy"
    untracked = JELISA.replace(tracks=())
    assert ask_facts(*other, person=untracked)["exploring"] == "science policy and grants"
    parked = POLICY.replace(status=TrackStatus.RULED_OUT)
    assert ask_facts(parked, *other)["exploring"] == "grants and museums"
    assert ask_facts(parked, *other)["field"] == "science policy"


def test_times_are_offered_where_a_talk_is_asked_for() -> None:
    assert ask_facts()["times"] == [
        "Wednesday 25 November, 09:00–12:00 New York time (15:00–18:00 Berlin time)",
        "Thursday 26 November, 09:00–12:00 New York time (15:00–18:00 Berlin time)",
        "Friday 27 November, 09:00–12:00 New York time (15:00–18:00 Berlin time)",
    ]
    thanks = facts_for(records(), JELISA, NOW, purpose=MessagePurpose.THANK_YOU)
    assert "times" not in thanks


@pytest.mark.parametrize(
    ("replies", "why"),
    [
        ([ReplyKind.CANCELLED], "they cancelled"),
        ([ReplyKind.OTHER_TIME], "they cancelled"),
        ([ReplyKind.CANCELLED_BY_ME], "I cancelled"),
        ([ReplyKind.NO_SHOW_BY_ME], "I did not come"),
        ([ReplyKind.CANCELLED, ReplyKind.ACCEPTED, ReplyKind.NO_SHOW], None),
        ([], None),
    ],
)
def test_why_a_talk_did_not_come_about(replies: list[ReplyKind], why: str | None) -> None:
    said = [
        sent_ask(NOW).replace(id=f"r{number}", purpose=MessagePurpose.REPLY, reply=reply)
        for number, reply in enumerate(replies)
    ]
    off = CONVERSATION.replace(interview=TALK.replace(held=None, called_off=NOW))
    facts = facts_for(records(off, *said), JELISA, NOW, purpose=MessagePurpose.RESCHEDULE)
    assert facts["missed_day"] == "Thursday"
    assert facts.get("missed_why") == why


def test_a_bump_knows_the_ask() -> None:
    facts = ask_facts(CONVERSATION, sent_ask(NOW - timedelta(days=10)))
    assert facts["asked_on"] == "13 November"
    assert facts["asked_subject"] == "A question"
    assert facts["why"] == "her move to grants"


def test_a_thank_you_knows_what_was_said_and_left_open() -> None:
    facts = ask_facts(
        CONVERSATION,
        learning(1, "Budgets matter."),
        learning(2, "the year has\ntwo seasons", theirs=True),
        learning(3, "another talk", conversation="c0"),
        loop(1, LoopKind.PROMISE, "send the poster"),
        loop(2, LoopKind.OFFER, "look at my slides."),
        loop(3, LoopKind.SUGGESTION, "read Soil and Society"),
        loop(4, LoopKind.PROMISE, "kept", state=LoopState.DONE),
    )
    assert facts["something_said"] == ["the year has two seasons", "Budgets matter"]
    assert facts["promises"] == ["send the poster"]
    assert facts["offers"] == ["look at my slides"]
    assert facts["suggestions"] == ["read Soil and Society"]
    assert facts["talk_day"] == "Thursday"
    assert facts["minutes"] == "20"


def test_a_report_knows_whom_i_met_and_what_i_did() -> None:
    met = Conversation(id="c2", created=NOW, person="p2", interview=TALK)
    facts = ask_facts(
        CONVERSATION,
        met,
        loop(1, LoopKind.REFERRAL, "talk to Tomas", about="p2", state=LoopState.DONE),
        loop(2, LoopKind.REFERRAL, "talk to Mika", about="p3"),
        loop(3, LoopKind.SUGGESTION, "join the society", state=LoopState.DONE, result="I spoke"),
        loop(4, LoopKind.SUGGESTION, "old news", state=LoopState.DONE, reported=True),
    )
    assert facts["talked_with"] == "Tomas Lind"
    assert facts["followed"] == ["join the society"]
    assert facts["came_of_it"] == ["I spoke"]
    told = loop(1, LoopKind.REFERRAL, "met", about="p2", state=LoopState.DONE, reported=True)
    assert "talked_with" not in ask_facts(CONVERSATION, met, told)


def test_the_latest_conversation_counts_even_when_it_is_closed() -> None:
    closed = CONVERSATION.replace(closed=Closing(at=NOW, outcome=Outcome.HELD))
    assert ask_facts(closed)["talk_day"] == "Thursday"


@pytest.mark.parametrize(
    ("days", "expected"), [(0, "Monday"), (1, "Sunday"), (6, "Tuesday"), (7, "16 November")]
)
def test_a_past_day_is_told_as_in_a_letter(days: int, expected: str) -> None:
    today = NOW.date()
    assert day_in_letter(today - timedelta(days=days), today) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_things_in_a_row(items: list[str], expected: str) -> None:
    assert in_series(items) == expected
