"""Questions to begin with: the set that asks for it, with what is known filled in."""

from datetime import UTC, datetime

import pytest

from coffeechat.api import Question, QuestionBank, QuestionCategory
from coffeechat.domain.records import Message, Person, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import MessagePurpose, Seniority
from coffeechat.drafting.phrasing import Facts
from coffeechat.drafting.questions import (
    default_bank,
    fill_questions,
    filled,
    offered_questions,
)
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


def suggested(level: Seniority | None) -> list[str]:
    """What is suggested to be asked of somebody of a level, where I would begin at entry level."""
    now = datetime(2026, 11, 20, 9, tzinfo=UTC)
    track = Track(id="t", created=now, name="grants", entry_level=Seniority.ENTRY)
    person = Person(id="j", created=now, name="Jelisa", tracks=("t",), seniority=level)
    records = Records(tracks={"t": track}, people={"j": person})
    found = offered_questions(records, person, QUESTION_BANKS, {"field": "grants", "title": "lead"})
    return [str(one.category) for one in found if one.group == "suggested"]


def test_what_somebody_knows_best_by_their_level_is_suggested_first() -> None:
    assert suggested(Seniority.SENIOR)[:3] == ["entry", "qualifications", "pay"]
    assert suggested(Seniority.HEAD)[:2] == ["landscape", "progression"]
    assert not {"landscape", "progression"} & {*suggested(Seniority.MID)}
    assert suggested(None)[:1] == ["day"]


def test_leads_are_for_those_i_met_more_than_once() -> None:
    now = datetime(2026, 11, 20, 9, tzinfo=UTC)
    person = Person(id="j", created=now, name="Jelisa")
    talks = [
        Message(id=str(number), created=now, person="j", purpose=MessagePurpose.MET, at=now)
        for number in range(2)
    ]
    for met, why in ((talks[:1], "once you have met twice"), (talks, "")):
        records = Records(people={"j": person}, messages={one.id: one for one in met})
        found = offered_questions(records, person, QUESTION_BANKS, {})
        (leads,) = [one for one in found if one.category is QuestionCategory.LEADS]
        assert leads.why == why
