"""What can be said of a plugin without running it: its pyproject.toml and its files."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from coffeechat import __version__
from coffeechat.authoring.rules import Flaw
from coffeechat.plugin_host.discovery import GROUP

PYPROJECT = "pyproject.toml"
_TARGET = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*:[A-Za-z_]\w*")
_DEPENDENCY = re.compile(r"coffeechat(?![\w.-])\s*(\[[^\]]*\])?(?P<range>[^;]*)", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """An entry point of the group: the id of a plugin and what it names."""

    id: str
    value: str

    @property
    def module(self) -> str:
        """The module, with dots."""
        return self.value.partition(":")[0].strip()


@dataclass(frozen=True)
class Project:
    """A plugin's folder.

    Attributes:
        roots: Where its packages may lie.
        entries: Those whose target can be imported from there.
    """

    folder: Path
    name: str = ""
    entries: tuple[Entry, ...] = ()

    @property
    def roots(self) -> tuple[Path, ...]:
        """Where its packages may lie."""
        return tuple(root for root in (self.folder / "src", self.folder) if root.is_dir())


def read_project(folder: Path) -> tuple[Project, tuple[Flaw, ...]]:
    """The project in a folder, and what is wrong with its description."""
    try:
        content = tomllib.loads((folder / PYPROJECT).read_text(encoding="utf-8"))
        table = content["project"]
        name = str(table["name"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        told = error.strerror if isinstance(error, OSError) else str(error)
        flaw = Flaw(
            rule="project",
            place=PYPROJECT,
            text=f"it cannot be used ({' '.join(str(told).split())})",
            remedy="Write one with [project] and a name; «plugin new» makes a whole one.",
        )
        return Project(folder), (flaw,)
    points = table.get("entry-points", {})
    given = points.get(GROUP, {}) if isinstance(points, dict) else {}
    flaws = [*_group_flaws(points, given), *_range_flaws(table.get("dependencies", []))]
    entries = [Entry(str(id_), str(value)) for id_, value in given.items()]
    flaws += [_bad_target(entry) for entry in entries if not _TARGET.fullmatch(entry.value)]
    entries = [entry for entry in entries if _TARGET.fullmatch(entry.value)]
    project = Project(folder, name, tuple(entries))
    return project, (*flaws, *_file_flaws(project))


def _group_flaws(points: Mapping[str, object], given: Mapping[str, object]) -> Iterator[Flaw]:
    if given:
        return
    near = get_close_matches(GROUP, list(points), n=1, cutoff=0.5)
    yield Flaw(
        rule="entry-point",
        place=PYPROJECT,
        text=f"it has no entry point in the group {GROUP}"
        + (f", but one in «{near[0]}»" if near else ""),
        remedy=f'Write [project.entry-points."{GROUP}"] and below it: id = "package:Class".',
    )


def _bad_target(entry: Entry) -> Flaw:
    return Flaw(
        rule="entry-point",
        place=entry.id,
        text=f"«{entry.value}» names no class",
        remedy='Write it as "package.module:Class".',
    )


def _range_flaws(dependencies: object) -> Iterator[Flaw]:
    names = dependencies if isinstance(dependencies, list) else []
    found = [_DEPENDENCY.match(str(one)) for one in names]
    ranges = [match["range"].strip(" ()") for match in found if match]
    major, minor, *_ = __version__.split(".")
    good = f'"coffeechat>={major}.{minor},<{int(major) + 1}"'
    if not ranges:
        text = "the dependencies do not name coffeechat"
    elif not all("<" in one or "==" in one or "~=" in one for one in ranges):
        text = f"«coffeechat{ranges[0]}» has no upper bound"
    else:
        return
    yield Flaw(rule="host-range", place=PYPROJECT, text=text, remedy=f"Write {good}.")


def _file_flaws(project: Project) -> Iterator[Flaw]:
    for entry in project.entries:
        package = entry.module.partition(".")[0]
        found = [root / package for root in project.roots if (root / package).is_dir()]
        if found and not (found[0] / "py.typed").is_file():
            yield no_marker(package)


def no_marker(package: str) -> Flaw:
    """The flaw of a package whose types do not count."""
    return Flaw(
        rule="py-typed",
        place=package,
        text="it has no py.typed",
        remedy=f"Put an empty file py.typed into {package}.",
    )
