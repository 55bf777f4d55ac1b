"""Saving the cited report by keyboard."""

from pathlib import Path

import pytest

from support.driving import Clock, Driver, driving


async def begin(driver: Driver) -> None:
    await driver.press("escape", "2", "a")
    await driver.type("Jelisa Okafor @Green Rivers track:grants")
    await driver.press("enter")


async def command(driver: Driver, line: str) -> None:
    await driver.press("colon")
    await driver.type(line)
    await driver.press("enter")


async def test_one_line_is_enough_and_nothing_is_replaced_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "grants.html"
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await begin(driver)
        await command(driver, "report grants: grants.html")
        assert driver.status.startswith("Wrote grants.html.")
        assert "nobody yet told me about grants" in path.read_text(encoding="utf-8")
        path.write_text("mine", encoding="utf-8")
        await command(driver, "report grants: grants.html")
        await driver.press("n")
        assert driver.status == "grants.html stays as it is."
        assert path.read_text(encoding="utf-8") == "mine"
        await command(driver, "report grants: grants.html")
        await driver.press("y")
        assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


async def test_a_name_is_offered_and_what_cannot_be_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await begin(driver)
        await command(driver, "report-anonymous grants")
        await driver.press("enter")
        assert "Names, organisations, places and links were taken out." in (
            tmp_path / "grants-anonymous.md"
        ).read_text(encoding="utf-8")
        await command(driver, "report")
        await driver.type("gra")
        await driver.press("enter", "escape")
        assert not (tmp_path / "grants.md").exists()
        await command(driver, "report knitting")
        assert driver.status.startswith("«knitting» is no track")
        await command(driver, "report grants: report.pdf")
        assert driver.status.startswith("A report is written as .md or .html")
        await command(driver, "report grants: nowhere/x.md")
        assert driver.status.startswith("There is no folder")
