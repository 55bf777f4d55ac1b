"""`coffeechat plugin new`, `check` and `test`."""

import json
from pathlib import Path

import pytest

from plugin_host.fakes import Shelf
from support.shell import Ran, Shell


@pytest.fixture
def bank(shell: Shell) -> Path:
    """A new plugin in the folder where the shell stands."""
    assert shell("plugin new bank beginnings").code == 0
    return Path("coffeechat-beginnings")


def check(shell: Shell, monkeypatch: pytest.MonkeyPatch, *words: str) -> Ran:
    """A check without mypy, which has tests of its own."""
    monkeypatch.setattr("coffeechat.authoring.typed.find_spec", lambda _name: None)
    return shell.run("plugin", "check", *words)


def test_a_new_plugin_says_what_to_do_next(shell: Shell, tmp_path: Path) -> None:
    ran = shell(f"plugin new importer state-alumni --in {tmp_path}")
    folder = tmp_path / "coffeechat-state-alumni"
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[0] == f"Wrote {folder} (7 files), a plugin that works as it is."
    assert f"coffeechat plugin test {folder}" in ran.out
    assert f"pip install -e {folder}" in ran.out
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 7
    assert not shell.store.exists()


def test_what_cannot_be_begun_is_refused(shell: Shell, bank: Path) -> None:
    again = shell("plugin new bank beginnings")
    assert (again.code, again.out) == (1, "")
    assert again.err.startswith(f"coffeechat: There is already a {bank}/")
    assert "no kind «theme»" in shell("plugin new theme mine").err
    assert "no name for a plugin" in shell("plugin new bank Mine").err


def test_the_help_names_every_kind(shell: Shell) -> None:
    from coffeechat.authoring.kinds import KINDS

    text = shell("plugin new --help").out
    assert all(kind in text for kind in KINDS)


def test_a_plugin_with_nothing_wrong(
    shell: Shell, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = check(shell, monkeypatch, str(bank))
    assert ran.code == 0
    assert ran.out.startswith("beginnings: nothing to mend; imported in ")
    assert ran.err == "mypy is not installed here, so types were hardly checked.\n"
    content = json.loads(check(shell, monkeypatch, str(bank), "--json").out)
    assert content["plugins"] == ["beginnings"]
    assert content["flaws"] == []
    assert content["facts"]["beginnings"]["contributions"] == {"question_banks": ["beginnings"]}


def test_the_folder_at_hand_is_meant_when_none_is_named(
    shell: Shell, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bank)
    assert check(shell, monkeypatch).code == 0


def test_errors_end_with_1_and_warnings_do_not(
    shell: Shell, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = bank / "coffeechat_beginnings"
    (package / "py.typed").unlink()
    warned = check(shell, monkeypatch, str(bank))
    assert warned.code == 0
    flaw = "warning py-typed: coffeechat_beginnings: it has no py.typed."
    assert warned.lines[0].startswith(flaw)
    assert warned.lines[1:] == ["beginnings: 0 errors, 1 warnings."]
    source = (package / "__init__.py").read_text(encoding="utf-8")
    (package / "__init__.py").write_text(source.replace("def question_banks", "def question_bank"))
    ran = check(shell, monkeypatch, str(bank))
    assert ran.code == 1
    assert "error hook-name: coffeechat_beginnings:Beginnings: «question_bank»" in ran.out
    assert "Did you mean «question_banks»?" in ran.out
    content = json.loads(check(shell, monkeypatch, str(bank), "--json").out)
    assert content["errors"] == 1
    assert {flaw["weight"] for flaw in content["flaws"]} == {"error", "warning"}


def test_an_installed_plugin_is_checked_by_its_id(shell: Shell) -> None:
    ran = shell("plugin check csv")
    assert ran.code == 0
    assert ran.out.startswith("csv: nothing to mend; ")


def test_what_cannot_be_checked_is_told(
    shell: Shell, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "did you mean «csv»?" in shell("plugin check cvs").err
    assert "There is no folder" in shell(f"plugin check {tmp_path}/nowhere").err
    assert "has several plugins" in shell("plugin check coffeechat").err
    shelf.install("newer", "class P(Plugin): pass", group="coffeechat.plugins.v2")
    assert "another version of the plugin API" in shell("plugin check newer").err
    empty = check(shell, monkeypatch, str(tmp_path))
    assert empty.code == 1
    assert "error project: pyproject.toml" in empty.out


def test_the_tests_of_a_plugin_and_its_golden_files(shell: Shell, tmp_path: Path) -> None:
    shell(f"plugin new exporter roster --in {tmp_path}")
    folder = tmp_path / "coffeechat-roster"
    golden = folder / "tests" / "golden" / "people.txt"
    was = golden.read_bytes()
    assert shell(f"plugin test {folder}").code == 0
    golden.write_text("something else", encoding="utf-8")
    assert shell(f"plugin test {folder}").code == 1
    assert golden.read_text(encoding="utf-8") == "something else"
    assert shell(f"plugin test {folder} --update").code == 0
    assert golden.read_bytes() == was


def test_tests_need_a_plugin_and_pytest(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "The folder you are in has no pyproject.toml" in shell("plugin test").err
    Path("pyproject.toml").touch()
    monkeypatch.setattr("coffeechat.cli.authoring.find_spec", lambda _name: None)
    ran = shell("plugin test")
    assert ran.code == 1
    assert "pip install pytest" in ran.err
