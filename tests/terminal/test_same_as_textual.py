"""The real screens, painted by difference: cell by cell what Textual itself would show."""

from pathlib import Path
from typing import Any

import pyte
import pytest
from textual.app import App

from coffeechat.screens.app import CoffeeChat
from coffeechat.screens.base import VerbScreen
from coffeechat.screens.composer import Composer
from support.driving import SATURDAY, Clock, Driver, open_session
from terminal.tour import SMALL, STOPS, Place, prepare_tour
from widgets.recording import PRIVATE_MODES, Recording, looks, recorded

#: Here the detail stands beside the list.
WIDE = (120, 40)
_NAMES = {"/": "slash", ":": "colon", "?": "question_mark", "+": "plus"}
ON_WIDE = ("today", "ask", "text", "learn", "columns", "duplicates", "plugins")
#: Half of the screens after the other, so that two processors have something to do.
PARTS = {
    "80x24-some": (SMALL, tuple(STOPS)[::2]),
    "80x24-others": (SMALL, tuple(STOPS)[1::2]),
    "120x40": (WIDE, ON_WIDE),
}


class StockChat(CoffeeChat):
    """The program, painted as Textual paints."""

    def _display(self, screen: Any, renderable: Any) -> None:
        App._display(self, screen, renderable)


class Player:
    """A terminal that is fed what an app writes, bit by bit."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._fed = 0
        size = recording.pilot.app.size
        self.screen = pyte.Screen(size.width, size.height)
        self._stream = pyte.Stream(self.screen)
        self._stream.feed("\x1b[?7l")

    def catch_up(self) -> pyte.Screen:
        """The screen as it is now."""
        text = self._recording.text
        self._stream.feed(PRIVATE_MODES.sub("", text[self._fed :]))
        self._fed = len(text)
        return self.screen


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The demo, made once."""
    return prepare_tour(tmp_path_factory.mktemp("tour"))


def keys_of(names: tuple[str, ...]) -> list[str]:
    """What is pressed to see some of the screens, one after the other, and back."""
    keys: list[str] = []
    for name in names:
        stop = STOPS[name]
        for key in [*stop.way.split(), *" ".join(stop.tries.values()).split()]:
            keys += list(key[1:]) if key.startswith("=") else [_NAMES.get(key, key)]
        keys += ["escape", "escape", "escape", "1"]
    return keys


async def seen(app: CoffeeChat, keys: list[str], size: tuple[int, int]) -> list[list[list[Any]]]:
    """Every cell of the screen after each key."""
    screens = []
    async with recorded(app, size) as recording:
        player, driver = Player(recording), Driver(app, recording.pilot)
        for key in keys:
            await driver.press(key)
            await recording.painted()
            screens.append(looks(player.catch_up()))
    return screens


@pytest.fixture
def _nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows a key after a rest follows at once, and everything loads in no time."""
    monkeypatch.setattr(VerbScreen, "when_rested", lambda _screen, draw: draw())
    monkeypatch.setattr(Composer, "on_text_area_changed", lambda screen, _event: screen._check())
    monkeypatch.setattr("coffeechat.plugin_host.loading.perf_counter", lambda: 0.0)


def text_of(row: list[Any]) -> str:
    """The characters of a row."""
    return "".join(cell[0] for cell in row)


@pytest.mark.usefixtures("_nothing_waits")
@pytest.mark.parametrize(("size", "names"), PARTS.values(), ids=PARTS)
async def test_every_screen_is_the_same(
    size: tuple[int, int],
    names: tuple[str, ...],
    demo: Place,
    tmp_path: Path,
) -> None:
    keys, screens = keys_of(names), []
    for number, kind in enumerate((CoffeeChat, StockChat)):
        place = demo.copy(tmp_path / str(number))
        session = open_session(place.store, Clock(SATURDAY))
        screens.append(await seen(kind(session), keys, size))
        session.close()
    for index, (ours, stock) in enumerate(zip(*screens, strict=True)):
        pressed = " ".join(keys[: index + 1])
        for our_row, their_row in zip(ours, stock, strict=True):
            assert text_of(our_row) == text_of(their_row), pressed
            assert our_row == their_row, pressed
