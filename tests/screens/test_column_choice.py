"""The columns of a table: shown with three rows, corrected by keyboard, remembered."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from coffeechat.screens.column_choice import ColumnsScreen
from coffeechat.screens.list_screen import ListScreen
from coffeechat.screens.preview import PreviewScreen
from support import linkedin
from support.driving import Clock, Driver, driving
from support.tables import ALUMNI, GOOGLE_NEW

WHO = "Wer;Firma;Bemerkung\nMarta Reis;Lakeside;choir\nBo Li;;lab\n"


@pytest.fixture
async def driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Driver]:
    """The lists, in a folder of the test's own."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder))
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await driver.press("escape")
        yield driver


async def open_file(driver: Driver, name: str, content: str | bytes) -> None:
    data = content.encode() if isinstance(content, str) else content
    Path(name).write_bytes(data)
    await driver.press("i")
    await driver.press("ctrl+u")
    await driver.type(name)
    await driver.press("enter")
    await driver.until(lambda: "Reading" not in driver.text)


async def show_again(driver: Driver) -> None:
    await driver.until(lambda: isinstance(driver.app.screen, PreviewScreen))
    await driver.until(lambda: "apply" in driver.text)


def names(driver: Driver) -> list[str]:
    return sorted(person.name for person in driver.app.session.records.people.values())


async def test_a_guess_is_shown_with_its_rows_and_enter_goes_on(driver: Driver) -> None:
    await open_file(driver, "alumni.csv", ALUMNI)
    assert isinstance(driver.app.screen, ColumnsScreen)
    assert "full name       Full Name              Marta Reis · Tomas Lindqvist" in driver.text
    assert "employer        Firma                  Lakeside" in driver.text
    await driver.press("enter")
    await show_again(driver)
    assert "      3  new" in driver.text
    assert "line 6: it has no name; not imported" in driver.text
    await driver.press("enter")
    assert names(driver) == ["'t Hooft", "Marta Reis", "Tomas Lindqvist"]
    await driver.press("escape")
    await open_file(driver, "next.csv", ALUMNI)
    assert isinstance(driver.app.screen, PreviewScreen), "asked once, not twice"
    assert "      3  here already, stay as they are" in driver.text


async def test_a_column_is_chosen_by_its_letter_or_by_enter(driver: Driver) -> None:
    await open_file(driver, "list.csv", WHO)
    await driver.press("G", "enter")
    assert driver.status == "Choose the column of the names first."
    await driver.press("g", "enter")
    assert "which column is «full name»?" in driver.text
    assert "aWer" not in driver.text
    assert "a Wer                      Marta Reis · Bo Li" in driver.text
    await driver.press("a")
    assert "full name       Wer" in driver.text
    await driver.press("j", "j", "j", "j", "j", "j", "j", "j", "enter")
    assert "which column is «tags»?" in driver.text
    await driver.press("j", "j", "j", "enter")
    assert "tags            Bemerkung" in driver.text
    assert "notes           –" in driver.text
    await driver.press("G", "enter")
    await show_again(driver)
    await driver.press("enter")
    people = driver.app.session.records.people.values()
    assert {person.name: person.tags for person in people} == {
        "Marta Reis": ("choir",),
        "Bo Li": ("lab",),
    }


async def test_columns_can_be_changed_from_the_preview_and_one_undo_takes_all_back(
    driver: Driver,
) -> None:
    await open_file(driver, "alumni.csv", ALUMNI)
    await driver.press("enter")
    await show_again(driver)
    await driver.press("c")
    assert isinstance(driver.app.screen, ColumnsScreen)
    await driver.press("escape")
    assert isinstance(driver.app.screen, PreviewScreen)
    await driver.press("c", "g", "j", "j", "j", "j", "enter", "g", "enter", "G", "enter")
    await show_again(driver)
    assert "employer «Firma»" not in driver.text
    await driver.press("enter")
    assert {one.organisation for one in driver.app.session.records.people.values()} == {""}
    assert len(driver.app.session.records.column_maps) == 1
    await driver.press("u")
    assert names(driver) == []
    assert not driver.app.session.records.column_maps


async def test_esc_leaves_and_nothing_is_changed(driver: Driver) -> None:
    await open_file(driver, "list.csv", WHO)
    await driver.press("g", "enter", "escape")
    assert isinstance(driver.app.screen, ColumnsScreen)
    await driver.press("escape")
    await driver.until(lambda: isinstance(driver.app.screen, ListScreen))
    assert names(driver) == []
    assert not driver.app.session.store.events


@pytest.mark.parametrize("name", ["google.csv", "Connections.csv"])
async def test_what_is_known_asks_for_no_columns(driver: Driver, name: str) -> None:
    content = GOOGLE_NEW if name == "google.csv" else linkedin.export("2024", rows=20).data
    await open_file(driver, name, content)
    await show_again(driver)
    assert "columns" not in driver.text.splitlines()[-1]
    await driver.press("c")
    assert driver.status == "There are no columns to choose here."


async def test_a_file_that_is_none_says_so(driver: Driver) -> None:
    await open_file(driver, "list.pdf", b"%PDF-1.7\n")
    assert "list.pdf is a PDF" in driver.text
    await driver.press("enter", "escape")
    assert isinstance(driver.app.screen, ListScreen)
