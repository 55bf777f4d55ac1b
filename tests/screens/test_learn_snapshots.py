"""Pictures of what was learned: nothing, one thing, and more than anybody will ever note."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from coffeechat.acts.profile import Introduction, introduce
from coffeechat.domain.records import Learning, Person, Track
from coffeechat.domain.words import Facet
from coffeechat.screens.app import CoffeeChat
from coffeechat.store import Transaction
from screens.test_snapshots import SIZES, SnapCompare, pressing
from support.driving import SATURDAY, Clock, open_session

pytestmark = pytest.mark.usefixtures("detail_at_once")

COUNTS = (0, 1, 20_000)
WAYS = {"learn": "6", "learnings": "6 l j", "coverage": "6 c"}
_FIELDS = (
    "nonprofits", "science policy", "sustainability", "advising", "teaching", "publishing",
    "grants", "museums", "data", "patents", "consulting", "science communication",
)  # fmt: skip
_TALKERS = 400


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """A store with so many learnings each, made once."""
    return {count: make_store(tmp_path_factory.mktemp(f"of{count}"), count) for count in COUNTS}


def make_store(folder: Path, count: int) -> Path:
    session = open_session(folder / "db.json", Clock())
    introduce(session.store, Introduction(name="Ana Reyes", zone="Europe/Berlin"))
    with session.store.act("put") as tx:
        fill(tx, count)
    session.close()
    return folder / "db.json"


def fill(tx: Transaction, count: int) -> None:
    """Fields, those who told of them, and what they told, on days of two years."""
    created = tx.now
    tracks = [Track(id=tx.fresh_id(), created=created, name=name) for name in _FIELDS]
    people = [
        Person(id=tx.fresh_id(), created=created, name=f"Person{number:03} Example")
        for number in range(_TALKERS)
    ]
    facets = list(Facet)
    learned = [
        Learning(
            id=tx.fresh_id(), created=created, person=people[number % _TALKERS].id,
            text=f"what was told as number {number}", facet=facets[number * 7 % len(facets)],
            tracks=(tracks[number % len(tracks)].id,),
            said_on=SATURDAY.date() - timedelta(days=number % 730),
        )
        for number in range(count)
    ]  # fmt: skip
    for record in (*tracks[:count], *people[:count], *learned):
        tx.put(record)


@pytest.fixture
def app_on(stores: dict[int, Path], tmp_path: Path) -> Callable[[int], CoffeeChat]:
    """The program on a copy of one of the stores."""

    def app(count: int) -> CoffeeChat:
        shutil.copytree(stores[count].parent, tmp_path / "store")
        return CoffeeChat(open_session(tmp_path / "store" / "db.json", Clock()))

    return app


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", WAYS)
@pytest.mark.parametrize("count", COUNTS)
def test_learn_of(
    count: int,
    screen: str,
    size: tuple[int, int],
    app_on: Callable[[int], CoffeeChat],
    snap_compare: SnapCompare,
) -> None:
    keys = pressing(WAYS[screen])
    assert snap_compare(app_on(count), terminal_size=size, run_before=keys)
