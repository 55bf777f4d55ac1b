"""What is due after a talk: from which day, until when, and what ends it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from coffeechat.acts import messages
from coffeechat.domain.words import Channel, LoopState, MessagePurpose
from domain.due_kit import named_and_met, rules_at, talk_on, the_item
from support.happenings import happens
from support.worlds import World

# D-10: write down what was said.


def test_a_talk_that_is_over_asks_whether_it_was_held(world: World) -> None:
    talk_on(world, "2026-11-24 14:00")
    assert rules_at(world, "2026-11-24 14:29") == []
    assert rules_at(world, "2026-11-24 14:30") == ["D-10"]
    item = the_item(world, "D-10")
    assert (item.why, item.verb) == ("the talk was today 14:00", "held")
    assert (item.due, item.late) == (date(2026, 11, 24), False)


@pytest.mark.parametrize("held", [True, False])
def test_the_debrief_is_due_the_same_day_and_late_at_noon_of_the_next(
    world: World, *, held: bool
) -> None:
    jelisa = talk_on(world, "2026-11-24 14:00")
    world.at("2026-11-24 14:45")
    if held:
        happens(world, jelisa, "held")
    item = the_item(world, "D-10")
    assert (item.due, item.late) == (date(2026, 11, 24), False)
    world.at("2026-11-25 11:59")
    assert not the_item(world, "D-10").late
    world.at("2026-11-25 12:00")
    assert the_item(world, "D-10").late


def test_the_debrief_ends_when_it_is_done(world: World) -> None:
    jelisa = talk_on(world, "2026-11-24 14:00")
    happens(world, jelisa, "held")
    item = the_item(world, "D-10")
    assert (item.why, item.verb) == ("write down today's talk", "debrief")
    world.wait(days=2)
    assert the_item(world, "D-10").why == "write down last Tue's talk"
    happens(world, jelisa, "debriefed")
    assert world.due() == ["D-11 Jelisa Okafor"]


@pytest.mark.parametrize("story", ["did not come", "cancelled", "moved", "closed", "declined"])
def test_a_talk_that_did_not_take_place_is_not_written_down(world: World, story: str) -> None:
    jelisa = talk_on(world, "2026-11-24 14:00")
    world.at("2026-11-24 15:00")
    assert world.due() == ["D-10 Jelisa Okafor"]
    happens(world, jelisa, story)
    assert "D-10" not in [item.rule for item in world.items()]


# D-11: thank them.


def test_thanks_are_due_the_next_day_and_late_after_two(world: World) -> None:
    jelisa = talk_on(world, "2026-11-24 14:00")
    assert rules_at(world, "2026-11-24 14:40") == ["D-10"]
    happens(world, jelisa, "held, debriefed")
    item = the_item(world, "D-11")
    assert (item.due, item.late) == (date(2026, 11, 25), False)
    assert (item.why, item.verb) == ("thank them for today", "draft")
    world.at("2026-11-26 14:00")
    assert not the_item(world, "D-11").late
    world.wait(minutes=1)
    assert the_item(world, "D-11").late
    assert the_item(world, "D-11").why == "thank them for last Tue"


@pytest.mark.parametrize(
    ("talk", "holidays", "due"),
    [
        ("2026-11-24 14:00", (), date(2026, 11, 27)),
        ("2026-11-26 14:00", (), date(2026, 12, 1)),
        ("2026-11-24 14:00", (date(2026, 11, 26),), date(2026, 11, 30)),
        ("2026-11-24 23:30", (), date(2026, 11, 27)),
    ],
)
def test_a_card_takes_three_business_days(
    world: World, talk: str, holidays: tuple[date, ...], due: date
) -> None:
    world.put(world.records.profile.replace(holidays=holidays))
    jelisa = talk_on(world, talk)
    happens(world, jelisa, "held, debriefed")
    assert the_item(world, "D-11").due == world.talk(jelisa).start.date() + timedelta(days=1)
    world.do(
        messages.draft, jelisa, purpose=MessagePurpose.THANK_YOU, subject="", body="Dear Jelisa",
        template="", channel=Channel.CARD,
    )  # fmt: skip
    item = the_item(world, "D-11")
    assert (item.due, item.late) == (due, False)
    assert item.why.endswith(", by card")
    world.at(f"{due} 23:00")
    assert not the_item(world, "D-11").late
    world.wait(hours=2)
    assert the_item(world, "D-11").late
    world.do(messages.sent, jelisa)
    assert "D-11" not in rules_at(world, f"{due} 23:00")


@pytest.mark.parametrize("story", ["thanked", "thanks skipped", "closed", "never contact"])
def test_thanks_end_when_they_went_out_or_were_skipped(world: World, story: str) -> None:
    jelisa = talk_on(world, "2026-11-24 14:00")
    happens(world, jelisa, "held, debriefed, thanks drafted")
    assert world.due() == ["D-11 Jelisa Okafor"]
    happens(world, jelisa, story)
    assert world.due() == []


def test_written_answers_deserve_thanks_like_a_talk(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, answered in writing")
    item = the_item(world, "D-11")
    assert item.why == "thank them for answering"
    assert (item.due, item.late) == (date(2026, 11, 17), False)
    world.wait(days=3)
    assert the_item(world, "D-11").late
    happens(world, jelisa, "thanked")
    assert world.due() == []


def test_answers_that_came_after_the_talk_deserve_thanks_of_their_own(world: World) -> None:
    jelisa = talk_on(world, "2026-11-17 14:00")
    happens(world, jelisa, "held, debriefed, thanked")
    world.at("2026-11-20 09:00")
    happens(world, jelisa, "answered in writing")
    item = the_item(world, "D-11")
    assert (item.why, item.due) == ("thank them for answering", date(2026, 11, 21))


def test_a_talk_after_written_answers_deserves_thanks_of_its_own(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, answered in writing, thanked, talk agreed, held, debriefed")
    assert the_item(world, "D-11").why == "thank them for today"


# D-15: tell them how the talk with the person they named went.


@pytest.mark.parametrize(
    ("holidays", "due"), [((), "2026-11-26"), ((date(2026, 11, 26),), "2026-11-27")]
)
def test_the_giver_hears_within_two_business_days(
    tmp_path: Path, holidays: tuple[date, ...], due: str
) -> None:
    world = World(tmp_path / "other" / "db.json", holidays=holidays)
    jelisa, _ = named_and_met(world)
    item = the_item(world, "D-15")
    assert (item.person, item.due) == (jelisa, date.fromisoformat(due))
    assert item.subject == next(iter(world.records.loops))
    assert (item.why, item.verb) == ("you met Sam Ortiz", "draft")
    world.at(f"{due} 23:59")
    assert not the_item(world, "D-15").late
    world.wait(minutes=1)
    assert the_item(world, "D-15").late
    happens(world, jelisa, "reported back")
    assert world.due() == []


def test_each_giver_hears_once_of_the_same_person(world: World) -> None:
    jelisa, sam = named_and_met(world)
    wei = world.person("Wei Zhang")
    happens(world, wei, "asked, named somebody")
    assert world.due() == ["D-15 Jelisa Okafor"], "Wei named Sam when we had met already"
    happens(world, jelisa, "reported back")
    happens(world, sam, "closed, asked, talk agreed, held, debriefed, thanked")
    assert world.due() == [], "a second talk with Sam is no news of the referral"


def test_a_giver_who_must_not_be_written_to_is_not_told(world: World) -> None:
    jelisa, _ = named_and_met(world)
    happens(world, jelisa, "never contact")
    assert world.due() == []


def test_nothing_is_told_about_a_referral_that_was_dropped(world: World) -> None:
    named_and_met(world)
    (loop,) = world.records.loops.values()
    world.put(loop.replace(state=LoopState.DROPPED))
    assert world.due() == []


@pytest.mark.parametrize("gone", ["person", "about"])
def test_a_referral_of_or_about_somebody_who_is_gone_is_left_alone(world: World, gone: str) -> None:
    named_and_met(world)
    (loop,) = world.records.loops.values()
    world.put(loop.replace(**{gone: "gone"}))
    assert world.due() == []
