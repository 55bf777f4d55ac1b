"""Sections of plugins on the prep sheet: below its own when they are ready, and saved with it."""

from pathlib import Path

from coffeechat.acts import messages
from coffeechat.screens.prep import PrepScreen
from coffeechat.verbs import BY_ID
from coffeechat.widgets.text_pane import TextPane
from plugin_host.fakes import Shelf
from screens.plugin_kit import command, identify, somebody
from support.driving import Clock, Driver, driving

SECTIONS = """
class P(Plugin):
    def prep_sections(self):
        return [
            PrepSection(id="class", title="Same class [bold]", build=self._lines),
            PrepSection(id="broken", title="News", build=self._break),
            PrepSection(id="empty", title="Nothing", build=lambda view, job: ()),
        ]

    def _lines(self, view, job):
        yield f"{view.person.name} left in 2019."
        yield "[b]You[/b] left in 2021."

    def _break(self, view, job):
        raise ValueError("no news")
"""
HANGS = """
from threading import Event

class P(Plugin):
    def prep_sections(self):
        return [PrepSection(id="hang", title="Hang", build=lambda view, job: Event().wait())]
"""


async def prepare(driver: Driver) -> None:
    """The prep sheet of an agreed talk."""
    person = await identify(driver)
    session = driver.app.session
    messages.sent(session.store, person.id)
    session.perform(BY_ID["reply"], person.id, ["accepted", "tue", "14:00"])
    await driver.press("4", "p")
    assert isinstance(driver.app.screen, PrepScreen)


def sheet(driver: Driver) -> str:
    """All lines of the sheet, those too that have no room on the screen."""
    return "\n".join(line.text for line in driver.app.screen.query_one(TextPane).lines)


async def test_sections_stand_below_and_are_saved(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("alumni", SECTIONS)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await prepare(driver)
        await driver.until(lambda: "Same class [bold]" in sheet(driver))
        text = sheet(driver)
        assert text.index("key ") < text.index("Jelisa Okafor left in 2019.")
        assert "[b]You[/b] left in 2021." in text
        assert "Plugin alumni 1.0, prep section broken: ValueError: no news" in text
        assert "Nothing" not in text
        await command(driver, f"sheet {tmp_path}/jelisa.txt")
        await driver.until((tmp_path / "jelisa.txt").exists)
    saved = (tmp_path / "jelisa.txt").read_text()
    assert "Jelisa Okafor left in 2019." in saved
    assert saved.index("[b]You[/b]") < saved.index("What did your last week")


async def test_a_section_that_hangs_holds_nothing_up(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("hangs", HANGS)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await prepare(driver)
        await driver.press("plus")
        await driver.type("a goal")
        await driver.press("enter")
        assert "goal: a goal" in driver.text
        await driver.press("escape")
        assert not isinstance(driver.app.screen, PrepScreen)


async def test_a_problem_that_is_told_while_the_program_closes_ends_nothing(
    tmp_path: Path, shelf: Shelf
) -> None:
    shelf.install("alumni", SECTIONS)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await prepare(driver)
        app = driver.app
    assert app.front is None
    app.say("Nobody reads this any more.")
    app.plugins._show()
