"""Facts about the talk that is being arranged, and about answers to the ask."""

from collections.abc import Sequence
from datetime import date, timedelta

from coffeechat.domain.due import local_time
from coffeechat.domain.parts import Interview
from coffeechat.domain.records import Conversation, Message, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import asking_of
from coffeechat.domain.text import clean_line
from coffeechat.domain.words import ReplyKind
from coffeechat.domain.zones import zone_info
from coffeechat.drafting.phrasing import Facts, day_in_letter
from coffeechat.drafting.times import Window, words

_MISSED = {
    ReplyKind.CANCELLED: "they cancelled",
    ReplyKind.OTHER_TIME: "they cancelled",
    ReplyKind.CANCELLED_BY_ME: "I cancelled",
    ReplyKind.NO_SHOW_BY_ME: "I did not come",
}


def facts(records: Records, person: Person, known: Sequence[Conversation], today: date) -> Facts:
    """When the talk is or was to be, when we talked before, and what they answered.

    Args:
        records: The state of everything.
        person: Whom the message is to.
        known: The conversation that a message now would belong to, if there is one.
        today: In my zone.
    """
    found: Facts = {"talked_before": _talked_before(records, person, today)}
    for conversation in known:
        messages = records.messages_in(conversation)
        if conversation.interview is not None:
            found |= _about(records, person, conversation.interview, today)
            found["missed_why"] = _missed_why(conversation.interview, messages)
        reply = asking_of(messages).last_reply
        if reply is not None and reply.reply is ReplyKind.DECLINED and reply.at is not None:
            found["declined_on"] = day_in_letter(local_time(records, reply.at).date(), today)
        if reply is not None and reply.reply is ReplyKind.BY_EMAIL:
            found["answered"] = "in writing"
    return found


def _about(records: Records, person: Person, talk: Interview, today: date) -> Facts:
    if talk.agreed:
        end = talk.start + timedelta(minutes=talk.minutes)
        mine = records.profile.zone
        window = Window(talk.start, end, mine if zone_info(mine) else talk.zone)
        return {"agreed_time": words(window, person.zone), "place": clean_line(talk.place)}
    if talk.called_off is not None:
        return {"missed_day": day_in_letter(local_time(records, talk.start).date(), today)}
    return {}


def _missed_why(talk: Interview, messages: Sequence[Message]) -> str:
    """Why the talk was called off; nothing where they did not come, or nobody said."""
    kinds = [one.reply for one in messages if one.reply is not None]
    return _MISSED.get(kinds[-1], "") if talk.called_off is not None and kinds else ""


def _talked_before(records: Records, person: Person, today: date) -> str:
    """The day of the last talk that was held with them."""
    held = [
        conversation.interview.start
        for conversation in records.conversations_by_person.get(person.id, [])
        if conversation.interview is not None and conversation.interview.held is not None
    ]
    return day_in_letter(local_time(records, max(held)).date(), today) if held else ""
