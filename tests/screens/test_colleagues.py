"""Who else is where somebody works: from a person, and from a row of Today that asks for it."""

from datetime import UTC, datetime
from pathlib import Path

from coffeechat.acts import messages, people
from coffeechat.acts.profile import Introduction, introduce
from support.driving import Clock, Driver, driving, open_session

MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)


def asked_at_verda(path: Path) -> None:
    """Jelisa of Verda was asked on Monday, by the habit 3B7; two others are known."""
    session = open_session(path, Clock(MONDAY))
    answers = Introduction(name="Ana Reyes", zone="Europe/Berlin", more={"cadence": "3b7"})
    introduce(session.store, answers)
    jelisa = people.add(session.store, 'Jelisa Okafor @"Verda, Inc."').subject
    people.add(session.store, "Wei Zhang @Verda")
    people.add(session.store, "Mika Laine")
    messages.sent(session.store, jelisa)
    session.close()


def names(driver: Driver) -> list[str]:
    return [row.split("  ")[0] for row in driver.rows]


async def test_today_leads_to_others_of_the_same_organisation(tmp_path: Path) -> None:
    asked_at_verda(tmp_path / "db.json")
    async with driving(tmp_path / "db.json", Clock(THURSDAY)) as driver:
        assert "no answer, 3 business days" in driver.rows[0]
        assert "ask another" in driver.rows[0]
        await driver.press("enter")
        assert names(driver) == ["Wei Zhang"]
        assert driver.status.startswith("Who else is at Verda")


async def test_whoever_there_is_worth_asking_is_named_on_today(tmp_path: Path) -> None:
    asked_at_verda(tmp_path / "db.json")
    session = open_session(tmp_path / "db.json", Clock(MONDAY))
    wei = next(one for one in session.records.people.values() if one.name == "Wei Zhang")
    people.say_why(session.store, wei.id, "her way into grants")
    session.close()
    async with driving(tmp_path / "db.json", Clock(THURSDAY)) as driver:
        assert driver.rows[0].startswith("Wei Zhang")
        assert "no word from Jelisa Okafor" in driver.rows[0]
        assert "also there" in driver.rows[0]
        await driver.press("enter", "enter")
        assert "To Wei Zhang" in driver.text


async def test_somebody_without_an_organisation_has_no_colleagues(tmp_path: Path) -> None:
    asked_at_verda(tmp_path / "db.json")
    async with driving(tmp_path / "db.json", Clock(THURSDAY)) as driver:
        await driver.press("2", "slash")
        await driver.type("mika")
        await driver.press("enter", "colon")
        await driver.type("colleagues")
        await driver.press("enter")
        assert driver.status == "It is not known where they work; e notes it."
