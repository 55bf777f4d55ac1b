"""What the contracts of exporters, senders and calendars find."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from coffeechat.api import (
    Calendar,
    CalendarEvent,
    ExportBatch,
    Exporter,
    ExportFile,
    Job,
    OutgoingMessage,
    Plugin,
    PushResult,
    Sender,
    SendError,
    SendReceipt,
    Window,
)
from coffeechat.testing import CalendarContract, ExporterContract, SenderContract
from testing.planted import giving, told

NUMBERS = count()


def exporting(render: Callable[[ExportBatch], object]) -> type[Plugin]:
    def work(batch: ExportBatch, job: Job) -> Iterator[ExportFile]:
        yield ExportFile(name="names.txt", data=str(render(batch)).encode())

    exporter = Exporter(
        id="names", title="Names", extension=".txt", media_type="text/plain", render=work
    )
    return giving("exporters", exporter)


def first(batch: ExportBatch) -> str:
    return batch.people[0].name


EXPORTS: list[tuple[str, Callable[[ExportBatch], object], str]] = [
    ("test_exports_whatever_there_is", first, "IndexError"),
    ("test_exports_whatever_there_is", lambda batch: batch.people[1].emails[0], "IndexError"),
    (
        "test_exports_whatever_there_is",
        lambda batch: Path("copy.txt").write_text("x", encoding="utf-8"),
        "wrote files",
    ),
    ("test_the_same_gives_the_same_bytes", lambda batch: next(NUMBERS), "gives other bytes"),
]


@pytest.mark.parametrize(("test", "render", "says"), EXPORTS)
def test_exporter(test: str, render: Callable[[ExportBatch], object], says: str) -> None:
    assert says in told(ExporterContract, test, plugin=exporting(render))


def test_exporter_of_another_kind() -> None:
    (item,) = exporting(lambda batch: "")(context=None).exporters()  # type: ignore[arg-type] # no exporter asks it
    plugin = giving("exporters", replace(item, extension=".pdf"))
    said = told(ExporterContract, "test_gives_a_file_of_its_kind", plugin=plugin)
    assert "says it writes .pdf but gives ['names.txt']" in said


class Post:
    """The other side of a sender."""

    def __init__(self) -> None:
        self.arrived: list[str] = []
        self.down = False


POST = Post()


@pytest.fixture(autouse=True)
def _clean() -> None:
    POST.arrived.clear()
    POST.down = False
    WALL.clear()


def deliver(message: OutgoingMessage, job: Job) -> SendReceipt:
    if not message.to:
        raise SendError("There is no address.")
    job.check()
    if POST.down:
        raise SendError("The post is closed; try again tomorrow.", retryable=True)
    if message.id not in POST.arrived:
        POST.arrived.append(message.id)
    return SendReceipt()


@contextmanager
def closed(self: object) -> Iterator[None]:
    POST.down = True
    yield
    POST.down = False


def sending(**changes: Any) -> dict[str, Any]:
    sender = Sender(id="post", title="Post", send=deliver)
    return {
        "plugin": giving("senders", replace(sender, **changes)),
        "delivered": lambda self: POST.arrived,
        "failing": closed,
    }


class TestGoodSender(SenderContract):
    plugin = sending()["plugin"]
    failing = closed

    def delivered(self) -> Sequence[str]:
        return POST.arrived


def lost(message: OutgoingMessage, job: Job) -> SendReceipt:
    return SendReceipt()


def twice(message: OutgoingMessage, job: Job) -> SendReceipt:
    POST.arrived.append(message.id)
    return SendReceipt()


def crashes(message: OutgoingMessage, job: Job) -> SendReceipt:
    if POST.down or not message.to:
        raise OSError("no route")
    return deliver(message, job)


def half(message: OutgoingMessage, job: Job) -> SendReceipt:
    POST.arrived.append(message.id)
    raise SendError("It broke off.")


def late_check(message: OutgoingMessage, job: Job) -> SendReceipt:
    POST.arrived.append(message.id)
    job.check()
    return SendReceipt()


SENDERS: list[tuple[str, dict[str, Any], str]] = [
    ("test_delivers", {"send": lost}, "0 messages arrived, not one"),
    ("test_the_same_message_never_arrives_twice", {"send": twice}, "remember the ids"),
    ("test_says_why_not", {"why_not": lambda message: None}, "why_not must give a text"),
    ("test_says_why_not", {"why_not": lambda message: "two\nlines"}, "one line"),
    ("test_says_why_not", {"why_not": lambda message: "Never."}, "objects to a message"),
    ("test_odd_messages_are_sent_or_refused", {"send": crashes}, "odd-no-address was sent"),
    ("test_failing_is_told", {"send": twice}, "yet it was told as sent"),
    ("test_failing_is_told", {"send": crashes}, "Raise SendError"),
    ("test_failing_is_told", {"send": half}, "but something did"),
    ("test_can_be_left", {"send": late_check}, "check before sending"),
]


@pytest.mark.parametrize(("test", "changes", "says"), SENDERS)
def test_sender(test: str, changes: dict[str, Any], says: str) -> None:
    assert says in told(SenderContract, test, **sending(**changes))


def test_what_arrived_has_to_be_known() -> None:
    with pytest.raises(NotImplementedError, match=r"Override delivered\(\)"):
        told(SenderContract, "test_delivers", plugin=sending()["plugin"])


WALL: list[CalendarEvent] = []


def put(events: tuple[CalendarEvent, ...], job: Job) -> Iterator[PushResult]:
    for event in events:
        WALL[:] = [one for one in WALL if one.uid != event.uid]
        if not event.cancelled:
            WALL.append(event)
        yield PushResult(uid=event.uid, reference=event.uid)


def taken(window: Window, job: Job) -> Iterator[Window]:
    for event in WALL:
        yield Window(start=event.start, end=event.start + timedelta(minutes=event.minutes))


def calendar(**changes: Any) -> dict[str, Any]:
    wall = Calendar(id="wall", title="Wall", push=put, busy=taken)
    return {
        "plugin": giving("calendars", replace(wall, **changes)),
        "entries": lambda self: [event.uid for event in WALL],
    }


class TestGoodCalendar(CalendarContract):
    plugin = calendar()["plugin"]

    def entries(self) -> list[str]:
        return [event.uid for event in WALL]


def append(events: tuple[CalendarEvent, ...], job: Job) -> Iterator[PushResult]:
    WALL.extend(event for event in events if not event.cancelled)
    return (PushResult(uid=event.uid) for event in events)


def refuse(events: tuple[CalendarEvent, ...], job: Job) -> list[PushResult]:
    return [PushResult(uid=event.uid, problem="It is full.") for event in events]


def forget(events: tuple[CalendarEvent, ...], job: Job) -> list[PushResult]:
    return list(put(events, job))[:1]


def by_reference(events: tuple[CalendarEvent, ...], job: Job) -> Iterable[PushResult]:
    WALL[:] = [one for one in WALL if one.uid not in {event.reference for event in events}]
    WALL.extend(events)
    return [PushResult(uid=event.uid, reference=event.uid) for event in events]


def strict(events: tuple[CalendarEvent, ...], job: Job) -> Iterator[PushResult]:
    if any(event.sequence > 1 for event in events):
        raise ValueError("no such entry")
    return put(events, job)


def naive(window: Window, job: Job) -> Iterator[Window]:
    yield Window(start=datetime(2026, 11, 24, 9), end=datetime(2026, 11, 24, 10))  # noqa: DTZ001 - without a zone, on purpose


def backwards(window: Window, job: Job) -> Iterator[Window]:
    yield Window(start=window.end, end=window.start)


CALENDARS: list[tuple[str, dict[str, Any], str]] = [
    ("test_puts_talks_there", {"push": refuse}, "It is full"),
    ("test_puts_talks_there", {"push": forget}, "did not say what became of it"),
    (
        "test_nothing_to_push_is_nothing",
        {"push": lambda events, job: None},
        "must give an iterable",
    ),
    ("test_pushed_twice_is_there_once", {"push": append}, "the talk is there 2 times"),
    ("test_pushed_twice_is_there_once", {"push": by_reference}, "again without its reference"),
    ("test_a_changed_talk_takes_the_place_of_the_old", {"push": append}, "must stay one entry"),
    ("test_a_changed_talk_takes_the_place_of_the_old", {"push": strict}, "no such entry"),
    ("test_a_talk_called_off_is_gone", {"push": append}, "Called off, yet there"),
    ("test_tells_busy_times", {"busy": naive}, "Give busy times in UTC"),
    ("test_tells_busy_times", {"busy": backwards}, "ends before it starts"),
]


@pytest.mark.parametrize(("test", "changes", "says"), CALENDARS)
def test_calendar(test: str, changes: dict[str, Any], says: str) -> None:
    assert says in told(CalendarContract, test, **calendar(**changes))
