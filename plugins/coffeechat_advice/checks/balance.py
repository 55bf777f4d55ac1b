"""Checks on whom a letter is about: them rather than me, and them rather than anybody."""

import re
from collections import Counter
from collections.abc import Iterator

from coffeechat.api import About, Check, CheckContext, Finding, Fix, MessagePurpose, Severity
from coffeechat_advice.checks import cures, patterns, ties, words
from coffeechat_advice.text import Span, body_sentences, own_words, sentences

#: So many sentences about me say who writes.
ABOUT_ME = 2
#: With fewer words about me than this, it does not matter who has more.
FEW = 4
#: So many achievements are a curriculum vitae.
CREDENTIALS = 3
#: From this share of words in common on, two letters are one.
SAME = 0.8
LATEST = 3

_ME = re.compile(r"\b(?:I|[Mm](?:e|y|ine|yself))\b(?!\.)")
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
#: A title, or what somebody else said: no «I» of mine.
_QUOTED = re.compile(r"[\"“«„][^\"“”«»„\n]{1,80}[\"”»“]")


def _about_me(context: CheckContext) -> Iterator[Finding]:
    text = context.text
    told = [sentence for sentence in body_sentences(text) if not _proposes(sentence)]
    mine = [sentence for sentence in told if _only_me(sentence)]
    achieved = list(words.CREDENTIALS.find_all(text))
    i_said, you_said = _counted(sentence.text for sentence in told)
    if len(achieved) >= CREDENTIALS:
        yield _achievements(text, achieved)
    elif len(mine) > ABOUT_ME:
        first = mine[ABOUT_ME]
        one_too_many = len(mine) == ABOUT_ME + 1
        yield Finding(
            message=f"{len(mine)} sentences are about you alone; {ABOUT_ME} say who writes. "
            "Keep the rest for the talk.",
            start=first.start,
            end=first.end,
            fix=cures.without_sentence(text, first.start) if one_too_many else None,
        )
    elif context.purpose is not MessagePurpose.BUMP and i_said > max(you_said, FEW):
        first = next(sentence for sentence in told if _ME.search(sentence.text))
        yield Finding(
            message=f"«I» and «my» {i_said} times, «you» and «your» {you_said}: "
            "turn a sentence round to them.",
            start=first.start,
            end=first.end,
        )


def _proposes(sentence: Span) -> bool:
    """It names times, or thanks: nothing that tells of me."""
    offers = (patterns.DAY, patterns.DATE, patterns.CLOCK)
    return bool(
        words.THANKS.find(sentence.text)
        or words.WEEKLY.find(sentence.text)
        or any(patterns.find(offer, sentence.text) for offer in offers)
    )


def _only_me(sentence: Span) -> bool:
    return bool(_ME.search(sentence.text)) and not _YOU.search(sentence.text)


def _counted(texts: Iterator[str] | list[str]) -> tuple[int, int]:
    own = (_QUOTED.sub("", text) for text in texts)
    both = [(len(_ME.findall(text)), len(_YOU.findall(text))) for text in own]
    return sum(mine for mine, _ in both), sum(theirs for _, theirs in both)


def _achievements(text: str, found: list[re.Match[str]]) -> Finding:
    named = ", ".join(dict.fromkeys(f"«{match[0]}»" for match in found))
    first, last = found[0], found[-1]
    together = any(
        sentence.start <= first.start() and last.end() <= sentence.end
        for sentence in sentences(text)
    )
    return Finding(
        message=f"{named}: leave what you have achieved for the talk; the letter is about them.",
        start=first.start(),
        end=last.end(),
        fix=cures.without_sentence(text, first.start()) if together else None,
    )


def _nothing_about_them(context: CheckContext) -> Iterator[Finding]:
    body = body_sentences(context.text)
    if not body:
        return
    person, text = context.person, context.text
    said = own_words(text)
    known = [person.organisation, person.title, context.why, context.referrer]
    known += [point.detail for point in person.points]
    if any(own_words(fact) & said for fact in known) or ties.THEIR_DOING.find(text):
        return
    if person.organisation and patterns.find(re.escape(person.organisation), text):
        return
    yield Finding(
        message="Nothing in it is about them alone; name a step of their path, a text or a talk.",
        start=body[0].start,
        end=body[0].end,
        fix=_made_curious(context, body[0]),
    )


def _made_curious(context: CheckContext, first: Span) -> Fix | None:
    if not context.person.organisation:
        return None
    return cures.after(first.end, f" What you do at {context.person.organisation} interests me.")


def _same_as_another(context: CheckContext) -> Iterator[Finding]:
    if context.purpose is not MessagePurpose.ASK:
        return
    asks = [one for one in context.others if one.purpose is MessagePurpose.ASK and one.body]
    if any(_alike(context.text, ask.body) > SAME for ask in asks[-LATEST:]):
        yield Finding(
            message="Nearly the same words went to somebody else lately; write one sentence that "
            "only this person could get."
        )


def _alike(text: str, other: str) -> float:
    """The share of words that two texts have in common, 0 to 1."""
    mine, theirs = (Counter(_WORD.findall(one.lower())) for one in (text, other))
    longer = max(mine.total(), theirs.total())
    return (mine & theirs).total() / longer if longer else 0.0


CHECKS = (
    Check(
        id="ASK-13",
        about=About.ASK,
        severity=Severity.WARN,
        source="Inside Higher Ed: about them, not a CV in prose",
        run=_about_me,
    ),
    Check(
        id="ASK-15",
        about=About.ASK,
        severity=Severity.WARN,
        source="Inside Higher Ed: show that you know their work",
        run=_nothing_about_them,
    ),
    Check(
        id="ASK-20",
        about=About.ASK,
        severity=Severity.NOTE,
        source="2HJS: tailor every letter",
        run=_same_as_another,
    ),
)
