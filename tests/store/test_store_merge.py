"""A form that was open while another session wrote: fields merge, or mine and theirs are told."""

from pathlib import Path

import pytest

from coffeechat.domain.records import Person
from coffeechat.store import Conflict, Store
from store.store_kit import add_person, names, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "db.json")


def elsewhere(store: Store, person: Person, **changes: str) -> None:
    other = open_store(store.path, "other")
    with other.act("edit") as tx:
        tx.put(tx.records.people[person.id].replace(**changes))
    other.close()


def merge(store: Store, before: Person, **changes: str) -> Person:
    with store.act("edit") as tx:
        return tx.merge(before, before.replace(**changes))


def test_different_fields_merge(store: Store) -> None:
    person = add_person(store, "Wei Zhang")
    elsewhere(store, person, place="Basel")
    merged = merge(store, person, notes="met at the fair")
    assert (merged.place, merged.notes) == ("Basel", "met at the fair")
    assert store.records.people[person.id] == merged


def test_the_same_change_on_both_sides_is_no_conflict(store: Store) -> None:
    person = add_person(store, "Wei Zhang")
    elsewhere(store, person, place="Basel")
    assert merge(store, person, place="Basel").place == "Basel"


def test_the_same_field_changed_to_something_else_is_told(store: Store) -> None:
    person = add_person(store, "Wei Zhang")
    elsewhere(store, person, place="Basel", notes="theirs")
    with pytest.raises(Conflict, match="place") as told:
        merge(store, person, place="Bern", name="Wei Chang")
    assert told.value.fields == ("place",)
    assert store.records.people[person.id].place == "Basel"
    assert names(store) == {"Wei Zhang"}


def test_a_record_that_is_gone_is_told(store: Store) -> None:
    person = add_person(store, "Wei Zhang")
    with store.act("remove") as tx:
        tx.remove(person)
    with pytest.raises(Conflict, match="removed"):
        merge(store, person, place="Bern")
