"""The plugins on the screen: what they bring, what goes wrong, on and off, their settings."""

import stat
from pathlib import Path

import pytest

from coffeechat.places import settings_path
from coffeechat.screens.list_screen import ListScreen
from coffeechat.screens.plugin_form import PluginForm
from coffeechat.screens.plugins import PluginsScreen
from coffeechat.settings import read_settings
from coffeechat.widgets.line_list import LineList
from plugin_host.fakes import Shelf
from screens.plugin_kit import ALUMNI, BROKEN, command, loaded, somebody
from support.driving import Clock, Driver, driving


async def open_plugins(driver: Driver, plugin: str) -> PluginsScreen:
    """The screen of the plugins, with the cursor on one of them."""
    await loaded(driver)
    await command(driver, "plugins")
    screen = driver.app.screen
    assert isinstance(screen, PluginsScreen)
    rows = screen.query_one(LineList)
    (key,) = [key for key in rows.keys if key.endswith(f" {plugin}")]
    rows.go_to(key)
    await driver.until(lambda: f"{plugin} · " in driver.text)
    return screen


def row_of(driver: Driver, plugin: str) -> str:
    (row,) = [row for row in driver.rows if row.strip("! ").startswith(f"{plugin} ")]
    return row


async def test_each_plugin_has_a_line_and_the_rest_stands_below(
    tmp_path: Path, shelf: Shelf
) -> None:
    shelf.install("alumni", ALUMNI, version="0.3")
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await open_plugins(driver, "alumni")
        row = row_of(driver, "alumni")
        assert row.split()[:3] == ["alumni", "0.3", "on"]
        assert "4 commands" in row
        assert row.endswith(" ms")
        assert "coffeechat-alumni 0.3" in driver.text
        assert "greet, label, wait, break" in driver.text
        assert "year" in driver.text


async def test_a_broken_plugin_is_told_once_with_where_to_look(
    tmp_path: Path, shelf: Shelf
) -> None:
    shelf.install("broken", BROKEN)
    async with driving(somebody(tmp_path / "db.json"), Clock(), size=(120, 40)) as driver:
        await loaded(driver)
        await driver.until(lambda: driver.app.status[0] != "")
        assert driver.app.status == (
            "Plugin broken 1.0, load: RuntimeError: no such wheel",
            ":plugins tells more",
        )
        await open_plugins(driver, "broken")
        assert "failed" in row_of(driver, "broken")
        assert "RuntimeError: no such wheel" in driver.text
        assert "t turns it off" in driver.text
        assert "coffeechat plugins log broken" in driver.text
        driver.app.say("")
        await driver.press("escape", "2", "3")
        assert driver.status == ""


async def test_several_problems_at_once_are_one_line(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("broken", BROKEN)
    shelf.install("worse", BROKEN)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await driver.until(lambda: driver.app.status[0] != "")
        assert driver.app.status[0] == "2 problems in plugins: broken, worse."


async def test_one_key_turns_a_plugin_off_and_on_again(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("alumni", ALUMNI)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await open_plugins(driver, "alumni")
        await driver.press("t")
        await driver.until(lambda: driver.status == "alumni is off from now on.")
        assert row_of(driver, "alumni").split()[2] == "off"
        assert read_settings(settings_path()).disabled_plugins == {"alumni"}
        await command(driver, "alumni.wait")
        assert driver.status.startswith("There is no command «alumni.wait».")
        await driver.press("t")
        await driver.until(lambda: driver.status == "alumni is on from now on.")
        assert row_of(driver, "alumni").split()[2] == "on"
        assert read_settings(settings_path()).disabled_plugins == frozenset()
        assert "4 commands" in row_of(driver, "alumni")


async def test_a_file_of_settings_that_cannot_be_read_changes_nothing(
    tmp_path: Path, shelf: Shelf
) -> None:
    shelf.install("alumni", ALUMNI)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await open_plugins(driver, "alumni")
        settings_path().parent.mkdir(parents=True, exist_ok=True)
        settings_path().write_text("not toml")
        await driver.press("t")
        await driver.until(lambda: "Mend the file" in driver.app.status[0])
        assert row_of(driver, "alumni").split()[2] == "on"
        assert driver.app.plugins.host is driver.app.session.host


async def test_the_settings_of_a_plugin_are_a_form(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("alumni", ALUMNI)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await open_plugins(driver, "alumni")
        await driver.press("enter")
        assert isinstance(driver.app.screen, PluginForm)
        assert "State U" in driver.text
        assert "not set" in driver.text
        await driver.press(*["backspace"] * 7)
        await driver.type("Elm")
        await driver.press("enter")
        await driver.type("x")
        await driver.press("enter")
        assert "Year is a whole number, such as 25." in driver.text
        await driver.press("backspace", "backspace")
        await driver.type("7")
        await driver.press("enter", *["backspace"] * 2)
        await driver.type("yes")
        await driver.press("enter", *["backspace"] * 5)
        await driver.type("warm")
        await driver.press("enter")
        await driver.type("a, b")
        await driver.press("enter")
        await driver.type("hush")
        assert "hush" not in driver.text
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, PluginsScreen))
        assert driver.status == "Saved. alumni was loaded anew."
    settings = read_settings(settings_path()).plugin_settings["alumni"]
    secret = settings_path().parent / "alumni.token.secret"
    assert {**settings, "token": ""} == {
        "school": "Elm",
        "year": 2017,
        "open_only": True,
        "way": "warm",
        "tags": ["a", "b"],
        "token": "",
    }
    assert "hush" not in settings_path().read_text()
    assert secret.read_text().strip() == "hush"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


async def test_a_form_left_as_it_is_keeps_the_secret_and_changes_nothing(
    tmp_path: Path, shelf: Shelf
) -> None:
    shelf.install("alumni", ALUMNI)
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text('[plugins.alumni]\ntoken = { env = "ALUMNI_TOKEN" } # mine\n')
    settings = read_settings(settings_path())
    async with driving(somebody(tmp_path / "db.json"), Clock(), settings=settings) as driver:
        await open_plugins(driver, "alumni")
        await driver.press("enter")
        assert "set (env: ALUMNI_TOKEN)" in driver.text
        fields = list(driver.app.screen.query("Form PlainInput"))
        await driver.press(*["enter"] * len(fields))
        assert isinstance(driver.app.screen, PluginsScreen)
        assert driver.status == "It is so already; nothing was changed."
        await driver.press("enter", *["enter"] * (len(fields) - 1))
        await driver.type("-")
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, PluginsScreen))
    assert "token" not in read_settings(settings_path()).plugin_settings["alumni"]


async def test_a_plugin_without_settings_says_so(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("broken", BROKEN)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await open_plugins(driver, "csv")
        await driver.press("enter")
        await driver.until(lambda: driver.status == "csv has no settings.")
        await open_plugins_again(driver, "broken")
        await driver.press("enter")
        await driver.until(lambda: driver.status.startswith("broken is not loaded"))


async def open_plugins_again(driver: Driver, plugin: str) -> None:
    rows = driver.app.screen.query_one(LineList)
    rows.go_to(next(key for key in rows.keys if key.endswith(f" {plugin}")))
    await driver.until(lambda: f"{plugin} · " in driver.text)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_a_plugin_calls_itself_is_drawn_as_it_is(
    tmp_path: Path, shelf: Shelf, size: tuple[int, int]
) -> None:
    shelf.install("alumni", ALUMNI.replace("no such", "[b]no such"))
    async with driving(somebody(tmp_path / "db.json"), Clock(), size=size) as driver:
        await open_plugins(driver, "alumni")
        await driver.press("escape", "question_mark")
        assert isinstance(driver.app.screen, ListScreen) is False
        await driver.press("G")
        assert "Plugins, after :" in driver.text
        assert "alumni.greet" in driver.text
