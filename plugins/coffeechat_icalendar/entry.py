"""A talk as an entry of a calendar that every client reads alike (RFC 5545).

Times are written in UTC, which needs no description of zones and is shown in the reader's own; an
entry keeps its UID for good and counts SEQUENCE up when it changes; a METHOD has only what goes to
somebody else (RFC 5546). What is private (why, goals, questions, notes) is not in it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from hashlib import sha256
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Alarm, Calendar, Event, Todo

from coffeechat.api import CalendarEvent

PRODUCT = "-//coffeechat//coffeechat//EN"
REMIND_BEFORE = timedelta(minutes=15)
#: What `Calendar.from_ical` raises of damaged text, beside what it says it does.
UNREADABLE = (ValueError, KeyError, TypeError, IndexError, OverflowError, RecursionError)
#: Years of talks: at the ends of the calendar there is no hour later, and none in another zone.
_OUR_TIME = range(1900, 2200)

LINK = re.compile(r"https?://\S+")
#: Control characters that a calendar may choke on; newlines and tabs are escaped when written.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
#: In English whatever the locale.
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What we write of an entry; `start` and `end` in UTC."""

    uid: str
    sequence: int
    start: datetime
    end: datetime
    summary: str
    description: str = ""
    place: str = ""
    cancelled: bool = False

    @property
    def agreed(self) -> tuple[datetime, datetime, bool]:
        """What two people rely on: when it is, and whether it takes place."""
        return self.start, self.end, self.cancelled

    @property
    def fingerprint(self) -> str:
        """The same for entries that say the same; SEQUENCE and stamps do not count."""
        said = (
            self.start.isoformat(),
            self.end.isoformat(),
            self.summary,
            self.description,
            self.place,
            str(self.cancelled),
        )
        return sha256("\x1f".join(said).encode()).hexdigest()[:32]


def make_entry(
    *,
    uid: str,
    sequence: int,
    start: datetime,
    minutes: int,
    summary: str,
    description: Iterable[str] = (),
    place: str = "",
    cancelled: bool = False,
) -> Entry:
    """An entry of texts from anywhere; it lasts a minute at least."""
    start = start.astimezone(UTC).replace(microsecond=0)
    return Entry(
        uid=clean(uid),
        sequence=sequence,
        start=start,
        end=start + timedelta(minutes=max(minutes, 1)),
        summary=clean(summary),
        description=clean("\n".join(description)),
        place=clean(place),
        cancelled=cancelled,
    )


def entry_of(event: CalendarEvent) -> Entry:
    """The entry of a talk; its description begins with the link, if the place is one."""
    link = LINK.search(event.place)
    lines = (link[0] if link else "", event.description, local_words(event.start, event.zone))
    return make_entry(
        uid=event.uid,
        sequence=event.sequence,
        start=event.start,
        minutes=event.minutes,
        summary=event.title,
        description=filter(None, lines),
        place=event.place,
        cancelled=event.cancelled,
    )


def calendar_with(entries: Iterable[Event | Todo], *, method: str = "") -> bytes:
    """A whole calendar: UTF-8 with lines that end in CRLF, the same for the same entries.

    `method` is for what goes to somebody else (RFC 5546); a calendar of one's own has none.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    for entry in entries:
        calendar.add_component(entry)
    data: bytes = calendar.to_ical()
    return data


def new_event(entry: Entry, now: datetime, created: datetime, *, reminds: bool = True) -> Event:
    """The component of an entry that was in no calendar before."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("created", created.astimezone(UTC))
    event.add("class", "PRIVATE")
    apply(event, entry, now, reminds=reminds)
    return event


def apply(event: Event, entry: Entry, now: datetime, *, reminds: bool = True) -> None:
    """Have a component say what the entry says; what else is in it stays."""
    link = LINK.search(entry.place)
    values = {
        "sequence": entry.sequence,
        "dtstamp": now.astimezone(UTC),
        "last-modified": now.astimezone(UTC),
        "dtstart": entry.start,
        "dtend": entry.end,
        "summary": entry.summary,
        "description": entry.description,
        "location": entry.place,
        "url": link[0] if link else "",
        "status": "CANCELLED" if entry.cancelled else "CONFIRMED",
        "transp": "TRANSPARENT" if entry.cancelled else "OPAQUE",
    }
    event.pop("duration", None)
    for name, value in values.items():
        event.pop(name, None)
        if value != "":
            event.add(name, value)
    alarms = event.walk("VALARM")
    if entry.cancelled:
        event.subcomponents = [one for one in event.subcomponents if one not in alarms]
    elif reminds and not alarms:
        event.add_component(_alarm(entry.summary))


def read_entry(event: Event, zone: tzinfo) -> Entry:
    """What a component says.

    Args:
        event: Of a calendar.
        zone: The one in which times without a zone are meant.

    Raises:
        ValueError, KeyError, TypeError: It does not say when it begins.
    """
    start = in_utc(event.decoded("dtstart"), zone)
    if "dtend" in event:
        end = in_utc(event.decoded("dtend"), zone)
    else:
        end = start + (event.decoded("duration") if "duration" in event else timedelta())
    return Entry(
        uid=str(event.get("uid", "")),
        sequence=int(event.get("sequence", 0)),
        start=start,
        end=end,
        summary=str(event.get("summary", "")),
        description=str(event.get("description", "")),
        place=str(event.get("location", "")),
        cancelled=str(event.get("status", "")).upper() == "CANCELLED",
    )


def in_utc(moment: object, zone: tzinfo) -> datetime:
    """A moment of a calendar in UTC; without a zone of its own it is in that zone, as is a day.

    Raises:
        TypeError: It is no moment.
        ValueError: It is so far off that nobody can be meant to keep it.
    """
    if isinstance(moment, date) and not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    if not isinstance(moment, datetime):
        raise TypeError("no moment")
    if moment.year not in _OUR_TIME:
        raise ValueError("no date of our time")
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def local_words(moment: datetime, zone: str) -> str:
    """A moment by the clock of an IANA zone, with its day; nothing if there is no such zone."""
    try:
        local = moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""
    weekday, month = _WEEKDAYS[local.weekday()], _MONTHS[local.month - 1]
    return f"{weekday} {local.day} {month} {local:%Y %H:%M} {zone}"


def clean(text: str) -> str:
    """A text without what breaks calendars."""
    return _UNSAFE.sub("", text)


def _alarm(summary: str) -> Alarm:
    """A reminder, counted from the start: moments on their own are misread by several clients."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -REMIND_BEFORE, parameters={"VALUE": "DURATION"})
    return alarm
