"""Where a conversation stands follows from what happened, and from nothing else."""

import dataclasses
from datetime import timedelta

import pytest

from coffeechat.domain.parts import Interview
from coffeechat.domain.records import Conversation, Message
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import (
    next_purpose,
    open_draft,
    person_step,
    reports_owed,
    step_of,
    thanked,
)
from coffeechat.domain.words import (
    AskedOthers,
    Direction,
    LoopState,
    MessagePurpose,
    ReplyKind,
    Stage,
    Step,
)
from support.happenings import happens
from support.worlds import World

STEPS = [
    # The pool and Identify.
    ("", Step.SPOTTED),
    ("set aside for a month", Step.PARKED),
    ("set aside for a month, a year passes", Step.PARKED),
    ("set aside", None),
    ("why", Step.QUALIFIED),
    ("set aside, why", Step.QUALIFIED),
    ("ask drafted, draft discarded", Step.QUALIFIED),
    # Ask.
    ("ask drafted", Step.DRAFTING),
    ("set aside for a month, ask drafted", Step.DRAFTING),
    ("ask drafted, asked", Step.WAITING),
    ("asked", Step.WAITING),
    ("asked, a year passes", Step.WAITING),
    ("asked, bump drafted", Step.WAITING),
    ("asked, bumped", Step.BUMPED),
    ("asked, bumped, updated", Step.BUMPED),
    ("asked, bounced", Step.DRAFTING),
    ("asked, bounced, asked", Step.WAITING),
    ("asked, bumped, bounced, asked", Step.WAITING),
    ("asked, later", Step.PARKED),
    ("asked, later, a year passes", Step.PARKED),
    ("asked, later, ask drafted", Step.DRAFTING),
    ("asked, later, ask drafted, draft discarded", Step.PARKED),
    ("ask drafted, later", Step.PARKED),
    ("asked, later, asked", Step.WAITING),
    ("asked, later, asked, bumped", Step.BUMPED),
    # Interview.
    ("asked, said yes", Step.ARRANGING),
    ("said yes", Step.ARRANGING),
    ("asked, bumped, said yes", Step.ARRANGING),
    ("asked, bounced, said yes", Step.ARRANGING),
    ("asked, later, said yes", Step.ARRANGING),
    ("asked, other time", Step.ARRANGING),
    ("asked, talk agreed", Step.SCHEDULED),
    ("asked, said yes, talk agreed", Step.SCHEDULED),
    ("asked, other time, talk agreed", Step.SCHEDULED),
    ("asked, talk agreed, talk agreed", Step.SCHEDULED),
    ("asked, talk agreed, said yes", Step.SCHEDULED),
    ("asked, talk agreed, moved", Step.SCHEDULED),
    ("asked, talk agreed, confirmed", Step.SCHEDULED),
    ("asked, talk agreed, prepared", Step.SCHEDULED),
    ("asked, talk agreed, answered in writing", Step.SCHEDULED),
    ("asked, talk agreed, a year passes", Step.SCHEDULED),
    ("asked, talk agreed, other time", Step.ARRANGING),
    ("asked, talk agreed, cancelled", Step.ARRANGING),
    ("asked, talk agreed, did not come", Step.ARRANGING),
    ("asked, talk agreed, cancelled, talk agreed", Step.SCHEDULED),
    ("asked, talk agreed, later", Step.PARKED),
    ("asked, talk agreed, later, asked", Step.WAITING),
    ("asked, talk agreed, later, asked, bumped", Step.BUMPED),
    # Follow up.
    ("asked, talk agreed, held", Step.DIGEST),
    ("asked, talk agreed, held, thanked", Step.DIGEST),
    ("asked, talk agreed, held, thanks skipped", Step.DIGEST),
    ("asked, talk agreed, held, debriefed", Step.DIGEST),
    ("asked, talk agreed, held, debriefed, thanks drafted", Step.DIGEST),
    ("asked, talk agreed, held, debriefed, thanked", Step.KEEP_IN_TOUCH),
    ("asked, talk agreed, held, thanked, debriefed", Step.KEEP_IN_TOUCH),
    ("asked, talk agreed, held, debriefed, thanks skipped", Step.KEEP_IN_TOUCH),
    ("asked, talk agreed, held, note, debriefed, thanked", Step.KEEP_IN_TOUCH),
    ("asked, talk agreed, held, open question, debriefed, thanked", Step.KEEP_IN_TOUCH),
    ("asked, talk agreed, held, suggestion, debriefed, thanked", Step.LOOPS_OPEN),
    ("asked, talk agreed, held, promise, debriefed, thanked", Step.LOOPS_OPEN),
    ("asked, talk agreed, held, offer, debriefed, thanked", Step.LOOPS_OPEN),
    ("asked, talk agreed, held, person named, debriefed, thanked", Step.LOOPS_OPEN),
    ("asked, talk agreed, held, suggestion, debriefed", Step.DIGEST),
    ("asked, talk agreed, held, offer, debriefed, thanked, loops done", Step.KEEP_IN_TOUCH),
    ("asked, talk agreed, held, offer, debriefed, thanked, loops dropped", Step.KEEP_IN_TOUCH),
    ("asked, talk agreed, held, debriefed, thanked, keep in touch off", Step.RESTING),
    ("asked, talk agreed, held, debriefed, thanked, answered in writing", Step.DIGEST),
    ("asked, answered in writing", Step.DIGEST),
    ("asked, answered in writing, thanked", Step.KEEP_IN_TOUCH),
    ("asked, answered in writing, thanks skipped", Step.KEEP_IN_TOUCH),
    ("asked, answered in writing, thanked, answered in writing", Step.DIGEST),
    ("asked, answered in writing, thanked, talk agreed", Step.SCHEDULED),
    ("asked, answered in writing, thanked, talk agreed, held, debriefed", Step.DIGEST),
    # Closed, and opened again.
    ("asked, let go", Step.CLOSED),
    ("asked, bumped, let go", Step.CLOSED),
    ("asked, declined", Step.CLOSED),
    ("asked, named somebody", Step.CLOSED),
    ("why, closed", Step.CLOSED),
    ("asked, never contact", Step.CLOSED),
    ("asked, let go, said yes", Step.ARRANGING),
    ("asked, let go, talk agreed", Step.SCHEDULED),
    ("asked, declined, answered in writing", Step.DIGEST),
    ("asked, let go, later", Step.PARKED),
    ("asked, let go, declined", Step.CLOSED),
    ("asked, let go, bounced", Step.DRAFTING),
    ("asked, talk agreed, closed, said yes", Step.ARRANGING),
    ("asked, talk agreed, held, named somebody", Step.DIGEST),
    # Another conversation with the same person.
    ("asked, let go, why", Step.QUALIFIED),
    ("asked, declined, thanked", Step.CLOSED),
    ("asked, declined, thanked, asked", Step.WAITING),
    ("asked, away", Step.WAITING),
    ("asked, bumped, away", Step.BUMPED),
    ("asked, said yes, away", Step.ARRANGING),
    ("asked, talk agreed, away", Step.SCHEDULED),
    ("asked, let go, away", Step.WAITING),
    ("asked, declined, away", Step.CLOSED),
    ("asked, talk agreed, held, closed, asked", Step.WAITING),
    ("asked, talk agreed, held, closed, said yes", Step.ARRANGING),
    ("asked, let go, set aside", None),
]


@pytest.mark.parametrize(("story", "step"), STEPS, ids=[story or "added" for story, _ in STEPS])
def test_the_step_follows_from_what_happened(world: World, story: str, step: Step | None) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, story)
    assert world.step(jelisa) is step
    assert person_step(_turned(world.records), world.known(jelisa)) is step


def _turned(records: Records) -> Records:
    """The same records, each table in the opposite order."""
    tables = {
        field.name: dict(reversed(list(getattr(records, field.name).items())))
        for field in dataclasses.fields(Records)
    }
    return Records(**tables)


def test_every_step_belongs_to_a_stage() -> None:
    assert {step.stage for step in Step} == set(Stage)


PURPOSES = [
    ("", MessagePurpose.ASK),
    ("why", MessagePurpose.ASK),
    ("set aside", MessagePurpose.ASK),
    ("asked", MessagePurpose.BUMP),
    ("asked, bumped", MessagePurpose.UPDATE),
    ("asked, bounced", MessagePurpose.ASK),
    ("asked, later", MessagePurpose.ASK),
    ("asked, said yes", MessagePurpose.RESCHEDULE),
    ("asked, talk agreed", MessagePurpose.CONFIRM),
    ("asked, talk agreed, cancelled", MessagePurpose.RESCHEDULE),
    ("asked, talk agreed, held", MessagePurpose.THANK_YOU),
    ("asked, talk agreed, held, thanked", MessagePurpose.UPDATE),
    ("asked, talk agreed, held, suggestion, debriefed, thanked", MessagePurpose.CHECK_IN),
    ("asked, talk agreed, held, promise, debriefed, thanked", MessagePurpose.UPDATE),
    ("asked, talk agreed, held, offer, debriefed, thanked", MessagePurpose.UPDATE),
    ("asked, answered in writing", MessagePurpose.THANK_YOU),
    ("asked, let go", MessagePurpose.ASK),
]


@pytest.mark.parametrize(("story", "purpose"), PURPOSES)
def test_what_the_next_message_is_for(world: World, story: str, purpose: MessagePurpose) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, story)
    assert next_purpose(world.records, world.known(jelisa)) is purpose


def test_after_the_thank_you_comes_the_report_on_whom_they_named(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed, held, person named")
    sam = world.named("Sam Ortiz").id
    assert reports_owed(world.records, jelisa) == []
    happens(world, sam, "asked, talk agreed, held")
    assert next_purpose(world.records, world.known(jelisa)) is MessagePurpose.THANK_YOU
    happens(world, jelisa, "thanked")
    assert [loop.about for loop in reports_owed(world.records, jelisa)] == [sam]
    assert next_purpose(world.records, world.known(jelisa)) is MessagePurpose.REPORT_BACK
    happens(world, jelisa, "reported back")
    assert reports_owed(world.records, jelisa) == []
    assert next_purpose(world.records, world.known(jelisa)) is MessagePurpose.UPDATE


DRAFTS = [
    ("ask drafted", MessagePurpose.ASK),
    ("ask drafted, draft discarded", None),
    ("ask drafted, asked", None),
    ("asked, bump drafted", MessagePurpose.BUMP),
    ("asked, bump drafted, said yes", None),
    ("asked, bump drafted, talk agreed", None),
    ("asked, bump drafted, talk agreed, held", None),
    ("ask drafted, talk agreed, held, thanks drafted", MessagePurpose.THANK_YOU),
    ("ask drafted, later", MessagePurpose.ASK),
    ("ask drafted, closed", None),
    ("ask drafted, closed, why", None),
    ("ask drafted, closed, ask drafted", MessagePurpose.ASK),
]


@pytest.mark.parametrize(("story", "purpose"), DRAFTS)
def test_a_draft_that_was_overtaken_is_not_offered(
    world: World, story: str, purpose: MessagePurpose | None
) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, story)
    draft = open_draft(world.records, jelisa)
    assert (draft.purpose if draft else None) is purpose
    if draft is not None:
        conversation = world.records.open_conversation(jelisa)
        assert conversation is not None
        assert draft.conversation == conversation.id


def test_nobody_has_a_draft_who_is_not_here(world: World) -> None:
    assert open_draft(world.records, "nobody") is None


# Records by hand: what no act makes today, but another program or a later version may.


def _message(world: World, number: int, **fields: object) -> Message:
    at = world.now + timedelta(hours=number)
    message = Message(
        id=f"m{number}", created=at, person="p", conversation="c", purpose=MessagePurpose.ASK, at=at
    )
    return message.replace(**fields)


def _records(conversation: Conversation, *messages: Message) -> Records:
    return Records(
        conversations={conversation.id: conversation},
        messages={message.id: message for message in messages},
    )


def test_a_debrief_without_the_closing_answer_does_not_count(world: World) -> None:
    talk = Interview(
        uid="u", start=world.now, zone="Europe/Berlin", held=world.now, debriefed=world.now
    )
    conversation = Conversation(id="c", created=world.now, person="p", interview=talk)
    thanks = _message(world, 1, purpose=MessagePurpose.THANK_YOU)
    assert step_of(_records(conversation, thanks), conversation) is Step.DIGEST
    answered = conversation.replace(interview=talk.replace(asked_others=AskedOthers.NO))
    assert step_of(_records(answered, thanks), answered) is Step.KEEP_IN_TOUCH


def test_of_two_answers_at_the_same_instant_the_later_id_counts(world: World) -> None:
    conversation = Conversation(id="c", created=world.now, person="p")
    said_yes = _message(world, 1, direction=Direction.IN, reply=ReplyKind.ACCEPTED)
    later = _message(world, 1, direction=Direction.IN, reply=ReplyKind.LATER, id="m2")
    assert step_of(_records(conversation, said_yes, later), conversation) is Step.PARKED


def test_messages_of_an_earlier_conversation_say_nothing_about_this_one(world: World) -> None:
    conversation = Conversation(id="c", created=world.now, person="p")
    elsewhere = _message(world, 1, conversation="earlier")
    assert step_of(_records(conversation, elsewhere), conversation) is Step.QUALIFIED


def test_a_thank_you_counts_for_what_came_before_it(world: World) -> None:
    talk = _message(world, 1, purpose=MessagePurpose.MET, direction=Direction.BOTH)
    thanks = _message(world, 2, purpose=MessagePurpose.THANK_YOU)
    answers = _message(world, 3, direction=Direction.IN, reply=ReplyKind.BY_EMAIL)
    skipped = _message(world, 4, purpose=MessagePurpose.THANK_YOU, at=None, skipped="on the phone")
    draft = _message(world, 5, purpose=MessagePurpose.THANK_YOU, at=None)
    assert not thanked([talk])
    assert thanked([talk, thanks])
    assert not thanked([talk, thanks, answers])
    assert thanked([talk, thanks, answers, skipped])
    assert not thanked([talk, draft])


def test_loops_of_another_conversation_keep_this_one_not_open(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed, held, promise, debriefed, thanked, closed")
    happens(world, jelisa, "asked, talk agreed, held, debriefed, thanked")
    assert [loop.state for loop in world.records.loops.values()] == [LoopState.OPEN]
    assert world.step(jelisa) is Step.KEEP_IN_TOUCH
