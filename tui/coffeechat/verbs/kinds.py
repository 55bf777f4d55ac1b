"""What a verb is: where it is offered, what it asks, what it does."""

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coffeechat.acts import Done


class Place(StrEnum):
    """Where on the terminal face a verb is offered."""

    TODAY = "today"
    IDENTIFY = "identify"
    ASK = "ask"
    INTERVIEW = "interview"
    FOLLOW_UP = "follow_up"
    PERSON = "person"
    COMPOSER = "composer"
    PREP = "prep"
    LIVE = "live"
    DEBRIEF = "debrief"
    PREVIEW = "preview"
    COLUMNS = "columns"
    PLUGINS = "plugins"
    DUPLICATES = "duplicates"
    TRIAGE = "triage"
    LEARN = "learn"
    TRACK = "track"
    LEARNINGS = "learnings"
    LEARNING = "learning"
    COVERAGE = "coverage"
    DIFFER = "differ"
    QUIZ = "quiz"
    READING_LIST = "reading_list"
    BIN = "bin"
    BANK = "bank"
    ANSWERS = "answers"
    INTRODUCTION = "introduction"
    LOOPS = "loops"
    WEEK = "week"
    FIGURES = "figures"
    YIELD = "yield"


class Kind(StrEnum):
    """How the text of an argument is read."""

    TEXT = "text"
    WHEN = "when"
    DAY = "day"
    CHOICE = "choice"
    FILE = "file"
    #: The name of a track; a colon ends it where more follows.
    TRACK = "track"
    #: Tags of people, with commas between.
    TAG = "tag"


class Choice(NamedTuple):
    """One of several answers: the key that picks it, its word on the shell, what it means."""

    key: str
    value: str
    title: str


class Argument(NamedTuple):
    """What a verb needs to be told.

    Attributes:
        name: The act's parameter.
        prompt: What the screen asks.
        only_for: Values of the verb's choice for which this is asked; empty for all.
        optional_for: Values for which it may be left empty.
    """

    name: str
    prompt: str
    kind: Kind = Kind.TEXT
    choices: tuple[Choice, ...] = ()
    optional: bool = False
    only_for: frozenset[str] = frozenset()
    optional_for: frozenset[str] = frozenset()


class Act(NamedTuple):
    """An act, named by its module in `coffeechat.acts` and its function.

    It is imported when it first runs: the table alone, for `--help`, needs no store.
    """

    name: str

    @property
    def function(self) -> "Callable[..., Done]":
        """The function that this act runs."""
        module, _, function = self.name.partition(".")
        found: Callable[..., Done] = getattr(import_module(f"coffeechat.acts.{module}"), function)
        return found


class Verb(NamedTuple):
    """One thing that can be done.

    Attributes:
        id: Its name on the `:` line, on the shell and in the keymap.
        title: A word or two for the footer.
        help: One line for `?` and the shell.
        key: The default key, as Textual names keys.
        places: Where it is offered.
        person: It is about the person under the cursor, or the one named on the shell.
        act: What it does: called with the store, the person's id and the arguments by name.
        view: The screen's method that it opens instead of running an act.
        on_shell: It is a command on the shell too.
    """

    id: str
    title: str
    help: str
    key: str = ""
    places: frozenset[Place] = frozenset()
    person: bool = False
    arguments: tuple[Argument, ...] = ()
    act: Act | None = None
    view: str = ""
    on_shell: bool = False

    @property
    def offered(self) -> frozenset[Place]:
        """Where it may have a key: one about a person may have it wherever a person is."""
        return self.places or (ON_PERSON if self.person else frozenset())


LISTS = frozenset({Place.TODAY, Place.IDENTIFY, Place.ASK, Place.INTERVIEW, Place.FOLLOW_UP})
#: The screens that digits change to.
TABBED = LISTS | {Place.LEARN}
ON_PERSON = LISTS | {Place.PERSON}
TRIAGE = frozenset({Place.TRIAGE})
HERE_AND_IN_TRIAGE = ON_PERSON | TRIAGE
EVERYWHERE = frozenset(Place)
CHECKED = frozenset({Place.COMPOSER, Place.PREP})
