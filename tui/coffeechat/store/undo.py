"""Which act to take back, and the changes that do so. Nothing here touches the disk.

Undoing an act puts back the images its journal line holds; redoing puts its later images back. So
both read the line of the original act, and an undo's own line is never needed again.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from coffeechat.domain.records import Event
from coffeechat.store.codec import id_of, same_content
from coffeechat.store.datafile import EVENTS
from coffeechat.store.errors import NothingToUndo, UndoRefused
from coffeechat.store.journal import Change, Line, lines_with
from coffeechat.store.migrations import migrate_line

Current = Callable[[str, int], msgspec.Raw | None]
"""The document a table holds now under a number."""


class ChangedSince(Exception):
    """A document is no longer as expected; `record` is its record's id."""

    def __init__(self, record: str) -> None:
        super().__init__(record)
        self.record = record


def act_to_undo(events: Sequence[Event], session: str) -> Event:
    """This session's latest act that is not undone, or, if it has none, the store's latest.

    Raises:
        NothingToUndo: Everything is undone.
    """
    latest: Event | None = None
    undone: set[str] = set()
    redone: set[str] = set()
    for event in reversed(events):
        if event.redoes:
            redone.add(event.redoes)
        elif event.undoes:
            if event.id not in redone:
                undone.add(event.undoes)
        elif event.id not in undone:
            if event.session == session:
                return event
            latest = latest or event
    if latest is None:
        raise NothingToUndo("There is nothing to undo.")
    return latest


def undo_to_redo(events: Sequence[Event], session: str) -> Event:
    """The latest undo that was not redone and after which no act came.

    Only this session's events count, or all of them while this session has none.

    Raises:
        NothingToUndo: There is no such undo.
    """
    redone: set[str] = set()
    for event in reversed(_own(events, session) or events):
        if event.redoes:
            redone.add(event.redoes)
        elif not event.undoes:
            break
        elif event.id not in redone:
            return event
    raise NothingToUndo("There is nothing to redo.")


def line_of(event: str, journals: Iterable[bytes], what: str) -> Line:
    """The journal line of an event.

    Args:
        event: Its id.
        journals: The contents of the journals that are kept.
        what: What is to be done, such as «Sent» cannot be undone.

    Raises:
        UndoRefused: No journal holds it, or not as it was.
    """
    for journal in journals:
        for schema, line in lines_with(journal, event.encode()):
            if any(_is_event(change, event) for change in line.changes) and _is_whole(line):
                return migrate_line(line, schema)
    raise UndoRefused(f"{what} any more: what was there before is no longer kept.")


def backwards(line: Line, current: Current) -> list[Change]:
    """The changes that lead back to before an act.

    Raises:
        ChangedSince: A document is no longer what the act left.
    """
    return [
        _replaced(change, change.new, change.old, current)
        for change in line.changes
        if change.table != EVENTS
    ]


def forwards(line: Line, current: Current) -> list[Change]:
    """The changes that lead forth again to after an act that was undone.

    Raises:
        ChangedSince: A document is no longer what the undo left.
    """
    return [
        _replaced(change, change.old, change.new, current)
        for change in line.changes
        if change.table != EVENTS
    ]


def refusal(what: str, changed: ChangedSince, later: Sequence[Event]) -> UndoRefused:
    """Why an undo or redo is refused, naming the act that stands in the way if it is known.

    Args:
        what: What was to be done, such as «Sent» cannot be undone.
        changed: The document that is in the way.
        later: The events after the act that was to be taken back.
    """
    for event in reversed(later):
        if changed.record in event.subjects:
            return UndoRefused(f"{what}: «{event.summary}» changed the same since.")
    return UndoRefused(f"{what}: what it touched has changed since.")


def _replaced(
    change: Change, before: msgspec.Raw | None, after: msgspec.Raw | None, current: Current
) -> Change:
    now = current(change.table, change.number)
    if not same_content(now, before):
        image = now or before or after
        raise ChangedSince(id_of(image) if image else "")
    return Change(change.table, change.number, after, now)


def _own(events: Sequence[Event], session: str) -> list[Event]:
    return [event for event in events if event.session == session]


def _is_whole(line: Line) -> bool:
    """An act changed something, so where its images are the same `forget` took one away."""
    return all(change.new != change.old for change in line.changes)


def _is_event(change: Change, event: str) -> bool:
    return (
        change.table == EVENTS
        and change.new is not None
        and msgspec.json.decode(change.new, type=Event).id == event
    )
