"""Damaged files: explained, mended from backup and journals, and nothing thrown away."""

import os
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.store import Store, StoreError
from coffeechat.store.doctor import Diagnosis, examine, repair
from store.store_kit import add_person, names, open_store, rename, ticking_clock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "db.json"


def filled(path: Path) -> tuple[Store, bytes]:
    """A store with several generations and a journal; left as a crash leaves it."""
    store = open_store(path)
    people = [add_person(store, f"Person {number}") for number in range(20)]
    store.compact()
    rename(store, people[3], "Three")
    store.compact()
    rename(store, people[4], "Four")
    with store.act("remove") as tx:
        tx.remove(people[5])
    crash(store)
    return store, store.canonical()


def crash(store: Store) -> None:
    store._engine.abandon()


def mend(path: Path) -> Diagnosis:
    return repair(path, clock=ticking_clock(), random_bits=random.Random(1).getrandbits)


def same_time(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Damage a file as a disk does: without a trace in its times."""
    status = path.stat()
    path.write_bytes(change(path.read_bytes()))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


DATA_DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda data: data[: len(data) * 3 // 5],
    "zeros": lambda data: data[:700] + bytes(512) + data[1212:],
    "flipped": lambda data: data.replace(b"Person 7", b"Qerson 7"),
    "empty": lambda data: b"",
    "garbage": lambda data: random.Random(5).randbytes(len(data)),
    "first line": lambda data: b"{" + data[30:],
}


@pytest.mark.parametrize("damage", DATA_DAMAGE.values(), ids=DATA_DAMAGE.keys())
def test_a_damaged_data_file_is_rebuilt_identically(
    path: Path, damage: Callable[[bytes], bytes]
) -> None:
    store, before = filled(path)
    same_time(path, damage)
    damaged = path.read_bytes()
    with pytest.raises(StoreError):
        open_store(path)
    assert examine(path).problems
    diagnosis = mend(path)
    assert diagnosis.losses == ()
    assert damaged in [file.read_bytes() for file in path.parent.glob("*.corrupt-*")]
    assert examine(path).problems == ()
    store = open_store(path, "next")
    assert store.read_only == ""
    assert store.canonical() == before
    add_person(store, "New")
    assert "New" in names(store)


def test_a_missing_data_file_is_rebuilt_identically(path: Path) -> None:
    _, before = filled(path)
    path.unlink()
    assert examine(path).problems
    assert mend(path).losses == ()
    assert open_store(path, "next").canonical() == before


def test_numbers_are_not_used_again_after_mending(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    store.undo()
    store.close()
    path.unlink()
    mend(path)
    store = open_store(path, "next")
    add_person(store, "Ana Reis")
    assert list(store._engine.tables["people"]) == [2]


def test_without_backups_every_line_that_can_be_read_is_saved(path: Path) -> None:
    store = open_store(path)
    for number in range(20):
        add_person(store, f"Person {number}")
    store.close()
    for kept in (path.parent / "backups").iterdir():
        kept.unlink()
    same_time(path, lambda data: data.replace(b'"Person 7"', b'"Person \0"'))
    diagnosis = mend(path)
    assert diagnosis.losses
    store = open_store(path, "next")
    assert len(names(store)) == 19


def test_what_makes_no_sense_any_more_is_left_out_and_said(path: Path) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    add_person(store, "Ana Reis")
    store.close()
    for kept in (path.parent / "backups").iterdir():
        kept.unlink()
    same_time(path, lambda data: data.replace(b'"name":"Ana Reis"', b'"name":0,"x":"eis"'))
    diagnosis = mend(path)
    assert any("people" in loss for loss in diagnosis.losses)
    assert names(open_store(path, "next")) == {"Wei Zhang"}


def test_a_running_session_takes_in_what_was_mended(path: Path) -> None:
    store = open_store(path)
    wei = add_person(store, "Wei Zhang")
    rename(store, wei, "Wei Changed")
    rename(store, wei, "Wei Again")
    same_time(path.with_name("db.json.j1"), lambda data: data.replace(b"Wei Ch", b"Wei Xx", 1))
    assert mend(path).losses
    assert store.poll()
    assert names(store) == {"Wei Zhang"}


def test_a_journal_damaged_inside_keeps_what_does_not_depend_on_the_damage(path: Path) -> None:
    store = open_store(path)
    wei = add_person(store, "Wei Zhang")
    rename(store, wei, "Wei Changed")
    add_person(store, "Ana Reis")
    rename(store, wei, "Wei Again")
    crash(store)
    same_time(path.with_name("db.json.j1"), lambda data: data.replace(b"Wei Ch", b"Wei Xx", 1))
    assert "damaged" in open_store(path, "next").read_only
    assert any("damaged inside" in problem for problem in examine(path).problems)
    diagnosis = mend(path)
    assert len(diagnosis.losses) == 1
    store = open_store(path, "after")
    assert store.read_only == ""
    assert names(store) == {"Wei Zhang", "Ana Reis"}


def test_a_journal_with_a_damaged_header_is_read_without_it(path: Path) -> None:
    _, before = filled(path)
    same_time(path.with_name("db.json.j3"), lambda data: b"0" * 20 + data[20:])
    with pytest.raises(StoreError):
        open_store(path)
    assert mend(path).losses == ()
    assert open_store(path, "next").canonical() == before


def test_a_lost_journal_costs_its_acts_and_is_said(path: Path) -> None:
    filled(path)
    path.with_name("db.json.j3").unlink()
    assert any("missing" in problem for problem in mend(path).problems)
    store = open_store(path, "next")
    assert {"Three", "Person 4", "Person 5"} <= names(store)


def test_a_sound_store_has_no_problems_and_is_not_touched(path: Path) -> None:
    filled(path)
    before = {file: file.read_bytes() for file in path.parent.rglob("*.json*")}
    before.pop(path.with_name("db.json.lock"))
    assert examine(path).problems == ()
    assert mend(path).problems == ()
    assert {file: file.read_bytes() for file in before} == before


def test_the_doctor_says_who_may_look_and_what_lies_beside(path: Path) -> None:
    filled(path)
    path.chmod(0o644)
    path.with_name("db.sync-conflict-20261122.json").write_text("{}")
    path.with_name("db.json.torn-20261122").write_text("rest")
    remarks = " ".join(examine(path).remarks)
    assert "Others on this machine" in remarks
    assert "sync-conflict" in remarks
    assert "db.json.torn-20261122" in remarks


def test_no_store_is_no_patient(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        examine(tmp_path / "nowhere" / "db.json")


DAMAGE = st.sampled_from(["flip", "zero", "cut", "insert", "remove"])


def spoil(data: bytes, kind: str, place: float, noise: bytes) -> bytes:
    """Damage bytes somewhere between their start (0) and their end (1)."""
    at = int(place * len(data))
    after = at + len(noise)
    return {
        "flip": data[:at] + bytes(byte ^ 0x15 for byte in data[at:after]) + data[after:],
        "zero": data[:at] + bytes(len(data[at:after])) + data[after:],
        "cut": data[:at],
        "insert": data[:at] + noise + data[at:],
        "remove": data[:at] + data[after:],
    }[kind]


@settings(max_examples=60, deadline=None)
@given(
    damages=st.lists(
        st.tuples(st.integers(0, 9), DAMAGE, st.floats(0, 1), st.binary(min_size=1, max_size=40)),
        min_size=1,
        max_size=3,
    ),
    in_time=st.booleans(),
)
def test_whatever_the_damage_the_mended_store_works_and_nothing_is_thrown_away(
    damages: list[tuple[int, str, float, bytes]],
    tmp_path_factory: pytest.TempPathFactory,
    *,
    in_time: bool,
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "db.json"
    filled(path)
    files = [path, path.with_name("db.json.j3"), *sorted((path.parent / "backups").iterdir())]
    for number, kind, place, noise in damages:
        change = partial(spoil, kind=kind, place=place, noise=noise)
        file = files[number % len(files)]
        if in_time:
            file.write_bytes(change(file.read_bytes()))
        else:
            same_time(file, change)
    damaged = {path.read_bytes(), path.with_name("db.json.j3").read_bytes()}
    if examine(path).problems:
        mend(path)
        kept = {file.read_bytes() for file in path.parent.glob("*.corrupt-*")}
        assert damaged <= kept
    assert examine(path).problems == ()
    store = open_store(path, "after")
    assert store.read_only == ""
    assert all(person.name for person in store.records.people.values())
    assert all(event.summary for event in store.events)
    add_person(store, "New")
    store.close()
    assert "New" in names(open_store(path, "later"))
