"""How Identify and triage look with nobody, one person, forty and thirty thousand."""

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coffeechat.acts.profile import Introduction, introduce
from coffeechat.domain.parts import Position
from coffeechat.domain.records import Person
from coffeechat.domain.words import Seniority
from coffeechat.screens.app import CoffeeChat
from screens.test_snapshots import SIZES, SnapCompare, pressing
from support.driving import Clock, Driver, open_session

pytestmark = pytest.mark.usefixtures("detail_at_once")

COUNTS = (0, 1, 40, 30_000)
_TITLES = ("Program Manager", "Policy Analyst", "Chief Executive Officer", "Recruiter", "")
_PLACES = ("State U", "Green Rivers", "Verda", "Harrow & Finch")


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """A store of so many people each, made once."""
    return {count: make_store(tmp_path_factory.mktemp(f"of{count}"), count) for count in COUNTS}


def make_store(folder: Path, count: int) -> Path:
    session = open_session(folder / "db.json", Clock())
    introduce(
        session.store,
        Introduction(
            name="Ana Reyes", institutions=("State U",), exploring=("nonprofits",),
            entry_level=Seniority.ENTRY, zone="Europe/Berlin",
        ),
    )  # fmt: skip
    with session.store.act("put") as tx:
        for number in range(count):
            job = Position(
                title=_TITLES[number % len(_TITLES)], organisation=_PLACES[number % len(_PLACES)]
            )
            name = f"Person{number:05} Example"
            person = Person(id=tx.fresh_id(), created=tx.now, name=name, positions=(job,))
            tx.put(person)
    session.close()
    return folder / "db.json"


def with_advice(app: CoffeeChat, keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys once the plugins are loaded, whose advice stands on the page."""
    press = pressing(keys)

    async def press_then(pilot: Pilot[None]) -> None:
        await Driver(app, pilot).until(lambda: app.plugins.host is not None)
        await press(pilot)

    return press_then


def copied(store: Path, folder: Path) -> CoffeeChat:
    """The program on a copy of a store."""
    shutil.copytree(store.parent, folder / "store")
    return CoffeeChat(open_session(folder / "store" / "db.json", Clock()))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", COUNTS)
def test_identify_of(
    count: int,
    size: tuple[int, int],
    stores: dict[int, Path],
    tmp_path: Path,
    snap_compare: SnapCompare,
) -> None:
    app = copied(stores[count], tmp_path)
    assert snap_compare(app, terminal_size=size, run_before=with_advice(app, "2"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", COUNTS)
def test_triage_of(
    count: int,
    size: tuple[int, int],
    stores: dict[int, Path],
    tmp_path: Path,
    snap_compare: SnapCompare,
) -> None:
    app = copied(stores[count], tmp_path)
    assert snap_compare(app, terminal_size=size, run_before=with_advice(app, "2 t"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "keys", ["2 t y 1", "2 t n l", "2 t d", "2 space asterisk number_sign e c o enter"],
    ids=["chosen", "decided", "fact", "many"],
)  # fmt: skip
def test_in_the_middle(
    keys: str,
    size: tuple[int, int],
    stores: dict[int, Path],
    tmp_path: Path,
    snap_compare: SnapCompare,
) -> None:
    app = copied(stores[40], tmp_path)
    assert snap_compare(app, terminal_size=size, run_before=with_advice(app, keys))
