"""A shell for every test of this folder, and a place to install plugins."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugin_host.fakes import Shelf
from support.shell import Shell


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    """A shell on a store that does not exist yet."""
    monkeypatch.setattr("os.umask", lambda mask: mask)
    return Shell(tmp_path / "store" / "db.json", capsys, monkeypatch)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """Where plugins are installed beside the bundled ones."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    shelf = Shelf(folder)
    yield shelf
    shelf.clear()
