"""Senders, calendars, commands and sections at work: what they give, checked and cleaned."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from coffeechat.api import (
    Attendee,
    Calendar,
    CalendarEvent,
    ColumnGuess,
    Command,
    CommandCall,
    ConversationView,
    Copy,
    DueView,
    Effect,
    Importer,
    ImportSource,
    Invitation,
    OutgoingMessage,
    PrepSection,
    Propose,
    PushResult,
    Sample,
    Say,
    Sender,
    SendReceipt,
    UnreadableSource,
    Window,
)
from coffeechat.plugin_host.clean import clean_line
from coffeechat.plugin_host.conform import conform
from coffeechat.plugin_host.contract import BrokenContract, kind_of
from coffeechat.plugin_host.jobs import PluginJob
from coffeechat.plugin_host.proposals import checked_changes

T = TypeVar("T")

#: How many lines or effects are taken; more than this is a mistake.
_MOST = 1_000
_OUR_TIME = range(1900, 2200)
#: Bytes of an invitation that is written; it is about one talk.
_LONGEST_INVITATION = 100_000


def reason_against(sender: Sender, message: OutgoingMessage) -> str:
    """Why the message cannot be sent this way; nothing when it can."""
    reason: object = sender.why_not(message)
    if not isinstance(reason, str):
        raise BrokenContract(f"why_not must give text, not {kind_of(reason)}")
    return clean_line(reason)


def send_message(sender: Sender, message: OutgoingMessage, job: PluginJob) -> SendReceipt:
    """The receipt of a message."""
    return conform(sender.send(message, job), SendReceipt)


def push_events(
    calendar: Calendar, events: Sequence[CalendarEvent], job: PluginJob
) -> tuple[PushResult, ...]:
    """What became of each event, in the order of the events."""
    return _results(calendar.push(tuple(events), job), events, job)


def look_at_events(
    calendar: Calendar, events: Sequence[CalendarEvent], job: PluginJob
) -> tuple[PushResult, ...]:
    """What stands there of each event, in the order of the events; nothing if it cannot say."""
    if calendar.look is None:
        return ()
    return _results(calendar.look(tuple(events), job), events, job)


def keep_tasks(
    calendar: Calendar, due: Sequence[DueView], job: PluginJob
) -> tuple[PushResult, ...]:
    """What became of tasks, those due no more included; nothing if there is no list of them."""
    if calendar.tasks is None:
        return ()
    return tuple(_each(calendar.tasks(tuple(due), job), PushResult, job))


def invitation_in(calendar: Calendar, source: ImportSource, job: PluginJob) -> Invitation:
    """What a file invites to."""
    assert calendar.invitation is not None, "ask only those that read invitations"
    found = conform(calendar.invitation(source, job), Invitation)
    if not _is_keepable(found.start) or (found.stamp is not None and found.stamp.tzinfo is None):
        raise BrokenContract("Invitation.start and Invitation.stamp must be aware, and of our time")
    if found.minutes < 1 or found.sequence < 0 or not found.uid:
        raise BrokenContract("Invitation needs a uid, minutes, and a sequence from 0 on")
    return replace(found, start=found.start.astimezone(UTC))


def invitation_to(
    calendar: Calendar, event: CalendarEvent, organizer: Attendee, guest: Attendee
) -> bytes:
    """An invitation to an event, as it goes with a message."""
    assert calendar.invite is not None, "ask only those that write invitations"
    given: object = calendar.invite(event, organizer, guest)
    if not isinstance(given, bytes) or not 0 < len(given) <= _LONGEST_INVITATION:
        raise BrokenContract(f"invite must give a calendar in bytes, not {kind_of(given)}")
    return given


def busy_times(calendar: Calendar, window: Window, job: PluginJob) -> tuple[Window, ...]:
    """The busy times that reach into a window, cut to it, the earliest first."""
    window = _in_utc(window)
    found = [_in_utc(busy) for busy in _each(calendar.busy(window, job), Window, job)]
    cut = [
        replace(busy, start=max(busy.start, window.start), end=min(busy.end, window.end))
        for busy in found
    ]
    return tuple(sorted((one for one in cut if one.start < one.end), key=lambda one: one.start))


def command_effects(command: Command, call: CommandCall, job: PluginJob) -> tuple[Effect, ...]:
    """What a command wants to happen."""
    return tuple(map(_effect, _items(command.run(call, job), job)))


def section_lines(section: PrepSection, view: ConversationView, job: PluginJob) -> tuple[str, ...]:
    """The lines of a section."""
    given: object = section.build(view, job)
    if isinstance(given, str):
        raise BrokenContract("it must give the lines one by one, not one text")
    return tuple(map(_line, _items(given, job)))


def guess_of(importer: Importer, sample: Sample) -> ColumnGuess | None:
    """How the importer would read a table; None when it has nothing to say on that.

    Neither has it of what is no table; why it is none is said when it is to be read.
    """
    if importer.guess is None:
        return None
    try:
        guess = conform(importer.guess(sample), ColumnGuess)
    except UnreadableSource:
        return None
    if any(len(row) != len(guess.headers) for row in guess.rows):
        raise BrokenContract("ColumnGuess.rows must have as many cells as there are headers")
    strangers = [name for name in guess.columns.values() if name not in guess.headers]
    if strangers:
        raise BrokenContract(f"ColumnGuess.columns names «{strangers[0]}», which is no header")
    return guess


def _results(
    given: object, events: Sequence[CalendarEvent], job: PluginJob
) -> tuple[PushResult, ...]:
    results: dict[str, PushResult] = {}
    uids = {event.uid for event in events}
    for result in _each(given, PushResult, job):
        if result.uid not in uids:
            raise BrokenContract(f"it tells of an event «{result.uid}» that it was not given")
        if result.found is not None and not _is_keepable(result.found.start):
            raise BrokenContract("PushResult.found.start must be aware, and of our time")
        results[result.uid] = result
    untold = "the calendar did not say what became of it"
    return tuple(
        results.get(event.uid, PushResult(uid=event.uid, problem=untold)) for event in events
    )


def _effect(given: object) -> Effect:
    if isinstance(given, Say):
        return conform(given, Say)
    if isinstance(given, Copy):
        return conform(given, Copy)
    if isinstance(given, Propose):
        proposed = conform(given, Propose)
        return Propose(changes=checked_changes(proposed.changes), summary=proposed.summary)
    raise BrokenContract(f"{kind_of(given)} was given where Say, Copy or Propose is expected")


def _line(given: object) -> str:
    if not isinstance(given, str):
        raise BrokenContract(f"{kind_of(given)} was given where a line of text is expected")
    return clean_line(given)


def _is_keepable(moment: datetime) -> bool:
    """Whether a date can be kept: in a zone, and with hours before and after it."""
    return moment.tzinfo is not None and moment.year in _OUR_TIME


def _in_utc(window: Window) -> Window:
    if window.start.tzinfo is None or window.end.tzinfo is None:
        raise BrokenContract("Window.start and Window.end must be aware")
    return replace(window, start=window.start.astimezone(UTC), end=window.end.astimezone(UTC))


def _each(given: object, kind: type[T], job: PluginJob) -> Iterator[T]:
    return (conform(item, kind) for item in _items(given, job))


def _items(given: object, job: PluginJob) -> list[object]:
    """All that a plugin gives; between two items the user may leave."""
    items: list[object] = []
    with closing(job.each(given)) as each:
        for item in each:
            if len(items) == _MOST:
                raise BrokenContract(f"it gives more than {_MOST:,} items")
            items.append(item)
    return items
