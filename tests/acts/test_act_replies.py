"""What each kind of answer changes."""

from datetime import UTC, date, datetime

import pytest

from coffeechat.acts.replies import BY_ME
from coffeechat.domain.smallest import smallest_step
from coffeechat.domain.stages import declined_unthanked, next_purpose, open_draft
from coffeechat.domain.words import Direction, MessagePurpose, Outcome, ReplyKind, Step, Warmth
from support.happenings import happens
from support.worlds import World

TALK = "asked, talk agreed"


@pytest.mark.parametrize("kind", ReplyKind)
def test_every_answer_is_kept_as_it_came(world: World, kind: ReplyKind) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, TALK)
    world.wait(days=3)
    until = date(2027, 1, 15) if kind is ReplyKind.LATER else None
    moved = kind in {ReplyKind.MOVED, ReplyKind.MOVED_BY_ME}
    when = "2026-12-01 14:00" if moved else ""
    world.reply(jelisa, kind, when, until=until, named="Sam Ortiz", text=" As they wrote. ")
    answer = world.messages(jelisa)[-1]
    by = Direction.OUT if kind in BY_ME else Direction.IN
    assert (answer.purpose, answer.direction) == (MessagePurpose.REPLY, by)
    assert (answer.reply, answer.until, answer.body) == (kind, until, "As they wrote.")
    assert (answer.at, answer.conversation) == (world.clock.now, world.conversation(jelisa).id)


def test_a_date_is_kept_as_an_instant_with_the_zone_it_was_said_in(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.reply(jelisa, ReplyKind.ACCEPTED, "tue 24 nov 14:00 ET")
    talk = world.talk(jelisa)
    assert talk.start == datetime(2026, 11, 24, 19, 0, tzinfo=UTC)
    assert (talk.zone, talk.sequence, talk.agreed) == ("America/New_York", 0, True)
    assert talk.uid.startswith("coffeechat-")
    assert world.messages(jelisa)[-1].body.startswith("Tue 24 Nov 2026 14:00 America/New_York")


def test_a_talk_can_be_entered_after_it_took_place(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.reply(jelisa, ReplyKind.ACCEPTED, "yesterday 14:00")
    assert world.step(jelisa) is Step.SCHEDULED
    assert world.due() == ["D-10 Jelisa Okafor"]


def test_a_date_that_moves_is_the_same_talk_for_every_calendar(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"{TALK}, prepared")
    before = world.talk(jelisa)
    world.reply(jelisa, ReplyKind.MOVED, "fri 10:00")
    moved = world.talk(jelisa)
    world.reply(jelisa, ReplyKind.CANCELLED)
    off = world.talk(jelisa)
    world.reply(jelisa, ReplyKind.ACCEPTED, "mon 11:00")
    again = world.talk(jelisa)
    assert {moved.uid, off.uid, again.uid} == {before.uid}
    assert [talk.sequence for talk in (before, moved, off, again)] == [0, 1, 2, 3]
    assert [talk.agreed for talk in (before, moved, off, again)] == [True, True, False, True]
    assert again.prepared == before.prepared


@pytest.mark.parametrize(
    ("kind", "standing"),
    [
        (ReplyKind.OTHER_TIME, "asks for another time, no date yet"),
        (ReplyKind.CANCELLED, "cancelled, no new date yet"),
        (ReplyKind.NO_SHOW, "did not come, no new date yet"),
    ],
)
def test_a_talk_that_is_off_is_told_as_what_it_is(
    world: World, kind: ReplyKind, standing: str
) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, TALK)
    world.wait(days=2)
    world.reply(jelisa, kind)
    assert world.talk(jelisa).called_off == world.clock.now
    assert world.standing(jelisa) == standing


def test_later_rests_until_the_day_they_named(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked")
    world.reply(jelisa, ReplyKind.LATER, until=date(2026, 12, 1))
    assert world.standing(jelisa) == "asked to be asked again Tue 1 Dec"
    world.at("2026-11-30 23:59")
    assert world.due() == []
    world.at("2026-12-01 00:00")
    assert world.due() == ["D-22 Jelisa Okafor"]


@pytest.mark.parametrize("text", ["Grants are read by two people.", ""])
def test_answers_in_writing_are_something_learned(world: World, text: str) -> None:
    jelisa = world.person("Jelisa Okafor", tracks=("t",))
    happens(world, jelisa, "asked")
    world.reply(jelisa, ReplyKind.BY_EMAIL, text=text)
    learned = [(one.text, one.their_words, one.tracks) for one in world.records.learnings.values()]
    assert learned == ([(text, True, ("t",))] if text else [])


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [(ReplyKind.DECLINED, Outcome.DECLINED), (ReplyKind.REFERRED_ON, Outcome.REFERRED_ON)],
)
def test_a_no_closes_and_calls_off_what_was_agreed(
    world: World, kind: ReplyKind, outcome: Outcome
) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, TALK)
    world.reply(jelisa, kind, named="Sam Ortiz")
    closing = world.conversation(jelisa).closed
    assert closing is not None
    assert closing.outcome is outcome
    assert world.talk(jelisa).called_off == world.clock.now
    assert world.due() == []


def test_a_name_given_after_the_talk_leaves_the_conversation_open(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"{TALK}, held, named somebody")
    assert world.conversation(jelisa).closed is None
    assert world.due() == ["D-11 Jelisa Okafor", "D-10 Jelisa Okafor"]


REOPENED = ["said yes", "other time", "later", "answered in writing", "bounced", "talk agreed"]


@pytest.mark.parametrize("story", REOPENED)
@pytest.mark.parametrize("end", ["let go", "closed", "declined", "named somebody"])
def test_an_answer_after_the_end_opens_the_conversation_again(
    world: World, end: str, story: str
) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"asked, {end}, {story}")
    (conversation,) = world.records.conversations.values()
    assert conversation.closed is None


@pytest.mark.parametrize("story", ["said yes", "talk agreed", "other time", "later", "declined"])
def test_an_answer_to_another_ask_begins_another_conversation(world: World, story: str) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"{TALK}, held, closed, {story}")
    first, second = world.records.conversations_by_person[jelisa]
    assert first.closed is not None
    assert second.interview is None or second.interview.held is None


@pytest.mark.parametrize("story", ["answered in writing", "bounced", "named somebody"])
def test_news_after_a_talk_belongs_to_it(world: World, story: str) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"{TALK}, held, closed, {story}")
    (conversation,) = world.records.conversations.values()
    assert conversation.closed is None


def test_an_answer_nobody_asked_for_begins_a_conversation(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "set aside, said yes")
    assert world.step(jelisa) is Step.ARRANGING
    assert world.known(jelisa).triage is None


# A no, and thanks for it.


def test_after_a_no_thanks_come_next_and_once(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, declined")
    assert next_purpose(world.records, world.known(jelisa)) is MessagePurpose.THANK_YOU
    assert world.due() == [], "it is offered, not owed"
    draft = world.draft(jelisa, MessagePurpose.THANK_YOU)
    assert open_draft(world.records, jelisa) == world.records.messages[draft]
    happens(world, jelisa, "thanked")
    assert world.messages(jelisa)[-1].conversation == world.conversation(jelisa).id
    assert world.conversation(jelisa).closed is not None
    assert next_purpose(world.records, world.known(jelisa)) is MessagePurpose.ASK


def test_thanks_after_a_no_can_be_done_without(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, declined, thanks drafted, thanks skipped")
    assert next_purpose(world.records, world.known(jelisa)) is MessagePurpose.ASK
    assert open_draft(world.records, jelisa) is None


@pytest.mark.parametrize("story", ["said yes", "later", "answered in writing"])
def test_an_answer_after_a_no_makes_it_void(world: World, story: str) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"asked, declined, {story}")
    assert not declined_unthanked(world.records, world.known(jelisa))


def test_nobody_proposes_to_ask_whoever_declined(world: World) -> None:
    jelisa = world.person("Jelisa Okafor", warmth=Warmth.KNOWN)
    happens(world, jelisa, "asked, declined, a year passes")
    assert world.due() == []
    assert smallest_step(world.records, world.now.date()).person == ""


# Away: no answer.


@pytest.mark.parametrize(
    ("story", "step"),
    [
        ("asked", Step.WAITING),
        ("asked, bumped", Step.BUMPED),
        ("asked, other time", Step.ARRANGING),
        (TALK, Step.SCHEDULED),
        (f"{TALK}, held", Step.DIGEST),
    ],
)
def test_a_notice_changes_nothing_of_where_things_stand(
    world: World, story: str, step: Step
) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, story)
    before = world.conversation(jelisa)
    happens(world, jelisa, "away")
    assert world.step(jelisa) is step
    assert world.conversation(jelisa) == before


def test_a_notice_opens_what_was_let_go_of_and_nothing_else(world: World) -> None:
    jelisa, wei = world.person("Jelisa Okafor"), world.person("Wei Zhang")
    happens(world, jelisa, "asked, let go, set aside, away")
    assert world.step(jelisa) is Step.WAITING
    assert world.known(jelisa).triage is None
    happens(world, wei, "asked, declined, set aside, away")
    assert world.conversation(wei).closed is not None
    assert world.known(wei).triage is not None
    assert declined_unthanked(world.records, world.known(wei))


def test_a_notice_that_comes_late_may_name_a_day_that_is_over(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked")
    world.at("2026-12-10 09:00")
    said = world.reply(jelisa, ReplyKind.OUT_OF_OFFICE, until=date(2026, 12, 4))
    assert said.text == "Jelisa Okafor was away until last Fri; a bump is due."


# A talk that is confirmed.


def test_their_yes_to_a_date_that_stands_confirms_it(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, TALK)
    assert world.talk(jelisa).confirmed is None
    world.reply(jelisa, ReplyKind.ACCEPTED)
    assert world.talk(jelisa).confirmed == world.clock.now
    sequence = world.talk(jelisa).sequence
    world.reply(jelisa, ReplyKind.MOVED, "fri 10:00")
    assert world.talk(jelisa).confirmed is None
    assert world.talk(jelisa).sequence == sequence + 1
