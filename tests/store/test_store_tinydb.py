"""TinyDB's own interface over the journal: everything works, beside a running session."""

import json
from collections.abc import Iterator, MutableMapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tinydb import Query, TinyDB, where
from tinydb.operations import increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from coffeechat.store import NotSaved
from coffeechat.store.storage import JournalStorage
from coffeechat.store.tables import JournalDB, JournalTable
from store.store_kit import add_person, names, open_store, ticking_clock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "db.json"


@pytest.fixture
def db(path: Path) -> Iterator[JournalDB]:
    with JournalDB(path, clock=ticking_clock()) as db:
        yield db


def open_db(path: Path) -> JournalDB:
    return JournalDB(path, clock=lambda: datetime(2026, 11, 22, tzinfo=UTC))


def journal_lines(path: Path) -> int:
    return path.with_name("db.json.j1").read_bytes().count(b"\n") - 1


def test_insert_get_search_update_and_remove(db: JournalDB) -> None:
    table = db.table("tea")
    assert table.insert({"kind": "oolong", "cups": 1}) == 1
    assert table.insert_multiple([{"kind": "sencha", "cups": 2}, {"kind": "assam"}]) == [2, 3]
    assert table.get(doc_id=2) == {"kind": "sencha", "cups": 2}
    assert table.get(doc_id=9) is None
    assert table.get(doc_id=-1) is None
    assert [found.doc_id for found in table.search(where("cups") >= 1)] == [1, 2]
    table.update(increment("cups"), where("kind") == "oolong")
    assert table.get(Query().kind == "oolong") == {"kind": "oolong", "cups": 2}
    table.remove(doc_ids=[2])
    assert len(table) == 2
    assert {found["kind"] for found in table} == {"oolong", "assam"}
    table.truncate()
    assert table.all() == []


def test_each_call_is_one_line_of_the_journal(db: JournalDB, path: Path) -> None:
    table = db.table("tea")
    table.insert_multiple({"cups": number} for number in range(10))
    table.update({"cups": 0})
    table.upsert({"kind": "new"}, where("kind") == "new")
    table.upsert({"kind": "new", "cups": 5}, where("kind") == "new")
    assert journal_lines(path) == 4
    table.update({"cups": 0}, where("cups") == 0)
    assert journal_lines(path) == 4


def test_a_document_over_one_mebibyte_is_refused(db: JournalDB) -> None:
    with pytest.raises(NotSaved, match="1 MiB"):
        db.table("notes").insert({"text": "a" * (1 << 20)})
    assert db.table("notes").all() == []


def test_an_update_that_raises_changes_nothing(db: JournalDB) -> None:
    table = db.table("tea")
    table.insert_multiple({"cups": number} for number in range(3))
    seen: list[object] = []

    def spoil(document: MutableMapping[str, object]) -> None:
        document["cups"] = 99
        seen.append(document)
        if len(seen) == 2:
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        table.update(spoil)
    assert [document["cups"] for document in table.all()] == [0, 1, 2]


def test_results_are_copies(db: JournalDB) -> None:
    table = db.table("tea")
    table.insert({"tags": ["green"]})
    table.search(where("tags").any(["green"]))[0]["tags"].append("mutated")
    assert table.all() == [{"tags": ["green"]}]


def test_numbers_are_never_used_again(db: JournalDB, path: Path) -> None:
    table = db.table("tea")
    table.insert_multiple([{}, {}])
    table.truncate()
    assert table.insert({}) == 3
    table.insert(Document({}, doc_id=10))
    with pytest.raises(ValueError, match="exists"):
        table.insert(Document({}, doc_id=10))
    db.close()
    with open_db(path) as again:
        again.table("tea").truncate()
        assert again.table("tea").insert({}) == 11


def test_numbers_brought_along_are_not_given_to_others(db: JournalDB) -> None:
    table = db.table("tea")
    numbers = table.insert_multiple([Document({"a": 1}, doc_id=2), {"b": 2}, {"c": 3}])
    assert numbers == [2, 1, 3]
    assert table.get(doc_id=2) == {"a": 1}
    assert len(table) == 3


def test_two_databases_never_overwrite_each_other(db: JournalDB, path: Path) -> None:
    with open_db(path) as other:
        for number in range(5):
            db.insert({"from": "one", "number": number})
            other.insert_multiple([{"from": "other", "number": number}])
        assert len(db.all()) == len(other.all()) == 10


def test_tables_can_be_listed_and_dropped(db: JournalDB, path: Path) -> None:
    db.insert({"a": 1})
    db.table("tea").insert({"b": 2})
    assert db.tables() == {"_default", "tea"}
    db.drop_table("tea")
    assert not db.table("tea").all()
    db.drop_tables()
    assert db.all() == []
    db.close()
    with TinyDB(path) as stock:
        assert stock.tables() == {"_meta"}


def test_a_script_works_beside_a_session(db: JournalDB, path: Path) -> None:
    store = open_store(path)
    add_person(store, "Wei Zhang")
    db.table("people").update({"place": "Basel", "fav": "tea"}, where("name") == "Wei Zhang")
    assert store.poll()
    (person,) = store.records.people.values()
    assert person.place == "Basel"
    with pytest.raises(NotSaved, match="does not fit"):
        db.table("people").update({"name": 3})
    assert names(store) == {"Wei Zhang"}
    store.close()


def test_the_notes_of_the_file_are_not_a_table(db: JournalDB) -> None:
    with pytest.raises(NotSaved, match="_meta"):
        db.table("_meta").insert({})


def test_stock_tables_on_the_storage_work_and_notice_other_writers(path: Path) -> None:
    storage = JournalStorage(path, clock=ticking_clock())
    table = Table(storage, "tea")
    table.insert({"kind": "oolong"})
    table.update({"cups": 2})
    assert table.all() == [{"kind": "oolong", "cups": 2}]
    data = storage.read()
    with open_db(path) as other:
        other.table("tea").insert({"kind": "assam"})
    assert data is not None
    with pytest.raises(NotSaved, match="another session"):
        storage.write(data)
    storage.close()
    assert len(json.loads(path.read_text())["tea"]) == 2


def test_a_journal_table_needs_a_journal_storage() -> None:
    with pytest.raises(TypeError, match="JournalStorage"), TinyDB(storage=MemoryStorage) as stock:
        JournalTable(stock.storage, "tea")
