"""Lists filtered, sorted and looked at by views, by keyboard."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from coffeechat.acts import people
from coffeechat.acts.profile import Introduction, introduce
from coffeechat.finding import Finder
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import HeadLine, KeyHints
from support.driving import Clock, Driver, driving, open_session
from support.happenings import happens
from support.worlds import World


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Five people, added a day apart; an ask to one of them is on its way."""
    clock = Clock()
    session = open_session(tmp_path / "db.json", clock)
    introduce(session.store, Introduction(name="Ana Reyes", zone="Europe/Berlin"))
    for line in (
        "Jelisa Okafor @Green Rivers, Program Manager tag:grad place:Oakland",
        "Ngozi Adéyemi @Verda, Sustainability Analyst",
        "张伟 @Baltic Trust, Grants Officer",
        "Mika Laine @Verda, Junior Analyst tag:grad",
        "Zoë Strauß @Green Rivers, Director dream:yes",
    ):
        people.add(session.store, line)
        clock.now += timedelta(days=1)
    session.close()
    world = World(tmp_path / "db.json")
    person = world.named("Ngozi Adéyemi")
    world.put(person.replace(notes="Knows the harbour office well"))
    happens(world, person.id, "asked")
    world.close()
    return tmp_path / "db.json"


LATER = Clock(Clock().now + timedelta(days=6))


def heading(driver: Driver) -> tuple[str, str]:
    head = driver.app.screen.query_one(HeadLine)
    return head.left, head.right


def hints(driver: Driver) -> str:
    shown = driver.app.screen.query_one(KeyHints).hints
    return " ".join(f"{key} {title}".strip() for key, title in shown)


def names(driver: Driver) -> list[str]:
    shown = driver.app.screen.query_one(LineList)
    records = driver.app.session.records
    return [records.people[key].name.split()[0] for key in shown.keys]


def underlined(driver: Driver) -> list[str]:
    """What of each row is underlined."""
    shown = driver.app.screen.query_one(LineList)
    rows = [shown.render_line(y) for y in range(len(shown.keys))]
    return [
        "".join(part.text for part in row if part.style is not None and part.style.underline)
        for row in rows
    ]


async def filtered(driver: Driver, text: str) -> None:
    await driver.press("slash")
    await driver.type(text)


async def test_a_filter_narrows_as_one_types_and_shows_what_it_found(store: Path) -> None:
    async with driving(store, LATER) as driver:
        await driver.press("2")
        assert heading(driver) == ("", "4 people · best fit first")
        await filtered(driver, "gre")
        assert heading(driver) == ("/gre", "2 of 4 · best fit first")
        assert names(driver) == ["Zoë", "Jelisa"]
        assert underlined(driver) == ["Gre", "Gre"]
        await driver.type(" grad")
        assert names(driver) == ["Jelisa"]
        assert "tag: grad" in driver.rows[0]
        await driver.press("enter")
        assert heading(driver) == ("/gre grad", "1 of 4 · best fit first")
        await driver.press("escape")
        assert heading(driver) == ("", "4 people · best fit first")


async def test_rows_of_wide_characters_stay_aligned(store: Path) -> None:
    async with driving(store, LATER) as driver:
        await driver.press("2")
        await filtered(driver, "伟")
        shown = driver.app.screen.query_one(LineList)
        row = shown.render_line(0)
        assert underlined(driver) == ["伟"]
        assert row.cell_length == shown.size.width
        assert row.text.index("Grants") == 2 + 18 + 1 - 2  # two wide letters take two cells more


async def test_the_language_is_the_same_on_every_list(store: Path) -> None:
    async with driving(store, LATER) as driver:
        for screen, text, found in (
            ("1", "ngozi", 1), ("1", "zzz", 0), ("2", "org:verda", 1), ("3", "harbour", 1),
            ("3", "tag:grad", 0), ("4", "last:any", 0), ("2", "stage:ask", 1),
            ("2", "stage:any org:verda", 2),
        ):  # fmt: skip
            await driver.press(screen)
            await filtered(driver, text)
            await driver.press("enter")
            assert len(driver.app.screen.query_one(LineList).keys) == found, (screen, text)
            left, right = heading(driver)
            assert left == f"/{text}", "what narrows a list stands above it"
            assert right.startswith(f"{found} of "), (screen, text)
            await driver.press("escape")
        await driver.press("3")
        await filtered(driver, "harbour")
        assert "note: Knows the har…" in driver.text


async def test_what_is_not_understood_is_pointed_at(store: Path) -> None:
    async with driving(store, LATER) as driver:
        await driver.press("2")
        await filtered(driver, "gre stgae:ask")
        assert names(driver) == ["Zoë", "Jelisa"]
        prompt, below = driver.text.splitlines()[-2:]
        assert prompt == "/gre stgae:ask"
        assert below.startswith("     ^ «stgae:» is no key; in quotes it is a word")
        await driver.press("enter")
        assert driver.status.startswith("«stgae:» is no key; in quotes it is a word.")
        assert hints(driver).startswith("⏎ open")


async def test_the_mark_stands_under_what_is_wrong_wherever_that_is(store: Path) -> None:
    async with driving(store, LATER) as driver:
        await driver.press("2")
        for before in (0, 20, 40, 60):
            await filtered(driver, f"{'x' * before} stgae:ask")
            await driver.until(lambda: "is no key" in driver.text)
            prompt, below = driver.text.splitlines()[-2:]
            assert below.index("^") == prompt.index("stgae:")
            assert "«stgae:» is no key" in below
            await driver.press("escape")


async def test_keys_and_values_are_completed(store: Path) -> None:
    async with driving(store, LATER) as driver:
        await driver.press("2", "slash")
        assert hints(driver).startswith("Tab org: title: stage:")
        await driver.type("o")
        assert hints(driver) == "Tab org:"
        await driver.press("tab")
        assert hints(driver).startswith("Tab green rivers verda baltic trust")
        await driver.press("right")
        typed = driver.app.screen.query_one(Input)
        assert typed.value == 'org:"green rivers" '
        await driver.press("left", "right")
        assert typed.value == 'org:"green rivers" '
        await driver.type("okafor")
        assert hints(driver) == "⏎ keep Esc everybody"
        await driver.press("right")
        assert typed.value == 'org:"green rivers" okafor'


async def test_orders(store: Path) -> None:
    async with driving(store, LATER) as driver:
        await driver.press("2", "o", "n")
        assert names(driver) == ["Jelisa", "Mika", "Zoë", "张伟"]
        assert heading(driver) == ("", "4 people · by name")
        await driver.press("o", "r")
        assert names(driver) == ["张伟", "Zoë", "Mika", "Jelisa"]
        assert heading(driver)[1] == "4 people · by name, backwards"
        await filtered(driver, "green")
        await driver.press("enter")
        assert names(driver) == ["Zoë", "Jelisa"]
        await driver.press("colon")
        await driver.type("sort age\n")
        assert driver.status.startswith("«age» is none of these: fit, name, org")
        await driver.press("colon")
        await driver.type("sort added\n")
        assert heading(driver)[1] == "2 of 4 · latest added first"
        await driver.press("escape")
        assert heading(driver) == ("", "4 people · best fit first")


async def test_a_view_is_kept_and_shown_by_its_digit(store: Path) -> None:
    async with driving(store, LATER) as driver:
        await driver.press("2", "o", "n")
        await filtered(driver, "tag:grad")
        await driver.press("enter", "v", "equals_sign", "1")
        await driver.type("grads\n")
        assert driver.status == "Kept the view 1: grads."
        await driver.press("escape", "1", "v")
        assert "View  = keep this one  1 grads  7 know them, never wrote" in driver.text
        await driver.press("1")
        assert heading(driver) == ("/tag:grad", "2 of 4 · by name")
        assert names(driver) == ["Jelisa", "Mika"]
        assert driver.status == "grads (1): tag:grad"
        await driver.press("v", "8")
        assert names(driver) == ["Zoë"]
        await driver.press("v", "escape", "u")
        assert not driver.app.session.records.views


async def test_views_by_typed_commands(store: Path) -> None:
    async with driving(store, LATER) as driver:
        for line, says in (
            ("filter org:verda", ""),
            ("save-view 2", None),
            ("view 2", "firm (2): org:verda"),
            ("view 5", "There is no view 5; v lists them."),
            ("drop-view 2", "Dropped the view 2: firm."),
            ("drop-view 2", "No view is kept for 2."),
            ("filter x:y", "«x:» is no key"),
            ("save-view 4 odd", "«x:» is no key"),
        ):
            await driver.press("colon")
            await driver.type(f"{line}\n")
            if says is None:
                await driver.type("firm\n")
            else:
                assert driver.status.startswith(says)


async def test_columns_are_chosen(store: Path) -> None:
    async with driving(store, LATER, size=(109, 24)) as driver:
        await driver.press("2", "colon")
        await driver.type("list-columns last place level\n")
        lines = driver.text.splitlines()
        assert lines[3].split() == ["Last", "Place", "Level"]
        jelisa = next(line for line in lines if "Jelisa" in line)
        assert jelisa.split()[-3:] == ["never", "Oakland", "mid"]
        await driver.press("v", "equals_sign", "1")
        await driver.type("\n")
        await driver.press("colon")
        await driver.type("list-columns tags\n")
        assert driver.text.splitlines()[3].split() == ["Tags"]
        await driver.press("v", "1")
        assert driver.text.splitlines()[3].split() == ["Last", "Place", "Level"]
        await driver.press("escape", "colon")
        await driver.type("list-columns\n\n")
        assert not driver.text.splitlines()[3].strip()


async def test_a_list_of_thousands_waits_for_being_looked_through(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coffeechat.finding.QUICK", 2)
    looked: list[Finder] = []
    made = Finder.people

    def people_of(finder: Finder) -> object:
        looked.append(finder)
        return made(finder)

    monkeypatch.setattr(Finder, "people", people_of)
    monkeypatch.setattr(Finder, "preparing", lambda _finder: iter(()))
    async with driving(store, LATER) as driver:
        assert not looked
        await driver.press("2")
        await driver.until(lambda: len(driver.app.screen.query_one(LineList).keys) == 4)
        assert heading(driver) == ("", "4 people · best fit first")
