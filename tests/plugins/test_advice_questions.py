"""Questions for a talk: those that hurt are found with a better one, the built-in ones pass."""

import re
from dataclasses import replace

import pytest

from coffeechat.api import About, MessagePurpose, Question, QuestionCategory
from coffeechat_advice.checks import CHECKS, question_words, words
from coffeechat_advice.questions import BY_TOPIC, QUESTION_BANKS, STANDARD
from plugins.advice_kit import about, applied, earlier, found

FIRES = {
    "Q-01": [
        "Why did you leave Verda?",
        "Why did you quit your postdoc?",
        "What made you leave academia?",
        "Were you laid off?",
        "What were your reasons for leaving?",
        "Why did you decide to leave your last job?",
        "Why'd you quit academia?",
        "Why have you changed jobs so often?",
        "What prompted you to leave?",
    ],
    "Q-02": [
        "What is the worst part of your job?",
        "What do you hate about it?",
        "What do you dislike most?",
        "What is your biggest complaint about the field?",
        "Which is your least favourite task?",
        "What was your biggest regret?",
        "What is the biggest downside?",
        "What do you complain about most?",
    ],
    "Q-03": [
        "What are the three most important books in your field, and why?",
        "Which was your best decision and why?",
        "What is your greatest weakness?",
        "Where do you see yourself in five years?",
        "Why should I choose policy?",
        "How do you justify your fees?",
    ],
    "Q-04": [
        "Where did you study?",
        "What degrees do you have?",
        "What does your company do?",
        "How long have you worked at Verda?",
        "How many employees are there?",
        "What's your job title?",
        "When did you join?",
        "What positions has your career path included?",
        "What does Verda do?",
        "How large is your organisation?",
        "What was your major?",
    ],
    "Q-05": [
        "How much do you make?",
        "What is your salary?",
        "What do you earn there?",
        "Could you tell me your bonus?",
        "How much are you paid as a manager?",
        "What is your annual bonus?",
        "How much money do you make?",
        "What were you paid?",
    ],
    "Q-06": [
        "Are you hiring?",
        "Are there any openings at Verda?",
        "Could I work with you?",
        "Is there an opportunity for me here?",
        "Do you know of any open positions?",
    ],
    "Q-07": [
        "Could you look at my CV?",
        "Would you review my draft?",
        "Would you introduce me to your boss?",
        "Could you put me in touch with them?",
        "Could you send me any postings?",
    ],
    "Q-08": [
        "Do you have children?",
        "Are you married?",
        "How old are you?",
        "What is your religion?",
        "Where are you originally from?",
        "Did you need a green card for your visa?",
        "Whom did you vote for?",
        "Do you have a disability?",
        "What visa are you on?",
    ],
    "Q-10": [
        "Do you have any leads on positions?",
        "Who is hiring these days?",
        "Where should I apply?",
        "Have you heard of anybody looking for people?",
        "Do you have tips for openings?",
    ],
    "Q-16": [
        "Could you tell me about yourself?",
        "Tell me a bit about your company.",
        "May I pick your brain?",
        "What are your thoughts?",
        "Tell me everything about your field.",
    ],
}
QUIET = {
    "Q-01": [
        "Why did you choose soil science?",
        "What did you leave behind when you moved?",
        "Why do people leave this field?",
        "How did you notice that it was time for your next step?",
        "What is left out of most job descriptions?",
        "Why did you decide to leave room for research?",
        "Why did you change your mind?",
    ],
    "Q-02": [
        "What is difficult about the work these days?",
        "Which part of your work wears you down?",
        "What would you do differently if you began again?",
        "What do newcomers get wrong?",
        "Which complaints do you hear from the people you serve?",
    ],
    "Q-03": [
        "What interests you, and why there?",
        "Where do you see the field in five years?",
        "What are the strengths of your team?",
        "Which books have shaped how you work?",
        "When and why did you move to Oakland?",
    ],
    "Q-04": [
        "What did you like about your time as a lab manager, and what was hard about it?",
        "How does your company decide what to do next?",
        "What did you learn when you joined the team?",
        "Which jobs have you turned down?",
        "How long does it take until one feels at home in the work?",
        "What does Verda do differently?",
        "What does that do to your week?",
        "What does your group offer newcomers?",
    ],
    "Q-05": [
        "What range of pay may somebody expect who enters this field?",
        "What do you make of the new rules?",
        "How much do you make use of statistics?",
        "What kind of work pays well here?",
        "Did the detour pay off?",
    ],
    "Q-06": [
        "How do people usually find their first role in this field?",
        "What are your current positions on wetlands?",
        "What does job satisfaction mean to you?",
        "What did you offer to the first people you hired?",
        "What makes an application stand out?",
    ],
    "Q-07": [
        "What does peer review look like in your field?",
        "How are newcomers introduced to the team?",
        "How do you share your experience with others?",
        "What makes a good letter of motivation?",
        "What do you look at first in a proposal?",
    ],
    "Q-08": [
        "How does the field handle parental leave?",
        "How is the work compatible with small children?",
        "Where did your interest come from?",
        "How does your partner organisation choose its projects?",
        "How old is the field?",
        "Which visa do people usually need here?",
    ],
    "Q-10": [
        "What leads people into this field?",
        "Who leads the team?",
        "Who else would be good for me to talk to?",
        "How does the theory apply in practice?",
        "What do people look for in a proposal?",
    ],
    "Q-16": [
        "When you sit down at work, what do you actually do?",
        "Could you tell me about your move into grants?",
        "Tell me about your work as a lab manager.",
        "What is it like to read forty proposals a week?",
        "Could you tell me about your career after the postdoc?",
    ],
}
NOTES_FIRE = {
    "Q-09": [
        "How did your family take it?",
        "What was your hardest failure?",
        "Have you had a burnout?",
        "How do you handle stress?",
        "How much debt did you take on?",
    ],
    "Q-11": [
        "Do you like your job?",
        "Is it hard?",
        "Are the hours long?",
        "Have you got a mentor?",
        "Can one do that without a doctorate?",
    ],
    "Q-12": [
        "What is it like? Do you enjoy it?",
        "How? When? Where?",
        "What do you do, and why?? ",
        "Which skills matter? Which do not?",
        "How did you begin? And how would you begin today?",
    ],
}
NOTES_QUIET = {
    "Q-09": [
        "What is keeping you busy at the moment?",
        "How does the field handle parental leave?",
        "What does a round of grants look like to you?",
        "How is the budget made?",
        "How does your group work, and what does it work on?",
    ],
    "Q-11": [
        "Do people work more alone or together?",
        "Can you describe a day of yours?",
        "Would you say how you came to grants?",
        "What do you do?",
        "Is there anything about the way in which grants are read that surprised you at first?",
        "Do tell.",
    ],
    "Q-12": [
        "What is it like?",
        "Tell me of a day.",
        "",
        "Which skills, tools and habits help?",
        "Who reads a proposal first, and who reads it last?",
    ],
}


def test_every_rule_on_a_question_has_five_that_fire_and_five_near_misses() -> None:
    rules = {check.id for check in CHECKS if check.about is About.QUESTION}
    assert {*FIRES, *NOTES_FIRE} == {*QUIET, *NOTES_QUIET} == rules - {"Q-17"}
    tables = (FIRES, QUIET, NOTES_FIRE, NOTES_QUIET)
    assert all(len({*questions}) >= 5 for table in tables for questions in table.values())


def test_no_rule_finds_fault_with_a_better_wording() -> None:
    bank = {one.id: one.text for bank in QUESTION_BANKS for one in bank.questions}
    ids = [rule.better for rule in question_words.INSTEAD]
    ids += [better for _, better in question_words.PERSONAL]
    better = [bank[key] for key in ids] + [text for _, text in words.INTERVIEW_QUESTIONS]
    asked = [check for check in CHECKS if check.about is About.QUESTION]
    assert len(better) >= 10
    assert [
        (check.id, text) for text in better for check in asked if list(check.run(about(text)))
    ] == []


def rows(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(check_id, question) for check_id, questions in table.items() for question in questions]


@pytest.mark.parametrize(("check_id", "question"), rows(FIRES))
def test_a_question_that_hurts_is_found_and_replaced(check_id: str, question: str) -> None:
    (finding,) = found(check_id, about(question))
    assert question[finding.start : finding.end]
    assert finding.fix
    better = applied(question, finding.fix)
    assert better.endswith("?")
    asked = [check for check in CHECKS if check.about is About.QUESTION]
    assert [one for check in asked for one in check.run(about(better))] == []


@pytest.mark.parametrize(("check_id", "question"), rows(QUIET | NOTES_QUIET))
def test_near_misses_are_left_alone(check_id: str, question: str) -> None:
    assert found(check_id, about(question)) == []


@pytest.mark.parametrize(("check_id", "question"), rows(NOTES_FIRE))
def test_what_is_worth_a_second_thought_is_noted(check_id: str, question: str) -> None:
    (finding,) = found(check_id, about(question))
    assert question[finding.start : finding.end]


def test_leads_may_be_asked_for_after_two_talks() -> None:
    asked = about("Who is hiring these days?")
    one = earlier(MessagePurpose.CALL, "")
    two = earlier(MessagePurpose.MET, "")
    assert found("Q-10", replace(asked, earlier=(one, earlier(MessagePurpose.ASK, ""))))
    assert found("Q-10", replace(asked, earlier=(one, two))) == []


@pytest.mark.parametrize(
    ("question", "learned"),
    [
        ("Which skills matter in grants?", "Skills that matter in grants: budgets, patience."),
        ("How are budgets checked?", "Budgets are checked by two people."),
        ("What surprised you about the foundation?", "The foundation surprised her: so few people"),
        ("How are proposals sorted?", "Proposals get sorted by lottery."),
        ("Which societies would you join here?", "The two societies here that would help."),
    ],
)
def test_what_they_told_already_is_shown(question: str, learned: str) -> None:
    context = replace(about(question), learned=("Nothing on that.", learned))
    (finding,) = found("Q-17", context)
    assert learned in finding.message


@pytest.mark.parametrize(
    "question",
    [
        "Which skills matter most?",
        "How did you begin?",
        "What would you read first?",
        "Who else could I talk to?",
        "How is a proposal for wetlands judged at your foundation?",
    ],
)
def test_what_they_did_not_tell_is_asked(question: str) -> None:
    context = replace(about(question), learned=("Budgets are read by two people.",))
    assert found("Q-17", context) == []


def test_leaving_out_the_why_leaves_the_question() -> None:
    question = "What are the three most important books in your field, and why?"
    (finding,) = found("Q-03", about(question))
    assert finding.fix
    assert applied(question, finding.fix) == (
        "What are the three most important books in your field?"
    )


@pytest.mark.parametrize("question", [one for bank in QUESTION_BANKS for one in bank.questions])
def test_the_built_in_questions_pass_the_checks(question: object) -> None:
    assert isinstance(question, Question)
    assert question.text.endswith("?")
    asked = [check for check in CHECKS if check.about is About.QUESTION]
    talks = (earlier(MessagePurpose.CALL, ""), earlier(MessagePurpose.MET, ""))
    for before in ((), talks):
        context = replace(about(question.text), earlier=before)
        found_by = {check.id for check in asked if list(check.run(context))}
        locked = question.category is QuestionCategory.LEADS and not before
        assert found_by == ({"Q-10"} if locked else set())


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
