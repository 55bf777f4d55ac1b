"""Columns of plugins: beside the rows of Identify where there is room, and never in the way."""

import sys
from pathlib import Path

from coffeechat.widgets.line_list import LineList
from plugin_host.fakes import Shelf
from screens.plugin_kit import identify, somebody
from support.driving import Clock, Driver, driving

COLUMNS = """
class P(Plugin):
    def columns(self):
        return [
            Column(id="a", title="First", width=10, value=lambda view: view.name[:3]),
            Column(id="b", title="Second", width=30, value=lambda view: "[b]wide[/b]"),
            Column(id="c", title="Third", width=5, value=lambda view: "three"),
        ]
"""
COUNTS = """
ASKED = []

class P(Plugin):
    def columns(self):
        return [Column(id="n", title="N", width=5,
                       value=lambda view: ASKED.append(view.name) or str(len(ASKED)))]
"""
RECURSES = """
def deep(view):
    return deep(view)

class P(Plugin):
    def columns(self):
        return [Column(id="deep", title="Deep", width=8, value=deep)]
"""
HANGS = """
from threading import Event

class P(Plugin):
    def columns(self):
        return [Column(id="hang", title="Hang", width=8, value=lambda view: Event().wait())]
"""


def row(driver: Driver) -> str:
    return driver.rows[0]


async def test_a_column_stands_at_the_right_with_its_title_above(
    tmp_path: Path, shelf: Shelf
) -> None:
    shelf.install("columns", COLUMNS)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await identify(driver)
        await driver.until(lambda: "Jel" in row(driver).split())
        assert row(driver).endswith("Jel")
        (heads,) = [line for line in driver.text.splitlines() if line.strip() == "First"]
        (shown,) = [line for line in driver.text.splitlines() if "Green Rivers" in line]
        assert heads.index("First") == shown.rindex("Jel")
        await driver.press("3")
        assert "First" not in driver.text


async def test_where_there_is_more_room_there_are_more(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("columns", COLUMNS)
    async with driving(somebody(tmp_path / "db.json"), Clock(), size=(105, 24)) as driver:
        await identify(driver)
        await driver.until(lambda: "three" in row(driver))
        assert "wide" not in row(driver)
    async with driving(tmp_path / "db.json", Clock(), size=(200, 40)) as driver:
        await driver.press("2")
        await driver.until(lambda: "[b]wide[/b]" in row(driver))


async def test_what_changed_is_asked_for_again(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("columns", COLUMNS)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await identify(driver)
        await driver.until(lambda: "Jel" in row(driver).split())
        await driver.press("e", "home", "delete")
        await driver.type("W")
        await driver.press(*["enter"] * 9)
        await driver.until(lambda: row(driver).endswith("Wel"))


async def test_what_is_known_is_not_asked_for_again(tmp_path: Path, shelf: Shelf) -> None:
    module = shelf.install("counts", COUNTS)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await identify(driver)
        await driver.until(lambda: row(driver).endswith("1"))
        await driver.press("3", "2", "slash", "j", "escape")
        assert row(driver).endswith("1")
        assert sys.modules[module].ASKED == ["Jelisa Okafor"]


async def test_a_column_that_fails_shows_a_mark_and_all_goes_on(
    tmp_path: Path, shelf: Shelf
) -> None:
    shelf.install("recurses", RECURSES)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await identify(driver)
        await driver.until(lambda: row(driver).endswith("!"))
        await driver.until(lambda: "RecursionError" in driver.status)
        assert driver.status.startswith("Plugin recurses 1.0, column deep:")
        await driver.press("w")
        await driver.type("her path")
        await driver.press("enter")
        assert driver.status.startswith("Noted")


async def test_a_column_that_hangs_is_given_up(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("hangs", HANGS)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await identify(driver)
        await driver.press("1", "2")
        await driver.until(lambda: row(driver).endswith("!"))
        await driver.press("a")
        await driver.type("Wei")
        await driver.press("enter")
        assert len(driver.rows) == 2


async def test_without_columns_nothing_is_drawn_again(tmp_path: Path) -> None:
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await identify(driver)
        screen = driver.app.screen
        drawn: list[object] = []
        screen.query_one(LineList).refresh = lambda *regions, **_: drawn.append(regions)  # type: ignore[assignment,method-assign] # only listens
        driver.app.plugins._show()
        await driver.settle()
        assert drawn == []
