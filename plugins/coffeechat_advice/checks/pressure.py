"""Checks on pressure: what an ask leaves open, how often it comes, how much it wants at once."""

from collections.abc import Callable, Iterator
from datetime import date

from coffeechat.api import (
    About,
    Channel,
    Check,
    CheckContext,
    Finding,
    MessagePurpose,
    MessageView,
    Severity,
)
from coffeechat_advice.checks import cures, patterns, words
from coffeechat_advice.settings import AdviceSettings
from coffeechat_advice.text import body_sentences

#: So many questions may go together: whether, and when.
QUESTIONS = 2


def _no_other_time(context: CheckContext) -> Iterator[Finding]:
    text = context.text
    named = list(patterns.find_all(patterns.CLOCK, text))
    if named and not words.OTHER_TIMES.find(text):
        yield Finding(
            message="Times are named, and no leave to choose another; say that any other is fine.",
            start=named[-1].start(),
            end=named[-1].end(),
            fix=cures.before_closing(text, "Any other time is just as good."),
        )


def _bumped_too_soon(context: CheckContext) -> Iterator[Finding]:
    if context.purpose is not MessagePurpose.BUMP:
        return
    if any(message.purpose is MessagePurpose.BUMP for message in _since_the_ask(context)):
        yield Finding(message="One bump is on its way already; a second reads as pressure.")
    elif context.bump_due is not None and context.now.date() < context.bump_due:
        day = _day(context.bump_due)
        yield Finding(message=f"It is early: your plan is to wait for an answer until {day}.")


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


def _since_the_ask(context: CheckContext) -> Iterator[MessageView]:
    asks = [
        number
        for number, message in enumerate(context.earlier)
        if message.purpose is MessagePurpose.ASK
    ]
    yield from context.earlier[asks[-1] + 1 :] if asks else ()


def _asks_much(context: CheckContext) -> Iterator[Finding]:
    text = context.text
    if link := patterns.find(patterns.LINK, text):
        yield Finding(
            message="A link makes a stranger's letter look like an advertisement.",
            start=link.start(),
            end=link.end(),
            fix=cures.without_sentence(text, link.start()),
        )
    if worn := words.WORN.find(text):
        yield Finding(
            message=f"«{worn[0]}» is worn out, and sounds like taking; say what you hope to learn.",
            start=worn.start(),
            end=worn.end(),
            fix=cures.instead(worn, "learn from your experience"),
        )
    asking = [sentence for sentence in body_sentences(text) if sentence.asks]
    if len(asking) > QUESTIONS:
        yield Finding(
            message=f"{len(asking)} questions; one clear request is easier to answer.",
            start=asking[QUESTIONS].start,
            end=asking[QUESTIONS].end,
        )


def _note_too_long(limit: int) -> Callable[[CheckContext], Iterator[Finding]]:
    def run(context: CheckContext) -> Iterator[Finding]:
        over = len(context.text) - limit
        if context.channel is Channel.LINKEDIN_NOTE and over > 0:
            yield Finding(
                message=f"{len(context.text)} characters; LinkedIn takes {limit} with an "
                f"invitation: leave out {over}.",
                start=limit,
                end=len(context.text),
            )

    return run


def checks(settings: AdviceSettings) -> tuple[Check, ...]:
    """These checks, with the length of a note that the user set."""
    return (
        Check(
            id="ASK-07",
            about=About.ASK,
            severity=Severity.NOTE,
            source="Inside Higher Ed: be flexible",
            run=_no_other_time,
        ),
        Check(
            id="ASK-17",
            about=About.ASK,
            severity=Severity.WARN,
            source="LinkedIn: the length of a note",
            run=_note_too_long(settings.linkedin_note),
        ),
        Check(
            id="ASK-19",
            about=About.ASK,
            severity=Severity.NOTE,
            source="2HJS: one bump, in its time",
            run=_bumped_too_soon,
        ),
        Check(
            id="ASK-21",
            about=About.ASK,
            severity=Severity.NOTE,
            source="2HJS: one small, clear request",
            run=_asks_much,
        ),
    )
