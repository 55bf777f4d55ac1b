"""`plugin new`: every kind gives a plugin that works, and nothing that was there is touched."""

import os
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from coffeechat.authoring.checking import check_folder
from coffeechat.authoring.kinds import KINDS
from coffeechat.authoring.scaffold import NotMade, make_plugin, plugin_files
from coffeechat.cli.parser import parse
from coffeechat.domain.errors import NotUnderstood
from coffeechat.plugin_host.hooks import HOOKS, ON_EVENT


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new plugin of every kind, named after it."""
    parent = tmp_path_factory.mktemp("made")
    for kind in KINDS:
        make_plugin(kind, f"try-{kind}", parent)
    return parent


def test_there_is_a_kind_for_every_hook() -> None:
    assert len(KINDS) == len(HOOKS) + len([ON_EVENT])


@pytest.mark.parametrize("kind", KINDS)
def test_the_check_finds_nothing(made: Path, kind: str) -> None:
    report = check_folder(made / f"coffeechat-try-{kind}", types=False)
    assert report.plugins == (f"try-{kind}",)
    assert [str(flaw) for flaw in report.flaws] == []
    assert sum(map(len, _contributions(report.facts[f"try-{kind}"]))) == (kind != "event")


def _contributions(facts: object) -> list[list[str]]:
    assert isinstance(facts, dict)
    return list(facts["contributions"].values())


def test_their_tests_pass(made: Path) -> None:
    folders = sorted(made.iterdir())
    ran = _python(
        "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(made),
        "--import-mode=importlib", *(str(folder / "tests") for folder in folders),
        PYTHONPATH=os.pathsep.join(map(str, folders)),
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout
    for kind in KINDS:
        assert (made / f"coffeechat-try-{kind}" / "tests" / f"test_try_{kind}.py").is_file()


def test_their_types_are_right(made: Path, type_cache: str) -> None:
    paths = [
        str(folder / part)
        for folder in made.iterdir()
        for part in (folder.name.replace("-", "_"), "tests")
    ]
    ran = _python("-m", "mypy", "--strict", *paths, MYPY_CACHE_DIR=type_cache)
    assert ran.returncode == 0, ran.stdout


def test_they_are_written_as_the_formatter_would(made: Path) -> None:
    for command in (["format", "--check"], ["check", "--select", "E,F,I"]):
        ran = _python("-m", "ruff", *command, "--no-cache", str(made))
        assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_a_plugin_names_the_versions_it_is_for(kind: str) -> None:
    files = plugin_files(kind, "state-alumni")
    project = tomllib.loads(files["pyproject.toml"])["project"]
    assert project["name"] == "coffeechat-state-alumni"
    assert project["dependencies"] == ["coffeechat>=0.1,<1"]
    assert project["entry-points"] == {
        "coffeechat.plugins.v1": {"state-alumni": "coffeechat_state_alumni:StateAlumni"}
    }
    assert files["coffeechat_state_alumni/py.typed"] == ""
    assert f"coffeechat {_trial(files['README.md'])}" in files["README.md"]
    assert "$" not in "".join(files.values())


def _trial(readme: str) -> str:
    """The command by which the plugin is tried; it has to be one that there is."""
    line = readme.split("coffeechat plugins list --check\ncoffeechat ")[1].splitlines()[0]
    options = parse(shlex.split(line))
    assert options.command in {"plugin", "plugins"}
    return line


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "is no name for a plugin"),
        ("State", "is no name for a plugin"),
        ("1st", "is no name for a plugin"),
        ("state--alumni", "is no name for a plugin"),
        ("state_alumni", "such as state-alumni"),
        ("-alumni", "is no name for a plugin"),
        ("../alumni", "is no name for a plugin"),
        ("alumni\n", "is no name for a plugin"),
        ("zoë", "is no name for a plugin"),
        ("a" * 41, "up to 40"),
        ("coffeechat-alumni", "Leave out «coffeechat-», which is put before the name: alumni."),
        ("importer", "is a word of the plugin API"),
        ("import-source", "is a word of the plugin API"),
        ("none", "is a word of the plugin API or of Python"),
    ],
)
def test_names_that_no_plugin_can_have(tmp_path: Path, name: str, told: str) -> None:
    with pytest.raises(NotUnderstood, match=told):
        make_plugin("importer", name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_kind_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(NotUnderstood, match=r"«theme»; there are: importer, .*, event\."):
        make_plugin("theme", "alumni", tmp_path)


@pytest.mark.parametrize("there", ["README.md", "coffeechat_alumni/py.typed"])
def test_a_file_that_is_there_stays_and_none_is_written(tmp_path: Path, there: str) -> None:
    mine = tmp_path / "coffeechat-alumni" / there
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(NotMade, match=r"There is already a .*; take another name or folder"):
        make_plugin("importer", "alumni", tmp_path)
    assert mine.read_text(encoding="utf-8") == "mine"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [mine]


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "coffeechat-alumni"
    folder.mkdir()
    (folder / "README.md").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotMade):
        make_plugin("importer", "alumni", tmp_path)
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_with_other_files_is_no_trouble(tmp_path: Path) -> None:
    other = tmp_path / "coffeechat-alumni" / "notes.txt"
    other.parent.mkdir()
    other.touch()
    folder, count = make_plugin("bank", "alumni", tmp_path)
    assert len([path for path in folder.rglob("*") if path.is_file()]) == count + 1


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotMade, match="was not written: not a directory"):
        make_plugin("importer", "alumni", tmp_path / "file")


def _python(*words: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"} | environ,
    )
