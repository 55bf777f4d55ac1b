"""Which questions brought most: what I learned after each one that was ticked in a talk.

What is noted belongs to the question that was ticked last before it in the same talk. Closing
questions bring names and thanks, so they are left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec

from coffeechat.domain.asking import category_of
from coffeechat.domain.parts import QuestionUse
from coffeechat.domain.records import Learning
from coffeechat.domain.reports.layout import table
from coffeechat.domain.snapshot import Records
from coffeechat.domain.table import Table
from coffeechat.domain.text import fold
from coffeechat.domain.words import QuestionCategory

#: Asked so often, a question has shown what it brings.
OFTEN = 3
#: Who brought fewer learnings than one in so many askings is weak.
WEAK = 2


class _Noted(msgspec.Struct, frozen=True):
    """When something was noted, and in which talk; quick to decode."""

    created: datetime
    conversation: str | None = None


@dataclass(frozen=True, kw_only=True)
class Yield:
    """What a question brought.

    Attributes:
        asked: In how many talks it was ticked.
        learned: How many things were noted after it, up to the next one.
        retired: I want it suggested no more.
    """

    text: str
    asked: int
    learned: int
    retired: bool = False

    @property
    def is_weak(self) -> bool:
        """Asked often, and hardly anything came of it."""
        return self.asked >= OFTEN and self.learned * WEAK < self.asked


def question_yields(records: Records) -> list[Yield]:
    """Every question that was ticked in a talk, those that brought most each time first."""
    noted = _noted_in(records)
    texts: dict[str, str] = {}
    asked: dict[str, int] = defaultdict(int)
    learned: dict[str, int] = defaultdict(int)
    for conversation in records.conversations.values():
        talk = conversation.interview
        ticked = sorted(_ticked(talk.questions), key=lambda pair: pair[0]) if talk else []
        for place, (since, question) in enumerate(ticked):
            until = ticked[place + 1][0] if place + 1 < len(ticked) else None
            key = fold(question.text)
            if (question.category or category_of(question.text)) is QuestionCategory.CLOSING:
                continue
            texts.setdefault(key, question.text)
            asked[key] += 1
            learned[key] += _between(noted.get(conversation.id, ()), since, until)
    gone = retired(records)
    found = [
        Yield(text=text, asked=asked[key], learned=learned[key], retired=key in gone)
        for key, text in texts.items()
    ]
    return sorted(found, key=lambda one: (-one.learned / one.asked, -one.asked, fold(one.text)))


def retired(records: Records) -> frozenset[str]:
    """The questions that I want suggested no more, folded."""
    return frozenset(map(fold, records.profile.retired_questions))


def yield_words(one: Yield) -> str:
    """What a question brought, in a few words: «7 things in 3 talks»."""
    things = "1 thing" if one.learned == 1 else f"{one.learned:,} things"
    talks = "1 talk" if one.asked == 1 else f"{one.asked:,} talks"
    state = ", retired" if one.retired else ", weak" if one.is_weak else ""
    return f"{things} in {talks}{state}"


def yield_lines(records: Records, _now: datetime, width: int = 80) -> list[str]:
    """The questions that brought most first."""
    found = question_yields(records)
    if not found:
        return ["No question was ticked in a talk yet; there, its number and Enter tick it."]
    rows = [(one.text, f"{one.learned:,}", f"{one.asked:,}", _state(one)) for one in found]
    return table(("question", "learned", "talks", ""), rows, width)


def yield_data(records: Records, _now: datetime) -> dict[str, object]:
    """The same for scripts."""
    return {
        "questions": [
            {
                "text": one.text,
                "talks": one.asked,
                "learned": one.learned,
                "weak": one.is_weak,
                "retired": one.retired,
            }
            for one in question_yields(records)
        ]
    }


def _state(one: Yield) -> str:
    return "retired" if one.retired else "weak" if one.is_weak else ""


def _ticked(questions: Iterable[QuestionUse]) -> list[tuple[datetime, QuestionUse]]:
    return [(one.asked_at, one) for one in questions if one.asked and one.asked_at is not None]


def _between(moments: Iterable[datetime], since: datetime, until: datetime | None) -> int:
    return sum(since <= one and (until is None or one < until) for one in moments)


def _noted_in(records: Records) -> Mapping[str, list[datetime]]:
    table_ = records.learnings
    if isinstance(table_, Table):
        return table_.once(_of_table)
    return _by_talk(table_.values())


def _of_table(table_: Table[Learning]) -> Mapping[str, list[datetime]]:
    return _by_talk(table_.lines(_Noted))


def _by_talk(found: "Iterable[_Noted | Learning]") -> Mapping[str, list[datetime]]:
    grouped: dict[str, list[datetime]] = defaultdict(list)
    for one in found:
        if one.conversation is not None:
            grouped[one.conversation].append(one.created)
    return dict(grouped)
