"""Every rule of what is due, by one table: its first and last day, what ends it, snooze and zone.

Walls are those of my own clocks, whatever the zone: a day begins at my midnight, not at UTC's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from coffeechat.acts import confirming, imports, introductions, loops, messages, people, week
from coffeechat.domain.due import ORDER
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.merge import plan_import
from coffeechat.domain.words import LoopKind, LoopState, ReplyKind
from domain.due_kit import LOS_ANGELES, ONE_OF_EACH, learning_of, loop_with
from support.happenings import happens
from support.worlds import World

Act = Callable[[World, str], object]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is told of one rule with Jelisa Okafor, from Monday the 16th of November on.

    Attributes:
        first: From when on it comes up; empty where that is at once after `then`.
        ends: What ends it.
        due: The day it is due, where that is not the day of `first`.
        begin: What comes before; the story of the other tests when not given.
        then: What makes it come up, where it does at once.
        day_off, moved: A day off that moves its due day, and where to.
        last: The last minute at which it comes up, where it goes by itself.
    """

    first: str
    ends: Act
    due: str = ""
    begin: Act | None = None
    then: Act | None = None
    day_off: str = ""
    moved: str = ""
    last: str = ""


def story(parts: str) -> Act:
    return lambda world, person: happens(world, person, parts)


def one(act: str) -> Act:
    """An act on the only loop there is."""

    def run(world: World, _: str) -> object:
        (loop,) = world.records.loops.values()
        return world.do(getattr(loops, act), loop.person, f"{loop.id}:")

    return run


def agreed(*done: str) -> Act:
    """A talk on Wednesday the 2nd of December, agreed two weeks before."""

    def begin(world: World, person: str) -> None:
        world.reply(person, ReplyKind.ACCEPTED, "2026-12-02 14:00")
        if "confirmed" in done:
            world.do(confirming.confirm, person)
        if "prepared" in done:
            happens(world, person, "prepared")

    return begin


def aside(world: World, person: str) -> None:
    """On Friday, and nothing else is due of them."""
    world.do(people.set_aside, person)
    world.at("2026-11-20 09:00")


def left_open(kind: LoopKind, state: LoopState = LoopState.OPEN) -> Act:
    def begin(world: World, person: str) -> None:
        loop_with(world, person, kind, state=state, settled=world.clock.now)

    return begin


def talked_in_spring(world: World, person: str) -> None:
    world.at("2026-05-04 09:00")
    happens(world, person, "asked, talk agreed, held, debriefed, thanked")
    world.put(world.known(person).replace(new_job=date(2026, 6, 1)))


def written_to(world: World, person: str) -> None:
    world.do(messages.sent, person)


def somebody_is_asked(world: World, _: str) -> None:
    world.do(messages.sent, world.person("Wei Zhang"))


def somebody_is_to_be_asked(world: World, _: str) -> None:
    world.person("Wei Zhang")
    (loop,) = world.records.loops.values()
    world.do(loops.ask_whom, loop.person, f"{loop.id}: Wei Zhang")


def asked_again(world: World, person: str) -> None:
    (old,) = world.records.learnings
    learning_of(world, person, world.now.date(), agrees=(old,))


def imported_again(world: World, _: str) -> None:
    plan = plan_import(world.records.people, [Incoming(name="Mika Laine")], "csv")
    world.do(imports.apply, plan, "people.csv")


def imported(world: World, person: str) -> None:
    world.do(people.set_aside, person)
    world.put(world.records.profile.replace(imported_on=date(2026, 8, 26)))


def named_and_agreed(world: World, person: str) -> None:
    happens(world, person, "asked, named somebody")
    sam = world.named("Sam Ortiz").id
    world.reply(sam, ReplyKind.ACCEPTED, "2026-11-24 14:00")
    happens(world, sam, "prepared")


def sam(parts: str) -> Act:
    return lambda world, _: happens(world, world.named("Sam Ortiz").id, parts)


def introduced(world: World, person: str) -> object:
    return world.do(introductions.stand, person, "introduced")


TABLE = {
    "D-01": Told(
        first="2026-11-30 00:00", day_off="2026-11-30", moved="2026-12-01",
        ends=story("date written about"),
    ),
    "D-02": Told(first="2026-11-23 00:00", ends=story("why")),
    "D-03": Told(
        first="2026-11-23 00:00", day_off="2026-11-18", moved="2026-11-24",
        ends=story("ask drafted"),
    ),
    "D-04": Told(
        first="2026-11-30 00:00", day_off="2026-11-26", moved="2026-12-01",
        ends=story("said yes"), last="2026-12-03 23:59",
    ),
    "D-05": Told(
        first="2026-11-25 00:00", day_off="2026-11-18", moved="2026-11-26", ends=story("bumped")
    ),
    "D-06": Told(
        first="2026-11-30 00:00", day_off="2026-11-20", moved="2026-12-01", ends=story("let go")
    ),
    "D-07": Told(
        begin=agreed("confirmed"), first="2026-11-30 00:00", day_off="2026-12-01",
        moved="2026-11-27", ends=story("prepared"), last="2026-12-02 13:59",
    ),
    "D-08": Told(
        begin=agreed("prepared"), first="2026-12-01 00:00", day_off="2026-12-01",
        moved="2026-11-30", ends=story("confirmed"), last="2026-12-02 13:59",
    ),
    "D-09": Told(
        first="2026-11-30 00:00", day_off="2026-11-27", moved="2026-12-01",
        ends=lambda world, person: world.reply(person, ReplyKind.ACCEPTED, "2026-12-10 14:00"),
    ),
    "D-10": Told(
        begin=story("asked, talk agreed"), first="2026-11-17 14:30",
        ends=story("held, debriefed"),
    ),
    "D-11": Told(
        begin=story("asked, talk agreed"), then=story("held"), first="", due="2026-11-18",
        ends=story("thanked"),
    ),
    "D-12": Told(
        begin=aside, then=left_open(LoopKind.PROMISE), first="", due="2026-11-25",
        day_off="2026-11-23", moved="2026-11-26", ends=one("done"),
    ),
    "D-13": Told(first="2026-11-24 00:00", ends=story("updated"), last="2026-12-28 23:59"),
    "D-14": Told(
        begin=aside, then=left_open(LoopKind.SUGGESTION, LoopState.DONE), first="",
        due="2026-12-04", ends=story("reported back"),
    ),
    "D-15": Told(
        begin=named_and_agreed, then=sam("held, debriefed, thanked"), first="", due="2026-11-26",
        day_off="2026-11-25", moved="2026-11-27", ends=story("reported back"),
    ),
    "D-16": Told(begin=talked_in_spring, first="2026-08-25 00:00", ends=written_to),
    "D-17": Told(
        begin=aside, then=left_open(LoopKind.MILESTONE, LoopState.DONE), first="",
        due="2026-11-27", ends=story("reported back"),
    ),
    "D-18": Told(first="2026-11-27 00:00", ends=one("done")),
    "D-19": Told(
        first="2026-11-25 00:00", day_off="2026-11-23", moved="2026-11-26", ends=sam("why")
    ),
    "D-20": Told(first="2026-11-27 00:00", ends=somebody_is_asked),
    "D-21": Told(first="2026-11-23 00:00", due="2026-11-23", ends=story("why")),
    "D-22": Told(first="2026-11-30 00:00", ends=story("ask drafted")),
    "D-23": Told(first="2026-11-30 00:00", ends=introduced),
    "D-24": Told(
        first="2026-11-30 00:00", day_off="2026-11-27", moved="2026-12-01",
        ends=story("date written about"),
    ),
    "D-25": Told(first="2026-11-23 00:00", ends=somebody_is_to_be_asked),
    "D-26": Told(
        first="2026-11-23 00:00", ends=lambda world, _: world.do(week.keep)
    ),
    "D-27": Told(
        begin=lambda world, person: learning_of(world, person, date(2025, 5, 24)),
        first="2026-11-25 00:00", ends=asked_again,
    ),
    "D-28": Told(begin=imported, first="2026-11-25 00:00", ends=imported_again),
    "D-29": Told(
        begin=lambda _world, _person: None,
        then=lambda world, person: world.do(week.keep, (person,)),
        first="", due="2026-11-16", ends=story("asked"),
    ),
}  # fmt: skip

RULES = list(TABLE)
WITH_DAY_OFF = [rule for rule, told in TABLE.items() if told.day_off]
BY_THE_CLOCK = [rule for rule, told in TABLE.items() if told.first]


def come_up(path: Path, rule: str, **profile: Any) -> tuple[World, str]:
    """A world in which a rule has just come to find something; it found nothing before."""
    told = TABLE[rule]
    world = World(path / "db.json", **profile)
    jelisa = world.person("Jelisa Okafor")
    (told.begin or ONE_OF_EACH[rule])(world, jelisa)
    if told.then is not None:
        assert rule not in found(world)
        told.then(world, jelisa)
    else:
        world.clock.now = world.moment(told.first) - timedelta(minutes=1)
        assert rule not in found(world), "not a minute earlier"
        world.at(told.first)
    return world, jelisa


def found(world: World) -> dict[str, str]:
    """Rules that find something now, and its subject."""
    return {item.rule: item.subject for item in world.items()}


def due_day(world: World, rule: str) -> str:
    (item,) = [item for item in world.items() if item.rule == rule]
    return item.due.isoformat()


def test_the_table_has_every_rule() -> None:
    assert sorted(TABLE) == sorted(ORDER)


@pytest.mark.parametrize("zone", ["Europe/Berlin", LOS_ANGELES, "Pacific/Auckland"])
@pytest.mark.parametrize("rule", RULES)
def test_it_comes_up_on_its_first_day_by_my_clock(tmp_path: Path, rule: str, zone: str) -> None:
    world, _ = come_up(tmp_path, rule, zone=zone)
    told = TABLE[rule]
    assert due_day(world, rule) == (told.due or told.first[:10])
    world.close()


@pytest.mark.parametrize("rule", RULES)
def test_what_is_done_about_it_ends_it(tmp_path: Path, rule: str) -> None:
    world, jelisa = come_up(tmp_path, rule)
    subject = found(world)[rule]
    TABLE[rule].ends(world, jelisa)
    assert found(world).get(rule) != subject
    world.close()


@pytest.mark.parametrize("rule", RULES)
def test_it_stays_until_then_or_its_last_minute(tmp_path: Path, rule: str) -> None:
    world, _ = come_up(tmp_path, rule)
    last = TABLE[rule].last
    if last:
        world.at(last)
        assert rule in found(world)
        world.wait(minutes=1)
        assert rule not in found(world)
    else:
        world.wait(days=40)
        assert rule in found(world)
    world.close()


@pytest.mark.parametrize("zone", ["Europe/Berlin", LOS_ANGELES])
@pytest.mark.parametrize("rule", RULES)
def test_a_snooze_hides_it_until_my_midnight(tmp_path: Path, rule: str, zone: str) -> None:
    world, _ = come_up(tmp_path, rule, zone=zone)
    (item,) = [item for item in world.items() if item.rule == rule]
    tomorrow = (world.now + timedelta(days=1)).date().isoformat()
    world.snooze(item, tomorrow)
    assert rule not in found(world)
    world.clock.now = world.moment(f"{tomorrow} 00:00") - timedelta(minutes=1)
    assert rule not in found(world)
    world.at(f"{tomorrow} 00:00")
    assert found(world)[rule] == item.subject
    world.close()


@pytest.mark.parametrize("rule", WITH_DAY_OFF)
def test_a_day_off_moves_what_is_counted_in_business_days(tmp_path: Path, rule: str) -> None:
    told = TABLE[rule]
    world = World(tmp_path / "db.json", holidays=(date.fromisoformat(told.day_off),))
    jelisa = world.person("Jelisa Okafor")
    (told.begin or ONE_OF_EACH[rule])(world, jelisa)
    if told.then is not None:
        told.then(world, jelisa)
    else:
        world.clock.now = world.moment(f"{told.moved} 00:00") - timedelta(minutes=1)
        assert rule not in found(world)
        world.at(f"{told.moved} 00:00")
    assert due_day(world, rule) == told.moved
    world.close()


def test_days_off_move_nothing_that_is_counted_in_days(tmp_path: Path) -> None:
    """What has no day off in the table counts days as they are, or weeks."""
    off = tuple(date(2026, 11, 17) + timedelta(days=day) for day in range(14))
    for rule in BY_THE_CLOCK:
        if rule not in WITH_DAY_OFF:
            come_up(tmp_path / rule, rule, holidays=off)[0].close()
