"""What the tests of what is due share."""

from pathlib import Path
from typing import Any

from coffeechat.domain.due import DueItem
from coffeechat.domain.words import ReplyKind
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


def talk_on(world: World, when: str) -> str:
    """Somebody with an agreed talk; their id."""
    jelisa = world.person("Jelisa Okafor")
    world.reply(jelisa, ReplyKind.ACCEPTED, when)
    return jelisa


def named_and_met(world: World) -> tuple[str, str]:
    """Jelisa named Sam on Monday, and the talk with Sam was held on Tuesday the 24th."""
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, named somebody")
    sam = world.named("Sam Ortiz").id
    assert world.due() == []
    world.reply(sam, ReplyKind.ACCEPTED, "2026-11-24 14:00")
    happens(world, sam, "prepared, held, debriefed, thanked")
    return jelisa, sam
