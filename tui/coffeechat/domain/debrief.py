"""The debrief: what is asked after a talk, built from what was said in it.

Each prompt is short and may be skipped; only whether I asked for others is needed in the end. What
a prompt numbers, its answer names by these numbers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.parts import Feeling, Interview
from coffeechat.domain.records import Conversation, Learning, Loop, Person, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import FOLLOWED_UP, person_step
from coffeechat.domain.summary import loop_words
from coffeechat.domain.words import Facet, LoopKind, Step

_KEPT_OPEN = FOLLOWED_UP | {LoopKind.QUESTION}
#: So many digits say how I felt: of two things, before and after.
_FEELINGS = 4
_NUMBERED = re.compile(r"\s*(\d+)\s*(.*)")


class Part(StrEnum):
    """What the debrief asks about, in its order."""

    HEARD = "heard"
    SURPRISE = "surprise"
    FACETS = "facets"
    DROP = "drop"
    DUE = "due"
    WRITE_TO = "write_to"
    QUESTION = "question"
    FEELINGS = "feelings"
    TRACK = "track"


@dataclass(frozen=True)
class Prompt:
    """One thing to ask.

    Attributes:
        question: What is asked.
        items: What the answer may name by number, from 1.
    """

    part: Part
    question: str
    items: Sequence[str] = ()


def prompt_for(
    records: Records, person: Person, conversation: Conversation, part: Part
) -> Prompt | None:
    """What is asked about a part; None when the talk gave no reason to."""
    items = items_of(records, conversation, part)
    if part in _NEEDS_ITEMS and not items:
        return None
    if part is Part.TRACK:
        track = track_of(records, person)
        if track is None:
            return None
        return Prompt(part, f"How much does {track.name} draw you now, and why? (0 to 5) ")
    return Prompt(part, _QUESTIONS[part], items)


def items_of(records: Records, conversation: Conversation, part: Part) -> Sequence[str]:
    """What of a talk a part is about, in words, in the order of its numbers."""
    match part:
        case Part.FACETS:
            return [learning.text for learning in unsorted(records, conversation)]
        case Part.DROP:
            loops = left_open(records, conversation)
            return [f"{loop.kind.value}: {loop_words(records, loop)}" for loop in loops]
        case Part.DUE:
            return [loop.text for loop in undated(records, conversation)]
        case Part.WRITE_TO:
            return [person.name for person in named(records, conversation)]
        case _:
            return ()


def unsorted(records: Records, conversation: Conversation) -> Sequence[Learning]:
    """What was learned in a talk and is about nothing in particular yet."""
    learnings = records.learnings_by_person.get(conversation.person, [])
    return [
        learning
        for learning in learnings
        if learning.conversation == conversation.id and learning.facet is Facet.OTHER
    ]


def left_open(records: Records, conversation: Conversation) -> Sequence[Loop]:
    """What a talk left open."""
    return [
        loop for loop in records.loops_in(conversation) if loop.kind in _KEPT_OPEN and loop.is_open
    ]


def undated(records: Records, conversation: Conversation) -> Sequence[Loop]:
    """What I promised without a day."""
    return [
        loop
        for loop in left_open(records, conversation)
        if loop.kind is LoopKind.PROMISE and loop.due is None
    ]


def named(records: Records, conversation: Conversation) -> Sequence[Person]:
    """Whom they named and nobody has decided on yet."""
    found = (
        records.people.get(str(loop.about))
        for loop in left_open(records, conversation)
        if loop.kind is LoopKind.REFERRAL
    )
    return [
        person
        for person in found
        if person is not None
        and person.do_not_contact is None
        and person_step(records, person) is Step.SPOTTED
    ]


def track_of(records: Records, person: Person) -> Track | None:
    """The track that a talk with this person tells of."""
    return next(filter(None, map(records.tracks.get, person.tracks)), None)


def read_numbers(text: str, items: Sequence[str]) -> list[int]:
    """Indexes into the items from numbers such as «1 3» or «1, 3».

    Raises:
        NotUnderstood: It is no number, or there is no such item; the text lists them.
    """
    return [_index(word, items) for word in text.replace(",", " ").split()]


def read_pairs(text: str, items: Sequence[str]) -> list[tuple[int, str]]:
    """Indexes and words from «1 day, 2 skills»; without a number they are about the first.

    Raises:
        NotUnderstood: There is no such item, or a word is missing.
    """
    pairs = []
    for piece in text.split(","):
        match = _NUMBERED.fullmatch(piece)
        number, word = match.groups() if match else ("1", piece.strip())
        if not word:
            raise NotUnderstood(f"What of {number}? Write it like 1 day, 2 skills.")
        pairs.append((_index(number, items), word))
    return pairs


def read_facet(word: str) -> Facet:
    """The facet that a word, or the beginning of one, means.

    Raises:
        NotUnderstood: It means none, or several.
    """
    wanted = word.casefold()
    found = [facet for facet in Facet if facet.startswith(wanted)]
    exact = [facet for facet in found if facet == wanted]
    if len(exact or found) != 1:
        known = ", ".join(found or Facet)
        raise NotUnderstood(f"«{word}» is none of these: {known}.")
    return (exact or found)[0]


def read_feelings(text: str, interview: Interview) -> tuple[Feeling, Feeling]:
    """How I felt before and after, from up to four digits; «-» leaves out what I do not say.

    They are: confidence before, confidence after, energy before, energy after.

    Raises:
        NotUnderstood: It is none of 1 to 5, or there are more than four.
    """
    signs = re.findall(r"\S", text.replace(",", " "))
    if len(signs) > _FEELINGS or any(sign not in "-12345" for sign in signs):
        raise NotUnderstood(
            "Confidence before and after, energy before and after, each 1 to 5: 2 4 3 3"
        )
    before, after = interview.before or Feeling(), interview.after or Feeling()
    known = [before.confidence, after.confidence, before.energy, after.energy]
    for place, sign in enumerate(signs):
        known[place] = int(sign) if sign.isdigit() else known[place]
    return (
        Feeling(confidence=known[0], energy=known[2]),
        Feeling(confidence=known[1], energy=known[3]),
    )


def _index(number: str, items: Sequence[str]) -> int:
    if not number.isdecimal() or not 1 <= int(number) <= len(items):
        known = " · ".join(f"{place} {item}" for place, item in enumerate(items, start=1))
        raise NotUnderstood(f"«{number}» is none of these: {known or 'nothing is left here'}.")
    return int(number) - 1


_NEEDS_ITEMS = frozenset({Part.FACETS, Part.DROP, Part.DUE, Part.WRITE_TO})
_QUESTIONS = {
    Part.HEARD: "What else was said? ",
    Part.SURPRISE: "What surprised you? ",
    Part.FACETS: "What are they about? (1 day, 2 skills) ",
    Part.DROP: "Which are not to be kept open? (numbers) ",
    Part.DUE: "When is yours due? (1 fri) ",
    Part.WRITE_TO: "To whom of them will you write? (numbers) ",
    Part.QUESTION: "What would you now ask somebody else? ",
    Part.FEELINGS: "Confidence before, after; energy before, after (1 to 5: 2 4 3 3) ",
}
