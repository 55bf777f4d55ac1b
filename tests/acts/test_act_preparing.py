"""Preparing: notes, questions of my own, my introduction."""

import pytest

from coffeechat.acts import Refused, forgetting, preparing, talks
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.parts import QuestionUse
from coffeechat.domain.words import QuestionCategory
from support.happenings import happens
from support.worlds import World

CLOSING = QuestionUse(text="Who else could I talk to?", category=QuestionCategory.CLOSING)
FIRST = QuestionUse(text="How does a week look?", category=QuestionCategory.DAY)


@pytest.fixture
def jelisa(world: World) -> str:
    """Jelisa, with whom a talk is agreed."""
    person = world.person("Jelisa Okafor")
    happens(world, person, "asked, talk agreed")
    return person


def asked(world: World, person: str) -> list[str]:
    return [question.text for question in world.talk(person).questions]


def test_what_i_read_adds_up_line_by_line(world: World, jelisa: str) -> None:
    world.do(preparing.research, jelisa, "wrote of eels\x1b[2J")
    world.do(preparing.research, jelisa, "leads grants")
    assert world.talk(jelisa).research.splitlines()[1:] == ["leads grants"]
    assert "\x1b" not in world.talk(jelisa).research
    with pytest.raises(Refused, match="The note is empty"):
        world.do(preparing.research, jelisa, " ")


def test_an_own_question_joins_before_the_closing_one_and_is_kept(
    world: World, jelisa: str
) -> None:
    world.do(preparing.add_question, jelisa, "How do eels travel?", standard=(FIRST, CLOSING))
    assert asked(world, jelisa) == [FIRST.text, "How do eels travel?", CLOSING.text]
    assert [one.text for one in world.records.profile.questions] == ["How do eels travel?"]
    assert world.talk(jelisa).questions[1].tailored
    with pytest.raises(Refused, match="planned already"):
        world.do(preparing.add_question, jelisa, "how do EELS travel?")


def test_an_own_closing_question_stands_last(world: World, jelisa: str) -> None:
    world.do(preparing.add_question, jelisa, "Whom else should I ask?", standard=(FIRST,))
    world.do(preparing.add_question, jelisa, "How do eels travel?")
    assert asked(world, jelisa)[-1] == "Whom else should I ask?"
    kept = {one.text: one.category for one in world.records.profile.questions}
    assert kept == {
        "Whom else should I ask?": QuestionCategory.CLOSING,
        "How do eels travel?": None,
    }


def test_a_closing_question_goes_last_by_itself(world: World, jelisa: str) -> None:
    world.do(talks.plan, jelisa, questions=(CLOSING, FIRST), key_question="")
    assert asked(world, jelisa) == [FIRST.text, CLOSING.text]


def test_an_own_question_can_go_and_stays_in_the_talk(world: World, jelisa: str) -> None:
    world.do(preparing.add_question, jelisa, "How do eels travel?")
    world.do(preparing.add_question, jelisa, "How do eels sleep?")
    with pytest.raises(Refused, match="More than one"):
        world.do(preparing.drop_own, "how do eels")
    with pytest.raises(Refused, match="No question of yours"):
        world.do(preparing.drop_own, "why")
    world.do(preparing.drop_own, "How do eels travel?")
    assert [one.text for one in world.records.profile.questions] == ["How do eels sleep?"]
    assert len(asked(world, jelisa)) == 2


@pytest.mark.parametrize("typed", ["", "fast", "59", "301", "-130", "1e2", "१३०"])
def test_nobody_speaks_like_that(world: World, typed: str) -> None:
    with pytest.raises(NotUnderstood, match="words a minute"):
        world.do(preparing.speak, typed)


def test_what_is_so_already_changes_nothing(world: World, jelisa: str) -> None:
    world.do(preparing.accept, jelisa, "PREP-07")
    assert not world.do(preparing.accept, jelisa, "PREP-07").changed
    world.do(preparing.write_introduction, "I am Ana.")
    assert not world.do(preparing.write_introduction, " I am Ana.\n").changed


def test_without_a_talk_there_is_nothing_to_prepare(world: World) -> None:
    person = world.person("Wei Zhang")
    for act in (preparing.research, preparing.add_question, preparing.accept):
        with pytest.raises(Refused):
            world.do(act, person, "anything")


def test_a_forgotten_person_is_in_no_note_and_no_question_of_mine(
    world: World, jelisa: str
) -> None:
    wei = world.person("Wei Zhang")
    world.do(preparing.research, jelisa, "works with Wei Zhang")
    world.do(preparing.add_question, jelisa, "How did you meet Wei Zhang?")
    world.do(preparing.write_introduction, "Wei Zhang told me of you.")
    world.do(forgetting.forget, wei, "Wei Zhang")
    assert world.talk(jelisa).research == "works with somebody"
    assert asked(world, jelisa) == ["How did you meet somebody?"]
    profile = world.records.profile
    assert profile.questions[0].text == "How did you meet somebody?"
    assert profile.introduction == "somebody told me of you."
