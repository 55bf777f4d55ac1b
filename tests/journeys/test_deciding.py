"""J20: two tracks compared and the report exported, by keyboard. Keys are counted."""

from pathlib import Path

import pytest

from coffeechat.acts import tracks
from coffeechat.screens.figures import FiguresScreen
from support.driving import Clock, Driver, driving, open_session

#: Typed texts are not counted; the Enter that ends one is.
J20 = 7


def three_tracks(path: Path) -> Path:
    """A store with three tracks, each with a question."""
    session = open_session(path, Clock())
    for name in ("grants", "policy", "science writing"):
        tracks.begin(session.store, name)
        tracks.question(session.store, name, f"who pays for {name}?")
    tracks.interest(session.store, "4", "grants", "her day is mine")
    session.close()
    return path


def shown(driver: Driver) -> str:
    """What stands on the screen, each row's blanks as one."""
    return "\n".join(" ".join(row.split()) for row in driver.text.splitlines())


async def test_j20_compare_two_tracks_and_export_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with driving(three_tracks(tmp_path / "db.json"), Clock()) as driver:
        await driver.press("escape", "1")
        driver.keys = 0
        await driver.press("6", "space", "j", "space", "equals_sign")
        assert isinstance(driver.app.screen, FiguresScreen)
        assert "grants science writing" in shown(driver), "the two that were marked"
        assert "interest keen, today: her day is mine -" in shown(driver)
        await driver.press("colon")
        await driver.type("report grants: grants.md")
        await driver.press("enter")
        assert driver.keys <= J20
        assert driver.status.startswith("Wrote grants.md.")
        assert "who pays for grants?" in (tmp_path / "grants.md").read_text(encoding="utf-8")


async def test_a_decision_is_noted_shown_and_taken_back(tmp_path: Path) -> None:
    async with driving(three_tracks(tmp_path / "db.json"), Clock()) as driver:
        await driver.press("escape", "6", "D", "c")
        await driver.type("her day is mine")
        await driver.press("enter")
        assert driver.status.startswith("Decided on grants: choose it, because her day is mine.")
        assert any("grants" in row and "chosen" in row for row in driver.rows)
        await driver.press("enter")
        assert "decided choose it, today: her day is mine" in shown(driver)
        await driver.press("escape", "equals_sign")
        assert "decided choose it, today: - -" in shown(driver)
        await driver.press("escape", "u")
        assert any("grants" in row and "curious" in row for row in driver.rows)


async def test_too_few_to_compare_is_said(tmp_path: Path) -> None:
    async with driving(three_tracks(tmp_path / "db.json"), Clock()) as driver:
        await driver.press("escape", "6", "space", "equals_sign")
        assert driver.status.startswith("Two or three tracks stand side by side, not 1")
        await driver.press("colon")
        await driver.type("compare grants, knitting")
        await driver.press("enter")
        assert driver.status.startswith("«knitting» is no track")
        await driver.press("colon")
        await driver.type("compare grants, pol")
        await driver.press("enter")
        assert "grants policy" in shown(driver)
