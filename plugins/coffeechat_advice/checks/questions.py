"""Checks on a question for a talk: nothing that judges, demands reasons, or asks for a job."""

from collections.abc import Iterator

from coffeechat.api import About, Check, CheckContext, Finding, Fix, Severity
from coffeechat_advice.checks import words

_NEXT_STEP = "How did you notice that it was time for your next step?"
_FIRST_ROLE = "How do people usually find their first role in this field?"


def _why_left(context: CheckContext) -> Iterator[Finding]:
    if match := words.LEFT_A_JOB.find(context.text):
        yield Finding(
            message="It can touch something painful; ask how they knew that it was time to go on.",
            start=match.start(),
            end=match.end(),
            fix=_instead_of_all(context.text, _NEXT_STEP),
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
                fix=_instead_of_all(text, better),
            )
            return


def _for_a_job(context: CheckContext) -> Iterator[Finding]:
    asked = (words.LOOKING_FOR_A_JOB, words.JOB_TALK, words.FOR_ME)
    match = next(filter(None, (phrases.find(context.text) for phrases in asked)), None)
    if match:
        yield Finding(
            message=f"«{match[0]}» asks for a job; ask how people get into the field.",
            start=match.start(),
            end=match.end(),
            fix=_instead_of_all(context.text, _FIRST_ROLE),
        )


def _instead_of_all(text: str, better: str) -> Fix:
    return Fix(start=0, end=len(text), text=better)


CHECKS = (
    Check(
        id="Q-01",
        about=About.QUESTION,
        severity=Severity.WARN,
        source="Inside Higher Ed: mind the phrasing",
        run=_why_left,
    ),
    Check(
        id="Q-03",
        about=About.QUESTION,
        severity=Severity.WARN,
        source="Inside Higher Ed: no demands for justification",
        run=_justify,
    ),
    Check(
        id="Q-06",
        about=About.QUESTION,
        severity=Severity.WARN,
        source="Berkeley Science Review, GPDN: never ask for a job",
        run=_for_a_job,
    ),
)
