"""No browser is ever started: it would run on the server, and in this terminal."""

import re
import webbrowser
from pathlib import Path

import pytest

import coffeechat
from support.driving import Clock, driving

PACKAGE = Path(coffeechat.__file__).parent


async def test_an_address_is_told_where_textual_would_open_a_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url, **_: opened.append(url))
    async with driving(tmp_path / "db.json", Clock()) as driver:
        driver.app.open_url("https://example.org/jelisa")
        await driver.settle()
        assert driver.app.status == ("Open it where you are: https://example.org/jelisa", "")
    assert opened == []


@pytest.mark.parametrize("name", ["webbrowser", "xdg-open", "www-browser", "$BROWSER"])
def test_no_module_of_ours_knows_of_browsers(name: str) -> None:
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.parents[1].glob("plugins/*/*.py")]
    assert len(files) > len(list(PACKAGE.rglob("*.py"))), "the bundled plugins, too"
    assert [file.name for file in files if word.search(file.read_text(encoding="utf-8"))] == []
