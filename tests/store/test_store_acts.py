"""An act is whole or absent, becomes one event, and never disturbs what was read before."""

import json
import threading
from pathlib import Path

import msgspec
import pytest

from coffeechat.domain.records import PROFILE_ID, Conversation, Person, Profile
from coffeechat.store import Change, NotSaved, Store
from coffeechat.store.journal import Change as DocumentChange
from store.store_kit import NOON, add_person, names, open_store, rename


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "coffeechat" / "db.json"


@pytest.fixture
def store(path: Path) -> Store:
    return open_store(path)


def test_what_an_act_puts_is_there_at_once_and_after_reopening(store: Store, path: Path) -> None:
    person = add_person(store, "Jelisa Okafor", place="Oakland")
    assert store.records.people[person.id] == person
    store.close()
    assert open_store(path).records.people[person.id] == person


def test_what_an_act_put_is_on_the_disk_without_closing(store: Store, path: Path) -> None:
    person = add_person(store, "Jelisa Okafor")
    assert open_store(path, "other").records.people[person.id] == person


def test_an_act_that_raises_changes_nothing(store: Store) -> None:
    before = store.canonical()

    def change_my_mind() -> None:
        with store.act("add") as tx:
            tx.put(Profile(id=PROFILE_ID, created=tx.now, name="Ana"))
            raise ValueError("second thoughts")

    with pytest.raises(ValueError, match="second thoughts"):
        change_my_mind()
    assert store.canonical() == before
    assert len(store.events) == 0


def test_an_act_that_changes_nothing_real_makes_no_event(store: Store) -> None:
    person = add_person(store, "Wei Zhang")
    with store.act("edit") as tx:
        tx.put(person.replace(name="Wei Zhang"))
    assert tx.event is None
    assert len(store.events) == 1


def test_putting_and_removing_a_new_record_is_nothing(store: Store) -> None:
    with store.act("add") as tx:
        person = Person(id=tx.fresh_id(), created=tx.now, name="Nobody")
        tx.put(person)
        tx.remove(person)
    assert tx.event is None


def test_the_event_says_what_happened_and_to_whom(store: Store) -> None:
    person = add_person(store, "Priya Natarajan")
    with store.act("start") as tx:
        talk = Conversation(id=tx.fresh_id(), created=tx.now, person=person.id)
        tx.put(talk)
        tx.summary = "Started with Priya"
    event = tx.event
    assert event is not None
    assert (event.verb, event.summary, event.session) == ("start", "Started with Priya", "mine")
    assert event.subjects == (person.id, talk.id)
    assert event.at == tx.now
    assert list(store.events)[-1] == event


def test_an_event_names_at_most_twenty_subjects(store: Store) -> None:
    with store.act("import") as tx:
        for number in range(50):
            tx.put(Person(id=tx.fresh_id(), created=tx.now, name=f"Person {number}"))
    assert tx.event is not None
    assert len(tx.event.subjects) == 20


def test_an_event_without_a_summary_shows_its_verb(store: Store) -> None:
    with store.act("tidy") as tx:
        tx.put(Person(id=tx.fresh_id(), created=tx.now, name="Mika Laine"))
    assert store.events[-1].summary == "tidy"


def test_removing_takes_a_record_out(store: Store) -> None:
    person = add_person(store, "Mika Laine")
    with store.act("remove") as tx:
        tx.remove(person)
    assert person.id not in store.records.people
    assert len(store.records.people) == 0


def test_records_that_were_read_never_change(store: Store) -> None:
    person = add_person(store, "Before")
    seen = store.records
    events = store.events
    rename(store, person, "After")
    assert seen.people[person.id].name == "Before"
    assert len(events) == 1
    assert store.records.people[person.id].name == "After"


def test_tables_that_an_act_does_not_touch_are_the_same_objects(store: Store) -> None:
    before = store.records
    add_person(store, "Wei Zhang")
    assert store.records.messages is before.messages
    assert store.records.people is not before.people


def test_the_state_inside_an_act_is_the_one_it_started_from(store: Store) -> None:
    with store.act("add") as tx:
        tx.put(Person(id=tx.fresh_id(), created=tx.now, name="Ngozi Adeyemi"))
        assert len(tx.records.people) == 0
        assert tx.now >= NOON


def test_an_act_within_an_act_is_a_mistake(store: Store) -> None:
    with pytest.raises(RuntimeError, match="within"), store.act("one"), store.act("two"):
        pass
    add_person(store, "Wei Zhang")
    assert names(store) == {"Wei Zhang"}


def test_listeners_hear_what_was_touched_until_they_leave(store: Store) -> None:
    heard: list[Change] = []
    leave = store.subscribe(heard.append)
    person = add_person(store, "Tomas Lindqvist")
    leave()
    rename(store, person, "Tomas L.")
    assert [change.touched for change in heard] == [frozenset({("people", person.id)})]
    assert heard[0].event == store.events[0]


def test_a_listener_is_called_in_the_thread_that_committed(store: Store) -> None:
    threads: list[threading.Thread] = []
    store.subscribe(lambda change: threads.append(threading.current_thread()))
    worker = threading.Thread(target=add_person, args=(store, "Owen Clarke"))
    worker.start()
    worker.join()
    assert threads == [worker]


def test_keys_that_we_do_not_know_survive_a_change(store: Store, path: Path) -> None:
    person = add_person(store, "Sam Ortiz")
    store.close()
    add_unknown_key(path, person.id)
    store = open_store(path)
    rename(store, person, "Sam O.")
    rename(store, person, "")
    store.close()
    document = json.loads(path.read_text())["people"]["1"]
    assert document["pronouns"] == ["they"]
    assert document["name"] == ""


def add_unknown_key(path: Path, person: str) -> None:
    """Put a key into a document the way a newer program would: through the journal."""
    store = open_store(path, "newer")
    engine = store._engine
    with engine.exclusive():
        old = engine.tables["people"][1]
        document = {**json.loads(bytes(old)), "pronouns": ["they"]}
        engine.commit([DocumentChange("people", 1, raw(document), old)])
    store.close()


def raw(document: object) -> msgspec.Raw:
    return msgspec.Raw(json.dumps(document).encode())


def test_a_field_that_returns_to_its_default_leaves_the_document(store: Store, path: Path) -> None:
    person = add_person(store, "Sam Ortiz", place="Basel")
    with store.act("edit") as tx:
        tx.put(person.replace(place=""))
    store.close()
    assert "place" not in json.loads(path.read_text())["people"]["1"]


def test_a_document_over_one_mebibyte_is_refused(store: Store) -> None:
    with pytest.raises(NotSaved, match="1 MiB"):
        add_person(store, "x" * (1 << 20))
    add_person(store, "Wei Zhang")
    assert names(store) == {"Wei Zhang"}


def test_reading_while_a_worker_acts_never_shows_half_an_act(store: Store) -> None:
    """Each act renames both people; a reader must never see two different names."""
    with store.act("add") as tx:
        pair = [Person(id=tx.fresh_id(), created=tx.now, name="0") for _ in range(2)]
        for person in pair:
            tx.put(person)
    done = threading.Event()
    seen: list[set[str]] = []

    def read() -> None:
        while not done.is_set():
            records = store.records
            seen.append({person.name for person in records.people.values()})

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 300):
        with store.act("edit") as tx:
            for person in pair:
                tx.put(person.replace(name=str(number)))
    done.set()
    reader.join()
    assert seen
    assert all(len(both) == 1 for both in seen)
