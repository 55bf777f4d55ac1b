"""People who are here twice, on the shell."""

import json

from coffeechat.cli.codes import DONE, REFUSED
from support.shell import Shell


def test_those_who_are_here_twice_are_listed_with_what_merges_them(shell: Shell) -> None:
    shell("add Ada Onu @Verda")
    shell("add 'Ada Onu, Analyst'")
    shell("add Ben Roe")
    told = shell("duplicates")
    assert "Ada Onu, Verda | Ada Onu, Analyst · the same name" in told.lines[0]
    one, other = told.lines[0].split()[:2]
    (pair,) = json.loads(shell("duplicates --json").out)
    assert [person["id"] for person in pair["people"]] == [one, other]
    assert pair["why"] == "the same name"

    assert shell(f"merge {one} {other}").code == DONE
    assert shell("duplicates").lines == ["Nobody seems to be here twice."]
    assert "Analyst" in shell("show Ada Onu").lines[0]
    assert shell("unmerge Ada Onu").code == DONE
    assert json.loads(shell("duplicates --json").out) == []
    assert shell(f"show {other}").code == DONE
    assert shell(f"unmerge {one}").code == REFUSED


def test_two_are_kept_apart(shell: Shell) -> None:
    shell("add Ada Onu @Verda")
    shell("add 'Ada Onu, Analyst'")
    one, other = shell("duplicates").out.split()[:2]
    assert "apart, for good" in shell(f"apart {one} {other}").out
    assert json.loads(shell("duplicates --json").out) == []


def test_looking_for_them_makes_no_store(shell: Shell) -> None:
    assert shell(f"--store {shell.store} duplicates").code == REFUSED
    assert not shell.store.exists()


def test_how_well_one_knows_somebody(shell: Shell) -> None:
    shell("add Ada Onu")
    told = shell("warmth 'Ada Onu' met-once")
    assert told.lines == ["Noted how you know Ada Onu: met once."]
    assert "met once" in shell("show Ada Onu").out
