"""Plugins for the tests of the host: written to a folder, installed there, never imported here."""

import sys
from importlib.metadata import EntryPoint, distributions
from io import BytesIO
from pathlib import Path
from textwrap import dedent

from coffeechat.api import JobCancelled
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

    def install(self, id_: str, source: str, *, dist: str = "", version: str = "1.0") -> str:
        """Install a plugin whose class is called P; the name of its module is given back."""
        module = f"fake_{len(self.modules)}_{abs(hash(self.folder))}"
        self.modules.append(module)
        (self.folder / f"{module}.py").write_text(PLUGIN_HEAD + dedent(source), encoding="utf-8")
        self.describe(dist or f"coffeechat-{id_}", version, f"{id_} = {module}:P")
        return module

    def describe(self, dist: str, version: str, entry_point: str) -> None:
        """Write what an installer writes about a distribution."""
        info = self.folder / f"{dist.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {dist}\nVersion: {version}\n")
        (info / "entry_points.txt").write_text(f"[{GROUP}]\n{entry_point}\n")

    def entry_points(self) -> list[EntryPoint]:
        """The entry points of everything on the shelf."""
        return [
            entry_point
            for distribution in distributions(path=[str(self.folder)])
            for entry_point in distribution.entry_points.select(group=GROUP)
        ]

    def clear(self) -> None:
        """Forget the modules, so that no test sees those of another."""
        for module in self.modules:
            sys.modules.pop(module, None)


class Bytes:
    """A source with a name and some bytes."""

    def __init__(self, data: bytes = b"", name: str = "people.csv") -> None:
        self.name = name
        self.data = data

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
