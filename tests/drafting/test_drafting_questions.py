"""Questions to begin with: the set that asks for it, with what is known filled in."""

import pytest

from coffeechat.api import Question, QuestionBank, QuestionCategory
from coffeechat.drafting.phrasing import Facts
from coffeechat.drafting.questions import default_bank, fill_questions, filled
from coffeechat_advice.questions import QUESTION_BANKS

FACTS: Facts = {"organisation": "Green {Rivers}", "points": ["a", "b"]}


def bank(bank_id: str, *texts: str, default: bool = False) -> QuestionBank:
    questions = tuple(Question(id=text, text=text, category=QuestionCategory.DAY) for text in texts)
    return QuestionBank(id=bank_id, title=bank_id, questions=questions, default=default)


def test_the_set_that_asks_for_it_comes_first_else_the_first() -> None:
    one, two = bank("one"), bank("two", default=True)
    assert default_bank([one, two]) is two
    assert default_bank([one]) is one
    assert default_bank([]) is None


def test_the_built_in_set_to_begin_with_is_the_standard_one() -> None:
    found = default_bank(sorted(QUESTION_BANKS, key=lambda bank: bank.id))
    assert found
    assert found.id == "standard"
    assert len(fill_questions(found, {})) == len(found.questions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What is it like?", "What is it like?"),
        ("How is {organisation}?", "How is Green {Rivers}?"),
        ("How is {identity}?", ""),
        ("How are {points}?", ""),
        ("Why {}?", ""),
        ("What does { mean, and } what?", "What does { mean, and } what?"),
        ("What is {organisation!r:>1000000}?", "What is {organisation!r:>1000000}?"),
    ],
)
def test_slots_are_filled_or_the_question_is_left_out(text: str, expected: str) -> None:
    assert filled(text, FACTS) == expected


def test_questions_keep_their_order() -> None:
    questions = fill_questions(bank("b", "One?", "{title}?", "Two?"), FACTS)
    assert [question.text for question in questions] == ["One?", "Two?"]
