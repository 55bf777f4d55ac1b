"""Verbs about the week: looking back at it, and choosing for the next."""

from coffeechat.verbs.kinds import Place, Verb

WEEK = frozenset({Place.WEEK})

# One verb reads best as a few dense lines: the formatter would make the table twice as long.
# fmt: off
VERBS: tuple[Verb, ...] = (
    Verb(
        id="week", title="week", key="w", places=frozenset({Place.LEARN}), view="week",
        help="Look back at the week, and choose three steps for the next",
    ),
    Verb(
        id="week-choose", title="choose", places=WEEK, view="choose",
        help="Choose a step for next week, or not after all: its number, 1 to 9",
    ),
    Verb(
        id="week-ask", title="assign a question", places=WEEK, view="assign",
        help="Ask an open question of whom is offered beside it: its letter, a to e",
    ),
    Verb(
        id="week-keep", title="keep", key="enter", places=WEEK, view="keep",
        help="Keep what you chose: the week is looked back at",
    ),
)
