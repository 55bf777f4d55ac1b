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
        found: With a problem, the event as somebody changed it there: it was not overwritten, and
            the user may take that over.
    """

    uid: str
    reference: str = ""
    problem: str = ""
    found: CalendarEvent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of time, `start` included and `end` not; both aware, in UTC.

    Attributes:
        title: What a busy time is taken by, for the user's eyes alone; it is in no message.
        uid: The event that takes it; a talk does not collide with itself.
    """

    start: datetime
    end: datetime
    title: str = ""
    uid: str = ""


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
        read_only: It only tells busy times: no talk is put into it.
    """

    id: str
    title: str
    push: Callable[[tuple[CalendarEvent, ...], Job], Iterable[PushResult]]
    busy: Callable[[Window, Job], Iterable[Window]] = _no_busy_times
    help: str = ""
    read_only: bool = False
