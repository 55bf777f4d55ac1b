"""Where the files of one store lie: all beside the data file, named after it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class Files:
    """The paths of a store whose TinyDB file is `data`."""

    data: Path

    @property
    def folder(self) -> Path:
        """The folder that holds the data file."""
        return self.data.parent

    @property
    def lock(self) -> Path:
        """Locked by whoever writes; never removed or renamed."""
        return self._beside("lock")

    @property
    def waiting(self) -> Path:
        """Locked, shared, by those who wait for their turn to write."""
        return self._beside("wait")

    @property
    def sessions(self) -> Path:
        """Locked, shared, by every writing session for as long as it lives."""
        return self._beside("sessions")

    @property
    def owner(self) -> Path:
        """Where locks do not reach other machines: the machine that writes."""
        return self._beside("owner")

    @property
    def fresh_data(self) -> Path:
        """The data file of the next generation until it takes its place."""
        return self._beside("new")

    @property
    def backups(self) -> Path:
        """The folder of previous generations."""
        return self.folder / "backups"

    def journal(self, generation: int) -> Path:
        """The journal of one generation."""
        return self._beside(f"j{generation}")

    def backup(self, generation: int) -> Path:
        """A previous data file."""
        return self.backups / f"{self.data.name}-{generation:09d}.json"

    def backup_journal(self, generation: int) -> Path:
        """The journal that leads from that previous data file to the next."""
        return self.backups / f"{self.data.name}-{generation:09d}.journal"

    def named_backup(self, generation: int, label: str) -> Path:
        """A free name for a copy made on purpose; the label is words joined by hyphens."""
        stem = f"{self.data.name}-{generation:09d}-{label}"
        return _free(self.backups / f"{stem}.json", lambda n: self.backups / f"{stem}-{n}.json")

    def backup_files(self) -> list[tuple[Path, int, str]]:
        """Every kept data file, with its generation and its label, if it has one."""
        pattern = re.compile(re.escape(self.data.name) + r"-(\d{9})(?:-([\w-]+))?\.json")
        matches = ((path, pattern.fullmatch(path.name)) for path in _entries(self.backups))
        return [(path, int(match[1]), match[2] or "") for path, match in matches if match]

    def backup_generations(self) -> list[int]:
        """The generations whose data files are kept, oldest first."""
        return sorted(number for _, number, label in self.backup_files() if not label)

    def backup_journals(self) -> list[Path]:
        """The kept journals of previous generations, newest first."""
        pattern = re.compile(re.escape(self.data.name) + r"-\d{9}\.journal")
        found = (path for path in _entries(self.backups) if pattern.fullmatch(path.name))
        return sorted(found, reverse=True)

    def journal_generations(self) -> list[int]:
        """The generations whose journals lie beside the data file, oldest first."""
        pattern = re.compile(re.escape(self.data.name) + r"\.j(\d+)")
        matches = (pattern.fullmatch(path.name) for path in _entries(self.folder))
        return sorted(int(match[1]) for match in matches if match)

    def aside(self, kind: str, now: datetime) -> Path:
        """A free name to keep something under that is never thrown away silently."""
        stem = f"{kind}-{now:%Y%m%dT%H%M%SZ}"
        return _free(self._beside(stem), lambda number: self._beside(f"{stem}-{number}"))

    def set_aside(self) -> list[Path]:
        """Everything that was kept by `aside`."""
        pattern = re.compile(re.escape(self.data.name) + r"\.(torn|edited|corrupt)-.*")
        return sorted(path for path in _entries(self.folder) if pattern.fullmatch(path.name))

    def _beside(self, suffix: str) -> Path:
        return self.data.with_name(f"{self.data.name}.{suffix}")


def _entries(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _free(path: Path, another: Callable[[int], Path]) -> Path:
    number = 1
    while path.exists():
        number += 1
        path = another(number)
    return path
