"""What is wrong with the files of a store, in sentences, and mending it.

Nothing is thrown away: what is replaced lies beside the store as `.corrupt-` and a time.
"""

import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coffeechat.store import disk, generations, migrations
from coffeechat.store.datafile import Meta
from coffeechat.store.errors import NewerSchema, StoreError, not_saved
from coffeechat.store.files import Files
from coffeechat.store.locks import Locks, ReaderLocks
from coffeechat.store.owners import refuse_to_take_over
from coffeechat.store.recovery import Recovery, recover
from coffeechat.store.shared_folders import conflict_copies


@dataclass(frozen=True)
class Diagnosis:
    """What the doctor found.

    Attributes:
        problems: What keeps the store from being written; `repair` mends it.
        losses: What a repair could not bring back.
        remarks: What is worth knowing but no danger.
    """

    problems: tuple[str, ...]
    losses: tuple[str, ...]
    remarks: tuple[str, ...]


def examine(data: Path) -> Diagnosis:
    """Look at the store at a path; nothing is changed.

    Raises:
        StoreError: There is no store, or another session writes all the time.
    """
    files = _existing(data)
    locks = ReaderLocks(files)
    try:
        with locks.patient():
            found = recover(files)
    finally:
        locks.close()
    return Diagnosis(tuple(found.problems), tuple(found.losses), tuple(_remarks(files)))


def repair(
    data: Path, *, clock: Callable[[], datetime], random_bits: Callable[[int], int]
) -> Diagnosis:
    """Mend the store at a path, and say what was wrong and what is lost.

    Raises:
        StoreError: It could not be mended; everything is where it was.
    """
    files = _existing(data)
    refuse_to_take_over(data)
    locks = Locks(files, "coffeechat doctor")
    try:
        with locks.exclusive():
            found = recover(files)
            if found.schema > migrations.current():
                raise NewerSchema("A newer coffeechat wrote the store; mend it with that one.")
            if found.problems:
                _write(files, found, clock(), random_bits)
    except OSError as error:
        raise not_saved(error) from error
    finally:
        locks.close()
    return Diagnosis(tuple(found.problems), tuple(found.losses), tuple(_remarks(files)))


def _write(files: Files, found: Recovery, now: datetime, random_bits: Callable[[int], int]) -> None:
    """Set what is there aside, and write what could be read as a new generation."""
    journals = [files.journal(generation) for generation in files.journal_generations()]
    for path in [files.data, *journals]:
        if path.exists():
            disk.write_file(files.aside("corrupt", now), generations.read(path))
    # One generation is left out, so that a session that runs does not take this for its own state.
    gen = found.gen + 2
    meta = Meta(gen=gen, seq=found.seq, schema=migrations.current(), ids=found.ids)
    tables = migrations.migrate(found.tables, found.schema)
    generations.start_over(files, meta, tables, random_bits)
    for path in journals:
        disk.remove(path)


def _remarks(files: Files) -> list[str]:
    remarks = [f"{path.name} was set aside." for path in files.set_aside()]
    remarks += [
        f"{path.name} looks like a copy made by a folder that is kept in step; compare and "
        "remove it."
        for path in conflict_copies(files)
    ]
    for path in (files.folder, files.data):
        if path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            remarks.append(f"Others on this machine may look into {path}; chmod go= {path}.")
    return remarks


def _existing(data: Path) -> Files:
    files = Files(data)
    if data.exists() or (
        data.parent.is_dir() and (files.journal_generations() or files.backup_files())
    ):
        return files
    raise StoreError(f"There is no store at {data}.")
