"""Stand-ins for what the program is to a plugin: a job, a source, and the world around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from coffeechat.api import Change, DateOrder, JobCancelled, PersonView, PluginError, Sample

#: The moment at which the tests take place.
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)

_SAMPLE_BYTES = 64 * 1024


@dataclass
class FakeJob:
    """A job that remembers what it was told.

    Attributes:
        leave_after: The user leaves at that many checks; None stays to the end. The host checks
            once after each item of a generator, and a plugin may check whenever it likes.
        told: Each report of progress: done, total, note.
        warnings: What did not stop the work.
    """

    leave_after: int | None = None
    told: list[tuple[int, int | None, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _checks: int = field(default=0, init=False, repr=False)

    def progress(self, done: int, total: int | None = None, note: str = "") -> None:
        """Remember how far the work is."""
        self.told.append((done, total, note))

    def check(self) -> None:
        """Raise `JobCancelled` once the user has left."""
        self._checks += 1
        if self.leave_after is not None and self._checks >= self.leave_after:
            raise JobCancelled

    def warn(self, text: str) -> None:
        """Remember a warning."""
        self.warnings.append(text)


@dataclass(frozen=True, slots=True)
class FakeSource:
    """A source to import from, held in memory; `source` makes one."""

    name: str
    data: bytes = field(repr=False)
    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    dates: DateOrder | None = None
    keep_texts: bool = False

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.data)

    def open(self) -> BinaryIO:
        """A stream from the start."""
        return BytesIO(self.data)


def source(
    content: bytes | str | Path,
    name: str = "",
    *,
    encoding: str = "",
    columns: Mapping[str, str] | None = None,
    dates: DateOrder | None = None,
    keep_texts: bool = False,
) -> FakeSource:
    """A source of these bytes, of this text in UTF-8, or of the file at this path.

    Args:
        content: Bytes, a text, or the path of a file.
        name: Of the file; that of the path, or ``people.csv``, when it is not given.
        encoding: As if the user had asked for it.
        columns: As if the user had chosen them: name of a field to a header.
        dates: As if the user had said what comes first in them.
        keep_texts: As if the user had asked for it.
    """
    if isinstance(content, Path):
        name, data = name or content.name, content.read_bytes()
    else:
        data = content.encode() if isinstance(content, str) else content
    return FakeSource(name or "people.csv", data, encoding, columns or {}, dates, keep_texts)


def sample(content: bytes | str | Path | FakeSource, name: str = "") -> Sample:
    """The beginning of a source, as `Importer.sniff` gets it."""
    whole = content if isinstance(content, FakeSource) else source(content, name)
    return Sample(name=name or whole.name, head=whole.data[:_SAMPLE_BYTES])


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a plugin proposed of its own accord."""

    plugin: str
    changes: tuple[Change, ...]
    summary: str


@dataclass
class FakeWorld:
    """A clock, people in memory, and the proposals that were made.

    Attributes:
        refusal: A sentence with which every proposal is refused; empty accepts them.
    """

    everybody: Sequence[PersonView] = ()
    moment: datetime = NOW
    proposed: list[Proposed] = field(default_factory=list)
    refusal: str = ""

    def now(self) -> datetime:
        """The moment; it stands still until `later`."""
        return self.moment

    def later(self, **time: float) -> None:
        """Move the clock on, by the arguments of `timedelta`: ``later(days=1)``."""
        self.moment += timedelta(**time)

    def people(self, plugin: str = "") -> Sequence[PersonView]:
        """Everybody; as a plugin sees them, with only those extras that it keeps itself."""
        if not plugin:
            return tuple(self.everybody)
        return tuple(
            replace(
                one,
                extras={
                    key: text for key, text in one.extras.items() if key.startswith(f"{plugin}.")
                },
            )
            for one in self.everybody
        )

    def propose(self, plugin: str, changes: tuple[Change, ...], summary: str) -> str:
        """Remember a proposal; nothing is changed.

        Raises:
            PluginError: When `refusal` says so.
        """
        if self.refusal:
            raise PluginError(self.refusal)
        self.proposed.append(Proposed(plugin, changes, summary))
        return summary or "Proposed."
