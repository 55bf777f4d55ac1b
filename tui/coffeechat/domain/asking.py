"""The questions of one talk: their order, and how many there is time for."""

import re
from collections.abc import Iterable

from coffeechat.domain.parts import QuestionUse
from coffeechat.domain.words import QuestionCategory

#: A question takes about so many minutes; greeting and goodbye take the others of a talk.
MINUTES_EACH = 3
MINUTES_AROUND = 6
_CLOSING = re.compile(
    r"\b(?:who(?:m)?|anyone|anybody|someone|somebody) else\b|\bother people\b"
    r"|\bshould i have asked\b",
    re.IGNORECASE,
)


def in_asking_order(questions: Iterable[QuestionUse]) -> tuple[QuestionUse, ...]:
    """The questions as they stand, but closing ones last."""
    return tuple(sorted(questions, key=is_closing))


def is_closing(question: QuestionUse) -> bool:
    """Whether a question belongs at the end: it was noted as such, or asks whom else to ask."""
    if question.category is not None:
        return question.category is QuestionCategory.CLOSING
    return _CLOSING.search(question.text) is not None


def category_of(text: str) -> QuestionCategory | None:
    """What a question is about that somebody typed, where its words tell."""
    return QuestionCategory.CLOSING if is_closing(QuestionUse(text=text)) else None


def time_for(minutes: int) -> int:
    """How many questions fit into a talk of so many minutes; one in any case."""
    return max(1, (minutes - MINUTES_AROUND) // MINUTES_EACH)


def if_time(questions: tuple[QuestionUse, ...], minutes: int) -> frozenset[int]:
    """The places of the questions that there is hardly time for; closing ones always have it."""
    ordinary = [place for place, one in enumerate(questions) if not is_closing(one)]
    room = max(0, time_for(minutes) - (len(questions) - len(ordinary)))
    return frozenset(ordinary[room:])
