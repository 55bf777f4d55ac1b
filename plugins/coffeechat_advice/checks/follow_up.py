"""Checks on what is written after a talk: specific thanks, no job talk, no new requests."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from coffeechat.api import (
    About,
    Channel,
    Check,
    CheckContext,
    Finding,
    MessagePurpose,
    ReplyKind,
    Severity,
)
from coffeechat_advice.checks import cures, wording, words
from coffeechat_advice.text import own_words, sentence_at
from coffeechat_advice.text import words as word_count

#: How long after a talk thanks are in time: written at once, and with a pen and a stamp.
IN_TIME = timedelta(hours=48)
IN_TIME_BY_CARD = timedelta(days=5)
#: Words that have room on a card.
CARD_HOLDS = 80


def _late(context: CheckContext) -> Iterator[Finding]:
    given = _given(context)
    by_card = context.channel is Channel.CARD
    if context.purpose is not MessagePurpose.THANK_YOU or given is None:
        return
    waited = context.now - given
    if waited > (IN_TIME_BY_CARD if by_card else IN_TIME):
        yield Finding(
            message=f"They gave you their time {waited.days} days ago; send these thanks today as "
            "they are, without an excuse."
        )


def _given(context: CheckContext) -> datetime | None:
    """When they last gave something: a talk that was held, or answers in writing."""
    moments = [
        message.at
        for message in context.earlier
        if message.reply is ReplyKind.BY_EMAIL and message.at is not None
    ]
    if context.talk is not None and context.talk.held:
        moments.append(context.talk.start)
    return max(moments, default=None)


def _too_long_for_a_card(context: CheckContext) -> Iterator[Finding]:
    count = word_count(context.text)
    if context.channel is Channel.CARD and count > CARD_HOLDS:
        yield Finding(
            message=f"{count} words; a card has room for about {CARD_HOLDS} in a legible hand."
        )


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
        id="FUP-01",
        about=About.FOLLOW_UP,
        severity=Severity.WARN,
        source="Inside Higher Ed: thank them soon",
        run=_late,
    ),
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
    Check(
        id="FUP-12",
        about=About.FOLLOW_UP,
        severity=Severity.NOTE,
        source="a card is short",
        run=_too_long_for_a_card,
    ),
)
