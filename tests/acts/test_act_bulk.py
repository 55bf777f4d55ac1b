"""Acts on many people at once: what is told before, what one undo takes back."""

from datetime import date
from typing import Any

import pytest

from coffeechat.acts import Refused, history, tags
from coffeechat.acts.bulk import FOR_MANY, change_all, look_ahead
from coffeechat.domain.words import PointKind, Step
from support.happenings import happens
from support.worlds import World

VALUES: dict[str, dict[str, Any]] = {
    "tag": {"tags": "ecology"},
    "connection": {"detail": "the choir"},
    "belongs": {"track": "Ecology"},
    "not-in": {"track": "soil"},
    "dream": {"wanted": "yes"},
    "worth-asking": {},
    "later": {"until": date(2026, 12, 24)},
    "no": {},
}


def crowd(world: World, count: int = 40) -> list[str]:
    return [world.person(f"Person {number:02}") for number in range(count)]


def test_there_is_a_value_for_every_verb() -> None:
    assert VALUES.keys() == FOR_MANY


@pytest.mark.parametrize("verb", VALUES)
def test_what_is_told_before_is_what_happens_and_one_undo_takes_it_back(
    world: World, verb: str
) -> None:
    people = crowd(world)
    happens(world, people[0], "asked")
    world.do(tags.tag, people[1], "ecology")
    world.do(change_all, "belongs", people[3:5], {"track": "Soil"})
    world.do(change_all, verb, people[2:3], VALUES[verb])
    before, events = world.store.canonical(), len(world.store.events)
    seen = look_ahead(world.records, world.now, verb, people, VALUES[verb])
    assert world.store.canonical() == before, "looking ahead changes nothing"
    assert len(seen.changed) + seen.same + len(seen.refused) == 40
    world.do(change_all, verb, people, VALUES[verb])
    assert len(world.store.events) == events + 1
    again = look_ahead(world.records, world.now, verb, people, VALUES[verb])
    assert again.changed == []
    assert again.same == 40 - len(seen.refused)
    assert again.refused == seen.refused
    world.do(history.undo)
    assert world.store.canonical() == before


def test_38_get_the_tag_and_2_have_it(world: World) -> None:
    people = crowd(world)
    for person in people[:2]:
        world.do(tags.tag, person, "Ecology")
    seen = look_ahead(world.records, world.now, "tag", people, {"tags": "ecology"})
    assert (seen.does, len(seen.changed), seen.same) == ("Tag: ecology", 38, 2)
    assert seen.changed[0] == "Person 02"
    done = world.do(change_all, "tag", people, {"tags": "ecology"})
    assert done.text == "Tag: ecology (38 people)."
    assert world.known(people[0]).tags == ("Ecology",)
    assert world.known(people[39]).tags == ("ecology",)


def test_who_is_in_a_conversation_is_not_set_aside_and_who_is_marked_is_not_asked(
    world: World,
) -> None:
    asked, marked, free = crowd(world, 3)
    happens(world, asked, "asked")
    happens(world, marked, "never contact")
    seen = look_ahead(world.records, world.now, "no", [asked, free], {})
    assert seen.changed == ["Person 02"]
    assert seen.refused == ["A conversation with Person 00 is open; ‹close› ends it."]
    world.do(change_all, "worth-asking", [asked, marked, free], {})
    assert world.step(free) is Step.QUALIFIED
    assert world.step(asked) is Step.WAITING
    assert marked not in world.records.conversations_by_person


def test_a_connection_that_the_profile_names_has_its_kind(world: World) -> None:
    people = crowd(world, 2)
    world.put(world.records.profile.replace(institutions=("State U",)))
    world.do(change_all, "connection", people, {"detail": " state u "})
    for person in people:
        (point,) = world.known(person).points
        assert (point.kind, point.detail) == (PointKind.SAME_INSTITUTION, "State U")


def test_somebody_who_is_gone_or_named_twice_is_no_matter(world: World) -> None:
    (person,) = crowd(world, 1)
    done = world.do(change_all, "tag", [person, person, "gone"], {"tags": "lab"})
    assert done.text == "Tag: lab (1 person)."


@pytest.mark.parametrize(
    ("verb", "values"),
    [
        ("tag", {"tags": " , "}),
        ("tag", {"tags": "x" * 61}),
        ("connection", {"detail": "  "}),
        ("later", {"until": date(2026, 11, 16)}),
    ],
)
def test_what_can_be_done_to_nobody_is_refused(
    world: World, verb: str, values: dict[str, Any]
) -> None:
    people = crowd(world, 2)
    before = world.store.canonical()
    with pytest.raises(Refused):
        look_ahead(world.records, world.now, verb, people, values)
    with pytest.raises(Refused):
        world.do(change_all, verb, people, values)
    assert world.store.canonical() == before


@pytest.mark.parametrize(
    ("had", "typed", "has"),
    [
        ((), "ecology", ("ecology",)),
        ((), " ecology ,lab,, ", ("ecology", "lab")),
        (("Écologie",), "ecologie", ("Écologie",)),
        (("lab", "choir"), "-LAB", ("choir",)),
        (("lab",), "- lab, choir", ("choir",)),
        (("lab",), "-other", ("lab",)),
        ((), "soil science", ("soil science",)),
    ],
)
def test_tags_are_given_and_taken_away(
    world: World, had: tuple[str, ...], typed: str, has: tuple[str, ...]
) -> None:
    person = world.person("Jelisa Okafor", tags=had)
    done = world.do(tags.tag, person, typed)
    assert world.known(person).tags == has
    assert done.changed is (had != has)
