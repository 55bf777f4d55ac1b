"""J7: preparing a talk with the standard set, by keyboard. Keys are counted."""

from datetime import timedelta
from pathlib import Path

from coffeechat.acts import messages
from coffeechat.domain.parts import Interview
from coffeechat.domain.words import QuestionCategory
from coffeechat.screens.introduction import IntroductionScreen
from coffeechat.screens.prep import PrepScreen
from coffeechat.screens.question_bank import BankScreen
from coffeechat.verbs import BY_ID
from coffeechat.widgets.text_pane import TextPane
from screens.plugin_kit import command, identify, somebody
from support.driving import Clock, Driver, driving

#: Typed texts are not counted; the Enter that ends one is.
J7 = 7


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
        assert talk(driver).questions[0].category is QuestionCategory.LANDSCAPE
        assert talk(driver).key_question == ""
        await driver.press("u")
        assert talk(driver).key_question
        await command(driver, "question-set TIARA")
        assert talk(driver).questions[0].category is QuestionCategory.LANDSCAPE


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
        clock.now += timedelta(minutes=50)
        await driver.press("escape", "p")
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
        assert "0 of 45 minutes" in head(driver)


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
