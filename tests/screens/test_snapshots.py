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
from support.driving import SATURDAY, Clock, Driver, open_session

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
    "debrief": "5 G b",
    "edit_person": "2 e",
    "profile": "colon p r o f i l e enter",
    "help": "question_mark",
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


def pressing(keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys one by one, each when the one before is through."""

    async def press(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, CoffeeChat)
        driver = Driver(pilot.app, pilot)
        await driver.settle()
        await driver.press(*keys.split())

    return press
