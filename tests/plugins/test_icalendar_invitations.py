"""Invitations as programs write them: read alike, or refused with the line that is wrong."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.api import Attendee, Invitation, UnreadableSource
from coffeechat.plugin_host import FileSource
from coffeechat_icalendar.invitations import MOST_BYTES, read_invitation

BERLIN = ZoneInfo("Europe/Berlin")
ORGANIZER = "ORGANIZER;CN=Jelisa Okafor:mailto:Jelisa@greenrivers.example"
SOON = ("DTSTART:20270317T140000Z", "DTEND:20270317T144500Z")
OUTLOOK_ZONE = """\
BEGIN:VTIMEZONE
TZID:{}
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""
GOOGLE = f"""\
BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:REQUEST
BEGIN:VEVENT
DTSTART:20270317T140000Z
DTEND:20270317T144500Z
DTSTAMP:20270301T080000Z
{ORGANIZER}
UID:6p5l2abc@google.example
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=
 TRUE;CN=ana@example.org;X-NUM-GUESTS=0:mailto:ana@example.org
X-GOOGLE-CONFERENCE:https://meet.example.com/abc
CREATED:20270301T080000Z
DESCRIPTION:Join: https://meet.example.com/abc
LAST-MODIFIED:20270301T080000Z
SEQUENCE:0
STATUS:CONFIRMED
SUMMARY:Coffee: Ana / Jelisa
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
"""
OUTLOOK = f"""\
BEGIN:VCALENDAR
METHOD:REQUEST
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
{OUTLOOK_ZONE.format("Eastern Standard Time")}BEGIN:VEVENT
ORGANIZER;CN="Okafor, Jelisa":MAILTO:jelisa@greenrivers.example
ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=Ana:MAILTO:ana@example.org
DESCRIPTION;LANGUAGE=en-US:\\n
UID:040000008200E00074C5B7101A82E00800000000A0B1C2D3E4F5D9010000000000000000
 100000000102030405060708090A0B0C0D0E0F10
SUMMARY;LANGUAGE=en-US:Informational chat
DTSTART;TZID=Eastern Standard Time:20270317T100000
DTEND;TZID=Eastern Standard Time:20270317T103000
CLASS:PUBLIC
PRIORITY:5
DTSTAMP:20270301T080000Z
TRANSP:OPAQUE
STATUS:CONFIRMED
SEQUENCE:3
LOCATION;LANGUAGE=en-US:Microsoft Teams Meeting
X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.example.com/l/meetup
BEGIN:VALARM
DESCRIPTION:REMINDER
TRIGGER;RELATED=START:-PT15M
ACTION:DISPLAY
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def calendar(*lines: str, head: str = "", uid: str = "UID:a") -> str:
    said = "\n".join(filter(None, [uid, *lines]))
    event = f"BEGIN:VEVENT\n{said}\nEND:VEVENT\n"
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\n{head}{event}END:VCALENDAR\n"


def read(text: str | bytes) -> Invitation:
    data = text if isinstance(text, bytes) else text.replace("\n", "\r\n").encode()
    return read_invitation(FileSource.from_bytes("invite.ics", data), BERLIN)


def refusal(text: str | bytes) -> str:
    with pytest.raises(UnreadableSource) as refused:
        read(text)
    return str(refused.value)


def test_googles_invitation() -> None:
    assert read(GOOGLE) == Invitation(
        uid="6p5l2abc@google.example",
        sequence=0,
        stamp=datetime(2027, 3, 1, 8, tzinfo=UTC),
        start=datetime(2027, 3, 17, 14, tzinfo=UTC),
        minutes=45,
        title="Coffee: Ana / Jelisa",
        place="https://meet.example.com/abc",
        people=(
            Attendee(name="Jelisa Okafor", email="Jelisa@greenrivers.example"),
            Attendee(name="ana@example.org", email="ana@example.org"),
        ),
    )


def test_outlooks_invitation() -> None:
    found = read(OUTLOOK)
    assert found.uid.startswith("040000008200E0")
    assert len(found.uid) == 112
    assert (found.start, found.minutes) == (datetime(2027, 3, 17, 14, tzinfo=UTC), 30)
    assert (found.sequence, found.zone) == (3, "America/New_York")
    assert found.place == "Microsoft Teams Meeting https://teams.example.com/l/meetup"
    assert found.people[0] == Attendee(name="Okafor, Jelisa", email="jelisa@greenrivers.example")


STARTS = [
    ("DTSTART:20270317T140000Z", "", "2027-03-17 14:00", ""),
    ("DTSTART:20270317T140000", "", "2027-03-17 13:00", ""),
    ("DTSTART;TZID=Europe/Berlin:20270317T140000", "", "2027-03-17 13:00", "Europe/Berlin"),
    (
        "DTSTART;TZID=W. Europe Standard Time:20270717T140000",
        "",
        "2027-07-17 12:00",
        "Europe/Berlin",
    ),
    (
        "DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Kolkata:20270317T140000",
        "",
        "2027-03-17 08:30",
        "Asia/Kolkata",
    ),
    ("DTSTART;TZID=Made Up:20270317T100000", "Made Up", "2027-03-17 14:00", ""),
    ("DTSTART;TZID=Made Up:20271201T100000", "Made Up", "2027-12-01 15:00", ""),
]


@pytest.mark.parametrize(("line", "described", "utc", "zone"), STARTS)
def test_when_it_begins(line: str, described: str, utc: str, zone: str) -> None:
    head = OUTLOOK_ZONE.format(described) if described else ""
    found = read(calendar(line, head=head))
    assert (f"{found.start:%Y-%m-%d %H:%M}", found.zone) == (utc, zone)
    assert (found.minutes, found.sequence, found.stamp) == (30, 0, None)


#: The hour that the clocks skip is told by the clock before, the one they show twice is the first.
CLOCKS = [
    ("Europe/Berlin", "20270328T023000", "2027-03-28 01:30"),
    ("Europe/Berlin", "20271031T023000", "2027-10-31 00:30"),
    ("America/New_York", "20270314T023000", "2027-03-14 07:30"),
    ("America/New_York", "20271107T013000", "2027-11-07 05:30"),
    ("Australia/Sydney", "20271003T023000", "2027-10-02 16:30"),
    ("Australia/Sydney", "20270404T023000", "2027-04-03 15:30"),
    ("Australia/Lord_Howe", "20271003T021500", "2027-10-02 15:45"),
    ("Australia/Lord_Howe", "20270404T014500", "2027-04-03 14:45"),
]


@pytest.mark.parametrize(("zone", "wall", "utc"), CLOCKS)
def test_where_the_clocks_change(zone: str, wall: str, utc: str) -> None:
    found = read(calendar(f"DTSTART;TZID={zone}:{wall}"))
    assert f"{found.start:%Y-%m-%d %H:%M}" == utc


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        (["DURATION:PT1H"], 60),
        (["DTEND:20270317T140030Z"], 1),
        (["DTEND;TZID=Europe/London:20270317T143000"], 30),
        ([], 30),
    ],
)
def test_how_long_it_is(lines: list[str], minutes: int) -> None:
    assert read(calendar(SOON[0], *lines)).minutes == minutes


@pytest.mark.parametrize(
    ("text", "off"),
    [
        (GOOGLE.replace("METHOD:REQUEST", "METHOD:CANCEL"), True),
        (GOOGLE.replace("STATUS:CONFIRMED", "STATUS:CANCELLED"), True),
        (GOOGLE.replace("METHOD:REQUEST\n", ""), False),
        (GOOGLE.replace("METHOD:REQUEST", "METHOD:PUBLISH"), False),
    ],
)
def test_what_calls_off(text: str, off: bool) -> None:
    assert read(text).cancelled is off


@pytest.mark.parametrize("encode", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_names_in_any_encoding(encode: str) -> None:
    text = GOOGLE.replace("Jelisa Okafor", "Jelisa Ångström")
    assert read(text.encode(encode)).people[0].name == "Jelisa Ångström"


def test_an_address_is_there_once_and_what_is_none_is_left_out() -> None:
    lines = [ORGANIZER, "ATTENDEE:mailto:jelisa@GREENRIVERS.example", "ATTENDEE:urn:uuid:1"]
    assert [one.email for one in read(calendar(*SOON, *lines)).people] == [
        "Jelisa@greenrivers.example"
    ]


BY_HAND = "‹schedule› takes a date."
AGAIN = "ask for it again, or type the date."
REFUSED = [
    (
        calendar("DTSTART;VALUE=DATE:20270317"),
        f"invite.ics, line 6: it takes the whole day; a talk begins at an hour; {BY_HAND}",
    ),
    (
        calendar(*SOON, "RRULE:FREQ=WEEKLY"),
        f"invite.ics, line 8: it is a series, and no single talk; {BY_HAND}",
    ),
    (
        calendar(*SOON, "RECURRENCE-ID:20270317T140000Z"),
        f"invite.ics, line 8: it is a series, and no single talk; {BY_HAND}",
    ),
    (
        calendar("DTSTART;TZID=Customized Time Zone:20270317T140000"),
        f"line 6: the file does not say what the time zone «Customized Time Zone» is; {BY_HAND}",
    ),
    (calendar("DTSTART:tomorrow"), f"invite.ics, line 6: this is no date and time; {BY_HAND}"),
    *(
        (
            calendar(f"DTSTART:{moment}"),
            f"invite.ics, line 6: this is no date of our time; {BY_HAND}",
        )
        for moment in ("99991231T235500Z", "99991231T235500", "00010101T000500", "18991231T120000Z")
    ),
    (calendar("SUMMARY:x"), f"invite.ics, line 5: it does not say when it begins; {BY_HAND}"),
    (
        calendar(*SOON, uid=""),
        f"invite.ics: it has no UID, so no change of it could be followed; {BY_HAND}",
    ),
    (
        calendar(SOON[0], "DTEND:20270317T130000Z"),
        f"invite.ics, line 7: it does not end within a day after it begins; {BY_HAND}",
    ),
    (
        calendar(*SOON, "SEQUENCE:many"),
        f"invite.ics, line 8: this is no number of a change; {BY_HAND}",
    ),
    (
        calendar(*SOON).replace("END:VCALENDAR\n", "") + calendar(*SOON).partition("EN\n")[2],
        f"invite.ics: it holds 2 events; an invitation is about one; {BY_HAND}",
    ),
    *(
        (GOOGLE.replace("METHOD:REQUEST", f"METHOD:{method}"), f"invite.ics, line 5: {says}.")
        for method, says in [
            ("REPLY", "it is an answer to an invitation; ‹reply› notes what they answered"),
            ("Counter", "they ask for another time; ‹reply› notes that, or the new date"),
            ("DECLINECOUNTER", "the time you asked for does not suit them; ‹reply› notes that"),
            ("REFRESH", "they ask for your invitation once more; ‹mail› sends it"),
        ]
    ),
    (
        "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n",
        f"invite.ics: it invites to nothing; {BY_HAND}",
    ),
    (
        GOOGLE[:300],
        f"invite.ics, line 6: «BEGIN:VEVENT» has no end; the file is cut off; {AGAIN}",
    ),
    (
        GOOGLE.replace("SEQUENCE:0", "this is no property"),
        f"invite.ics, line 18: «this is no property» is no line of a calendar; {AGAIN}",
    ),
    (
        GOOGLE.replace("END:VEVENT", "END:VALARM"),
        f"invite.ics, line 22: «END:VALARM» ends what did not begin; {AGAIN}",
    ),
    ("BEGIN:VCALENDAR\n" + "BEGIN:X\n" * 99, f"line 9: too much lies within one another; {AGAIN}"),
    ("<html><body>BEGIN", "line 1: it is a web page, no invitation; save the attachment again."),
    ("", "line 1: it is no calendar file (.ics); save the attachment again."),
    (b"\x00\xff\xfe" * 40, "line 1: it is no calendar file (.ics); save the attachment again."),
    (calendar(f"DTSTART;TZID={'/a' * 2000}:20270317T140000"), f"it cannot be read; {AGAIN}"),
    (
        calendar(*SOON) + "X" * MOST_BYTES,
        f"invite.ics: it is far longer than any invitation; {BY_HAND}",
    ),
    (
        calendar(
            "DTSTART;TZID=Made Up:20270317T100000",
            head=OUTLOOK_ZONE.format("Made Up").replace("YEARLY;INTERVAL=1", "SECONDLY", 1),
        ),
        f"invite.ics, line 10: this rule of a time zone cannot be followed; {BY_HAND}",
    ),
    (
        calendar(
            "DTSTART;TZID=Made Up:20270317T100000",
            head=OUTLOOK_ZONE.format("Made Up").replace("BYMONTH=3", "BYSECOND=1,2,3"),
        ),
        f"invite.ics, line 16: this rule of a time zone cannot be followed; {BY_HAND}",
    ),
]


@pytest.mark.parametrize(("text", "says"), REFUSED, ids=[says[:60] for _, says in REFUSED])
def test_what_is_no_invitation_is_refused_with_its_line(text: str | bytes, says: str) -> None:
    assert refusal(text).endswith(says)


LINES = st.sampled_from(GOOGLE.splitlines())


@settings(max_examples=40, deadline=None)
@given(lines=st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=30), cut=st.integers(0, 900))
def test_a_damaged_file_is_read_or_refused_in_a_sentence(lines: list[str], cut: int) -> None:
    for text in ("\n".join(["BEGIN:VCALENDAR", *lines]), GOOGLE[:cut] + GOOGLE[cut + 7 :]):
        told = ""
        try:
            found = read(text.encode(errors="replace"))
        except UnreadableSource as refused:
            told = str(refused)
        assert told.startswith("invite.ics") or (found.minutes > 0 and found.start.tzinfo is UTC)
