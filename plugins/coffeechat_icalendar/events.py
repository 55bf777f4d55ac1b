"""Talks as calendar events that every client reads alike.

Times are written in UTC, which needs no description of zones and is shown in the reader's own; an
event keeps its UID for good and counts SEQUENCE up when it changes; there is no METHOD, because the
file is for the user's own calendar and no invitation (RFC 5545, RFC 5546). What is private (why,
goals, questions, notes) is not in it.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Alarm, Calendar, Event

from coffeechat.api import ConversationView, ExportBatch, Mode, Step, TalkView

PRODUCT = "-//coffeechat//coffeechat//EN"
REMIND_BEFORE = timedelta(minutes=15)

_LINK = re.compile(r"https?://\S+")
#: Control characters that a calendar may choke on; newlines and tabs are escaped when written.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WAYS = {
    Mode.PHONE: "By phone",
    Mode.VIDEO: "By video",
    Mode.COFFEE: "Over coffee",
    Mode.OFFICE: "At their office",
    Mode.CAMPUS: "On campus",
    Mode.WALK: "On a walk",
}


def calendar_of(batch: ExportBatch) -> bytes | None:
    """The talks of a batch that lie ahead, called off ones included; None when there are none.

    Returns:
        UTF-8 with lines that end in CRLF; the same for the same batch.
    """
    events = sorted(
        (
            (talk, conversation)
            for conversation in batch.conversations
            if (talk := conversation.talk) is not None
            and (talk.called_off or conversation.step is Step.SCHEDULED)
            and _end(talk) > batch.now
        ),
        key=lambda event: (event[0].start, event[0].uid),
    )
    if not events:
        return None
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for talk, conversation in events:
        calendar.add_component(_event(talk, conversation, batch.now))
    data: bytes = calendar.to_ical()
    return data


def _event(talk: TalkView, conversation: ConversationView, now: datetime) -> Event:
    person = conversation.person
    link = _LINK.search(talk.place)
    event = Event()
    event.add("uid", _clean(talk.uid))
    event.add("sequence", talk.sequence)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", now.astimezone(UTC))
    event.add("created", conversation.created.astimezone(UTC))
    event.add("dtstart", talk.start.astimezone(UTC))
    event.add("dtend", _end(talk).astimezone(UTC))
    event.add("summary", f"Conversation with {_clean(person.name)}")
    event.add("description", _clean("\n".join(_description(talk, conversation, link))))
    event.add("class", "PRIVATE")
    if where := _clean(talk.place) or (_WAYS[talk.mode] if talk.mode else ""):
        event.add("location", where)
    if link:
        event.add("url", _clean(link[0]))
    if talk.called_off:
        event.add("status", "CANCELLED")
        event.add("transp", "TRANSPARENT")
    else:
        event.add("status", "CONFIRMED")
        event.add("transp", "OPAQUE")
        event.add_component(_alarm(person.name))
    return event


def _alarm(name: str) -> Alarm:
    """A reminder, counted from the start: moments on their own are misread by several clients."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Conversation with {_clean(name)}")
    alarm.add("trigger", -REMIND_BEFORE)
    return alarm


def _description(
    talk: TalkView, conversation: ConversationView, link: re.Match[str] | None
) -> Iterator[str]:
    person = conversation.person
    if link:
        yield link[0]
    if who := ", ".join(filter(None, (person.title, person.organisation))):
        yield who
    for zone in dict.fromkeys((talk.zone, person.zone)):
        if local := _local(talk.start, zone):
            yield f"{_WEEKDAYS[local.weekday()]} {local:%Y-%m-%d %H:%M} {zone}"


def _local(moment: datetime, zone: str) -> datetime | None:
    try:
        return moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _end(talk: TalkView) -> datetime:
    return talk.start + timedelta(minutes=max(talk.minutes, 1))


def _clean(text: str) -> str:
    return _UNSAFE.sub("", text)
