"""What is due as a whole: my word on it, days in my zone, the order, the counts."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coffeechat.acts import messages, people, putting_off
from coffeechat.domain.due import (
    ORDER,
    due_items,
    local_time,
    owed_count,
    waiting_count,
)
from coffeechat.domain.records import Loop, Override, Person, Profile
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import LoopKind, LoopState, ReplyKind, Warmth
from domain.due_kit import LOS_ANGELES, one_due, rules_at, started, the_item
from support.happenings import happens
from support.worlds import World

# My word on it.

#: Rules after which another has its turn: the question whether the talk was held, or the bump.
NEXT_COMES = {"D-07", "D-08", "D-04"}


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
    if rule not in NEXT_COMES:
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


@pytest.mark.parametrize("zone", ["Europe/Berlin", LOS_ANGELES, "Pacific/Auckland"])
@pytest.mark.parametrize("clock", ["00:00", "00:30", "23:15"])
def test_a_day_is_mine_from_midnight_to_midnight(tmp_path: Path, zone: str, clock: str) -> None:
    """Talks and additions just before and after midnight belong to the day my clock shows."""
    world = World(tmp_path / "db.json", now=f"2026-11-16 {clock}", zone=zone)
    world.person("Wei Zhang")
    world.reply(world.person("Jelisa Okafor"), ReplyKind.ACCEPTED, f"2026-11-19 {clock}")
    assert rules_at(world, "2026-11-16 23:59") == []
    assert rules_at(world, "2026-11-17 00:00") == ["D-07"]
    world.at(f"2026-11-19 {clock}")
    world.wait(minutes=30)
    happens(world, world.named("Jelisa Okafor").id, "held")
    assert {item.rule: item.due for item in world.items()} == {
        "D-10": date(2026, 11, 19),
        "D-11": date(2026, 11, 20),
    }
    happens(world, world.named("Jelisa Okafor").id, "debriefed, thanked")
    assert rules_at(world, "2026-11-22 23:59") == []
    assert rules_at(world, "2026-11-23 00:00") == ["D-02"]


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
    assert world.due() == ["D-14 Jelisa Okafor"]
