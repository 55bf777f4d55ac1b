"""`coffeechat import`: what reads a file, its columns, counts for scripts, and the way back."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from coffeechat.domain.words import MessagePurpose
from support import linkedin
from support.shell import Ran, Shell
from support.tables import ALUMNI, CITIES, GOOGLE_NEW

COUNTS = ("created", "updated", "unchanged", "hidden", "proposed", "problems")
WHO = "Wer;Firma;Bemerkung\nMarta Reis;Lakeside;choir\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the shell is in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(folder: Path, name: str, content: str | bytes) -> str:
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    return name


def counted(ran: Ran) -> dict[str, Any]:
    """The one object that was printed, its counts added up."""
    told: dict[str, Any] = json.loads(ran.out)
    assert told["rows"] == sum(told[name] for name in COUNTS)
    assert len(told["problem_rows"]) == told["problems"]
    for file in told["files"]:
        assert "error" in file or file["rows"] == sum(file[name] for name in COUNTS)
    return told


def names(shell: Shell) -> list[str]:
    return sorted(person.name for person in shell.read().people.values())


def test_json_is_one_object_with_counts_that_add_up(shell: Shell, files: Path) -> None:
    write(files, "alumni.csv", ALUMNI)
    ran = shell("import alumni.csv --json")
    told = counted(ran)
    assert (ran.code, ran.err) == (3, "")
    assert {name: told[name] for name in ("rows", "created", "problems")} == {
        "rows": 4,
        "created": 3,
        "problems": 1,
    }
    assert told["problem_rows"] == [
        {"file": "alumni.csv", "line": 6, "column": "", "reason": "it has no name; not imported"}
    ]
    again = counted(shell("import alumni.csv --json"))
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 3)


def test_a_dry_run_counts_the_same_and_changes_nothing(shell: Shell, files: Path) -> None:
    write(files, "alumni.csv", ALUMNI)
    shell("add Amara Diallo")
    told = counted(shell("import alumni.csv --json --dry-run"))
    assert (told["created"], told["dry_run"]) == (3, True)
    assert names(shell) == ["Amara Diallo"]


@pytest.mark.parametrize("variant", ["2024", "duplicates", "lost-quotes", "truncated", "nul"])
def test_every_row_of_linkedin_is_counted_once(shell: Shell, files: Path, variant: str) -> None:
    export = linkedin.export(variant)
    write(files, "Connections.csv", export.data)
    told = counted(shell("import Connections.csv --json"))
    assert told["hidden"] == export.hidden
    assert told["created"] + told["unchanged"] + told["problems"] >= len(export.visible)
    again = counted(shell("import Connections.csv --json"))
    assert again["rows"] == told["rows"]
    assert (again["created"], again["updated"]) == (0, 0)


def test_a_later_export_tells_who_moved_and_who_is_gone(shell: Shell, files: Path) -> None:
    first, second, changes = linkedin.months_apart(9)
    write(files, "old.csv", first)
    write(files, "new.csv", second)
    shell("import old.csv")
    ran = shell("import new.csv")
    assert ran.code == 0
    assert any(line.startswith("Another job: a reason to write:") for line in ran.lines)
    assert any(" moved from " in line for line in ran.lines)
    assert len([line for line in ran.lines if line.startswith("  ")]) < len(changes.job_changed)
    shell("undo")
    told = counted(shell("import new.csv --json"))
    assert told["files"][0]["gone"] > 0
    assert told["updated"] > 0


def test_several_files_are_an_act_each_and_one_object(shell: Shell, files: Path) -> None:
    write(files, "alumni.csv", ALUMNI)
    write(files, "google.csv", GOOGLE_NEW)
    write(files, "page.html", "<!doctype html><p>Sign in")
    ran = shell("import alumni.csv google.csv page.html --json")
    told = counted(ran)
    assert ran.code == 3
    assert (told["created"], told["problems"]) == (4, 2)
    assert "a web page" in told["files"][2]["error"]
    shell("undo")
    assert len(names(shell)) == 3, "only the second file was taken back"


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("list.pdf", b"%PDF-1.7\n%x", "a PDF"),
        ("me.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "a photo"),
        ("Connections.csv", b"<!DOCTYPE html><html>Sign in", "a web page"),
        ("people.csv", b"PK\x03\x04\0\0xl/workbook.xml", "an Excel workbook"),
        ("people.csv", b"", "empty"),
        ("cities.csv", CITIES.encode(), "does not look like a list of people"),
        ("data.json", b'{"a": 1}', "JSON"),
    ],
)
def test_a_file_that_is_none_says_what_it_is(
    shell: Shell, files: Path, name: str, data: bytes, what: str
) -> None:
    write(files, name, data)
    ran = shell(f"import {name} --json")
    assert ran.code == 1
    assert what in counted(ran)["files"][0]["error"]
    plain = shell(f"import {name}")
    assert (plain.code, plain.out) == (1, "")
    assert what in plain.err
    assert plain.err.count("\n") == 1


def test_nothing_but_a_header_is_said_and_no_mistake(shell: Shell, files: Path) -> None:
    write(files, "people.csv", "Name,E-mail\n")
    ran = shell("import people.csv")
    assert ran.code == 0
    assert ran.lines[0].startswith("people.csv: 0 rows: 0 new")
    assert "a header and nothing below it" in ran.err


def test_nobody_readable_is_1_and_names_the_lines(shell: Shell, files: Path) -> None:
    write(files, "people.csv", "Name,E-mail\n,a@example.org\n")
    ran = shell("import people.csv --json")
    assert ran.code == 1
    assert counted(ran)["problem_rows"][0]["line"] == 2


def test_columns_are_chosen_remembered_and_taken_back(shell: Shell, files: Path) -> None:
    write(files, "list.csv", WHO)
    refused = shell("import list.csv")
    assert (refused.code, refused.out) == (1, "")
    assert "--map name=COLUMN" in refused.err
    ran = shell("import list.csv --map name=Wer --map tag=Bemerkung")
    assert ran.code == 0
    columns = "full name «Wer», employer «Firma», tags «Bemerkung»"
    assert ran.lines[1] == f"Columns: {columns} (--map changes them)"
    (marta,) = shell.read().people.values()
    assert (marta.name, marta.tags, marta.notes) == ("Marta Reis", ("choir",), "")
    write(files, "next.csv", WHO.replace("Marta Reis", "Bo Li"))
    assert shell("import next.csv").code == 0, "the columns are remembered"
    assert {person.tags for person in shell.read().people.values()} == {("choir",)}
    assert shell("import next.csv --map tag= --map notes=Bemerkung").code == 0
    (known,) = shell.read().column_maps.values()
    assert (known.columns["tags"], known.columns["notes"]) == ("", "Bemerkung")
    for _ in range(3):
        shell("undo")
    assert not shell.read().column_maps
    assert shell("import list.csv").code == 1


@pytest.mark.parametrize("typed", ["name", "shoe=Size", "=Wer"])
def test_a_wrong_map_is_wrong_usage(shell: Shell, files: Path, typed: str) -> None:
    write(files, "list.csv", WHO)
    ran = shell.run("import", "list.csv", "--map", typed)
    assert ran.code == 2
    assert "FIELD=HEADER" in ran.err
    missing = shell.run("import", "list.csv", "--map", "name=Who")
    assert missing.code == 1
    assert "no column «Who»; it has «Wer», «Firma», «Bemerkung»" in missing.err


def test_what_reads_a_file_can_be_said(shell: Shell, files: Path) -> None:
    write(files, "list.csv", linkedin.export("2024", rows=20).data)
    as_table = counted(shell("import list.csv --as csv --json --dry-run"))
    assert as_table["hidden"] == counted(shell("import list.csv --json --dry-run"))["hidden"]
    assert as_table["files"][0]["importer"] == "Table of people (CSV)"
    told = counted(shell("import list.csv --as vcard --json"))
    assert "no vCard file" in told["files"][0]["error"]
    unknown = shell("import list.csv --as excel")
    assert unknown.code == 1
    assert "There is no importer «excel»; there are: csv, json, linkedin, vcard." in unknown.err


def test_the_encoding_can_be_said(shell: Shell, files: Path) -> None:
    write(files, "mac.csv", "Name,Company\nZoë Ärmel,Verda\n".encode("mac-roman"))
    assert shell("import mac.csv --encoding mac-roman").code == 0
    assert names(shell) == ["Zoë Ärmel"]
    wrong = shell("import mac.csv --encoding klingon")
    assert wrong.code == 1
    assert "There is no encoding «klingon»" in wrong.err


# Everything, and back --------------------------------------------------------------------------


@pytest.fixture
def lived(shell: Shell, files: Path) -> Shell:
    """A store with a story in it, written out as `all.json`."""
    for line in (
        "add 'Jelisa Okafor @Green Rivers, Program Manager mail:j@example.org tag:soil'",
        "add 'Wei =Zhang @Verda'",
        "connection jelisa 'State U; the choir'",
        "why jelisa 'her lab'",
        "sent jelisa",
        "undo",
        "redo",
        "never-contact wei asked me not to",
    ):
        assert shell(line).code == 0, line
    shell("export json all.json --private")
    return shell


def elsewhere(shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    other = Shell(folder / "other" / "db.json", shell.capsys, monkeypatch)
    other.now = shell.now
    return other


def test_everything_comes_back_as_it_was(
    lived: Shell, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = elsewhere(lived, files, monkeypatch)
    told = counted(other("import all.json --json"))
    assert (told["created"], told["problems"]) == (2, 0)
    other("export json again.json --private")
    assert (files / "again.json").read_bytes() == (files / "all.json").read_bytes()
    assert other("history jelisa").lines[:-1]
    again = other("import all.json")
    assert again.lines[-1] == "Everything in this file is here already; nothing was changed."


def test_bringing_everything_is_one_act(
    lived: Shell, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = elsewhere(lived, files, monkeypatch)
    assert other("import all.json --dry-run").code == 0
    other("import all.json")
    assert other("undo").out == "Undone: Brought in 2 people with all that was recorded.\n"
    assert not other.read().people
    other("redo")
    other("export json again.json --private")
    assert (files / "again.json").read_bytes() == (files / "all.json").read_bytes()


def test_two_records_are_not_mixed(
    lived: Shell, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = elsewhere(lived, files, monkeypatch)
    other("add Amara Diallo")
    ran = other("import all.json")
    assert ran.code == 1
    assert "a store of its own" in ran.err
    assert names(other) == ["Amara Diallo"]


def test_keys_that_are_not_known_come_back_too(shell: Shell, files: Path) -> None:
    shell("add Jelisa Okafor")
    shell("export json all.json --private")
    content = json.loads((files / "all.json").read_bytes())
    content["people"][0]["shoe_size"] = 42
    write(files, "all.json", json.dumps(content))
    shell("undo")
    assert shell("import all.json").code == 0
    assert '"shoe_size":42' in shell.store.read_text(encoding="utf-8")
    assert '"shoe_size": 42' in shell("export json --private").out


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"people": [{"id": 5}]}, "Entry 1 of «people» cannot be read"),
        ({"robots": []}, "only a newer coffeechat can read"),
        ({"events": [{}]}, "An entry of the history cannot be read"),
    ],
)
def test_a_damaged_record_is_refused(
    lived: Shell,
    files: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: dict[str, Any],
    told: str,
) -> None:
    content = json.loads((files / "all.json").read_bytes()) | change
    write(files, "all.json", json.dumps(content))
    other = elsewhere(lived, files, monkeypatch)
    ran = other("import all.json")
    assert (ran.code, told in ran.err) == (1, True)
    assert not other.read().people
    write(files, "all.json", (files / "all.json").read_bytes()[:-40])
    assert "the JSON is damaged" in other("import all.json").err


def test_the_table_of_people_comes_back_exactly(
    lived: Shell, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived("export csv people.csv --private")
    assert "'=" not in (files / "people.csv").read_text(encoding="utf-8").partition("Wei")[0]
    here = counted(lived("import people.csv --json"))
    assert (here["unchanged"], here["rows"]) == (2, 2), "also whom I typed in by hand"
    other = elsewhere(lived, files, monkeypatch)
    assert counted(other("import people.csv --json"))["created"] == 2
    there = {person.name: person for person in other.read().people.values()}
    for person in lived.read().people.values():
        copy = there[person.name]
        for field in ("positions", "emails", "urls", "place", "points", "tags", "notes", "phones"):
            assert getattr(copy, field) == getattr(person, field)
    assert not [one for one in other.read().messages.values() if one.purpose is MessagePurpose.ASK]


def test_rows_left_out_are_kept_beside_the_data_until_somebody_is_forgotten(
    shell: Shell, files: Path
) -> None:
    write(files, "alumni.csv", ALUMNI)
    kept = shell.store.parent / "rejected" / "alumni-csv.txt"
    shell("import alumni.csv --dry-run")
    assert not kept.exists()
    for _ in range(2):
        assert "kept in rejected/alumni-csv.txt beside the data" in shell("import alumni.csv").out
        assert kept.read_text(encoding="utf-8") == (
            "# line 6: it has no name; not imported\n;Nobody Ltd;nobody@example.org;;;\n"
        )
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    shell("forget marta --yes-forget 'Marta Reis'")
    assert not kept.exists()
    again = counted(shell("import alumni.csv --json"))
    assert (again["created"], again["files"][0]["forgotten"]) == (0, 1)
