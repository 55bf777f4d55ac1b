"""The one table of verbs.

From it come the keys and the footer of every screen, the `?` help, the names on the `:` line, the
user's keymap and the shell's commands. A verb either runs an act or opens a view of the terminal
face; neither the table nor the faces hold logic.
"""

import re
from collections.abc import Callable

from coffeechat.verbs import (
    exploring,
    figures,
    following,
    keeping,
    learning,
    moving,
    people,
    talking,
    weekly,
    writing,
)
from coffeechat.verbs.kinds import (
    EVERYWHERE,
    LISTS,
    ON_PERSON,
    TABBED,
    Act,
    Argument,
    Choice,
    Kind,
    Place,
    Verb,
)

__all__ = [
    "BY_ID",
    "EVERYWHERE",
    "LISTS",
    "ON_PERSON",
    "TABBED",
    "VERBS",
    "Act",
    "Argument",
    "Choice",
    "Kind",
    "Place",
    "Verb",
    "may_be_empty",
    "spelled",
    "verbs_at",
]

VERBS: tuple[Verb, ...] = (
    *moving.VERBS,
    *people.VERBS,
    *talking.VERBS,
    *writing.VERBS,
    *exploring.VERBS,
    *learning.VERBS,
    *figures.VERBS,
    *following.VERBS,
    *keeping.VERBS,
    *weekly.VERBS,
)

BY_ID = {verb.id: verb for verb in VERBS}


def verbs_at(place: Place) -> list[Verb]:
    """The verbs offered at a place, in the table's order."""
    return [verb for verb in VERBS if place in verb.offered]


def may_be_empty(argument: Argument, choice: str) -> bool:
    """Whether an argument may be left empty, given the verb's choice."""
    return argument.optional or choice in argument.optional_for


_MARK = re.compile(r"‹([a-z-]+)›")


def spelled(text: str, spell: Callable[[Verb], str]) -> str:
    """A sentence with its marks replaced: «‹reply› sets a date».

    Sentences name verbs, not keys: on a screen they read as the key of the verb, which the user
    may have changed, on the shell as its command.
    """

    def word(mark: re.Match[str]) -> str:
        verb = BY_ID.get(mark[1])
        return spell(verb) if verb is not None else mark[0]

    return _MARK.sub(word, text)
