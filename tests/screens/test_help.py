"""The help: every verb once, what the filter takes, and a line found among them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from coffeechat.domain.filters.keys import KEYS
from coffeechat.verbs import VERBS, Place
from coffeechat.widgets.text_pane import TextPane
from support.driving import Clock, Driver, driving
from support.worlds import World


@pytest.fixture
async def driver(tmp_path: Path) -> AsyncIterator[Driver]:
    """The help of Identify, with one person there."""
    world = World(tmp_path / "db.json")
    world.person("Jelisa Okafor")
    world.close()
    async with driving(world.path, Clock()) as driver:
        await driver.press("2", "question_mark")
        yield driver


def told(driver: Driver) -> list[str]:
    return [line.text for line in driver.app.screen.query_one(TextPane).lines]


async def test_every_verb_of_the_list_stands_there_once(driver: Driver) -> None:
    lines = told(driver)
    for verb in VERBS:
        if Place.IDENTIFY in verb.offered and verb.key:
            assert sum(f" {verb.id} · " in line for line in lines) == 1, verb.id
            assert not any(line.split()[:1] == [verb.id] for line in lines), verb.id


async def test_what_has_no_key_here_is_typed_without_naming_the_person(driver: Driver) -> None:
    lines = told(driver)
    assert any(line.split()[:2] == ["later", "[UNTIL]"] for line in lines)
    assert not any("key-question" in line for line in lines), "a view of another screen"


async def test_it_tells_every_key_of_the_filter(driver: Driver) -> None:
    lines = told(driver)
    for key in KEYS:
        assert any(line.startswith(f"{key.name}:") and key.about[:20] in line for line in lines)
    await driver.press("escape", "enter", "question_mark")
    assert not any("what you share" in line for line in told(driver)), "a page has no filter"


async def test_words_find_their_lines(driver: Driver) -> None:
    await driver.press("slash")
    await driver.type("gives tag")
    assert told(driver) == ["Nothing here has these words."]
    await driver.press("ctrl+u")
    await driver.type("TAG give")
    assert told(driver)[1].startswith("#       tag · Give this person a tag")
    await driver.press("enter", "slash", "escape")
    assert told(driver)[0].startswith("j k arrows move")
