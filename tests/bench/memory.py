"""Memory of a process that has a store open, and nothing on a screen."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from support.figures import Figure

MIB_30_000 = 100

_OPEN = """
import datetime as dt, sys
from pathlib import Path
import psutil
from coffeechat.session import Session
from coffeechat.settings import Settings

def tell():
    print(psutil.Process().memory_info().rss / 2**20)

now = dt.datetime.fromisoformat(sys.argv[2])
tell()
session = Session.open(Path(sys.argv[1]), Settings(), lambda: now)
tell()
assert len(session.people().ids) == len(session.records.people)
tell()
"""


def memory_figures(store: Path) -> Iterator[Figure]:
    """The figures of a store of thirty thousand people: opened, and ready to be searched."""
    command = [sys.executable, "-c", _OPEN, str(store), "2026-11-24T14:00+00:00"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    before, opened, indexed = map(float, done.stdout.split())
    beside = f"{before:.1f} MiB before opening it"
    yield Figure("memory of an open store, 30,000 people", opened, "MiB", MIB_30_000, beside)
    yield Figure("memory with the people index", indexed, "MiB", MIB_30_000)
