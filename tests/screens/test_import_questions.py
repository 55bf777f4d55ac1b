"""What only I can tell of a file is asked in the preview: its dates, its texts, its letters."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from coffeechat.domain.words import DateOrder
from support.driving import Clock, Driver, driving
from support.make_linkedin import Archive, Population

UNCLEAR = "Name,Company,Connected\nAda Onu,Verda,3/5/24\nBen Roe,Verda,4/6/24\n"
CLEAR = "Name,Company,Connected\nAda Onu,Verda,3/5/24\nBen Roe,Verda,14/6/24\n"


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
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    await driver.press("i")
    await driver.press("ctrl+u")
    await driver.type(name)
    await driver.press("enter")
    await shown(driver)


async def shown(driver: Driver) -> None:
    await driver.until(lambda: "Reading" not in driver.text and "encoding" in driver.text)


def days(driver: Driver) -> list[date | None]:
    people = driver.app.session.records.people.values()
    return [one.connected_on for one in sorted(people, key=lambda one: one.name)]


async def test_one_key_reads_dates_the_other_way_and_the_table_remembers(driver: Driver) -> None:
    Path("list.csv").write_text(UNCLEAR)
    await driver.press("i")
    await driver.press("ctrl+u")
    await driver.type("list.csv")
    await driver.press("enter")
    await driver.until(lambda: "which column tells what?" in driver.text)
    await driver.press("enter")
    await shown(driver)
    assert "such as 3/5/24 in «Connected»?" in " ".join(driver.text.split())
    assert "read with the month first" in " ".join(driver.text.split())
    await driver.press("d")
    await shown(driver)
    assert "read with the day first" in " ".join(driver.text.split())
    await driver.press("d")
    await shown(driver)
    assert "read with the month first" in " ".join(driver.text.split())
    await driver.press("d")
    await shown(driver)
    await driver.press("enter")
    assert days(driver) == [date(2024, 5, 3), date(2024, 6, 4)]
    (known,) = driver.app.session.records.column_maps.values()
    assert known.dates is DateOrder.DAY_FIRST


async def test_a_file_that_tells_is_not_asked_about(driver: Driver) -> None:
    await open_file(
        driver,
        "c.csv",
        CLEAR.replace("Name,", "First Name,Last Name,")
        .replace("Ada Onu", "Ada,Onu")
        .replace("Ben Roe", "Ben,Roe")
        .replace("Connected\n", "Connected On\n"),
    )
    assert "3/5/24" not in driver.text
    await driver.press("d")
    assert driver.status.startswith("There are no dates here")


async def test_what_was_said_is_kept_only_when_i_ask(driver: Driver) -> None:
    data = Archive(Population(60, 3, date(2025, 6, 30)), 3, "2025").zip_bytes()
    await open_file(driver, "Basic_LinkedInDataExport_06-30-2025.zip", data)
    assert "t keeps the text" in " ".join(driver.text.split())
    await driver.press("t")
    await shown(driver)
    assert "what was said last is kept, too" in " ".join(driver.text.split())
    await driver.press("enter")
    people = driver.app.session.records.people.values()
    assert any(contact.text for one in people for contact in one.contacts)


async def test_another_encoding_is_a_key_away(driver: Driver) -> None:
    await open_file(
        driver, "mac.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Zoë\nEND:VCARD\n".encode("mac-roman")
    )
    assert "Zoë" not in driver.text
    await driver.press("e")
    await driver.type("mac-roman")
    await driver.press("enter")
    await shown(driver)
    assert "Zoë" in driver.text
    await driver.press("t")
    assert driver.status == "There are no letters in this file."


async def test_groups_are_no_members_who_hide(driver: Driver) -> None:
    cards = (
        "BEGIN:VCARD\nVERSION:4.0\nFN:Ada\nEND:VCARD\nBEGIN:VCARD\nKIND:group\nFN:x\nEND:VCARD\n"
    )
    await open_file(driver, "a.vcf", cards)
    assert "1  groups and organisations" in driver.text
    assert "hide" not in driver.text
