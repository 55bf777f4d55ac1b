"""Commands of plugins: typed, on a key, asked for more, left, and what comes of them."""

from pathlib import Path

import pytest

from coffeechat.domain.snapshot import Records
from coffeechat.screens.command_words import complete_line
from plugin_host.fakes import Shelf
from screens.plugin_kit import ALUMNI, command, identify, loaded, somebody
from support.driving import Clock, driving

NAMESAKE = """
class P(Plugin):
    def commands(self):
        return [Command(id="wait", title="Wait", run=lambda call, job: [Say(text="waited")]),
                Command(id="undo", title="Undo", run=lambda call, job: [Say(text="mine")]),
                Command(id="clash", title="Clash", key="w",
                        run=lambda call, job: [Say(text="clashed")])]
"""


async def test_a_command_is_typed_by_its_short_or_its_full_name(
    tmp_path: Path, shelf: Shelf
) -> None:
    shelf.install("alumni", ALUMNI)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await identify(driver)
        await driver.press("colon")
        await driver.type("gre")
        await driver.press("tab")
        await driver.type("hi")
        await driver.press("enter")
        await driver.until(lambda: "Hello" in driver.app.status[0])
        assert driver.status.startswith("Hello, Jelisa Okafor: hi  Copied")
        for name in ("alumni.greet", "Alumni.Greet"):
            driver.app.say("")
            await command(driver, f"{name} warmly")
            await driver.until(lambda: "Hello" in driver.app.status[0])
            assert driver.status.startswith("Hello, Jelisa Okafor: warmly  Copied")


async def test_a_key_runs_it_and_it_may_ask_for_more(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("alumni", ALUMNI)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await identify(driver)
        await driver.press("Y")
        assert "How?" in driver.text
        await driver.type("hi")
        await driver.press("enter")
        await driver.until(lambda: driver.status.startswith("Hello, Jelisa Okafor: hi"))
        driver.app.say("")
        await driver.press("Y", "escape")
        assert driver.status == ""


async def test_what_it_proposes_is_one_act_that_can_be_undone(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("alumni", ALUMNI)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        person = (await identify(driver)).id
        records = driver.app.session.store
        await command(driver, "label")
        await driver.until(lambda: records.records.people[person].tags == ("alumni",))
        await driver.until(lambda: driver.app.status[1] == "u undo")
        await driver.press("u")
        assert records.records.people[person].tags == ()


async def test_long_work_shows_how_far_it_is_and_esc_leaves_it(
    tmp_path: Path, shelf: Shelf
) -> None:
    shelf.install("alumni", ALUMNI)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await identify(driver)
        await command(driver, "wait")
        await driver.until(lambda: driver.status.startswith("Wait …"))
        assert driver.app.status[1] == "Esc leaves it"
        await driver.press("3", "2", "j")
        await command(driver, "label")
        assert driver.status == "Wait is under way."
        await driver.press("escape")
        assert driver.status == "Left; nothing was changed."
        assert not driver.app.work.plugin
        await driver.press("1", "2", "escape")
        assert "1Today" in driver.text


async def test_one_that_fails_says_so_and_where_more_is(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("alumni", ALUMNI)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await identify(driver)
        await command(driver, "break")
        await driver.until(lambda: "ValueError: the list is empty" in driver.status)
        assert driver.status.startswith("Plugin alumni 1.0, command break:")
        assert driver.app.status[1] == ":plugins tells more"


async def test_names_that_mean_nothing_or_two_things_are_told(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("alumni", ALUMNI)
    shelf.install("other", NAMESAKE)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await driver.until(lambda: "its command goes without a key" in driver.app.status[0])
        person = (await identify(driver)).id
        await command(driver, "wait")
        assert "alumni.wait" in driver.status
        assert "other.wait" in driver.status
        await command(driver, "gret")
        assert driver.status == "There is no command «gret». Did you mean «greet»?"
        await command(driver, "other.undo")
        await driver.until(lambda: driver.status == "mine")
        await command(driver, "undo")
        assert driver.app.session.records.people.get(person) is None


async def test_a_key_of_the_program_stays_its_own(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("other", NAMESAKE)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await identify(driver)
        await driver.press("w")
        assert "interests you?" in driver.text


async def test_nobody_under_the_cursor(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("alumni", ALUMNI)
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await loaded(driver)
        await driver.press("escape", "2")
        await command(driver, "label")
        assert driver.status == "There is nobody under the cursor."


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("alumni.g", "alumni.greet "),
        ("al", "alumni."),
        ("gre", "greet "),
        ("x", "x"),
        ("a b", "a b"),
    ],
)
def test_names_are_completed_as_far_as_they_are_clear(typed: str, completed: str) -> None:
    names = ["greet", "alumni.greet", "alumni.tag", "undo"]
    assert complete_line(Records(), names, typed) == completed
