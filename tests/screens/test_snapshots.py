"""How every screen looks, at the two sizes that matter, with made-up people.

`make snapshots` renews the pictures, after somebody has looked at them.
"""

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot

from coffeechat.demo import make_demo
from coffeechat.screens.app import CoffeeChat
from coffeechat.settings import Settings
from plugin_host.fakes import Shelf
from screens.plugin_kit import ALUMNI, BROKEN
from support.driving import SATURDAY, Clock, Driver, open_session

pytestmark = pytest.mark.usefixtures("detail_at_once")

SIZES = [pytest.param((80, 24), id="80x24"), pytest.param((120, 40), id="120x40")]

#: What is pressed to come to each screen.
WAYS = {
    "today": "",
    "identify": "2",
    "filter": "2 slash p o l i c y",
    "ask": "3",
    "interview": "4",
    "follow_up": "5",
    "replies": "3 r",
    "person": "5 enter",
    "composer": "3 G d",
    "prep": "4 G p",
    "live": "4 G l",
    "live_keys": "4 G l question_mark enter",
    "debrief": "5 G b",
    "edit_person": "2 e",
    "profile": "colon p r o f i l e enter",
    "help": "question_mark",
    "help_found": "2 question_mark slash t a g",
    "problem": "2 slash s t g a e colon a s k",
    "views": "2 v",
    "adding": "2 a A n n space at V e r",
    "learn": "6",
    "track": "6 enter",
    "learnings": "6 l",
    "learning": "6 l enter",
    "coverage": "6 c",
    "differ": "6 d",
    "quiz": "6 t enter",
    "reading_list": "6 j r",
    "week": "6 w",
    "compare": "6 space j space equals_sign",
    "funnel": "6 colon f u n n e l enter",
    "tree": "6 colon t r e e enter",
    "bin": "2 colon b i n enter colon b i n n e d enter",
}
#: The same to what plugins add.
WAYS_TO_PLUGINS = {
    "columns": "2",
    "list": "colon p l u g i n s enter j",
    "settings": "colon p l u g i n s enter enter",
    "commands": "question_mark G",
}


class SnapCompare(Protocol):
    """Compares a picture of the app with the one that is kept."""

    def __call__(
        self,
        app: App[None],
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[None]], Awaitable[None]],
    ) -> bool: ...


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo of one fixed Saturday."""
    return make_demo(Clock(), tmp_path_factory.mktemp("demo") / "demo.json")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", WAYS)
def test_screen(
    screen: str,
    size: tuple[int, int],
    demo_store: Path,
    tmp_path: Path,
    snap_compare: SnapCompare,
) -> None:
    folder = tmp_path / "store"
    shutil.copytree(demo_store.parent, folder)
    app = CoffeeChat(open_session(folder / demo_store.name, Clock(SATURDAY)))
    assert snap_compare(app, terminal_size=size, run_before=pressing(WAYS[screen]))


@pytest.mark.parametrize("size", SIZES)
def test_first_run(size: tuple[int, int], tmp_path: Path, snap_compare: SnapCompare) -> None:
    session = open_session(tmp_path / "db.json", Clock())
    app = CoffeeChat(session, guessed_zone="Europe/Berlin")
    assert snap_compare(app, terminal_size=size, run_before=pressing("A n a enter"))


@pytest.mark.parametrize("size", SIZES)
def test_nobody_yet(size: tuple[int, int], tmp_path: Path, snap_compare: SnapCompare) -> None:
    app = CoffeeChat(open_session(tmp_path / "db.json", Clock()), guessed_zone="Europe/Berlin")
    assert snap_compare(app, terminal_size=size, run_before=pressing("escape 2"))


@pytest.fixture
def _only_these_plugins(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that works, one that is broken and one that is off; they load in no time."""
    shelf.install("alumni", ALUMNI, version="0.3")
    shelf.install("broken", BROKEN)
    shelf.install("mutt", "class P(Plugin): ...", version="2.1")
    monkeypatch.setattr("coffeechat.plugin_host.loaded.installed_entry_points", shelf.entry_points)
    monkeypatch.setattr("coffeechat.plugin_host.loading.perf_counter", lambda: 0.0)


@pytest.mark.usefixtures("_only_these_plugins")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", WAYS_TO_PLUGINS)
def test_plugins(
    screen: str,
    size: tuple[int, int],
    demo_store: Path,
    tmp_path: Path,
    snap_compare: SnapCompare,
) -> None:
    folder = tmp_path / "store"
    shutil.copytree(demo_store.parent, folder)
    settings = Settings(disabled_plugins=frozenset({"mutt"}))
    app = CoffeeChat(open_session(folder / demo_store.name, Clock(SATURDAY), settings=settings))
    keys = pressing(WAYS_TO_PLUGINS[screen])

    async def press(pilot: Pilot[None]) -> None:
        driver = Driver(app, pilot)
        await driver.until(lambda: app.plugins.host is not None and app.status[0] != "")
        await keys(pilot)
        await driver.until(lambda: screen != "columns" or "of 2019" in driver.text)

    assert snap_compare(app, terminal_size=size, run_before=press)


def pressing(keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys one by one, each when the one before is through."""

    async def press(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, CoffeeChat)
        driver = Driver(pilot.app, pilot)
        await driver.settle()
        await driver.press(*keys.split())

    return press
