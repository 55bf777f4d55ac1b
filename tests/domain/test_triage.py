"""Whom triage asks about, and who comes up on Today to be looked at again."""

from datetime import date, timedelta

import pytest

from coffeechat.acts import messages, people, putting_off, triage
from coffeechat.domain.due import DueItem
from coffeechat.domain.triage import KNOWN, LATER, is_at_hand, is_undecided, undecided
from coffeechat.domain.words import Warmth
from domain.due_kit import rules_at, the_item
from support.happenings import happens
from support.worlds import World

TODAY = date(2026, 11, 16)


def waiting(world: World, today: date = TODAY) -> list[str]:
    return [world.known(person.id).name for person in undecided(world.records, today)]


@pytest.mark.parametrize(
    ("story", "is_asked", "at_hand"),
    [
        ("", True, False),
        ("why", False, True),
        ("ask drafted", False, True),
        ("asked", False, False),
        ("asked, let go", False, False),
        ("set aside", False, False),
        ("never contact", False, False),
    ],
)
def test_somebody_is_asked_about_until_something_happens(
    world: World, story: str, *, is_asked: bool, at_hand: bool
) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, story)
    person = world.known(jelisa)
    assert is_undecided(world.records, person, TODAY) is is_asked
    assert waiting(world) == (["Jelisa Okafor"] if is_asked else [])
    assert is_at_hand(world.records, person) is at_hand


def test_later_comes_back_on_its_day_and_no_never_does(world: World) -> None:
    later, no = world.person("Later"), world.person("No")
    world.do(triage.later, later)
    world.do(people.set_aside, no)
    assert waiting(world) == []
    assert waiting(world, TODAY + LATER - timedelta(days=1)) == []
    assert waiting(world, TODAY + LATER) == ["Later"]


def test_a_day_that_has_come_is_told_until_somebody_decides(world: World) -> None:
    one, other = world.person("One"), world.person("Other")
    world.do(triage.later, one, date(2026, 12, 1))
    world.do(triage.later, other, date(2026, 11, 30))
    assert rules_at(world, "2026-11-29 23:59") == []
    world.at("2026-12-01 00:00")
    item = the_item(world, "D-22")
    assert (set(item.people), item.subject, item.due) == ({one, other}, "me", date(2026, 11, 30))
    assert (item.why, item.note, item.verb) == ("set aside until now", "look again", "triage")
    world.do(triage.later, one)
    world.do(triage.worth_asking, other)
    assert rules_at(world, "2026-12-01 12:00") == []


@pytest.mark.parametrize("warmth", [None, *Warmth])
def test_people_i_know_and_never_asked_are_told_after_a_week(
    world: World, warmth: Warmth | None
) -> None:
    jelisa = world.person("Jelisa Okafor", warmth=warmth)
    assert rules_at(world, "2026-11-22 23:59") == []
    assert rules_at(world, "2026-11-23 00:00") == ["D-21" if warmth in KNOWN else "D-02"]
    if warmth in KNOWN:
        item = the_item(world, "D-21")
        assert (item.people, item.why) == ((jelisa,), "you know, never asked")
        world.do(messages.sent, jelisa)
        assert rules_at(world, "2026-11-23 01:00") == []


def test_looking_again_can_be_put_off_and_dismissed_for_all(world: World) -> None:
    for name in ("One", "Two"):
        world.person(name, warmth=Warmth.CLOSE, source="Connections.csv")
    world.at("2026-11-23 09:00")
    item = the_item(world, "D-21")
    world.snooze(item, "2026-11-30")
    assert "D-21" not in rules_at(world, "2026-11-29 09:00")
    world.person("Three", warmth=Warmth.CLOSE)
    assert "D-21" in rules_at(world, "2026-11-30 09:00")
    world.do(putting_off.dismiss, item.rule, item.subject, "I know")
    assert "D-21" not in rules_at(world, "2027-11-30 09:00")


def test_an_answer_that_named_a_day_is_due_on_it_until_a_draft_is_begun(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, later")
    assert rules_at(world, "2026-12-15 23:59") == []
    world.at("2026-12-16 00:00")
    item: DueItem = the_item(world, "D-22")
    assert (item.person, item.people, item.verb) == (jelisa, (), "draft")
    assert (item.why, item.note) == ("asked to be asked again today", "ask again")
    happens(world, jelisa, "ask drafted")
    assert rules_at(world, "2026-12-17 00:00") == []
