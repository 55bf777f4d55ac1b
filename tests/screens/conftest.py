"""Plugins for the tests of the screens: installed where the program looks for them."""

from collections.abc import Iterator

import pytest

from coffeechat.screens.showing import ShowingScreen
from plugin_host.fakes import Shelf


@pytest.fixture
def shelf(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shelf]:
    folder = tmp_path_factory.mktemp("plugins")
    monkeypatch.syspath_prepend(folder)
    shelf = Shelf(folder)
    yield shelf
    shelf.clear()


@pytest.fixture
def detail_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside a list stands what belongs to its row, though nobody waits for the cursor to rest."""
    monkeypatch.setattr(ShowingScreen, "when_rested", lambda _screen, draw: draw())
