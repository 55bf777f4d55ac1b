"""Work on many people at once, with the number of keys that it may take."""

from pathlib import Path

import pytest

from coffeechat.acts import people
from coffeechat.acts.profile import Introduction, introduce
from coffeechat.screens.duplicates import DuplicatesScreen
from coffeechat.screens.list_screen import ListScreen
from coffeechat.widgets.line_list import LineList
from support.driving import Clock, Driver, driving, open_session

TAGGED = 6
OPENED, A_PAIR = 2, 1
"""Duplicates have a name on the command line and no key: `:` and the Enter that ends it."""

FORTY = [f"Person{number:02} Example @Verda, Ecologist" for number in range(40)]
OTHERS = [f"Other{number:02} Example @Harrow, Banker" for number in range(10)]
TWICE = [
    f"{name} mail:{number}@example.org"
    for number in range(3)
    for name in (f"Twin{number} Example", f"T{number}. Example")
]


def make_store(path: Path, lines: list[str]) -> Path:
    session = open_session(path, Clock())
    introduce(session.store, Introduction(name="Ana Reyes", zone="Europe/Berlin"))
    for line in lines:
        people.add(session.store, line)
    session.close()
    return path


def tagged(driver: Driver, tag: str) -> int:
    return sum(tag in person.tags for person in driver.app.session.records.people.values())


async def test_j15_forty_people_get_a_tag(tmp_path: Path) -> None:
    async with driving(make_store(tmp_path / "db.json", FORTY + OTHERS), Clock()) as driver:
        await driver.press("2")
        before, events = driver.keys, len(driver.app.session.store.events)
        await driver.press("slash")
        await driver.type("ecologist")
        await driver.press("enter", "asterisk", "number_sign")
        await driver.type("ecology")
        await driver.press("enter")
        assert "Tag: ecology · 40 people (" in driver.text
        await driver.press("enter")
        assert driver.keys - before <= TAGGED
        assert tagged(driver, "ecology") == 40
        assert len(driver.app.session.store.events) == events + 1
        await driver.press("u")
        assert tagged(driver, "ecology") == 0


@pytest.mark.parametrize("key", ["enter", "n"])
async def test_j16_each_pair_of_duplicates_takes_one_key(tmp_path: Path, key: str) -> None:
    async with driving(make_store(tmp_path / "db.json", TWICE), Clock()) as driver:
        await driver.press("colon")
        await driver.type("duplicates")
        await driver.press("enter")
        assert isinstance(driver.app.screen, DuplicatesScreen)
        assert driver.keys <= OPENED
        for left in (3, 2, 1):
            await found(driver, left)
            before = driver.keys
            await driver.press(key)
            assert driver.keys - before <= A_PAIR
        await found(driver, 0)
        assert len(driver.app.session.records.people) == (3 if key == "enter" else 6)
        await driver.press("u")
        await found(driver, 1)
        await driver.press("escape")
        assert isinstance(driver.app.screen, ListScreen)


async def found(driver: Driver, pairs: int) -> None:
    rows = driver.app.screen.query_one(LineList)
    await driver.until(lambda: len(rows.keys) == pairs)
    await driver.settle()
