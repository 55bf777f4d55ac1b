"""Where a conversation stands: derived from what happened, never typed in.

The stage machine is that of informational interviewing: identify, ask, interview, follow up. The
same records always give the same step, whatever the clock says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coffeechat.domain.cadence import cadence_of
from coffeechat.domain.introductions import wanted_by
from coffeechat.domain.parts import Interview
from coffeechat.domain.records import Conversation, Loop, Message, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import (
    Direction,
    LoopKind,
    LoopState,
    MessagePurpose,
    Outcome,
    ReplyKind,
    Step,
)

#: Loops that keep a conversation open until they are done or dropped.
FOLLOWED_UP = frozenset({LoopKind.SUGGESTION, LoopKind.REFERRAL, LoopKind.PROMISE, LoopKind.OFFER})

#: Loops whose person hears of it once they are done.
REPORTED = frozenset({LoopKind.SUGGESTION, LoopKind.REFERRAL, LoopKind.MILESTONE})

_AGREED = frozenset({ReplyKind.ACCEPTED, ReplyKind.OTHER_TIME})
_TALKS = frozenset({MessagePurpose.CALL, MessagePurpose.MET})
#: Of these, each tells them how it goes on.
_TELLING = frozenset(
    {
        *(MessagePurpose.UPDATE, MessagePurpose.REPORT_BACK),
        *(MessagePurpose.CHECK_IN, MessagePurpose.SHARE),
    }
)


@dataclass(frozen=True)
class Asking:
    """What has been written and answered in one conversation, as the rules need it.

    `absences` are notices that they are away; no answers.
    """

    drafts: tuple[Message, ...]
    sent: tuple[Message, ...]
    bumps: tuple[Message, ...]
    replies: tuple[Message, ...]
    absences: tuple[Message, ...] = ()

    @property
    def last_sent(self) -> Message | None:
        """The latest ask or bump that went out."""
        return max((*self.sent, *self.bumps), key=_order, default=None)

    @property
    def last_reply(self) -> Message | None:
        """Their latest answer, unless I asked again after it."""
        if not self.replies:
            return None
        reply = self.replies[-1]
        asked_again = self.sent and _order(self.sent[-1]) > _order(reply)
        return None if asked_again else reply

    @property
    def back(self) -> date | None:
        """The day until which they are away, as they said since the latest ask."""
        days = [
            notice.until
            for notice in self.absences
            if notice.until is not None and self.sent and _order(notice) > _order(self.sent[-1])
        ]
        return max(days, default=None)

    @property
    def written_answers(self) -> Message | None:
        """Their latest answers in writing, whatever came after them."""
        answers = [reply for reply in self.replies if reply.reply is ReplyKind.BY_EMAIL]
        return answers[-1] if answers else None


def asking_of(messages: Sequence[Message]) -> Asking:
    """Sort the messages of one conversation, given oldest first, by their part in the asking."""
    asks = [message for message in messages if message.purpose is MessagePurpose.ASK]
    incoming = [
        message
        for message in messages
        if message.reply is not None and message.direction is Direction.IN
    ]
    return Asking(
        drafts=tuple(message for message in asks if message.draft),
        sent=tuple(message for message in asks if message.at is not None),
        bumps=tuple(
            message
            for message in messages
            if message.purpose is MessagePurpose.BUMP and message.at is not None
        ),
        replies=tuple(one for one in incoming if one.reply is not ReplyKind.OUT_OF_OFFICE),
        absences=tuple(one for one in incoming if one.reply is ReplyKind.OUT_OF_OFFICE),
    )


def step_of(records: Records, conversation: Conversation) -> Step:
    """The step of one conversation."""
    if conversation.closed is not None:
        return Step.CLOSED
    messages = records.messages_in(conversation)
    asking = asking_of(messages)
    if was_answered(conversation, asking):
        return _follow_up_step(conversation, messages, records.loops_in(conversation))
    interview = conversation.interview
    if interview is not None and interview.agreed:
        return Step.SCHEDULED
    return _asking_step(asking, interview)


def was_answered(conversation: Conversation, asking: Asking) -> bool:
    """The talk was held, or they answered my questions in writing and no talk is agreed."""
    interview = conversation.interview
    if interview is not None and (interview.agreed or interview.held is not None):
        return interview.held is not None
    reply = asking.last_reply
    return reply is not None and reply.reply is ReplyKind.BY_EMAIL


def person_step(records: Records, person: Person) -> Step | None:
    """The step of the person's open conversation, else that of their latest one.

    Somebody without a conversation is in the pool: spotted, parked, or (None) set aside for good.
    """
    conversation = records.open_conversation(person.id)
    if conversation is not None:
        return step_of(records, conversation)
    if person.triage is not None:
        if person.triage.no:
            return None
        if person.triage.later_until is not None:
            return Step.PARKED
    if records.conversations_by_person.get(person.id):
        return Step.CLOSED
    return Step.SPOTTED


def debrief_done(interview: Interview) -> bool:
    """A debrief counts when it says whether I asked for others to talk to."""
    return interview.debriefed is not None and interview.asked_others is not None


def holds_open(loop: Loop) -> bool:
    """Whether a loop keeps its conversation open; an offer does not after one reminder."""
    return loop.kind in FOLLOWED_UP and loop.is_open and loop.reminded is None


def thanked(messages: Sequence[Message]) -> bool:
    """What they last gave, a talk or written answers, was followed by a thank-you.

    One that was skipped with a reason counts.
    """
    given = max(
        (
            message.at
            for message in messages
            if message.at is not None
            and (message.purpose in _TALKS or message.reply is ReplyKind.BY_EMAIL)
        ),
        default=None,
    )
    return any(
        message.purpose is MessagePurpose.THANK_YOU
        and not message.draft
        and (given is None or (message.at or message.created) >= given)
        for message in messages
    )


def _asking_step(asking: Asking, interview: Interview | None) -> Step:
    """The step while no talk is agreed; an interview that is given was called off."""
    reply = asking.last_reply.reply if asking.last_reply is not None else None
    if reply is ReplyKind.LATER:
        return Step.DRAFTING if _drafted_since(asking) else Step.PARKED
    if reply in _AGREED or (interview is not None and not _asked_since(asking, interview)):
        return Step.ARRANGING
    if reply is ReplyKind.BOUNCED:
        return Step.DRAFTING
    if asking.bumps and asking.last_sent in asking.bumps:
        return Step.BUMPED
    if asking.sent:
        return Step.WAITING
    return Step.DRAFTING if asking.drafts else Step.QUALIFIED


def _drafted_since(asking: Asking) -> bool:
    reply = asking.last_reply
    return reply is not None and any(draft.created > reply.created for draft in asking.drafts)


def _asked_since(asking: Asking, interview: Interview) -> bool:
    called_off, last = interview.called_off, asking.sent[-1:]
    return any(
        ask.at is not None and called_off is not None and ask.at > called_off for ask in last
    )


def _follow_up_step(
    conversation: Conversation, messages: Sequence[Message], loops: Sequence[Loop]
) -> Step:
    interview = conversation.interview
    if not thanked(messages) or (interview is not None and not debrief_done(interview)):
        return Step.DIGEST
    if any(map(holds_open, loops)):
        return Step.LOOPS_OPEN
    return Step.KEEP_IN_TOUCH if conversation.keep_in_touch else Step.RESTING


def _order(message: Message) -> tuple[datetime, str]:
    assert message.at is not None, "only messages that happened are compared"
    return message.at, message.id


def open_draft(records: Records, person: str) -> Message | None:
    """The draft of what is next to be written to a person, if there is one.

    A draft that events have overtaken (a bump, when the answer came first) is none.
    """
    if person not in records.people:
        return None
    purpose = next_purpose(records, records.people[person])
    if purpose is MessagePurpose.INTRO_REQUEST:
        return _open_request(records, person)
    latest = records.conversations_by_person.get(person, [])[-1:]
    if purpose is MessagePurpose.ASK and (not latest or latest[0].closed is not None):
        return None
    within = latest[0].id if latest else None
    drafts = [
        message
        for message in records.messages_by_person.get(person, [])
        if message.conversation == within
        and message.draft
        and message.purpose in _ALIKE.get(purpose, {purpose})
    ]
    return drafts[-1] if drafts else None


def _open_request(records: Records, introducer: str) -> Message | None:
    """The draft that asks to be introduced to the first of those still to be asked for."""
    wanted = wanted_by(records, introducer)[0].person
    drafts = [
        message
        for message in records.messages_by_person.get(introducer, [])
        if message.draft
        and message.purpose is MessagePurpose.INTRO_REQUEST
        and message.about == wanted
    ]
    return drafts[-1] if drafts else None


def next_purpose(records: Records, person: Person) -> MessagePurpose:
    """What the next message to this person would be for, as things stand."""
    conversation = records.open_conversation(person.id)
    step = person_step(records, person)
    if step is Step.DIGEST and conversation and not thanked(records.messages_in(conversation)):
        return MessagePurpose.THANK_YOU
    if declined_unthanked(records, person):
        return MessagePurpose.THANK_YOU
    if reports_owed(records, person.id):
        return MessagePurpose.REPORT_BACK
    if wanted_by(records, person.id):
        return MessagePurpose.INTRO_REQUEST
    if step is None:
        return MessagePurpose.ASK
    if conversation is not None and update_owed(records, conversation):
        step = Step.DIGEST
    elif step is Step.LOOPS_OPEN and not _promised(records, person.id):
        step = Step.KEEP_IN_TOUCH
    return _NEXT_PURPOSE.get(step, MessagePurpose.ASK)


def update_owed(records: Records, conversation: Conversation) -> bool:
    """Whether they are to hear how it goes on, as the cadence has it: nothing of that was sent."""
    talk = conversation.interview
    if cadence_of(records.profile).update is None or talk is None or talk.held is None:
        return False
    messages = records.messages_in(conversation)
    if not thanked(messages) or not debrief_done(talk):
        return False
    return not any(
        message.purpose in _TELLING and message.at is not None and message.at >= talk.start
        for message in messages
    )


def _promised(records: Records, person: str) -> bool:
    """Whether something that one of us promised the other is open."""
    return any(
        loop.kind in {LoopKind.PROMISE, LoopKind.OFFER} and holds_open(loop)
        for loop in records.loops_by_person.get(person, [])
    )


def declined_unthanked(records: Records, person: Person) -> bool:
    """Whether their latest word is that they declined, and I have not thanked them for it."""
    latest = records.conversations_by_person.get(person.id, [])[-1:]
    for conversation in latest:
        if conversation.closed is None or conversation.closed.outcome is not Outcome.DECLINED:
            return False
        messages = records.messages_in(conversation)
        reply = asking_of(messages).last_reply
        return reply is not None and not any(
            message.purpose is MessagePurpose.THANK_YOU
            and not message.draft
            and (message.at or message.created) >= (reply.at or reply.created)
            for message in messages
        )
    return False


def reports_owed(records: Records, giver: str) -> list[Loop]:
    """What came of this person's advice, and they have not heard of; oldest first.

    Whom they named and I met, what they suggested and I did, what of mine they helped with.
    """
    return [
        loop
        for loop in records.loops_by_person.get(giver, [])
        if loop.kind in REPORTED
        and loop.state is LoopState.DONE
        and not loop.reported
        and (loop.kind is not LoopKind.REFERRAL or loop.about in records.people)
    ]


#: What keeps in touch: a draft of one is as good as a draft of the other.
_ALIKE = {
    MessagePurpose.CHECK_IN: frozenset(
        {MessagePurpose.CHECK_IN, MessagePurpose.SHARE, MessagePurpose.UPDATE}
    )
}
_NEXT_PURPOSE = {
    Step.WAITING: MessagePurpose.BUMP,
    Step.BUMPED: MessagePurpose.UPDATE,
    Step.ARRANGING: MessagePurpose.RESCHEDULE,
    Step.SCHEDULED: MessagePurpose.CONFIRM,
    Step.DIGEST: MessagePurpose.UPDATE,
    Step.LOOPS_OPEN: MessagePurpose.UPDATE,
    Step.KEEP_IN_TOUCH: MessagePurpose.CHECK_IN,
    Step.RESTING: MessagePurpose.CHECK_IN,
}
