"""Duplicates by keyboard: side by side, Enter merges, `n` keeps apart, Esc leaves."""

from datetime import timedelta
from pathlib import Path

import pytest

from coffeechat.acts import people
from coffeechat.acts.profile import Introduction, introduce
from coffeechat.screens.duplicates import DuplicatesScreen
from coffeechat.screens.list_screen import ListScreen
from coffeechat.widgets.line_list import LineList
from screens.plugin_kit import command, somebody
from support.driving import Clock, Driver, driving, open_session


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Three who are one: by an address only, with her firm, and a day later with her place."""
    clock = Clock()
    session = open_session(tmp_path / "db.json", clock)
    introduce(session.store, Introduction(name="Ana Reyes", zone="Europe/Berlin"))
    for line in (
        "J. O. mail:jelisa@greenrivers.example",
        "Jelisa Okafor @Green Rivers mail:jelisa@greenrivers.example",
        "Jelisa Okafor, Director place:Oakland",
    ):
        people.add(session.store, line)
        clock.now += timedelta(days=1)
    session.close()
    return tmp_path / "db.json"


async def opened(driver: Driver, pairs: int) -> DuplicatesScreen:
    await command(driver, "duplicates")
    screen = driver.app.screen
    assert isinstance(screen, DuplicatesScreen)
    await found(driver, pairs)
    return screen


async def found(driver: Driver, pairs: int) -> None:
    rows = driver.app.screen.query_one(LineList)
    await driver.until(lambda: len(rows.keys) == pairs)
    await driver.settle()


async def test_two_stand_side_by_side(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver, 2)
        assert "2 to look at" in driver.text
        assert "They have the same e-mail address." in driver.text
        assert "Jelisa Okafor" in driver.rows[0]
        assert "J. O." in driver.rows[0]
        await driver.press("j")
        await driver.until(lambda: "They have the same name." in driver.text)
        assert "Oakland" in driver.text
        (works,) = [line for line in driver.text.splitlines() if "works" in line]
        assert "Green Rivers" in works
        assert "Director" in works


async def test_enter_makes_them_one_and_undo_two(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver, 2)
        before = driver.app.session.store.canonical()
        await driver.press("enter")
        assert "Merged" in driver.status
        await found(driver, 1)
        assert len(driver.app.session.records.people) == 2
        assert driver.app.status[1] == "u undo"
        await driver.press("u")
        await found(driver, 2)
        assert driver.app.session.store.canonical() == before


async def test_n_keeps_them_apart_for_good(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver, 2)
        await driver.press("n")
        await found(driver, 1)
        assert "apart, for good" in driver.status
        await driver.press("n")
        await driver.until(lambda: "Nobody seems to be here twice." in driver.text)
        await driver.press("escape")
        assert isinstance(driver.app.screen, ListScreen)
        await opened(driver, 0)
        assert len(driver.app.session.records.people) == 3


async def test_all_three_are_merged_and_parted_from_the_page(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver, 2)
        await driver.press("enter")
        await found(driver, 1)
        await driver.press("enter")
        await driver.until(lambda: "Nobody seems to be here twice." in driver.text)
        await driver.press("enter", "n", "escape", "2")
        (one,) = driver.app.session.records.people.values()
        assert one.place == "Oakland"
        await command(driver, "unmerge")
        assert "Parted" in driver.status
        assert len(driver.app.session.records.people) == 2


async def test_somebody_is_merged_by_name_from_a_list(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await driver.press("2")
        (other,) = [
            one for one in driver.app.session.records.people.values() if one.name == "J. O."
        ]
        driver.app.screen.query_one(LineList).go_to(other.id)
        await command(driver, "merge Jelisa")
        assert "may be" in driver.status
        assert len(driver.app.session.records.people) == 3
        driver.app.screen.query_one(LineList).go_to(
            next(one for one in driver.app.session.records.people if one != other.id)
        )
        await command(driver, "merge J. O.")
        assert len(driver.app.session.records.people) == 2


async def test_nobody_is_here_twice(tmp_path: Path) -> None:
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await opened(driver, 0)
        await driver.until(lambda: "Nobody seems to be here twice." in driver.text)
        await driver.press("enter", "n")
        assert len(driver.app.session.records.people) == 1
