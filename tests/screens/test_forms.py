"""Forms over a store that somebody else changes meanwhile."""

from pathlib import Path

from coffeechat.acts import people
from coffeechat.domain.records import Person
from coffeechat.screens.person_form import PersonForm
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


async def open_habits(driver: Driver) -> None:
    """The profile, the cursor on how many asks a week."""
    await driver.press("escape", "colon")
    await driver.type("profile")
    await driver.press("enter", *["down"] * 7)
    assert "How many you mean to send" in driver.text


async def retype(driver: Driver, text: str) -> None:
    """Another text in place of the one in the field."""
    await driver.press("end", *["backspace"] * 20)
    await driver.type(text)


async def test_pace_habit_and_days_off_are_chosen_in_the_profile(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_habits(driver)
        await retype(driver, "5")
        await driver.press("down")
        assert "gentle (bump after 7 workdays), slow (10), 3b7 (3 another" in driver.text
        await retype(driver, "3B7")
        await driver.press("down")
        await retype(driver, "24 Dec 2026 - 26 Dec 2026")
        await driver.press("enter")
        profile = driver.app.session.records.profile
        assert (profile.pace, profile.cadence) == (5, "3b7")
        assert [day.day for day in profile.holidays] == [24, 25, 26]
        await open_habits(driver)
        assert "24 Dec 2026 - 26 Dec 2026" in driver.text
        await driver.press("enter")
        assert driver.app.session.records.profile == profile


async def test_the_rhythm_and_the_day_of_looking_back_are_chosen_too(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_habits(driver)
        await driver.press("down", "down", "down")
        await retype(driver, "many")
        await driver.press("enter")
        assert "A number of days, such as 45" in driver.text
        await retype(driver, "30")
        await driver.press("down")
        assert "A weekday, such as Friday; or never." in driver.text
        await retype(driver, "sun")
        await driver.press("enter")
        profile = driver.app.session.records.profile
        assert (profile.rhythm, profile.review_day) == (30, 6)


async def test_a_habit_that_is_none_is_refused_with_those_there_are(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_habits(driver)
        await driver.press("down")
        await retype(driver, "hasty")
        await driver.press("enter")
        assert "it is one of gentle, slow, 3b7, search, none" in driver.text
        assert driver.app.session.records.profile.cadence == "gentle"
