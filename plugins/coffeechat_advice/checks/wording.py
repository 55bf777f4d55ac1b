"""Checks on words: no papers, no job talk, no work for them, nothing left to fill in."""

import re
from collections.abc import Iterable, Iterator

from coffeechat.api import About, Check, CheckContext, Finding, Fix, Severity
from coffeechat_advice.checks import cures, patterns, words
from coffeechat_advice.text import greeting, sentence_at, sentences

_TITLES = re.compile(r"\b(?:dr|prof|professor|mr|mrs|ms|mx|miss|sir)\b\.?\s*", re.IGNORECASE)
_EVERYBODY = re.compile(
    r"(?:all|team|colleagues?|friends?|there|everyone|sir|madam|again)\b", re.IGNORECASE
)
_SAME_BEGINNING = 3


def one_by_sentence(matches: Iterable[re.Match[str]], text: str) -> Iterator[re.Match[str]]:
    """The first match of each sentence, in the order of the text."""
    found = sorted(matches, key=lambda match: match.start(), reverse=True)
    for sentence in sentences(text):
        first = None
        while found and found[-1].start() < sentence.end:
            first = first or found[-1]
            found.pop()
        if first:
            yield first


def job_talk(text: str) -> Iterator[Finding]:
    """Every sentence that speaks of a job to be had."""
    found = (*words.LOOKING_FOR_A_JOB.find_all(text), *words.JOB_TALK.find_all(text))
    for match in one_by_sentence(found, text):
        yield Finding(
            message=f"«{match[0]}» sounds like asking for a job; ask about their work instead.",
            start=match.start(),
            end=match.end(),
            fix=_about_work(match, text),
        )


def _about_work(match: re.Match[str], text: str) -> Fix | None:
    if words.LOOKING_FOR_A_JOB.find(match[0]):
        return cures.instead(match, words.INSTEAD_OF_LOOKING)
    return cures.without_sentence(text, match.start())


def labour(text: str) -> Iterator[Finding]:
    """Every sentence that asks for work which they have not offered."""
    for match in one_by_sentence(words.LABOUR.find_all(text), text):
        if not words.OFFERED.find(sentence_at(text, match.start()).text):
            yield Finding(
                message=f"«{match[0]}» asks for work on top of the talk; wait until they offer.",
                start=match.start(),
                end=match.end(),
                fix=cures.without_sentence(text, match.start()),
            )


def _materials(context: CheckContext) -> Iterator[Finding]:
    text = context.text
    for match in one_by_sentence(words.MATERIALS.find_all(text), text):
        yield Finding(
            message=f"«{match[0]}»: leave papers about yourself at home; the talk is about them.",
            start=match.start(),
            end=match.end(),
            fix=cures.without_sentence(text, match.start()),
        )


def _job_talk(context: CheckContext) -> Iterator[Finding]:
    yield from job_talk(context.text)


def _labour(context: CheckContext) -> Iterator[Finding]:
    yield from labour(context.text)


def _left_open(context: CheckContext) -> Iterator[Finding]:
    text = context.text
    for match in patterns.find_all(patterns.SLOT, text):
        fact = _fact(match[0], context)
        yield Finding(
            message=f"«{match[0]}» is left to fill in.",
            start=match.start(),
            end=match.end(),
            fix=cures.instead(match, fact) if fact else None,
        )
    yield from _wrong_name(context)


def _fact(slot: str, context: CheckContext) -> str:
    key = re.sub(r"[\W_]+", " ", slot).strip().lower()
    person = context.person
    facts = {
        "name": person.name,
        "their name": person.name,
        "organisation": person.organisation,
        "organization": person.organisation,
        "company": person.organisation,
        "title": person.title,
        "role": person.title,
        "my name": context.me.name,
        "your name": context.me.name,
    }
    return facts.get(key, "")


def _wrong_name(context: CheckContext) -> Iterator[Finding]:
    """The greeting names somebody else: a letter copied from another one."""
    name = greeting(context.text)
    said = _TITLES.sub("", name.text) if name else ""
    if name is None or not said or _EVERYBODY.match(said) or patterns.find(patterns.SLOT, said):
        return
    theirs = [_beginning(word) for word in context.person.name.split()]
    if context.person.id and not any(_beginning(word) in theirs for word in said.split()):
        yield Finding(
            message=f"The greeting says «{name.text}»; this goes to {context.person.name}.",
            start=name.start,
            end=name.end,
            fix=Fix(start=name.start, end=name.end, text=context.person.name),
        )


def _beginning(word: str) -> str:
    return word[:_SAME_BEGINNING].casefold()


CHECKS = (
    Check(
        id="ASK-10",
        about=About.ASK,
        severity=Severity.WARN,
        source="Inside Higher Ed, University Affairs: no CV",
        run=_materials,
    ),
    Check(
        id="ASK-11",
        about=About.ASK,
        severity=Severity.WARN,
        source="Berkeley Science Review, GPDN: not a job interview",
        run=_job_talk,
    ),
    Check(
        id="ASK-16",
        about=About.ASK,
        severity=Severity.WARN,
        source="Inside Higher Ed: no extra labour",
        run=_labour,
    ),
    Check(
        id="ASK-18",
        about=About.ASK,
        severity=Severity.WARN,
        source="coffeechat: nothing left to fill in",
        run=_left_open,
    ),
)
