"""After the talk, by keyboard: promises kept, advice reported back, contact for a reason.

The keys of each journey are counted, typed texts not.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coffeechat.acts import talks
from coffeechat.domain.words import LoopState, MessagePurpose
from coffeechat.screens.composer import Composer
from coffeechat.screens.list_screen import ListScreen
from coffeechat.screens.loops import LoopsScreen, MilestoneScreen
from support.driving import Clock, Driver, driving
from support.happenings import happens
from support.worlds import World

TALKED = "asked, talk agreed, held, debriefed, thanked"


def prepared(path: Path, tell: Callable[[World, str], None]) -> Clock:
    """A store with Jelisa, what was told of her, and the clock after it."""
    world = World(path, now="2026-11-16 09:00")
    tell(world, world.person("Jelisa Okafor", title="Program Manager", organisation="Verda"))
    world.close()
    return Clock(world.clock.now.astimezone(UTC))


def at(clock: Clock, year: int, month: int, day: int) -> Clock:
    """The clock on the morning of another day."""
    clock.now = datetime(year, month, day, 9, tzinfo=UTC)
    return clock


async def sent(driver: Driver) -> None:
    """The composer is open; the text is copied, and goes out."""
    assert isinstance(driver.app.screen, Composer)
    await driver.press("y", "s")
    assert driver.status.startswith("Sent "), driver.status


async def test_j11_tell_who_named_somebody_that_we_met(own_home: Path, tmp_path: Path) -> None:
    def tell(world: World, jelisa: str) -> None:
        happens(world, jelisa, "asked, named somebody")
        happens(world, world.named("Sam Ortiz").id, TALKED)

    clock = prepared(tmp_path / "db.json", tell)
    async with driving(tmp_path / "db.json", clock) as driver:
        assert "you met Sam Ortiz" in driver.rows[0]
        await driver.press("enter")
        assert "Sam Ortiz" in driver.text
        await sent(driver)
        assert driver.keys == 3
        (loop,) = driver.app.session.records.loops.values()
        assert loop.reported


async def test_j12_report_on_a_suggestion(own_home: Path, tmp_path: Path) -> None:
    def tell(world: World, jelisa: str) -> None:
        happens(world, jelisa, "asked, talk agreed, held, suggestion, debriefed, thanked")

    clock = at(prepared(tmp_path / "db.json", tell), 2026, 12, 1)
    async with driving(tmp_path / "db.json", clock) as driver:
        await driver.press("5", "enter")
        assert isinstance(driver.app.screen, LoopsScreen)
        assert "read the annual report" in driver.rows[0]
        driver.keys = 0
        await driver.press("s")
        await driver.type("it answered half of my questions")
        await driver.press("enter")
        assert "it answered half of my questions" in driver.text
        await sent(driver)
        assert driver.keys == 4
        (loop,) = driver.app.session.records.loops.values()
        assert (loop.state, loop.reported) == (LoopState.DONE, True)
        assert isinstance(driver.app.screen, LoopsScreen)
        assert "they know" in driver.rows[0]


async def test_several_news_go_into_one_letter(own_home: Path, tmp_path: Path) -> None:
    """A draft is left; what comes of the next suggestion goes into it with one key."""

    def tell(world: World, jelisa: str) -> None:
        happens(world, jelisa, "asked, talk agreed, held, suggestion, debriefed, thanked")
        world.do(talks.capture, jelisa, "! visit the seed library")

    clock = at(prepared(tmp_path / "db.json", tell), 2026, 12, 1)
    async with driving(tmp_path / "db.json", clock) as driver:
        await driver.press("5", "enter", "s", "enter")
        assert isinstance(driver.app.screen, Composer)
        await driver.press("escape", "g", "s", "enter")
        await driver.until(lambda: "FUP-08" in driver.text)
        await driver.press("f")
        await driver.until(lambda: "FUP-08" not in driver.text)
        await driver.press("s")
        records = driver.app.session.records
        (letter,) = (one for one in records.messages.values() if one.purpose == "report_back")
        assert "read the annual report" in letter.body
        assert "visit the seed library" in letter.body
        assert all(loop.reported for loop in records.loops.values())


def with_new_job(world: World, jelisa: str) -> None:
    """We talked in November, and an import of the new year has her in another job."""
    happens(world, jelisa, TALKED)
    known = world.known(jelisa)
    world.put(known.replace(new_job=date(2027, 2, 10), interests=("seed banks",)))


async def test_j13_keep_in_touch_with_a_hook(own_home: Path, tmp_path: Path) -> None:
    clock = at(prepared(tmp_path / "db.json", with_new_job), 2027, 3, 15)
    async with driving(tmp_path / "db.json", clock) as driver:
        assert "their new job: Program" in driver.rows[0]
        await driver.press("enter")
        assert "1 their new job" in driver.text
        await driver.press("1")
        await driver.type("I still think of what you said about budgets")
        await driver.press("enter")
        await sent(driver)
        assert driver.keys == 5
        letter = list(driver.app.session.records.messages.values())[-1]
        assert "Congratulations. I still think of what you said about budgets." in letter.body
        assert driver.app.session.due() == []


async def test_without_a_reason_i_say_it_myself(own_home: Path, tmp_path: Path) -> None:
    def tell(world: World, jelisa: str) -> None:
        happens(world, jelisa, TALKED)

    clock = at(prepared(tmp_path / "db.json", tell), 2027, 3, 15)
    async with driving(tmp_path / "db.json", clock) as driver:
        assert driver.app.session.due() == []
        await driver.press("5", "d", "enter")
        assert isinstance(driver.app.screen, ListScreen)
        await driver.press("d")
        await driver.type("I now run a grants club")
        await driver.press("enter")
        assert isinstance(driver.app.screen, Composer)
        assert "I now run a grants club." in driver.text


@pytest.mark.parametrize("key", ["z", "x"])
async def test_j14_not_now_or_never(own_home: Path, tmp_path: Path, key: str) -> None:
    clock = at(prepared(tmp_path / "db.json", with_new_job), 2027, 3, 15)
    async with driving(tmp_path / "db.json", clock) as driver:
        assert len(driver.app.session.due()) == 1
        await driver.press(key, "3" if key == "z" else "enter")
        assert driver.app.session.due() == []
        assert driver.keys == 2


async def test_until_a_date(own_home: Path, tmp_path: Path) -> None:
    clock = at(prepared(tmp_path / "db.json", with_new_job), 2027, 3, 15)
    async with driving(tmp_path / "db.json", clock) as driver:
        await driver.press("z", "escape")
        assert len(driver.app.session.due()) == 1
        await driver.press("z", "d")
        await driver.type("24 mar")
        await driver.press("enter")
        assert "24 Mar" in driver.status
        assert driver.app.session.due() == []


async def test_what_is_open_is_changed_under_the_cursor(own_home: Path, tmp_path: Path) -> None:
    """A day for a promise, somebody to ask, an offer put off, and all that by one key each."""

    def tell(world: World, jelisa: str) -> None:
        story = "promise, open question, suggestion, debriefed, thanked"
        happens(world, jelisa, f"asked, talk agreed, held, {story}")
        world.person("Wei Zhang")

    clock = at(prepared(tmp_path / "db.json", tell), 2026, 11, 20)
    async with driving(tmp_path / "db.json", clock) as driver:
        await driver.press("5", "f", "b")
        await driver.type("15 dec")
        await driver.press("enter")
        assert "due Tue 15 Dec" in driver.rows[0]
        await driver.press("j", "w")
        await driver.type("wei")
        await driver.press("enter")
        assert "ask Wei Zhang" in driver.rows[1]
        await driver.press("z")
        assert driver.status == "Nothing falls due about that."
        await driver.press("j", "o")
        assert "doing it" in driver.rows[2]
        await driver.press("g", "x")
        await driver.type("she has it")
        await driver.press("enter")
        assert any(
            "send the poster: she has it" in row and "released" in row for row in driver.rows
        )
        await driver.press("a")
        await driver.type("@them lend the handbook")
        await driver.press("enter")
        assert any("they offered" in row for row in driver.rows)


async def test_a_promise_is_kept_with_one_key(own_home: Path, tmp_path: Path) -> None:
    def tell(world: World, jelisa: str) -> None:
        happens(world, jelisa, "asked, talk agreed, held, promise, debriefed, thanked")

    clock = at(prepared(tmp_path / "db.json", tell), 2026, 11, 20)
    async with driving(tmp_path / "db.json", clock) as driver:
        assert "you promised: send the poster" in driver.rows[0]
        await driver.press("s")
        assert driver.status.startswith("Kept: send the poster.")
        assert driver.app.session.due() == []


async def test_j21_a_milestone_is_told_to_all_who_had_a_part(
    own_home: Path, tmp_path: Path
) -> None:
    def tell(world: World, jelisa: str) -> None:
        story = "asked, talk agreed, held, suggestion, debriefed, thanked, loops done"
        happens(world, jelisa, story)
        happens(world, world.person("Wei Zhang"), story)
        loops = world.records.loops.values()
        world.put(*(loop.replace(reported=True) for loop in loops))

    clock = at(prepared(tmp_path / "db.json", tell), 2026, 12, 7)
    async with driving(tmp_path / "db.json", clock) as driver:
        await driver.press("colon")
        await driver.type("milestone got the internship at Verda")
        await driver.press("enter")
        assert isinstance(driver.app.screen, MilestoneScreen)
        assert [row.split("  ")[0] for row in driver.rows] == ["Jelisa Okafor", "Wei Zhang"]
        for _ in range(2):
            await driver.press("enter")
            assert "I got the internship at Verda" in driver.text
            await sent(driver)
        assert driver.keys == 2 + 3 * 2
        assert "Everybody knows" in driver.text
        told = [
            one
            for one in driver.app.session.records.messages.values()
            if one.purpose is MessagePurpose.REPORT_BACK
        ]
        assert len({one.person for one in told}) == 2
        assert "D-17" not in [item.rule for item in driver.app.session.due()]
