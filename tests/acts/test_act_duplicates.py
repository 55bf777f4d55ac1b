"""Merging keeps everything, parting gives it back, and neither comes between two open talks."""

import pytest

from coffeechat.acts import Refused, duplicates, imports, people
from coffeechat.acts.forgetting import forget
from coffeechat.domain.duplicates import find_twins
from coffeechat.domain.forgetting import left_in
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.merge import plan_import
from coffeechat.domain.words import PairState
from support.happenings import happens
from support.worlds import World

TALK = "asked, talk agreed, held, debriefed"


@pytest.fixture
def twins(world: World) -> tuple[str, str]:
    """Jelisa with a whole talk, and the same Jelisa added later, with a talk that is over."""
    first = world.person("Jelisa Okafor", place="Oakland", emails=("jelisa@example.org",))
    happens(world, first, TALK)
    second = world.person("Jelisa Oka", title="Director", emails=("oka@example.org",))
    happens(world, second, "asked, closed")
    happens(world, second, "why, closed")
    return first, second


def owned(world: World, person: str) -> int:
    tables = (world.records.conversations, world.records.messages, world.records.loops)
    return sum(record.person == person for table in tables for record in table.values())


def test_everything_of_both_is_with_one(world: World, twins: tuple[str, str]) -> None:
    first, second = twins
    both = owned(world, first) + owned(world, second)
    assert owned(world, second) > 0
    world.do(duplicates.merge, second, first)
    assert second not in world.records.people
    assert owned(world, first) == both
    after = world.records.people[first]
    assert after.emails == ("oka@example.org", "jelisa@example.org")
    assert (after.title, after.place) == ("Director", "Oakland")


def test_parting_gives_each_their_own(world: World, twins: tuple[str, str]) -> None:
    first, second = twins
    before = (dict(world.records.people), owned(world, first), owned(world, second))
    world.do(duplicates.merge, first, second)
    world.do(duplicates.unmerge, first)
    assert (dict(world.records.people), owned(world, first), owned(world, second)) == before
    assert find_twins(world.records) == [], "and nobody asks about them again"


def test_what_came_after_the_merge_stays(world: World, twins: tuple[str, str]) -> None:
    first, second = twins
    world.do(duplicates.merge, first, second)
    world.do(people.connect, first, "the choir")
    world.do(duplicates.unmerge, first)
    stayed, back = world.records.people[first], world.records.people[second]
    assert [point.detail for point in stayed.points] == ["the choir"]
    assert (stayed.name, stayed.emails) == ("Jelisa Okafor", ("jelisa@example.org",))
    assert (back.name, back.points) == ("Jelisa Oka", ())


def test_who_named_and_who_was_named_go_over(world: World, twins: tuple[str, str]) -> None:
    first, second = twins
    sam = world.person("Sam Ortiz", referred_by=second)
    world.do(duplicates.merge, first, second)
    assert world.records.people[sam].referred_by == first
    world.do(duplicates.unmerge, first)
    assert world.records.people[sam].referred_by == second


def test_two_open_conversations_are_not_made_one(world: World, twins: tuple[str, str]) -> None:
    first, second = twins
    for person in twins:
        if world.records.open_conversation(person) is None:
            happens(world, person, "why")
    before = world.store.canonical()
    with pytest.raises(Refused, match="‹close› ends one"):
        world.do(duplicates.merge, first, second)
    assert world.store.canonical() == before


def test_three_are_made_one_and_parted_one_after_the_other(world: World) -> None:
    ids = [world.person(f"Ada {name}") for name in ("Onu", "Lind", "Roe")]
    before = dict(world.records.people)
    world.do(duplicates.merge, ids[1], ids[2])
    world.do(duplicates.merge, ids[0], ids[1])
    assert list(world.records.people) == ids[:1]
    world.do(duplicates.unmerge, ids[0])
    world.do(duplicates.unmerge, ids[1])
    assert dict(world.records.people) == before


@pytest.mark.parametrize("act", [duplicates.merge, duplicates.keep_apart])
def test_one_is_not_two(world: World, act: object) -> None:
    ada = world.person("Ada Onu")
    assert callable(act)
    with pytest.raises(Refused, match="Both are Ada Onu"):
        act(world.store, ada, "ada onu")


def test_who_was_never_merged_cannot_be_parted(world: World) -> None:
    with pytest.raises(Refused, match="was not merged"):
        world.do(duplicates.unmerge, world.person("Ada Onu"))


def test_keeping_a_proposal_apart_keeps_its_reason(world: World) -> None:
    ada, again = world.person("Ada Onu"), world.person("Ada Onu")
    world.do(duplicates.keep_apart, ada, again)
    (pair,) = world.records.pairs.values()
    assert pair.state is PairState.APART
    assert find_twins(world.records) == []
    done = world.do(duplicates.keep_apart, again, ada)
    assert not done.changed


def test_forgetting_somebody_forgets_whom_they_were_merged_with(
    world: World, twins: tuple[str, str]
) -> None:
    first, second = twins
    world.do(duplicates.merge, first, second)
    name = world.records.people[first].name
    world.do(forget, first, name)
    assert not world.records.pairs
    texts = [path.read_bytes() for path in world.path.parent.rglob("*") if path.is_file()]
    for word in (b"Okafor", b"jelisa@example.org", b"oka@example.org"):
        assert not any(word in text for text in texts)
    former = Incoming(name="Somebody Else", emails=("jelisa@example.org",))
    assert left_in([former], world.records.forgotten) == []


def test_the_same_file_again_changes_nothing_after_a_merge(world: World) -> None:
    url = "https://www.linkedin.com/in/"
    rows = [
        Incoming(name="Ada Onu", urls=(f"{url}ada",), connected_on=world.clock.now.date(), line=2),
        Incoming(name="A. Onu", urls=(f"{url}onu",), connected_on=world.clock.now.date(), line=3),
    ]
    world.do(imports.apply, plan_import(world.records.people, rows, "linkedin"), "x")
    one, other = world.records.people
    world.do(duplicates.merge, one, other)
    plan = plan_import(
        world.records.people,
        rows,
        "linkedin",
        today=world.clock.now.date(),
        merged=[one for pair in world.records.pairs.values() for one in pair.before],
    )
    assert not plan.changes_anything
    assert plan.repeated == (2,)
