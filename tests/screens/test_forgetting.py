"""Forgetting somebody on the screen: asked for by name, told once, and nothing of them stays."""

from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coffeechat.acts.forgetting import forget
from coffeechat.screens.list_screen import ListScreen
from coffeechat.screens.person import PersonScreen
from coffeechat.verbs import BY_ID
from coffeechat.widgets.status import StatusLine
from support.driving import Clock, Driver, driving, open_session
from support.happenings import happens
from support.worlds import World

NAME, OTHER, THIRD = "Jelisa Okafor", "Wei Zhang", "Sam Ortiz"
LATER = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)


def make_store(folder: Path, *names: str, asked: bool = True) -> Path:
    """People who were asked four weeks before `LATER` and have not answered, or only noted."""
    world = World(folder / "db.json")
    for name in names:
        person = world.person(name)
        if asked:
            happens(world, person, "asked")
    world.close()
    return world.path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Three people who were asked."""
    return make_store(tmp_path, NAME, OTHER, THIRD)


def driving_later(
    store: Path, size: tuple[int, int] = (80, 24)
) -> AbstractAsyncContextManager[Driver]:
    return driving(store, Clock(LATER), size=size)


def known(driver: Driver) -> set[str]:
    return {person.name for person in driver.app.session.records.people.values()}


def offered(driver: Driver) -> str:
    return driver.app.screen.query_one(StatusLine).right


def above_the_foot(driver: Driver) -> str:
    return "\n".join(driver.text.splitlines()[:-2])


async def command(driver: Driver, line: str) -> None:
    await driver.press("colon")
    await driver.type(line)
    await driver.press("enter")


async def forget_under_cursor(driver: Driver, name: str) -> None:
    await command(driver, "forget")
    await driver.type(name)
    await driver.press("enter")
    await driver.until(lambda: "Saving" not in driver.status)


async def go_to(driver: Driver, name: str) -> None:
    await driver.press("g")
    while not (row := cursor_row(driver)).startswith(name):
        await driver.press("j")
        assert cursor_row(driver) != row, f"{name} is not listed"


def cursor_row(driver: Driver) -> str:
    screen = driver.app.screen
    assert isinstance(screen, ListScreen)
    return driver.rows[list(screen.list.keys).index(screen.list.cursor_key or "")]


@pytest.mark.parametrize("place", "123")
async def test_a_row_of_somebody_forgotten_goes_and_the_next_one_takes_its_place(
    tmp_path: Path, place: str
) -> None:
    store = make_store(tmp_path, NAME, OTHER, THIRD, asked=place != "2")
    async with driving_later(store) as driver:
        await driver.press(place)
        await driver.press("g")
        first, second, third = driver.rows
        name = next(name for name in (NAME, OTHER, THIRD) if first.startswith(name))
        await forget_under_cursor(driver, name)
        assert known(driver) == {NAME, OTHER, THIRD} - {name}
        assert driver.rows == [second, third]
        assert cursor_row(driver) == second
        assert name in driver.status
        assert offered(driver) == ""
        assert name not in above_the_foot(driver)
        await driver.press("j", "k")
        assert driver.rows == [second, third]


async def test_the_page_of_somebody_forgotten_closes_and_the_outcome_is_told(store: Path) -> None:
    async with driving_later(store) as driver:
        await driver.press("3")
        await go_to(driver, NAME)
        await driver.press("enter")
        assert isinstance(driver.app.screen, PersonScreen)
        await forget_under_cursor(driver, NAME)
        await driver.until(lambda: isinstance(driver.app.screen, ListScreen))
        await driver.until(lambda: driver.status.startswith(f"Forgot {NAME}"))
        assert offered(driver) == ""
        assert not any(row.startswith(NAME) for row in driver.rows)
        assert len(driver.rows) == 2


async def test_another_name_changes_nothing(store: Path) -> None:
    async with driving_later(store) as driver:
        await driver.press("3")
        await go_to(driver, NAME)
        rows = driver.rows
        before = driver.app.session.store.canonical()
        await forget_under_cursor(driver, "Jelisa")
        assert driver.status.startswith("«Jelisa» is not the full name of this person")
        assert offered(driver) == ""
        await command(driver, f"forget {OTHER}")
        assert driver.status.startswith(f"«{OTHER}» is not the full name of this person")
        assert driver.app.session.store.canonical() == before
        assert driver.rows == rows


@pytest.mark.parametrize("leave", ["escape", "enter"])
async def test_no_name_is_no_confirmation(store: Path, leave: str) -> None:
    async with driving_later(store) as driver:
        await driver.press("3")
        await command(driver, "forget")
        await driver.press(leave)
        assert known(driver) == {NAME, OTHER, THIRD}


async def test_the_name_may_be_typed_with_the_command(store: Path) -> None:
    async with driving_later(store) as driver:
        await driver.press("3")
        await go_to(driver, THIRD)
        await command(driver, "forget sam  ORTIZ")
        await driver.until(lambda: driver.status.startswith(f"Forgot {THIRD}"))
        assert known(driver) == {NAME, OTHER}


async def test_undo_does_not_bring_them_back(store: Path) -> None:
    async with driving_later(store) as driver:
        await driver.press("3")
        await go_to(driver, NAME)
        await command(driver, f"forget {NAME}")
        await driver.until(lambda: driver.status.startswith("Forgot"))
        await driver.press("u", "u", "U", "full_stop")
        assert NAME not in known(driver)


async def test_with_nobody_left_the_list_says_so(tmp_path: Path) -> None:
    async with driving_later(make_store(tmp_path, NAME), (120, 40)) as driver:
        await driver.press("3")
        assert driver.rows
        await command(driver, f"forget {NAME}")
        await driver.until(lambda: driver.status.startswith("Forgot"))
        assert driver.rows == []
        assert NAME not in above_the_foot(driver)
        await command(driver, "forget")
        assert driver.status == "There is nobody under the cursor."


async def test_forgotten_in_the_other_terminal_the_row_left_behind_is_inert(store: Path) -> None:
    async with driving_later(store) as driver:
        await driver.press("3")
        await go_to(driver, NAME)
        other = open_session(store, Clock(LATER), seed=2)
        (person,) = (one for one in other.records.people.values() if one.name == NAME)
        forget(other.store, person.id, NAME)
        other.close()
        driver.app.session.store.poll()
        await driver.settle()
        for key in ("e", "n", "w", "d", "p", "b", "y", "E", "enter"):
            await driver.press(key)
            assert isinstance(driver.app.screen, ListScreen)
        await command(driver, f"forget {NAME}")
        assert driver.status == "That person is no longer here."
        assert known(driver) == {OTHER, THIRD}


async def test_an_outcome_is_told_though_its_page_closed(tmp_path: Path) -> None:
    clock = Clock()
    async with driving(tmp_path / "db.json", clock) as driver:
        await driver.press("escape", "2", "a")
        await driver.type(f"{NAME} @Green Rivers")
        await driver.press("enter", "enter")
        assert isinstance(driver.app.screen, PersonScreen)
        await driver.press("u")
        await driver.until(lambda: isinstance(driver.app.screen, ListScreen))
        assert "Added" in driver.status


async def test_help_names_it_and_no_key_runs_it(store: Path) -> None:
    async with driving_later(store, (120, 200)) as driver:
        await driver.press("question_mark")
        assert "forget FULL-NAME" in driver.text
        assert not BY_ID["forget"].key


async def test_whoever_is_in_the_bin_is_forgotten_there(store: Path) -> None:
    async with driving_later(store) as driver:
        await driver.press("3")
        await command(driver, "bin")
        await driver.until(lambda: bool(driver.app.session.records.binned))
        (gone,) = driver.app.session.records.binned.values()
        await command(driver, "binned")
        await command(driver, f"forget {gone.person.name}")
        await driver.until(lambda: "Forgot" in driver.status)
        assert not driver.app.session.records.binned
        assert gone.id not in driver.app.session.records.people
        assert "The bin is empty" in driver.text
