"""The questions that help to think of ten people, when there is nobody yet."""

from dataclasses import dataclass

from coffeechat.domain.words import Warmth

#: So many names are asked for with each question.
NAMES_EACH = 2


@dataclass(frozen=True)
class Reminder:
    """A question that brings people to mind, and what is true of whoever is named.

    Attributes:
        question: What is asked.
        dream: I would love to talk to them.
        warmth: How well I know them.
    """

    question: str
    dream: bool = False
    warmth: Warmth | None = None


REMINDERS = (
    Reminder("Whose job do you envy?", dream=True),
    Reminder("Who left your lab or class for other work?", warmth=Warmth.COHORT),
    Reminder("Which friend or relative knows that field?", warmth=Warmth.KNOWN),
    Reminder("Whose talk or text stayed with you?"),
    Reminder("Whom would you love to interview?", dream=True),
)
