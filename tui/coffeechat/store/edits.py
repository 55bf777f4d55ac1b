"""Edits made to the data file by hand or by another program: what of them to take in.

Each document is settled by itself. Untouched by the journal: theirs. Touched by the journal alone:
ours. Touched by both: ours stays, and theirs is kept in the copy of the edited file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from coffeechat.domain.records import Event
from coffeechat.store import disk
from coffeechat.store.codec import encode_event, is_readable, same_content
from coffeechat.store.datafile import EVENTS, Tables
from coffeechat.store.files import Files
from coffeechat.store.generations import read
from coffeechat.store.journal import Change, Line
from coffeechat.store.transaction import subjects


@dataclass
class Settlement:
    """What to take in, and the documents (table, number) of which only ours stays."""

    changes: list[Change]
    refused: list[tuple[str, int]]


def settle(edited: Tables, ours: Tables, lines: Iterable[Line]) -> Settlement:
    """Compare an edited data file with what we know.

    Args:
        edited: The tables of the edited file.
        ours: The tables as they are after all acts.
        lines: The acts since the data file was written, which the editor did not see.
    """
    settlement = Settlement([], [])
    base = _first_images(lines)
    for table in sorted({*edited, *ours}):
        theirs, mine = edited.get(table, {}), ours.get(table, {})
        for number in sorted({*theirs, *mine}):
            their, my = theirs.get(number), mine.get(number)
            seen_by_editor = base.get((table, number), my)
            if same_content(their, seen_by_editor) or same_content(their, my):
                continue
            touched = (table, number) in base
            if touched or (their is not None and not is_readable(table, their)):
                settlement.refused.append((table, number))
            else:
                settlement.changes.append(Change(table, number, their, my))
    return settlement


def readable(tables: Tables) -> Tables:
    """Only the documents that make sense: the base to settle on when no older one is kept."""
    return {
        table: {number: raw for number, raw in documents.items() if is_readable(table, raw)}
        for table, documents in tables.items()
    }


def keep_aside(files: Files, now: datetime) -> Path:
    """Copy the edited data file beside the store.

    Raises:
        OSError: The disk refused.
    """
    kept = files.aside("edited", now)
    disk.write_file(kept, read(files.data))
    return kept


def as_act(
    settlement: Settlement, ids: Mapping[str, int], *, at: datetime, session: str, event_id: str
) -> list[Change]:
    """What is taken in, with its event; nothing when there is nothing to take in.

    Args:
        settlement: What was settled.
        ids: The highest document number ever used in each table.
        at: The moment, UTC.
        session: The session that takes it in.
        event_id: A fresh id.
    """
    changes = settlement.changes
    if not changes:
        return []
    count = "1 change" if len(changes) == 1 else f"{len(changes)} changes"
    event = Event(
        id=event_id,
        at=at,
        session=session,
        verb="edit_file",
        summary=f"Took in {count} made to the file by hand",
        subjects=subjects(changes),
    )
    used = [change.number for change in changes if change.table == EVENTS]
    number = max([ids.get(EVENTS, 0), *used]) + 1
    return [*changes, Change(EVENTS, number, encode_event(event), None)]


def sentence(settlement: Settlement, kept: str) -> str:
    """What to tell the user about an edit; `kept` is the name of the copy of the edited file."""
    said = f"The store's file was changed by hand; the changes were taken in; a copy is {kept}."
    if settlement.refused:
        places = ", ".join(f"{table} {number}" for table, number in settlement.refused[:5])
        said = (
            f"The store's file was changed by hand, and {len(settlement.refused)} of the changes "
            f"could not be taken in ({places}); the edited file is kept as {kept}."
        )
    return said


def _first_images(lines: Iterable[Line]) -> dict[tuple[str, int], msgspec.Raw | None]:
    images: dict[tuple[str, int], msgspec.Raw | None] = {}
    for line in lines:
        for change in line.changes:
            images.setdefault((change.table, change.number), change.old)
    return images
