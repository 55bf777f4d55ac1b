"""Talks in a vdir: a folder with a file for each entry, as khal, todoman and vdirsyncer keep it.

A file is written beside and renamed, for khal looks at the folder's time only, and a name that ends
in .tmp is left alone by all of them. Nothing is rewritten that says the same, so that vdirsyncer
sees no conflict; what somebody else changed is not overwritten. For that, the fingerprint of what
was written stands in the file, and in the reference that the program keeps.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from icalendar import Calendar, Event

from coffeechat.api import CalendarEvent, Job, PushResult
from coffeechat_icalendar.entry import (
    UNREADABLE,
    Entry,
    apply,
    calendar_with,
    clean,
    entry_of,
    local_words,
    new_event,
    read_entry,
)
from coffeechat_icalendar.files import CannotRead, name_of, path_of, read, write

#: The property in which the fingerprint of what we wrote stands.
_WROTE = "X-COFFEECHAT-WROTE"
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
                _put_debrief(place, event, result, debrief, now)
        except OSError as error:
            result = PushResult(uid=event.uid, problem=f"{place}: {error.strerror}")
        yield result


def _put_debrief(
    place: Path, event: CalendarEvent, talk: PushResult, minutes: int, now: datetime
) -> None:
    """Put the debrief after a talk. Where the user moved it, it stays until the talk changes."""
    debrief = _after(event, minutes)
    found = _put(place, debrief, now, reminds=False).found
    if found is not None and not talk.unchanged:
        _put(place, replace(debrief, reference=found.reference), now, reminds=False)


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


def look(folder: str, events: tuple[CalendarEvent, ...], now: datetime) -> Iterator[PushResult]:
    """What stands in a vdir of talks; nothing is changed."""
    place = Path(folder).expanduser()
    for event in events:
        try:
            there = _there(place, event, now)
        except CannotRead as problem:
            yield PushResult(uid=event.uid, problem=str(problem))
        except OSError as error:
            yield PushResult(uid=event.uid, problem=f"{place}: {error.strerror}")
        else:
            yield _settled(there, entry_of(event), event) or PushResult(
                uid=event.uid, reference=there.entry.fingerprint if there else ""
            )


def _put(place: Path, event: CalendarEvent, now: datetime, *, reminds: bool = True) -> PushResult:
    try:
        there = _there(place, event, now)
    except CannotRead as problem:
        return PushResult(uid=event.uid, problem=str(problem))
    wanted = entry_of(event)
    if settled := _settled(there, wanted, event):
        return settled
    if there is None:
        made = new_event(wanted, now, now, reminds=reminds)
        made.add(_WROTE, wanted.fingerprint)
        write(place / name_of(wanted.uid), calendar_with([made]))
    else:
        numbered = replace(wanted, sequence=max(wanted.sequence, there.entry.sequence + 1))
        apply(there.event, numbered, now, reminds=reminds)
        there.event.pop(_WROTE, None)
        there.event.add(_WROTE, wanted.fingerprint)
        write(there.path, there.calendar.to_ical())
    return PushResult(uid=event.uid, reference=wanted.fingerprint)


def _there(place: Path, event: CalendarEvent, now: datetime) -> _File | None:
    """The entry of a talk; None when there is none.

    Raises:
        CannotRead: The folder is gone, or the file is broken.
        OSError: The disk refused.
    """
    if not place.is_dir():
        raise CannotRead(f"{place} is no folder; make it, or {_SETS_IT}")
    uid = clean(event.uid)
    path = path_of(place, uid)
    if path is None:
        return None
    calendar, found = read(path, uid, "VEVENT")
    assert isinstance(found, Event)
    assert now.tzinfo is not None
    try:
        return _File(path, calendar, found, read_entry(found, now.tzinfo))
    except UNREADABLE as error:
        raise CannotRead(path) from error


def _settled(there: _File | None, wanted: Entry, event: CalendarEvent) -> PushResult | None:
    """What is to be said when nothing is to be written; None when something is."""
    if there is None:
        if not event.cancelled:
            return None
        return PushResult(uid=event.uid, reference=wanted.fingerprint, unchanged=True)
    current = there.entry.fingerprint
    if current == wanted.fingerprint:
        return PushResult(uid=event.uid, reference=current, unchanged=True)
    if current in {event.reference, str(there.event.get(_WROTE, ""))}:
        return None
    if there.entry.agreed == wanted.agreed:
        return PushResult(uid=event.uid, reference=event.reference, unchanged=True)
    return _differs(there.entry, event)


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
