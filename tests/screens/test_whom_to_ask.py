"""Whom to ask, by keyboard: reasons, guesses put right, digits, advice before an ask."""

from pathlib import Path

import pytest

from coffeechat.acts import people
from coffeechat.acts.profile import Introduction, introduce
from coffeechat.domain.records import Person
from coffeechat.domain.words import PointKind, Seniority
from coffeechat.screens.composer import Composer
from coffeechat.screens.forms import ProfileForm
from coffeechat.screens.person import PersonScreen
from support.driving import Clock, Driver, driving, open_session

WIDE = (120, 40)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    session = open_session(tmp_path / "db.json", Clock())
    answers = Introduction(
        name="Ana Reyes",
        institutions=("State U",),
        entry_level=Seniority.ENTRY,
        zone="Europe/Berlin",
    )
    introduce(session.store, answers)
    people.add(session.store, "Mika Laine @Baltic Trust, Director")
    amara = people.add(session.store, "Amara Diallo @The Baltic Trust Ltd., Grants Officer")
    people.warm(session.store, amara.subject, "known")
    people.add(session.store, 'Jelisa Okafor @Green Rivers, Program Manager point:"the choir"')
    session.close()
    return tmp_path / "db.json"


def known(driver: Driver, name: str) -> Person:
    return next(one for one in driver.app.session.records.people.values() if one.name == name)


async def page_of(driver: Driver, name: str) -> None:
    await driver.press("2", "slash")
    await driver.type(name)
    await driver.press("enter", "enter")
    assert isinstance(driver.app.screen, PersonScreen)
    await driver.until(lambda: driver.app.plugins.host is not None)


def line(driver: Driver, label: str) -> str:
    """A line of the page with its continuations."""
    lines = driver.text.splitlines()
    start = next(at for at, text in enumerate(lines) if text.strip().startswith(f"{label} "))
    found = [lines[start].strip().removeprefix(label).strip()]
    for text in lines[start + 1 :]:
        if not text.startswith(" " * 11):
            break
        found.append(text.strip())
    return " ".join(found)


async def test_the_list_tells_whom_i_know_there(store: Path) -> None:
    async with driving(store, Clock(), size=WIDE) as driver:
        await driver.press("2")
        rows = {row.strip(" ▌").split("  ")[0]: row for row in driver.rows}
        assert "you know Amara there" in rows["Mika Laine"]
        assert "you know" not in rows["Jelisa Okafor"]
        assert "you know" not in rows["Amara Diallo"]


async def test_one_key_and_its_answer_put_a_guess_right(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await page_of(driver, "mika")
        assert "supervises the work?" in line(driver, "fit")
        assert "4 levels up: less time, less detail?" in line(driver, "fit")
        await driver.press("L", "3")
        assert driver.status == "Noted the level of Mika Laine: senior."
        await driver.press("P", "y")
        assert line(driver, "fit") == "does the work · two levels up"
        one = known(driver, "Mika Laine")
        assert (one.seniority, one.practitioner) == (Seniority.SENIOR, True)
        await driver.press("u", "u")
        assert known(driver, "Mika Laine").seniority is None


async def test_the_page_tells_the_path_and_a_digit_confirms(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await page_of(driver, "mika")
        assert line(driver, "path") == "you know Amara Diallo there: ask them first"
        assert line(driver, "link") == "1 you both know Amara Diallo?"
        assert "2 what a Director does all week at Baltic Trust?" in line(driver, "why")
        await driver.press("1")
        (point,) = known(driver, "Mika Laine").points
        assert (point.kind, point.detail, point.confirmed) == (
            PointKind.MUTUAL_CONTACT, "Amara Diallo", True,
        )  # fmt: skip
        assert line(driver, "link") == "you both know Amara Diallo"
        await driver.press("1")
        assert line(driver, "why") == "what a Director does all week at Baltic Trust"
        await driver.press("1")
        assert driver.status == "Nothing is offered as 1."
        assert isinstance(driver.app.screen, PersonScreen)


async def test_the_page_gives_advice_until_an_ask_went_out(store: Path) -> None:
    async with driving(store, Clock()) as driver:
        await page_of(driver, "mika")
        text = " ".join(driver.text.split())
        assert "(FIT-02)" in text
        assert "(FIT-04)" in text
        assert "«Director»" in text
        assert "advice" in text
        await driver.press("d", "enter")
        await driver.until(lambda: isinstance(driver.app.screen, Composer))
        await driver.press("s")
        await driver.until(lambda: isinstance(driver.app.screen, PersonScreen))
        assert "advice" not in driver.text


async def test_the_composer_ends_with_what_speaks_against_asking_them(store: Path) -> None:
    async with driving(store, Clock(), size=WIDE) as driver:
        await page_of(driver, "mika")
        await driver.press("d", "enter")
        await driver.until(lambda: isinstance(driver.app.screen, Composer))
        await driver.until(lambda: "FIT-" in driver.text)
        found = [row.strip(" ▌").split()[0] for row in driver.rows if row.strip(" ▌")]
        of_person = [check for check in found if check.startswith("FIT-")]
        assert of_person
        assert found[-len(of_person) :] == of_person
        assert "FIT-07" in of_person
        await driver.press("G", "f")
        assert driver.status == "That is about whom you ask, not the text; a leaves it at that."
        before = len(found)
        await driver.press("a")
        assert len([row for row in driver.rows if row.strip(" ▌")]) == before - 1


async def test_the_profile_asks_for_more_below_the_zone(store: Path) -> None:
    async with driving(store, Clock(), size=WIDE) as driver:
        await driver.press("colon")
        await driver.type("profile")
        await driver.press("enter")
        form = driver.app.screen
        assert isinstance(form, ProfileForm)
        places = {field.name: place for place, field in enumerate(form.fields())}
        await driver.press(*["down"] * places["programmes"])
        await driver.type("Ecology PhD; Law BA")
        await driver.press(*["down"] * (places["identities"] - places["programmes"]))
        await driver.type("left-handed")
        await driver.press("enter")
        profile = driver.app.session.records.profile
        assert profile.programmes == ("Ecology PhD", "Law BA")
        assert profile.identities == ("left-handed",)
        assert profile.institutions == ("State U",)
