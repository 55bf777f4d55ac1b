"""Messages drafted, sent and skipped, and what follows from that."""

from pathlib import Path

import pytest

from coffeechat.acts import introductions, messages
from coffeechat.acts.next import done
from coffeechat.domain.stages import next_purpose
from coffeechat.domain.words import Direction, LoopState, MessagePurpose, Outcome, Step
from support.happenings import happens
from support.worlds import World


def test_a_draft_begins_the_conversation_and_keeps_its_text(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    drafted = world.draft(jelisa, MessagePurpose.ASK, "Dear Jelisa")
    draft = world.records.messages[drafted]
    assert draft.draft
    assert (draft.subject, draft.body, draft.template) == ("Hello", "Dear Jelisa", "t")
    assert draft.conversation == world.conversation(jelisa).id
    world.do(messages.write, draft.id, subject="A question", body="Dear Ms Okafor")
    written = world.records.messages[draft.id]
    assert (written.subject, written.body, written.created) == (
        "A question",
        "Dear Ms Okafor",
        draft.created,
    )


def test_sending_notes_the_moment(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    draft = world.draft(jelisa, MessagePurpose.ASK)
    world.at("2026-11-18 10:00")
    world.do(messages.send, draft)
    assert world.records.messages[draft].at == world.clock.now
    assert world.standing(jelisa) == "asked today · bump Fri 27 Nov"


BUMPS = [
    ("gentle", "Sent the ask to Jelisa Okafor. Unanswered, a bump is due Wed 25 Nov."),
    ("slow", "Sent the ask to Jelisa Okafor. Unanswered, a bump is due Mon 30 Nov."),
    ("none", "Sent the ask to Jelisa Okafor."),
]


@pytest.mark.parametrize(("cadence", "says"), BUMPS)
def test_what_was_sent_says_when_a_bump_is_due(tmp_path: Path, cadence: str, says: str) -> None:
    world = World(tmp_path / "db.json", cadence=cadence)
    assert world.do(messages.sent, world.person("Jelisa Okafor")).text == says


SENT = [
    # what came before, what is sent without a draft, what it is called
    ("", MessagePurpose.ASK, "the ask"),
    ("asked", MessagePurpose.BUMP, "the bump"),
    ("asked, bumped", MessagePurpose.UPDATE, "the update"),
    ("asked, said yes", MessagePurpose.RESCHEDULE, "the message about a date"),
    ("asked, talk agreed", MessagePurpose.CONFIRM, "the confirmation"),
    ("asked, talk agreed, held", MessagePurpose.THANK_YOU, "the thank-you"),
    ("asked, talk agreed, held, debriefed, thanked", MessagePurpose.CHECK_IN, "the message"),
]


@pytest.mark.parametrize(("story", "purpose", "called"), SENT)
def test_what_was_sent_elsewhere_is_what_came_next(
    world: World, story: str, purpose: MessagePurpose, called: str
) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, story)
    said = world.do(messages.sent, jelisa).text
    latest = world.messages(jelisa)[-1]
    assert (latest.purpose, latest.at, latest.body) == (purpose, world.clock.now, "")
    assert latest.direction is Direction.OUT
    assert said.startswith(f"Sent {called} to Jelisa Okafor.")


def test_what_was_sent_is_the_draft_if_there_is_one(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "ask drafted")
    world.do(messages.sent, jelisa)
    (message,) = world.messages(jelisa)
    assert (message.body, message.at) == ("Dear Jelisa, …", world.clock.now)


def test_a_bump_that_the_answer_overtook_is_not_what_was_sent(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, bump drafted, talk agreed, held")
    happens(world, jelisa, "thanked")
    (bump,) = [one for one in world.messages(jelisa) if one.purpose is MessagePurpose.BUMP]
    assert bump.draft


def test_s_after_the_talk_means_held_whatever_draft_was_left(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, bump drafted, talk agreed")
    world.wait(days=2)
    assert world.do(done, jelisa).text.startswith("Talked with Jelisa Okafor.")


def test_s_with_a_confirmation_drafted_sends_it(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed")
    world.draft(jelisa, MessagePurpose.CONFIRM)
    assert world.do(done, jelisa).text == "Sent the confirmation to Jelisa Okafor."
    assert world.step(jelisa) is Step.SCHEDULED


def test_a_report_back_tells_of_everybody_they_named_and_i_met(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed, held, person named, debriefed, thanked")
    sam = world.named("Sam Ortiz").id
    happens(world, sam, "asked, talk agreed, held, debriefed, thanked")
    happens(world, jelisa, "suggestion")
    happens(world, jelisa, "reported back")
    loops = world.records.loops.values()
    states = {loop.kind.value: (loop.state, loop.reported) for loop in loops}
    assert states == {"referral": (LoopState.DONE, True), "suggestion": (LoopState.OPEN, False)}


def test_whom_i_owe_word_gets_it_before_they_are_asked_for_more(world: World) -> None:
    jelisa, wei = world.person("Jelisa Okafor"), world.person("Wei Zhang")
    happens(world, jelisa, "asked, talk agreed, held, person named, debriefed, thanked")
    happens(world, jelisa, "named person met")
    assert world.do(introductions.seek, wei, "jelisa").text.endswith(
        "; ‹draft› with Jelisa Okafor writes the report back, then the request."
    )
    world.do(messages.sent, jelisa)
    assert next_purpose(world.records, world.known(jelisa)) is MessagePurpose.INTRO_REQUEST


def test_without_a_thank_you_the_reason_stands_for_it(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed, held, thanks drafted, debriefed")
    world.do(messages.skip_thanks, jelisa, " said so on the spot ")
    (thanks,) = [one for one in world.messages(jelisa) if one.purpose is MessagePurpose.THANK_YOU]
    assert (thanks.skipped, thanks.at, thanks.draft) == ("said so on the spot", None, False)
    assert world.step(jelisa) is Step.KEEP_IN_TOUCH


def test_letting_go_ends_as_not_answered(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, let go")
    closing = world.conversation(jelisa).closed
    assert closing is not None
    assert closing.outcome is Outcome.NO_REPLY


def test_findings_are_accepted_once_in_their_message_and_silenced_once_for_all(
    world: World,
) -> None:
    jelisa = world.person("Jelisa Okafor")
    draft = world.draft(jelisa, MessagePurpose.ASK)
    for check in ("ASK-04", "ASK-08", "ASK-04"):
        world.do(messages.accept, draft, check)
        world.do(messages.silence, check)
    assert world.records.messages[draft].accepted_findings == ("ASK-04", "ASK-08")
    assert list(world.records.silenced) == ["ASK-04", "ASK-08"]


def test_the_day_of_a_bump_is_told_in_my_zone(tmp_path: Path) -> None:
    """Monday evening in Los Angeles is Tuesday in UTC."""
    world = World(tmp_path / "db.json", now="2026-11-16 20:00", zone="America/Los_Angeles")
    said = world.do(messages.sent, world.person("Jelisa Okafor")).text
    assert said.endswith("Unanswered, a bump is due Wed 25 Nov.")
