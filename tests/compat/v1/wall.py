"""A calendar: a sheet on the wall."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from coffeechat.api import Calendar, CalendarEvent, Job, Plugin, PushResult, Window

WALL: dict[str, CalendarEvent] = {}


class Wall(Plugin):
    def calendars(self) -> Iterable[Calendar]:
        return (Calendar(id="wall", title="On the wall", push=push, busy=busy),)


def push(events: tuple[CalendarEvent, ...], job: Job) -> Iterator[PushResult]:
    for event in events:
        if event.cancelled:
            WALL.pop(event.uid, None)
        else:
            WALL[event.uid] = event
        yield PushResult(uid=event.uid, reference=f"wall/{event.uid}")


def busy(window: Window, job: Job) -> Iterator[Window]:
    for event in WALL.values():
        end = event.start + timedelta(minutes=event.minutes)
        if event.start < window.end and end > window.start:
            yield Window(start=event.start, end=end)
