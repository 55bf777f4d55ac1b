"""Checks on the form of an ask: short, connected, with one clear request and a purpose."""

import re
from collections.abc import Iterator

from coffeechat.api import About, Check, CheckContext, Finding, Fix, PointKind, PointView, Severity
from coffeechat_advice.checks import cures, patterns, ties, words
from coffeechat_advice.text import (
    Span,
    body_sentences,
    closing_start,
    greeting,
    sentences,
)
from coffeechat_advice.text import words as count

#: Above the first number an ask is long, above the second too long.
LONG, TOO_LONG = 120, 150
LONGEST_TALK = 30
#: The connection stands within this many sentences.
FIRST = 2
_LENGTHS = (patterns.MINUTES, patterns.HALF_HOUR, patterns.HOURS)
_LENGTHS_TO_CUT = f"{patterns.MINUTES}|{patterns.HOUR_ALONE}"

_NAMES_OF_PEOPLE = {PointKind.MUTUAL_CONTACT, PointKind.REFERRED_BY}
_CONNECTION_LINES = {
    PointKind.MUTUAL_CONTACT: "We both know {}.",
    PointKind.REFERRED_BY: "{} gave me your name.",
    PointKind.MET_AT_OCCASION: "We met at {}.",
    PointKind.READ_THEIR_WORK: "I read {}.",
    PointKind.SAME_EMPLOYER: "We both worked at {}.",
    PointKind.SAME_LANGUAGE: "We both speak {}.",
    PointKind.SHARED_FIELD: "We both work on {}.",
}


def _too_long(context: CheckContext) -> Iterator[Finding]:
    if count(context.text) > TOO_LONG:
        yield _length(context.text)


def _long(context: CheckContext) -> Iterator[Finding]:
    if LONG < count(context.text) <= TOO_LONG:
        yield _length(context.text)


def _length(text: str) -> Finding:
    longest = max(sentences(text), key=lambda sentence: count(sentence.text))
    return Finding(
        message=f"{count(text)} words; up to {LONG} are easy to answer. "
        f"The longest sentence has {count(longest.text)}.",
        start=longest.start,
        end=longest.end,
    )


def _no_connection(context: CheckContext) -> Iterator[Finding]:
    spans = body_sentences(context.text)[:FIRST]
    if not spans:
        return
    first = context.text[spans[0].start : spans[-1].end]
    points = context.person.points
    if (
        ties.CONNECTED.find(first)
        or _mentions(first, context.referrer, enough=1)
        or any(_mentions(first, point.detail, enough=_words_of(point)) for point in points)
    ):
        return
    line = _connection_line(context)
    yield Finding(
        message="The first two sentences do not say how you are connected; it is why they answer.",
        start=spans[0].start,
        end=spans[0].end,
        fix=cures.after(spans[0].start, f"{line} ") if line else None,
    )


def _mentions(text: str, name: str, enough: int) -> bool:
    """So many words of a name, or the whole of it, stand in the text."""
    named = {word for word in _own_words(name) if _stands(word, text)}
    return len(named) >= enough if named else bool(name) and _stands(name, text)


def _words_of(point: PointView) -> int:
    """How many of its own words tell a point: one of a person's name, else most of them."""
    return 1 if point.kind in _NAMES_OF_PEOPLE else len(_own_words(point.detail)) // 2 + 1


def _own_words(name: str) -> set[str]:
    """The words of a name that few names share."""
    return {word.lower() for word in re.findall(r"\w{3,}", name)} - ties.COMMON_IN_NAMES


def _stands(word: str, text: str) -> bool:
    return patterns.find(rf"\b{re.escape(word)}\b", text) is not None


def _connection_line(context: CheckContext) -> str:
    if context.referrer:
        return f"{context.referrer} gave me your name."
    known: list[PointView] = [
        point for point in context.person.points if point.confirmed and point.detail
    ]
    if not known:
        return ""
    return _CONNECTION_LINES.get(known[0].kind, "We have {} in common.").format(known[0].detail)


def _no_request(context: CheckContext) -> Iterator[Finding]:
    if not any(cures.asks_to_talk(sentence) for sentence in sentences(context.text)):
        yield Finding(
            message="No question asks for the talk; end one sentence with a clear request.",
            fix=cures.before_closing(
                context.text, "Would you have half an hour for a short conversation?"
            ),
        )


def _no_length(context: CheckContext) -> Iterator[Finding]:
    text = context.text
    if any(patterns.find(length, text) for length in _LENGTHS):
        return
    request = next((span for span in sentences(text) if cures.asks_to_talk(span)), None)
    yield Finding(
        message="No length is named; half an hour is easy to say yes to.",
        start=request.start if request else 0,
        end=request.end if request else 0,
        fix=_with_length(text, request),
    )


def _with_length(text: str, request: Span | None) -> Fix:
    noun = words.TALK_NOUN.find(request.text) if request else None
    if request and noun:
        return cures.after(request.start + noun.start(), "30-minute ")
    return cures.before_closing(text, "Half an hour would be plenty.")


def _long_talk(context: CheckContext) -> Iterator[Finding]:
    for sentence in sentences(context.text):
        if not (sentence.asks or words.TALKING.find(sentence.text)):
            continue
        for match in patterns.find_all(_LENGTHS_TO_CUT, sentence.text):
            if shorter := _half_an_hour_for(match):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                yield Finding(
                    message=f"«{match[0]}» is much to ask of a stranger; 30 minutes or less.",
                    start=start,
                    end=end,
                    fix=Fix(start=start, end=end, text=shorter),
                )


def _half_an_hour_for(match: re.Match[str]) -> str:
    """What to say instead of a length that is too long; nothing for one that is not."""
    length = match.groupdict()
    minutes = (length.get("minutes") or "").lower()
    if not minutes:
        return "a 30-minute" if length.get("long") else "half an hour"
    number = patterns.NUMBERS.get(minutes) or int(minutes)
    if number <= LONGEST_TALK:
        return ""
    return "30-minute" if length.get("join") == "-" else "30 minutes"


def _no_purpose(context: CheckContext) -> Iterator[Finding]:
    if not words.LEARNING.find(context.text):
        yield Finding(
            message="It does not say that you want to learn, and may be read as asking for a job.",
            fix=cures.before_closing(
                context.text, "My one aim is to learn what your work is really like."
            ),
        )


def _manners(context: CheckContext) -> Iterator[Finding]:
    text = context.text
    if not text.strip():
        return
    name = greeting(text)
    if name is None:
        hello = f"Dear {context.person.name},\n\n"
        fix = cures.after(0, hello) if context.person.id else None
        yield Finding(message="No greeting with their name.", fix=fix)
    if not words.THANKS.find(text):
        yield Finding(
            message="No word of thanks.",
            fix=cures.before_closing(text, "Thank you for considering it."),
        )
    mine = context.me.name.split()
    end = text[closing_start(text) :] or sentences(text)[-1].text
    if mine and not any(_stands(one, end) for one in mine):
        place = len(text.rstrip())
        yield Finding(
            message="Your name does not stand at the end.",
            start=place,
            end=place,
            fix=cures.after(place, _signing(text, context.me.name)),
        )


def _signing(text: str, name: str) -> str:
    closed = closing_start(text) < len(text.rstrip())
    return f"\n{name}" if closed else f"\n\nBest wishes,\n{name}"


CHECKS = (
    Check(
        id="ASK-01",
        about=About.ASK,
        severity=Severity.WARN,
        source="Inside Higher Ed: specific and brief",
        run=_too_long,
    ),
    Check(
        id="ASK-01a",
        about=About.ASK,
        severity=Severity.NOTE,
        source="Inside Higher Ed: specific and brief",
        run=_long,
    ),
    Check(
        id="ASK-02",
        about=About.ASK,
        severity=Severity.WARN,
        source="Inside Higher Ed: say how you are connected",
        run=_no_connection,
    ),
    Check(
        id="ASK-03",
        about=About.ASK,
        severity=Severity.WARN,
        source="Inside Higher Ed: an explicit request",
        run=_no_request,
    ),
    Check(
        id="ASK-04",
        about=About.ASK,
        severity=Severity.WARN,
        source="Inside Higher Ed: a short conversation",
        run=_no_length,
    ),
    Check(
        id="ASK-05",
        about=About.ASK,
        severity=Severity.WARN,
        source="Berkeley Science Review: thirty minutes or less",
        run=_long_talk,
    ),
    Check(
        id="ASK-12",
        about=About.ASK,
        severity=Severity.WARN,
        source="Berkeley Science Review: information, not a job",
        run=_no_purpose,
    ),
    Check(
        id="ASK-14",
        about=About.ASK,
        severity=Severity.NOTE,
        source="GPDN: polite and respectful",
        run=_manners,
    ),
)
