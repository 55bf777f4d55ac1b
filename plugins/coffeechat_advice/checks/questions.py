"""Checks on a question for a talk: none that judges, hurts, wastes minutes, or asks for a job."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from coffeechat.api import About, CheckContext, Finding, Fix, MessagePurpose, Severity
from coffeechat_advice.checks import question_words, words
from coffeechat_advice.checks.question_words import Instead
from coffeechat_advice.checks.rows import check
from coffeechat_advice.questions import QUESTION_BANKS
from coffeechat_advice.text import own_words
from coffeechat_advice.text import words as count

#: A longer one that opens as a closed question is seldom answered with a bare yes.
SHORT = 12
#: So many talks with somebody come before asking for leads.
TALKS = 2
#: Words of a question that something learned must hold to be its answer.
ANSWERING = 2
_TALKS = frozenset({MessagePurpose.CALL, MessagePurpose.MET})
_BANK = {question.id: question.text for bank in QUESTION_BANKS for question in bank.questions}
_SLOT = re.compile(r"\\\{\w+\\\}")
_FIRST_ROLE = "entry-first"


def _instead(rule: Instead) -> Callable[[CheckContext], Iterator[Finding]]:
    def run(context: CheckContext) -> Iterator[Finding]:
        if match := rule.phrases.find(context.text):
            yield _better(context.text, match, rule.why, rule.better)

    return run


def _better(text: str, match: re.Match[str], why: str, better: str) -> Finding:
    return Finding(
        message=why,
        start=match.start(),
        end=match.end(),
        fix=Fix(start=0, end=len(text), text=_BANK[better]),
    )


def _justify(context: CheckContext) -> Iterator[Finding]:
    text = context.text
    ranked = words.RANKED.find(text)
    why = words.AND_WHY.find(text)
    if ranked and why and ranked.start() < why.start():
        start = len(text[: why.start()].rstrip(" ,"))
        yield Finding(
            message="It asks them to rank and to justify; ask for examples and leave out the why.",
            start=why.start(),
            end=why.end(),
            fix=Fix(start=start, end=why.end(), text=""),
        )
    for phrases, better in words.INTERVIEW_QUESTIONS:
        if match := phrases.find(text):
            yield Finding(
                message=f"«{match[0]}» belongs in a job interview; this is a conversation.",
                start=match.start(),
                end=match.end(),
                fix=Fix(start=0, end=len(text), text=better),
            )
            return


def _for_a_job(context: CheckContext) -> Iterator[Finding]:
    asked = (words.LOOKING_FOR_A_JOB, words.JOB_TALK, words.FOR_ME)
    match = next(filter(None, (phrases.find(context.text) for phrases in asked)), None)
    if match:
        why = f"«{match[0]}» asks for a job; ask how people get into the field."
        yield _better(context.text, match, why, _FIRST_ROLE)


def _labour(context: CheckContext) -> Iterator[Finding]:
    if match := words.LABOUR.find(context.text):
        why = f"«{match[0]}» asks for work; when they offer it, note the offer."
        yield _better(context.text, match, why, "advice-newcomer")


def _personal(context: CheckContext) -> Iterator[Finding]:
    for phrases, better in question_words.PERSONAL:
        if match := phrases.find(context.text):
            why = f"«{match[0]}» is theirs alone to bring up; ask how it is in the field."
            yield _better(context.text, match, why, better)
            return


def _comfortable(context: CheckContext) -> Iterator[Finding]:
    match = question_words.CLOSE_TO_HEART.find(context.text)
    if match and not _from_the_bank(context.text):
        yield Finding(
            message=f"«{match[0]}»: would you be comfortable if a stranger asked you that?",
            start=match.start(),
            end=match.end(),
        )


def _from_the_bank(text: str) -> bool:
    """One of the built-in questions, its slots filled."""
    return any(
        re.fullmatch(_SLOT.sub(".+", re.escape(question)), text.strip())
        for question in _BANK.values()
    )


def _too_early(context: CheckContext) -> Iterator[Finding]:
    talks = sum(message.purpose in _TALKS for message in context.earlier)
    if talks < TALKS:
        yield from _instead(_LEADS)(context)


def _closed(context: CheckContext) -> Iterator[Finding]:
    text = context.text.strip()
    first = question_words.CLOSED.find(text)
    if (
        first is not None
        and first.start() == 0
        and text.endswith("?")
        and count(text) <= SHORT
        and not question_words.OPENED.find(text)
    ):
        yield Finding(
            message=f"«{first[0]} …» can be answered by yes or no; begin with how, what or which.",
            start=first.start(),
            end=first.end(),
        )


def _several(context: CheckContext) -> Iterator[Finding]:
    marks = [place for place, sign in enumerate(context.text) if sign == "?"]
    if len(marks) > 1:
        yield Finding(
            message=f"{len(marks)} questions in one; they will answer the last. Part them.",
            start=marks[0],
            end=marks[0] + 1,
        )


def _answered(context: CheckContext) -> Iterator[Finding]:
    asked = own_words(context.text)
    for learned in context.learned:
        common = asked & own_words(learned)
        if len(common) >= ANSWERING and 2 * len(common) >= len(asked):
            yield Finding(message=f"They told you already: {learned}")
            return


_LEADS = next(rule for rule in question_words.INSTEAD if rule.check_id == "Q-10")


_check = partial(check, About.QUESTION)

CHECKS = (
    *(
        _check(rule.check_id, rule.source, _instead(rule))
        for rule in question_words.INSTEAD
        if rule is not _LEADS
    ),
    _check("Q-03", "Inside Higher Ed: no demands for justification", _justify),
    _check("Q-06", "Berkeley Science Review, GPDN: never ask for a job", _for_a_job),
    _check("Q-07", "Inside Higher Ed: no extra labour", _labour),
    _check("Q-08", "University Affairs: nothing that is private", _personal),
    _check("Q-09", "University Affairs: would you answer it?", _comfortable, Severity.NOTE),
    _check("Q-10", _LEADS.source, _too_early),
    _check("Q-11", "coffeechat: open questions open people", _closed, Severity.NOTE),
    _check("Q-12", "coffeechat: one question at a time", _several, Severity.NOTE),
    _check("Q-17", "coffeechat: they told you already", _answered, Severity.NOTE),
)
