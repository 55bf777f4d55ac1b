"""What every test may rely on: no user folders, no network zone, no colour surprises."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes is measured by `make bench`, never asserted. Continuous integration
# looks at the same examples each time; whoever runs the tests by hand looks for new ones.
settings.register_profile("here", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("here")

collect_ignore = ["vendor"]  # tests/store/tinydb_suite.py runs these

# Textual reads its settings when it is imported.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
OUTSIDE = ("NO_COLOR", "COLORTERM", "TEXTUAL_THEME", "TMUX", "COFFEECHAT_NOW", "COFFEECHAT_STORE")
for name in OUTSIDE:
    os.environ.pop(name, None)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, which is also where it stands."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("TZ", "Europe/Berlin")
    monkeypatch.chdir(home)
    return home
