"""Talks in a vdir: one file each, changed only by a change, nobody's work overwritten."""

import logging
import stat
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from coffeechat.api import CalendarEvent, JobCancelled, PushResult, Window
from coffeechat.plugin_host.context import HostContext
from coffeechat.testing import CalendarContract, FakeJob
from coffeechat_icalendar import ICalendar
from coffeechat_icalendar.settings import CalendarSettings
from coffeechat_icalendar.vdir import push

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TALK = CalendarEvent(
    uid="coffeechat-7kq2m4",
    sequence=0,
    start=datetime(2026, 11, 25, 14, tzinfo=UTC),
    minutes=30,
    zone="Europe/Berlin",
    title="Conversation with Jelisa Okafor",
    place="https://meet.example.org/room",
    description="Program Manager, Green Rivers",
)


class Folder:
    """A vdir of the test."""

    def __init__(self, path: Path) -> None:
        path.mkdir()
        self.path = path

    @property
    def file(self) -> Path:
        return self.path / f"{TALK.uid}.ics"

    def push(self, *events: CalendarEvent, debrief: int = 0, later: int = 0) -> list[PushResult]:
        now = NOW + timedelta(hours=later)
        return list(push(str(self.path), events, now, debrief, FakeJob()))

    def put(self, event: CalendarEvent, *, later: int = 0) -> PushResult:
        (result,) = self.push(event, later=later)
        return result

    def events(self) -> list[Event]:
        found = [
            event
            for path in sorted(self.path.iterdir())
            for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        ]
        return [event for event in found if isinstance(event, Event)]

    def event(self) -> Event:
        (event,) = self.events()
        return event

    def edit(self, before: str, after: str) -> None:
        """As another program does: another file in its place."""
        text = self.file.read_bytes().decode()
        assert before in text
        self.file.write_bytes(text.replace(before, after).encode())


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "private")


class TestFolder(CalendarContract):
    plugin = ICalendar
    place: Path
    settings: ClassVar[dict[str, object]] = {}

    @pytest.fixture(autouse=True)
    def in_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "private").mkdir()
        type(self).place = tmp_path / "private"
        type(self).settings = {"folder": str(self.place)}

    def entries(self) -> Collection[str]:
        read = [Calendar.from_ical(path.read_bytes()) for path in self.place.iterdir()]
        events = [event for calendar in read for event in calendar.walk("VEVENT")]
        return [str(one["uid"]) for one in events if str(one["status"]) != "CANCELLED"]


def test_a_talk_is_one_file_by_the_rules_of_all_clients(folder: Folder) -> None:
    folder.put(TALK)
    assert [path.name for path in folder.path.iterdir()] == ["coffeechat-7kq2m4.ics"]
    assert stat.S_IMODE(folder.file.stat().st_mode) == 0o600
    data = folder.file.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"METHOD" not in data
    assert b"TRIGGER;VALUE=DURATION:-PT15M\r\n" in data
    assert b"DTSTART:20261125T140000Z\r\n" in data
    event = folder.event()
    assert event.decoded("dtstamp") == event.decoded("last-modified") == NOW
    assert event.decoded("dtend") == TALK.start + timedelta(minutes=30)
    assert str(event["description"]).splitlines() == [
        "https://meet.example.org/room",
        "Program Manager, Green Rivers",
        "Wed 25 Nov 2026 15:00 Europe/Berlin",
    ]
    assert str(event["url"]) == str(event["location"]) == TALK.place


def test_what_did_not_change_is_not_written(folder: Folder) -> None:
    first = folder.put(TALK)
    before = folder.file.stat().st_mtime_ns, folder.file.stat().st_ino
    for again in (TALK, replace(TALK, reference=first.reference), replace(TALK, sequence=4)):
        assert folder.put(again, later=1).reference == first.reference
        assert (folder.file.stat().st_mtime_ns, folder.file.stat().st_ino) == before


def test_a_move_is_the_same_entry_with_a_higher_number(folder: Folder) -> None:
    first = folder.put(TALK)
    created, inode = folder.event().decoded("created"), folder.file.stat().st_ino
    later = TALK.start + timedelta(days=1)
    moved = replace(TALK, sequence=1, start=later, reference=first.reference)
    second = folder.put(moved, later=2)
    assert second.reference not in {"", first.reference}
    event = folder.event()
    assert event.decoded("dtstart") == later
    assert event["sequence"] == 1
    assert event.decoded("dtstamp") == NOW + timedelta(hours=2)
    assert event.decoded("created") == created
    assert folder.file.stat().st_ino != inode  # renamed, or khal would not look


def test_the_number_never_falls_when_a_move_was_undone(folder: Folder) -> None:
    first = folder.put(TALK)
    moved = replace(TALK, sequence=1, start=TALK.start + timedelta(days=1))
    folder.put(replace(moved, reference=first.reference))
    assert folder.put(replace(TALK, reference=first.reference)).problem == ""
    assert folder.event().decoded("dtstart") == TALK.start
    assert folder.event()["sequence"] == 2


def test_called_off_it_stays_there_as_cancelled_without_a_reminder(folder: Folder) -> None:
    first = folder.put(TALK)
    folder.put(replace(TALK, sequence=1, cancelled=True, reference=first.reference))
    event = folder.event()
    assert (str(event["status"]), str(event["transp"])) == ("CANCELLED", "TRANSPARENT")
    assert event["sequence"] == 1
    assert not event.walk("VALARM")


def test_agreed_again_it_reminds_again(folder: Folder) -> None:
    first = folder.put(TALK)
    off = folder.put(replace(TALK, sequence=1, cancelled=True, reference=first.reference))
    folder.put(replace(TALK, sequence=2, reference=off.reference))
    event = folder.event()
    assert (str(event["status"]), len(event.walk("VALARM"))) == ("CONFIRMED", 1)


def test_what_was_never_there_is_not_put_there_as_cancelled(folder: Folder) -> None:
    assert folder.put(replace(TALK, cancelled=True)).problem == ""
    assert folder.events() == []


def test_what_somebody_moved_there_is_told_and_not_overwritten(folder: Folder) -> None:
    first = folder.put(TALK)
    folder.edit("DTSTART:20261125T140000Z", "DTSTART:20261126T080000Z")
    folder.edit("DTEND:20261125T143000Z", "DTEND:20261126T084500Z")
    before = folder.file.read_bytes()
    moved = replace(
        TALK, sequence=1, start=TALK.start + timedelta(days=7), reference=first.reference
    )
    for event in (replace(TALK, reference=first.reference), moved):
        result = folder.put(event)
        assert result.problem == (
            "somebody changed it there, it is now on Thu 26 Nov 2026 09:00 Europe/Berlin; "
            "nothing was overwritten"
        )
        assert result.found is not None
        assert result.found.start == datetime(2026, 11, 26, 8, tzinfo=UTC)
        assert result.found.minutes == 45
        assert folder.file.read_bytes() == before


def test_what_was_taken_over_from_there_can_be_pushed_again(folder: Folder) -> None:
    first = folder.put(TALK)
    folder.edit("20261125T140000Z", "20261126T080000Z")
    folder.edit("20261125T143000Z", "20261126T083000Z")
    found = folder.put(replace(TALK, reference=first.reference)).found
    assert found is not None
    taken_over = replace(
        TALK, start=found.start, sequence=found.sequence, reference=found.reference
    )
    assert folder.put(taken_over).problem == ""
    assert "Thu 26 Nov 2026 09:00" in str(folder.event()["description"])


def test_called_off_there_is_told_too(folder: Folder) -> None:
    folder.put(TALK)
    folder.edit("STATUS:CONFIRMED", "STATUS:CANCELLED")
    result = folder.put(TALK)
    assert "it is now called off" in result.problem
    assert result.found is not None
    assert result.found.cancelled


def test_notes_of_theirs_on_an_agreed_talk_are_no_quarrel(folder: Folder) -> None:
    first = folder.put(TALK)
    folder.edit("Program Manager", "Bring the book. Program Manager")
    before = folder.file.read_bytes()
    assert folder.put(replace(TALK, reference=first.reference)).problem == ""
    assert folder.file.read_bytes() == before


def test_what_else_is_in_the_entry_stays_when_it_moves(folder: Folder) -> None:
    first = folder.put(TALK)
    folder.edit("BEGIN:VALARM", "CATEGORIES:work\r\nX-THEIRS:kept\r\nBEGIN:VALARM")
    later = TALK.start + timedelta(days=1)
    folder.put(replace(TALK, sequence=1, start=later, reference=first.reference))
    event = folder.event()
    assert event.decoded("dtstart") == later
    assert (event["X-THEIRS"], event.categories) == ("kept", ["work"])


def test_an_entry_is_found_by_its_uid_whatever_its_file_is_called(folder: Folder) -> None:
    first = folder.put(TALK)
    folder.file.rename(folder.path / "00-from-the-server.ics")
    later = TALK.start + timedelta(days=1)
    folder.put(replace(TALK, sequence=1, start=later, reference=first.reference))
    assert folder.event().decoded("dtstart") == later
    assert [path.name for path in folder.path.iterdir()] == ["00-from-the-server.ics"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nFREEBUSY:20261124T100000Z/P99999999W\r\n",
    ],
)
def test_a_file_that_cannot_be_read_is_left_as_it_is(folder: Folder, data: bytes) -> None:
    folder.file.write_bytes(data)
    assert "cannot be read; remove it or mend it" in folder.put(TALK).problem
    assert folder.file.read_bytes() == data


@pytest.mark.parametrize("year", ["9999", "0001"])
def test_a_date_that_nobody_can_keep_is_no_change(folder: Folder, year: str) -> None:
    folder.put(TALK)
    folder.edit("DTSTART:2026", f"DTSTART:{year}")
    result = folder.put(replace(TALK, sequence=1))
    assert "cannot be read; remove it or mend it" in result.problem
    assert result.found is None


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    (result,) = push(str(tmp_path / "none"), (TALK,), NOW, 0, FakeJob())
    assert "none is no folder; make it, or :plugins, then icalendar, sets another" in result.problem


def test_where_nothing_can_be_written_it_is_told_and_nothing_is_left(folder: Folder) -> None:
    folder.file.with_name(f"{folder.file.name}.tmp").mkdir()
    (result,) = folder.push(TALK)
    assert "private: " in result.problem
    assert not folder.file.exists()


def test_a_debrief_is_an_entry_of_its_own_that_goes_with_the_talk(folder: Folder) -> None:
    (first,) = folder.push(TALK, debrief=15)
    debrief, talk = sorted(folder.events(), key=lambda one: str(one["summary"]), reverse=True)
    assert str(debrief["summary"]) == "Debrief: Conversation with Jelisa Okafor"
    assert debrief.decoded("dtstart") == talk.decoded("dtend")
    assert debrief.decoded("dtend") == talk.decoded("dtend") + timedelta(minutes=15)
    assert not debrief.walk("VALARM")
    later = TALK.start + timedelta(days=1)
    folder.push(replace(TALK, sequence=1, start=later, reference=first.reference), debrief=15)
    assert {event.decoded("dtstart").day for event in folder.events()} == {26}
    off = replace(TALK, sequence=2, start=later, cancelled=True)
    folder.push(off, debrief=15)
    assert {str(event["status"]) for event in folder.events()} == {"CANCELLED"}


def test_a_debrief_that_was_moved_stays_so_until_the_talk_changes(folder: Folder) -> None:
    (first,) = folder.push(TALK, debrief=15)
    path = folder.path / f"{TALK.uid}-debrief.ics"
    path.write_bytes(path.read_bytes().replace(b"20261125T14", b"20261125T19"))
    folder.push(TALK, debrief=15)
    assert b"DTSTART:20261125T19" in path.read_bytes()
    folder.push(replace(TALK, sequence=1, cancelled=True, reference=first.reference), debrief=15)
    assert {str(event["status"]) for event in folder.events()} == {"CANCELLED"}


def test_it_can_be_left_between_two_talks(folder: Folder) -> None:
    with pytest.raises(JobCancelled):
        list(push(str(folder.path), (TALK, TALK), NOW, 0, FakeJob(leave_after=2)))
    assert len(folder.events()) == 1


@settings(max_examples=25)
@given(uid=st.text(min_size=1, max_size=60), title=st.text(max_size=200), place=st.text())
def test_whatever_it_says_it_becomes_one_file_in_the_folder(
    tmp_path_factory: pytest.TempPathFactory, uid: str, title: str, place: str
) -> None:
    folder = Folder(tmp_path_factory.mktemp("any") / "private")
    event = replace(TALK, uid=uid.encode(errors="ignore").decode(), title=title, place=place)
    assert folder.put(event).problem == ""
    assert folder.put(replace(event, sequence=1)).problem == ""
    (path,) = folder.path.iterdir()
    assert path.suffix == ".ics"


def hosted_with(**settings: Any) -> ICalendar:
    context = HostContext(
        id="icalendar", log=logging.getLogger("test"), settings=CalendarSettings(**settings)
    )
    return ICalendar(context)


def test_without_settings_it_only_reads_invitations() -> None:
    (calendar,) = hosted_with().calendars()
    assert calendar.read_only
    assert calendar.invitation is not None
    assert calendar.tasks is None
    window = Window(start=NOW, end=NOW + timedelta(days=1))
    assert list(calendar.busy(window, FakeJob())) == []


def test_calendars_alone_tell_busy_times_and_take_no_talk(tmp_path: Path) -> None:
    (calendar,) = hosted_with(busy=(str(tmp_path),)).calendars()
    assert calendar.read_only
    (result,) = calendar.push((TALK,), FakeJob())
    assert result.problem == "no folder for talks is set; :plugins, then icalendar, sets one"


def test_a_folder_for_talks_is_called_by_its_name(tmp_path: Path) -> None:
    (calendar,) = hosted_with(folder=str(tmp_path / "private"), busy=("x",)).calendars()
    assert (calendar.title, calendar.read_only) == ("the calendar private", False)
