"""Adding people by keyboard: the first names, one in a line, an occasion. Keys are counted."""

from pathlib import Path

import pytest

from coffeechat.domain.records import Person
from coffeechat.domain.words import PointKind
from coffeechat.widgets.plain_input import PlainInput
from journeys.test_pipeline import introduce
from support.driving import Clock, Driver, driving

#: Journey J0: nine keys and one for each name.
J0 = 9
#: Journey J17: five people met on an occasion.
J17 = 7


def people(driver: Driver) -> list[Person]:
    """Everybody, in the order in which they were added."""
    return list(driver.app.session.records.people.values())


async def test_from_nothing_to_ten_names(own_home: Path, tmp_path: Path) -> None:
    del own_home
    names = [f"Somebody {letter}" for letter in "ABCDEFGHIJ"]
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await introduce(driver)
        await driver.press("enter")
        asked = []
        for name in names:
            asked.append(driver.text.splitlines()[-2].split("?")[0].strip())
            await driver.type(name)
            await driver.press("enter")
        assert [person.name for person in people(driver)] == names
        assert driver.status == "10 names on Identify; w says what about a path interests you."
        assert asked[0] == asked[1] == "1/5 Whose job do you envy"
        assert asked[-1] == "5/5 Whom would you love to interview"
        assert [person.dream for person in people(driver)] == [True] * 2 + [False] * 6 + [True] * 2
        assert driver.keys <= J0 + len(names)


async def test_the_names_can_be_skipped_one_by_one_and_left(tmp_path: Path, own_home: Path) -> None:
    del own_home
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await introduce(driver)
        await driver.press("enter", "enter")
        assert "2/5 Who left your lab" in driver.text
        await driver.type("Jelisa Okafor @Green Rivers")
        await driver.press("enter", "escape")
        (jelisa,) = people(driver)
        assert (jelisa.organisation, jelisa.warmth) == ("Green Rivers", "lab_or_cohort")
        assert driver.keys <= J0 + 1


async def test_five_people_met_on_an_occasion(tmp_path: Path, own_home: Path) -> None:
    del own_home
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await driver.press("escape", "2")
        driver.keys = 0
        await driver.press("a")
        await driver.type("occasion: Grad career day, 20 Nov, Riverside")
        await driver.press("enter")
        for name in ("Ann Bell", "Bo Carr @Verda", "Cy Dahl", "Di Eng", "Ed Fox track:grants"):
            assert "Met at Grad career day:" in driver.text
            await driver.type(name)
            await driver.press("enter")
        assert driver.keys == J17
        await driver.press("enter")
        records = driver.app.session.records
        (occasion,) = records.occasions.values()
        assert (occasion.name, f"{occasion.day}", occasion.place) == (
            "Grad career day",
            "2026-11-20",
            "Riverside",
        )
        points = [point for person in people(driver) for point in person.points]
        assert [(point.kind, point.detail) for point in points] == [
            (PointKind.MET_AT_OCCASION, "Grad career day")
        ] * 5
        await driver.press("u")
        assert [person.name for person in people(driver)][-1] == "Di Eng", "one undo for each line"


async def test_the_cursor_goes_to_whoever_was_added(tmp_path: Path, own_home: Path) -> None:
    del own_home
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await driver.press("escape", "2")
        for name in ("Ann Bell", "Zoe Carr", "Mo Dahl"):
            await driver.press("a")
            await driver.type(name)
            await driver.press("enter", "w")
            await driver.type(f"the path of {name}")
            await driver.press("enter")
        whys = [one.why for one in driver.app.session.records.conversations.values()]
        assert whys == ["the path of Ann Bell", "the path of Zoe Carr", "the path of Mo Dahl"]


MISTAKES = [
    ("Jo levl:mid", "is no key", 8),
    ("Jo mail:jo", "is no e-mail address", 10),
    ("Jo by:amara @Verda", "belongs to no key", 18),
    ("Jo by:amara", "Nobody here is called «amara»", 11),
]


@pytest.mark.parametrize(("line", "says", "at"), MISTAKES)
async def test_a_mistake_is_told_where_it_is_and_the_line_stays(
    tmp_path: Path, own_home: Path, line: str, says: str, at: int
) -> None:
    del own_home
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await driver.press("escape", "2", "a")
        await driver.type(line)
        await driver.press("enter")
        assert line in driver.text
        assert says in driver.text
        assert cursor(driver) == at
        assert people(driver) == []


def cursor(driver: Driver) -> int:
    """Where the cursor stands in what is typed."""
    typed = driver.app.screen.focused
    assert isinstance(typed, PlainInput)
    return typed.cursor_position


async def test_tab_goes_on_with_what_is_here(tmp_path: Path, own_home: Path) -> None:
    del own_home
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await driver.press("escape", "2", "a")
        await driver.type("Jelisa Okafor @Green Rivers track:nonprofits")
        await driver.press("enter", "a")
        await driver.type("Wei Zhang @gr")
        assert driver.text.splitlines()[-1].strip() == "Tab Green Rivers"
        await driver.press("tab")
        await driver.type("Analyst tr")
        await driver.press("tab")
        assert driver.text.splitlines()[-1].strip() == "Tab nonprofits", "its values at once"
        await driver.press("tab", "enter")
        wei = people(driver)[-1]
        assert (wei.organisation, wei.title) == ("Green Rivers", "Analyst")
        assert wei.tracks == people(driver)[0].tracks
