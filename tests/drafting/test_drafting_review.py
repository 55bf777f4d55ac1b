"""Reviews: the right checks run on the right context, in order, without what I waved through."""

from collections.abc import Iterable, Sequence
from datetime import UTC, timedelta

import pytest

from coffeechat.api import About, Check, CheckContext, Finding, MessagePurpose, Severity
from coffeechat.domain.parts import Point, QuestionUse
from coffeechat.domain.records import Message, Track
from coffeechat.domain.words import Channel, Direction, PointKind, TrackStatus
from coffeechat.drafting.review import about_of, check_context, review
from drafting.drafting_kit import (
    ANA,
    CONVERSATION,
    JELISA,
    NOW,
    TALK,
    TOMAS,
    learning,
    records,
    sent_ask,
)


def check(
    check_id: str,
    *starts: int,
    about: About = About.ASK,
    severity: Severity = Severity.WARN,
) -> Check:
    def run(context: CheckContext) -> Iterable[Finding]:
        return [Finding(message=check_id, start=start, end=start + 1) for start in starts]

    return Check(id=check_id, about=about, severity=severity, source="me", run=run)


def run(checks: Sequence[Check], context: CheckContext) -> list[tuple[Check, Finding]]:
    return [(one, finding) for one in checks for finding in one.run(context)]


CONTEXT = check_context(records(), JELISA, None, NOW, text="some text")


def test_warnings_come_first_then_notes_each_in_the_order_of_the_text() -> None:
    checks = [
        check("N-1", 1, severity=Severity.NOTE),
        check("W-2", 5, 2),
        check("W-1", 5, 0),
        check("N-0", 0, severity=Severity.NOTE),
    ]
    found = review(CONTEXT, checks, About.ASK, run)
    assert [(one.check_id, one.finding.start) for one in found] == [
        ("W-1", 0),
        ("W-2", 2),
        ("W-1", 5),
        ("W-2", 5),
        ("N-0", 0),
        ("N-1", 1),
    ]
    assert found[0].source == "me"


def test_only_checks_of_the_same_kind_run() -> None:
    checks = [check("A", 0), check("B", 0, about=About.FOLLOW_UP), check("C", 0, about=About.PREP)]
    for about, expected in ((About.ASK, "A"), (About.FOLLOW_UP, "B"), (About.PREP, "C")):
        assert [one.check_id for one in review(CONTEXT, checks, about, run)] == [expected]
    assert review(CONTEXT, checks, About.PERSON, run) == []


def test_what_was_accepted_or_silenced_does_not_even_run() -> None:
    ran: list[str] = []

    def watched(wanted: Sequence[Check], context: CheckContext) -> list[tuple[Check, Finding]]:
        ran.extend(one.id for one in wanted)
        return run(wanted, context)

    checks = [check("A", 0), check("B", 0), check("C", 0)]
    found = review(CONTEXT, checks, About.ASK, watched, silenced={"A"}, accepted=("B",))
    assert [one.check_id for one in found] == ["C"]
    assert ran == ["C"]


def test_the_context_holds_the_talk_and_what_was_planned() -> None:
    questions = (QuestionUse(text="How?"), QuestionUse(text="Who else?"))
    talk = TALK.replace(questions=questions, key_question="How?")
    conversation = CONVERSATION.replace(interview=talk, goals=("learn",))
    known = records(conversation, learning(1, "budgets matter"))
    context = check_context(known, JELISA, conversation, NOW, subject="S", text="T")
    assert (context.subject, context.text, context.why) == ("S", "T", "her move to grants")
    assert context.planned == ("How?", "Who else?")
    assert context.goals == ("learn",)
    assert context.talk
    assert context.talk.key_question == "How?"
    assert context.learned == ("budgets matter",)
    assert [track.name for track in context.tracks] == ["science policy"]


def test_the_moment_is_in_my_zone() -> None:
    assert CONTEXT.now == NOW
    assert CONTEXT.now.utcoffset() == timedelta(hours=1)
    nowhere = check_context(records(profile=ANA.replace(zone="")), JELISA, None, NOW)
    assert nowhere.now.tzinfo is UTC


def test_a_text_is_not_its_own_predecessor_and_drafts_are_not_sent() -> None:
    ask = sent_ask(NOW - timedelta(days=9))
    reply = ask.replace(id="m2", direction=Direction.IN, at=NOW - timedelta(days=8))
    draft = ask.replace(id="m3", at=None)
    known = records(CONVERSATION, ask, reply, draft)
    context = check_context(known, JELISA, CONVERSATION, NOW, message_id="m2")
    assert [message.id for message in context.earlier] == ["m1"]
    context = check_context(known, JELISA, CONVERSATION, NOW)
    assert [message.id for message in context.earlier] == ["m1", "m2"]


def test_what_was_lately_sent_to_others_is_there_oldest_first() -> None:
    def letter(number: int, days: int, **changes: object) -> Message:
        sent = sent_ask(NOW - timedelta(days=days)).replace(id=f"m{number}", person=TOMAS.id)
        return sent.replace(**changes)

    known = records(
        letter(1, 2),
        letter(2, 29),
        letter(3, 31),
        letter(4, 1, direction=Direction.IN),
        letter(5, 1, at=None),
        letter(6, 1, person=JELISA.id),
    )
    context = check_context(known, JELISA, None, NOW)
    assert [message.id for message in context.others] == ["m2", "m1"]


def test_a_referrer_is_known_by_name_and_identities_are_not() -> None:
    secret = Point(kind=PointKind.SHARED_IDENTITY, detail="secret")
    person = JELISA.replace(referred_by=TOMAS.id, points=(secret,), notes="secret")
    context = check_context(records(person), person, None, NOW)
    assert context.referrer == "Tomas Lind"
    assert "secret" not in repr(context)


def test_tracks_that_are_done_with_are_left_out() -> None:
    done = Track(id="t2", created=NOW, name="museums", status=TrackStatus.RULED_OUT)
    context = check_context(records(done), JELISA, None, NOW, channel=Channel.LINKEDIN_NOTE)
    assert [track.id for track in context.tracks] == ["t1"]
    assert context.channel is Channel.LINKEDIN_NOTE


@pytest.mark.parametrize(
    ("purpose", "about"),
    [
        (MessagePurpose.ASK, About.ASK),
        (MessagePurpose.BUMP, About.ASK),
        (MessagePurpose.THANK_YOU, About.FOLLOW_UP),
        (MessagePurpose.CHECK_IN, About.FOLLOW_UP),
        (MessagePurpose.CALL, None),
        (MessagePurpose.CONFIRM, None),
    ],
)
def test_which_checks_look_at_a_message(purpose: MessagePurpose, about: About | None) -> None:
    assert about_of(purpose) is about
