"""A normal morning, from Today's first row to the end of the program, with its keys counted."""

from collections import Counter
from datetime import UTC
from pathlib import Path

import pytest

from coffeechat.acts.profile import Introduction, introduce
from coffeechat.domain.stages import person_step
from coffeechat.domain.words import MessagePurpose, ReplyKind, Step
from coffeechat.screens.composer import Composer
from coffeechat.screens.list_screen import ListScreen
from coffeechat.screens.triage import TriageScreen
from support.driving import Clock, Driver, driving
from support.happenings import happens
from support.worlds import World

#: What a normal morning may take, without what is typed.
KEYS = 25


@pytest.fixture
def morning(own_home: Path, tmp_path: Path) -> Clock:
    """Tuesday: a thank-you, three asks without an answer until now, and somebody new to ask."""
    world = World(tmp_path / "db.json", now="2026-11-11 09:00")
    world.do(introduce, Introduction(name="Ana Bell", institutions=("State U",)))
    for name in ("Marta Reis", "Wei Zhang", "Sam Ortiz"):
        happens(world, world.person(name, organisation="Verda"), "why, asked")
    world.at("2026-11-19 09:00")
    jelisa = world.person("Jelisa Okafor", organisation="Green Rivers")
    happens(world, jelisa, "why, asked, said yes")
    world.reply(jelisa, ReplyKind.ACCEPTED, "2026-11-23 14:00")
    happens(world, jelisa, "prepared, held, note, debriefed")
    world.person("Ngozi Adeyemi", title="Analyst", affiliations=("State U",))
    world.at("2026-11-24 08:30")
    world.close()
    return Clock(world.clock.now.astimezone(UTC))


async def test_a_normal_morning(morning: Clock, tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", morning) as driver:
        assert [row.split("  ")[0] for row in driver.rows] == [
            "Jelisa Okafor", "Marta Reis", "Wei Zhang", "Sam Ortiz",
        ]  # fmt: skip
        assert "owe 1  wait 3" in driver.text
        await write_what_is_due(driver, MessagePurpose.THANK_YOU)
        await driver.press("j")
        await note_the_yes(driver)
        await driver.press("j")
        await write_what_is_due(driver, MessagePurpose.BUMP)
        await driver.press("j")
        await write_what_is_due(driver, MessagePurpose.BUMP)
        await ask_somebody_new(driver)
        assert driver.app.session.counts() == "owe 0  wait 3"
        await driver.press("escape", "q")
        assert driver.app.return_code == 0
        assert driver.keys <= KEYS, driver.keys


async def write_what_is_due(driver: Driver, purpose: MessagePurpose) -> None:
    """The first row that is left: its draft is there, is copied, and went out."""
    before = sent(driver)
    await driver.press("enter")
    assert isinstance(driver.app.screen, Composer)
    await driver.press("y", "s")
    assert sent(driver) - before == Counter([purpose])
    assert isinstance(driver.app.screen, ListScreen)


def sent(driver: Driver) -> Counter[MessagePurpose]:
    """How many messages went out or came in, by what they are for."""
    messages = driver.app.session.records.messages.values()
    return Counter(one.purpose for one in messages if one.at is not None)


async def note_the_yes(driver: Driver) -> None:
    """Marta, whose row says to bump her, has answered by mail."""
    await driver.press("r", "a")
    await driver.type("tue 1 dec 14:00")
    await driver.press("enter")
    marta = next(one for one in driver.app.session.records.people.values() if "Marta" in one.name)
    assert person_step(driver.app.session.records, marta) is Step.SCHEDULED


async def ask_somebody_new(driver: Driver) -> None:
    """Triage shows the best first: worth asking, what connects us, why; then the ask goes out."""
    await driver.press("t")
    assert isinstance(driver.app.screen, TriageScreen)
    await driver.press("y", "1", "1", "d")
    await driver.type("moved from the lab into grants")
    await driver.press("enter")
    assert isinstance(driver.app.screen, Composer)
    before = sent(driver)
    await driver.press("y", "s")
    assert sent(driver) - before == Counter([MessagePurpose.ASK])
