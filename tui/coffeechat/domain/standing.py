"""Where things stand with a person, in a few words: for the lists, the page and the shell alike."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from coffeechat.domain.days import day_words
from coffeechat.domain.due import asked_to_wait_until, bump_day, local_time
from coffeechat.domain.introductions import introduction_words
from coffeechat.domain.records import Conversation, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import asking_of, debrief_done, holds_open, person_step, thanked
from coffeechat.domain.summary import loop_words, talk_words
from coffeechat.domain.words import MessagePurpose, ReplyKind, Step


def standing(records: Records, person: Person, now: datetime) -> str:
    """Where the open conversation with a person stands, in a few words."""
    step = person_step(records, person)
    if person.do_not_contact is not None:
        return "not to be contacted"
    if step is None:
        return "set aside"
    conversation = records.open_conversation(person.id)
    if conversation is None:
        return _pool_words(person, step, local_time(records, now))
    return _WORDS[step](_Standing(records, conversation, local_time(records, now)))


@dataclass(frozen=True)
class _Standing:
    records: Records
    conversation: Conversation
    now: datetime

    def day(self, moment: datetime) -> str:
        return day_words(moment.astimezone(self.now.tzinfo).date(), self.now.date())


def _qualified(at: _Standing) -> str:
    introduction = introduction_words(at.records, at.conversation, at.now)
    if introduction:
        return introduction
    return "worth asking" if at.conversation.why else "worth asking, no why yet"


def _parked(at: _Standing) -> str:
    until = asked_to_wait_until(at.records, at.conversation)
    return f"asked to be asked again {day_words(until, at.now.date())}" if until else "later"


def _drafting(at: _Standing) -> str:
    asking = asking_of(at.records.messages_in(at.conversation))
    reply = asking.last_reply
    failed = reply is not None and reply.reply is ReplyKind.BOUNCED
    words = ["the address failed"] if failed else []
    return " · ".join(words + ["draft ready"] * bool(asking.drafts))


def _arranging(at: _Standing) -> str:
    messages = at.records.messages_in(at.conversation)
    told = [message.reply for message in messages if message.reply is not None]
    if told and told[-1] in _ARRANGING_BY_ME:
        return _ARRANGING_BY_ME[told[-1]]
    reply = asking_of(messages).last_reply
    return _ARRANGING_WORDS.get(reply.reply if reply is not None else None, "no date yet")


def _waiting(at: _Standing) -> str:
    asking = asking_of(at.records.messages_in(at.conversation))
    sent = asking.last_sent
    assert sent is not None, "waiting follows a message that went out"
    assert sent.at is not None, "waiting follows a message that went out"
    words = [f"asked {at.day(sent.at)}"]
    today = at.now.date()
    if asking.back is not None and asking.back >= today:
        words.append(f"away until {day_words(asking.back, today)}")
    bump = bump_day(at.records, asking)
    if bump is not None:
        words.append(f"bump {day_words(bump, today)}")
    return " · ".join(words)


def _bumped(at: _Standing) -> str:
    sent = asking_of(at.records.messages_in(at.conversation)).last_sent
    assert sent is not None, "a bump went out"
    assert sent.at is not None, "a bump went out"
    return f"bumped {at.day(sent.at)}"


def _scheduled(at: _Standing) -> str:
    interview = at.conversation.interview
    assert interview is not None, "a scheduled talk has a date"
    if at.now >= interview.start + timedelta(minutes=interview.minutes):
        return f"the talk was {at.day(interview.start)}; was it held?"
    person = at.records.people[at.conversation.person]
    return f"talk {talk_words(at.records, person, interview, at.now)}"


def _digest(at: _Standing) -> str:
    interview = at.conversation.interview
    words = []
    if interview is not None and not debrief_done(interview):
        words.append("debrief open")
    messages = at.records.messages_in(at.conversation)
    if not thanked(messages):
        drafted = any(
            message.draft and message.purpose is MessagePurpose.THANK_YOU for message in messages
        )
        words.append("thank-you drafted" if drafted else "thank-you due")
    return " · ".join(words)


def _loops_open(at: _Standing) -> str:
    loops = [loop for loop in at.records.loops_in(at.conversation) if holds_open(loop)]
    more = f" and {len(loops) - 1} more" if len(loops) > 1 else ""
    return f"{loops[0].kind.value}: {loop_words(at.records, loops[0])}{more}"


_WORDS: dict[Step, Callable[[_Standing], str]] = {
    Step.QUALIFIED: _qualified,
    Step.PARKED: _parked,
    Step.DRAFTING: _drafting,
    Step.WAITING: _waiting,
    Step.BUMPED: _bumped,
    Step.ARRANGING: _arranging,
    Step.SCHEDULED: _scheduled,
    Step.DIGEST: _digest,
    Step.LOOPS_OPEN: _loops_open,
    Step.KEEP_IN_TOUCH: lambda _: "keep in touch",
    Step.RESTING: lambda _: "resting",
}
_ARRANGING_WORDS: dict[ReplyKind | None, str] = {
    ReplyKind.ACCEPTED: "said yes, no date yet",
    ReplyKind.OTHER_TIME: "asks for another time, no date yet",
    ReplyKind.CANCELLED: "cancelled, no new date yet",
    ReplyKind.NO_SHOW: "did not come, no new date yet",
}
_ARRANGING_BY_ME = {
    ReplyKind.CANCELLED_BY_ME: "you cancelled, no new date yet",
    ReplyKind.NO_SHOW_BY_ME: "you did not come, no new date yet",
}


def _pool_words(person: Person, step: Step, now: datetime) -> str:
    if step is Step.CLOSED:
        return "closed"
    until = person.triage.later_until if person.triage is not None else None
    return f"look again {day_words(until, now.date())}" if until else "never asked"
