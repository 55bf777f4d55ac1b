"""The tags there are, and completing one."""

from dataclasses import replace

import pytest

from coffeechat.domain.tags import complete_tag, known_tags
from support.worlds import World


@pytest.fixture
def tagged(world: World) -> World:
    for number, tags in enumerate((("Ecology", "choir"), ("Ecology",), ("École",), ())):
        world.person(f"Person {number}", tags=tags)
    return world


def test_the_most_frequent_tag_comes_first(tagged: World) -> None:
    assert known_tags(tagged.records) == ["Ecology", "choir", "École"]
    decoded = replace(tagged.records, people=dict(tagged.records.people))
    assert known_tags(decoded) == known_tags(tagged.records)


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("eco", "Ecology"),
        ("ecole", "École"),
        ("CH", "choir"),
        ("-eco", "-Ecology"),
        ("lab, -ch", "lab, -choir"),
        ("lab,eco", "lab,Ecology"),
        ("nothing", "nothing"),
        ("", ""),
        ("lab, ", "lab, "),
    ],
)
def test_the_last_tag_is_completed(tagged: World, typed: str, completed: str) -> None:
    assert complete_tag(tagged.records, typed) == completed
