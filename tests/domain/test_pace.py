"""How many asks a week: counted in my zone, suggested, never in the way."""

from datetime import date
from pathlib import Path

import pytest

from coffeechat.acts import messages
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.pace import asks_this_week, next_ask, pace_words, parse_pace
from coffeechat.domain.smallest import Smallest, smallest_step
from domain.due_kit import LOS_ANGELES
from support.happenings import happens
from support.worlds import World

FULL = "3 of 3 asks this week; the next may wait until Monday"


def said(world: World) -> str:
    return pace_words(world.records, world.now.date())


def ask(world: World, count: int) -> None:
    for number in range(count):
        world.do(messages.sent, world.person(f"Person {number} of {world.now:%d %H}"))


def test_it_speaks_when_the_week_is_full_and_counts_what_is_more(world: World) -> None:
    ask(world, 2)
    assert said(world) == ""
    ask(world, 1)
    assert said(world) == FULL
    assert next_ask(world.records, world.now.date()) == date(2026, 11, 23)
    ask(world, 1)
    assert said(world) == ("4 asks (3 were planned) this week; the next may wait until Monday")


def test_a_week_is_from_monday_to_sunday(world: World) -> None:
    ask(world, 3)
    world.at("2026-11-22 23:59")
    assert said(world) == FULL
    world.at("2026-11-23 00:00")
    assert said(world) == ""
    assert next_ask(world.records, world.now.date()) == date(2026, 11, 23)


@pytest.mark.parametrize(("zone", "count"), [("Europe/Berlin", 1), (LOS_ANGELES, 0)])
def test_the_week_is_that_of_my_zone(tmp_path: Path, zone: str, count: int) -> None:
    """Just after midnight on Monday in Berlin it is Sunday in Los Angeles."""
    world = World(tmp_path / "db.json", now="2026-11-16 00:30")
    ask(world, 1)
    world.put(world.records.profile.replace(zone=zone))
    assert asks_this_week(world.records, date(2026, 11, 17)) == count


@pytest.mark.parametrize("story", ["ask drafted", "asked, bumped", "asked, said yes"])
def test_only_asks_that_went_out_count(world: World, story: str) -> None:
    happens(world, world.person("Jelisa Okafor"), story)
    assert asks_this_week(world.records, world.now.date()) == ("asked" in story)


def test_without_a_pace_nothing_is_said(tmp_path: Path) -> None:
    world = World(tmp_path / "db.json", pace=0)
    ask(world, 9)
    assert said(world) == ""
    assert next_ask(world.records, world.now.date()) == world.now.date()


def test_the_smallest_step_leaves_the_next_ask_for_monday(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "why")
    ask(world, 3)
    text = f"{FULL}.\nDraft one to Jelisa Okafor for then."
    assert smallest_step(world.records, world.now.date()) == Smallest(text, "draft", jelisa)
    world.at("2026-11-23 09:00")
    step = smallest_step(world.records, world.now.date())
    assert step == Smallest("Draft an ask to Jelisa Okafor.", "draft", jelisa)


@pytest.mark.parametrize(("text", "pace"), [("3", 3), (" 12 ", 12), ("0", 0), ("", 0)])
def test_a_number_is_read(text: str, pace: int) -> None:
    assert parse_pace(text) == pace


@pytest.mark.parametrize("text", ["three", "-1", "100", "2.5", "٣", "9" * 5_000])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_pace(text)
