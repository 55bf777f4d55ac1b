"""A talk in a vdir, as khal shows it and as it comes to a server and back through vdirsyncer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coffeechat.api import CalendarEvent, PushResult, Window
from coffeechat.testing import FakeJob
from coffeechat_icalendar.busy import busy_times
from coffeechat_icalendar.vdir import push
from support.calendars import Khal, Server, radicale

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


@pytest.fixture
def server(folder: Path, tmp_path: Path) -> Iterator[Server]:
    with radicale(tmp_path / "radicale") as url:
        yield Server(url, folder, tmp_path / "home")


def put(folder: Path, event: CalendarEvent, after: PushResult | None = None) -> PushResult:
    event = replace(event, reference=after.reference if after else "")
    (result,) = push(str(folder), (event,), NOW, 0, FakeJob())
    return result


def test_khal_shows_it_moved_and_called_off(folder: Path, tmp_path: Path) -> None:
    khal = Khal(folder, tmp_path / "khal")
    first = put(folder, TALK)
    assert khal.lists("2026-11-23") == [f"2026-11-25 15:00 15:30 {TALK.title} CONFIRMED"]
    second = put(folder, MOVED, first)
    assert khal.lists("2026-11-23") == [f"2026-11-26 15:00 15:30 {TALK.title} CONFIRMED"]
    put(folder, OFF, second)
    assert khal.lists("2026-11-23") == [f"2026-11-26 15:00 15:30 {TALK.title} CANCELLED"]


def test_it_comes_to_a_server_moves_there_and_is_called_off_there(
    folder: Path, server: Server
) -> None:
    first = put(folder, TALK)
    server.sync()
    assert "DTSTART:20261125T140000Z" in server.read(TALK.uid)
    second = put(folder, MOVED, first)
    server.sync()
    assert "DTSTART:20261126T140000Z" in server.read(TALK.uid)
    third = put(folder, OFF, second)
    server.sync()
    assert "STATUS:CANCELLED" in server.read(TALK.uid)
    assert put(folder, OFF, third).problem == ""
    server.sync()
    assert len(list(folder.iterdir())) == 1


def test_what_was_changed_on_the_server_comes_back_as_a_proposal(
    folder: Path, server: Server
) -> None:
    first = put(folder, TALK)
    server.sync()
    server.change(TALK.uid, "20261125T140000Z", "20261127T080000Z")
    server.change(TALK.uid, "20261125T143000Z", "20261127T083000Z")
    server.sync()
    result = put(folder, TALK, first)
    assert "it is now on Fri 2026-11-27 09:00 Europe/Berlin" in result.problem
    assert result.found is not None
    assert result.found.start == datetime(2026, 11, 27, 8, tzinfo=UTC)
    taken_over = replace(TALK, start=result.found.start, sequence=result.found.sequence)
    again = put(folder, taken_over, PushResult(uid=TALK.uid, reference=result.found.reference))
    assert again.problem == ""
    server.sync()
    assert "DTSTART:20261127T080000Z" in server.read(TALK.uid)


def test_what_khal_writes_is_a_busy_time(folder: Path, tmp_path: Path) -> None:
    khal = Khal(folder, tmp_path / "khal")
    khal.add("2026-11-25 13:30", "2026-11-25 14:15", "Dentist")
    window = Window(start=NOW, end=NOW + timedelta(days=7))
    (busy,) = busy_times([str(folder)], window, UTC, FakeJob())
    assert (busy.title, busy.start.hour, busy.end.minute) == ("Dentist", 12, 15)
