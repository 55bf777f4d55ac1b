"""The composer: what is typed is not lost, and what is found can be mended."""

from pathlib import Path

from textual import events

from coffeechat.domain.records import Message
from coffeechat.screens.composer import SAVE_EVERY, Composer
from coffeechat.screens.list_screen import ListScreen
from support.driving import Clock, Driver, driving


async def open_draft(driver: Driver) -> Composer:
    await driver.type("Ana Reyes")
    await driver.press(*["enter"] * 6, "2", "a")
    await driver.type('Jelisa Okafor @Green Rivers point:"State U"')
    await driver.press("enter", "d")
    assert isinstance(driver.app.screen, Composer)
    return driver.app.screen


def draft(driver: Driver) -> Message:
    (message,) = driver.app.session.records.messages.values()
    return message


async def test_typed_text_is_saved_on_leaving(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_draft(driver)
        await driver.press("e")
        await driver.type("Good morning. ")
        assert "Good morning." not in draft(driver).body
        driver.app.leave(129)
    assert "Good morning. " in draft(driver).body
    assert driver.app.return_code == 129


async def test_much_text_is_saved_at_once(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        screen = await open_draft(driver)
        await driver.press("e")
        assert screen.focused is not None
        screen.focused.post_message(events.Paste("x" * SAVE_EVERY))
        await driver.settle()
        assert "x" * SAVE_EVERY in draft(driver).body


async def test_a_fix_mends_and_can_be_undone(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_draft(driver)
        await driver.press("e")
        await driver.type("xx ")
        await driver.press("escape")
        written = draft(driver).body
        (place,) = [place for place, row in enumerate(driver.rows) if "ASK-14" in row]
        await driver.press(*["j"] * place, "f")
        assert not any("ASK-14" in row for row in driver.rows)
        await driver.press("u")
        assert draft(driver).body == written


async def test_accepted_and_silenced_findings_stay_away(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_draft(driver)
        found = driver.rows
        assert found, "the draft without times leaves something to say"
        await driver.press("a")
        assert len(driver.rows) == len(found) - 1
        await driver.press("u", "A")
        assert len(driver.rows) == len(found) - 1
        assert len(driver.app.session.records.silenced) == 1


async def test_sent_leads_back_to_the_list(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_draft(driver)
        await driver.press("s")
        assert isinstance(driver.app.screen, ListScreen)
        assert driver.status.startswith("Sent the ask to Jelisa Okafor.")
