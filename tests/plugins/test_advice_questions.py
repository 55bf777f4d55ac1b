"""Questions for a talk: those that hurt are found with a better one, the built-in ones pass."""

import re
from dataclasses import replace

import pytest

from coffeechat.api import About, QuestionCategory
from coffeechat_advice.checks import CHECKS
from coffeechat_advice.questions import BY_TOPIC, QUESTION_BANKS, STANDARD
from plugins.advice_kit import about, applied, found

FIRES = [
    ("Q-01", "Why did you leave Verda?"),
    ("Q-01", "Why did you quit your postdoc?"),
    ("Q-01", "What made you leave academia?"),
    ("Q-01", "Were you laid off?"),
    ("Q-01", "What were your reasons for leaving?"),
    ("Q-03", "What are the three most important books in your field, and why?"),
    ("Q-03", "Which was your best decision and why?"),
    ("Q-03", "What is your greatest weakness?"),
    ("Q-03", "Where do you see yourself in five years?"),
    ("Q-03", "Why should I choose policy?"),
    ("Q-03", "How do you justify your fees?"),
    ("Q-06", "Are you hiring?"),
    ("Q-06", "Are there any openings at Verda?"),
    ("Q-06", "Could I work with you?"),
    ("Q-06", "Is there an opportunity for me here?"),
    ("Q-06", "Do you know of any open positions?"),
]
QUIET = [
    ("Q-01", "Why did you choose soil science?"),
    ("Q-01", "What did you leave behind when you moved?"),
    ("Q-01", "Why do people leave this field?"),
    ("Q-01", "How did you notice that it was time for your next step?"),
    ("Q-03", "What interests you, and why there?"),
    ("Q-03", "Where do you see the field in five years?"),
    ("Q-03", "What are the strengths of your team?"),
    ("Q-03", "Which books have shaped how you work?"),
    ("Q-03", "When and why did you move to Oakland?"),
    ("Q-06", "How do people usually find their first role in this field?"),
    ("Q-06", "What are your current positions on wetlands?"),
    ("Q-06", "What does job satisfaction mean to you?"),
    ("Q-06", "What did you offer to the first people you hired?"),
]


@pytest.mark.parametrize(("check_id", "question"), FIRES)
def test_a_question_that_hurts_is_found_and_replaced(check_id: str, question: str) -> None:
    (finding,) = found(check_id, about(question))
    assert question[finding.start : finding.end]
    assert finding.fix
    better = applied(question, finding.fix)
    assert better.endswith("?")
    asked = [check for check in CHECKS if check.about is About.QUESTION]
    assert [one for check in asked for one in check.run(about(better))] == []


@pytest.mark.parametrize(("check_id", "question"), QUIET)
def test_near_misses_are_left_alone(check_id: str, question: str) -> None:
    assert found(check_id, about(question)) == []


def test_leaving_out_the_why_leaves_the_question() -> None:
    question = "What are the three most important books in your field, and why?"
    (finding,) = found("Q-03", about(question))
    assert finding.fix
    assert applied(question, finding.fix) == (
        "What are the three most important books in your field?"
    )


@pytest.mark.parametrize("question", [one for bank in QUESTION_BANKS for one in bank.questions])
def test_the_built_in_questions_pass_the_checks(question: object) -> None:
    text = getattr(question, "text", "")
    assert text.endswith("?")
    asked = [check for check in CHECKS if check.about is About.QUESTION]
    assert [one for check in asked for one in check.run(about(text))] == []


@pytest.mark.parametrize("bank", QUESTION_BANKS, ids=lambda bank: bank.id)
def test_closing_questions_stand_last(bank: object) -> None:
    closing = [
        question.category is QuestionCategory.CLOSING for question in getattr(bank, "questions", ())
    ]
    assert closing[-1]
    assert closing == sorted(closing)


def test_the_standard_set_fits_half_an_hour_and_ends_by_asking_for_others() -> None:
    assert 8 <= len(STANDARD.questions) <= 10
    planned = tuple(question.text for question in STANDARD.questions)
    assert found("Q-15", replace(about(""), planned=planned)) == []
    assert found("Q-15", replace(about(""), planned=planned[:-1]))


def test_the_large_bank_covers_every_category_with_ids_of_their_own() -> None:
    assert {question.category for question in BY_TOPIC.questions} == set(QuestionCategory)
    assert len({question.id for question in BY_TOPIC.questions}) == len(BY_TOPIC.questions)


def test_slots_are_facts_or_filled_by_hand() -> None:
    slots = {
        slot
        for bank in QUESTION_BANKS
        for question in bank.questions
        for slot in re.findall(r"\{(\w*)\}", question.text)
    }
    assert slots == {"field", "past_role", "organisation", "title", "identity"}
