"""Calendars: agreed talks out, busy times in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from coffeechat.api.exchange import ImportSource
from coffeechat.api.jobs import Job
from coffeechat.api.views import DueView


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
        found: With a problem, the event as somebody changed it there: it was not overwritten. The
            user may take that over; or have theirs stand, which is pushed with its reference.
        unchanged: It stands there as given, and stood so before.
    """

    uid: str
    reference: str = ""
    problem: str = ""
    found: CalendarEvent | None = None
    unchanged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody whom an invitation names, with their e-mail address."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A talk as an invitation tells it, by RFC 5546.

    Attributes:
        uid, sequence, stamp: The same talk keeps its uid. Of two invitations to it the one with the
            higher number counts; of the same number, the one that was written (`stamp`) later.
        start: Aware.
        zone: The IANA zone in which the date is written; empty when that is not known.
        cancelled: It calls the talk off.
        people: Who invites, then who is invited.
    """

    uid: str
    sequence: int
    start: datetime
    minutes: int
    stamp: datetime | None = None
    zone: str = ""
    title: str = ""
    place: str = ""
    cancelled: bool = False
    people: tuple[Attendee, ...] = ()


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
        look: What stands there of these events, one result for each, as `push` would tell it but
            changing nothing: `unchanged`, or `found` otherwise; with a reference when it stands
            there as it was before, without one when it is not there.
        invitation: Reads a file that invites to a talk; raises `UnreadableSource` for any other.
        tasks: Keeps a list of what is due there: adds what is new, ticks what is due no more, and
            gives one result for each that it changed or could not change.
        invite: Writes an invitation (RFC 5546) to an event, from the first to the second: a whole
            calendar in UTF-8, its METHOD being REQUEST, or CANCEL when the event is cancelled. It
            goes with a message when the user says so. Pure and fast.
    """

    id: str
    title: str
    push: Callable[[tuple[CalendarEvent, ...], Job], Iterable[PushResult]]
    busy: Callable[[Window, Job], Iterable[Window]] = _no_busy_times
    help: str = ""
    read_only: bool = False
    look: Callable[[tuple[CalendarEvent, ...], Job], Iterable[PushResult]] | None = None
    invitation: Callable[[ImportSource, Job], Invitation] | None = None
    tasks: Callable[[tuple[DueView, ...], Job], Iterable[PushResult]] | None = None
    invite: Callable[[CalendarEvent, Attendee, Attendee], bytes] | None = None
