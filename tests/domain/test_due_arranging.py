"""What is due between a yes and the talk: a date, another date, a word that it stands."""

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from coffeechat.acts import confirming, messages
from coffeechat.domain.due import OWED
from coffeechat.domain.words import ReplyKind
from domain.due_kit import LOS_ANGELES, rules_at, started, the_item
from support.happenings import happens
from support.worlds import World

ZONES = ["Europe/Berlin", LOS_ANGELES]

# D-01, D-09, D-24: there is no date.


class Missing(NamedTuple):
    """What was said of the date on Thursday the 19th, and what is due for it from which day."""

    what: str
    rule: str
    due: str
    why: str
    verb: str


WITHOUT_DATE = [
    Missing("other time", "D-01", "2026-11-20", "asks for another time", "draft"),
    Missing("said yes", "D-09", "2026-11-23", "said yes, no date yet", "reply"),
    Missing("cancelled", "D-24", "2026-11-23", "cancelled, no new date yet", "draft"),
    Missing("cancelled by me", "D-24", "2026-11-23", "you cancelled", "draft"),
]


def say(world: World, person: str, what: str) -> None:
    """Something about the date, on Thursday the 19th."""
    if what.startswith("cancelled"):
        world.reply(person, ReplyKind.ACCEPTED, "2026-12-10 14:00")
    world.at("2026-11-19 15:00")
    if what == "cancelled by me":
        world.reply(person, ReplyKind.CANCELLED_BY_ME)
    else:
        happens(world, person, what)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("missing", WITHOUT_DATE)
def test_a_missing_date_is_due_after_some_business_days(
    tmp_path: Path, zone: str, missing: Missing
) -> None:
    what, rule, due, why, verb = missing
    world, jelisa = started(tmp_path, "2026-11-16 09:00", zone=zone)
    happens(world, jelisa, "asked")
    say(world, jelisa, what)
    day = date.fromisoformat(due)
    assert rules_at(world, f"{day - timedelta(days=1)} 23:59") == []
    assert rules_at(world, f"{due} 00:00") == [rule]
    item = the_item(world, rule)
    assert (item.due, item.why, item.verb, item.late) == (day, why, verb, False)
    assert (item.person, item.subject) == (jelisa, world.conversation(jelisa).id)
    world.at(f"{due} 23:59")
    assert not the_item(world, rule).late
    world.wait(minutes=1)
    assert the_item(world, rule).late
    assert rules_at(world, "2028-01-01 09:00") == [rule]


@pytest.mark.parametrize(("what", "rule"), [(row.what, row.rule) for row in WITHOUT_DATE])
def test_holidays_of_mine_do_not_count(tmp_path: Path, what: str, rule: str) -> None:
    holidays = (date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24))
    world, jelisa = started(tmp_path, "2026-11-16 09:00", holidays=holidays)
    happens(world, jelisa, "asked")
    say(world, jelisa, what)
    first = 25 if rule == "D-01" else 26
    assert rules_at(world, f"2026-11-{first - 1} 23:59") == []
    assert rules_at(world, f"2026-11-{first} 00:00") == [rule]


@pytest.mark.parametrize("what", [row.what for row in WITHOUT_DATE])
@pytest.mark.parametrize("story", ["talk agreed", "later", "declined", "closed", "never contact"])
def test_a_date_or_the_end_ends_it(world: World, what: str, story: str) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked")
    say(world, jelisa, what)
    world.at("2026-11-23 09:00")
    assert len(world.due()) == 1
    happens(world, jelisa, story)
    assert not {item.rule for item in world.items()} & {"D-01", "D-09", "D-24"}


@pytest.mark.parametrize(("what", "rule"), [(row.what, row.rule) for row in WITHOUT_DATE])
def test_once_i_wrote_about_a_date_it_is_their_turn(world: World, what: str, rule: str) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked")
    say(world, jelisa, what)
    world.at("2026-11-23 09:00")
    happens(world, jelisa, "date written about")
    assert rules_at(world, "2026-12-01 23:59") == []
    assert rules_at(world, "2026-12-02 00:00") == [rule], "as with an ask: 7 business days"
    world.at("2026-12-10 09:00")
    assert not the_item(world, rule).late


def test_without_a_bump_in_my_habit_i_am_not_asked_twice(tmp_path: Path) -> None:
    world, jelisa = started(tmp_path, "2026-11-16 09:00", cadence="none")
    happens(world, jelisa, "asked, said yes, date written about, a year passes")
    assert world.due() == []


def test_an_answer_is_owed_and_a_date_is_not() -> None:
    assert "D-01" in OWED
    assert OWED.isdisjoint({"D-08", "D-09", "D-24"})


# D-08: the talk comes near and was not confirmed.

CONFIRMATIONS = [
    # holidays, talk on, due from
    ((), "2026-11-24 14:00", "2026-11-23"),
    ((), "2026-11-23 14:00", "2026-11-20"),  # Monday: on Friday
    ((), "2026-11-27 00:30", "2026-11-26"),
    ((date(2026, 11, 23),), "2026-11-24 14:00", "2026-11-20"),
]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(("holidays", "talk", "due"), CONFIRMATIONS)
def test_confirming_is_due_one_business_day_before(
    tmp_path: Path, zone: str, holidays: tuple[date, ...], talk: str, due: str
) -> None:
    world, jelisa = started(tmp_path, "2026-11-16 09:00", zone=zone, holidays=holidays)
    world.reply(jelisa, ReplyKind.ACCEPTED, talk)
    happens(world, jelisa, "prepared")
    day = date.fromisoformat(due)
    assert rules_at(world, f"{day - timedelta(days=1)} 23:59") == []
    assert rules_at(world, f"{due} 00:00") == ["D-08"]
    item = the_item(world, "D-08")
    assert (item.due, item.verb, item.note) == (day, "draft", "confirm")
    world.at(talk)
    world.wait(minutes=-1)
    assert the_item(world, "D-08").late
    assert rules_at(world, talk) == []


@pytest.mark.parametrize("how", ["message", "verb", "their word"])
def test_it_ends_once_it_is_confirmed_by_whatever_way(world: World, how: str) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.reply(jelisa, ReplyKind.ACCEPTED, "2026-11-24 14:00")
    happens(world, jelisa, "prepared")
    world.at("2026-11-23 09:00")
    assert world.due() == ["D-08 Jelisa Okafor"]
    if how == "message":
        world.do(messages.sent, jelisa)
    elif how == "verb":
        world.do(confirming.confirm, jelisa)
    else:
        world.reply(jelisa, ReplyKind.ACCEPTED)
    assert world.talk(jelisa).confirmed is not None
    assert world.due() == []


def test_a_date_agreed_the_day_before_needs_no_confirming(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.at("2026-11-23 09:00")
    world.reply(jelisa, ReplyKind.ACCEPTED, "2026-11-24 14:00")
    happens(world, jelisa, "prepared")
    assert rules_at(world, "2026-11-24 09:00") == []


def test_a_talk_that_moves_is_to_be_confirmed_again(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.reply(jelisa, ReplyKind.ACCEPTED, "2026-11-24 14:00")
    happens(world, jelisa, "prepared, confirmed")
    world.reply(jelisa, ReplyKind.MOVED, "2026-11-26 14:00")
    assert world.talk(jelisa).confirmed is None
    assert rules_at(world, "2026-11-24 23:59") == []
    assert rules_at(world, "2026-11-25 00:00") == ["D-08"]


def test_what_was_confirmed_stays_as_it_was(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.reply(jelisa, ReplyKind.ACCEPTED, "2026-11-24 14:00")
    world.do(confirming.confirm, jelisa)
    first = world.talk(jelisa).confirmed
    world.wait(hours=1)
    again = world.do(confirming.confirm, jelisa)
    assert not again.changed
    assert world.talk(jelisa).confirmed == first
