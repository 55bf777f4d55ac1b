"""What is due before a talk: from which day, until when, and what ends it."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from coffeechat.acts import messages
from coffeechat.domain.due import (
    SPOTTED_SHOWN,
)
from coffeechat.domain.words import ReplyKind
from domain.due_kit import LOS_ANGELES, rules_at, started, talk_on, the_item
from support.happenings import happens
from support.worlds import World

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
    assert world.due() == ["D-06 Jelisa Okafor"], "one bump, and then my choice to let go"


# D-07: the talk comes near and is not prepared.


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
