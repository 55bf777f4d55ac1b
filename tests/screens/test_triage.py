"""Triage by keyboard: one key decides and shows the next; it leaves, resumes and takes back."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from coffeechat.acts import people, triage
from coffeechat.acts.profile import Introduction, introduce
from coffeechat.domain.records import Person
from coffeechat.domain.stages import person_step
from coffeechat.domain.words import Step, Warmth
from coffeechat.screens.composer import Composer
from coffeechat.screens.list_screen import ListScreen
from coffeechat.screens.triage import TriageScreen
from screens.test_typed_ahead import slow_disk, type_at_once
from support.driving import Clock, Driver, driving, open_session

NAMES = ("Ada One", "Bea Two", "Cem Three", "Dan Four")


def store_of(path: Path, names: Sequence[str] = NAMES) -> Path:
    """A store of people who are equally good to ask, but for their names."""
    session = open_session(path, Clock())
    introduce(
        session.store,
        Introduction(name="Ana Reyes", institutions=("State U",), zone="Europe/Berlin"),
    )
    for name in names:
        people.add(session.store, f"{name} @State U, Program Manager")
    session.close()
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return store_of(tmp_path / "db.json")


async def opened(driver: Driver) -> TriageScreen:
    await driver.press("2", "t")
    screen = driver.app.screen
    assert isinstance(screen, TriageScreen)
    await driver.settle()
    return screen


def shown(driver: Driver) -> str:
    """Whose page it is."""
    return (
        next(line for line in driver.text.splitlines()[1:] if line.strip()).split(" · ")[0].strip()
    )


def counts(driver: Driver) -> str:
    return driver.text.splitlines()[0].partition("Triage")[2].strip()


def known(driver: Driver, name: str) -> Person:
    return next(one for one in driver.app.session.records.people.values() if one.name == name)


def step(driver: Driver, name: str) -> Step | None:
    return person_step(driver.app.session.records, known(driver, name))


async def test_one_key_decides_and_shows_the_next(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver)
        assert (shown(driver), counts(driver)) == ("Ada One", "0 done, 4 to go")
        await driver.press("n")
        assert (shown(driver), counts(driver)) == ("Bea Two", "1 done, 3 to go")
        assert driver.status == "Set Ada One aside for good."
        await driver.press("l")
        assert (shown(driver), counts(driver)) == ("Cem Three", "2 done, 2 to go")
        assert driver.status == "Set Bea Two aside until Fri 19 Feb 2027."
        await driver.press("y")
        assert (shown(driver), counts(driver)) == ("✓ Cem Three", "3 done, 1 to go")
        await driver.press("y")
        assert (shown(driver), counts(driver)) == ("Dan Four", "3 done, 1 to go")
        await driver.press("n")
        assert "Nobody is left to decide on." in driver.text
        assert counts(driver) == "4 done, 0 to go"
        assert step(driver, "Cem Three") is Step.QUALIFIED
        assert len(driver.app.session.store.events) == 5 + 4


async def test_digits_confirm_what_connects_us_and_then_why(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver)
        assert " 1 State U" in driver.text
        await driver.press("y", "1")
        assert [point.detail for point in known(driver, "Ada One").points] == ["State U"]
        assert shown(driver) == "✓ Ada One"
        await driver.press("1")
        conversation = driver.app.session.records.open_conversation(known(driver, "Ada One").id)
        assert conversation is not None
        assert conversation.why
        await driver.press("9")
        assert driver.status == "Nothing is offered as 9."
        await driver.press("u")
        assert driver.status.startswith("Undone: Noted why Ada One")


async def test_undo_leads_back_to_the_person(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver)
        before = driver.app.session.store.canonical()
        await driver.press("n", "l", "u")
        assert (shown(driver), counts(driver)) == ("Bea Two", "1 done, 3 to go")
        await driver.press("u")
        assert (shown(driver), counts(driver)) == ("Ada One", "0 done, 4 to go")
        assert driver.app.session.store.canonical() == before
        await driver.press("U")
        assert counts(driver) == "1 done, 3 to go"


async def test_it_leaves_and_resumes_where_it_was(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver)
        await driver.press("n", "j")
        assert shown(driver) == "Cem Three"
        await driver.press("escape")
        assert isinstance(driver.app.screen, ListScreen)
        await opened(driver)
        assert (shown(driver), counts(driver)) == ("Cem Three", "1 done, 3 to go")
        await driver.press("k")
        assert shown(driver) == "Bea Two"
    async with driving(store, Clock()) as driver:
        await opened(driver)
        assert (shown(driver), counts(driver)) == ("Bea Two", "1 done, 3 to go")


async def test_who_was_passed_over_comes_again_after_the_last(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver)
        await driver.press("enter", "space", "down")
        assert shown(driver) == "Dan Four"
        await driver.press("n")
        assert shown(driver) == "Ada One"
        await driver.press("n", "n", "enter")
        assert driver.status == "Nobody else is left to decide on."
        assert shown(driver) == "Cem Three"
        await driver.press("k", "k")
        assert shown(driver) == "Ada One"
        assert "set aside" in driver.text
        await driver.press("y")
        assert shown(driver) == "✓ Ada One"


async def test_a_day_is_named_with_z(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver)
        await driver.press("z")
        await driver.type("4")
        await driver.press("enter")
        assert driver.status == "Set Ada One aside until Mon 21 Dec."
        assert shown(driver) == "Bea Two"
        await driver.press("z", "escape")
        assert shown(driver) == "Bea Two"


async def test_who_was_chosen_is_not_set_aside_by_the_next_key(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver)
        await driver.press("y", "n")
        assert driver.status == "Ada One is worth asking by now; u takes it back, ⏎ goes on."
        assert shown(driver) == "✓ Ada One"


async def test_a_why_a_connection_and_a_tag_are_typed(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver)
        for key, text in (("c", "the choir"), ("number_sign", "ecology"), ("w", "her way")):
            await driver.press(key)
            await driver.type(text)
            await driver.press("enter")
        ada = known(driver, "Ada One")
        assert ([point.detail for point in ada.points], ada.tags) == (["the choir"], ("ecology",))
        assert step(driver, "Ada One") is Step.QUALIFIED
        assert shown(driver) == "✓ Ada One"


async def test_who_was_asked_gives_way_to_the_next(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver)
        await driver.press("d")
        await driver.type("moved from the lab to grants.")
        await driver.press("enter")
        assert isinstance(driver.app.screen, Composer)
        assert "I saw that you moved from the lab to grants. " in " ".join(driver.text.split())
        await driver.press("escape")
        assert shown(driver) == "✓ Ada One"
        await driver.press("d")
        assert isinstance(driver.app.screen, Composer)
        await driver.press("s")
        assert (shown(driver), counts(driver)) == ("Bea Two", "1 done, 3 to go")
        assert driver.status.startswith("Sent the ask to Ada One.")


async def test_esc_at_the_fact_begins_no_draft(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver)
        await driver.press("d", "escape")
        assert isinstance(driver.app.screen, TriageScreen)
        assert not driver.app.session.records.messages


async def test_only_who_is_shown_is_looked_through(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await driver.press("2", "slash")
        await driver.type("bea")
        await driver.press("enter", "t")
        assert shown(driver) == "Bea Two"
        assert "/bea" in driver.text.splitlines()[0]
        await driver.press("n")
        assert "Nobody is left" in driver.text


async def test_today_leads_to_those_i_know_and_those_whose_day_has_come(store: Path) -> None:
    clock = Clock()
    session = open_session(store, clock)
    ids = {person.name: person.id for person in session.records.people.values()}
    for name in ("Dan Four", "Bea Two"):
        people.warm(session.store, ids[name], Warmth.CLOSE)
    triage.later(session.store, ids["Cem Three"], date(2026, 11, 27))
    session.close()
    clock.now += timedelta(days=8)
    async with driving(store, clock) as driver:
        assert any("Cem Three" in row and "set aside until now" in row for row in driver.rows)
        assert "2 people" in driver.rows[-1]
        assert "you know, never asked" in driver.rows[-1]
        assert driver.rows[-1].endswith("⏎ triage")
        await driver.press("G", "w")
        assert driver.status == "There is nobody under the cursor."
        await driver.press("t")
        assert shown(driver) == "Bea Two"
        await driver.press("n")
        assert shown(driver) == "Dan Four"
        await driver.press("n")
        assert "Nobody is left" in driver.text
        await driver.press("escape", "g", "enter")
        assert shown(driver) == "Cem Three"
        await driver.press("n")
        assert "Nobody is left" in driver.text


async def test_who_comes_back_is_the_first(store: Path) -> None:
    clock = Clock()
    session = open_session(store, clock)
    dan = next(one for one in session.records.people.values() if one.name == "Dan Four")
    triage.later(session.store, dan.id, date(2026, 11, 27))
    session.close()
    clock.now += timedelta(days=6)
    async with driving(store, clock) as driver:
        await opened(driver)
        assert (shown(driver), counts(driver)) == ("Dan Four", "0 done, 4 to go")


async def test_keys_typed_ahead_apply_to_one_person_after_the_other(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver)
        with slow_disk(driver):
            await type_at_once(driver, "nly1")
        await driver.until(lambda: bool(known(driver, "Cem Three").points))
        await driver.settle()
        aside = {name: known(driver, name).triage for name in NAMES}
        assert [aside[name] is not None for name in NAMES] == [True, True, False, False]
        assert [one.name for one in driver.app.session.records.people.values() if one.points] == [
            "Cem Three"
        ]


async def test_what_another_session_does_is_seen(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await opened(driver)
        other = open_session(store, Clock(), seed=2)
        people.set_aside(other.store, known(driver, "Ada One").id)
        people.add(other.store, "Eve Five")
        other.close()
        driver.app.session.store.poll()
        await driver.settle()
        assert (shown(driver), counts(driver)) == ("Bea Two", "1 done, 4 to go")


async def test_nobody_at_all(tmp_path: Path) -> None:
    async with driving(store_of(tmp_path / "db.json", ()), Clock()) as driver:
        await opened(driver)
        assert "Nobody is left to decide on." in driver.text
        await driver.press("y", "n", "l", "1", "d", "j", "k", "z")
        assert len(driver.app.session.store.events) == 1
        await driver.press("escape")
        assert isinstance(driver.app.screen, ListScreen)
