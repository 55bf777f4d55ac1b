"""Keys typed while an act is still being saved apply to what the act leaves on the screen."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from textual import events
from textual.keys import _character_to_key

from coffeechat.screens.composer import Composer
from coffeechat.screens.person import PersonScreen
from coffeechat.widgets.editor import Editor
from support.driving import Clock, Driver, driving
from support.happenings import happens
from support.worlds import World

NAME, OTHER = "Jelisa Okafor", "Wei Zhang"
LATER = Clock(datetime(2026, 12, 14, 9, 0, tzinfo=UTC))
NAMED = {"\r": "enter", "\x1b": "escape"}


@contextmanager
def slow_disk(driver: Driver) -> Iterator[None]:
    """While this lasts, nothing is saved."""
    gate = threading.Event()
    driver.app.session.submit(gate.wait)
    try:
        yield
    finally:
        gate.set()


async def type_at_once(driver: Driver, text: str) -> None:
    """Type without waiting for anything, and give the program time to take it wrongly."""
    for character in text:
        key = NAMED.get(character) or _character_to_key(character)
        driver.app.post_message(events.Key(key, character))
    for _ in range(50):
        await asyncio.sleep(0)


def people(driver: Driver) -> set[str]:
    return {person.name for person in driver.app.session.records.people.values()}


def verbs(driver: Driver) -> list[str]:
    return [event.verb for event in driver.app.session.store.events]


def whys(driver: Driver) -> dict[str, str]:
    """Names to why they are worth asking."""
    records = driver.app.session.records
    return {
        person.name: conversation.why
        for person in records.people.values()
        for conversation in records.conversations_by_person[person.id]
    }


def make_store(folder: Path, *asked: str) -> Path:
    """A store with people who were asked."""
    world = World(folder / "db.json")
    for name in asked:
        happens(world, world.person(name), "asked")
    world.close()
    return world.path


async def test_the_first_person_added_is_under_the_cursor_of_the_next_key(tmp_path: Path) -> None:
    async with driving(make_store(tmp_path), Clock()) as driver:
        await driver.press("2")
        with slow_disk(driver):
            await type_at_once(driver, "aWei Zhang @Verda\rwher path to grants\r\r")
        await driver.until(lambda: isinstance(driver.app.screen, PersonScreen))
        assert "her path to grants" in driver.text
        assert people(driver) == {"Wei Zhang"}


async def test_keys_after_an_act_meet_the_row_that_was_done_and_then_the_next(
    tmp_path: Path,
) -> None:
    async with driving(make_store(tmp_path, NAME, OTHER), LATER) as driver:
        assert driver.rows[0].startswith(NAME)
        with slow_disk(driver):
            await type_at_once(driver, "xgave up\rwthe first\rjwthe second\r")
        await driver.until(lambda: driver.status.endswith(f"talk to {OTHER}."))
        assert whys(driver) == {NAME: "the first", OTHER: "the second"}
        (row,) = driver.rows
        assert row.startswith(OTHER)


async def test_a_row_that_was_just_done_is_not_done_twice(tmp_path: Path) -> None:
    async with driving(make_store(tmp_path, NAME, OTHER), LATER) as driver:
        with slow_disk(driver):
            await type_at_once(driver, "x\rxs")
        await driver.until(lambda: driver.status.startswith("That is done"))
        assert verbs(driver)[-2:] == ["sent", "dismiss"]
        await driver.press("u")
        assert verbs(driver)[-2:] == ["dismiss", "undo"]
        await driver.press("x", "enter")
        assert verbs(driver)[-1] == "dismiss", "what was taken back can be done again"


async def test_a_refused_act_lets_the_keys_go_on(tmp_path: Path) -> None:
    async with driving(make_store(tmp_path, NAME), LATER) as driver:
        await driver.press("3")
        with slow_disk(driver):
            await type_at_once(driver, ":forget Nobody\rwto see\r")
        await driver.until(lambda: driver.status.startswith("Noted"))
        assert whys(driver) == {NAME: "to see"}


async def test_no_key_waits_for_a_draft_that_saves_itself(tmp_path: Path) -> None:
    async with driving(make_store(tmp_path, NAME), LATER) as driver:
        await driver.press("3", "d", "e")
        screen = driver.app.screen
        assert isinstance(screen, Composer)
        with slow_disk(driver):
            screen.keep("Saved meanwhile.")
            await type_at_once(driver, "xyz")
            assert screen.query_one(Editor).text.startswith("xyz")
        await driver.until(lambda: driver.status.startswith("Saved"))


async def test_keys_typed_before_a_draft_is_there_are_meant_for_it(tmp_path: Path) -> None:
    async with driving(make_store(tmp_path, NAME), LATER) as driver:
        await driver.press("3")
        with slow_disk(driver):
            await type_at_once(driver, "des")
        await driver.until(lambda: isinstance(driver.app.screen, Composer))
        await driver.until(lambda: driver.app.screen.query_one(Editor).text.startswith("s"))
        assert verbs(driver)[-2:] == ["sent", "draft"], "it is not the bump that went out"
