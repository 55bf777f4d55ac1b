"""`examples/coffeechat-alumni` is what its README says: a plugin that anybody could have made."""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from coffeechat.authoring.checking import check_folder
from coffeechat.authoring.scaffold import plugin_files
from plugin_host.fakes import Shelf
from support.shell import Shell

EXAMPLE = Path(__file__).parents[2] / "examples" / "coffeechat-alumni"
SAMPLE = EXAMPLE / "tests" / "samples" / "people.csv"
CONFIG = """\
[plugins.alumni]
school = "State University"
class_of = 2015
token = { env = "ALUMNI_TOKEN" }
"""


@pytest.fixture
def shell(
    tmp_path: Path,
    own_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Shell]:
    """A shell in an environment where the example is installed and set up."""
    monkeypatch.syspath_prepend(EXAMPLE)
    monkeypatch.syspath_prepend(tmp_path)
    Shelf(tmp_path).describe("coffeechat-alumni", "0.1.0", "alumni = coffeechat_alumni:Alumni")
    config = own_home / "coffeechat" / "config.toml"
    config.parent.mkdir()
    config.write_text(CONFIG, encoding="utf-8")
    yield Shell(tmp_path / "db.json", capsys, monkeypatch)
    for name in [name for name in sys.modules if name.startswith("coffeechat_alumni")]:
        del sys.modules[name]


def test_it_has_the_layout_that_a_new_plugin_has() -> None:
    made = plugin_files("importer", "alumni")
    assert [path for path in made if not (EXAMPLE / path).is_file()] == []
    ours = (EXAMPLE / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    differing = set(made["pyproject.toml"].splitlines()) ^ set(ours)
    assert {line.partition(" ")[0] for line in differing} == {"description"}


def test_its_own_tests_pass_without_an_installation(tmp_path: Path) -> None:
    plugins = ("no:cacheprovider", "no:coffeechat", "coffeechat.pytest_plugin")
    options = [word for plugin in plugins for word in ("-p", plugin)]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *options],
        cwd=EXAMPLE,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout
    assert "skipped" not in ran.stdout


def test_nothing_in_it_is_to_be_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MYPY_CACHE_DIR", str(tmp_path))
    report = check_folder(EXAMPLE)
    assert [str(flaw) for flaw in report.flaws] == []
    assert report.notes == ()
    assert report.facts["alumni"]["contributions"] == {
        "importers": ["people"],
        "columns": ["class"],
        "question_banks": ["alumni"],
        "commands": ["look"],
    }


def test_its_people_come_into_the_program(shell: Shell) -> None:
    ran = shell.run("import", str(SAMPLE))
    assert (ran.code, ran.err) == (0, "")
    people = {person.name: person for person in shell.read().people.values()}
    assert sorted(people) == ["Amara Diallo", "Jelisa Okafor", "Sam Ortiz", "Wei Zhang"]
    jelisa = people["Jelisa Okafor"]
    assert [point.detail for point in jelisa.points] == ["State University"]
    assert jelisa.extras["alumni"] == {"class_of": "2009", "degree": "BSc Biology"}
    assert jelisa.tags == ("alumni", "mentor")


def test_its_column_and_command_work_in_the_shell(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALUMNI_TOKEN", "token-of-the-tests")
    shell.run("import", str(SAMPLE))
    assert "2009" in shell.run("plugin", "run", "alumni:class", "Jelisa Okafor").out
    monkeypatch.setattr(import_module("coffeechat_alumni.directory"), "fetch", _answer)
    ran = shell.run("plugin", "run", "alumni:look", "Jelisa Okafor")
    assert (ran.code, ran.err) == (0, "")
    (jelisa,) = [one for one in shell.read().people.values() if one.name == "Jelisa Okafor"]
    assert (jelisa.title, jelisa.organisation) == ("Director", "Verda")


def _answer(_address: str, token: str) -> object:
    assert token == "token-of-the-tests"
    return {"people": [{"employer": "Verda", "position": "Director"}]}
