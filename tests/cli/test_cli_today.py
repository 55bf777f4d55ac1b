"""Today on the shell: what is due, as lines and as JSON, and the exit code for scripts."""

import json
from pathlib import Path

import pytest

from support.shell import Shell


def test_nothing_due_is_0_and_tells_the_smallest_step(shell: Shell) -> None:
    ran = shell("today")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Fri 20 Nov 2026: nothing due\n"
        "The smallest next step: coffeechat import FILE brings in people "
        "(LinkedIn, vCards, any table), "
        "coffeechat add NAME somebody you know.\n"
    )
    shell("add Jelisa Okafor")
    assert shell("today").lines[1] == (
        "The smallest next step: A line on why Jelisa Okafor's path interests you."
    )
    shell("no jelisa")
    assert "coffeechat add NAME" in shell("today").lines[1]


@pytest.fixture
def due(shell: Shell) -> Shell:
    """A talk tomorrow that is not prepared, and an ask without an answer."""
    for line in (
        "add Jelisa Okafor @Green Rivers",
        "sent jelisa",
        "reply jelisa accepted mon 14:00",
        "add Wei Zhang @Verda",
        "sent wei",
    ):
        assert shell(line).code == 0
    return shell


def test_what_is_due_is_10_and_a_line_each(due: Shell) -> None:
    ran = due("today")
    assert (ran.code, ran.err) == (10, "")
    assert ran.lines[0] == "Fri 20 Nov 2026: 1 due, waiting for 1"
    assert ran.lines[1].startswith("Jelisa Okafor: talk Mon 14:00 (prep sheet")
    assert due("today --plain").out == ran.out


def test_json_is_one_object(due: Shell) -> None:
    ran = due("today --json")
    assert ran.code == 10
    content = json.loads(ran.out)
    assert set(content) == {"date", "waiting", "due"}
    assert (content["date"], content["waiting"]) == ("2026-11-20", 1)
    (item,) = content["due"]
    assert item["rule"] == "D-07"
    assert item["person"]["name"] == "Jelisa Okafor"
    assert (item["due"], item["late"], item["note"]) == ("2026-11-19", False, "prepare")
    assert due(f"show {item['person']['id']}").code == 0


def test_json_of_nothing_is_an_object_too(shell: Shell) -> None:
    ran = shell("today --json")
    assert ran.code == 0
    assert json.loads(ran.out) == {"date": "2026-11-20", "waiting": 0, "due": []}


def test_without_a_terminal_no_command_prints_the_agenda(due: Shell) -> None:
    ran = due("")
    assert ran.code == 0
    assert ran.out == due("today").out
    assert ran.err == "This is no terminal. The screen opens with coffeechat in a terminal.\n"


def test_looking_changes_nothing_on_the_disk(due: Shell) -> None:
    before = files(due.store.parent)
    for line in ("today", "today --json", "find okafor", "show jelisa", "export json", ""):
        due(line)
    assert files(due.store.parent) == before


@pytest.mark.parametrize("line", ["today", "find okafor", "show okafor", "export json"])
def test_looking_makes_no_store_where_a_path_was_mistyped(
    shell: Shell, tmp_path: Path, line: str
) -> None:
    ran = shell(f"--store {tmp_path / 'tpyo.json'} {line}")
    assert (ran.code, ran.out) == (1, "")
    assert (
        ran.err == f"coffeechat: There is no store at {tmp_path / 'tpyo.json'}; check the path.\n"
    )
    assert not (tmp_path / "tpyo.json").exists()


def test_a_store_is_named_before_the_command(shell: Shell, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    assert shell(f"--store {other} add Wei Zhang").code == 0
    assert (other / "db.json").exists()
    assert shell(f"--store {other}/db.json find wei").code == 0
    assert not shell.store.exists()


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
