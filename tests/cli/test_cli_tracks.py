"""Tracks, occasions, dreams, the bin and fields on the shell."""

from support.shell import Shell


def test_tracks_are_begun_told_of_and_listed(shell: Shell) -> None:
    assert shell("tracks").code == 1
    shell("add Jelisa Okafor @Green Rivers track:grants")
    assert shell("interest 4 grants: her day").out == "Noted your interest in grants: keen.\n"
    assert shell("track-status promising gra").out == "grants is promising.\n"
    shell("track-add science policy")
    shell("term grants: RFP = a call")
    shell("open-question grants: who pays?")
    assert shell("belongs jelisa science policy").code == 0
    assert shell("tracks").lines == [
        "grants · promising · 1 person · keen: her day",
        "science policy · curious · 1 person",
    ]
    one = shell("tracks gra")
    assert one.lines == [
        "grants",
        "status   promising",
        "interest keen, today: her day",
        "people   Jelisa Okafor",
        "open     who pays?",
        "term     RFP: a call",
    ]
    refused = shell("interest 4 knitting")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "coffeechat: «knitting» is no track; there are: grants, science policy.\n"
    assert shell("not-in jelisa grants").code == 0
    assert shell("undo").out.startswith("Undone: Jelisa Okafor belongs to grants no longer")


def test_an_occasion_and_a_line_with_every_key(shell: Shell) -> None:
    assert shell("add occasion: Grad career day, 20 Nov, Riverside").out == (
        "Noted the occasion Grad career day, today, Riverside.\n"
    )
    shell("add Amara Diallo")
    shell(
        "add 'Jelisa Okafor @Green Rivers, Program Manager by:amara warmth:met-once level:mid "
        'zone:Europe/Lisbon phone:"+1 555 0100" note:"likes tea" dream:yes\''
    )
    jelisa = next(one for one in shell.read().people.values() if one.name == "Jelisa Okafor")
    assert (jelisa.zone, jelisa.phones, jelisa.notes, jelisa.dream) == (
        "Europe/Lisbon",
        ("+1 555 0100",),
        "likes tea",
        True,
    )
    assert shell.read().people[jelisa.referred_by or ""].name == "Amara Diallo"
    wrong = shell("add Jo by:nobody")
    assert (wrong.code, wrong.out) == (1, "")
    assert "Nobody here is called «nobody»" in wrong.err


def test_the_bin_and_back(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    assert shell("binned").code == 1
    assert shell("bin jelisa").code == 0
    assert shell("find jelisa").code == 1
    assert shell("binned").out.rstrip().endswith("Jelisa Okafor · in the bin since today")
    assert shell("unbin jelisa").out == "Brought Jelisa Okafor back from the bin.\n"
    assert shell("find jelisa").code == 0


def test_a_field_is_set_and_its_history_told(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    assert shell("set jelisa place=Oakland").code == 0
    assert shell("set jelisa place=").code == 0
    lines = shell("history jelisa --field place").lines
    assert lines[0] == "now: (nothing)"
    assert lines[1].endswith("Oakland → (nothing) (Changed Jelisa Okafor)")
    assert len(lines) == 3
    assert shell("set jelisa colour=red").err.startswith("coffeechat: «colour» is no field")


def test_the_address_of_a_search_for_people(shell: Shell) -> None:
    shell("track-add R&D policy")
    assert shell("people-search r").out == (
        "https://www.linkedin.com/search/results/people/"
        "?keywords=R%26D%20policy&origin=FACETED_SEARCH\n"
    )
    assert shell("people-search").out == "https://www.linkedin.com/search/results/people/\n"
