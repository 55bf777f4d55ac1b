"""What was learned, and what nobody told yet, on the shell."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from coffeechat.domain.records import Record
from coffeechat.store import Store
from domain import learning_kit as kit
from support.shell import Shell


@pytest.fixture
def taught(shell: Shell) -> Shell:
    """A shell on a store with the small world of learnings."""
    world = kit.records()
    store = Store.open(Path(shell.store), clock=lambda: kit.NOW)
    tables: Sequence[Mapping[str, Record]] = (
        *(world.profiles, world.tracks, world.people),
        *(world.conversations, world.learnings, world.loops),
    )
    with store.act("put") as tx:
        for record in (record for table in tables for record in table.values()):
            tx.put(record)
    store.close()
    shell.at(kit.NOW.isoformat())
    return shell


def test_learnings_are_listed_by_track_and_facet(taught: Shell) -> None:
    assert taught("learnings facet:day,pay").lines == [
        "boots · grants · day · boots, every week · Wei Zhang · 5 days ago",
        "desk · grants · day · mostly at a desk · Ngozi Adéyemi · 5 days ago",
        "day · grants · day · long days in the field · Jelisa Okafor · 4 weeks ago",
        "pay · grants, science policy · pay · «about 40,000» · Ngozi Adéyemi · over 18 months",
    ]
    assert len(taught("learnings").lines) == 6
    (soup,) = json.loads(taught("learnings soup by:mika --json").out)
    assert soup == {
        "id": "soup",
        "text": "they cook soup",
        "facet": "other",
        "tracks": [],
        "person": "mika",
        "name": "Mika Laine",
        "said": "2026-11-19",
        "words": "mine",
        "agrees": [],
        "contradicts": [],
    }


def test_what_no_learning_meets_is_said(taught: Shell) -> None:
    refused = taught("learnings yacht")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "coffeechat: Nothing you learned matches «yacht».\n"
    wrong = taught("learnings level:mid")
    assert wrong.code == 1
    assert wrong.err.startswith("coffeechat: At character 1 of «level:mid»: «level:» is no key")
    assert taught("learnings yacht --json").out == "[]\n"


def test_nothing_is_learned_at_first(shell: Shell) -> None:
    assert shell("learnings").err == "coffeechat: Nothing is learned yet.\n"
    assert shell("coverage").err == (
        "coffeechat: You explore no field yet; coffeechat track-add NAME begins one.\n"
    )
    assert (shell("coverage --json").code, shell("coverage --json").out) == (0, "[]\n")
    shell("track-add grants")
    assert shell("coverage").lines == [
        "grants · nobody yet",
        "nobody told of: anything in particular",
    ]


def test_coverage_counts_people_and_names_gaps(taught: Shell) -> None:
    assert taught("coverage").lines[:2] == [
        "grants · 3 people told you 4 things",
        "people by facet: day 3, pay 1",
    ]
    grants, policy = json.loads(taught("coverage --json").out)
    assert (grants["track"], grants["people"], grants["facets"]["day"]) == ("grants", 3, 3)
    assert "pay" not in policy["gaps"]
    assert "day" in policy["gaps"]


def test_a_learning_is_changed_and_a_gap_handed_over_in_one_line(taught: Shell) -> None:
    assert taught("learning-facet desk: culture").out == "About culture: mostly at a desk.\n"
    assert taught("learning-contradicts desk: boots").code == 0
    assert taught("learnings tied:contradicts facet:culture").lines[0].startswith("desk · ")
    assert taught("hand-over jelisa grants: pay").out == (
        "To ask Jelisa Okafor: What range of pay is usual at the beginning in grants?\n"
    )
    assert taught("undo").out.startswith("Undone: To ask Jelisa Okafor")
