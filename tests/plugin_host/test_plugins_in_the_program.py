"""The installed program among broken plugins: it does what it was asked, and names each of them."""

import os
from pathlib import Path

import pytest

from plugin_host.fakes import Shelf
from plugin_host.whole import plugin
from support.shell import FRIDAY, program

BROKEN = {
    "gone": ("import nowhere_to_be_found", "load: ModuleNotFoundError"),
    "leaver": ("sys.exit(7)", "load: it tried to end the program"),
    "hanger": ("import threading\nthreading.Event().wait()", "within 5 s"),
    "misspelt": ("class P(Plugin):\n    def impotrers(self): ...", "did you mean «importers»?"),
    "later": ("class P(Plugin):\n    async def importers(self): ...", "must be a plain method"),
}
LOUD = "print('NOISE'); sys.stderr.write('NOISE\\n'); "
ROWS = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Wei,Zhang,https://www.linkedin.com/in/wei-zhang-example,,Green Rivers,Analyst,05 Mar 2024
"""


@pytest.fixture
def _among_them(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them are installed, and one that is loud but fine."""
    for id_, (source, _) in BROKEN.items():
        shelf.install(id_, source, version="0.9")
    shelf.install("loud", LOUD + "\n" + plugin("loud", sniff=LOUD + "return 0"))
    path = os.pathsep.join(filter(None, [str(shelf.folder), os.environ.get("PYTHONPATH")]))
    monkeypatch.setenv("PYTHONPATH", path)
    monkeypatch.setenv("COFFEECHAT_STORE", str(tmp_path / "mine" / "db.json"))
    monkeypatch.setenv("COFFEECHAT_NOW", FRIDAY)


@pytest.mark.usefixtures("_among_them")
def test_what_needs_no_plugin_does_not_notice_them() -> None:
    for words in (["--help"], ["--version"], ["today"], ["keys"]):
        ran = program(*words)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert "NOISE" not in ran.stdout


@pytest.mark.usefixtures("_among_them")
def test_an_act_is_confirmed_before_those_are_asked_who_may_listen() -> None:
    ran = program("add", "Ana Ruiz")
    assert ran.returncode == 0
    assert ran.stdout.startswith("Added Ana Ruiz")
    for id_, (_, told) in BROKEN.items():
        (line,) = [line for line in ran.stderr.splitlines() if f"Plugin {id_} 0.9, " in line]
        assert told in line


@pytest.mark.usefixtures("_among_them")
def test_an_import_is_done_and_each_broken_plugin_named_once() -> None:
    ran = program("import", "-", stdin=ROWS)
    assert ran.returncode == 0
    assert "1 new" in ran.stdout
    assert "NOISE" not in ran.stdout + ran.stderr
    lines = ran.stderr.splitlines()
    assert len(lines) == len(BROKEN)
    for id_, (_, told) in BROKEN.items():
        (line,) = [line for line in lines if line.startswith(f"coffeechat: Plugin {id_} 0.9, ")]
        assert told in line
        assert line.endswith(f"; coffeechat plugins disable {id_} turns it off")
    assert "Wei Zhang" in program("find", "wei").stdout
