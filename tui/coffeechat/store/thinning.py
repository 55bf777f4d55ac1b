"""The copies of earlier states that are kept, and which of them may go.

Previous data files are thinned to the last ten, one a day for a week and one a week for eight
weeks; their journals stay for undo. All together keep within 100 MB. If they do not, what is missed
least goes first, and of each kind the oldest:

1. previous data files but the latest: undo needs journals alone;
2. named backups that the program made unasked, because undo leads back there too;
3. journals but the latest: from then on undo reaches less far back;
4. named backups that the user asked for.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from coffeechat.store import disk
from coffeechat.store.files import Files

_LAST = 10
_DAYS = 7
_WEEKS = 8
_MOST_BYTES = 100_000_000
_UNASKED = re.compile(r"before-the-(import|restore|update)(-\d+)?")


@dataclass(frozen=True)
class Backup:
    """A kept data file.

    Attributes:
        path: Where it lies.
        generation: Its number; higher is later.
        at: When it was written, UTC.
        size: Bytes.
        label: Why it was made; nothing for a previous generation.
    """

    path: Path
    generation: int
    at: datetime
    size: int
    label: str

    @property
    def unasked(self) -> bool:
        """The program made it before it changed much at once."""
        return _UNASKED.fullmatch(self.label) is not None

    def age(self) -> tuple[datetime, int, str]:
        """A key that sorts the earliest first."""
        return self.at, self.generation, self.label


def keep_named(files: Files, generation: int, label: str, content: bytes) -> Path:
    """Keep a data file on purpose; the label is a few words joined by hyphens.

    Raises:
        OSError: The disk refused.
    """
    path = files.named_backup(generation, label)
    disk.make_folder(files.backups)
    disk.write_file(path, content)
    disk.sync_folder(files.backups)
    return path


def thin(files: Files) -> None:
    """Remove the backups that are too many, too old or too large.

    Raises:
        OSError: The disk refused.
    """
    kept = sorted(found_backups(files), key=Backup.age, reverse=True)
    for backup in superfluous(kept):
        disk.remove(backup.path)
        kept.remove(backup)
    journals = [(path, path.stat().st_size) for path in files.backup_journals()]
    excess = sum(backup.size for backup in kept) + sum(size for _, size in journals) - _MOST_BYTES
    for path, size in _least_missed_first(kept, journals):
        if excess <= 0:
            break
        disk.remove(path)
        excess -= size


def _least_missed_first(
    backups: list[Backup], journals: list[tuple[Path, int]]
) -> Iterator[tuple[Path, int]]:
    """What may go, with its size, in the order of the rule above; both are given latest first."""
    previous = [(backup.path, backup.size) for backup in backups if not backup.label]
    unasked = [(backup.path, backup.size) for backup in backups if backup.unasked]
    asked = [
        (backup.path, backup.size) for backup in backups if backup.label and not backup.unasked
    ]
    for latest_first in (previous[1:], unasked, journals[1:], asked):
        yield from reversed(latest_first)


def superfluous(backups: Iterable[Backup]) -> list[Backup]:
    """The previous generations, of those given latest first, that no rule keeps.

    Ages are counted from the latest one, so that a long pause costs nothing.
    """
    dropped = []
    seen: set[object] = set()
    unnamed = [backup for backup in backups if not backup.label]
    for position, backup in enumerate(unnamed):
        day = backup.at.date()
        age = unnamed[0].at.date() - day
        monday = day - timedelta(days=day.weekday())
        marks: set[tuple[str, date]] = set()
        if age < timedelta(days=_DAYS):
            marks.add(("day", day))
        if age < timedelta(weeks=_WEEKS):
            marks.add(("week", monday))
        if position >= _LAST and marks <= seen:
            dropped.append(backup)
        seen |= marks
    return dropped


def found_backups(files: Files) -> list[Backup]:
    """Every kept data file, in no order."""
    found = []
    for path, generation, label in files.backup_files():
        status = path.stat()
        at = datetime.fromtimestamp(status.st_mtime, UTC)
        found.append(Backup(path, generation, at, status.st_size, label))
    return found
