"""The tracks by keyboard, the bin, what a field was before, and the search for people."""

from pathlib import Path

import pytest

from coffeechat.domain.records import Person, Track
from coffeechat.domain.words import Seniority, TrackStatus
from coffeechat.screens.learn import LearnScreen
from coffeechat.screens.list_screen import ListScreen
from coffeechat.screens.person_form import PersonForm
from coffeechat.screens.tracks import TrackScreen
from support.driving import Clock, Driver, driving


def track(driver: Driver) -> Track:
    """The latest track."""
    return list(driver.app.session.records.tracks.values())[-1]


def jelisa(driver: Driver) -> Person:
    return next(iter(driver.app.session.records.people.values()))


async def command(driver: Driver, line: str) -> None:
    await driver.press("colon")
    await driver.type(line)
    await driver.press("enter")


async def open_tracks(driver: Driver) -> None:
    """Somebody belongs to nonprofits, and the tracks are shown."""
    await driver.press("escape", "2", "a")
    await driver.type("Jelisa Okafor @Green Rivers track:nonprofits")
    await driver.press("enter")
    await driver.press("6")
    assert isinstance(driver.app.screen, LearnScreen)


async def test_a_track_is_begun_and_told_of(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_tracks(driver)
        assert driver.rows[0].split() == ["nonprofits", "exploring", "nobody", "yet"]
        await driver.press("a")
        await driver.type("grants")
        await driver.press("enter", "j", "i", "4")
        await driver.type("her day")
        await driver.press("enter", "s", "p")
        await command(driver, "term grants: RFP = a call")
        await driver.press("o")
        await driver.type("who pays?")
        await driver.press("enter")
        grants = track(driver)
        assert (grants.name, grants.status) == ("grants", TrackStatus.PROMISING)
        assert [(one.level, one.why) for one in grants.interest] == [(4, "her day")]
        assert [one.meaning for one in grants.glossary] == ["a call"]
        assert grants.questions == ("who pays?",)
        assert any("grants" in row and "keen: her day" in row for row in driver.rows)
        await driver.press("u", "u", "u", "u", "u")
        assert len(driver.app.session.records.tracks) == 1


async def test_enter_opens_a_track_and_then_its_people(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_tracks(driver)
        await driver.press("enter")
        assert isinstance(driver.app.screen, TrackScreen)
        assert "people    Jelisa Okafor" in driver.text
        await driver.press("i", "2", "enter")
        assert "interest  somewhat, today" in driver.text
        await driver.press("enter")
        assert isinstance(driver.app.screen, ListScreen)
        assert '/track:"nonprofits"' in driver.text
        assert [row.split("  ")[0] for row in driver.rows] == ["Jelisa Okafor"]


async def test_the_fields_of_a_track_are_edited(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_tracks(driver)
        await driver.press("e", "enter")
        await driver.press(*["backspace"] * len("exploring"))
        await driver.type("chosen")
        await driver.press("enter")
        await driver.type("Program Assistant")
        await driver.press("enter")
        await driver.type("entry")
        await driver.press("enter", "enter")
        await driver.type("who pays?; how long?")
        await driver.press("enter", "enter")
        assert isinstance(driver.app.screen, LearnScreen)
        found = track(driver)
        assert (found.status, found.entry_title) == (TrackStatus.CHOSEN, "Program Assistant")
        assert found.entry_level is Seniority.ENTRY
        assert found.questions == ("who pays?", "how long?")
        assert not found.hr_ok


async def test_beside_the_list_stands_the_page(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock(), size=(120, 40)) as driver:
        await open_tracks(driver)
        assert "people    Jelisa Okafor" in driver.text


async def test_a_track_is_asked_for_by_name_with_tab(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_tracks(driver)
        await driver.press("2")
        await command(driver, "not-in")
        await driver.type("non")
        await driver.press("tab", "enter")
        assert driver.status.startswith("Jelisa Okafor belongs to nonprofits no longer.")
        await command(driver, "belongs science policy")
        assert jelisa(driver).tracks == (track(driver).id,)
        await command(driver, "interest 5 science: her poster")
        assert driver.status.startswith("Noted your interest in science policy: this is it.")


async def test_the_bin_takes_and_gives_back(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_tracks(driver)
        await driver.press("2")
        await command(driver, "bin")
        assert driver.status.startswith("Moved Jelisa Okafor into the bin; :binned shows it")
        assert "Nobody is here yet." in driver.text
        await command(driver, "binned")
        assert [row.split("  ")[0] for row in driver.rows] == ["Jelisa Okafor"]
        await driver.press("enter")
        assert "The bin is empty." in driver.text
        await driver.press("escape")
        assert [row.split("  ")[0] for row in driver.rows] == ["Jelisa Okafor"]
        await driver.press("u")
        assert not driver.app.session.records.people


async def test_what_a_field_was_before_is_shown(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_tracks(driver)
        await driver.press("2")
        await command(driver, "set org=Verda")
        await command(driver, "history org")
        await driver.until(lambda: "Jelisa Okafor: Organisation" in driver.text)
        assert "now: Verda" in driver.text
        assert "Green Rivers → Verda (Changed Jelisa Okafor)" in driver.text


async def test_a_search_for_people_is_copied_out_and_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_tracks(driver)
        await driver.press("2")
        copied: list[str] = []
        monkeypatch.setattr(driver.app, "send_to_terminal", copied.append)
        await command(driver, "people-search non")
        assert len(copied) == 1
        assert copied[0].startswith("\x1b]52;c;")
        assert "https://www.linkedin.com/search/results/people/?keywords=nonprofits" in driver.text


async def test_dreams_are_a_standing_list(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_tracks(driver)
        await driver.press("escape", "a")
        await driver.type("Wei Zhang dream:yes")
        await driver.press("enter", "1")
        await command(driver, "dreams")
        assert [row.split("  ")[0] for row in driver.rows] == ["Wei Zhang"]
        await command(driver, "dream no")
        await command(driver, "dreams")
        assert "Nobody matches" in driver.text


async def test_every_field_of_a_person_is_reached(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_tracks(driver)
        await driver.press("2", "e")
        assert isinstance(driver.app.screen, PersonForm)
        await driver.press(*["down"] * 21)
        await driver.type("plots of her data")
        assert "You could help with  plots of her data" in driver.text
        await driver.press("enter")
        assert isinstance(driver.app.screen, ListScreen)
        assert jelisa(driver).can_help == ("plots of her data",)
        await driver.press("enter")
        assert "you can    plots of her data" in driver.text
