"""Talks in a calendar that is a dictionary; yours would be a server."""

from collections.abc import Iterable, Iterator

from coffeechat.api import Calendar, CalendarEvent, Job, Plugin, PushResult, Window

SERVER: dict[str, CalendarEvent] = {}


class DemoCalendar(Plugin):
    """Puts talks where `SERVER` is."""

    def calendars(self) -> Iterable[Calendar]:
        """One calendar, which also knows when one is busy."""
        return [Calendar(id="demo", title="Demo calendar", push=_push, busy=_busy)]


def _push(events: tuple[CalendarEvent, ...], job: Job) -> Iterator[PushResult]:
    for event in events:
        if event.cancelled:
            SERVER.pop(event.uid, None)
        else:
            SERVER[event.uid] = event
        yield PushResult(uid=event.uid, reference=f"demo/{event.uid}")


def _busy(window: Window, job: Job) -> Iterator[Window]:
    for event in SERVER.values():
        if window.start <= event.start < window.end:
            yield Window(start=event.start, end=window.end)
