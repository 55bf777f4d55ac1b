"""What the tests of what is due share."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from coffeechat.acts import confirming, introductions, messages, people, week
from coffeechat.domain.due import DueItem
from coffeechat.domain.parts import Position
from coffeechat.domain.records import Learning, Loop, Track
from coffeechat.domain.words import LoopKind, LoopState, ReplyKind, Warmth
from support.happenings import happens
from support.worlds import World

LOS_ANGELES = "America/Los_Angeles"

Begun = Callable[[World, str], object]


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


def _other_time(world: World, person: str) -> None:
    happens(world, person, "asked")
    world.at("2026-11-27 09:00")
    happens(world, person, "other time")


def _second_contact(world: World, person: str) -> None:
    world.put(world.records.profile.replace(cadence="3b7"))
    world.put(world.known(person).replace(positions=(Position(organisation="Verda"),)))
    world.at("2026-11-25 09:00")
    happens(world, person, "asked")


def _bumped(world: World, person: str) -> None:
    happens(world, person, "asked")
    world.at("2026-11-19 09:00")
    happens(world, person, "bumped")


def _unprepared(world: World, person: str) -> None:
    world.at("2026-11-29 09:00")
    world.reply(person, ReplyKind.ACCEPTED, "2026-12-02 14:00")
    world.do(confirming.confirm, person)


def _unconfirmed(world: World, person: str) -> None:
    """Two holidays lie between the day of confirming and that of the talk."""
    holidays = (date(2026, 12, 1), date(2026, 12, 2))
    world.put(world.records.profile.replace(holidays=holidays))
    world.reply(person, ReplyKind.ACCEPTED, "2026-12-03 14:00")
    happens(world, person, "prepared")


def _said_yes(world: World, person: str) -> None:
    happens(world, person, "asked")
    world.at("2026-11-26 09:00")
    happens(world, person, "said yes")


def _cancelled(world: World, person: str) -> None:
    world.reply(person, ReplyKind.ACCEPTED, "2026-11-30 14:00")
    world.at("2026-11-26 09:00")
    happens(world, person, "cancelled")


def _introduction(world: World, person: str) -> None:
    """Who may introduce me is nobody to ask; else they came up, too."""
    amara = world.person("Amara Diallo")
    world.do(people.set_aside, amara)
    world.do(introductions.seek, person, "Amara Diallo")
    world.at("2026-11-23 09:00")
    world.do(messages.sent, amara)


def _later(world: World, person: str) -> None:
    happens(world, person, "asked")
    world.reply(person, ReplyKind.LATER, until=date(2026, 11, 30))


def _left_open(kind: LoopKind, state: LoopState = LoopState.OPEN, **more: Any) -> Begun:
    """A loop of Friday the 20th with somebody of whom nothing else is due."""

    def begin(world: World, person: str) -> None:
        world.do(people.set_aside, person)
        world.at("2026-11-20 09:00")
        loop_with(world, person, kind, state=state, settled=world.clock.now, **more)

    return begin


def _named(world: World, person: str) -> None:
    sam = world.person("Sam Ortiz")
    _left_open(LoopKind.REFERRAL, about=sam)(world, person)


def _in_touch(world: World, person: str) -> None:
    """We talked in spring, and they have a new job since."""
    world.at("2026-05-04 09:00")
    happens(world, person, "asked, talk agreed, held, debriefed, thanked")
    world.put(world.known(person).replace(new_job=date(2026, 11, 10)))


def _worth_asking(world: World, person: str) -> None:
    world.do(people.say_why, person, "her path to grants")


def _searching(world: World, person: str) -> None:
    world.put(world.records.profile.replace(cadence="search"))
    happens(world, person, "asked, talk agreed, held, debriefed, thanked")


def _quiet(world: World, person: str) -> None:
    """Asked in October, and nothing came of it."""
    world.put(world.records.profile.replace(rhythm=45, pace=0))
    world.at("2026-10-12 09:00")
    happens(world, person, "asked, closed")


def _review_day(world: World, person: str) -> None:
    world.put(world.records.profile.replace(review_day=0))
    happens(world, person, "asked, closed")


def _nobody_to_ask(world: World, person: str) -> None:
    world.put(world.records.profile.replace(review_day=0))
    _left_open(LoopKind.QUESTION)(world, person)


def _said_long_ago(world: World, person: str) -> None:
    world.do(people.set_aside, person)
    learning_of(world, person, date(2025, 5, 4))


def _old_import(world: World, person: str) -> None:
    world.do(people.set_aside, person)
    world.put(world.records.profile.replace(imported_on=date(2026, 8, 3)))


def learning_of(world: World, person: str, said_on: date, **fields: Any) -> Learning:
    """Something learned from somebody about grants, a track that is explored."""
    with world.store.act("put") as tx:
        grants = next(iter(tx.records.tracks.values()), None) or Track(
            id=tx.fresh_id(), created=tx.now, name="grants"
        )
        tx.put(grants)
        learning = Learning(
            id=tx.fresh_id(),
            created=tx.now,
            person=person,
            text="budgets mattered most",
            tracks=(grants.id,),
            said_on=said_on,
            **fields,
        )
        tx.put(learning)
    return learning


def loop_with(world: World, person: str, kind: LoopKind, **fields: Any) -> Loop:
    """A new loop with somebody."""
    fields = {"text": "read the annual report", **fields}
    with world.store.act("put") as tx:
        loop = Loop(id=tx.fresh_id(), created=tx.now, kind=kind, person=person, **fields)
        tx.put(loop)
    return loop


#: How each rule comes to find something with somebody on the 30th of November, a Monday.
ONE_OF_EACH: Mapping[str, Callable[[World, str], object]] = {
    "D-01": _other_time,
    "D-02": lambda _world, _person: None,
    "D-03": _worth_asking,
    "D-04": _second_contact,
    "D-05": lambda world, person: happens(world, person, "asked"),
    "D-06": _bumped,
    "D-07": _unprepared,
    "D-08": _unconfirmed,
    "D-09": _said_yes,
    "D-10": lambda world, person: happens(world, person, "asked, talk agreed, held, thanked"),
    "D-11": lambda world, person: happens(world, person, "asked, talk agreed, held, debriefed"),
    "D-12": _left_open(LoopKind.PROMISE),
    "D-13": _searching,
    "D-14": _left_open(LoopKind.SUGGESTION, LoopState.DONE),
    "D-16": _in_touch,
    "D-17": _left_open(LoopKind.MILESTONE, LoopState.DONE),
    "D-18": _left_open(LoopKind.OFFER),
    "D-19": _named,
    "D-20": _quiet,
    "D-21": lambda world, person: world.put(world.known(person).replace(warmth=Warmth.KNOWN)),
    "D-22": _later,
    "D-23": _introduction,
    "D-24": _cancelled,
    "D-25": _nobody_to_ask,
    "D-26": _review_day,
    "D-27": _said_long_ago,
    "D-28": _old_import,
    "D-29": lambda world, person: world.do(week.keep, (person,)),
}


def one_due(world: World, rule: str) -> DueItem:
    """Let one thing become due, on the 30th of November."""
    if rule == "D-15":
        named_and_met(world)
    else:
        ONE_OF_EACH[rule](world, world.person("Jelisa Okafor"))
    world.at("2026-11-30 09:00")
    return the_item(world, rule)
