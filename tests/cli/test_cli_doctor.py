"""The doctor on the shell: it looks at stores that open and at those that do not."""

from pathlib import Path

import pytest

from support.shell import Shell


@pytest.fixture
def damaged(shell: Shell) -> Path:
    """A store of three people whose file is cut off; it does not open any more."""
    for name in ("Jelisa Okafor", "Wei Zhang", "Sam Ortiz"):
        shell(f"add {name}")
    shell.store.write_bytes(shell.store.read_bytes()[:100])
    assert shell("find wei").code == 1
    return shell.store


def test_a_sound_store_is_said_to_be_so(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    before = shell.store.read_bytes()
    for line in ("doctor", "doctor --repair"):
        ran = shell(line)
        assert (ran.code, ran.err) == (0, "")
        assert ran.lines == [f"The store at {shell.store} is sound."]
    assert shell.store.read_bytes() == before


def test_what_is_worth_knowing_is_said_of_a_sound_store(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    shell.store.chmod(0o644)
    shell.store.with_name("db.json.torn-20261122").write_text("rest")
    ran = shell("doctor")
    assert ran.code == 0
    assert any("Others on this machine" in line for line in ran.lines[1:])
    assert any("db.json.torn-20261122" in line for line in ran.lines[1:])


def test_damage_is_explained_and_nothing_is_touched(shell: Shell, damaged: Path) -> None:
    before = {path: path.read_bytes() for path in damaged.parent.rglob("*.json*")}
    ran = shell("doctor")
    assert (ran.code, ran.err) == (1, "")
    assert ran.lines[0] == f"The store at {damaged} is damaged:"
    assert "- db.json cannot be read." in ran.lines
    assert "Everything in it can be brought back from the backups and journals." in ran.lines
    assert ran.lines[-1].startswith("coffeechat doctor --repair writes it anew")
    assert {path: path.read_bytes() for path in before} == before


def test_damage_is_mended_whole(shell: Shell, damaged: Path) -> None:
    ran = shell("doctor --repair")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[0] == f"The store at {damaged} was damaged, and was written anew:"
    assert "Nothing is lost." in ran.lines
    assert len(shell.read().people) == 3
    assert list(damaged.parent.glob("db.json.corrupt-*"))
    assert shell("doctor").code == 0
    assert shell("add Ana Reis").code == 0


def test_what_cannot_be_brought_back_is_said_and_1(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    shell("add Wei Zhang")
    for kept in (shell.store.parent / "backups").iterdir():
        kept.unlink()
    content = shell.store.read_bytes()
    shell.store.write_bytes(content.replace(b'"Wei Zhang"', b'"Wei \0hang"'))
    found = shell("doctor")
    assert found.code == 1
    assert "A repair brings back all but this:" in found.lines
    ran = shell("doctor --repair")
    assert (ran.code, ran.err) == (1, "")
    assert "This could not be brought back:" in ran.lines
    assert [person.name for person in shell.read().people.values()] == ["Jelisa Okafor"]


@pytest.mark.parametrize("line", ["doctor", "doctor --repair"])
def test_without_a_store_there_is_nothing_to_look_at(shell: Shell, line: str) -> None:
    ran = shell(line)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"coffeechat: There is no store at {shell.store}.\n"
    assert not shell.store.parent.exists()


@pytest.mark.parametrize("line", ["doctor", "doctor --repair"])
def test_a_symbolic_link_is_refused_in_one_line(shell: Shell, tmp_path: Path, line: str) -> None:
    shell("add Jelisa Okafor")
    elsewhere = tmp_path / "elsewhere.json"
    shell.store.rename(elsewhere)
    shell.store.symlink_to(elsewhere)
    ran = shell(line)
    assert ran.code == 1
    assert ran.err.count("\n") <= 1
    assert not elsewhere.is_symlink()
