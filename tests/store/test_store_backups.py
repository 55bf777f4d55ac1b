"""Backups: thinned by age and size, made on purpose, brought back by an act."""

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from coffeechat.store import NothingToUndo, disk, thinning
from coffeechat.store.backups import list_backups, make_backup, restore
from coffeechat.store.files import Files
from coffeechat.store.precautions import keep_before
from coffeechat.store.thinning import Backup, superfluous, thin
from store.store_kit import NOON, add_person, open_store, rename


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "db.json"


def generation(number: int, at: datetime) -> Backup:
    return Backup(Path(f"{number}.json"), number, at, 100, "")


def test_previous_generations_are_backups_that_tinydb_opens(path: Path) -> None:
    store = open_store(path)
    person = add_person(store, "Wei Zhang")
    for name in ("Wei 1", "Wei 2"):
        store.compact()
        rename(store, person, name)
    backups = list_backups(path)
    assert [backup.generation for backup in backups] == [2, 1]
    with TinyDB(backups[0].path) as db:
        assert [row["name"] for row in db.table("people")] == ["Wei Zhang"]


def test_where_there_are_no_hard_links_backups_are_copies(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(disk, "link", refuse)
    store = open_store(path)
    add_person(store, "Wei Zhang")
    store.compact()
    add_person(store, "Ana")
    store.compact()
    assert [backup.generation for backup in list_backups(path)] == [2, 1]
    assert store.undo().summary == "Added Ana"


def test_a_named_backup_holds_the_present_state(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    backup = make_backup(store, "Before the import!")
    again = make_backup(store, "Before the import!")
    assert backup.label == "before-the-import"
    assert again.path != backup.path
    with TinyDB(backup.path) as db:
        assert [row["name"] for row in db.table("people")] == ["Wei Zhang"]


def test_restoring_is_an_act_that_can_be_undone(path: Path) -> None:
    store = open_store(path)
    wei = add_person(store, "Wei Zhang")
    backup = make_backup(store, "then")
    then = store.canonical()
    rename(store, wei, "Wei Chang")
    add_person(store, "Ana Reis")
    now = store.canonical()
    event = restore(store, backup)
    assert event is not None
    assert event.verb == "restore"
    assert store.canonical() == then
    assert len(store.events) == 4
    store.undo()
    assert store.canonical() == now
    assert restore(store, make_backup(store, "now")) is None


def test_the_last_ten_a_week_of_days_and_eight_weeks_are_kept() -> None:
    """One generation each hour for a hundred days, then only the promised ones stay."""
    hours = [NOON - timedelta(hours=age) for age in range(24 * 100)]
    backups = [generation(len(hours) - age, at) for age, at in enumerate(hours)]
    dropped = superfluous(backups)
    kept = [backup for backup in backups if backup not in dropped]
    assert kept[:10] == backups[:10]
    days = {backup.at.date() for backup in kept}
    assert {NOON.date() - timedelta(days=age) for age in range(7)} <= days
    mondays = {day - timedelta(days=day.weekday()) for day in days}
    assert len(mondays) >= 8
    assert len(kept) <= 10 + 7 + 9


@given(ages=st.lists(st.integers(0, 200 * 24), max_size=60))
def test_thinning_never_drops_the_last_ten_and_settles(ages: list[int]) -> None:
    at = sorted((NOON - timedelta(hours=age) for age in ages), reverse=True)
    backups = [generation(len(at) - position, moment) for position, moment in enumerate(at)]
    dropped = superfluous(backups)
    kept = [backup for backup in backups if backup not in dropped]
    assert kept[:10] == backups[:10]
    assert superfluous(kept) == []


def test_named_backups_are_not_thinned_by_age() -> None:
    named = Backup(Path("n.json"), 1, datetime(2020, 1, 1, tzinfo=UTC), 100, "before-the-import")
    assert superfluous([generation(2, NOON), named]) == []


def test_all_together_stay_within_the_limit(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(path)
    make_backup(store, "first")
    for number in range(8):
        add_person(store, f"{number}" * 1000)
        store.compact()
    monkeypatch.setattr(thinning, "_MOST_BYTES", 20_000)
    files = Files(path)
    thin(files)
    kept = sum(file.stat().st_size for file in files.backups.iterdir())
    assert kept <= 20_000
    assert [backup.label for backup in list_backups(path)].count("first") == 1
    assert files.backup(8).exists()


def test_what_is_missed_least_goes_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Room gets scarcer and scarcer; undo is the last to suffer but what I asked for stays."""
    store = open_store(path)
    for number in range(4):
        add_person(store, f"{number}" * 100)
        keep_before(store, "import")
        store.compact()
    make_backup(store, "before the conference")
    files = Files(path)
    left = [file.name for file in sorted(files.backups.iterdir())]
    gone: list[str] = []
    while True:
        size = sum(file.stat().st_size for file in files.backups.iterdir())
        monkeypatch.setattr(thinning, "_MOST_BYTES", size - 1)
        thin(files)
        now = [file.name for file in sorted(files.backups.iterdir())]
        if now == left:
            break
        (removed,) = set(left) - set(now)
        gone.append(removed.removeprefix("db.json-").lstrip("0"))
        left = now
    assert gone == [
        *("1.json", "2.json", "3.json"),
        *(f"{number}-before-the-import.json" for number in (2, 3, 4)),
        *("1.journal", "2.journal", "3.journal"),
        "5-before-the-conference.json",
    ]
    assert left == ["db.json-000000004.journal", "db.json-000000004.json"]


def test_undo_reaches_back_as_long_as_anything_else_can_make_room(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(path)
    for number in range(4):
        add_person(store, f"{number}" * 100)
        keep_before(store, "import")
        store.compact()
    files = Files(path)
    journals = files.backup_journals()
    data = files.backup(4).stat().st_size
    need = data + sum(journal.stat().st_size for journal in journals)
    monkeypatch.setattr(thinning, "_MOST_BYTES", need)
    thin(files)
    assert files.backup_journals() == journals
    assert [store.undo().summary[:7] for _ in range(4)] == [
        "Added 3",
        "Added 2",
        "Added 1",
        "Added 0",
    ]
    with pytest.raises(NothingToUndo):
        store.undo()
