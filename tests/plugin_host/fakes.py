"""Plugins for the tests of the host: written to a folder, installed there, never imported here."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import EntryPoint, distributions
from io import BytesIO
from pathlib import Path
from queue import Queue
from textwrap import dedent

from coffeechat.api import Change, JobCancelled, PersonView
from coffeechat.domain.errors import Sentence
from coffeechat.plugin_host.discovery import GROUP

PLUGIN_HEAD = """\
from coffeechat.api import *
from datetime import date, datetime, UTC
import sys
"""


class Shelf:
    """A folder on `sys.path` into which plugins are installed, each as its own distribution."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.modules: list[str] = []

    def install(
        self,
        id_: str,
        source: str,
        *,
        dist: str = "",
        version: str = "1.0",
        summary: str = "",
        group: str = GROUP,
    ) -> str:
        """Install a plugin whose class is called P; the name of its module is given back."""
        module = f"fake_{len(self.modules)}_{abs(hash(self.folder))}"
        self.modules.append(module)
        (self.folder / f"{module}.py").write_text(PLUGIN_HEAD + dedent(source), encoding="utf-8")
        entry_point = f"{id_} = {module}:P"
        self.describe(
            dist or f"coffeechat-{id_}", version, entry_point, group=group, summary=summary
        )
        return module

    def describe(
        self,
        dist: str,
        version: str,
        entry_point: str,
        *,
        group: str = GROUP,
        summary: str = "",
    ) -> None:
        """Write what an installer writes about a distribution."""
        info = self.folder / f"{dist.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        about = f"Name: {dist}\nVersion: {version}\nSummary: {summary}\n"
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\n{about}", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[{group}]\n{entry_point}\n")

    def entry_points(self) -> list[EntryPoint]:
        """The entry points of everything on the shelf."""
        return [
            entry_point
            for distribution in distributions(path=[str(self.folder)])
            for entry_point in distribution.entry_points
        ]

    def clear(self) -> None:
        """Forget the modules, so that no test sees those of another."""
        for module in self.modules:
            sys.modules.pop(module, None)


class Bytes:
    """A source with a name and some bytes."""

    encoding = ""
    dates = None
    keep_texts = False

    def __init__(self, data: bytes = b"", name: str = "people.csv") -> None:
        self.name = name
        self.data = data
        self.columns: dict[str, str] = {}

    @property
    def size(self) -> int:
        return len(self.data)

    def open(self) -> BytesIO:
        return BytesIO(self.data)


class QuietJob:
    """A job that remembers what it was told, and can be left after some items."""

    def __init__(self, leave_after: int | None = None) -> None:
        self.leave_after = leave_after
        self.counts: list[int] = []
        self.notes: list[str] = []
        self.warnings: list[str] = []

    def progress(self, done: int, total: int | None = None, note: str = "") -> None:
        self.counts.append(done)
        self.notes.append(note)

    def check(self) -> None:
        if self.leave_after is not None and len(self.counts) >= self.leave_after:
            raise JobCancelled

    def warn(self, text: str) -> None:
        self.warnings.append(text)


class Records:
    """A gateway to a few people, which remembers what was proposed.

    Attributes:
        proposed: What came through: plugin, changes, summary.
        refuse: Says no to every proposal, in these words.
    """

    def __init__(self, *names: str) -> None:
        self.everybody = tuple(PersonView(id=f"p{n}", name=name) for n, name in enumerate(names))
        self.proposed: Queue[tuple[str, tuple[Change, ...], str]] = Queue()
        self.refuse = ""

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 9, tzinfo=UTC)

    def people(self, plugin: str) -> Sequence[PersonView]:
        return self.everybody

    def propose(self, plugin: str, changes: tuple[Change, ...], summary: str) -> str:
        if self.refuse:
            raise Sentence(self.refuse)
        self.proposed.put((plugin, changes, summary))
        return summary
