"""A few words for what is recorded: a job, a message, a talk, something left open."""

from datetime import datetime

from coffeechat.domain.days import day_words, moment_words
from coffeechat.domain.giving import GIFT_WORDS
from coffeechat.domain.parts import Feeling, Interview
from coffeechat.domain.records import Loop, Message, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import AskedOthers, LoopState, MessagePurpose

#: What a message is called in a line about it.
MESSAGE_WORDS = {
    MessagePurpose.ASK: "ask",
    MessagePurpose.BUMP: "bump",
    MessagePurpose.INTRO_REQUEST: "request for an introduction",
    MessagePurpose.CONFIRM: "confirmation",
    MessagePurpose.RESCHEDULE: "message about a date",
    MessagePurpose.THANK_YOU: "thank-you",
    MessagePurpose.REPORT_BACK: "report back",
    MessagePurpose.UPDATE: "update",
    MessagePurpose.CHECK_IN: "message",
    MessagePurpose.SHARE: "message",
    MessagePurpose.REPLY: "reply",
    MessagePurpose.CALL: "talk",
    MessagePurpose.MET: "talk",
}


def job_words(person: Person) -> str:
    """Title and employer in one phrase."""
    return ", ".join(part for part in (person.title, person.organisation) if part)


def people_words(count: int) -> str:
    """So many people, in words."""
    return "1 person" if count == 1 else f"{count:,} people"


def message_words(message: Message, today_zone: datetime) -> str:
    """A message in one line: what it was, and when."""
    words = MESSAGE_WORDS[message.purpose]
    if message.gift is not None and not message.subject:
        words = f"you gave {GIFT_WORDS[message.gift][0]}"
    if message.skipped:
        return f"{words} skipped: {message.skipped}"
    if message.at is None:
        return f"{words}, a draft"
    day = day_words(message.at.astimezone(today_zone.tzinfo).date(), today_zone.date())
    answer = f" ({message.reply.replace('_', ' ')})" if message.reply else ""
    return f"{words} {day}{answer}"


def talk_words(records: Records, person: Person, interview: Interview, now: datetime) -> str:
    """When and where a talk is, and what is done about it."""
    mine = records.profile.zone or interview.zone
    words = [moment_words(interview.start, person.zone or interview.zone, mine, now.date())]
    words += [interview.place] if interview.place else []
    if interview.called_off is not None:
        words.append("called off")
    elif interview.held is not None:
        words.append("held")
    else:
        words.append("prepared" if interview.prepared else "not prepared yet")
    return " · ".join(words)


def end_words(interview: Interview) -> str:
    """What was said at the end of a talk, and how it felt before and after."""
    asked = interview.asked_others
    words = [_ASKED[asked]] if asked is not None else []
    words += ["thanked"] if interview.thanked else []
    if interview.may_return is not None:
        words.append("you may come back" if interview.may_return else "better not come back")
    before, after = interview.before or Feeling(), interview.after or Feeling()
    for name, earlier, later in (
        ("confidence", before.confidence, after.confidence),
        ("energy", before.energy, after.energy),
    ):
        if earlier is not None or later is not None:
            words.append(f"{name} {earlier or '-'} before, {later or '-'} after")
    return " · ".join(words)


_ASKED = {
    AskedOthers.YES: "asked for others",
    AskedOthers.NO: "not asked for others",
    AskedOthers.UNFITTING: "asking for others did not fit",
}


def loop_words(records: Records, loop: Loop) -> str:
    """What is left open, whom it is about, and what came of it."""
    about = records.people.get(loop.about) if loop.about is not None else None
    named = f"{about.name}, " if about is not None and about.name not in loop.text else ""
    state = "" if loop.state is LoopState.OPEN else f" ({loop.state})"
    return f"{named}{loop.text}{state}"
