"""Checks on what is written after a talk: specific thanks, no job talk, no new requests."""

from collections.abc import Iterator

from coffeechat.api import About, Check, CheckContext, Finding, Severity
from coffeechat_advice.checks import cures, wording, words
from coffeechat_advice.text import own_words, sentence_at


def _nothing_specific(context: CheckContext) -> Iterator[Finding]:
    text = context.text
    thanks = words.THANKS.find(text)
    if thanks is None or words.SPECIFIC.find(text):
        return
    if any(_recalls(text, learned) for learned in context.learned):
        return
    said = context.learned[0].rstrip(" .") if context.learned else ""
    sentence = f"One thing you said has stayed with me: {said}."
    yield Finding(
        message="The thanks could go to anybody; name one thing that they said.",
        start=thanks.start(),
        end=thanks.end(),
        fix=cures.before_closing(text, sentence) if said else None,
    )


def _recalls(text: str, learned: str) -> bool:
    """At least half of what is particular in something learned stands in the text."""
    particular = own_words(learned)
    return bool(particular) and 2 * len(particular & own_words(text)) >= len(particular)


def _job_talk(context: CheckContext) -> Iterator[Finding]:
    yield from wording.job_talk(context.text)


def _requests(context: CheckContext) -> Iterator[Finding]:
    text = context.text
    yield from wording.labour(text)
    for match in wording.one_by_sentence(words.MORE_TIME.find_all(text), text):
        sentence = sentence_at(text, match.start())
        if sentence.asks and not words.OFFERED.find(sentence.text):
            yield Finding(
                message=f"«{match[0]}» asks for more of their time; let this letter only give.",
                start=match.start(),
                end=match.end(),
            )


CHECKS = (
    Check(
        id="FUP-02",
        about=About.FOLLOW_UP,
        severity=Severity.WARN,
        source="Berkeley Science Review: an appreciative note",
        run=_nothing_specific,
    ),
    Check(
        id="FUP-03",
        about=About.FOLLOW_UP,
        severity=Severity.WARN,
        source="GPDN: not asking for a job",
        run=_job_talk,
    ),
    Check(
        id="FUP-04",
        about=About.FOLLOW_UP,
        severity=Severity.WARN,
        source="Inside Higher Ed: no demands in follow-ups",
        run=_requests,
    ),
)
