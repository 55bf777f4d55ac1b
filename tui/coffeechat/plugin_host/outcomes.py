"""What the host tells about plugins: who is there, what they gave, and what went wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

from coffeechat.api import (
    Check,
    Exporter,
    HiddenRow,
    ImportedPerson,
    Importer,
    MessageTemplate,
    QuestionBank,
    RowProblem,
)

T = TypeVar("T")

#: What a plugin can contribute.
Item: TypeAlias = Importer | Exporter | MessageTemplate | Check | QuestionBank


class Status(StrEnum):
    """Where a plugin stands in this session."""

    FOUND = "found"
    ACTIVE = "active"
    DISABLED = "disabled"
    FAILED = "failed"
    SUSPENDED = "suspended"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that went wrong in a plugin.

    As a string it is one line that names the plugin, or what the plugin itself wanted to say.

    Attributes:
        version: Of the distribution the plugin came with; empty when it has none.
        where: The part of the plugin, such as ``importer alumni``.
        message: What happened, in one line.
        fault: False when the plugin meant to say this to the user (a `PluginError`).
    """

    plugin: str
    version: str
    where: str
    message: str
    fault: bool = True

    def __str__(self) -> str:
        if not self.fault:
            return self.message
        name = f"{self.plugin} {self.version}".rstrip()
        return f"Plugin {name}, {self.where}: {self.message}"


#: What came of a call into a plugin: its value, or the problem.
Outcome: TypeAlias = T | Problem


@dataclass(frozen=True, slots=True)
class Contribution(Generic[T]):
    """Something a plugin gave, with the id of that plugin."""

    plugin: str
    item: T


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginInfo:
    """A plugin as a list of plugins shows it.

    Attributes:
        dist, version: Of the distribution it came with; empty when there is none.
        contributions: Name of a hook to the ids of what it gave.
        load_ms: What loading took, in milliseconds; None before it was loaded.
    """

    id: str
    dist: str
    version: str
    status: Status
    contributions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    load_ms: float | None = None
    last_problem: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What an importer read before it was through or failed.

    Attributes:
        people: In the order of the source, cleaned.
        hidden: Rows of people who hide from the user.
        problems: Rows that could not be read in full.
        warnings: What the importer had to say that did not stop it.
        problem: Why it stopped early, if it did; what it had read by then is kept.
    """

    people: tuple[ImportedPerson, ...] = ()
    hidden: tuple[HiddenRow, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    warnings: tuple[str, ...] = ()
    problem: Problem | None = None
