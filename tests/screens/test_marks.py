"""Marked rows: one act for many, told before it is done, taken back by one undo."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from coffeechat.acts import messages, people, tags
from coffeechat.screens.base import VerbScreen
from coffeechat.widgets.line_list import LineList
from screens.plugin_kit import command
from screens.test_triage import NAMES, known, store_of
from support.driving import Clock, Driver, driving, open_session


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return store_of(tmp_path / "db.json")


def marked(driver: Driver) -> Sequence[str]:
    """The names of the rows that carry the sign."""
    rows = driver.app.screen.query_one(LineList)
    drawn = (rows.render_line(y).text for y in range(len(rows.keys)))
    return [row[2:].split("  ")[0] for row in drawn if row[1] == "*"]


def tagged(driver: Driver, tag: str) -> list[str]:
    found = driver.app.session.records.people.values()
    return [person.name for person in found if tag in person.tags]


async def test_space_marks_and_goes_on_and_esc_marks_none(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await driver.press("2", "space", "j", "space")
        assert marked(driver) == ["Ada One", "Cem Three"]
        assert driver.status.startswith("2 marked: # tags, c connects")
        assert driver.app.status[1] == "Esc none"
        await driver.press("k", "space")
        assert marked(driver) == ["Ada One"]
        await driver.press("slash")
        await driver.type("bea")
        await driver.press("enter", "escape")
        assert len(driver.rows) == 1, "Esc first marks none, and then shows everybody"
        await driver.press("escape")
        assert marked(driver) == []
        assert len(driver.rows) == 4


async def test_all_that_are_shown_are_marked_and_none_again(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await driver.press("2", "slash")
        await driver.type("one")
        await driver.press("enter", "asterisk")
        assert marked(driver) == ["Ada One"]
        await driver.press("slash")
        for _ in "one":
            await driver.press("backspace")
        await driver.type("four")
        await driver.press("enter", "asterisk", "slash")
        for _ in "four":
            await driver.press("backspace")
        await driver.press("enter")
        assert marked(driver) == ["Ada One", "Dan Four"], "marks outlast the filter"
        await driver.press("asterisk")
        assert marked(driver) == list(NAMES)
        await driver.press("asterisk")
        assert marked(driver) == []


async def test_an_act_on_the_marked_is_told_done_once_and_undone_once(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        session = driver.app.session
        tags.tag(session.store, known(driver, "Ada One").id, "lab")
        before = session.store.canonical()
        await driver.press("2", "asterisk", "number_sign")
        await driver.type("Lab")
        await driver.press("enter")
        foot = " ".join(" ".join(driver.text.splitlines()[-4:]).split())
        assert "Tag: Lab · 3 people (Bea Two, Cem Three …) · 1 are so already ⏎ do it" in foot
        assert session.store.canonical() == before, "nothing is done before Enter"
        await driver.press("enter")
        assert tagged(driver, "Lab") == ["Bea Two", "Cem Three", "Dan Four"]
        assert driver.status == "Tag: Lab (3 people)."
        assert marked(driver) == []
        await driver.press("u")
        assert session.store.canonical() == before


async def test_esc_leaves_the_act_and_keeps_the_marks(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await driver.press("2", "asterisk", "number_sign", "escape")
        await driver.press("number_sign")
        await driver.type("lab")
        await driver.press("enter", "escape")
        assert tagged(driver, "lab") == []
        assert marked(driver) == list(NAMES)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("later 4", "Set aside until Mon 21 Dec (2 people)."),
        ("later", "Set aside until Fri 19 Feb 2027 (2 people)."),
        ("no", "Set aside for good (2 people)."),
        ("belongs ecology", "Track: ecology (2 people)."),
        ("worth-asking", "Worth asking (2 people)."),
        ("connection the choir", "Connection: the choir (2 people)."),
        ("tag -lab, choir", "Tag: choir, no longer lab (2 people)."),
    ],
)
async def test_what_can_be_done_to_many_is_typed(store: Path, line: str, says: str) -> None:
    async with driving(store, Clock()) as driver:
        await driver.press("2", "space", "space")
        await command(driver, line)
        if line == "later":
            await driver.press("enter")
        await driver.press("enter")
        assert driver.status == says


async def test_who_cannot_be_changed_is_told_and_left(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        session = driver.app.session
        people.say_why(session.store, known(driver, "Ada One").id, "her lab")
        await driver.press("2", "asterisk")
        await command(driver, "no")
        assert "1 not: A conversation with Ada One is open" in " ".join(driver.text.split())
        await driver.press("enter")
        assert driver.status == "Set aside for good (3 people)."


async def test_what_changes_nobody_is_not_asked(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        session = driver.app.session
        tags.tag(session.store, known(driver, "Ada One").id, "lab")
        await driver.press("2", "space")
        await command(driver, "tag lab")
        assert driver.status == "They are all so already."
        await command(driver, "tag ,")
        assert driver.status == "No tag is named; nothing was changed."
        await command(driver, "later yesterday")
        assert driver.app.screen.query_one(LineList).has_focus
        assert len(session.store.events) == 6


async def test_other_verbs_mean_the_row_under_the_cursor(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await driver.press("2", "space", "w")
        await driver.type("his path")
        await driver.press("enter")
        assert driver.status == "Noted why you want to talk to Bea Two."
        assert marked(driver) == ["Ada One"]


async def test_one_person_is_tagged_and_that_is_repeated_elsewhere(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await driver.press("2", "number_sign")
        await driver.type("lab")
        await driver.press("enter", "j", "full_stop")
        assert tagged(driver, "lab") == ["Ada One", "Bea Two"]
        screen = driver.app.screen
        assert isinstance(screen, VerbScreen)
        assert driver.status == "Tagged Bea Two: lab."


async def test_tab_completes_a_tag_that_somebody_has(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        session = driver.app.session
        tags.tag(session.store, known(driver, "Ada One").id, "Ecology")
        await driver.press("2", "j", "number_sign")
        await driver.type("eco")
        await driver.press("tab", "enter")
        assert driver.status == "Tagged Bea Two: Ecology."


async def test_marks_of_a_list_stay_on_it(store: Path) -> None:
    session = open_session(store, Clock())
    for name in NAMES[:2]:
        person = next(one for one in session.records.people.values() if one.name == name)
        messages.sent(session.store, person.id)
    session.close()
    async with driving(store, Clock()) as driver:
        await driver.press("3", "space")
        (first,) = marked(driver)
        await driver.press("2")
        assert marked(driver) == []
        await driver.press("space", "3")
        assert marked(driver) == [first]


async def test_nobody_is_marked_where_nobody_is(tmp_path: Path) -> None:
    async with driving(store_of(tmp_path / "db.json", ()), Clock()) as driver:
        await driver.press("2", "space")
        assert driver.status == "There is nobody under the cursor."
        await driver.press("asterisk", "number_sign")
        assert driver.status == "There is nobody under the cursor."
