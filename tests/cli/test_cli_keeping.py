"""History, backups and forgetting on the shell."""

import errno
import json
import os
from pathlib import Path

import pytest

from coffeechat.store import disk
from support.shell import Shell

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROW = "{0},{1},https://www.linkedin.com/in/{0}-{1},,Verda,Analyst,05 Mar 2024\n"
JELISA = ROW.format("Jelisa", "Okafor")
WEI = ROW.format("Wei", "Zhang")
EVIL = "Mal\x1b[31mlory\x07"


@pytest.fixture
def connections(tmp_path: Path) -> Path:
    path = tmp_path / "Connections.csv"
    path.write_text(f"{HEADER}{JELISA}{WEI}", encoding="utf-8")
    return path


def test_history_tells_every_act_oldest_first(shell: Shell) -> None:
    shell("add Jelisa Okafor @Green Rivers")
    shell("sent jelisa")
    shell("undo")
    shell("redo")
    ran = shell("history")
    assert (ran.code, ran.err) == (0, "")
    told = [line.partition(" (session ")[0] for line in ran.lines]
    assert told == [
        "Fri 20 Nov 2026 10:01 Added Jelisa Okafor",
        "Fri 20 Nov 2026 10:02 Sent the ask to Jelisa Okafor",
        "Fri 20 Nov 2026 10:03 Undone: Sent the ask to Jelisa Okafor",
        "Fri 20 Nov 2026 10:04 Done again: Sent the ask to Jelisa Okafor",
    ]


def test_history_names_the_session_of_each_act_that_is_not_its_own(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    shell("add Wei Zhang")
    sessions = [event["session"] for event in json.loads(shell("history --json").out)]
    assert len(set(sessions)) == 2
    for line, session in zip(shell("history").lines, sessions, strict=True):
        assert line.endswith(f" (session {session[-6:]})")


def test_history_of_a_person_has_their_acts_and_their_import(shell: Shell, tmp_path: Path) -> None:
    crowd = "".join(ROW.format(f"Person{number}", "Example") for number in range(30))
    path = tmp_path / "Connections.csv"
    path.write_text(f"{HEADER}{crowd}{JELISA}", encoding="utf-8")
    shell(f"import {path}")
    shell("add Wei Zhang")
    shell("sent jelisa")
    shell("sent wei")
    told = [event["summary"] for event in json.loads(shell("history jelisa --json").out)]
    assert told == ["Imported 31 new people, changed 0", "Sent the ask to Jelisa Okafor"]


def test_history_as_json_is_a_list(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    (event,) = json.loads(shell("history --json").out)
    (person,) = shell.read().people
    assert event["verb"] == "add"
    assert event["summary"] == "Added Jelisa Okafor"
    assert event["subjects"] == [person]
    assert (event["undoes"], event["redoes"]) == (None, None)
    assert event["at"].startswith("2026-11-20T09:01")


def test_nothing_that_a_terminal_obeys_is_in_the_history(shell: Shell) -> None:
    shell.run("add", EVIL)
    assert not {"\x1b", "\x07"} & set(shell("history").out)


def test_an_empty_history_is_no_trouble(shell: Shell) -> None:
    assert (shell("history").out, shell("history --json").out) == ("", "[]\n")


def test_a_backup_is_made_listed_and_restored_and_undo_takes_it_back(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    made = shell("backup make before I tidy up")
    assert (made.code, made.err) == (0, "")
    name = made.out.removeprefix("Kept everything as it is now: ").removesuffix(".\n")
    assert name.endswith("-before-i-tidy-up")
    shell("add Wei Zhang")
    listed = shell("backup list")
    assert listed.code == 0
    assert any(line.startswith(f"{name} · ") and line.endswith(" kB") for line in listed.lines)

    restored = shell("backup restore before-i-tidy-up")
    assert (restored.code, restored.err) == (0, "")
    assert restored.out.startswith("Restored the backup of ")
    assert restored.out.endswith("; «undo» takes it back.\n")
    assert [person.name for person in shell.read().people.values()] == ["Jelisa Okafor"]
    assert shell("undo").out.startswith("Undone: Restored the backup of ")
    assert len(shell.read().people) == 2
    assert "before-the-restore" in shell("backup list").out


def test_a_generation_is_restored_by_its_number(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    shell("add Wei Zhang")
    newest = shell("backup list").lines[0].partition(" ")[0]
    assert newest.isdecimal()
    shell(f"backup restore {newest}")
    assert len(shell.read().people) == 1


def test_without_backups_the_list_says_how_to_make_one(shell: Shell) -> None:
    ran = shell("backup list")
    assert (ran.code, ran.out) == (1, "")
    assert "coffeechat backup make" in ran.err


def test_a_backup_that_cannot_be_read_is_refused(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    shell("backup make whole")
    (path,) = (shell.store.parent / "backups").glob("*-whole.json")
    path.write_bytes(path.read_bytes()[:40])
    ran = shell("backup restore whole")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert len(shell.read().people) == 1


def test_before_an_import_a_backup_is_made_that_undo_does_not_see(
    shell: Shell, connections: Path
) -> None:
    shell("add Jelisa Okafor")
    shell(f"import {connections}")
    assert "-before-the-import · " in shell("backup list").out
    assert shell("undo").out.startswith("Undone: Imported 2 new people")
    assert shell("undo").out == "Undone: Added Jelisa Okafor.\n"
    shell("redo")
    shell("backup restore before-the-import")
    assert [person.name for person in shell.read().people.values()] == ["Jelisa Okafor"]


def test_an_import_that_changes_nothing_needs_no_backup(shell: Shell, connections: Path) -> None:
    shell(f"import {connections}")
    shell(f"import {connections}")
    assert "before-the-import" not in shell("backup list").out


def test_forgetting_asks_for_the_full_name_and_says_what_it_will_do(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    ran = shell("forget jelisa")
    assert (ran.code, ran.out) == (1, "")
    assert "undo cannot bring them back" in ran.err
    assert '--yes-forget "Jelisa Okafor"' in ran.err
    assert len(shell.read().people) == 1


def test_whoever_is_in_the_bin_is_forgotten_by_name_too(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    shell("bin jelisa")
    assert '--yes-forget "Jelisa Okafor"' in shell("forget jelisa").err
    ran = shell('forget jelisa --yes-forget "Jelisa Okafor"')
    assert (ran.code, ran.err) == (0, "")
    assert not shell.read().binned
    assert shell("forget jelisa").code == 1


def test_the_forgotten_stay_out_of_imports_and_are_counted(shell: Shell, connections: Path) -> None:
    shell(f"import {connections}")
    ran = shell('forget jelisa --yes-forget "Jelisa Okafor"')
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Forgot Jelisa Okafor, in the backups too")
    again = shell(f"import {connections}")
    assert again.code == 0
    assert again.lines[0] == (
        "Connections.csv: 2 rows: 0 new, 0 changed, 2 unchanged (1 you asked to forget), 0 hidden, "
        "0 perhaps here already, 0 problems"
    )
    assert [person.name for person in shell.read().people.values()] == ["Wei Zhang"]
    files = [path for path in shell.store.parent.rglob("*") if path.is_file()]
    assert len(files) > 2
    assert not any(b"okafor" in path.read_bytes().lower() for path in files)


def test_a_file_of_forgotten_people_alone_changes_nothing(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(f"{HEADER}{JELISA}", encoding="utf-8")
    shell(f"import {path}")
    shell('forget jelisa --yes-forget "Jelisa Okafor"')
    ran = shell(f"import {path}")
    assert ran.code == 0
    assert "1 unchanged (1 you asked to forget)" in ran.lines[0]
    assert len(shell.read().people) == 0


def test_after_forgetting_the_history_has_no_name(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    shell("add Wei Zhang")
    shell('forget jelisa --yes-forget "Jelisa Okafor"')
    told = shell("history").out
    assert "Okafor" not in told
    assert "Added Wei Zhang" in told
    assert told.count("(forgotten)") == 2
    ran = shell("undo")
    assert (ran.code, ran.out) == (1, "")
    assert "no longer kept" in ran.err


def test_forgetting_that_was_interrupted_is_finished_by_the_next_start(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("add Jelisa Okafor")
    shell("add Wei Zhang")
    shell("why wei Jelisa Okafor sent me")
    shell("undo")
    remove = disk.remove

    def refuse(path: Path) -> None:
        if path.suffix == ".journal":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        remove(path)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "remove", refuse)
        refused = shell('forget "Jelisa Okafor" --yes-forget "Jelisa Okafor"')
        assert shell("add Ana Reis").code == 0, "only that has to wait"
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == (
        "coffeechat: Jelisa Okafor was removed, but some backups may still hold them: input/output "
        "error. The next start of coffeechat goes on with that.\n"
    )
    files = [path for path in shell.store.parent.rglob("*") if path.is_file()]
    assert any(b"okafor" in path.read_bytes().lower() for path in files)
    assert shell("add Mika Laine").code == 0
    files = [path for path in shell.store.parent.rglob("*") if path.is_file()]
    assert not any(b"okafor" in path.read_bytes().lower() for path in files)
