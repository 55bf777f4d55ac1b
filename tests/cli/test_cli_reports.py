"""What the records add up to, on the shell: now, and as it stood on an earlier day."""

import json

import pytest

from coffeechat.domain.reports.pages import PAGES
from support.shell import Shell


@pytest.fixture
def term(shell: Shell) -> Shell:
    """A track with two people; one was asked, and one of them talked and named the other."""
    shell.at("2026-11-03T09:00+01:00")
    shell("add Jelisa Okafor @'State University' track:grants")
    shell("why jelisa her path")
    shell("sent jelisa")
    shell.at("2026-11-05T09:00+01:00")
    shell("reply jelisa accepted fri 14:00")
    shell.at("2026-11-06T15:00+01:00")
    shell("note jelisa 'budgets matter most'")
    shell("note jelisa '+ Sam Ortiz at Verda Inc.'")
    shell("held jelisa")
    shell("reflect jelisa feelings 2 4 3 5")
    shell.at("2026-11-20T10:00+01:00")
    shell("track-add policy")
    shell("decide choose grants: her day is mine")
    return shell


def test_every_report_as_text_and_as_json(term: Shell) -> None:
    for command in PAGES:
        text = term(command)
        assert (text.code, text.err) == (0, "")
        assert text.out.strip()
        assert isinstance(json.loads(term(f"{command} --json").out), dict)


def test_what_they_say(term: Shell) -> None:
    assert term("decisions").lines == ["grants: choose it, today: her day is mine"]
    assert term("tree").lines[:2] == [
        "Jelisa Okafor · talked Fri 6 Nov · led to 1 person, 0 talks",
        "  Sam Ortiz · never asked",
    ]
    assert "You dreaded 1 talk, 1 went well" in term("feelings").out
    assert "You talked with 1 person: 1 in academia, 0 outside" in term("breadth").out
    assert "grants: 1 talk, 1 new thing: too few talks to tell" in term("saturation").out
    assert "An answer took 2 days (the middle of 1); 0 of 1 came after a bump" in term("funnel").out
    told = json.loads(term("funnel --json").out)
    assert (told["begun"], told["asked"], told["talked"]) == (1, 1, 1)
    assert "%" not in term("funnel --interval").out, "no share of so few"


def test_tracks_side_by_side(term: Shell) -> None:
    lines = term("compare grants pol").lines
    assert lines[0].split() == ["track", "grants", "policy"]
    assert max(map(len, lines)) <= 80
    assert "decided   choose it, today: her day is mine   -" in lines
    told = json.loads(term("compare grants policy --json").out)["tracks"]
    assert [one["track"] for one in told] == ["grants", "policy"]
    assert told[0]["status"] == "chosen"
    alone = term("compare grants grants")
    assert (alone.code, alone.out) == (1, "")
    assert "Two or three tracks stand side by side, not 1." in alone.err
    assert term("compare grants knitting").code == 1


def test_as_it_stood_on_an_earlier_day(term: Shell) -> None:
    """The same commands, those of others too; a day without records says which is the first."""
    assert term("decisions --as-of '19 nov'").out.startswith("Nothing is decided yet")
    assert "1 of 1" not in term("funnel --as-of 3.11.2026").out.partition("answered")[2]
    assert "asked     1 of 1" in term("funnel --as-of '3 nov'").out
    assert "talked" not in term("tree --as-of '5 nov'").out
    assert term("tracks --as-of yesterday").lines == ["grants · exploring · 2 people"]
    assert json.loads(term("learnings --json --as-of '5 nov'").out) == []
    assert len(json.loads(term("learnings --json --as-of '6 nov'").out)) == 1
    assert term("coverage --as-of '5 nov'").code == 0
    assert "budgets" not in term("report grants --as-of '5 nov'").out
    assert "budgets" in term("report grants").out
    for day, said in (
        ("2 nov 2026", "Nothing is kept of Mon 2 Nov 2026; the first day that is: Tue 3 Nov 2026."),
        ("2027-01-01", "Fri 1 Jan 2027 is ahead; name a day up to today."),
    ):
        refused = term(f"tree --as-of '{day}'")
        assert (refused.code, refused.out, refused.err) == (1, "", f"coffeechat: {said}\n")
    assert term("tree --as-of nonsense").code == 1


def test_a_forgotten_person_is_in_no_past(term: Shell) -> None:
    assert term("forget sam --yes-forget 'Sam Ortiz'").code == 0
    for command in PAGES:
        assert "Sam" not in term(f"{command} --as-of '10 nov'").out


def test_an_empty_store_says_so(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    for command in PAGES:
        told = shell(command)
        assert told.code == 0
        assert "‹" not in told.out
