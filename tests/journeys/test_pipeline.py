"""The whole pipeline by keyboard: from an export to a thank-you, and all the way back."""

from datetime import UTC, datetime
from pathlib import Path

from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import person_step
from coffeechat.domain.words import Step
from coffeechat.screens.composer import Composer
from coffeechat.screens.debrief import DebriefScreen
from coffeechat.screens.forms import ProfileForm
from coffeechat.screens.list_screen import ListScreen
from coffeechat.screens.prep import PrepScreen
from coffeechat.screens.preview import PreviewScreen
from coffeechat.screens.triage import TriageScreen
from support.driving import Clock, Driver, driving

EXPORT = """\
Notes:
"When exporting your connection data, you may notice that some addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Jelisa,Okafor,https://www.linkedin.com/in/jelisa-okafor,,Green Rivers,Program Manager,05 Mar 2024
Wei,Zhang,https://www.linkedin.com/in/wei-zhang,wei@example.org,"Verda, Inc.",Analyst,11 Jun 2023
,,,,,,02 Feb 2022
"""
AFTER_THE_TALK = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)


def step_of(records: Records, name: str) -> Step | None:
    person = next(person for person in records.people.values() if person.name == name)
    return person_step(records, person)


async def introduce(driver: Driver) -> None:
    """The five questions of the first run, and the guessed zone as it is."""
    assert isinstance(driver.app.screen, ProfileForm)
    for answer in ("Ana Reyes", "State U", "nonprofits", "entry", "Mon-Fri 12-17"):
        await driver.type(answer)
        await driver.press("enter")
    assert "Europe/Berlin" in driver.text
    await driver.press("enter")
    assert isinstance(driver.app.screen, ListScreen)


async def bring_people(driver: Driver) -> None:
    """`i` finds the export in this folder; Enter reads it, Enter applies it; Esc leaves triage."""
    await driver.press("i")
    assert "Connections.csv" in driver.text
    await driver.press("enter")
    screen = driver.app.screen
    assert isinstance(screen, PreviewScreen)
    await driver.until(lambda: "Jelisa Okafor" in driver.text)
    assert "2  new" in driver.text
    assert "1  hide themselves" in driver.text
    await driver.press("enter")
    assert len(driver.app.session.records.people) == 2
    assert isinstance(driver.app.screen, TriageScreen)
    await driver.press("escape")


async def ask(driver: Driver) -> None:
    """Identify: one person is worth asking, with a connection and a why; the draft goes out."""
    await driver.press("2", "slash")
    await driver.type("jel")
    await driver.press("enter", "c")
    await driver.type("State U")
    await driver.press("enter", "w")
    await driver.type("her path from lab to grants")
    await driver.press("enter", "d")
    await driver.type("moved from the lab to grants")
    await driver.press("enter")
    assert isinstance(driver.app.screen, Composer)
    assert "State U" in driver.text
    assert "Dear Jelisa" in driver.text
    await driver.press("e")
    await driver.type("\n")
    await driver.press("escape", "y", "s")
    assert driver.status.startswith("Sent the ask to Jelisa Okafor.")
    assert step_of(driver.app.session.records, "Jelisa Okafor") is Step.WAITING


async def hear_yes(driver: Driver) -> None:
    """The reply is logged as it was written, and the talk is scheduled."""
    await driver.press("3", "r", "a")
    await driver.type("yes, Tue 24 Nov 14:00")
    await driver.press("enter")
    assert step_of(driver.app.session.records, "Jelisa Okafor") is Step.SCHEDULED


async def prepare(driver: Driver) -> None:
    """The prep sheet shows questions; a goal and the key question complete it."""
    await driver.press("4", "p")
    assert isinstance(driver.app.screen, PrepScreen)
    await driver.press("plus")
    await driver.type("what a week looks like")
    await driver.press("enter", "1", "s")
    assert "prepared" in driver.text
    await driver.press("escape")


async def talk(driver: Driver) -> None:
    """It is held; a note and a referral are taken."""
    await driver.press("1", "enter")
    assert driver.status.startswith("Talked with Jelisa Okafor")
    await driver.press("b")
    assert isinstance(driver.app.screen, DebriefScreen)
    await driver.type("budgets mattered most")
    await driver.press("enter")
    await driver.type("+ Sam Ortiz at Verda, use her name")
    await driver.press("enter", "escape", "enter")
    assert step_of(driver.app.session.records, "Sam Ortiz") is Step.SPOTTED


async def thank(driver: Driver) -> None:
    """The debrief leads to the thank-you, drafted from what was said; it is sent."""
    assert isinstance(driver.app.screen, Composer)
    assert "budgets mattered most" in driver.text
    await driver.press("s", "1")
    assert "Nothing is due. The smallest next step" in driver.text


async def test_from_an_export_to_a_thank_you(own_home: Path, tmp_path: Path) -> None:
    (own_home / "Connections.csv").write_text(EXPORT)
    clock = Clock()
    store = tmp_path / "data" / "db.json"
    async with driving(store, clock) as driver:
        await introduce(driver)
        await bring_people(driver)
        await ask(driver)
        await hear_yes(driver)
        await prepare(driver)
        keys = driver.keys
    clock.now = AFTER_THE_TALK
    async with driving(store, clock) as driver:
        await talk(driver)
        await thank(driver)
        await driver.press("2")
        assert any("Sam Ortiz" in row and "named by Jelisa Okafor" in row for row in driver.rows)
        keys += driver.keys
        await undo_and_redo_everything(driver)
    assert keys == KEYS


#: Key presses of the whole story, typed texts not counted. Fewer is better, more needs a reason.
KEYS = 44


async def undo_and_redo_everything(driver: Driver) -> None:
    """`u` leads back to the empty store, whatever was done before the restart too."""
    session = driver.app.session
    done = session.store.canonical()
    steps = 0
    while session.records != Records():
        await driver.press("u")
        steps += 1
        assert driver.status.startswith("Undone: "), driver.status
    for _ in range(steps):
        await driver.press("U")
        assert driver.status.startswith("Done again: "), driver.status
    assert session.store.canonical() == done
