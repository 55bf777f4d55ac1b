"""An invitation to the other person: what RFC 5546 asks for, and nothing that is private."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from icalendar import Calendar, Event

from coffeechat.api import Attendee, CalendarEvent, Invitation
from coffeechat.plugin_host import FileSource
from coffeechat_icalendar.invitations import read_invitation
from coffeechat_icalendar.outgoing import invitation_to

NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)
ANA = Attendee(email="ana@example.org", name="Ana Bell")
JELISA = Attendee(email="jelisa@greenrivers.example", name='Okafor, "Jelisa"\r\nX-EVIL:1')
TALK = CalendarEvent(
    uid="coffeechat-7kq2",
    sequence=2,
    start=datetime(2027, 3, 17, 14, tzinfo=UTC),
    minutes=30,
    zone="Europe/Berlin",
    title="Conversation: Jelisa Okafor and Ana Bell",
    place="https://meet.example.com/abc",
    description="Wed 17 Mar 2027 10:00 America/New_York",
)


def read(event: CalendarEvent) -> tuple[Calendar, Event]:
    """The calendar that is written, and the one event in it."""
    data = invitation_to(event, ANA, JELISA, NOW)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = Calendar.from_ical(data)
    (event_there,) = calendar.walk("VEVENT")
    assert isinstance(calendar, Calendar)
    assert isinstance(event_there, Event)
    return calendar, event_there


def test_it_asks_the_other_to_come() -> None:
    calendar, event = read(TALK)
    assert calendar["METHOD"] == "REQUEST"
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (TALK.uid, 2, "CONFIRMED")
    assert event.decoded("DTSTART") == TALK.start
    assert event.decoded("DTSTAMP") == NOW
    assert (event["ORGANIZER"], event["ORGANIZER"].params["CN"]) == (
        "mailto:ana@example.org",
        "Ana Bell",
    )
    guest = event["ATTENDEE"]
    assert guest == "mailto:jelisa@greenrivers.example"
    assert {name: guest.params[name] for name in ("ROLE", "PARTSTAT", "RSVP")} == {
        "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }
    assert guest.params["CN"] == "Okafor, 'Jelisa' X-EVIL:1"
    assert event["URL"] == event["LOCATION"] == "https://meet.example.com/abc"
    assert str(event["DESCRIPTION"]).split("\n") == [
        "https://meet.example.com/abc",
        "Wed 17 Mar 2027 10:00 America/New_York",
        "Wed 17 Mar 2027 15:00 Europe/Berlin",
    ]


def test_it_reminds_nobody_and_needs_no_zone() -> None:
    data = invitation_to(TALK, ANA, JELISA, NOW)
    assert b"VALARM" not in data
    assert b"TZID" not in data
    assert b"X-EVIL" not in [line.partition(b":")[0] for line in data.split(b"\r\n")]


def test_it_calls_off() -> None:
    calendar, event = read(replace(TALK, sequence=3, cancelled=True))
    assert (calendar["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert (event["UID"], event["SEQUENCE"]) == (TALK.uid, 3)
    assert event["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize("cancelled", [False, True])
def test_whoever_uses_this_program_too_can_take_it(cancelled: bool) -> None:
    data = invitation_to(replace(TALK, cancelled=cancelled), ANA, JELISA, NOW)
    assert read_invitation(FileSource.from_bytes("invite.ics", data), UTC) == Invitation(
        uid=TALK.uid,
        sequence=2,
        stamp=NOW,
        start=TALK.start,
        minutes=30,
        title=TALK.title,
        place=TALK.place,
        cancelled=cancelled,
        people=(ANA, replace(JELISA, name="Okafor, 'Jelisa' X-EVIL:1")),
    )


def test_an_address_that_would_break_out_is_refused() -> None:
    with pytest.raises(ValueError, match="mailto"):
        invitation_to(TALK, ANA, Attendee(email="a@example.org\r\nX:1"), NOW)
