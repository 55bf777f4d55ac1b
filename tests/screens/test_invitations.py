"""An invitation from a file: shown with whom and when, taken with one key, never guessed."""

from pathlib import Path

import pytest

from coffeechat.domain.parts import Interview
from screens.plugin_kit import command, identify, somebody
from support.driving import Clock, Driver, driving

INVITATION = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
METHOD:{method}
BEGIN:VEVENT
UID:inv-1
DTSTART:20261124T130000Z
DURATION:PT45M
SEQUENCE:{sequence}
ORGANIZER:mailto:{by}
END:VEVENT
END:VCALENDAR
"""
HERS = "jelisa@greenrivers.example"


def invite(folder: Path, by: str = HERS, sequence: int = 0, method: str = "REQUEST") -> str:
    path = folder / "invite.ics"
    path.write_text(INVITATION.format(by=by, sequence=sequence, method=method), encoding="utf-8")
    return str(path)


def talk(driver: Driver) -> Interview | None:
    conversations = driver.app.session.records.conversations.values()
    return next((one.interview for one in conversations), None)


async def test_it_becomes_a_talk_and_a_cancellation_calls_it_off(tmp_path: Path) -> None:
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await identify(driver)
        await command(driver, f"invitation {invite(tmp_path)}")
        await driver.until(lambda: "Jelisa Okafor: Tue 24 Nov 2026 14:00" in driver.text)
        assert talk(driver) is None
        await driver.press("enter")
        await driver.until(lambda: driver.status.startswith("Jelisa Okafor said yes: Tue 24 Nov"))
        assert (found := talk(driver)) is not None
        assert (found.uid, found.minutes) == ("inv-1", 45)
        await command(driver, f"invitation {invite(tmp_path)}")
        await driver.until(lambda: "is not newer than what is agreed" in driver.status)
        await command(driver, f"invitation {invite(tmp_path, sequence=1, method='CANCEL')}")
        await driver.until(lambda: "Called off by them: Jelisa Okafor" in driver.text)
        await driver.press("escape")
        await driver.until(lambda: driver.status == "Left; nothing was changed.")
        assert (found := talk(driver)) is not None
        assert found.agreed
        await command(driver, f"invitation {invite(tmp_path, sequence=1, method='CANCEL')}")
        await driver.until(lambda: "Called off by them" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: driver.status.startswith("Jelisa Okafor cancelled"))


@pytest.mark.parametrize(("key", "is_with_her"), [("enter", True), ("escape", False)])
async def test_from_a_stranger_it_asks_whether_it_is_with_who_is_under_the_cursor(
    tmp_path: Path,
    key: str,
    is_with_her: bool,
) -> None:
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await identify(driver)
        await command(driver, f"invitation {invite(tmp_path, by='office@else.example')}")
        await driver.until(lambda: "Is it with Jelisa Okafor?" in driver.text)
        await driver.press(key)
        if is_with_her:
            await driver.until(lambda: "Tue 24 Nov 2026 14:00" in driver.text)
            await driver.press("enter")
            await driver.until(lambda: driver.status.startswith("Jelisa Okafor said yes"))
        else:
            await driver.settle()
            assert talk(driver) is None


async def test_what_is_no_invitation_is_said(tmp_path: Path) -> None:
    (tmp_path / "page.ics").write_text("<html></html>", encoding="utf-8")
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await identify(driver)
        await command(driver, f"invitation {tmp_path}/page.ics")
        says = "page.ics, line 1: it is a web page, no invitation; save the attachment again."
        await driver.until(lambda: driver.status == says)
