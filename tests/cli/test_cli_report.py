"""The cited report on the shell: where it goes, in which format, and what is not overwritten."""

import json
from pathlib import Path

import pytest

from support.shell import Shell


@pytest.fixture
def told(shell: Shell) -> Shell:
    """Somebody told me two things about grants."""
    shell("add Jelisa Okafor @Green Rivers, Program Manager track:grants")
    shell("interest 4 grants: her day")
    shell("reply jelisa accepted yesterday 14:00")
    shell("held jelisa")
    shell("note jelisa Green Rivers reads on Mondays, says Ottilie")
    shell("note jelisa = RFP: a call")
    return shell


def test_it_is_markdown_on_stdout(told: Shell) -> None:
    result = told("report gra")
    assert result.code == 0
    assert result.err == ""
    assert result.lines[0] == "# What 1 person told me about grants"
    assert "- Green Rivers reads on Mondays, says Ottilie [1]" in result.lines
    assert any(line.startswith("1. Jelisa Okafor, Program Manager,") for line in result.lines)


def test_without_names_what_may_be_one_is_told_beside_it(told: Shell) -> None:
    result = told("report --anonymous grants")
    assert "- an organisation reads on Mondays, says Ottilie [1]" in result.lines
    assert "Jelisa" not in result.out
    assert result.err.startswith("Read it before you give it away; these may still be names:")
    assert "Ottilie" in result.err


def test_a_file_is_written_once_unless_asked(told: Shell, tmp_path: Path) -> None:
    path = tmp_path / "grants.html"
    assert told(f"report grants -o {path}").out == f"Wrote {path}.\n"
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert path.stat().st_mode & 0o777 == 0o600
    refused = told(f"report grants --format md -o {path}")
    assert (refused.code, refused.out) == (1, "")
    assert "There is already a file" in refused.err
    assert told(f"report grants --format md -o {path} --overwrite").code == 0
    assert path.read_text(encoding="utf-8").startswith("# What")


def test_what_it_cannot_do_it_says(told: Shell, tmp_path: Path) -> None:
    assert "as .md or .html" in told(f"report grants -o {tmp_path / 'x.pdf'}").err
    assert not (tmp_path / "x.pdf").exists()
    assert "«knitting» is no track" in told("report knitting").err
    assert told("report grants --format pdf").code == 2


def test_scripts_get_json(told: Shell) -> None:
    report = json.loads(told("report grants --json").out)
    assert report["title"] == "What 1 person told me about grants"
    interest = next(one for one in report["sections"] if one["plot"])
    assert interest["plot"]["points"][0][1] == 4
    said = [item for section in report["sections"] for item in section["items"]]
    assert {"text": "RFP: a call", "quoted": False, "sources": [], "remark": ""} in said
