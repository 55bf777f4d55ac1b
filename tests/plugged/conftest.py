"""What the tests of sessions with plugins share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugged.plugged_kit import Desk
from plugin_host.fakes import Shelf
from support.worlds import World


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """An empty store, the bundled plugins, and a shelf for others."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    shelf = Shelf(folder)
    desk = Desk(World(tmp_path / "store" / "db.json"), shelf)
    yield desk
    desk.session.close()
    shelf.clear()


@pytest.fixture
def jelisa(desk: Desk) -> str:
    """Somebody who is here."""
    return desk.world.person(
        "Jelisa Okafor",
        title="Program Manager",
        organisation="Green Rivers",
        emails=("jelisa@example.org", "j@example.net"),
        phones=("+1 555 0100",),
        urls=("https://example.org/jelisa", "https://www.linkedin.com/in/jelisa"),
        notes="private note",
        extras={"alumni": {"year": "2019"}, "csv": {"Diet": "vegan"}},
    )
