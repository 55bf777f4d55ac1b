"""The screen of a talk: what its clock costs in bytes, and what is kept when a terminal goes."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.timer import Timer

from coffeechat.acts import messages, replies, talks
from coffeechat.acts.people import add
from coffeechat.acts.profile import Introduction, introduce
from coffeechat.domain.parts import QuestionUse
from coffeechat.domain.when import When
from coffeechat.domain.words import ReplyKind
from coffeechat.screens.app import CoffeeChat
from coffeechat.screens.live import LiveScreen
from support.driving import SATURDAY, Clock, driving, open_session
from widgets.recording import recorded, shown

MOST_A_MINUTE = 300
NEVER = 1_000_000


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with a talk that begins now."""
    path = tmp_path / "data" / "db.json"
    session = open_session(path, Clock(SATURDAY - timedelta(days=2)))
    introduce(session.store, Introduction(name="Ana Reyes", zone="Europe/Berlin"))
    person = add(session.store, "Jelisa Okafor @Green Rivers, Manager track:grants").subject
    messages.sent(session.store, person)
    when = When(SATURDAY, "Europe/Berlin", "Saturday")
    replies.reply(session.store, person, ReplyKind.ACCEPTED, when=when)
    questions = (QuestionUse(text="What does a week look like?"), QuestionUse(text="Whom else?"))
    talks.plan(session.store, person, questions=questions, key_question="", done=True)
    session.close()
    return path


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """For how many seconds the clock of the screen waits each time; it never comes to that here."""
    found: list[float] = []
    set_timer = LiveScreen.set_timer

    def note(screen: LiveScreen, delay: float, callback: Any = None, **more: Any) -> Timer:
        if callback == screen.show_clock:
            found.append(delay)
            delay = NEVER
        return set_timer(screen, delay, callback, **more)

    monkeypatch.setattr(LiveScreen, "set_timer", note)
    return found


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_clock_costs_few_bytes_once_a_minute(
    store: Path, waits: list[float], size: tuple[int, int]
) -> None:
    clock = Clock(SATURDAY)
    session = open_session(store, clock)
    person = next(iter(session.records.people))
    app = CoffeeChat(session, guessed_zone="Europe/Berlin", talk_with=person)
    async with recorded(app, size) as recording:
        while not isinstance(app.screen, LiveScreen) or not waits:
            await recording.pilot.pause()
        screen = app.screen
        await recording.pilot.press("comma")
        while "you have talked 0:00" not in "\n".join(shown(app)):
            await recording.pilot.pause()
        await recording.painted()
        costs = []
        for minute in range(1, 36):
            clock.now += timedelta(seconds=waits[-1])
            before = len(recording.text)
            screen.show_clock()
            await recording.painted()
            costs.append(len(recording.text[before:].encode()))
            left = f"{30 - minute} of 30" if minute < 30 else f"{minute - 30} minute"
            assert f"you have talked {minute}:00" in "\n".join(shown(app))
            assert left in shown(app)[1] or "time is up" in shown(app)[1]
        assert max(costs) <= MOST_A_MINUTE
        assert min(costs) > 0
    assert set(waits[1:]) == {60.0}
    session.close()


async def test_a_line_half_typed_is_kept_when_the_terminal_goes_away(store: Path) -> None:
    async with driving(store, Clock(SATURDAY)) as driver:
        await driver.press("4", "l")
        await driver.type("1")
        driver.app.save_typed()
        await driver.press("backspace")
        await driver.type("! read the annual rep")
        driver.app.save_typed()
        (conversation,) = driver.app.session.records.conversations.values()
        assert conversation.interview is not None
        assert [line.text for line in conversation.interview.lines] == ["! read the annual rep"]


async def test_without_a_talk_it_does_not_open(store: Path) -> None:
    async with driving(store, Clock(SATURDAY)) as driver:
        await driver.press("a")
        await driver.type("Wei Zhang @Verda")
        await driver.press("enter", "2", "l")
        assert not isinstance(driver.app.screen, LiveScreen)
        assert driver.status.startswith("No talk is agreed with them yet; r sets a date, :held-on")
