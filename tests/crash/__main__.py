"""`make crash`: every suite in full, every mutant, and the counts.

python -m tests.crash
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # where the tests import each other from

from crash.mutants import MUTANTS, Mutant, is_caught
from crash.suites import SUITES
from store.tinydb_suite import tinydb_counts


def main() -> int:
    """Run all; 1 when something is lost or a mutant lives."""
    runs: dict[str, Callable[[], object]] = {name: suite.full for name, suite in SUITES.items()}
    runs["TinyDB's own tests"] = tinydb_counts
    runs |= {f"mutant: {mutant.name}": partial(_catch, mutant) for mutant in MUTANTS}
    failed = [name for name, run in runs.items() if not _report(name, run)]
    _say(f"FAILED: {', '.join(failed)}" if failed else "Nothing was lost, every mutant caught.")
    return 1 if failed else 0


def _catch(mutant: Mutant) -> str:
    assert is_caught(mutant), f"«{mutant.suite}» did not notice"
    return f"caught by «{mutant.suite}»"


def _report(name: str, run: Callable[[], object]) -> bool:
    started = time.perf_counter()
    try:
        counts = run()
    except AssertionError as failure:
        _say(f"{name}: FAILED: {failure}")
        return False
    _say(f"{name}: {counts} ({time.perf_counter() - started:.1f} s)")
    return True


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
