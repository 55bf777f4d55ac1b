"""TinyDB's own tests on our storage, with the deliberate differences listed.

The tests are in `tests/vendor/tinydb`, unchanged; this module is the pytest plugin that puts our
classes in the place of TinyDB's, and what runs them. Left out are TinyDB's tests of its own JSON
file and of its caching middleware, which nothing of ours replaces, and those of its queries and
helpers, which touch no storage.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tinydb.table import Table

from coffeechat.store.storage import JournalStorage
from coffeechat.store.tables import JournalDB

_TESTS = Path(__file__).parents[1]
_VENDORED = _TESTS / "vendor" / "tinydb"

_NUMBERS = "a document number is never used again, not even in an emptied table"
_NO_CACHE = "there is no query cache: it would go stale with other sessions' acts"
_NAMES = "the representation names our classes"
_NO_EMPTY = "an empty table is not kept in the file"

#: Test to the reason why it fails, by intention, on our storage with our tables.
DIFFERENCES = {
    "test_tables::test_lru_cache": _NO_CACHE,
    "test_tables::test_next_id": _NUMBERS,
    "test_tables::test_persist_table": _NO_EMPTY,
    "test_tables::test_query_cache": _NO_CACHE,
    "test_tables::test_query_cache_size": _NO_CACHE,
    "test_tables::test_table_repr": _NAMES,
    "test_tables::test_truncate_table": _NUMBERS,
    "test_tinydb::test_doc_ids_json": _NUMBERS,
    "test_tinydb::test_insert_ids": _NUMBERS,
    "test_tinydb::test_insert_multiple_with_ids": _NUMBERS,
    "test_tinydb::test_insert_with_doc_id": _NUMBERS,
    "test_tinydb::test_insert_with_duplicate_doc_id": _NUMBERS,
    "test_tinydb::test_query_cache": _NO_CACHE,
    "test_tinydb::test_repr": _NAMES,
    "test_tinydb::test_search": _NO_CACHE,
    "test_tinydb::test_search_path": _NO_CACHE,
    "test_tinydb::test_update_returns_ids": _NUMBERS,
}

#: The same for our storage under TinyDB's own tables.
STORAGE_DIFFERENCES = {
    "test_tables::test_persist_table": _NO_EMPTY,
    "test_tables::test_table_repr": _NAMES,
}


class Verdicts(NamedTuple):
    """The tests that passed and those that did not, as `file::test[variant]`."""

    passed: set[str]
    failed: set[str]


class FileStorage(JournalStorage):
    """Our storage, called as TinyDB calls its JSON file; how JSON is to look is not ours to say."""

    def __init__(self, path: str | Path, *, ensure_ascii: bool = True) -> None:
        super().__init__(Path(path), clock=lambda: datetime(2026, 11, 22, tzinfo=UTC))


class FileDB(JournalDB):
    """Our database, opened as TinyDB opens its own."""

    default_storage_class = FileStorage  # type: ignore[assignment] # as TinyDB documents it


class StorageDB(FileDB):
    """Our storage under TinyDB's tables."""

    table_class = Table  # type: ignore[assignment] # as TinyDB documents it


@pytest.fixture(autouse=True)
def ours(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let what a test opens itself be ours too, memory being a file nobody knows."""

    class FreshStorage(FileStorage):
        def __init__(self) -> None:
            numbers = len(list(tmp_path.glob("memory-*.json")))
            super().__init__(tmp_path / f"memory-{numbers}.json")

    for name, own in (
        ("TinyDB", FileDB),
        ("JSONStorage", FileStorage),
        ("MemoryStorage", FreshStorage),
    ):
        monkeypatch.setattr(request.module, name, own, raising=False)
    for sync in ("fsync", "fdatasync"):  # tests/crash proves that these are called
        monkeypatch.setattr(os, sync, lambda _: None)


@pytest.fixture(params=["fresh", "reopened", "storage"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """The three documents that TinyDB's tests expect."""
    path = tmp_path / "test.json"
    opened = StorageDB(path) if request.param == "storage" else FileDB(path)
    opened.insert_multiple({"int": 1, "char": c} for c in "abc")
    if request.param == "reopened":
        opened.close()
        opened = FileDB(path)
    yield opened
    opened.close()


def run_tinydb_tests() -> Verdicts:
    """Run them in a process of their own, away from our own settings for pytest."""
    options = ["-q", "-rpfE", "--import-mode=importlib", "-c", os.devnull]
    options += ["--rootdir", str(_VENDORED), "--confcutdir", str(_VENDORED)]
    options += ["-p", "no:cacheprovider", "-p", "store.tinydb_suite"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(_VENDORED)],
        env={**os.environ, "PYTHONPATH": str(_TESTS), "PYTEST_ADDOPTS": "", "COLUMNS": "200"},
        capture_output=True,
        check=False,
        text=True,
    )
    verdicts = re.findall(r"^(PASSED|FAILED|ERROR) \S*?(\w+)\.py::(\S+)", done.stdout, re.MULTILINE)
    passed = {f"{file}::{test}" for word, file, test in verdicts if word == "PASSED"}
    return Verdicts(passed, {f"{file}::{test}" for _, file, test in verdicts} - passed)


def surprises(verdicts: Verdicts) -> list[str]:
    """The tests that fail and are not listed, and those that are listed and do not."""
    expected = {test for test in verdicts.passed | verdicts.failed if _differs(test)}
    tried = {test.partition("[")[0] for test in verdicts.passed | verdicts.failed}
    return sorted((verdicts.failed ^ expected) | (DIFFERENCES.keys() - tried))


def tinydb_counts() -> str:
    """Run them; what they came to.

    Raises:
        AssertionError: A test fails that is not listed, or does not that is.
    """
    verdicts = run_tinydb_tests()
    assert verdicts.passed, "none of TinyDB's tests ran"
    assert not surprises(verdicts), ", ".join(surprises(verdicts))
    differing = {test.partition("[")[0] for test in verdicts.failed}
    return f"{len(verdicts.passed)} passed, {len(differing)} differ by intention"


def _differs(test: str) -> bool:
    name, _, variant = test.partition("[")
    return name in (STORAGE_DIFFERENCES if variant == "storage]" else DIFFERENCES)
