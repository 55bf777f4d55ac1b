"""What they answer, and what comes of no answer: each by keyboard, with the keys that it may take.

Typed texts are not counted; the Enter that ends one is.
"""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from coffeechat.acts import messages, people
from coffeechat.acts.profile import Introduction, introduce
from coffeechat.domain.records import Message, Person
from coffeechat.domain.stages import person_step
from coffeechat.domain.standing import standing
from coffeechat.domain.words import MessagePurpose, Outcome, ReplyKind, Step
from coffeechat.screens.composer import Composer
from coffeechat.screens.list_screen import ListScreen
from coffeechat.widgets.line_list import LineList
from support.driving import Clock, Driver, driving, open_session

ASKED = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)  # a Monday
BUMP_DUE = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
LET_GO_DUE = datetime(2026, 12, 4, 9, 0, tzinfo=UTC)

Drive = Callable[..., AbstractAsyncContextManager[Driver]]


@pytest.fixture
def drive(tmp_path: Path) -> Drive:
    """A program in which Wei Zhang and Jelisa Okafor were asked on Monday; `bumped` on the 25th."""
    path = tmp_path / "data" / "db.json"

    def begin(now: datetime, *, bumped: bool = False) -> AbstractAsyncContextManager[Driver]:
        clock = Clock(ASKED)
        session = open_session(path, clock)
        introduce(session.store, Introduction(name="Ana Reyes", zone="Europe/Berlin"))
        for line in ("Wei Zhang @Verda", "Jelisa Okafor @Green Rivers"):
            messages.sent(session.store, people.add(session.store, line).subject)
        if bumped:
            clock.now = BUMP_DUE
            for person in session.records.people:
                messages.sent(session.store, person)
        session.close()
        return driving(path, Clock(now))

    return begin


def named(driver: Driver, name: str) -> Person:
    return next(one for one in driver.app.session.records.people.values() if one.name == name)


def latest(driver: Driver, name: str) -> Message:
    """The latest message to or from somebody that is no draft."""
    heard = driver.app.session.records.messages_by_person[named(driver, name).id]
    return [one for one in heard if one.at is not None][-1]


def step(driver: Driver, name: str) -> Step | None:
    return person_step(driver.app.session.records, named(driver, name))


def outcome(driver: Driver, name: str) -> Outcome | None:
    closed = driver.app.session.records.conversations_by_person[named(driver, name).id][-1].closed
    return closed.outcome if closed else None


async def go_to_jelisa(driver: Driver) -> int:
    """To the screen Ask, the cursor on her row; how many keys were pressed so far."""
    await driver.press("3")
    driver.app.screen.query_one(LineList).go_to(named(driver, "Jelisa Okafor").id)
    await driver.settle()
    return driver.keys


async def test_j4_a_bump_that_is_due(drive: Drive) -> None:
    async with drive(BUMP_DUE) as driver:
        assert "bump once" in driver.rows[0]
        name = driver.rows[0].split("  ")[0]
        await driver.press("enter")
        assert isinstance(driver.app.screen, Composer)
        assert "once more" in driver.text, "its text comes drafted"
        await driver.press("y")
        assert driver.status.startswith("Copied")
        await driver.press("s")
        assert driver.keys <= 3
        assert "Today offers to let go" in driver.status
        assert latest(driver, name).purpose is MessagePurpose.BUMP
        assert step(driver, name) is Step.BUMPED


async def test_letting_go_is_one_key_on_today_and_never_happens_by_itself(drive: Drive) -> None:
    async with drive(LET_GO_DUE, bumped=True) as driver:
        assert "let it go?" in driver.rows[0]
        assert "no answer" in driver.rows[0]
        name = driver.rows[0].split("  ")[0]
        await driver.press("enter")
        assert driver.keys == 1
        assert outcome(driver, name) is Outcome.NO_REPLY
        await driver.press("enter")
        others = {"Wei Zhang", "Jelisa Okafor"} - {name}
        assert [outcome(driver, other) for other in others] == [None], "the cursor stayed"
        await driver.press("u")
        assert outcome(driver, name) is None


async def test_j5_yes_tuesday_at_two_found_by_three_letters(drive: Drive) -> None:
    async with drive(ASKED + timedelta(days=1)) as driver:
        await driver.press("3")
        before = driver.keys
        await driver.press("slash", "j", "e", "l", "enter", "r", "a")
        await driver.type("tue 14:00")
        await driver.press("enter")
        assert driver.keys - before <= 8
        assert step(driver, "Jelisa Okafor") is Step.SCHEDULED
        assert step(driver, "Wei Zhang") is Step.WAITING


async def test_j5_yes_under_the_cursor(drive: Drive) -> None:
    async with drive(ASKED + timedelta(days=1)) as driver:
        before = await go_to_jelisa(driver)
        await driver.press("r", "a")
        await driver.type("tue 14:00")
        await driver.press("enter")
        assert driver.keys - before <= 3
        assert step(driver, "Jelisa Okafor") is Step.SCHEDULED


async def test_j6_declined_thanked_and_not_asked_again(drive: Drive) -> None:
    async with drive(ASKED + timedelta(days=1)) as driver:
        before = await go_to_jelisa(driver)
        await driver.press("r", "d")
        await driver.until(lambda: isinstance(driver.app.screen, Composer))
        await driver.settle()
        await driver.press("y")
        assert driver.status.startswith("Copied")
        await driver.press("s")
        assert driver.keys - before <= 4
        assert isinstance(driver.app.screen, ListScreen)
        thanks = latest(driver, "Jelisa Okafor")
        assert thanks.purpose is MessagePurpose.THANK_YOU
        assert "thank" in thanks.body.casefold()
        assert outcome(driver, "Jelisa Okafor") is Outcome.DECLINED
        await driver.press("1")
        assert "Jelisa" not in driver.text, "nothing is due with her"


async def test_after_a_no_advice_speaks_against_another_ask(drive: Drive) -> None:
    async with drive(ASKED + timedelta(days=1)) as driver:
        await go_to_jelisa(driver)
        await driver.press("r", "d")
        await driver.until(lambda: isinstance(driver.app.screen, Composer))
        await driver.settle()
        await driver.press("s", "2", "slash")
        await driver.type("stage:closed")
        await driver.press("enter", "d", "enter")
        await driver.until(lambda: isinstance(driver.app.screen, Composer))
        await driver.settle()
        await driver.press("G")
        assert "FIT-10 Jelisa Okafor declined" in driver.text


#: Keys, what is typed and ended by Enter, and what is logged; how many keys it may take in all.
OTHERS = [
    ("l", "1 mar", ReplyKind.LATER, 3),
    ("f", "Sam Ortiz at Verda", ReplyKind.REFERRED_ON, 3),
    ("e", "Grants are read by two people.", ReplyKind.BY_EMAIL, 3),
    ("w", "4 dec", ReplyKind.OUT_OF_OFFICE, 3),
    ("w", "", ReplyKind.OUT_OF_OFFICE, 3),
    ("b", None, ReplyKind.BOUNCED, 2),
    ("o", None, ReplyKind.OTHER_TIME, 2),
]


async def answered(driver: Driver, key: str, typed: str | None) -> int:
    """Log an answer of Jelisa's; the keys it took."""
    before = await go_to_jelisa(driver)
    await driver.press("r", key)
    if typed is not None:
        await driver.type(typed)
        await driver.press("enter")
    return driver.keys - before


@pytest.mark.parametrize(("key", "typed", "kind", "most"), OTHERS)
async def test_j6_other_answers(
    drive: Drive, key: str, typed: str | None, kind: ReplyKind, most: int
) -> None:
    async with drive(ASKED + timedelta(days=1)) as driver:
        assert await answered(driver, key, typed) <= most
        assert latest(driver, "Jelisa Okafor").reply is kind
        assert step(driver, "Wei Zhang") is Step.WAITING
        await driver.press("u")
        assert step(driver, "Jelisa Okafor") is Step.WAITING
        assert latest(driver, "Jelisa Okafor").reply is None


async def test_each_answer_leads_on(drive: Drive) -> None:
    """Later rests, a name becomes a person, answers are learned and thanked for, away waits."""
    check = partial(drive, ASKED + timedelta(days=1))
    async with check() as driver:
        await answered(driver, "f", "Sam Ortiz at Verda")
        assert named(driver, "Sam Ortiz").referred_by == named(driver, "Jelisa Okafor").id
        assert outcome(driver, "Jelisa Okafor") is Outcome.REFERRED_ON
        await driver.press("u")
        await answered(driver, "e", "Grants are read by two people.")
        (learning,) = driver.app.session.records.learnings.values()
        assert learning.text == "Grants are read by two people."
        await driver.press("1")
        assert any("thank them for answering" in row for row in driver.rows)
        await driver.press("u")
        await answered(driver, "l", "1 mar")
        assert step(driver, "Jelisa Okafor") is Step.PARKED
        await driver.press("u")
        await answered(driver, "w", "4 dec")
        session = driver.app.session
        words = standing(session.records, named(driver, "Jelisa Okafor"), session.now())
        assert words.endswith("away until Fri 4 Dec · bump Mon 7 Dec")


async def test_an_answer_after_the_end_reopens_what_was_let_go(drive: Drive) -> None:
    async with drive(LET_GO_DUE, bumped=True) as driver:
        await driver.press("enter", "j", "enter")
        assert {outcome(driver, name) for name in ("Wei Zhang", "Jelisa Okafor")} == {
            Outcome.NO_REPLY
        }
        await driver.press("2", "slash")
        await driver.type("stage:closed jel")
        await driver.press("enter", "r", "a")
        await driver.type("tue 14:00")
        await driver.press("enter")
        assert step(driver, "Jelisa Okafor") is Step.SCHEDULED
        assert outcome(driver, "Wei Zhang") is Outcome.NO_REPLY


async def test_a_full_week_is_told_and_nothing_is_in_the_way(drive: Drive) -> None:
    async with drive(ASKED + timedelta(days=1)) as driver:
        await driver.press("3")
        assert "asks this week" not in driver.text
        session = driver.app.session
        messages.sent(session.store, people.add(session.store, "Mika Laine").subject)
        await driver.settle()
        assert "3 of 3 asks this week; the next may wait until Monday" in driver.text
        messages.sent(session.store, people.add(session.store, "Ana Kim").subject)
        await driver.settle()
        assert "4 asks (3 were planned) this week" in driver.text
