"""Each rule of what is due: from which day, until when, and what ends it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from coffeechat.acts import messages, people, putting_off
from coffeechat.domain.due import (
    ORDER,
    SPOTTED_SHOWN,
    DueItem,
    due_items,
    local_time,
    owed_count,
    waiting_count,
)
from coffeechat.domain.records import Loop, Override, Person, Profile
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import LoopKind, LoopState, ReplyKind, Warmth
from support.happenings import happens
from support.worlds import World

LOS_ANGELES = "America/Los_Angeles"


def rules_at(world: World, wall: str) -> list[str]:
    """The rules that find something at a time."""
    world.at(wall)
    return [item.rule for item in world.items()]


def the_item(world: World, rule: str) -> DueItem:
    """What one rule finds now."""
    (item,) = [item for item in world.items() if item.rule == rule]
    return item


def started(path: Path, now: str, **profile: Any) -> tuple[World, str]:
    """A world and somebody in it."""
    world = World(path / "other" / "db.json", now=now, **profile)
    return world, world.person("Jelisa Okafor")


# D-02: somebody was added a week ago and nothing happened since.


def test_somebody_added_is_due_after_a_week(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    assert rules_at(world, "2026-11-22 23:59") == []
    assert rules_at(world, "2026-11-23 00:00") == ["D-02"]
    item = the_item(world, "D-02")
    assert (item.person, item.subject, item.due) == (jelisa, jelisa, date(2026, 11, 23))
    assert (item.why, item.verb, item.late) == ("added Mon 16 Nov", "why", False)
    assert rules_at(world, "2028-01-01 12:00") == ["D-02"]


@pytest.mark.parametrize(
    "story",
    ["why", "ask drafted", "asked", "said yes", "set aside", "set aside for a month", "declined"],
)
def test_whatever_happens_ends_it(world: World, story: str) -> None:
    happens(world, world.person("Jelisa Okafor"), story)
    world.wait(days=8)
    assert "D-02" not in [item.rule for item in world.items()]


def test_nobody_is_proposed_who_must_not_be_written_to(world: World) -> None:
    happens(world, world.person("Jelisa Okafor"), "never contact, a year passes")
    assert world.due() == []


def test_three_at_most_are_shown_those_added_by_hand_first(world: World) -> None:
    for name in ("Imported One", "Imported Two", "Imported Three"):
        world.person(name, source="Connections.csv")
    for name in ("By Hand", "By Hand Too"):
        world.person(name)
    world.wait(days=7)
    expected = ["D-02 By Hand", "D-02 By Hand Too", "D-02 Imported One"]
    assert sorted(world.due()) == expected
    assert len(expected) == SPOTTED_SHOWN


def test_who_was_put_off_makes_room_for_the_next(world: World) -> None:
    for name in ("One", "Two", "Three", "Four", "Five"):
        world.person(name)
    world.wait(days=7)
    for item in world.items()[:2]:
        world.snooze(item, "2027-01-01")
    assert world.due() == ["D-02 Three", "D-02 Four", "D-02 Five"]


# D-05: an ask has had no answer for some business days.

BUMPS: list[tuple[dict[str, Any], str, str]] = [
    # profile, asked at, due on
    ({}, "2026-11-16 09:00", "2026-11-25"),  # Monday to the Wednesday after next
    ({}, "2026-11-16 23:59", "2026-11-25"),
    ({}, "2026-11-17 00:00", "2026-11-26"),
    ({}, "2026-11-20 17:00", "2026-12-01"),  # a Friday
    ({}, "2026-11-21 10:00", "2026-12-01"),  # on a Saturday, as if on Friday
    ({}, "2026-11-22 10:00", "2026-12-01"),
    ({"holidays": (date(2026, 11, 18),)}, "2026-11-16 09:00", "2026-11-26"),
    ({"holidays": (date(2026, 11, 21),)}, "2026-11-16 09:00", "2026-11-25"),  # a Saturday
    ({"cadence": "3b7"}, "2026-11-16 09:00", "2026-11-25"),
    ({"cadence": "slow"}, "2026-11-16 09:00", "2026-11-30"),
]


@pytest.mark.parametrize("zone", ["Europe/Berlin", LOS_ANGELES, "Pacific/Auckland"])
@pytest.mark.parametrize(("profile", "asked", "due"), BUMPS)
def test_a_bump_is_due_after_some_business_days(
    tmp_path: Path, zone: str, profile: dict[str, Any], asked: str, due: str
) -> None:
    world, jelisa = started(tmp_path, asked, zone=zone, **profile)
    world.do(messages.sent, jelisa)
    day_before = date.fromisoformat(due) - timedelta(days=1)
    assert rules_at(world, f"{day_before} 23:59") == []
    assert rules_at(world, f"{due} 00:00") == ["D-05"]
    item = the_item(world, "D-05")
    assert item.due == date.fromisoformat(due)
    assert (item.subject, item.late) == (world.conversation(jelisa).id, False)
    world.at(f"{due} 23:59")
    assert not the_item(world, "D-05").late
    world.wait(minutes=1)
    assert the_item(world, "D-05").late


def test_the_wait_is_told_in_business_days(world: World) -> None:
    happens(world, world.person("Jelisa Okafor"), "asked")
    world.at("2026-11-25 09:00")
    assert the_item(world, "D-05").why == "no answer, 7 business days"
    world.at("2026-12-07 09:00")
    assert the_item(world, "D-05").why == "no answer, 15 business days"


def test_a_cadence_without_a_bump_never_asks_for_one(tmp_path: Path) -> None:
    world, jelisa = started(tmp_path, "2026-11-16 09:00", cadence="none")
    happens(world, jelisa, "asked, a year passes")
    assert world.due() == []


@pytest.mark.parametrize(
    "story",
    [
        "bumped",
        "said yes",
        "talk agreed",
        "other time",
        "later",
        "named somebody",
        "declined",
        "bounced",
        "let go",
        "closed",
        "never contact",
    ],
)
def test_a_bump_an_answer_or_the_end_ends_it(world: World, story: str) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked")
    world.at("2026-11-27 09:00")
    assert the_item(world, "D-05").person == jelisa
    happens(world, jelisa, story)
    assert "D-05" not in [item.rule for item in world.items()]


def test_a_new_ask_after_a_later_may_be_bumped_again(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, bumped, later, asked")
    world.wait(days=14)
    assert world.due() == ["D-05 Jelisa Okafor"]
    happens(world, jelisa, "bumped")
    world.wait(days=60)
    assert world.due() == []


# D-07: the talk comes near and is not prepared.


def talk_on(world: World, when: str) -> str:
    """Somebody with an agreed talk; their id."""
    jelisa = world.person("Jelisa Okafor")
    world.reply(jelisa, ReplyKind.ACCEPTED, when)
    return jelisa


PREPARATIONS = [
    # holidays, talk on, due from
    ((), "2026-11-24 14:00", "2026-11-20"),  # Tuesday: two business days before is Friday
    ((), "2026-11-23 14:00", "2026-11-19"),
    ((), "2026-11-27 00:30", "2026-11-25"),
    ((), "2026-11-29 14:00", "2026-11-26"),  # a Sunday
    ((date(2026, 11, 23),), "2026-11-24 14:00", "2026-11-19"),
]


@pytest.mark.parametrize("zone", ["Europe/Berlin", LOS_ANGELES])
@pytest.mark.parametrize(("holidays", "talk", "due"), PREPARATIONS)
def test_preparing_is_due_two_business_days_before(
    tmp_path: Path, zone: str, holidays: tuple[date, ...], talk: str, due: str
) -> None:
    world = World(tmp_path / "other" / "db.json", zone=zone, holidays=holidays)
    jelisa = talk_on(world, talk)
    first = date.fromisoformat(due)
    assert rules_at(world, f"{first - timedelta(days=1)} 23:59") == []
    assert rules_at(world, f"{due} 00:00") == ["D-07"]
    item = the_item(world, "D-07")
    assert (item.due, item.verb, item.late) == (first, "prepare", False)
    assert item.subject == world.conversation(jelisa).id
    world.at(f"{talk[:10]} 00:00")
    assert the_item(world, "D-07").late
    world.at(talk)
    world.wait(minutes=-1)
    assert the_item(world, "D-07").late
    assert rules_at(world, talk) == []


def test_preparing_names_the_talk_in_my_time(world: World) -> None:
    talk_on(world, "2026-11-24 14:00 America/New_York")
    world.at("2026-11-23 09:00")
    assert the_item(world, "D-07").why == "talk tomorrow 20:00"


def test_a_talk_agreed_at_short_notice_is_to_be_prepared_at_once(world: World) -> None:
    talk_on(world, "today 15:00")
    item = the_item(world, "D-07")
    assert (item.why, item.late) == ("talk today 15:00", True)


@pytest.mark.parametrize(
    "story", ["prepared", "other time", "cancelled", "later", "declined", "closed", "never contact"]
)
def test_a_prepared_or_called_off_talk_is_not_to_be_prepared(world: World, story: str) -> None:
    jelisa = talk_on(world, "wed 14:00")
    assert world.due() == ["D-07 Jelisa Okafor"]
    happens(world, jelisa, story)
    assert world.due() == []


def test_a_talk_that_moves_takes_its_preparation_along(world: World) -> None:
    jelisa = talk_on(world, "wed 14:00")
    world.reply(jelisa, ReplyKind.MOVED, "2026-11-30 14:00")
    assert world.due() == []
    assert rules_at(world, "2026-11-26 08:00") == ["D-07"]


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


def named_and_met(world: World) -> tuple[str, str]:
    """Jelisa named Sam on Monday, and the talk with Sam was held on Tuesday the 24th."""
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, named somebody")
    sam = world.named("Sam Ortiz").id
    assert world.due() == []
    world.reply(sam, ReplyKind.ACCEPTED, "2026-11-24 14:00")
    happens(world, sam, "prepared, held, debriefed, thanked")
    return jelisa, sam


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


# My word on it.

ONE_OF_EACH = {
    "D-02": "",
    "D-05": "asked",
    "D-07": "said yes, talk agreed",
    "D-10": "asked, talk agreed, held, thanked",
    "D-11": "asked, talk agreed, held, debriefed",
    "D-15": "",
}


def one_due(world: World, rule: str) -> DueItem:
    """Let one thing become due, on the 30th of November."""
    if rule == "D-15":
        named_and_met(world)
    else:
        jelisa = world.person("Jelisa Okafor")
        if rule == "D-07":
            world.at("2026-11-29 09:00")
            world.reply(jelisa, ReplyKind.ACCEPTED, "2026-12-02 14:00")
        else:
            happens(world, jelisa, ONE_OF_EACH[rule])
    world.at("2026-11-30 09:00")
    return the_item(world, rule)


@pytest.mark.parametrize("rule", ORDER)
def test_a_snooze_hides_it_until_its_day_begins(world: World, rule: str) -> None:
    item = one_due(world, rule)
    world.snooze(item, "2026-12-02")
    assert rules_at(world, "2026-11-30 09:01") == []
    assert rules_at(world, "2026-12-01 23:59") == []
    assert rules_at(world, "2026-12-02 00:00") == [rule]


@pytest.mark.parametrize("rule", ORDER)
def test_a_second_snooze_counts_from_then(world: World, rule: str) -> None:
    item = one_due(world, rule)
    world.snooze(item, "2026-12-02")
    world.snooze(item, "2026-12-01")
    assert len(world.records.overrides) == 1
    assert rules_at(world, "2026-12-01 00:00") == [rule]


@pytest.mark.parametrize("rule", ORDER)
@pytest.mark.parametrize("reason", ["not needed", ""])
def test_what_was_dismissed_stays_away(world: World, rule: str, reason: str) -> None:
    item = one_due(world, rule)
    world.do(putting_off.dismiss, item.rule, item.subject, reason)
    assert world.items() == []
    if rule != "D-07":  # after the talk comes the question whether it was held
        assert rules_at(world, "2028-01-01 09:00") == []


@pytest.mark.parametrize("rule", ORDER)
def test_a_word_on_one_rule_or_subject_leaves_the_others(world: World, rule: str) -> None:
    item = one_due(world, rule)
    for number, (other, subject) in enumerate([(rule, "other"), ("D-99", item.subject)]):
        world.put(
            Override(
                id=f"o{number}", created=world.now, rule=other, subject=subject, dismissed="no"
            )
        )
    assert world.items() == [item]


def test_a_snooze_does_not_move_the_facts(world: World) -> None:
    item = one_due(world, "D-05")
    before = {person: world.step(person) for person in world.records.people}
    world.snooze(item, "2026-12-02")
    assert {person: world.step(person) for person in world.records.people} == before
    world.at("2026-12-02 09:00")
    assert the_item(world, "D-05").due == item.due


# Zones: the same instants are other days elsewhere.


@pytest.mark.parametrize(
    ("zone", "due"), [("Europe/Berlin", "2026-11-26"), (LOS_ANGELES, "2026-11-25")]
)
def test_days_are_those_of_my_zone(tmp_path: Path, zone: str, due: str) -> None:
    """Half past midnight on Tuesday in Berlin is Monday afternoon in Los Angeles."""
    world, jelisa = started(tmp_path, "2026-11-16 09:00", zone=zone)
    world.clock.now = datetime(2026, 11, 16, 23, 30, tzinfo=UTC)
    world.do(messages.sent, jelisa)
    world.wait(days=20)
    assert the_item(world, "D-05").due == date.fromisoformat(due)


@pytest.mark.parametrize("zone", ["", "Nowhere/Atlantis"])
def test_without_a_zone_of_mine_days_are_those_of_the_given_moment(zone: str) -> None:
    created = datetime(2026, 11, 16, 23, 30, tzinfo=UTC)  # the 17th in Berlin
    records = Records(
        profiles={"me": Profile(id="me", created=created, zone=zone)},
        people={"p": Person(id="p", created=created, name="Jelisa Okafor")},
    )
    in_berlin = datetime(2026, 11, 24, tzinfo=ZoneInfo("Europe/Berlin"))
    assert local_time(records, in_berlin) == in_berlin
    assert due_items(records, in_berlin - timedelta(minutes=1)) == []
    assert [item.due for item in due_items(records, in_berlin)] == [date(2026, 11, 24)]


# Today as a whole.


def everything_due(world: World) -> None:
    """One thing for each rule."""
    story = {
        "Spotted": "",
        "Waiting": "asked",
        "Talked": "asked, talk agreed, held, thanked",
        "Thankless": "asked, talk agreed, held, debriefed",
    }
    for name, what in story.items():
        happens(world, world.person(name), what)
    giver = world.person("Giver")
    happens(world, giver, "asked, named somebody")
    happens(world, world.named("Sam Ortiz").id, "asked, talk agreed, held, debriefed, thanked")
    world.at("2026-11-30 09:00")
    world.reply(world.person("Agreed"), ReplyKind.ACCEPTED, "2026-12-01 14:00")


def test_today_begins_with_what_i_owe(world: World) -> None:
    everything_due(world)
    assert world.due() == [
        "D-11 Thankless",
        "D-10 Talked",
        "D-07 Agreed",
        "D-15 Giver",
        "D-05 Waiting",
        "D-02 Spotted",
    ]
    assert owed_count(world.items()) == 2
    assert waiting_count(world.records) == 1


def test_of_one_rule_the_late_come_first_then_the_earlier_then_the_warmer(world: World) -> None:
    for name, asked, warmth in (
        ("Asked Later", "2026-11-17 09:00", Warmth.CLOSE),
        ("Asked Cold", "2026-11-16 09:00", None),
        ("Asked Known", "2026-11-16 10:00", Warmth.KNOWN),
        ("Asked Last", "2026-11-18 09:00", Warmth.CLOSE),
    ):
        world.at(asked)
        world.do(messages.sent, world.person(name, warmth=warmth))
    world.at("2026-11-27 09:00")
    assert world.due() == [
        "D-05 Asked Known",
        "D-05 Asked Cold",
        "D-05 Asked Later",
        "D-05 Asked Last",
    ]


def test_waiting_counts_people_who_owe_me_an_answer(world: World) -> None:
    for number, story in enumerate(["", "ask drafted", "asked", "asked, bumped", "asked, let go"]):
        happens(world, world.person(f"Person {number}"), story)
    assert waiting_count(world.records) == 2


def test_an_empty_store_owes_nothing(tmp_path: Path) -> None:
    now = datetime(2026, 11, 16, tzinfo=UTC)
    assert due_items(Records(), now) == []
    assert owed_count([]) == waiting_count(Records()) == 0


def test_every_due_item_is_about_somebody_who_is_here(world: World) -> None:
    everything_due(world)
    records = world.records
    subjects = {*records.people, *records.conversations, *records.loops}
    for item in world.items():
        assert item.person in records.people
        assert item.subject in subjects


def test_people_whom_nobody_named_are_in_no_report(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed, held, debriefed, thanked")
    world.put(
        Loop(
            id="l",
            created=world.now,
            kind=LoopKind.SUGGESTION,
            person=jelisa,
            about=jelisa,
            text="read it",
            state=LoopState.DONE,
        )
    )
    world.do(people.say_why, world.person("Wei Zhang"), "her lab")
    assert world.due() == []
