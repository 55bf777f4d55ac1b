"""An error that nobody foresaw: two lines, a private log, and none of the user's data in either."""

import stat
from pathlib import Path

import pytest
from textual.css.query import NoMatches
from textual.worker import WorkerFailed

from coffeechat.places import log_path
from coffeechat.screens.app import CoffeeChat
from coffeechat.screens.preview import PreviewScreen
from support.driving import Clock, open_session


class Mistake(Exception):
    """Raised by the test inside the application."""


def fail(secret: str) -> None:
    raise Mistake(f"with {secret}")


async def run_until_it_fails(app: CoffeeChat) -> None:
    async with app.run_test() as pilot:
        app.call_later(fail, "Jelisa Okafor")
        await pilot.pause()


async def test_an_error_leaves_two_lines_and_a_log_without_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = CoffeeChat(open_session(tmp_path / "db.json", Clock()), guessed_zone="UTC")
    with pytest.raises(Mistake):
        await run_until_it_fails(app)
    app.session.close()
    assert app.return_code == 1
    said = app.last_words(Mistake("with Jelisa Okafor"))
    log = log_path()
    assert len(said.splitlines()) == 2
    assert str(log) in said
    assert "Mistake" in log.read_text()
    assert "Jelisa" not in said + log.read_text() + capsys.readouterr().err
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


async def test_a_screen_that_opens_while_the_program_ends_is_no_mistake(tmp_path: Path) -> None:
    app = CoffeeChat(open_session(tmp_path / "db.json", Clock()), guessed_zone="UTC")
    async with app.run_test() as pilot:
        await pilot.pause()
        app.leave()
        await app.push_screen(PreviewScreen(tmp_path / "Connections.csv"))
        app._handle_exception(WorkerFailed(NoMatches("no widgets")))
    app.session.close()
    assert app.return_code == 0
    assert not log_path().exists()
