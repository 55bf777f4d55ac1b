"""Talks as a calendar file: what a calendar reads back is what was agreed."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.cal import Component

from coffeechat.api import (
    ConversationView,
    ExportBatch,
    ExportFile,
    Job,
    Mode,
    PersonView,
    Step,
    TalkView,
)
from coffeechat_icalendar import ICalendar
from coffeechat_icalendar.events import calendar_of
from plugins.advice_kit import JELISA

NOW = datetime(2027, 3, 1, 8, 30, tzinfo=UTC)
TALK = TalkView(
    uid="0f3c9a52-0c6f-4f1f-8d0c-1c1a52f7a001",
    sequence=2,
    start=datetime(2027, 3, 17, 14, tzinfo=UTC),
    minutes=30,
    zone="Europe/Berlin",
    mode=Mode.VIDEO,
    place="https://meet.example.org/room",
    questions=("a secret question",),
    key_question="a secret question",
)
CONVERSATION = ConversationView(
    id="c1",
    person=replace(JELISA, notes="a secret"),
    stage=Step.SCHEDULED.stage,
    step=Step.SCHEDULED,
    created=datetime(2027, 2, 1, 12, tzinfo=UTC),
    why="a secret",
    goals=("a secret",),
    talk=TALK,
)


class Warnings:
    """A job that keeps what it was told."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def progress(self, done: int, total: int | None = None, note: str = "") -> None:
        """Nobody looks."""

    def check(self) -> None:
        """Nobody leaves."""

    def warn(self, text: str) -> None:
        self.texts.append(text)


def batch(*talks: TalkView, person: PersonView = CONVERSATION.person) -> ExportBatch:
    conversations = tuple(
        replace(CONVERSATION, id=f"c{number}", talk=talk, person=person)
        for number, talk in enumerate(talks)
    )
    return ExportBatch(now=NOW, conversations=conversations)


def export(given_batch: ExportBatch, job: Job | None = None) -> list[ExportFile]:
    plugin = ICalendar.__new__(ICalendar)
    exporter, _ = plugin.exporters()
    assert exporter.id == "ics"
    return list(exporter.render(given_batch, job or Warnings()))


def data_of(given_batch: ExportBatch) -> bytes:
    (file,) = export(given_batch)
    assert file.name.endswith(".ics")
    return file.data


def events(data: bytes) -> list[Component]:
    calendar = Calendar.from_ical(data)
    assert all(not component.errors for component in calendar.walk())
    return list(calendar.walk("VEVENT"))


def text(event: Component, name: str) -> str:
    return str(event.get(name, ""))


def test_a_talk_is_read_back_as_it_was_agreed() -> None:
    (event,) = events(data_of(batch(TALK)))
    assert text(event, "uid") == TALK.uid
    assert event["sequence"] == 2
    assert event.decoded("dtstart") == TALK.start
    assert event.decoded("dtend") == TALK.start + timedelta(minutes=30)
    assert event.decoded("dtstamp") == event.decoded("last-modified") == NOW
    assert event.decoded("created") == CONVERSATION.created
    assert text(event, "summary") == "Conversation with Jelisa Okafor"
    assert (text(event, "status"), text(event, "transp")) == ("CONFIRMED", "OPAQUE")
    assert text(event, "class") == "PRIVATE"


def test_times_are_utc_and_told_in_both_zones() -> None:
    data = data_of(batch(TALK))
    assert b"DTSTART:20270317T140000Z\r\n" in data
    assert b"VTIMEZONE" not in data
    (event,) = events(data)
    assert text(event, "description").splitlines() == [
        "https://meet.example.org/room",
        "Program Manager, Green Rivers",
        "Wed 17 Mar 2027 15:00 Europe/Berlin",
        "Wed 17 Mar 2027 10:00 America/New_York",
    ]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "", "Nowhere/At_All"])
def test_one_zone_is_told_once(zone: str) -> None:
    (event,) = events(data_of(batch(TALK, person=replace(JELISA, zone=zone))))
    assert text(event, "description").count("17 Mar 2027") == 1


def test_a_link_stands_in_three_places() -> None:
    (event,) = events(data_of(batch(replace(TALK, place="Zoom https://zoom.example.com/j/1?p=2"))))
    assert text(event, "location") == "Zoom https://zoom.example.com/j/1?p=2"
    assert text(event, "url") == "https://zoom.example.com/j/1?p=2"
    assert text(event, "description").startswith("https://zoom.example.com/j/1?p=2\n")


@pytest.mark.parametrize(
    ("mode", "place", "location"),
    [
        (Mode.PHONE, "+1 555 0100", "+1 555 0100"),
        (Mode.COFFEE, "Café Ångström, Oakland", "Café Ångström, Oakland"),
        (Mode.WALK, "", "On a walk"),
        (Mode.VIDEO, "", "By video"),
        (None, "", ""),
    ],
)
def test_where_it_is(mode: Mode | None, place: str, location: str) -> None:
    (event,) = events(data_of(batch(replace(TALK, mode=mode, place=place))))
    assert text(event, "location") == location
    assert "url" not in event


def test_a_reminder_comes_a_quarter_of_an_hour_before() -> None:
    data = data_of(batch(TALK))
    assert b"TRIGGER;VALUE=DURATION:-PT15M\r\n" in data
    (event,) = events(data)
    (alarm,) = event.walk("VALARM")
    assert text(alarm, "action") == "DISPLAY"
    assert text(alarm, "description")


def test_a_talk_that_was_called_off_takes_no_time_and_reminds_nobody() -> None:
    (event,) = events(data_of(batch(replace(TALK, called_off=True, sequence=3))))
    assert (text(event, "status"), text(event, "transp")) == ("CANCELLED", "TRANSPARENT")
    assert event["sequence"] == 3
    assert text(event, "uid") == TALK.uid
    assert not event.walk("VALARM")


def test_it_is_no_invitation_and_tells_nothing_private() -> None:
    data = data_of(batch(TALK))
    for absent in (b"METHOD", b"ORGANIZER", b"ATTENDEE", b"secret"):
        assert absent not in data


@pytest.mark.parametrize(
    "given_batch",
    [
        ExportBatch(now=NOW),
        batch(replace(TALK, start=NOW - timedelta(hours=1))),
        batch(replace(TALK, start=NOW - timedelta(hours=1), called_off=True)),
        ExportBatch(now=NOW, conversations=(replace(CONVERSATION, talk=None),)),
        ExportBatch(now=NOW, conversations=(replace(CONVERSATION, step=Step.CLOSED),)),
    ],
)
def test_without_a_talk_ahead_there_is_no_file_but_a_word(given_batch: ExportBatch) -> None:
    job = Warnings()
    assert export(given_batch, job) == []
    assert job.texts == ["No talk lies ahead; no file is written."]


def test_a_talk_under_way_is_still_there() -> None:
    assert export(batch(replace(TALK, start=NOW - timedelta(minutes=5))))


def test_talks_stand_in_their_order_whatever_the_order_of_the_batch() -> None:
    talks = [replace(TALK, uid=f"u{hour}", start=NOW + timedelta(hours=hour)) for hour in (3, 1, 2)]
    assert [text(event, "uid") for event in events(data_of(batch(*talks)))] == ["u1", "u2", "u3"]


@given(
    name=st.text(min_size=1, max_size=120),
    place=st.builds(str.__add__, st.sampled_from(["", "https://example.org/"]), st.text()),
    minutes=st.integers(-5, 600),
)
def test_any_text_gives_lines_that_every_calendar_reads(
    name: str, place: str, minutes: int
) -> None:
    person = replace(JELISA, name=name, organisation=name)
    given_batch = batch(replace(TALK, place=place, minutes=minutes), person=person)
    data = calendar_of(given_batch)
    assert data
    assert data == calendar_of(given_batch)
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any((byte < 32 and byte != 9) or byte == 127 for line in lines for byte in line)
    (event,) = events(data)
    assert event.decoded("dtend") > event.decoded("dtstart")
    kept = "".join(sign for sign in name if sign.isprintable() and sign.isascii())
    read = "".join(sign for sign in text(event, "summary") if sign.isprintable() and sign.isascii())
    assert read == f"Conversation with {kept}"


def test_the_library_is_loaded_only_when_a_file_is_written() -> None:
    program = "import sys, coffeechat_icalendar; print('icalendar' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
