"""Calendars: agreed talks out, busy times in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from coffeechat.api.jobs import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """A talk as a calendar shows it.

    Attributes:
        uid, sequence: As in RFC 5545: the same talk keeps its uid, and a change raises the number.
        start: Aware, in UTC.
        zone: The IANA zone in which the date was agreed.
        cancelled: The talk was called off; an event that is there is to be cancelled or removed.
        reference: What the calendar gave back when this event was last pushed; empty at first.
    """

    uid: str
    sequence: int
    start: datetime
    minutes: int
    zone: str
    title: str
    place: str = ""
    description: str = ""
    cancelled: bool = False
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PushResult:
    """What became of one event.

    Attributes:
        reference: Kept with the talk and given back with the next push: an address, an etag.
        problem: Why the event is not in the calendar, in one line; nothing when it is.
    """

    uid: str
    reference: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of time, `start` included and `end` not; both aware, in UTC."""

    start: datetime
    end: datetime


def _no_busy_times(_window: Window, _job: Job) -> Iterable[Window]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A calendar that talks are put into.

    Attributes:
        id: Short, unique within the plugin.
        push: Puts events there, or changes or cancels those that are there, one result for each.
            The same events pushed twice make no duplicates. Runs off the user interface.
        busy: When the user has no time, within a window; so that the times they offer are free.
    """

    id: str
    title: str
    push: Callable[[tuple[CalendarEvent, ...], Job], Iterable[PushResult]]
    busy: Callable[[Window, Job], Iterable[Window]] = _no_busy_times
    help: str = ""
