"""TinyDB's own tests on our storage, with the deliberate differences listed.

    pip download --no-deps --no-binary :all: tinydb==4.9.0
    tar xzf tinydb-4.9.0.tar.gz
    python -m tests.crash.tinydb_own tinydb-4.9.0

The tests come from TinyDB's source distribution and are not part of this repository.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_FILES = ("test_tables.py", "test_tinydb.py", "test_operations.py")

_CONFTEST = """
from datetime import UTC, datetime
import pytest
from coffeechat.store.tables import JournalDB

def open_db(path):
    return JournalDB(path, clock=lambda: datetime(2026, 11, 22, tzinfo=UTC))

@pytest.fixture(params=["fresh", "reopened"])
def db(request, tmp_path):
    db = open_db(tmp_path / "test.json")
    db.insert_multiple({"int": 1, "char": c} for c in "abc")
    if request.param == "reopened":
        db.close()
        db = open_db(tmp_path / "test.json")
    yield db
    db.close()
"""

#: Test to the reason why it fails, by intention.
DIFFERENCES = {
    **dict.fromkeys(
        (
            "test_insert_ids",
            "test_insert_multiple_with_ids",
            "test_insert_with_doc_id",
            "test_insert_with_duplicate_doc_id",
            "test_next_id",
            "test_truncate_table",
            "test_update_returns_ids",
        ),
        "a document number is never used again, not even in an emptied table",
    ),
    **dict.fromkeys(
        (
            "test_lru_cache",
            "test_query_cache",
            "test_query_cache_size",
            "test_search",
            "test_search_path",
        ),
        "there is no query cache: it would go stale with other sessions' acts",
    ),
    "test_persist_table": "an empty table is not kept in the file",
    "test_table_repr": "the representation names our classes",
}


def run(source: Path) -> tuple[int, set[str]]:
    """How many of TinyDB's tests pass on our storage, and the names of those that do not."""
    with tempfile.TemporaryDirectory() as folder:
        for name in _FILES:
            shutil.copy(source / "tests" / name, folder)
        (Path(folder) / "conftest.py").write_text(_CONFTEST)
        command = [sys.executable, "-m", "pytest", "-q", "-rf", "--rootdir", folder, folder]
        output = subprocess.run(command, capture_output=True, check=False, text=True).stdout
    passed = re.search(r"(\d+) passed", output)
    failed = set(re.findall(r"^FAILED \S+::(\w+)", output, re.MULTILINE))
    return int(passed[1]) if passed else 0, failed


def main(source: str) -> int:
    """Report; 1 when a test fails that is not listed, or none passes."""
    passed, failed = run(Path(source))
    surprises = failed - DIFFERENCES.keys()
    sys.stdout.write(f"{passed} passed; on purpose different:\n")
    for name in sorted(failed & DIFFERENCES.keys()):
        sys.stdout.write(f"  {name}: {DIFFERENCES[name]}\n")
    for name in sorted(surprises):
        sys.stdout.write(f"FAILED {name}\n")
    return 1 if surprises or not passed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
