"""Checks on the preparation of a talk: a goal, a key question, a closing question."""

from collections.abc import Iterator

from coffeechat.api import About, Check, CheckContext, Finding, Severity
from coffeechat_advice.checks import words


def _no_goal(context: CheckContext) -> Iterator[Finding]:
    if not context.goals:
        yield Finding(
            message="No goal yet: what do you want to know when the talk is over? + adds one."
        )


def _no_key_question(context: CheckContext) -> Iterator[Finding]:
    if context.talk is None or not context.talk.key_question:
        yield Finding(
            message="No key question yet: which one can this person answer better than others? "
            "A digit chooses it."
        )


def _no_closing_question(context: CheckContext) -> Iterator[Finding]:
    if not any(words.CLOSING_QUESTION.find(question) for question in context.planned):
        yield Finding(message="No closing question: ask at the end who else is worth talking to.")


CHECKS = (
    Check(
        id="PREP-01",
        about=About.PREP,
        severity=Severity.WARN,
        source="Berkeley Science Review: know what you hope for",
        run=_no_goal,
    ),
    Check(
        id="PREP-02",
        about=About.PREP,
        severity=Severity.WARN,
        source="Berkeley Science Review: questions they can answer",
        run=_no_key_question,
    ),
    Check(
        id="Q-15",
        about=About.PREP,
        severity=Severity.WARN,
        source="Berkeley Science Review, GPDN: ask for others",
        run=_no_closing_question,
    ),
)
