"""Commands: things a plugin can do when the user asks, on the `:` line, on a key, in the shell."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from coffeechat.api.changes import Change
from coffeechat.api.jobs import Job
from coffeechat.api.views import Me, PersonView


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandCall:
    """What a command is run with.

    Attributes:
        now: The moment, in the user's zone.
        person: The one under the cursor or named on the shell, for a command about a person.
        text: What was typed after the command.
    """

    me: Me
    now: datetime
    person: PersonView | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """A line to show."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A text for the user's clipboard; printed in the shell."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose:
    """Changes to be applied as one act that can be undone; `summary` names it in the history."""

    changes: tuple[Change, ...]
    summary: str = ""


Effect = Say | Copy | Propose


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command.

    Attributes:
        id: Short; typed as `:plugin.id`, or `:id` where no other has that name.
        about_person: It is about the person under the cursor, or the one named on the shell.
        prompt: What to ask for when it is run; nothing is asked when empty.
        key: A key that it would like on the lists, as Textual names keys. The program's own keys
            win, and two plugins that want the same key both go without.
        run: Runs off the user interface and says what is to happen.
    """

    id: str
    title: str
    run: Callable[[CommandCall, Job], Iterable[Effect]]
    help: str = ""
    about_person: bool = False
    prompt: str = ""
    key: str = ""
