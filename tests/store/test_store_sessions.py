"""Several sessions on one store: each sees the others' acts, and nothing is lost."""

from pathlib import Path

import pytest

from coffeechat.store import Change, Store, store
from store.store_kit import add_person, names, open_store, rename


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "db.json"


@pytest.fixture
def one(path: Path) -> Store:
    return open_store(path, "one")


@pytest.fixture
def other(path: Path, one: Store) -> Store:
    del one
    return open_store(path, "other")


def test_a_poll_takes_in_what_another_session_did(one: Store, other: Store) -> None:
    heard: list[Change] = []
    other.subscribe(heard.append)
    person = add_person(one, "Wei Zhang")
    assert other.poll()
    assert names(other) == {"Wei Zhang"}
    assert [change.touched for change in heard] == [frozenset({("people", person.id)})]
    assert not other.poll()


def test_an_act_starts_from_what_others_did(one: Store, other: Store) -> None:
    person = add_person(one, "Wei Zhang")
    with other.act("edit") as tx:
        tx.put(tx.records.people[person.id].replace(place="Basel"))
    one.poll()
    assert one.records.people[person.id].place == "Basel"


def test_another_session_follows_a_compaction(one: Store, other: Store) -> None:
    add_person(one, "Wei Zhang")
    other.poll()
    one.compact()
    add_person(one, "Ana")
    assert other.poll()
    assert names(other) == {"Wei Zhang", "Ana"}
    add_person(other, "Mika")
    one.poll()
    assert names(one) == {"Wei Zhang", "Ana", "Mika"}


def test_another_session_follows_several_compactions_at_once(one: Store, other: Store) -> None:
    person = add_person(one, "Wei Zhang")
    for number in range(5):
        rename(one, person, f"Wei {number}")
        one.compact()
    heard: list[Change] = []
    other.subscribe(heard.append)
    assert other.poll()
    assert heard[-1] == Change(one.events[-1], frozenset({("people", person.id)}))
    assert names(other) == {"Wei 4"}
    assert len(other.events) == 6
    rename(other, person, "Wei")
    one.poll()
    assert names(one) == {"Wei"}


def test_only_the_last_session_out_compacts(path: Path, one: Store, other: Store) -> None:
    add_person(one, "Wei Zhang")
    one.close()
    assert b'"gen":1' in path.read_bytes()
    other.close()
    assert b'"gen":2' in path.read_bytes()


def test_tidying_compacts_only_a_large_journal(
    path: Path, one: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_person(one, "Wei Zhang")
    one.tidy()
    assert b'"gen":1' in path.read_bytes()
    monkeypatch.setattr(store, "LARGE_JOURNAL", 100)
    one.tidy()
    assert b'"gen":2' in path.read_bytes()
