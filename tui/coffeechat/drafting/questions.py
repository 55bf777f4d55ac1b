"""Questions for one talk: a plugin's set, with its slots filled from facts."""

import re
from collections.abc import Sequence

from coffeechat.api import QuestionBank
from coffeechat.domain.records import QuestionUse
from coffeechat.drafting.facts import Facts

_SLOT = re.compile(r"\{(\w*)\}")


def default_bank(banks: Sequence[QuestionBank]) -> QuestionBank | None:
    """The set that a new talk begins with: the first that asks for it, else the first."""
    return next((bank for bank in banks if bank.default), banks[0] if banks else None)


def fill_questions(bank: QuestionBank, facts: Facts) -> tuple[QuestionUse, ...]:
    """The questions of a set in their order; those about something unknown are left out."""
    texts = (filled(question.text, facts) for question in bank.questions)
    return tuple(QuestionUse(text=text) for text in texts if text)


def filled(text: str, facts: Facts) -> str:
    """The text with its `{slots}` replaced; nothing when a slot is not known as one phrase."""
    known = {name: fact for name, fact in facts.items() if isinstance(fact, str)}
    if any(slot not in known for slot in _SLOT.findall(text)):
        return ""
    return _SLOT.sub(lambda slot: known[slot[1]], text)
