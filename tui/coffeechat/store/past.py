"""What a record was like before: its images in the journals that are kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from coffeechat.domain.records import Event, Record
from coffeechat.store.codec import id_of
from coffeechat.store.datafile import EVENTS
from coffeechat.store.journal import Change, Line, lines_with
from coffeechat.store.migrations import migrate_line

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Past:
    """One act that changed a record: the record before it and after it, None where it was not."""

    event: Event
    before: Record | None
    after: Record | None


def past_of(type_: type[Record], record_id: str, journals: Iterable[bytes]) -> Iterator[Past]:
    """Every kept act that changed a record, latest first.

    An image that cannot be read any more is left out, with its act.

    Args:
        type_: Of the record.
        record_id: Its id.
        journals: The contents of the journals that are kept, newest first.
    """
    for journal in journals:
        for schema, raw_line in lines_with(journal, record_id.encode()):
            line = migrate_line(raw_line, schema)
            event = _event_of(line)
            for change in line.changes:
                if event is None or change.table != type_.TABLE or not _is_of(change, record_id):
                    continue
                try:
                    yield Past(event, _read(change.old, type_), _read(change.new, type_))
                except msgspec.DecodeError:
                    continue


def _event_of(line: Line) -> Event | None:
    for change in line.changes:
        if change.table == EVENTS and change.new is not None:
            return msgspec.json.decode(change.new, type=Event)
    return None


def _is_of(change: Change, record_id: str) -> bool:
    image = change.new or change.old
    return image is not None and id_of(image) == record_id


def _read(image: msgspec.Raw | None, type_: type[R]) -> R | None:
    return None if image is None else msgspec.json.decode(image, type=type_)
