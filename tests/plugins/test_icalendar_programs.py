"""What is written, as khal and todoman show it: moved, called off, and where the clocks change."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from coffeechat.api import CalendarEvent, DueView, PushResult, Window
from coffeechat.domain.when import parse_when
from coffeechat.testing import FakeJob
from coffeechat_icalendar.busy import busy_times
from coffeechat_icalendar.tasks import keep_tasks
from coffeechat_icalendar.vdir import push
from support.calendars import Khal, Todoman

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TALK = CalendarEvent(
    uid="coffeechat-7kq2m4",
    sequence=0,
    start=datetime(2026, 11, 25, 14, tzinfo=UTC),
    minutes=30,
    zone="Europe/Berlin",
    title="Conversation with Jelisa Ångström, 面談",
    place="Café «Zur Post»; Oakland",
)
MOVED = replace(TALK, sequence=1, start=TALK.start + timedelta(days=1))
OFF = replace(MOVED, sequence=2, cancelled=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "calendars" / "private"
    folder.mkdir(parents=True)
    return folder


def put(folder: Path, *events: CalendarEvent, after: Sequence[PushResult] = ()) -> list[PushResult]:
    known = {result.uid: result.reference for result in after}
    events = tuple(replace(one, reference=known.get(one.uid, "")) for one in events)
    results = list(push(str(folder), events, NOW, 0, FakeJob()))
    assert not any(result.problem for result in results)
    return results


def test_khal_shows_it_moved_and_called_off(folder: Path, tmp_path: Path) -> None:
    khal = Khal(folder, tmp_path / "khal")
    second = put(folder, MOVED, after=put(folder, TALK))
    assert khal.lists("2026-11-23") == [f"2026-11-26 15:00 15:30 {TALK.title} CONFIRMED"]
    put(folder, OFF, after=second)
    assert khal.lists("2026-11-23") == [f"2026-11-26 15:00 15:30 {TALK.title} CANCELLED"]


def test_what_khal_writes_is_a_busy_time(folder: Path, tmp_path: Path) -> None:
    khal = Khal(folder, tmp_path / "khal")
    khal.add("2026-11-25 13:30", "2026-11-25 14:15", "Dentist")
    window = Window(start=NOW, end=NOW + timedelta(days=7))
    (busy,) = busy_times([str(folder)], window, UTC, FakeJob())
    assert (busy.title, busy.start.hour, busy.end.minute) == ("Dentist", 12, 15)


#: A zone, what is typed, the moment, and what khal shows somebody there: before and after the
#: clocks change, and in the hour that comes twice.
CLOCKS: dict[str, list[tuple[str, str, str]]] = {
    "Europe/Berlin": [
        ("27 mar 2027 15:00", "20270327T140000Z", "2027-03-27 15:00 15:30"),
        ("28 mar 2027 03:00", "20270328T010000Z", "2027-03-28 03:00 03:30"),
        ("28 mar 2027 15:00", "20270328T130000Z", "2027-03-28 15:00 15:30"),
        ("31 oct 2027 02:30 first", "20271031T003000Z", "2027-10-31 02:30 02:00"),
        ("31 oct 2027 02:45 second", "20271031T014500Z", "2027-10-31 02:45 03:15"),
    ],
    "America/New_York": [
        ("14 mar 2027 01:45", "20270314T064500Z", "2027-03-14 01:45 03:15"),
        ("15 mar 2027 09:00", "20270315T130000Z", "2027-03-15 09:00 09:30"),
        ("7 nov 2027 01:15 second", "20271107T061500Z", "2027-11-07 01:15 01:45"),
        ("8 nov 2027 09:00", "20271108T140000Z", "2027-11-08 09:00 09:30"),
    ],
    "Australia/Sydney": [
        ("3 oct 2027 03:00", "20271002T160000Z", "2027-10-03 03:00 03:30"),
        ("3 oct 2027 15:00", "20271003T040000Z", "2027-10-03 15:00 15:30"),
        ("4 apr 2027 02:15 second", "20270403T161500Z", "2027-04-04 02:15 02:45"),
        ("4 apr 2027 15:00", "20270404T050000Z", "2027-04-04 15:00 15:30"),
    ],
    # Its clocks change by half an hour.
    "Australia/Lord_Howe": [
        ("3 oct 2027 02:30", "20271002T153000Z", "2027-10-03 02:30 03:00"),
        ("4 apr 2027 01:40 second", "20270403T151000Z", "2027-04-04 01:40 02:10"),
        ("4 apr 2027 15:00", "20270404T043000Z", "2027-04-04 15:00 15:30"),
    ],
}


@pytest.mark.parametrize("zone", CLOCKS)
def test_where_the_clocks_change_khal_shows_the_hour_that_was_typed(
    folder: Path, tmp_path: Path, zone: str
) -> None:
    cases = CLOCKS[zone]
    whens = [parse_when(typed, NOW, zone) for typed, _, _ in cases]
    put(
        folder,
        *(
            replace(TALK, uid=f"talk-{number}", start=when.start, zone=zone, title="Talk")
            for number, when in enumerate(whens)
        ),
    )
    for number, (_, utc, _) in enumerate(cases):
        data = (folder / f"talk-{number}.ics").read_bytes()
        assert f"DTSTART:{utc}\r\n".encode() in data
        (event,) = Calendar.from_ical(data).walk("VEVENT")
        assert event.decoded("dtstart") == whens[number].start
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=30)
    shown = Khal(folder, tmp_path / "khal", zone).lists("2027-01-01", 365)
    assert sorted(shown) == sorted(f"{khal} Talk CONFIRMED" for _, _, khal in cases)


def test_todoman_shows_what_is_due_and_what_it_ticked_is_left_ticked(tmp_path: Path) -> None:
    folder = tmp_path / "tasks"
    folder.mkdir()
    due = DueView(
        uid="d-04-7kq2m4", person="Jelisa", action="write", why="no answer", day=date(2026, 12, 3)
    )
    assert [one.problem for one in keep_tasks(str(folder), (due,), NOW, FakeJob())] == [""]
    todoman = Todoman(folder, tmp_path / "home")
    shown = todoman.lists()
    assert "Jelisa: no answer (write)" in shown
    assert "2026-12-03" in shown
    todoman.done(1)
    (result,) = keep_tasks(str(folder), (due,), NOW, FakeJob())
    assert result.problem == "it is ticked in the list, and still due here"
