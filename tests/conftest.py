"""What every test may rely on: no user folders, no network zone, no colour surprises."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes is measured by `make bench`, never asserted.
settings.register_profile("no times", deadline=None)
settings.load_profile("no times")

collect_ignore = ["vendor"]  # tests/store/tinydb_suite.py runs these

# Textual reads its settings when it is imported.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
OUTSIDE = ("NO_COLOR", "COLORTERM", "TEXTUAL_THEME", "TMUX", "COFFEECHAT_NOW", "COFFEECHAT_STORE")
for name in OUTSIDE:
    os.environ.pop(name, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each worker begin with its share of what takes long, so that none ends with it.

    The items go to the workers in as many equal stretches.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    long = [item for item in items if "terminal" in item.path.parts]
    short = [item for item in items if "terminal" not in item.path.parts]
    ends = [len(short) * number // workers for number in range(workers + 1)]
    items[:] = [
        item
        for number in range(workers)
        for item in (*long[number::workers], *short[ends[number] : ends[number + 1]])
    ]


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, which is also where it stands."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("TZ", "Europe/Berlin")
    monkeypatch.chdir(home)
    return home
