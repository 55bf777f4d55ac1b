"""Checks on contact that is kept: a reason to write, what came of their advice, not too soon."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from coffeechat.api import (
    About,
    Check,
    CheckContext,
    Direction,
    Finding,
    LoopKind,
    LoopState,
    LoopView,
    MessagePurpose,
    Severity,
)
from coffeechat_advice.checks import cures, ties, words
from coffeechat_advice.text import body_sentences, own_words

#: Between two letters that nothing called for.
FLOOR = timedelta(weeks=6)
#: A text of fewer sentences is too short to be called the same.
_FEWEST_SENTENCES = 2

_KEEPING = frozenset({MessagePurpose.UPDATE, MessagePurpose.CHECK_IN, MessagePurpose.SHARE})
_LATER = _KEEPING | {MessagePurpose.REPORT_BACK}


def _content_free(context: CheckContext) -> Iterator[Finding]:
    """Only where the whole letter gives no reason: a kind word before a reason does no harm."""
    if context.purpose not in _LATER or _has_hook(context):
        return
    found = words.EMPTY.find(context.text)
    if found is not None:
        yield Finding(
            message=f"«{found[0]}» alone gives them nothing; write when there is something to say.",
            start=found.start(),
            end=found.end(),
        )


def _no_hook(context: CheckContext) -> Iterator[Finding]:
    if context.purpose not in _KEEPING or not context.text.strip():
        return
    if not _has_hook(context) and words.EMPTY.find(context.text) is None:
        yield Finding(
            message="Nothing here has to do with what you talked about, what they suggested, whom "
            "they named or what they care about; begin with that."
        )


def _too_soon(context: CheckContext) -> Iterator[Finding]:
    promised = any(loop.kind is LoopKind.PROMISE and _is_open(loop) for loop in context.loops)
    if context.purpose not in _KEEPING or promised:
        return
    written = [
        message.at
        for message in context.earlier
        if message.at is not None and message.direction is not Direction.IN
    ]
    if written and context.now - max(written) < FLOOR:
        days = (context.now - max(written)).days
        ago = "today" if days == 0 else "yesterday" if days == 1 else f"{days} days ago"
        yield Finding(
            message=f"You wrote {ago}; six weeks between two letters leave them room to breathe."
        )


def _suggestion_untold(context: CheckContext) -> Iterator[Finding]:
    if context.purpose not in _LATER:
        return
    for loop in _untold(context, LoopKind.SUGGESTION):
        came = f" {_sentence(loop.result)}" if loop.result else ""
        said = f"I also did what you suggested: {loop.text.rstrip(' .')}.{came}"
        yield Finding(
            message=f"You did what they suggested («{loop.text}»), and this does not say so.",
            fix=cures.before_closing(context.text, said),
        )
    for loop in _untold(context, LoopKind.MILESTONE):
        yield Finding(
            message=f"They had a part in your news («{loop.text}»), and this does not tell it.",
            fix=cures.before_closing(context.text, f"I also have good news: I {loop.text}."),
        )


def _promise_due(context: CheckContext) -> Iterator[Finding]:
    today = context.now.date()
    if words.ATTACHED.find(context.text) is not None:
        return
    for loop in context.loops:
        if loop.kind is not LoopKind.PROMISE or not _is_open(loop):
            continue
        is_due = loop.due is not None and loop.due <= today
        if is_due and not _mentions(context.text, loop.text):
            yield Finding(
                message=f"You promised «{loop.text}», and it is due: put it in, or say when."
            )


def _referral_untold(context: CheckContext) -> Iterator[Finding]:
    if context.purpose not in _LATER:
        return
    for loop in _untold(context, LoopKind.REFERRAL):
        if loop.about and loop.about.split()[0].lower() not in context.text.lower():
            yield Finding(
                message=f"You met {loop.about}, whom they named, and they do not know yet.",
                fix=cures.before_closing(
                    context.text, f"I have talked with {loop.about}, whom you named to me."
                ),
            )


def _same_text(context: CheckContext) -> Iterator[Finding]:
    mine = _sentences(context.text)
    if len(mine) < _FEWEST_SENTENCES:
        return
    for message in context.others:
        if mine <= _sentences(message.body):
            yield Finding(
                message="Somebody else got the same text lately; one sentence that is only for "
                "them makes it a letter."
            )
            return


def _has_hook(context: CheckContext) -> bool:
    """Whether a letter names something of theirs, or something that came of it."""
    told: Iterable[str] = (
        *(part for loop in context.loops for part in (loop.text, loop.result)),
        *context.learned,
        *context.interests,
    )
    first_names = (loop.about.split()[0] for loop in context.loops if loop.about.strip())
    named = (*first_names, context.person.title, context.person.organisation)
    return (
        any(_mentions(context.text, text) for text in told)
        or any(name.lower() in context.text.lower() for name in named if name)
        or ties.THEIR_DOING.find(context.text) is not None
        or words.SPECIFIC.find(context.text) is not None
    )


def _mentions(text: str, told: str) -> bool:
    """At least half of what is particular in something stands in the text."""
    particular = own_words(told)
    return bool(particular) and 2 * len(particular & own_words(text)) >= len(particular)


def _untold(context: CheckContext, kind: LoopKind) -> Iterator[LoopView]:
    for loop in context.loops:
        told = loop.reported or _mentions(context.text, loop.text)
        if loop.kind is kind and loop.state is LoopState.DONE and not told:
            yield loop


def _is_open(loop: LoopView) -> bool:
    return loop.state in {LoopState.OPEN, LoopState.DOING}


def _sentences(text: str) -> set[str]:
    return {" ".join(one.text.lower().split()) for one in body_sentences(text) if one.text.strip()}


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip(' .')}."


_INSIDE = "Inside Higher Ed: follow up with something to say"

CHECKS = (
    Check(
        id="FUP-05",
        about=About.FOLLOW_UP,
        severity=Severity.WARN,
        source="Inside Higher Ed: no content-free check-ins",
        run=_content_free,
    ),
    Check(
        id="FUP-06",
        about=About.FOLLOW_UP,
        severity=Severity.WARN,
        source=_INSIDE,
        run=_no_hook,
    ),
    Check(
        id="FUP-07",
        about=About.FOLLOW_UP,
        severity=Severity.NOTE,
        source="Inside Higher Ed: consistent, not frequent",
        run=_too_soon,
    ),
    Check(
        id="FUP-08",
        about=About.FOLLOW_UP,
        severity=Severity.NOTE,
        source="Inside Higher Ed: tell how you acted on advice",
        run=_suggestion_untold,
    ),
    Check(
        id="FUP-09",
        about=About.FOLLOW_UP,
        severity=Severity.WARN,
        source="Berkeley Science Review: keep what you promised",
        run=_promise_due,
    ),
    Check(
        id="FUP-10",
        about=About.FOLLOW_UP,
        severity=Severity.NOTE,
        source="Inside Higher Ed: tell who named them",
        run=_referral_untold,
    ),
    Check(
        id="FUP-11",
        about=About.FOLLOW_UP,
        severity=Severity.NOTE,
        source="a letter to many is a letter to nobody",
        run=_same_text,
    ),
)
