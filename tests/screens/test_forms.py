"""Forms over a store that somebody else changes meanwhile."""

from pathlib import Path

from coffeechat.acts import people
from coffeechat.domain.records import Person
from coffeechat.screens.forms import PersonForm
from support.driving import Clock, Driver, driving, open_session


def jelisa(driver: Driver) -> Person:
    (person,) = driver.app.session.records.people.values()
    return person


async def open_form(driver: Driver) -> None:
    await driver.press("escape", "2", "a")
    await driver.type("Jelisa Okafor @Green Rivers")
    await driver.press("enter", "e")
    assert isinstance(driver.app.screen, PersonForm)


async def test_other_fields_changed_elsewhere_stay(tmp_path: Path) -> None:
    clock = Clock()
    async with driving(tmp_path / "db.json", clock) as driver:
        await open_form(driver)
        await driver.press("enter")
        await driver.type("Program Manager")
        other = open_session(tmp_path / "db.json", clock, seed=2)
        people.edit(other.store, jelisa(driver).id, tags=("met",))
        other.close()
        await driver.press(*["enter"] * 8)
        assert jelisa(driver).title == "Program Manager"
        assert jelisa(driver).tags == ("met",)


async def test_the_same_field_changed_elsewhere_shows_both(tmp_path: Path) -> None:
    clock = Clock()
    async with driving(tmp_path / "db.json", clock) as driver:
        await open_form(driver)
        await driver.type(" Reyes")
        other = open_session(tmp_path / "db.json", clock, seed=2)
        people.edit(other.store, jelisa(driver).id, name="Jelisa O. Kim")
        other.close()
        await driver.press(*["enter"] * 9)
        assert "«Jelisa O. Kim» there, yours is «Jelisa Okafor Reyes»" in driver.status
        assert isinstance(driver.app.screen, PersonForm), "what was typed stays"
        await driver.press("enter")
        assert jelisa(driver).name == "Jelisa Okafor Reyes"
