"""The talks that lie ahead as one calendar file, to be imported once."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from icalendar import Event

from coffeechat.api import ConversationView, ExportBatch, Mode, Step, TalkView
from coffeechat_icalendar.entry import LINK, calendar_with, local_words, make_entry, new_event

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
            and talk.start + timedelta(minutes=max(talk.minutes, 1)) > batch.now
        ),
        key=lambda event: (event[0].start, event[0].uid),
    )
    if not events:
        return None
    return calendar_with(_event(talk, conversation, batch.now) for talk, conversation in events)


def _event(talk: TalkView, conversation: ConversationView, now: datetime) -> Event:
    entry = make_entry(
        uid=talk.uid,
        sequence=talk.sequence,
        start=talk.start,
        minutes=talk.minutes,
        summary=f"Conversation with {conversation.person.name}",
        description=_description(talk, conversation),
        place=talk.place or (_WAYS[talk.mode] if talk.mode else ""),
        cancelled=talk.called_off,
    )
    return new_event(entry, now, conversation.created)


def _description(talk: TalkView, conversation: ConversationView) -> Iterator[str]:
    person = conversation.person
    if link := LINK.search(talk.place):
        yield link[0]
    if who := ", ".join(filter(None, (person.title, person.organisation))):
        yield who
    for zone in dict.fromkeys((talk.zone, person.zone)):
        if words := local_words(talk.start, zone):
            yield words
