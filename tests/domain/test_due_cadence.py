"""How long one waits for an answer, by the habit of the profile: bump, ask another, let go."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from coffeechat.acts import messages
from coffeechat.domain.cadence import CADENCES, cadence_list, cadence_of, parse_cadence
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.parts import Position
from coffeechat.domain.words import Outcome, ReplyKind
from domain.due_kit import LOS_ANGELES, rules_at, started, the_item
from support.happenings import happens
from support.worlds import World

ZONES = ["Europe/Berlin", LOS_ANGELES, "Pacific/Auckland"]


def test_a_habit_is_named_whatever_its_case_and_the_gentle_one_by_nothing() -> None:
    for name in CADENCES:
        assert parse_cadence(f" {name.upper()} ") == name
        assert name in cadence_list()
    assert parse_cadence("") == "gentle"
    with pytest.raises(NotUnderstood, match="one of gentle, slow, 3b7, search, none"):
        parse_cadence("hasty")


def test_an_unknown_habit_reminds_of_nothing(tmp_path: Path) -> None:
    world, jelisa = started(tmp_path, "2026-11-16 09:00", cadence="of a later version")
    assert cadence_of(world.records.profile) == CADENCES["none"]
    happens(world, jelisa, "asked, bumped, a year passes")
    assert world.due() == []


# D-06: the bump has had no answer either.

LET_GO = [
    # cadence, bumped at, offered on
    ("gentle", "2026-11-16 09:00", "2026-11-25"),
    ("gentle", "2026-11-20 23:59", "2026-12-01"),
    ("gentle", "2026-11-21 10:00", "2026-12-01"),  # on a Saturday, as if on Friday
    ("3b7", "2026-11-16 09:00", "2026-11-25"),
    ("slow", "2026-11-16 09:00", "2026-11-30"),
]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(("cadence", "bumped", "due"), LET_GO)
def test_letting_go_is_offered_some_business_days_after_the_bump(
    tmp_path: Path, zone: str, cadence: str, bumped: str, due: str
) -> None:
    world, jelisa = started(tmp_path, "2026-11-02 09:00", zone=zone, cadence=cadence)
    happens(world, jelisa, "asked")
    world.at(bumped)
    world.do(messages.sent, jelisa)
    day = date.fromisoformat(due)
    assert rules_at(world, f"{day - timedelta(days=1)} 23:59") == []
    assert rules_at(world, f"{due} 00:00") == ["D-06"]
    item = the_item(world, "D-06")
    assert (item.person, item.due, item.verb) == (jelisa, day, "let-go")
    assert item.subject == world.conversation(jelisa).id
    assert rules_at(world, "2028-01-01 09:00") == ["D-06"], "it never happens by itself"
    assert not the_item(world, "D-06").late, "nobody owes an answer"
    assert world.conversation(jelisa).closed is None


def test_holidays_of_mine_are_no_business_days(tmp_path: Path) -> None:
    holidays = (date(2026, 11, 18), date(2026, 11, 19))
    world, jelisa = started(tmp_path, "2026-11-16 09:00", holidays=holidays)
    happens(world, jelisa, "asked, bumped")
    assert rules_at(world, "2026-11-26 23:59") == []
    assert rules_at(world, "2026-11-27 00:00") == ["D-06"]


def test_the_offer_says_since_when_and_ends_with_the_act(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, bumped")
    world.at("2026-11-25 09:00")
    item = the_item(world, "D-06")
    assert (item.why, item.action) == ("bumped Mon 16 Nov, no answer", "let go")
    world.do(messages.let_go, jelisa)
    assert world.due() == []
    closing = world.conversation(jelisa).closed
    assert closing is not None
    assert closing.outcome is Outcome.NO_REPLY


@pytest.mark.parametrize("story", ["said yes", "other time", "declined", "closed", "never contact"])
def test_an_answer_or_the_end_withdraws_the_offer(world: World, story: str) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, bumped")
    world.at("2026-11-25 09:00")
    assert world.due() == ["D-06 Jelisa Okafor"]
    happens(world, jelisa, story)
    assert "D-06" not in rules_at(world, "2026-12-30 09:00")


# Away: the bump waits for the business day after they are back.

AWAY = [
    # asked on Monday the 16th, so that the bump is due on the 25th; away until, bump due on
    ("2026-11-20", "2026-11-25"),  # back before it
    ("2026-11-24", "2026-11-25"),
    ("2026-11-25", "2026-11-26"),
    ("2026-12-04", "2026-12-07"),  # a Friday
    ("2026-12-05", "2026-12-07"),
]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(("until", "due"), AWAY)
def test_whoever_is_away_is_bumped_once_they_are_back(
    tmp_path: Path, zone: str, until: str, due: str
) -> None:
    world, jelisa = started(tmp_path, "2026-11-16 09:00", zone=zone)
    happens(world, jelisa, "asked")
    world.reply(jelisa, ReplyKind.OUT_OF_OFFICE, until=date.fromisoformat(until))
    day = date.fromisoformat(due)
    assert rules_at(world, f"{day - timedelta(days=1)} 23:59") == []
    assert rules_at(world, f"{due} 00:00") == ["D-05"]
    assert the_item(world, "D-05").due == day


def test_the_latest_notice_counts_and_one_without_a_day_moves_nothing(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked")
    world.reply(jelisa, ReplyKind.OUT_OF_OFFICE)
    assert world.standing(jelisa) == "asked today · bump Wed 25 Nov"
    world.reply(jelisa, ReplyKind.OUT_OF_OFFICE, until=date(2026, 12, 4))
    assert world.standing(jelisa) == "asked today · away until Fri 4 Dec · bump Mon 7 Dec"
    world.at("2026-12-05 09:00")
    assert world.standing(jelisa) == "asked Mon 16 Nov · bump Mon"


def test_letting_go_is_offered_some_days_after_they_are_back(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, bumped")
    world.reply(jelisa, ReplyKind.OUT_OF_OFFICE, until=date(2026, 12, 4))
    assert rules_at(world, "2026-12-14 23:59") == []
    assert rules_at(world, "2026-12-15 00:00") == ["D-06"]


def test_a_notice_of_an_earlier_ask_does_not_hold_up_the_next(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, away, later")
    world.at("2026-11-17 09:00")
    happens(world, jelisa, "asked")
    assert rules_at(world, "2026-11-26 09:00") == ["D-05"]


# D-04: somebody else of the same organisation.


@pytest.fixture
def waiting(tmp_path: Path) -> tuple[World, str]:
    """An ask of Monday the 16th to somebody at Verda, by the habit 3B7."""
    world = World(tmp_path / "other" / "db.json", cadence="3b7")
    jelisa = world.person("Jelisa Okafor", organisation="Verda, Inc.")
    world.do(messages.sent, jelisa)
    return world, jelisa


def test_after_three_business_days_somebody_else_there_is_looked_for(
    waiting: tuple[World, str],
) -> None:
    world, jelisa = waiting
    assert rules_at(world, "2026-11-18 23:59") == []
    assert rules_at(world, "2026-11-19 00:00") == ["D-04"]
    item = the_item(world, "D-04")
    assert (item.person, item.subject) == (jelisa, world.conversation(jelisa).id)
    assert (item.due, item.verb, item.late) == (date(2026, 11, 19), "colleagues", False)
    assert rules_at(world, "2026-11-24 23:59") == ["D-04"]
    assert rules_at(world, "2026-11-25 00:00") == ["D-05"], "then the first is written to again"


def test_whoever_there_is_worth_asking_is_named(waiting: tuple[World, str]) -> None:
    world, _ = waiting
    happens(world, world.person("Elsewhere", organisation="Green Rivers"), "why")
    wei = world.person("Wei Zhang", organisation="verda")
    happens(world, wei, "why")
    world.at("2026-11-19 09:00")
    item = the_item(world, "D-04")
    assert (item.person, item.verb) == (wei, "draft")
    assert item.why == "no word from Jelisa Okafor"


@pytest.mark.parametrize("story", ["said yes", "declined", "bumped", "let go", "closed"])
def test_an_answer_a_bump_or_the_end_ends_the_search(
    waiting: tuple[World, str], story: str
) -> None:
    world, jelisa = waiting
    world.at("2026-11-19 09:00")
    assert world.due() == ["D-04 Jelisa Okafor"]
    happens(world, jelisa, story)
    assert "D-04" not in [item.rule for item in world.items()]


def test_a_second_ask_there_ends_it_for_the_first(waiting: tuple[World, str]) -> None:
    world, _ = waiting
    world.at("2026-11-19 09:00")
    happens(world, world.person("Wei Zhang", organisation="Verda"), "asked")
    assert world.due() == []
    assert rules_at(world, "2026-11-24 23:59") == ["D-04"], "of the second, three days later"
    assert the_item(world, "D-04").person == world.named("Wei Zhang").id


def test_nobody_is_looked_for_where_nobody_works(waiting: tuple[World, str]) -> None:
    world, jelisa = waiting
    world.put(world.known(jelisa).replace(positions=(Position(title="Analyst"),)))
    assert rules_at(world, "2026-11-19 09:00") == []


def test_a_full_week_waits_for_the_next(waiting: tuple[World, str]) -> None:
    world, _ = waiting
    for name in ("Mika Laine", "Ana Kim"):
        world.do(messages.sent, world.person(name))
    assert rules_at(world, "2026-11-20 09:00") == []
    assert rules_at(world, "2026-11-23 00:00") == ["D-04"]


@pytest.mark.parametrize("cadence", ["gentle", "slow", "none"])
def test_other_habits_look_for_nobody_else(tmp_path: Path, cadence: str) -> None:
    world = World(tmp_path / "other" / "db.json", cadence=cadence)
    world.do(messages.sent, world.person("Jelisa Okafor", organisation="Verda"))
    assert rules_at(world, "2026-11-23 09:00") == []
