"""The screen Learn: the tracks, the learnings, coverage, what differs, the quiz, what to read."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from coffeechat.domain.learnings import contradicting
from coffeechat.domain.parts import Term
from coffeechat.domain.records import Learning, Record, Track
from coffeechat.domain.words import LoopState
from coffeechat.screens.coverage import CoverageScreen
from coffeechat.screens.learn import LearnScreen
from coffeechat.screens.learnings import LearningScreen, LearningsScreen
from coffeechat.screens.list_screen import ListScreen
from coffeechat.screens.person import PersonScreen
from coffeechat.screens.quiz import QuizScreen
from coffeechat.widgets.line_list import LineList
from domain import learning_kit as kit
from screens.plugin_kit import command
from support.driving import Clock, Driver, driving, open_session


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the small world of learnings."""
    path = tmp_path / "db.json"
    session, world = open_session(path, Clock(kit.NOW)), kit.records()
    tables: Sequence[Mapping[str, Record]] = (
        *(world.profiles, world.tracks, world.people),
        *(world.conversations, world.learnings, world.loops),
    )
    with session.store.act("put") as tx:
        for record in (record for table in tables for record in table.values()):
            tx.put(record)
    session.close()
    return path


def learned(driver: Driver, key: str) -> Learning:
    return driver.app.session.records.learnings[key]


def track(driver: Driver, key: str = "grants") -> Track:
    return driver.app.session.records.tracks[key]


def under_cursor(driver: Driver) -> str | None:
    return driver.app.screen.query_one(LineList).cursor_key


async def test_learn_is_the_sixth_of_the_lists(store: Path) -> None:
    async with driving(store, Clock(kit.NOW)) as driver:
        await driver.press("6")
        assert isinstance(driver.app.screen, LearnScreen)
        assert "6Learn" in driver.text
        assert [row.split()[:8] for row in driver.rows] == [
            ["grants", "promising", "3", "told", "4", "learned", "gaps:", "skills,"],
            ["science", "policy", "exploring", "2", "told", "2", "learned", "gaps:"],
        ]
        assert "grants: 3 people told you 4 things; " in driver.text
        await driver.press("6")
        assert isinstance(driver.app.screen, LearnScreen)
        await driver.press("3")
        assert isinstance(driver.app.screen, ListScreen)
        assert "3Ask" in driver.text
        await driver.press("6", "escape")
        assert "1Today" in driver.text


async def test_tracks_are_marked_to_be_compared(store: Path) -> None:
    """Journey J20: from Learn, two marks and one key; the page is proved elsewhere."""
    async with driving(store, Clock(kit.NOW)) as driver:
        await driver.press("6", "space", "space")
        assert isinstance(driver.app.screen, LearnScreen)
        assert driver.app.screen.marked_tracks == ["grants", "policy"]
        assert driver.status == "2 marked"
        await driver.press("asterisk")
        assert driver.app.screen.marked_tracks == []
        await driver.press("asterisk", "k", "space")
        assert driver.app.screen.marked_tracks == ["policy"]
        await driver.press("escape")
        assert driver.app.screen.marked_tracks == []
        assert isinstance(driver.app.screen, LearnScreen)


async def test_learnings_are_read_filtered_and_opened(store: Path) -> None:
    async with driving(store, Clock(kit.NOW)) as driver:
        await driver.press("6", "l")
        assert isinstance(driver.app.screen, LearningsScreen)
        assert [row.split()[0] for row in driver.rows] == [
            *("day", "day", "day", "pay", "resources", "other"),
        ]
        assert "«about 40,000»" in driver.rows[3]
        assert driver.rows[3].endswith("over 18 months")
        await driver.press("slash")
        await driver.type("facet:d")
        await driver.press("tab")
        await driver.type("field")
        await driver.press("enter")
        assert "1 of 6" in driver.text
        await driver.press("enter")
        assert isinstance(driver.app.screen, LearningScreen)
        assert "differs  boots, every week (Wei Zhang)" in driver.text
        await driver.press("enter")
        assert isinstance(driver.app.screen, PersonScreen)
        assert "Jelisa Okafor" in driver.text
        await driver.press("escape", "escape", "escape")
        assert len(driver.rows) == 6
        await driver.press("slash")
        await driver.type("level:x")
        assert "«level:» is no key" in driver.text
        await driver.press("escape", "escape", "escape")
        await command(driver, "learnings by:mika")
        assert len(driver.rows) == 2


async def test_a_filter_of_learnings_begins_on_learn_and_on_a_track(store: Path) -> None:
    async with driving(store, Clock(kit.NOW)) as driver:
        await driver.press("6", "slash")
        await driver.until(lambda: "facet:" in driver.text)
        await driver.type("soup")
        await driver.press("enter")
        assert [row.split()[0] for row in driver.rows] == ["other"]
        await driver.press("escape", "escape", "j", "enter", "l")
        assert '/track:"science policy"' in driver.text
        assert len(driver.rows) == 2


async def test_a_learning_is_edited_where_it_is_read(store: Path) -> None:
    async with driving(store, Clock(kit.NOW)) as driver:
        await driver.press("6", "l", "j", "j", "e")
        await driver.type(": ten hours")
        await driver.press("enter")
        assert learned(driver, "day").text == "long days in the field: ten hours"
        await driver.press("w", "d")
        await driver.type("yesterday")
        await driver.press("enter", "t")
        await driver.type("sci")
        await driver.press("tab", "enter")
        assert under_cursor(driver) == "day"
        await driver.press("f")
        await driver.type("cu")
        await driver.press("tab", "enter")
        found = learned(driver, "day")
        assert (found.facet.value, found.tracks) == ("culture", ("policy",))
        assert found.their_words
        assert str(found.said_on) == "2026-11-23"
        assert under_cursor(driver) == "day"
        await driver.press("p")
        assert isinstance(driver.app.screen, PersonScreen)
        await driver.press("escape", "x")
        assert "day" not in driver.app.session.records.learnings
        await driver.press("u")
        assert learned(driver, "day") == found


async def test_one_key_ties_the_marked_one_to_another(store: Path) -> None:
    async with driving(store, Clock(kit.NOW)) as driver:
        await driver.press("6", "l", "exclamation_mark")
        assert driver.status.startswith("Mark one learning with space on the list")
        await driver.press("space", "exclamation_mark")
        records = driver.app.session.records
        assert [one.id for one in contradicting(records, learned(driver, "boots"))] == [
            *("day", "desk"),
        ]
        assert learned(driver, "boots").agrees == learned(driver, "desk").agrees == ()
        await driver.press("k", "space", "exclamation_mark")
        assert driver.status.startswith("They have nothing to do with each other")
        await driver.press("u", "u", "space", "escape")
        assert driver.status == ""
        assert isinstance(driver.app.screen, LearningsScreen)


async def test_a_gap_is_handed_to_whom_fits_best(store: Path) -> None:
    async with driving(store, Clock(kit.NOW)) as driver:
        await driver.press("6", "c")
        assert isinstance(driver.app.screen, CoverageScreen)
        assert driver.rows[0].split() == ["day", "[3]", "-"]
        assert "Nobody has told you of skills, qualifications" in driver.text
        await driver.press("j", "w")
        assert driver.status.startswith("To ask ")
        (new,) = driver.app.session.records.loops.keys() - kit.LOOPS.keys()
        loop = driver.app.session.records.loops[new]
        name = driver.app.session.records.people[str(loop.about)].name
        assert f"To be asked: skills: {name}." in " ".join(driver.text.split())
        await driver.press("G", "k")
        assert "ask Ngozi Adéyemi" in driver.text
        assert under_cursor(driver) == "?what comes after a grant?"
        await driver.press("w")
        assert driver.app.session.records.loops["q1"].about not in {None, "jelisa"}
        await driver.press("g", "l")
        assert driver.rows[7].split() == ["pay", "1", "[1]"]
        await driver.press("right", "left")
        assert driver.rows[7].split() == ["pay", "[1]", "1"]
        await driver.press("o")
        await driver.type("who else?")
        await driver.press("enter")
        assert "who else?" in track(driver).questions
        await driver.press("enter")
        assert '/track:"grants" facet:day' in driver.text


async def test_any_number_of_tracks_fits(store: Path) -> None:
    async with driving(store, Clock(kit.NOW), size=(60, 16)) as driver:
        with driver.app.session.store.act("put") as tx:
            for number in range(7):
                tx.put(kit.TRACKS["policy"].replace(id=f"t{number}", name=f"field {number:02}"))
        await driver.press("6", "c")
        await driver.press(*"llllllll")
        assert "Coverage: science policy" in driver.text
        assert "[science]" in driver.text
        assert all(len(line) <= 60 for line in driver.text.splitlines())


async def test_what_differs_stands_side_by_side_with_the_next_question(store: Path) -> None:
    async with driving(store, Clock(kit.NOW)) as driver:
        await driver.press("6", "d")
        assert [row.split()[:2] for row in driver.rows] == [["grants", "day"]]
        assert "Next: I heard both" in driver.text
        both = [line for line in driver.text.splitlines() if "Jelisa Okafor" in line]
        assert "Wei Zhang" in both[0]
        await driver.press("o")
        assert track(driver).questions[-1].startswith("I heard both «long days in the field»")
        await driver.press("w")
        assert driver.status.startswith("Nobody else of grants is left to ask")
        await driver.press("enter")
        assert '/track:"grants" facet:day' in driver.text


async def test_a_quiz_shows_a_term_then_what_it_means(store: Path) -> None:
    async with driving(store, Clock(kit.NOW)) as driver:
        terms = tuple(Term(term=f"t{one}", meaning=f"meaning {one}") for one in "abcdefg")
        with driver.app.session.store.act("put") as tx:
            tx.put(track(driver).replace(glossary=terms))
        await driver.press("6", "t")
        assert isinstance(driver.app.screen, QuizScreen)
        assert "1 of 5" in driver.text
        assert "meaning" not in driver.text
        await driver.press("y")
        assert driver.status == "Enter shows what it means first."
        await driver.press("enter")
        assert "meaning " in driver.text
        await driver.press("y", "enter", "n", "enter", "y", "escape")
        assert isinstance(driver.app.screen, LearnScreen)
        assert driver.status.startswith("You knew 2 of 3 terms (grants).")
        assert sum(term.known for term in track(driver).glossary) == 2
        await driver.press("t", *("enter", "y") * 5)
        assert driver.status.startswith("You knew 5 of 5 terms (grants).")
        assert [term.known for term in track(driver).glossary] == [1] * 7
        await driver.press("u")
        assert sum(term.known for term in track(driver).glossary) == 2


async def test_a_track_without_meanings_has_no_quiz(store: Path) -> None:
    async with driving(store, Clock(kit.NOW)) as driver:
        await driver.press("6", "j", "t")
        assert driver.status.startswith("science policy has no word with a meaning yet")


async def test_what_is_to_be_read_is_ticked_off(store: Path) -> None:
    async with driving(store, Clock(kit.NOW)) as driver:
        await driver.press("6", "j", "r")
        assert "2 of 3 to read" in driver.text
        await driver.press("s")
        assert learned(driver, "book").read == kit.NOW
        await driver.press("g", "s")
        assert driver.app.session.records.loops["s1"].state is LoopState.DONE
        assert "0 of 3 to read" in driver.text
        await driver.press("u", "u")
        assert "2 of 3 to read" in driver.text
        await driver.press("enter")
        assert isinstance(driver.app.screen, PersonScreen)


async def test_beside_the_list_stands_all_of_it(store: Path) -> None:
    async with driving(store, Clock(kit.NOW), size=(120, 40)) as driver:
        await driver.press("6")
        assert "told      3 people told you 4 things" in driver.text
        await driver.press("l")
        await driver.until(lambda: "Wei Zhang" in driver.text and "differs" in driver.text)


async def test_an_empty_learn_says_what_to_do(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await driver.press("escape", "6", "c", "t", "r", "space", "asterisk", "e", "enter")
        assert isinstance(driver.app.screen, LearnScreen)
        assert "a begins one, such as grants or science policy" in driver.text
        await driver.press("l", "e", "w", "x", "p", "space", "asterisk", "exclamation_mark")
        assert "Nothing is learned yet." in driver.text
        await driver.press("escape", "d", "o", "w", "enter")
        assert driver.status == "Nothing is under the cursor."
        assert "Nothing to compare yet" in driver.text


async def test_the_keys_of_the_filter_are_told(store: Path) -> None:
    async with driving(store, Clock(kit.NOW), size=(120, 60)) as driver:
        await driver.press("6", "l", "question_mark")
        assert "facet:" in driver.text
        assert "warmth:" not in driver.text
