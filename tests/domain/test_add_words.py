"""How a line that adds somebody may go on."""

from pathlib import Path

import pytest

from coffeechat.acts import occasions, people
from coffeechat.domain.add_words import continuations, vocabulary
from coffeechat.domain.oneline import parse_person
from support.worlds import World

ADDED = (
    'Ann Bell @Green Rivers track:nonprofits tag:meadows point:"the choir" place:Oakland',
    'Bo Carr @"Green Rivers", Program Manager track:"science policy" tag:lab place:Oakland',
    "Cy Dahl @Grants Office tag:lab place:Örebro",
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path / "db.json", institutions=("State U",))
    for line in ADDED:
        world.do(people.add, line)
    world.do(occasions.note, "Grad career day")
    world.do(occasions.note, "Open lab")
    return world


SHOWN = [
    ("Jo @", ["Green Rivers", "Grants Office"]),
    ("Jo @gran", ["Grants Office"]),
    ('Jo @"gr', ["Green Rivers", "Grants Office"]),
    ("Jo @Verda", []),
    ("Jo track:", ["nonprofits", "science policy"]),
    ('Jo track:"SCI', ["science policy"]),
    ("Jo tag:", ["lab", "meadows"]),
    ("Jo tag:eco,l", ["lab"]),
    ("Jo point:", ["State U", "the choir"]),
    ("Jo place:o", ["Oakland", "Örebro"]),
    ("Jo by:b", ["Bo Carr"]),
    ("Jo warmth:m", ["met once"]),
    ("Jo level:se", ["senior"]),
    ("Jo dream:", ["yes", "no"]),
    ("Jo @Green Rivers, prog", ["Program Manager"]),
    ('Jo @"Rivers, Green", p', ["Program Manager"]),
    ("Jo @Green Rivers, Program Manager t", ["track:", "tag:", "title:"]),
    ("Jo @Green Rivers, ", []),
    ("Jo t", ["track:", "tag:", "title:"]),
    ("Jo title:pro", ["Program Manager"]),
    ("Jo org:gra", ["Grants Office"]),
    ("Jo", []),
    ("t", []),
    ("Jo colour:", []),
    ("Jo track:nonprofits ", []),
    ("occasion: o", ["Open lab"]),
    ("occasion:", ["Open lab", "Grad career day"]),
]


@pytest.mark.parametrize(("line", "shown"), SHOWN)
def test_a_line_goes_on_with_what_is_here(world: World, line: str, shown: list[str]) -> None:
    words = vocabulary(world.records)
    found = continuations(line, lambda: words)
    assert [one.shown for one in found] == shown


@pytest.mark.parametrize(
    ("line", "shown"), [one for one in SHOWN if one[1] and one[1][0][-1] != ":"]
)
def test_a_line_that_went_on_can_be_read(world: World, line: str, shown: list[str]) -> None:
    words = vocabulary(world.records)
    for one, value in zip(continuations(line, lambda: words), shown, strict=True):
        if line.startswith("occasion"):
            assert one.line == f"occasion: {value}"
        else:
            assert parse_person(one.line, world.records.profile).name == "Jo"


def test_values_are_asked_for_only_where_one_may_follow(world: World) -> None:
    def never() -> dict[str, list[str]]:
        raise AssertionError("nothing may follow here")

    for line in ("", "J", "Jo ", "Jo t", "Jo Okoye, Analyst"):
        continuations(line, never)
    assert world.records.people
