"""J7: preparing a talk with the standard set, by keyboard. Keys are counted."""

from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import pytest

from coffeechat.acts import messages
from coffeechat.domain.parts import Interview
from coffeechat.domain.reading import notes_in
from coffeechat.domain.words import QuestionCategory
from coffeechat.screens import prep
from coffeechat.screens.answers import AnswersScreen
from coffeechat.screens.app import CoffeeChat
from coffeechat.screens.introduction import IntroductionScreen
from coffeechat.screens.prep import PrepScreen
from coffeechat.screens.question_bank import BankScreen
from coffeechat.verbs import BY_ID
from coffeechat.widgets.text_pane import TextPane
from screens.plugin_kit import command, identify, loaded, somebody
from support.driving import Clock, Driver, driving

#: Typed texts are not counted; the Enter that ends one is.
J7 = 7
#: A screen with room for all rows.
TALL = (80, 50)


async def prepare(driver: Driver) -> None:
    """The prep sheet of a talk that was agreed."""
    person = await identify(driver)
    session = driver.app.session
    messages.sent(session.store, person.id)
    session.perform(BY_ID["reply"], person.id, ["accepted", "tue", "14:00"])
    await driver.press("4")
    driver.keys = 0
    await driver.press("p")
    assert isinstance(driver.app.screen, PrepScreen)


async def answer(driver: Driver, text: str) -> None:
    """Type over what stands on the prompt."""
    await driver.press("ctrl+e", "ctrl+u")
    await driver.type(text)
    await driver.press("enter")


def talk(driver: Driver) -> Interview:
    (conversation,) = driver.app.session.records.conversations.values()
    assert conversation.interview is not None
    return conversation.interview


def goals(driver: Driver) -> tuple[str, ...]:
    (conversation,) = driver.app.session.records.conversations.values()
    return conversation.goals


def place_of(driver: Driver, row: str) -> int:
    return driver.rows.index(row)


def asked(driver: Driver) -> list[str]:
    return [question.text for question in talk(driver).questions]


def head(driver: Driver) -> str:
    return driver.text.splitlines()[0]


def sheet(driver: Driver) -> str:
    return "\n".join(line.text for line in driver.app.screen.query_one(TextPane).lines)


async def test_j7_prepare_with_the_standard_set(tmp_path: Path) -> None:
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await prepare(driver)
        await driver.press("plus")
        await driver.type("what a week looks like")
        await driver.press("enter", "1", "t")
        await driver.type(" And in winter?")
        await driver.press("enter", "escape")
        assert driver.keys == J7
        (conversation,) = driver.app.session.records.conversations.values()
        assert conversation.goals == ("what a week looks like",)
        first = talk(driver).questions[0]
        assert first.tailored
        assert first.text.endswith("And in winter?")
        assert talk(driver).key_question == first.text, "the key question goes along"
        assert talk(driver).questions[-1].category is QuestionCategory.CLOSING


async def test_each_key_on_a_question(tmp_path: Path) -> None:
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await prepare(driver)
        await driver.press("c")
        first, second, third, *_ = asked(driver)
        assert first == second
        await driver.press("x")
        assert asked(driver)[:2] == [first, third]
        await driver.press("J")
        assert asked(driver)[:2] == [third, first]
        await driver.press("K")
        assert asked(driver)[:2] == [first, third]
        await driver.press("1", "x")
        assert asked(driver)[0] == third
        assert talk(driver).key_question == ""
        await driver.press("G", "J")
        assert talk(driver).questions[-1].category is QuestionCategory.CLOSING


async def test_an_own_question_is_checked_mended_and_kept(tmp_path: Path) -> None:
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await prepare(driver)
        await driver.press("n")
        await driver.type("How much do you earn?")
        await driver.press("enter")
        place = asked(driver).index("How much do you earn?")
        assert place == len(asked(driver)) - 2, "before the closing question"
        await driver.press("g", *["j"] * place)
        assert "Q-05" in driver.text
        await driver.press("f")
        assert "How much do you earn?" not in asked(driver)
        assert "What range of pay" in asked(driver)[place]
        assert "Q-05" not in driver.text
        own = driver.app.session.records.profile.questions
        assert [one.text for one in own] == ["How much do you earn?"]


async def test_the_bank_has_mine_and_those_of_the_sets(tmp_path: Path) -> None:
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await prepare(driver)
        await driver.press("n")
        await driver.type("How do eels travel upstream?")
        await driver.press("enter")
        await command(driver, "track-add grants")
        await command(driver, "open-question grants: who pays for eels?")
        before = len(asked(driver))
        await driver.press("b")
        assert isinstance(driver.app.screen, BankScreen)
        assert "✓yours           How do eels travel upstream?" in driver.text
        assert "suggested       who pays for eels?  (open in grants)" in driver.text
        await driver.press("x")
        assert driver.status.startswith("Only questions of your own")
        await driver.press("enter", "g", "n", "enter")
        assert driver.status.startswith("This question is planned already")
        await driver.press("x")
        assert driver.app.session.records.profile.questions == ()
        await driver.press("escape")
        assert isinstance(driver.app.screen, PrepScreen)
        assert "who pays for eels?" in asked(driver)
        assert len(asked(driver)) == before + 1
        assert talk(driver).questions[-1].category is QuestionCategory.CLOSING


async def test_a_gap_in_a_question_of_the_bank_is_filled_first(tmp_path: Path) -> None:
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await prepare(driver)
        await driver.press("b")
        screen = driver.app.screen
        assert isinstance(screen, BankScreen)
        await command(driver, "take How is it to work at Green Rivers as {identity}?")
        await answer(driver, "How is it to work at Green Rivers as a parent?")
        await driver.press("escape")
        assert "How is it to work at Green Rivers as a parent?" in asked(driver)
        assert talk(driver).questions[-2].tailored


async def test_another_set_takes_the_place_of_the_questions(tmp_path: Path) -> None:
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await prepare(driver)
        await driver.press("1", "S", "3")
        assert talk(driver).questions[0].category is QuestionCategory.TRENDS
        assert talk(driver).key_question == ""
        await driver.press("u")
        assert talk(driver).key_question
        await command(driver, "question-set TIARA")
        assert talk(driver).questions[0].category is QuestionCategory.TRENDS


async def test_what_was_found_is_accepted_here_or_never_heard_of_again(tmp_path: Path) -> None:
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await prepare(driver)
        await driver.press("G")
        assert "PREP-10 No introduction" in driver.text
        await driver.press("a")
        assert talk(driver).accepted_findings == ("PREP-10",)
        assert "PREP-10 No introduction" not in driver.text
        await driver.press("G", "A")
        assert list(driver.app.session.records.silenced) == ["PREP-07"]
        assert "PREP-07 No notes" not in driver.text


async def test_the_time_it_takes_and_the_short_way(tmp_path: Path) -> None:
    clock = Clock()
    async with driving(somebody(tmp_path / "db.json"), clock) as driver:
        await prepare(driver)
        assert "0 of 45 minutes" in head(driver)
        for minutes in (15, 15, 15, 5):
            clock.now += timedelta(minutes=minutes)
            await driver.press("j")
        await driver.press("escape")
        assert talk(driver).preparing_minutes == 50
        assert driver.status.startswith("Prepared the talk with Jelisa Okafor for 50 minutes")
        await driver.press("p")
        assert "50 of 45 minutes" in head(driver)
        await driver.press("G")
        assert "PREP-06" in driver.text
        await command(driver, "short")
        assert "50 of 15 minutes" in head(driver)
        labels = [line.split()[0] for line in sheet(driver).splitlines() if line[:1].strip()]
        assert labels == ["when", "why", "goal", "key", "at"]
        await command(driver, "short")
        assert "Before you begin" in sheet(driver)
        clock.now += timedelta(days=1)
        await driver.press("escape", "p")
        assert "65 of 45 minutes" in head(driver), "nobody prepares all day: a quarter counts"


async def test_the_time_of_preparing_outlives_the_program_and_leaves_undo_alone(
    tmp_path: Path,
) -> None:
    clock = Clock()
    async with driving(somebody(tmp_path / "db.json"), clock) as driver:
        await prepare(driver)
        await driver.press("plus")
        await driver.type("a goal")
        await driver.press("enter")
        clock.now += timedelta(minutes=7, seconds=40)
        await driver.press("j", "u")
        assert goals(driver) == (), "undo takes back the goal, not the time"
        driver.app.save_typed()
        await driver.settle()
        assert talk(driver).preparing_minutes == 7
    async with driving(tmp_path / "db.json", clock) as driver:
        await loaded(driver)
        await driver.press("4", "p")
        assert "7 of 45 minutes" in head(driver)
        clock.now += timedelta(seconds=50)
        await driver.press("j", "escape")
        assert talk(driver).preparing_minutes == 7
        await driver.press("p")
        clock.now += timedelta(seconds=50)
        await driver.press("escape")
        assert talk(driver).preparing_minutes == 8, "what was left over is not lost"
        clock.now += timedelta(hours=3)
        await driver.press("p", "escape")
        assert talk(driver).preparing_minutes == 8, "closed, its time stands still"


async def test_goals_and_notes_are_worded_moved_and_dropped_like_questions(
    tmp_path: Path,
) -> None:
    async with driving(somebody(tmp_path / "db.json"), Clock(), size=TALL) as driver:
        await prepare(driver)
        for text in ("a week", "the way in"):
            await driver.press("plus")
            await driver.type(text)
            await driver.press("enter")
        assert "goal: a week" in driver.text
        await driver.press("g", "J")
        assert goals(driver) == ("the way in", "a week")
        await driver.press("t")
        await answer(driver, "an ordinary week")
        assert goals(driver) == ("the way in", "an ordinary week")
        await driver.press("K", "x")
        assert goals(driver) == ("the way in",)
        assert driver.status.startswith("Dropped the goal with Jelisa Okafor: an ordinary week")
        await driver.press("u")
        assert goals(driver) == ("an ordinary week", "the way in")
        for text in ("@ three offices", "wrote of eels", "moved from the lab"):
            await driver.press("r")
            await driver.type(text)
            await driver.press("enter")
        rows = [row for row in driver.rows if row.startswith(("read", "there"))]
        assert rows == ["read: wrote of eels", "read: moved from the lab", "there: three offices"]
        await driver.press(*["k"] * 20, *["j"] * place_of(driver, "read: wrote of eels"))
        await driver.press("J", "x", "t")
        await answer(driver, "@ four offices")
        assert talk(driver).research == "moved from the lab\n@ four offices"
        await command(driver, "drop-goal the")
        await command(driver, "drop-research moved")
        assert goals(driver) == ("an ordinary week",)
        assert talk(driver).research == "@ four offices"


async def test_notes_are_lines_in_the_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def edited(text: str, **_more: object) -> str:
        seen.append(text)
        return f"{text}\n  @ by the river \x1b[2J\nwrites a lot\n\n"

    monkeypatch.setattr(prep, "edit_text", edited)
    monkeypatch.setattr(CoffeeChat, "suspend", nullcontext)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await prepare(driver)
        await command(driver, "research @ three offices")
        await command(driver, "research wrote of eels")
        await driver.press("E")
        assert seen == ["wrote of eels\n@ three offices\n"]
        notes = notes_in(talk(driver).research)
        assert notes[:3] == ("wrote of eels", "writes a lot", "@ three offices")
        assert notes[3].startswith("@ by the river")
        assert "\x1b" not in talk(driver).research


async def test_my_answers_to_hard_questions_are_at_hand(tmp_path: Path) -> None:
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await prepare(driver)
        await driver.press("h", "n")
        assert isinstance(driver.app.screen, AnswersScreen)
        await driver.type("Why do you leave the lab?")
        await driver.press("enter")
        assert "1 without an answer" in driver.text
        await driver.press("enter")
        await driver.type("I like the questions, not the bench.")
        await driver.press("enter")
        assert "not the bench" in driver.text
        await driver.press("n")
        await driver.type("What do you earn? That stays with me.")
        await driver.press("enter", "G", "x")
        (kept,) = driver.app.session.records.profile.asked_me
        assert kept.answer == "I like the questions, not the bench."
        await driver.press("escape")
        assert "Why do you leave the lab? I like the questions" in sheet(driver)


async def test_the_sheet_is_saved_in_markdown(tmp_path: Path) -> None:
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await prepare(driver)
        await driver.press("r")
        await driver.type("wrote of eels")
        await driver.press("enter")
        await command(driver, f"sheet {tmp_path}/jelisa.md")
        await driver.until((tmp_path / "jelisa.md").exists)
    saved = (tmp_path / "jelisa.md").read_text()
    assert saved.startswith("# Jelisa Okafor")
    assert "- **read**: wrote of eels" in saved


async def test_an_introduction_is_written_and_rehearsed(tmp_path: Path) -> None:
    clock = Clock()
    async with driving(somebody(tmp_path / "db.json"), clock) as driver:
        await driver.press("escape")
        await command(driver, "introduction")
        assert isinstance(driver.app.screen, IntroductionScreen)
        await driver.press("e")
        await driver.type("word " * 10)
        await driver.press("escape")
        profile = driver.app.session.records.profile
        assert len(profile.introduction.split()) == 10
        assert "10 words, 0:04 at 130 words a minute" in driver.text
        await driver.press("r")
        clock.now += timedelta(seconds=6)
        await driver.press("r")
        assert "It took 0:06: 100 words a minute" in driver.status
        await driver.press("s", "enter")
        assert driver.app.session.records.profile.words_per_minute == 100
        assert "0:06 at 100 words a minute" in driver.text
