"""A talk of earlier days: the day that is meant, and that it begins nothing."""

import pytest

from coffeechat.acts import Refused, earlier
from coffeechat.domain.timeline import timeline
from coffeechat.domain.when import WhenError
from coffeechat.domain.words import Step
from support.worlds import World


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("yesterday", "2026-11-15"),
        ("fri: in the lift", "2026-11-13"),
        ("last Mon", "2026-11-09"),
        ("3 Mar", "2026-03-03"),
        ("24 Dec: on the train", "2025-12-24"),
        ("2 weeks ago", "2026-11-02"),
        ("1 feb 2019", "2019-02-01"),
        ("today", "2026-11-16"),
    ],
)
def test_the_day_is_the_latest_of_its_name(world: World, line: str, day: str) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.do(earlier.met, jelisa, line)
    (message,) = world.messages(jelisa)
    assert message.at is not None
    assert f"{message.at.astimezone(world.now.tzinfo).date()}" == day
    assert message.at <= world.clock.now


def test_it_is_history_and_begins_nothing(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.do(earlier.met, jelisa, "yesterday: she runs the grants desk")
    assert world.step(jelisa) is Step.SPOTTED
    assert not world.records.conversations
    told = [entry.text for entry in timeline(world.records, world.known(jelisa))]
    assert "both: talk «she runs the grants desk»" in told


@pytest.mark.parametrize("line", ["24 dec 2026", "tomorrow", "in 3 days: soon"])
def test_a_day_ahead_is_refused(world: World, line: str) -> None:
    with pytest.raises(Refused, match="ahead"):
        world.do(earlier.met, world.person("Jelisa Okafor"), line)
    assert not world.records.messages


def test_a_day_that_cannot_be_read_is_told(world: World) -> None:
    with pytest.raises(WhenError):
        world.do(earlier.met, world.person("Jelisa Okafor"), "she runs the desk")
