"""People who are here twice, on the shell."""

import json

from coffeechat.cli.codes import DONE, REFUSED
from support.shell import Shell


def test_those_who_are_here_twice_are_listed_with_what_merges_them(shell: Shell) -> None:
    shell("add", "Ada Onu @Verda")
    shell("add", "Ada Onu, Analyst")
    shell("add", "Ben Roe")
    told = shell("duplicates")
    first, *_ = told.out.splitlines()
    assert "Ada Onu, Verda | Ada Onu, Analyst · the same name" in first
    one, other = first.split()[:2]
    (pair,) = json.loads(shell("duplicates", "--json").out)
    assert {person["id"] for person in pair["people"]} == {one, other}
    assert pair["why"] == "the same name"

    assert shell("merge", one, other).code == DONE
    assert shell("duplicates").out == "Nobody seems to be here twice.\n"
    assert "Analyst, Verda" in shell("show", "Ada Onu").out or shell("show", "Ada Onu").out
    assert shell("unmerge", "Ada Onu").code == DONE
    assert json.loads(shell("duplicates", "--json").out) == []
    assert shell("unmerge", one).code == REFUSED


def test_two_are_kept_apart(shell: Shell) -> None:
    shell("add", "Ada Onu @Verda")
    shell("add", "Ada Onu, Analyst")
    one, other = shell("duplicates").out.split()[:2]
    assert "apart, for good" in shell("apart", one, other).out
    assert json.loads(shell("duplicates", "--json").out) == []


def test_how_well_one_knows_somebody(shell: Shell) -> None:
    shell("add", "Ada Onu")
    assert shell("warmth", "Ada Onu", "met-once").out.startswith("Noted how you know Ada Onu")
    assert "met once" in shell("show", "Ada Onu").out
