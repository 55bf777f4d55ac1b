"""Looking back at the week, putting off and dismissing, by keyboard; the keys are counted."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from coffeechat.acts import people
from coffeechat.domain.parts import Triage
from coffeechat.domain.words import LoopKind, Warmth
from coffeechat.screens.composer import Composer
from coffeechat.screens.learnings import LearningsScreen
from coffeechat.screens.list_screen import ListScreen
from coffeechat.screens.loops import LoopsScreen
from coffeechat.screens.triage import TriageScreen
from coffeechat.screens.week import WeekScreen
from domain.due_kit import learning_of, loop_with
from support.driving import Clock, Driver, driving
from support.happenings import happens
from support.worlds import World


def told(path: Path, tell: Callable[[World], object], **habits: Any) -> Clock:
    """A store of which that is told from the 16th of November, and the 30th, a Monday."""
    world = World(path, now="2026-11-16 09:00", **habits)
    tell(world)
    world.close()
    return Clock(datetime(2026, 11, 30, 9, tzinfo=UTC))


def a_week(world: World) -> None:
    """Jelisa suggested something and left a question open; three may be asked."""
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed, held, suggestion, debriefed, thanked")
    loop_with(world, jelisa, LoopKind.QUESTION, text="who reads the budget")
    for name in ("Ana Sol", "Wei Zhang", "Zoe Amar"):
        world.do(people.say_why, world.person(name), "their path")


def today_keys(driver: Driver) -> list[str]:
    """The keys of the rows of Today, whatever stands in front."""
    lists = driver.app.screen_stack[0]
    assert isinstance(lists, ListScreen)
    return list(lists.list.keys)


def rule_rows(driver: Driver) -> list[str]:
    return [key.partition(" ")[0] for key in today_keys(driver)]


async def command(driver: Driver, line: str) -> None:
    """Type a line, and Enter."""
    await driver.type(line)
    await driver.press("enter")


async def test_j19_the_weekly_review(own_home: Path, tmp_path: Path) -> None:
    clock = told(tmp_path / "db.json", a_week, review_day=0)
    async with driving(tmp_path / "db.json", clock) as driver:
        await driver.press("6", "w")
        assert isinstance(driver.app.screen, WeekScreen)
        assert "Next week: three of these" in driver.text
        await driver.press("1", "2", "4")
        assert "3 of 3 chosen" in driver.text
        await driver.press("enter")
        assert driver.keys == 6
        assert driver.status.startswith("Looked back at the week, 3 for this week.")
        week = driver.app.session.records.profile.week
        assert week is not None
        assert week.on == date(2026, 11, 30)
        names = [driver.app.session.records.people[one].name for one in week.chosen[:2]]
        assert names == ["Ana Sol", "Wei Zhang"]
        assert driver.app.session.records.loops[week.chosen[2]].text == "read the annual report"
        await driver.press("1")
        assert "D-26" not in rule_rows(driver)
        assert rule_rows(driver).count("D-29") == 3
        await driver.press("u")
        assert "D-26" in rule_rows(driver)


async def test_digits_choose_at_most_three_and_take_back(own_home: Path, tmp_path: Path) -> None:
    clock = told(tmp_path / "db.json", a_week)
    async with driving(tmp_path / "db.json", clock) as driver:
        await command(driver, ":week")
        assert isinstance(driver.app.screen, WeekScreen)
        await driver.press("9")
        assert driver.status == "Nothing is offered as 9."
        await driver.press("1", "2", "3", "4")
        assert driver.status.startswith("Three are enough")
        await driver.press("2", "4")
        assert [line[:3] for line in driver.text.splitlines() if "✓" in line] == [
            " ✓1",
            " ✓3",
            " ✓4",
        ]
        await command(driver, ":week-choose 4")
        assert "2 of 3 chosen" in driver.text
        await command(driver, ":week-choose four")
        assert "week-choose 2" in driver.status


async def test_a_letter_assigns_a_question(own_home: Path, tmp_path: Path) -> None:
    clock = told(tmp_path / "db.json", a_week)
    async with driving(tmp_path / "db.json", clock) as driver:
        await command(driver, ":week")
        assert "a  who reads the budget (Jelisa Okafor)" in driver.text
        await driver.press("b")
        assert driver.status == "No open question is offered as b."
        await driver.press("a")
        assert driver.status.startswith("To ask Ana Sol: who reads the budget.")
        assert "who reads the budget (" not in driver.text
        await driver.press("u")
        await command(driver, ":week-ask a")
        assert driver.status.startswith("To ask Ana Sol: who reads the budget.")


async def test_an_empty_week_says_what_to_do(own_home: Path, tmp_path: Path) -> None:
    clock = told(tmp_path / "db.json", lambda _world: None)
    async with driving(tmp_path / "db.json", clock) as driver:
        await command(driver, ":week")
        assert "a quiet one" in driver.text
        assert "Nothing to propose for next week" in driver.text
        await driver.press("enter")
        assert driver.status.startswith("Looked back at the week, nothing chosen.")


# J14 on every kind of row, and what Enter and «done» do there.


def a_quiet_time(world: World) -> None:
    """The rhythm, the week, open questions, an old learning and an old import."""
    jelisa = world.person("Jelisa Okafor", triage=Triage(no=True))
    world.person("Wei Zhang", triage=Triage(later_until=date(2027, 6, 1)))
    happens(world, world.person("Old Friend"), "asked, closed")
    learning_of(world, jelisa, date(2025, 1, 1))
    loop_with(world, jelisa, LoopKind.QUESTION, text="who reads the budget")


HABITS = {"rhythm": 10, "review_day": 0, "imported_on": date(2026, 7, 1)}
KEPT_IN_ORDER = ["D-20", "D-26", "D-25", "D-27", "D-28"]


async def test_rows_of_my_habits_open_what_does_it(own_home: Path, tmp_path: Path) -> None:
    clock = told(tmp_path / "db.json", a_quiet_time, **HABITS)
    async with driving(tmp_path / "db.json", clock) as driver:
        assert rule_rows(driver) == KEPT_IN_ORDER
        assert [row.split("  ")[0].strip() for row in driver.rows] == [
            "Your rhythm",
            "Your week",
            "1 open question",
            "grants",
            "Your contacts",
        ]
        assert "owe 0" in driver.text
        await driver.press("enter")
        assert "Who?" in driver.text, "there is nobody to decide on, so somebody is added"
        await driver.press("escape")
        for screen in (WeekScreen, WeekScreen, LearningsScreen):
            await driver.press("j", "enter")
            assert isinstance(driver.app.screen, screen)
            if screen is LearningsScreen:
                assert "budgets mattered most" in driver.text
                await driver.press("escape")
            await driver.press("escape")
            assert isinstance(driver.app.screen, ListScreen)
        await driver.press("j", "enter")
        assert "Import:" in driver.text


async def test_enter_on_the_rhythm_opens_triage(own_home: Path, tmp_path: Path) -> None:
    def tell(world: World) -> None:
        a_quiet_time(world)
        world.at("2026-11-29 09:00")
        world.person("Mika Laine")

    clock = told(tmp_path / "db.json", tell, **HABITS)
    async with driving(tmp_path / "db.json", clock) as driver:
        await driver.press("enter")
        assert isinstance(driver.app.screen, TriageScreen)


async def test_j14_put_off_dismiss_and_done_in_two_keys(own_home: Path, tmp_path: Path) -> None:
    clock = told(tmp_path / "db.json", a_quiet_time, **HABITS)
    async with driving(tmp_path / "db.json", clock) as driver:
        for number, rule in enumerate(KEPT_IN_ORDER):
            driver.keys = 0
            await driver.press("z", "2")
            assert driver.keys == 2
            assert driver.status.startswith("Put off until Thu.")
            assert word(driver) == (rule, date(2026, 12, 3), None)
            await driver.press("u", "x", "1")
            assert driver.status.startswith("Dismissed: not needed.")
            assert word(driver) == (rule, None, "not needed")
            await driver.press("u", "s")
            if rule == "D-26":
                assert driver.status.startswith("Looked back at the week, nothing chosen.")
            else:
                assert driver.status.startswith("Seen to; not before Mon 7 Dec.")
                assert word(driver) == (rule, date(2026, 12, 7), None)
            await driver.press("u", "g", *["j"] * (number + 1))


def word(driver: Driver) -> tuple[str, date | None, str | None]:
    """My only word on something due."""
    (override,) = driver.app.session.records.overrides.values()
    return override.rule, override.until, override.dismissed


async def test_a_reason_in_words_or_none(own_home: Path, tmp_path: Path) -> None:
    clock = told(tmp_path / "db.json", a_quiet_time, **HABITS)
    async with driving(tmp_path / "db.json", clock) as driver:
        await driver.press("x", "w")
        await command(driver, "on parental leave")
        assert driver.status.startswith("Dismissed: on parental leave.")
        await driver.press("j", "x", "escape")
        assert len(driver.app.session.records.overrides) == 1
        await driver.press("x", "enter")
        assert driver.status.startswith("Dismissed.")


async def test_done_puts_people_to_decide_on_away_for_a_week(
    own_home: Path, tmp_path: Path
) -> None:
    clock = told(
        tmp_path / "db.json",
        lambda world: world.person("Wei Zhang", warmth=Warmth.KNOWN),
    )
    async with driving(tmp_path / "db.json", clock) as driver:
        assert rule_rows(driver) == ["D-21"]
        await driver.press("s")
        assert driver.status.startswith("Seen to; not before Mon 7 Dec.")
        assert word(driver) == ("D-21", date(2026, 12, 7), None)


async def test_what_i_chose_opens_and_is_done_with_its_key(own_home: Path, tmp_path: Path) -> None:
    clock = told(tmp_path / "db.json", a_week)
    async with driving(tmp_path / "db.json", clock) as driver:
        await command(driver, ":week")
        await driver.press("1", "4", "enter")
        rows = [row for row in driver.rows if "you chose" in row]
        assert len(rows) == 2
        chosen = rule_rows(driver).index("D-29")
        await driver.press("g", *["j"] * chosen, "enter")
        assert isinstance(driver.app.screen, Composer | LoopsScreen)
        await driver.press("escape")
        left = [item for item in driver.app.session.due() if item.rule == "D-29"]
        person = next(item for item in left if not item.closes)
        at = today_keys(driver).index(f"D-29 {person.subject}")
        await driver.press("g", *["j"] * at, "s")
        assert driver.status.startswith("Done, of what you chose for this week.")
        loop = next(item for item in left if item.closes)
        at = today_keys(driver).index(f"D-29 {loop.subject}")
        await driver.press("g", *["j"] * at, "s")
        await driver.settle()
        assert not [item for item in driver.app.session.due() if item.rule == "D-29"]
