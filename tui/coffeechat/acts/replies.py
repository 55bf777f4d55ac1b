"""What they answered, and what became of a date: each kind of reply is one act."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from coffeechat.acts.outcome import Done, Refused, person_of
from coffeechat.acts.people import begin
from coffeechat.acts.referrals import refer
from coffeechat.domain.capture import parse_named_person
from coffeechat.domain.days import day_words
from coffeechat.domain.due import local_time
from coffeechat.domain.records import (
    Closing,
    Conversation,
    Interview,
    Learning,
    Message,
    Person,
)
from coffeechat.domain.when import When
from coffeechat.domain.words import Direction, MessagePurpose, Outcome, ReplyKind
from coffeechat.store import Store, Transaction


@dataclass(frozen=True)
class Reply:
    """An answer: its kind, and the date, day, name or text that came with it."""

    kind: ReplyKind
    when: When | None = None
    until: date | None = None
    named: str = ""
    text: str = ""


@dataclass(frozen=True)
class _Answer:
    """One reply on its way into the store."""

    tx: Transaction
    person: Person
    conversation: Conversation
    reply: Reply


def reply(
    store: Store,
    person: str,
    kind: ReplyKind,
    when: When | None = None,
    until: date | None = None,
    named: str = "",
    text: str = "",
) -> Done:
    """Log what a person answered; where the conversation stands follows from it.

    A reply to a closed conversation opens it again.

    Raises:
        Refused: The kind needs a talk that is agreed, or a name or day that is missing.
    """
    answer = Reply(kind=kind, when=when, until=until, named=named, text=text)
    with store.act("reply") as tx:
        found = person_of(tx.records, person)
        conversation = _reopened(tx, found)
        given = _Answer(tx, found, conversation, answer)
        consequence = _CONSEQUENCES[kind](given)
        tx.put(_logged(given))
        tx.summary = f"{found.name} {consequence}"
    return Done(f"{tx.summary}.", person)


def _logged(answer: _Answer) -> Message:
    return Message(
        id=answer.tx.fresh_id(),
        created=answer.tx.now,
        person=answer.person.id,
        conversation=answer.conversation.id,
        purpose=MessagePurpose.REPLY,
        direction=Direction.IN,
        body=answer.reply.text or (answer.reply.when.words if answer.reply.when else ""),
        at=answer.tx.now,
        reply=answer.reply.kind,
        until=answer.reply.until,
    )


def _reopened(tx: Transaction, person: Person) -> Conversation:
    existing = tx.records.conversations_by_person.get(person.id, [])
    if tx.records.open_conversation(person.id) is None and existing:
        return existing[-1].replace(closed=None)
    return begin(tx, person)


def _accepted(answer: _Answer) -> str:
    if answer.reply.when is None:
        answer.tx.put(answer.conversation)
        return "said yes; r a sets the date"
    return f"said yes: {_dated(answer, answer.reply.when)}"


def _other_time(answer: _Answer) -> str:
    answer.tx.put(_called_off(answer))
    return "asks for another time"


def _later(answer: _Answer) -> str:
    if answer.reply.until is None:
        raise Refused("Later until when? Type a day, such as «1 mar».")
    answer.tx.put(answer.conversation)
    today = local_time(answer.tx.records, answer.tx.now).date()
    return f"asks to be asked again: {day_words(answer.reply.until, today)}"


def _by_email(answer: _Answer) -> str:
    answer.tx.put(answer.conversation)
    if answer.reply.text:
        answer.tx.put(
            Learning(
                id=answer.tx.fresh_id(),
                created=answer.tx.now,
                person=answer.person.id,
                conversation=answer.conversation.id,
                text=answer.reply.text,
                tracks=answer.person.tracks,
                their_words=True,
            )
        )
    return "answered in writing; a thank-you is due"


def _referred_on(answer: _Answer) -> str:
    if not answer.reply.named:
        raise Refused("Whom did they name? Type the name, such as «Sam Ortiz at Verda».")
    referral = parse_named_person(answer.reply.named)
    named = refer(answer.tx, answer.person, answer.conversation, referral)
    answer.tx.put(_closed(answer, Outcome.REFERRED_ON))
    return f"named {named.name} instead"


def _declined(answer: _Answer) -> str:
    answer.tx.put(_closed(answer, Outcome.DECLINED))
    return "declined; nobody asks again"


def _bounced(answer: _Answer) -> str:
    answer.tx.put(answer.conversation)
    return "was not reached: the address failed; e changes it"


def _moved(answer: _Answer) -> str:
    if answer.reply.when is None:
        raise Refused("Moved to when? Type a date, such as «tue 14:00».")
    _agreed_talk(answer)
    return f"moved the talk: {_dated(answer, answer.reply.when)}"


def _cancelled(answer: _Answer) -> str:
    _agreed_talk(answer)
    answer.tx.put(_called_off(answer))
    return "cancelled; r a sets a new date, x closes the conversation"


def _no_show(answer: _Answer) -> str:
    _agreed_talk(answer)
    answer.tx.put(_called_off(answer))
    return "did not come; r a sets a new date"


_CONSEQUENCES: dict[ReplyKind, Callable[[_Answer], str]] = {
    ReplyKind.ACCEPTED: _accepted,
    ReplyKind.OTHER_TIME: _other_time,
    ReplyKind.LATER: _later,
    ReplyKind.BY_EMAIL: _by_email,
    ReplyKind.REFERRED_ON: _referred_on,
    ReplyKind.DECLINED: _declined,
    ReplyKind.BOUNCED: _bounced,
    ReplyKind.MOVED: _moved,
    ReplyKind.CANCELLED: _cancelled,
    ReplyKind.NO_SHOW: _no_show,
}


def _agreed_talk(answer: _Answer) -> Interview:
    interview = answer.conversation.interview
    if interview is None or not interview.agreed:
        raise Refused(f"No talk with {answer.person.name} is agreed; r a sets a date.")
    return interview


def _dated(answer: _Answer, when: When) -> str:
    """Set the date of the talk; give it in words."""
    before = answer.conversation.interview
    if before is not None and before.held is not None:
        raise Refused(f"The talk with {answer.person.name} was held already.")
    if before is None:
        interview = Interview(
            uid=f"coffeechat-{answer.tx.fresh_id()}", start=when.start, zone=when.zone
        )
    else:
        interview = before.replace(
            start=when.start,
            zone=when.zone,
            sequence=before.sequence + 1,
            confirmed=None,
            called_off=None,
        )
    answer.tx.put(answer.conversation.replace(interview=interview))
    return when.words


def _called_off(answer: _Answer) -> Conversation:
    interview = answer.conversation.interview
    if interview is None or not interview.agreed:
        return answer.conversation
    return answer.conversation.replace(
        interview=interview.replace(called_off=answer.tx.now, sequence=interview.sequence + 1)
    )


def _closed(answer: _Answer, outcome: Outcome) -> Conversation:
    return answer.conversation.replace(closed=Closing(at=answer.tx.now, outcome=outcome))


