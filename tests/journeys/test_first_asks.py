"""The ways to an ask, each with the number of keys that it may take.

Typed texts are not counted; the Enter that ends one is.
"""

from pathlib import Path

import pytest

from coffeechat.acts.profile import Introduction, introduce
from coffeechat.domain.records import Person
from coffeechat.domain.stages import person_step
from coffeechat.domain.words import Step
from coffeechat.screens.composer import Composer
from coffeechat.screens.list_screen import ListScreen
from coffeechat.screens.preview import PreviewScreen
from coffeechat.screens.triage import TriageScreen
from support.driving import Clock, Driver, driving, open_session

HEADERS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
EXPORT = f"""\
{HEADERS}\
Jelisa,Okafor,https://www.linkedin.com/in/jelisa-okafor-example,,State U,Program Manager,05 Mar 2024
Wei,Zhang,https://www.linkedin.com/in/wei-zhang-example,,State U,Program Analyst,11 Jun 2023
Peter,Novak,https://www.linkedin.com/in/peter-novak-example,,Verda,Recruiter,11 Jun 2023
"""
FACT = "wrote about river grants in the spring newsletter"
FIRST_ASK = 12
FURTHER_ASK = 7
ADDED_ASK = 6


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of somebody who has said who they are, and knows nobody yet."""
    path = tmp_path / "data" / "db.json"
    session = open_session(path, Clock())
    answers = Introduction(
        name="Ana Reyes", institutions=("State U",), exploring=("nonprofits",), zone="Europe/Berlin"
    )
    introduce(session.store, answers)
    session.close()
    return path


def person_of(driver: Driver, name: str) -> Person:
    return next(one for one in driver.app.session.records.people.values() if one.name == name)


def assert_asked(driver: Driver, name: str, *, fact: str = FACT) -> None:
    """The ask went out: with a point of connection, a why and the fact."""
    records, person = driver.app.session.records, person_of(driver, name)
    assert person_step(records, person) is Step.WAITING
    (message,) = records.messages_by_person[person.id]
    assert f"I saw that you {fact}." in " ".join(message.body.split())
    assert any(point.confirmed for point in person.points)


async def apply_export(driver: Driver) -> None:
    """`i` finds the export in this folder, Enter reads it, Enter applies it: triage begins."""
    await driver.press("i")
    assert "Connections.csv" in driver.text
    await driver.press("enter")
    assert isinstance(driver.app.screen, PreviewScreen)
    await driver.until(lambda: "apply" in driver.text)
    await driver.press("enter")
    assert isinstance(driver.app.screen, TriageScreen)
    await driver.settle()


async def ask(driver: Driver) -> None:
    """Worth asking, what connects us, why, a draft with one fact of theirs, copied, sent."""
    await driver.press("y", "1", "1", "d")
    await driver.type(FACT)
    await driver.press("enter")
    assert isinstance(driver.app.screen, Composer)
    await driver.press("y")
    assert driver.status.startswith("Copied")
    await driver.press("s")
    assert isinstance(driver.app.screen, TriageScreen)


async def test_j1_and_j2_from_an_export_to_the_first_asks(own_home: Path, store: Path) -> None:
    (own_home / "Connections.csv").write_text(EXPORT)
    async with driving(store, Clock()) as driver:
        await apply_export(driver)
        assert "0 done, 3 to go" in driver.text
        await ask(driver)
        assert driver.keys <= FIRST_ASK
        first = driver.keys
        assert "1 done, 2 to go" in driver.text
        await ask(driver)
        assert driver.keys - first <= FURTHER_ASK
        for name in ("Jelisa Okafor", "Wei Zhang"):
            assert_asked(driver, name)
            person = person_of(driver, name)
            conversation = driver.app.session.records.open_conversation(person.id)
            assert conversation is not None
            assert conversation.why
        assert "Peter Novak" in driver.text, "whoever hires comes last"


async def test_j3_from_somebody_met_today_to_an_ask(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await driver.press("2")
        before = driver.keys
        await driver.press("a")
        await driver.type('Jelisa Okafor @Green Rivers, Program Manager point:"State U"')
        await driver.press("enter", "d")
        await driver.type(FACT)
        await driver.press("enter", "y", "s")
        assert isinstance(driver.app.screen, ListScreen)
        assert driver.keys - before <= ADDED_ASK
        assert_asked(driver, "Jelisa Okafor")


async def test_an_import_into_a_store_of_many_leads_back_to_the_list(
    own_home: Path, store: Path
) -> None:
    (own_home / "Connections.csv").write_text(EXPORT)
    async with driving(store, Clock()) as driver:
        await apply_export(driver)
        await driver.press("escape")
        more = EXPORT + "Mika,Laine,https://www.linkedin.com/in/mika-laine-example,,Verda,Editor,\n"
        (own_home / "Connections.csv").write_text(more)
        await driver.press("i", "enter")
        await driver.until(lambda: "apply" in driver.text)
        await driver.press("enter")
        assert isinstance(driver.app.screen, ListScreen)
        assert len(driver.app.session.records.people) == 4
