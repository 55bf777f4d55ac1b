"""What the host tells about plugins: who is there, what they gave, and what went wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

from coffeechat.api import (
    BlankRow,
    Calendar,
    Check,
    Column,
    Command,
    Exporter,
    HiddenRow,
    ImportedPerson,
    Importer,
    MessageTemplate,
    MyProfile,
    PastContact,
    PrepSection,
    QuestionBank,
    RowProblem,
    Sender,
    UnclearDates,
)

T = TypeVar("T")

#: What a plugin can contribute.
Item: TypeAlias = (
    Importer
    | Exporter
    | Sender
    | Calendar
    | MessageTemplate
    | Check
    | QuestionBank
    | Command
    | PrepSection
    | Column
)


class Status(StrEnum):
    """Where a plugin stands in this session.

    Attributes:
        FOUND: It is there and was not loaded yet.
        ACTIVE: It is in use.
        DISABLED: The user has turned it off, so it is not imported.
        OFF: The program runs without any plugin (`--safe`).
        FAILED: It could not be loaded.
        SUSPENDED: It failed too often, or hung, and is not called any more in this session.
        CONFLICT: Another one has the same id, so neither is imported.
        INCOMPATIBLE: It is written for another version of the plugin API, so it is not imported.
    """

    FOUND = "found"
    ACTIVE = "active"
    DISABLED = "disabled"
    OFF = "off"
    FAILED = "failed"
    SUSPENDED = "suspended"
    CONFLICT = "conflict"
    INCOMPATIBLE = "incompatible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that went wrong in a plugin.

    As a string it is one line that names the plugin, or what the plugin itself wanted to say.

    Attributes:
        version: Of the distribution the plugin came with; empty when it has none.
        where: The part of the plugin, such as ``importer alumni``.
        message: What happened, in one line.
        remedy: What cures it, as the end of a sentence; empty when only the plugin can be changed.
        fault: False when the user asked for something, and this is what the plugin has to say to
            them (a `PluginError`).
        retryable: Of a message that was to be sent: nothing of it has left, and it may be tried
            again. Otherwise nobody knows whether it has arrived.
    """

    plugin: str
    version: str
    where: str
    message: str
    remedy: str = ""
    fault: bool = True
    retryable: bool = False

    def __str__(self) -> str:
        if not self.fault:
            return self.message
        name = f"{self.plugin} {self.version}".rstrip()
        told = f"Plugin {name}, {self.where}: {self.message}"
        return f"{told}; {self.remedy}" if self.remedy else told

    @property
    def with_remedy(self) -> str:
        """The same line for the shell, with what can be done in any case."""
        if self.remedy or not self.fault:
            return str(self)
        return f"{self}; coffeechat plugins disable {self.plugin} turns it off"


#: What came of a call into a plugin: its value, or the problem.
Outcome: TypeAlias = T | Problem


def given(outcome: Outcome[T]) -> T:
    """The value that a call into a plugin gave, for an act that cannot go on without it.

    Raises:
        Refused: It gave a problem instead; the text is the problem's.
    """
    if isinstance(outcome, Problem):
        from coffeechat.acts import Refused

        raise Refused(str(outcome))
    return outcome


@dataclass(frozen=True, slots=True)
class Contribution(Generic[T]):
    """Something a plugin gave, with the id of that plugin."""

    plugin: str
    item: T


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginInfo:
    """A plugin as a list of plugins shows it.

    Attributes:
        dist, version, summary: Of the distribution it came with; empty when there is none.
        contributions: Name of a hook to the ids of what it gave.
        listens: It is told of events.
        settings: It has settings; known once it was imported.
        load_ms: What loading took, in milliseconds; None before it was loaded.
    """

    id: str
    dist: str
    version: str
    status: Status
    summary: str = ""
    contributions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    listens: bool = False
    settings: bool = False
    load_ms: float | None = None
    last_problem: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What an importer read before it was through or failed.

    Attributes:
        people: In the order of the source, cleaned.
        hidden: Rows of people who hide from the user, and of what is nobody.
        blank: Rows in which nothing stands.
        problems: Rows that could not be read in full.
        contacts: Contact that the user had with people before.
        mine: What the source tells of the user.
        unclear: Columns of dates of which nothing tells what comes first.
        warnings: What the importer had to say that did not stop it.
        problem: Why it stopped early, if it did; what it had read by then is kept.
    """

    people: tuple[ImportedPerson, ...] = ()
    hidden: tuple[HiddenRow, ...] = ()
    blank: tuple[BlankRow, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    contacts: tuple[PastContact, ...] = ()
    mine: tuple[MyProfile, ...] = ()
    unclear: tuple[UnclearDates, ...] = ()
    warnings: tuple[str, ...] = ()
    problem: Problem | None = None
