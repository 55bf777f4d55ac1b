"""An invitation that came as a file (RFC 5546): who, when, where, and which change of it this is.

Outlook, Google and others write them alike enough: METHOD:REQUEST, or none at all; METHOD:CANCEL
calls off. An answer to an invitation, and what is no single talk with a beginning, is refused, with
the line and a remedy.
"""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo

from icalendar import Calendar, Event
from icalendar.prop import vDDDTypes

from coffeechat.api import Attendee, ImportSource, Invitation, UnreadableSource
from coffeechat_icalendar.entry import LINK, UNREADABLE, clean, in_utc
from coffeechat_icalendar.outline import Broken, Line, endless_rule, number_of, outline
from coffeechat_icalendar.zones import with_plain_zones, zone_of

#: A picture may be attached; more is no invitation.
MOST_BYTES = 2_000_000
_UTF_16 = {BOM_UTF16_BE, BOM_UTF16_LE}
_MOST_ATTENDEES = 200
#: Of an invitation that names no end.
_USUAL_MINUTES = 30
_A_DAY = timedelta(days=1)
_BY_HAND = "‹schedule› takes a date"
_AGAIN = "ask for it again, or type the date"
#: What is no invitation: by METHOD, what is wrong with it, and what to do.
_ANSWERS = {
    "REPLY": "it is an answer to an invitation; ‹reply› notes what they answered",
    "COUNTER": "they ask for another time; ‹reply› notes that, or the new date",
    "DECLINECOUNTER": "the time you asked for does not suit them; ‹reply› notes that",
    "REFRESH": "they ask for your invitation once more; ‹mail› sends it",
}
_ADDRESS = re.compile(r"[^\s@:<>]+@[^\s@:<>]+")
#: Where programs put the link of a video call, when it is not the place.
_LINKS = ("URL", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "CONFERENCE")


def read_invitation(source: ImportSource, zone: tzinfo) -> Invitation:
    """The one talk that a file invites to, moves or calls off.

    Args:
        source: The file.
        zone: The user's, in which times without a zone are meant.

    Raises:
        UnreadableSource: It is none; the text names the file, the line and what to do.
    """
    text = _text_of(source)
    try:
        lines = outline(text)
    except Broken as broken:
        raise _refused(source, broken.line, broken.wrong, _AGAIN) from broken
    if number := endless_rule(lines):
        raise _refused(source, number, "this rule of a time zone cannot be followed", _BY_HAND)
    calendar, event = _event_of(source, text, lines)
    return _read(_Reading(source, lines, zone), calendar, event)


class _Reading:
    """A file on its way: refusals name it and the line of a property."""

    def __init__(self, source: ImportSource, lines: list[Line], zone: tzinfo) -> None:
        self.source, self.lines, self.zone = source, lines, zone

    def refuse(self, name: str, wrong: str) -> UnreadableSource:
        """What to raise about a property."""
        return _refused(self.source, number_of(self.lines, name), wrong, _BY_HAND)


def _refused(source: ImportSource, line: int, wrong: str, remedy: str) -> UnreadableSource:
    where = f"{source.name}, line {line}" if line else source.name
    return UnreadableSource(f"{where}: {wrong}; {remedy}.")


def _text_of(source: ImportSource) -> str:
    with source.open() as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _refused(source, 0, "it is far longer than any invitation", _BY_HAND)
    try:
        text = data.decode("utf-16" if data[:2] in _UTF_16 else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "BEGIN:VCALENDAR" in text.upper():
        return text
    wrong = "it is a web page, no invitation" if "<html" in text[:4000].casefold() else ""
    raise _refused(source, 1, wrong or "it is no calendar file (.ics)", "save the attachment again")


def _event_of(source: ImportSource, text: str, lines: list[Line]) -> tuple[Calendar, Event]:
    """The calendar and the one event in it."""
    try:
        calendar = Calendar.from_ical(with_plain_zones(text).encode())
    except UNREADABLE as error:
        raise _refused(source, 0, "it cannot be read", _AGAIN) from error
    assert isinstance(calendar, Calendar)
    if answer := _ANSWERS.get(str(calendar.get("method", "")).upper()):
        wrong, _, remedy = answer.partition("; ")
        raise _refused(source, number_of(lines, "METHOD", "VCALENDAR"), wrong, remedy)
    events = [one for one in calendar.walk("VEVENT") if isinstance(one, Event)]
    if not events:
        raise _refused(source, 0, "it invites to nothing", _BY_HAND)
    for name in ("RRULE", "RDATE", "RECURRENCE-ID"):
        if number := number_of(lines, name):
            raise _refused(source, number, "it is a series, and no single talk", _BY_HAND)
    if len(events) > 1:
        wrong = f"it holds {len(events):,} events; an invitation is about one"
        raise _refused(source, 0, wrong, _BY_HAND)
    return calendar, events[0]


def _read(reading: _Reading, calendar: Calendar, event: Event) -> Invitation:
    start, zone = _moment(reading, event, "DTSTART")
    method, status = str(calendar.get("method", "")), str(event.get("status", ""))
    uid = clean(str(event.get("uid", ""))).strip()
    if not uid:
        raise reading.refuse("UID", "it has no UID, so no change of it could be followed")
    return Invitation(
        uid=uid,
        sequence=_sequence(reading, event),
        stamp=_stamp(event),
        start=start,
        minutes=_minutes(reading, event, start),
        zone=zone,
        title=clean(str(event.get("summary", ""))),
        place=_place(event),
        cancelled=method.upper() == "CANCEL" or status.upper() == "CANCELLED",
        people=tuple(_people(event)),
    )


def _moment(reading: _Reading, event: Event, name: str) -> tuple[datetime, str]:
    """A moment in UTC, and the IANA zone in which it is written; none when that is not known."""
    value = event.get(name)
    if value is None:
        raise reading.refuse("UID", "it does not say when it begins")
    if not isinstance(value, vDDDTypes) or not isinstance(value.dt, date):
        raise reading.refuse(name, "this is no date and time")
    moment = value.dt
    if not isinstance(moment, datetime):
        raise reading.refuse(name, "it takes the whole day; a talk begins at an hour")
    if moment.tzinfo is None and "TZID" in value.params:
        named = clean(str(value.params["TZID"]))[:40]
        raise reading.refuse(name, f"the file does not say what the time zone «{named}» is")
    try:
        return in_utc(moment, reading.zone), zone_of(moment, str(value.params.get("TZID", "")))
    except ValueError:
        raise reading.refuse(name, "this is no date of our time") from None


def _minutes(reading: _Reading, event: Event, start: datetime) -> int:
    length, name = timedelta(), "DTEND"
    if "dtend" in event:
        length = _moment(reading, event, name)[0] - start
    elif "duration" in event:
        said, name = event["duration"], "DURATION"
        if isinstance(said, vDDDTypes) and isinstance(said.dt, timedelta):
            length = said.dt
    else:
        return _USUAL_MINUTES
    if not timedelta() < length <= _A_DAY:
        raise reading.refuse(name, "it does not end within a day after it begins")
    return max(round(length / timedelta(minutes=1)), 1)


def _sequence(reading: _Reading, event: Event) -> int:
    try:
        number = int(event.get("sequence", 0))
    except (TypeError, ValueError):
        number = -1
    if not 0 <= number < 2**31:
        raise reading.refuse("SEQUENCE", "this is no number of a change")
    return number


def _stamp(event: Event) -> datetime | None:
    """When it was written; None when it does not say so in UTC, as it should."""
    said = event.get("dtstamp")
    stamp = said.dt if isinstance(said, vDDDTypes) else None
    if not isinstance(stamp, datetime) or stamp.tzinfo is None:
        return None
    try:
        return in_utc(stamp, stamp.tzinfo)
    except ValueError:
        return None


def _place(event: Event) -> str:
    """Where it is, with the link of a call."""
    place = " ".join(clean(str(event.get("location", ""))).split())
    if LINK.search(place):
        return place
    links = (LINK.search(clean(str(event.get(name, "")))) for name in _LINKS)
    link = next((one[0] for one in links if one), "")
    return f"{place} {link}".strip()


def _people(event: Event) -> Iterator[Attendee]:
    """Who invites, then who is invited; those with an address, each once."""
    seen: set[str] = set()
    for name in ("organizer", "attendee"):
        given = event.get(name, [])
        for one in given if isinstance(given, list) else [given]:
            found = _ADDRESS.search(clean(str(one)))
            if found is None or found[0].casefold() in seen or len(seen) == _MOST_ATTENDEES:
                continue
            seen.add(found[0].casefold())
            known_as = clean(str(getattr(one, "params", {}).get("CN", "")))
            yield Attendee(name=known_as, email=found[0])
