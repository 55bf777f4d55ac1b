"""What came of an act is said, whatever happens to the screen it was begun on."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from coffeechat.demo import make_demo
from coffeechat.screens.list_screen import ListScreen
from coffeechat.session import Session
from support.driving import Clock, driving


async def test_it_is_said_though_the_screen_goes_away_between_the_act_and_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit, has_gone = Session.submit, Event()

    def submit_late(session: Session, job: Callable[[], Any]) -> Future[Any]:
        def run() -> Any:
            result = job()
            assert has_gone.wait(20)
            return result

        return submit(session, run)

    make_demo(Clock(), tmp_path / "demo.json")
    async with driving(tmp_path / "demo.json", Clock()) as driver:
        await driver.press("3", "G", "d")
        monkeypatch.setattr(Session, "submit", submit_late)
        await driver.pilot.press("s")
        await driver.until(lambda: isinstance(driver.app.screen, ListScreen))
        await driver.pilot.pause()
        monkeypatch.undo()
        has_gone.set()
        await driver.until(lambda: driver.status.startswith("Sent the ask"))
