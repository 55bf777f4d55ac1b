"""A shell for every test of this folder."""

from pathlib import Path

import pytest

from support.shell import Shell


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    """A shell on a store that does not exist yet."""
    monkeypatch.setattr("os.umask", lambda mask: mask)
    return Shell(tmp_path / "store" / "db.json", capsys, monkeypatch)
