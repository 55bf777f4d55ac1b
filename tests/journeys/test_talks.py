"""The talk from its first minute to the thank-you, and what becomes of its date, keys counted."""

from datetime import timedelta
from pathlib import Path

import pytest

from coffeechat.acts import replies, talks
from coffeechat.acts.messages import sent
from coffeechat.acts.people import add
from coffeechat.acts.profile import Introduction, introduce
from coffeechat.domain.parts import Interview, QuestionUse
from coffeechat.domain.stages import debrief_done, person_step, thanked
from coffeechat.domain.when import When
from coffeechat.domain.words import AskedOthers, DecisionKind, Facet, LoopKind, ReplyKind, Step
from coffeechat.screens.base import VerbScreen
from coffeechat.screens.composer import Composer
from coffeechat.screens.debrief import DebriefScreen
from coffeechat.screens.list_screen import ListScreen
from coffeechat.screens.live import LiveScreen
from screens.plugin_kit import command
from support.driving import SATURDAY, Clock, Driver, driving, open_session

START = SATURDAY + timedelta(hours=5)
LIVE = 7 + 24
DEBRIEF = 12
SHORTEST_DEBRIEF = 4
CHANGE = 4

QUESTIONS = (
    QuestionUse(text="What does a week look like?"),
    QuestionUse(text="What surprised you?"),
    QuestionUse(text="Whom else should I talk to?"),
)
#: Twelve lines: each a sign and Enter, the rest is text.
LINES = (
    "3",
    "* nobody has a plan",
    "budgets mattered most",
    "+ Sam Ortiz at Verda, use her name",
    "! read the annual report",
    "@me send the poster",
    "@them lend the handbook",
    "= RFP a call for offers",
    "? who reads the budget",
    "# science policy",
    "# @Harrow & Finch",
    "1",
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with a talk that is agreed and prepared."""
    path = tmp_path / "data" / "db.json"
    session = open_session(path, Clock())
    answers = Introduction(
        name="Ana Reyes", institutions=("State U",), exploring=("grants",), zone="Europe/Berlin"
    )
    introduce(session.store, answers)
    person = add(session.store, "Jelisa Okafor @Green Rivers, Manager track:grants").subject
    sent(session.store, person)
    when = When(START, "Europe/Berlin", "today 15:00")
    replies.reply(session.store, person, ReplyKind.ACCEPTED, when=when)
    talks.set_goal(session.store, person, "what a week looks like")
    talks.plan(
        session.store,
        person,
        questions=QUESTIONS,
        key_question=QUESTIONS[0].text,
        done=True,
    )
    session.close()
    return path


def talk_of(driver: Driver) -> Interview:
    (conversation,) = (
        one
        for one in driver.app.session.records.conversations.values()
        if one.interview is not None
    )
    assert conversation.interview is not None
    return conversation.interview


def step(driver: Driver, name: str = "Jelisa Okafor") -> Step | None:
    records = driver.app.session.records
    person = next(one for one in records.people.values() if one.name == name)
    return person_step(records, person)


async def line(driver: Driver, text: str) -> None:
    """A line is on the disk when the cursor returns."""
    before = len(talk_of(driver).lines)
    await driver.type(text)
    driver.keys += 1
    await driver.press("enter")
    assert len(talk_of(driver).lines) == before + 1


async def talk(driver: Driver) -> None:
    """Twelve lines, and the end of the talk."""
    await driver.press("4")
    before = driver.keys
    await driver.press("l")
    assert isinstance(driver.app.screen, LiveScreen)
    for text in LINES:
        await line(driver, text)
    await driver.press("escape", "y", "y", "n", "enter")
    assert isinstance(driver.app.screen, ListScreen)
    assert driver.keys - before <= LIVE


async def test_j8_live(store: Path) -> None:
    clock = Clock(START)
    async with driving(store, clock) as driver:
        await talk(driver)
        found = talk_of(driver)
        assert (found.asked_others, found.thanked, found.may_return) == (
            AskedOthers.YES, True, False,
        )  # fmt: skip
        assert [question.asked for question in found.questions] == [True, False, True]
        records = driver.app.session.records
        assert {loop.kind for loop in records.loops.values()} == {
            *(LoopKind.REFERRAL, LoopKind.SUGGESTION, LoopKind.PROMISE),
            *(LoopKind.OFFER, LoopKind.QUESTION),
        }
        assert {one.facet for one in records.learnings.values()} == {
            *(Facet.SURPRISE, Facet.OTHER, Facet.LINGO, Facet.LANDSCAPE, Facet.ORGANISATIONS),
        }
        assert {track.name for track in records.tracks.values()} == {"grants", "science policy"}
        assert step(driver, "Sam Ortiz") is Step.SPOTTED
        assert step(driver) is Step.DIGEST


async def test_the_next_step_of_a_talk_that_begins_is_the_talk(store: Path) -> None:
    async with driving(store, Clock(START)) as driver:
        await driver.press("4", "n")
        assert isinstance(driver.app.screen, LiveScreen)


async def test_the_clock_goes_on_where_it_was(store: Path) -> None:
    clock = Clock(START + timedelta(minutes=2))
    async with driving(store, clock) as driver:
        await driver.press("4", "l")
        assert "30 of 30 minutes left" in driver.text
        assert "introduce yourself" in driver.text
        assert "★ 1 What does a week" in driver.text
        await line(driver, "2")
        assert "✓ 2 What surprised you?" in driver.text
        await driver.press("comma")
        clock.now += timedelta(minutes=2)
        await driver.press("full_stop")
        assert driver.status == "They talk; you have talked 2:00."
        clock.now += timedelta(minutes=-2)
        await driver.type("a, b.")
        await driver.press("enter")
        assert talk_of(driver).lines[-1].text == "a, b."
        assert "Goals: what a week looks like" in driver.text
    clock.now += timedelta(minutes=24)
    async with driving(store, clock) as driver:
        await driver.press("4", "l")
        assert "6 of 30 minutes left" in driver.text
        assert "you have talked 2:00" in driver.text
        screen = driver.app.screen
        assert isinstance(screen, LiveScreen)
        clock.now += timedelta(minutes=1)
        screen.show_clock()
        assert "5 of 30 minutes left" in driver.text or await _painted(driver, "5 of 30 minutes")
        assert "closing: ask whom else" in driver.text


async def _painted(driver: Driver, text: str) -> bool:
    await driver.settle()
    return text in driver.text


async def test_leaving_before_the_end_asks_for_nothing_more(store: Path) -> None:
    async with driving(store, Clock(START)) as driver:
        await driver.press("4", "l")
        await line(driver, "budgets mattered most")
        await driver.type("half a line")
        await driver.press("escape")
        assert isinstance(driver.app.screen, LiveScreen), "the line is cleared, not the talk left"
        await driver.press("escape", "enter")
        assert isinstance(driver.app.screen, ListScreen)
        assert driver.status.startswith("All is kept")
        assert talk_of(driver).held is None


async def test_a_line_that_cannot_be_says_why_and_question_mark_shows_the_keys(
    store: Path,
) -> None:
    async with driving(store, Clock(START)) as driver:
        await driver.press("4", "l")
        await driver.type("9")
        await driver.press("enter")
        assert driver.status.startswith("There is no question 9")
        await driver.type("?")
        await driver.press("enter")
        assert "+ Sam @Verda" in driver.text
        await driver.press("tab", "enter")
        assert talk_of(driver).questions[0].asked
        assert "+ Sam @Verda" not in driver.text


async def test_the_same_form_takes_a_talk_of_yesterday_without_a_clock(store: Path) -> None:
    async with driving(store, Clock(START + timedelta(days=1))) as driver:
        await driver.press("4", "l")
        assert "minutes left" not in driver.text
        await line(driver, "budgets mattered most")
        await driver.press("escape", "n", "escape")
        assert isinstance(driver.app.screen, ListScreen)
        found = talk_of(driver)
        assert (found.began, found.asked_others) == (None, AskedOthers.NO)
        assert found.held is not None


async def test_a_talk_of_months_ago_is_entered_with_its_day_and_every_kind_of_line(
    store: Path,
) -> None:
    async with driving(store, Clock(START)) as driver:
        await driver.press("a")
        await driver.type("Wei Zhang @Verda, Analyst track:grants")
        await driver.press("enter", "2", "l")
        assert driver.status.startswith("No talk is agreed with them yet")
        await command(driver, "held-on 3 mar")
        assert driver.status == "Talked with Wei Zhang, Tue 3 Mar."
        assert isinstance(driver.app.screen, LiveScreen), "what was said is taken at once"
        for text in (*LINES[1:-1], "?me why leave the lab"):
            await driver.type(text)
            await driver.press("enter")
        await driver.press("comma")
        assert driver.status.startswith("The clock of this talk does not run")
        await driver.press("escape", "y", "y", "n", "enter")
        records = driver.app.session.records
        wei = next(one for one in records.people.values() if one.name == "Wei Zhang")
        (talk,) = records.conversations_by_person[wei.id]
        assert talk.interview is not None
        assert f"{talk.interview.start:%d %b %Y}" == "03 Mar 2026"
        assert len(talk.interview.lines) == len(LINES) - 1
        assert (talk.interview.began, talk.interview.asked_others) == (None, AskedOthers.YES)
        (met,) = [one for one in records.messages.values() if one.person == wei.id]
        assert f"{met.at:%d %b %Y}" == "03 Mar 2026"
        assert {loop.kind for loop in records.loops.values()} == {
            *(LoopKind.REFERRAL, LoopKind.SUGGESTION, LoopKind.PROMISE),
            *(LoopKind.OFFER, LoopKind.QUESTION),
        }
        assert [one.question for one in records.profile.asked_me] == ["why leave the lab"]
        assert person_step(records, wei) is Step.DIGEST


def _asks_or_is_gone(driver: Driver, screen: VerbScreen) -> bool:
    """Enter is pressed at a question, not while the answer before it is being kept."""
    return driver.app.screen is not screen or screen.prompt.is_asking


async def test_j9_debrief_and_thank_you(store: Path) -> None:
    clock = Clock(START)
    async with driving(store, clock) as driver:
        await talk(driver)
        clock.now += timedelta(hours=1)
        await driver.press("5")
        before = driver.keys
        await driver.press("b")
        assert isinstance(driver.app.screen, DebriefScreen)
        while isinstance(screen := driver.app.screen, DebriefScreen):
            await driver.until(lambda: _asks_or_is_gone(driver, screen))
            if driver.app.screen is screen:
                await driver.press("enter")
        assert isinstance(driver.app.screen, Composer)
        await driver.press("y", "s")
        assert driver.keys - before <= DEBRIEF
        assert debrief_done(talk_of(driver))
        assert step(driver) is Step.LOOPS_OPEN


async def test_j9_all_answers(store: Path) -> None:
    clock = Clock(START)
    async with driving(store, clock) as driver:
        await talk(driver)
        clock.now += timedelta(hours=1)
        await driver.press("5", "b")
        for text in (
            *("@me write to Sam", "", "nobody reads the plan", "1 culture", "2, 4", "1 fri"),
            *("1", "who plans at all?", "2 4 3 5", "4 her days are like mine"),
        ):
            await driver.type(text)
            await driver.press("enter")
        await driver.press("e")
        assert isinstance(driver.app.screen, Composer)
        records, found = driver.app.session.records, talk_of(driver)
        assert found.before is not None
        assert found.before.energy == 3
        track = next(one for one in records.tracks.values() if one.name == "grants")
        assert [(one.level, one.why) for one in track.interest] == [(4, "her days are like mine")]
        (decided,) = track.decisions
        assert (decided.kind, decided.why) == (DecisionKind.EXPLORE, "her days are like mine")
        assert step(driver, "Sam Ortiz") is Step.QUALIFIED


async def test_j9_the_shortest_way(store: Path) -> None:
    clock = Clock(START)
    async with driving(store, clock) as driver:
        await driver.press("4", "l", "escape", "y", "escape", "5", "b")
        before = driver.keys
        await driver.press("escape", "enter")
        assert isinstance(driver.app.screen, Composer)
        await driver.press("y", "s")
        assert driver.keys - before <= SHORTEST_DEBRIEF
        records = driver.app.session.records
        (conversation,) = records.conversations.values()
        assert thanked(records.messages_in(conversation))


async def test_a_debrief_that_is_left_stays_open(store: Path) -> None:
    async with driving(store, Clock(START)) as driver:
        await driver.press("4", "b", "escape", "escape")
        assert isinstance(driver.app.screen, ListScreen)
        assert talk_of(driver).debriefed is None


async def test_the_closing_answer_is_needed(store: Path) -> None:
    async with driving(store, Clock(START + timedelta(hours=1))) as driver:
        await driver.press("4", "b", "escape", "f")
        assert isinstance(driver.app.screen, Composer)
        assert talk_of(driver).asked_others is AskedOthers.UNFITTING


@pytest.mark.parametrize("key", ["m", "M"])
async def test_j18_moved(store: Path, key: str) -> None:
    async with driving(store, Clock()) as driver:
        await driver.press("4")
        before = driver.keys
        await driver.press("r", key)
        await driver.type("mon 10:00")
        await driver.press("enter")
        assert driver.keys - before <= CHANGE
        assert talk_of(driver).start > START
        assert step(driver) is Step.SCHEDULED
        assert isinstance(driver.app.screen, Composer)


@pytest.mark.parametrize("key", ["c", "C", "n", "N"])
async def test_j18_cancelled_or_not_come(store: Path, key: str) -> None:
    hours = 24 if key in "nN" else 0
    async with driving(store, Clock(SATURDAY + timedelta(hours=hours))) as driver:
        await driver.press("4")
        before = driver.keys
        await driver.press("r", key)
        assert isinstance(driver.app.screen, Composer)
        await driver.press("y", "s")
        assert driver.keys - before <= CHANGE
        assert isinstance(driver.app.screen, ListScreen)
        assert talk_of(driver).called_off is not None
        assert step(driver) is Step.ARRANGING
