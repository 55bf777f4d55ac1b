"""Plugins for the tests of the screens: installed where the program looks for them."""

from collections.abc import Iterator

import pytest

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
