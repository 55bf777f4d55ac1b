"""Whose answer is awaited: every ask without one, the longest first."""

from datetime import date

import pytest

from coffeechat.domain.waiting import Waiting, waiting_for
from support.happenings import happens
from support.worlds import World


def awaited(world: World) -> list[Waiting]:
    return waiting_for(world.records, world.now)


def test_an_ask_is_awaited_from_its_day_on_and_names_the_day_of_the_bump(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked")
    assert awaited(world) == [
        Waiting(person=jelisa, asked=date(2026, 11, 16), bumped=None, bump_due=date(2026, 11, 25))
    ]


def test_after_the_one_bump_no_other_is_due(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked")
    world.wait(days=9)
    happens(world, jelisa, "bumped")
    (one,) = awaited(world)
    assert one.bumped is not None
    assert one.bumped > one.asked
    assert one.bump_due is None


def test_whoever_is_away_is_awaited_and_bumped_later(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, away")
    (one,) = awaited(world)
    assert (one.away_until, one.bump_due) == (date(2026, 11, 30), date(2026, 12, 1))


def test_the_longest_awaited_is_first(world: World) -> None:
    people = [world.person(name) for name in ("First", "Second", "Third")]
    for person in people:
        happens(world, person, "asked")
        world.wait(days=1)
    assert [one.person for one in awaited(world)] == people


@pytest.mark.parametrize(
    "story", ["ask drafted", "asked, said yes", "asked, declined", "asked, bounced"]
)
def test_nobody_is_awaited_before_the_ask_or_after_the_answer(world: World, story: str) -> None:
    happens(world, world.person("Jelisa Okafor"), story)
    assert awaited(world) == []
