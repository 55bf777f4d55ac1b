"""The prompts of the debrief: built from what was said, and read from a few signs."""

from datetime import UTC, datetime

import pytest

from coffeechat.acts import tracks
from coffeechat.domain.debrief import (
    Part,
    prompt_for,
    read_facet,
    read_feelings,
    read_numbers,
    read_pairs,
)
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.parts import Feeling, Interview
from coffeechat.domain.words import Facet
from support.happenings import happens
from support.worlds import World

OVER = "asked, talk agreed, held"
ITEMS = ("budgets", "tools", "travel")
TALK = Interview(uid="u", start=datetime(2026, 11, 24, tzinfo=UTC), zone="UTC")


def asked(world: World, person: str) -> dict[Part, list[str]]:
    """What is asked after the talk with somebody, and what each prompt numbers."""
    known, conversation = world.known(person), world.conversation(person)
    prompts = (prompt_for(world.records, known, conversation, part) for part in Part)
    return {prompt.part: list(prompt.items) for prompt in prompts if prompt is not None}


def test_of_a_talk_without_lines_only_what_needs_none_is_asked(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, OVER)
    assert list(asked(world, jelisa)) == [
        Part.HEARD, Part.SURPRISE, Part.QUESTION, Part.FEELINGS,
    ]  # fmt: skip


def test_lines_bring_the_prompts_about_them(world: World) -> None:
    jelisa = world.person("Jelisa Okafor", tracks=("t",))
    happens(world, jelisa, f"{OVER}, note, suggestion, promise, person named, open question")
    prompts = asked(world, jelisa)
    assert prompts[Part.FACETS] == ["budgets mattered most"]
    assert prompts[Part.DROP] == [
        "suggestion: read the annual report",
        "promise: send the poster",
        "referral: talk to Sam Ortiz",
        "question: who reads the budget",
    ]
    assert prompts[Part.DUE] == ["send the poster"]
    assert prompts[Part.WRITE_TO] == ["Sam Ortiz"]
    assert len(prompts) == len(Part) - 1, "the track of this person is not there"


def test_a_track_is_asked_about_by_its_name(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.do(tracks.belong, jelisa, "grants")
    happens(world, jelisa, OVER)
    prompt = prompt_for(world.records, world.known(jelisa), world.conversation(jelisa), Part.TRACK)
    assert prompt is not None
    assert prompt.question.startswith("How much does grants draw you now")


def test_whom_i_write_to_already_is_not_offered(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"{OVER}, person named")
    happens(world, world.named("Sam Ortiz").id, "why")
    assert Part.WRITE_TO not in asked(world, jelisa)


@pytest.mark.parametrize(("text", "found"), [("1", [0]), ("1 3", [0, 2]), ("2,1", [1, 0])])
def test_numbers_are_read(text: str, found: list[int]) -> None:
    assert read_numbers(text, ITEMS) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1 day", [(0, "day")]),
        ("day", [(0, "day")]),
        ("1 day, 3 pay", [(0, "day"), (2, "pay")]),
        ("2 next fri", [(1, "next fri")]),
        ("2day", [(1, "day")]),
    ],
)
def test_pairs_are_read(text: str, found: list[tuple[int, str]]) -> None:
    assert read_pairs(text, ITEMS) == found


@pytest.mark.parametrize("text", ["0", "4", "one", "-1", "²"])
def test_a_number_of_nothing_is_refused_with_what_there_is(text: str) -> None:
    with pytest.raises(NotUnderstood, match="1 budgets · 2 tools · 3 travel"):
        read_numbers(text, ITEMS)


def test_a_pair_without_a_word_is_refused() -> None:
    with pytest.raises(NotUnderstood, match="What of 2"):
        read_pairs("1 day, 2", ITEMS)


def test_a_facet_is_known_by_its_beginning() -> None:
    assert read_facet("Sk") is Facet.SKILLS
    assert read_facet("day") is Facet.DAY
    with pytest.raises(NotUnderstood, match="none of these: day, skills"):
        read_facet("no")
    with pytest.raises(NotUnderstood, match=r"none of these: landscape, lifestyle, lingo\.$"):
        read_facet("l")


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("2 4 3 5", Feeling(confidence=2, energy=3), Feeling(confidence=4, energy=5)),
        ("24", Feeling(confidence=2), Feeling(confidence=4)),
        ("- - 1", Feeling(energy=1), Feeling()),
    ],
)
def test_feelings_are_up_to_four_digits(text: str, before: Feeling, after: Feeling) -> None:
    assert read_feelings(text, TALK) == (before, after)


def test_a_feeling_that_is_not_said_stays_as_it_was() -> None:
    known = TALK.replace(before=Feeling(confidence=1), after=Feeling(energy=4))
    assert read_feelings("- 5", known) == (
        Feeling(confidence=1),
        Feeling(confidence=5, energy=4),
    )


@pytest.mark.parametrize("text", ["6", "0", "1 2 3 4 5", "good"])
def test_no_other_feelings(text: str) -> None:
    with pytest.raises(NotUnderstood, match="each 1 to 5"):
        read_feelings(text, TALK)
