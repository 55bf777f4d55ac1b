"""A plugin checked against every rule: its description, its files, and what it does."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import Distribution, EntryPoint
from importlib.util import find_spec
from pathlib import Path

from coffeechat.authoring.project import Entry, no_marker, read_project
from coffeechat.authoring.rules import Flaw, Weight
from coffeechat.plugin_host.discovery import GROUP, installed_entry_points

#: Seconds after which a plugin that is being loaded counts as hanging.
PATIENCE = 20.0

_STEPS = {"import": "being imported", "load": "being loaded"}


@dataclass(frozen=True)
class Report:
    """What came of a check.

    Attributes:
        plugins: The ids that were found.
        facts: By id, what was seen: `import_ms`, `modules` (how many it loads), `contributions`.
        notes: What was left out, and why.
    """

    plugins: tuple[str, ...]
    flaws: tuple[Flaw, ...]
    facts: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """How many flaws are errors."""
        return sum(flaw.weight is Weight.ERROR for flaw in self.flaws)


def check_folder(folder: Path, *, types: bool = True, patience: float = PATIENCE) -> Report:
    """Check the plugin whose pyproject.toml lies in a folder; it need not be installed.

    Args:
        folder: The plugin's own.
        types: Whether mypy is run, if it is installed.
        patience: Seconds that loading may take.
    """
    project, flaws = read_project(folder)
    found = [*flaws, *_id_flaws(project.entries, project.name)]
    facts: dict[str, Mapping[str, object]] = {}
    for entry in project.entries:
        seen, more = _probed(entry, project.roots, patience)
        found += more
        facts[entry.id] = seen
    notes: list[str] = []
    if types and project.entries:
        from coffeechat.authoring.typed import type_flaws

        typing, note = type_flaws(folder, {entry.module for entry in project.entries})
        found += typing
        notes += [note] if note else []
    return Report(tuple(entry.id for entry in project.entries), tuple(found), facts, tuple(notes))


def check_installed(entry_point: EntryPoint, *, patience: float = PATIENCE) -> Report:
    """Check a plugin that is installed; its types are not looked at."""
    entry = Entry(entry_point.name, entry_point.value)
    distribution = entry_point.dist
    own = distribution.name if distribution is not None else ""
    found = [*_id_flaws((entry,), own), *_marker_flaws(entry, distribution)]
    seen, more = _probed(entry, (), patience)
    return Report((entry.id,), (*found, *more), {entry.id: seen})


def _id_flaws(entries: tuple[Entry, ...], own: str) -> Iterator[Flaw]:
    for entry in entries:
        for other in installed_entry_points():
            dist = other.dist.name if other.dist is not None else ""
            if (other.name, other.group) == (entry.id, GROUP) and _same_name(dist) != _same_name(
                own
            ):
                yield Flaw(
                    rule="id",
                    place=entry.id,
                    text=f"the id is also that of a plugin in {dist or other.value}",
                    remedy="Rename the entry point: of two plugins with one id neither is loaded.",
                )


def _same_name(name: str) -> str:
    return name.casefold().replace("_", "-").replace(".", "-")


def _marker_flaws(entry: Entry, distribution: Distribution | None) -> Iterator[Flaw]:
    package = entry.module.partition(".")[0]
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        return
    folders = [Path(one) for one in (spec.submodule_search_locations or ())] if spec else []
    marked = any((folder / "py.typed").is_file() for folder in folders)
    if distribution is not None and folders and not marked:
        yield no_marker(package)


def _probed(
    entry: Entry, roots: tuple[Path, ...], patience: float
) -> tuple[Mapping[str, object], list[Flaw]]:
    """What the plugin does in a process of its own: facts, and flaws."""
    command = [sys.executable, "-P", "-m", "coffeechat.authoring.probe", entry.id, entry.value]
    command += [str(root.resolve()) for root in roots]
    try:
        out = subprocess.run(  # noqa: S603 - the author's own plugin, which is to be run
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=patience,
            check=False,
        ).stdout
    except subprocess.TimeoutExpired as error:
        return _heard(entry, error.stdout or b"", f"it hangs (no end after {patience:g} seconds)")
    return _heard(entry, out, "it ends the process")


def _heard(entry: Entry, out: bytes, ending: str) -> tuple[Mapping[str, object], list[Flaw]]:
    facts: dict[str, object] = {}
    flaws: list[Flaw] = []
    step = "import"
    for line in out.decode("utf-8", "replace").splitlines():
        news = json.loads(line) if line.endswith("}") else {}
        step = news.pop("step", step)
        if "flaw" in news:
            flaws.append(Flaw(**news.pop("flaw")))
        facts |= news
    if step:
        flaws.append(
            Flaw(
                rule="import" if step == "import" else "load",
                place=entry.value,
                text=f"{ending} while {_STEPS[step]}",
                remedy="Only define things there; the functions in records do the work.",
            )
        )
    return facts, flaws
