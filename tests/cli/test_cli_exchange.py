"""Import and export on the shell."""

import json
import stat
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from coffeechat.domain.words import MessagePurpose
from support.shell import Shell

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
JELISA = (
    "Jelisa,Okafor,https://www.linkedin.com/in/jelisa-okafor-example,,Green Rivers,"
    "Program Manager,05 Mar 2024\n"
)
WEI = "Wei,Zhang,https://www.linkedin.com/in/wei-zhang-example,wei@example.org,Verda,Analyst,"
HIDDEN = ",,,,,,02 Feb 2022\n"
CAME_IN = "3 rows: 2 new, 0 changed, 0 unchanged, 1 hidden, 0 perhaps here already, 0 problems"


@pytest.fixture
def connections(tmp_path: Path) -> Path:
    """An export with two people, and one who hides."""
    path = tmp_path / "Connections.csv"
    path.write_text(f"{HEADER}{JELISA}{WEI}11 Jun 2023\n{HIDDEN}", encoding="utf-8")
    return path


def test_an_import_tells_its_counts_and_is_one_act(shell: Shell, connections: Path) -> None:
    ran = shell(f"import {connections}")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines == [
        f"Connections.csv: {CAME_IN}",
        "Imported 2 new people, changed 0.",
    ]
    again = shell(f"import {connections}")
    assert again.code == 0
    assert again.lines == [
        f"Connections.csv: {CAME_IN}".replace("2 new", "0 new").replace("0 unch", "2 unch"),
        "Everybody in this file is here already; nothing was changed.",
    ]
    assert shell("undo").out == "Undone: Imported 2 new people, changed 0.\n"
    assert len(shell.read().people) == 0


def test_a_dry_run_changes_nothing(shell: Shell, connections: Path) -> None:
    shell("add Amara Diallo")
    ran = shell(f"import --dry-run {connections}")
    assert ran.code == 0
    assert ran.lines == [
        f"Connections.csv: {CAME_IN}",
        "Nothing was changed (--dry-run).",
    ]
    assert [person.name for person in shell.read().people.values()] == ["Amara Diallo"]


def test_standard_input_is_a_hyphen(
    shell: Shell, connections: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(connections.read_bytes())))
    ran = shell("import -")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[0] == f"standard input: {CAME_IN}"


def test_closed_standard_input_is_refused(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    ran = shell("import -")
    assert ran.code == 1
    assert ran.err == "coffeechat: -: Standard input is closed; name a file.\n"


def test_one_file_that_is_refused_keeps_no_other_out(
    shell: Shell, connections: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "missing.csv"
    ran = shell(f"import {missing} {connections}")
    assert ran.code == 3
    assert ran.err == f"coffeechat: {missing}: There is no file «missing.csv»; check the path.\n"
    assert len(shell.read().people) == 2


@pytest.mark.parametrize("content", ["", "one,two\n1,2\n", "\x00\x01\x02"])
def test_a_file_without_people_is_refused_with_the_reason(
    shell: Shell, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(content, encoding="utf-8")
    ran = shell(f"import {path}")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("coffeechat: ")
    assert "Connections.csv" in ran.err
    assert ran.err.count("\n") == 1


def test_rows_that_are_lost_are_told_and_3(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    too_wide = "Wei,Zhang,a,b,c,Verda,Analyst,Lab,05 Mar 2024\n" * 12
    path.write_text(f"{HEADER}{JELISA}{too_wide}", encoding="utf-8")
    ran = shell(f"import {path}")
    assert ran.lines[0] == (
        "Connections.csv: 13 rows: 1 new, 0 changed, 0 unchanged, 0 hidden, "
        "0 perhaps here already, 12 problems"
    )
    told = ran.err.splitlines()
    assert ran.code == 3
    assert len(told) == 11
    assert told[0] == f"coffeechat: {path}, line 3: it has 9 cells, the header 7; not imported"
    assert told[-1] == f"coffeechat: {path}: and 2 more problems."


def test_json_is_one_object_with_a_list_for_each_record(shell: Shell) -> None:
    shell("add Jelisa Okafor @Green Rivers")
    shell("sent jelisa")
    ran = shell("export json")
    assert (ran.code, ran.err) == (0, "")
    content = json.loads(ran.out)
    assert all(isinstance(records, list) for records in content.values())
    assert [person["name"] for person in content["people"]] == ["Jelisa Okafor"]
    assert [message["purpose"] for message in content["messages"]] == [MessagePurpose.ASK]
    assert len(content["events"]) == 2


@pytest.mark.parametrize(("kind", "begins"), [("csv", "\ufeff"), ("ics", "BEGIN:VCALENDAR")])
def test_other_kinds_go_to_stdout_or_to_a_file(
    shell: Shell, tmp_path: Path, kind: str, begins: str
) -> None:
    for line in ("add Jelisa Okafor", "sent jelisa", "reply jelisa yes tue 14:00"):
        shell(line)
    ran = shell(f"export {kind}")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(begins)
    assert "Jelisa Okafor" in ran.out
    path = tmp_path / f"out.{kind}"
    confirmed = shell.run_now("export", kind, str(path))
    assert confirmed.out.startswith(f"Wrote {path}.")
    assert path.read_bytes().decode().splitlines() == ran.out.splitlines()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_replaced_only_on_demand(shell: Shell, tmp_path: Path) -> None:
    shell("add Jelisa Okafor")
    path = tmp_path / "people.json"
    path.write_text("mine", encoding="utf-8")
    ran = shell(f"export json {path}")
    assert (ran.code, ran.out) == (1, "")
    assert "already a file" in ran.err
    assert path.read_text(encoding="utf-8") == "mine"
    assert shell(f"export json {path} --overwrite").code == 0
    assert json.loads(path.read_bytes())["people"]


def test_private_fields_leave_only_on_demand(shell: Shell, tmp_path: Path) -> None:
    shell("add Jelisa Okafor")
    shell("never-contact jelisa asked me not to")
    assert "asked me not to" not in shell("export json").out
    assert "asked me not to" in shell("export json --private").out
    assert "left out" in shell(f"export json {tmp_path / 'a.json'}").out
    assert "left out" not in shell(f"export json {tmp_path / 'b.json'} --private").out
