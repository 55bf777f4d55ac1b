"""`coffeechat import`: what only I can tell of a file, and what is no file of people at all."""

import json
from pathlib import Path

import pytest

from support import linkedin
from support.shell import Shell


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the shell is in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(folder: Path, name: str, content: str | bytes) -> None:
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)


def test_the_order_of_dates_is_asked_said_and_remembered(shell: Shell, files: Path) -> None:
    write(files, "list.csv", "Who,Firm,Since\nAda Onu,Verda,3/5/24\nBen Roe,Verda,4/6/24\n")
    asked = shell("import list.csv --dry-run --map name=Who --map connected_on=Since")
    assert "such as 3/5/24 in «Since»?" in asked.err
    assert "--dates dmy" in asked.err
    said = shell("import list.csv --dates dmy --map name=Who --map connected_on=Since")
    assert "--dates" not in said.err
    days = sorted(str(one.connected_on) for one in shell.read().people.values())
    assert days == ["2024-05-03", "2024-06-04"]
    (known,) = shell.read().column_maps.values()
    assert known.dates == "dmy"
    again = shell("import list.csv")
    assert again.err == ""
    assert "nothing was changed" in again.out
    assert shell("import list.csv --dates ymd").code == 2


def test_what_was_said_is_kept_only_when_asked(shell: Shell, files: Path) -> None:
    write(files, "li.zip", linkedin.archive("2025").data)
    assert "--keep-texts" in shell("import li.zip").out
    assert not any(one.text for person in shell.read().people.values() for one in person.contacts)
    assert "--keep-texts" not in shell("import li.zip --keep-texts").out
    assert any(one.text for person in shell.read().people.values() for one in person.contacts)


def test_blank_rows_are_counted_beside_the_others(shell: Shell, files: Path) -> None:
    write(files, "list.csv", "Name,Email\n\nAda Onu,ada@example.org\n,\n")
    assert "1 row: 1 new" in shell("import list.csv --dry-run").out
    (file,) = json.loads(shell("import list.csv --json").out)["files"]
    assert (file["rows"], file["blank"]) == (1, 2)


def test_to_look_before_the_first_import_makes_no_store(shell: Shell, files: Path) -> None:
    write(files, "list.csv", "Name,Email\nAda Onu,ada@example.org\n")
    ran = shell("import list.csv --dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert "Nothing was changed" in ran.out
    assert not shell.store.exists()


def test_a_device_that_never_ends_is_refused(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coffeechat.plugin_host.sources._MOST_IN_A_PIPE", 1000)
    ran = shell("import /dev/zero")
    assert ran.code == 1
    assert ran.err == "coffeechat: /dev/zero: «zero» is far longer than any list of people.\n"


def test_a_column_may_be_chosen_of_any_table_and_of_no_other_file(
    shell: Shell, files: Path
) -> None:
    write(files, "c.csv", linkedin.export("2024", rows=20).data)
    write(files, "a.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEND:VCARD\n")
    assert shell("import c.csv --dry-run --map organisation=Position").code == 0
    refused = shell("import a.vcf --map name=FN")
    assert refused.code == 1
    assert refused.err.count("\n") == 1, "said once"
    assert refused.err.startswith("coffeechat: a.vcf is a vCard file; expected a table (CSV)")
