"""The pages of figures by keyboard: each opens from the command line, and follows what changes."""

from pathlib import Path

from coffeechat.acts import messages, talks, tracks
from coffeechat.domain.parts import QuestionUse
from coffeechat.domain.reports.pages import PAGES
from coffeechat.screens.base import VerbScreen
from coffeechat.screens.figures import FiguresScreen
from coffeechat.screens.yields import YieldScreen
from coffeechat.verbs import BY_ID
from support.driving import Clock, Driver, driving

QUESTIONS = (QuestionUse(text="How does a week look?"), QuestionUse(text="What is hard?"))


async def command(driver: Driver, line: str) -> None:
    await driver.press("colon")
    await driver.type(line)
    await driver.press("enter")


async def test_a_page_says_what_is_missing(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await driver.press("escape")
        for report in (name for name in PAGES if name != "question-yield"):
            lists = driver.app.screen
            assert isinstance(lists, VerbScreen)
            lists.run_line(report, "")
            await driver.settle()
            assert isinstance(driver.app.screen, FiguresScreen)
            assert PAGES[report].title in driver.text
            session = driver.app.session
            (line, *_) = PAGES[report].lines(session.records, session.now(), 78)
            assert line.partition("‹")[0][:60].strip() in driver.text
            assert "‹" not in driver.text
            await driver.press("escape")
            assert not isinstance(driver.app.screen, FiguresScreen)


async def test_a_page_follows_what_changes(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await driver.press("escape")
        await command(driver, "saturation")
        tracks.begin(driver.app.session.store, "grants")
        await driver.settle()
        assert "grants: no talk about it yet" in driver.text
        tracks.begin(driver.app.session.store, "g\u202e" + "long" * 40)
        await driver.settle()
        assert max(map(len, driver.text.splitlines())) <= 80
        assert "\u202e" not in driver.text


async def test_a_weak_question_is_retired_with_one_key(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await driver.press("escape", "2", "a")
        await driver.type("Jelisa Okafor")
        await driver.press("enter")
        session = driver.app.session
        (person,) = session.records.people
        messages.sent(session.store, person)
        session.perform(BY_ID["reply"], person, ["accepted", "tue", "14:00"])
        talks.plan(session.store, person, questions=QUESTIONS, key_question="")
        for line in ("1", "budgets mattered most", "2"):
            talks.capture(session.store, person, line)
        await command(driver, "question-yield")
        assert isinstance(driver.app.screen, YieldScreen)
        first, second = (" ".join(row.split()) for row in driver.rows)
        assert {first, second} == {
            "How does a week look? 0 things in 1 talk",
            "What is hard? 1 thing in 1 talk",
        }, "the clock stands still, so what was noted came of the latest one"
        await driver.press("G", "x")
        assert driver.status.startswith("Suggested no more: How does a week look?")
        assert session.records.profile.retired_questions == ("How does a week look?",)
        assert driver.rows[1].rstrip().endswith("retired")
        await driver.press("u")
        assert not session.records.profile.retired_questions
