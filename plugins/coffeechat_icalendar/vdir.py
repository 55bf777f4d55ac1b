"""Talks in a vdir: a folder with a file for each entry, as khal, todoman and vdirsyncer keep it.

A file is written beside and renamed, for khal looks at the folder's time only, and a name that ends
in .tmp is left alone by all of them. Nothing is rewritten that says the same, so that vdirsyncer
sees no conflict; what somebody else changed is not overwritten. For that, the fingerprint of what
was written stands in the file, and in the reference that the program keeps.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from icalendar import Calendar, Event

from coffeechat.api import CalendarEvent, Job, PushResult
from coffeechat_icalendar.entry import (
    LINK,
    Entry,
    apply,
    calendar_with,
    local_words,
    make_entry,
    new_event,
    read_entry,
)

#: The property in which the fingerprint of what we wrote stands.
_WROTE = "X-COFFEECHAT-WROTE"
_NAME = re.compile(r"[A-Za-z0-9-]{1,100}")
_SETS_IT = ":plugins, then icalendar, sets another"


@dataclass(frozen=True)
class _File:
    """An entry that is there: its file, all that is in it, and the event of ours."""

    path: Path
    calendar: Calendar
    event: Event
    entry: Entry


def push(
    folder: str, events: tuple[CalendarEvent, ...], now: datetime, debrief: int, job: Job
) -> Iterator[PushResult]:
    """Put talks into a vdir, or change or cancel those that are there.

    Args:
        folder: The vdir; it must be there.
        events: The talks.
        now: The moment, in the user's zone.
        debrief: Minutes after each talk for an entry of its own; none takes such an entry back.
        job: May be left between two talks.
    """
    place = Path(folder).expanduser()
    for event in events:
        job.check()
        try:
            result = _put(place, event, now)
            if not result.problem:
                _put(place, _after(event, debrief), now, reminds=False)
        except OSError as error:
            result = PushResult(uid=event.uid, problem=f"{place}: {error.strerror}")
        yield result


def _after(event: CalendarEvent, minutes: int) -> CalendarEvent:
    """The time for the debrief."""
    return replace(
        event,
        uid=f"{event.uid}-debrief",
        start=event.start + timedelta(minutes=event.minutes),
        minutes=minutes,
        title=f"Debrief: {event.title}",
        place="",
        description="",
        cancelled=event.cancelled or minutes <= 0,
        reference="",
    )


def _put(place: Path, event: CalendarEvent, now: datetime, *, reminds: bool = True) -> PushResult:
    if not place.is_dir():
        return PushResult(uid=event.uid, problem=f"{place} is no folder; make it, or {_SETS_IT}")
    wanted = _entry(event)
    path = _path_of(place, wanted.uid)
    if path is None:
        if not event.cancelled:
            made = new_event(wanted, now, now, reminds=reminds)
            made.add(_WROTE, wanted.fingerprint)
            _write(place / f"{_name(wanted.uid)}.ics", calendar_with([made]))
        return PushResult(uid=event.uid, reference=wanted.fingerprint)
    there = _read(path, wanted.uid, now)
    if there is None:
        return PushResult(
            uid=event.uid, problem=f"{path} is there and cannot be read; remove it or mend it"
        )
    return _change(there, wanted, event, now, reminds=reminds)


def _change(
    there: _File, wanted: Entry, event: CalendarEvent, now: datetime, *, reminds: bool
) -> PushResult:
    current = there.entry.fingerprint
    if current == wanted.fingerprint:
        return PushResult(uid=event.uid, reference=current)
    if current not in {event.reference, str(there.event.get(_WROTE, ""))}:
        if there.entry.agreed == wanted.agreed:
            return PushResult(uid=event.uid, reference=event.reference)
        return _differs(there.entry, event)
    numbered = replace(wanted, sequence=max(wanted.sequence, there.entry.sequence + 1))
    apply(there.event, numbered, now, reminds=reminds)
    there.event.pop(_WROTE, None)
    there.event.add(_WROTE, wanted.fingerprint)
    _write(there.path, there.calendar.to_ical())
    return PushResult(uid=event.uid, reference=wanted.fingerprint)


def _differs(there: Entry, event: CalendarEvent) -> PushResult:
    """Somebody else changed it: what it is now, and nothing overwritten."""
    when = local_words(there.start, event.zone)
    now_it_is = "called off" if there.cancelled else f"on {when}"
    found = replace(
        event,
        sequence=there.sequence,
        start=there.start,
        minutes=max(round((there.end - there.start) / timedelta(minutes=1)), 1),
        title=there.summary,
        place=there.place,
        cancelled=there.cancelled,
        reference=there.fingerprint,
    )
    return PushResult(
        uid=event.uid,
        problem=f"somebody changed it there, it is now {now_it_is}; nothing was overwritten",
        found=found,
    )


def _entry(event: CalendarEvent) -> Entry:
    link = LINK.search(event.place)
    lines = (link[0] if link else "", event.description, local_words(event.start, event.zone))
    return make_entry(
        uid=event.uid,
        sequence=event.sequence,
        start=event.start,
        minutes=event.minutes,
        summary=event.title,
        description=filter(None, lines),
        place=event.place,
        cancelled=event.cancelled,
    )


def _name(uid: str) -> str:
    """The name of its file: a uid with other signs would be another one to some servers."""
    return uid if _NAME.fullmatch(uid) else sha256(uid.encode()).hexdigest()[:32]


def _path_of(place: Path, uid: str) -> Path | None:
    """The file of an entry; a server may have given it a name of its own."""
    path = place / f"{_name(uid)}.ics"
    if path.is_file():
        return path
    wanted = re.compile(rb"^UID:" + re.escape(uid.encode()) + rb"\r?$", re.MULTILINE)
    for other in place.glob("*.ics"):
        with suppress(OSError):
            if other.is_file() and wanted.search(other.read_bytes()):
                return other
    return None


def _read(path: Path, uid: str, now: datetime) -> _File | None:
    """What is in a file; None when it holds no readable entry of that uid."""
    assert now.tzinfo is not None
    try:
        calendar = Calendar.from_ical(path.read_bytes())
        for event in calendar.walk("VEVENT"):
            if str(event.get("uid")) == uid and "recurrence-id" not in event:
                assert isinstance(calendar, Calendar)
                assert isinstance(event, Event)
                return _File(path, calendar, event, read_entry(event, now.tzinfo))
    except (ValueError, KeyError, TypeError):
        return None
    return None


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, for its owner alone; it was read back before it counts."""
    Calendar.from_ical(data)
    partly = path.with_name(f"{path.name}.tmp")
    descriptor = os.open(partly, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partly.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
