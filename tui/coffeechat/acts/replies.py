"""What they answered, and what became of a date: each kind of reply is one act."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from coffeechat.acts.outcome import Done, Refused, day_ahead, needed, person_of, writable
from coffeechat.acts.people import begin, ended
from coffeechat.acts.referrals import refer
from coffeechat.domain.capture import parse_named_person
from coffeechat.domain.days import day_words
from coffeechat.domain.due import bump_day, local_time
from coffeechat.domain.meeting import mode_of
from coffeechat.domain.parts import Interview, Invited
from coffeechat.domain.records import Conversation, Learning, Message, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import asking_of
from coffeechat.domain.when import When
from coffeechat.domain.words import Direction, MessagePurpose, Outcome, ReplyKind
from coffeechat.store import Store, Transaction

#: Answers to being asked for a talk; once it was held, they can only be about another one.
_TO_AN_ASK = frozenset(
    {ReplyKind.ACCEPTED, ReplyKind.OTHER_TIME, ReplyKind.LATER, ReplyKind.DECLINED}
)
#: What I did to a date, not they: it stands in the same place, and is no answer of theirs.
BY_ME = frozenset({ReplyKind.MOVED_BY_ME, ReplyKind.CANCELLED_BY_ME, ReplyKind.NO_SHOW_BY_ME})


@dataclass(frozen=True)
class Terms:
    """What an invitation says beside the date: how long, where, and which invitation it is."""

    invited: Invited
    minutes: int
    place: str = ""

    def on(self, talk: Interview) -> Interview:
        """A talk by these terms. What stands in a calendar already keeps the uid it has there."""
        return talk.replace(
            uid=talk.uid if talk.external else self.invited.uid,
            sequence=max(talk.sequence, self.invited.sequence),
            minutes=self.minutes,
            place=self.place or talk.place,
            mode=mode_of(self.place) if self.place else talk.mode,
            invited=self.invited,
        )


@dataclass(frozen=True)
class Reply:
    """An answer: its kind, and the date, day, name or text that came with it."""

    kind: ReplyKind
    when: When | None = None
    until: date | None = None
    named: str = ""
    text: str = ""
    terms: Terms | None = None


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
    *,
    when: When | None = None,
    until: date | None = None,
    named: str = "",
    text: str = "",
    terms: Terms | None = None,
) -> Done:
    """Log what a person answered; where the conversation stands follows from it.

    A reply to a closed conversation opens it again, or begins another one when its talk was held.
    A notice that they are away is no answer: it opens only what was let go of. An answer by an
    invitation brings its terms.

    Raises:
        Refused: The kind needs a talk that is agreed, a message that went out, or a name or day
            that is missing; or the talk was held already; or the person is marked as
            do-not-contact.
    """
    answer = Reply(kind=kind, when=when, until=until, named=named, text=text.strip(), terms=terms)
    with store.act("reply") as tx:
        found = writable(person_of(tx.records, person))
        given = _Answer(tx, found, _answered(tx, found, kind), answer)
        consequence, hint = _CONSEQUENCES[kind](given)
        tx.put(_logged(given))
        if found.triage is not None and given.conversation.closed is None:
            tx.put(found.replace(triage=None))
        tx.summary = f"{'You' if kind in BY_ME else found.name} {consequence}"
    if _stands_otherwise(store.records, given.conversation):
        hint = "; ‹calendar› changes it there"
    return Done(f"{tx.summary}{hint}.", person)


def _stands_otherwise(records: Records, before: Conversation) -> bool:
    """Whether a talk was changed that stands in a calendar."""
    talk, after = before.interview, records.conversations[before.id].interview
    if talk is None or after is None or not talk.external:
        return False
    return talk.sequence != after.sequence


def _logged(answer: _Answer) -> Message:
    return Message(
        id=answer.tx.fresh_id(),
        created=answer.tx.now,
        person=answer.person.id,
        conversation=answer.conversation.id,
        purpose=MessagePurpose.REPLY,
        direction=Direction.OUT if answer.reply.kind in BY_ME else Direction.IN,
        body=answer.reply.text or (answer.reply.when.words if answer.reply.when else ""),
        at=answer.tx.now,
        reply=answer.reply.kind,
        until=answer.reply.until,
    )


def _answered(tx: Transaction, person: Person, kind: ReplyKind) -> Conversation:
    """The conversation that an answer belongs to, open (not yet put)."""
    existing = tx.records.conversations_by_person.get(person.id, [])
    latest = existing[-1] if existing else None
    if kind is ReplyKind.OUT_OF_OFFICE:
        return _noticed_in(tx, person, latest)
    if latest is not None and _was_held(latest) and kind in _TO_AN_ASK:
        if latest.closed is None:
            raise Refused(
                f"The talk with {person.name} was held already; ‹close› ends this conversation, "
                "and ‹draft› asks for another one."
            )
        return begin(tx, person)
    return latest.replace(closed=None) if latest is not None else begin(tx, person)


def _noticed_in(tx: Transaction, person: Person, latest: Conversation | None) -> Conversation:
    """The conversation to which a notice came back; open again when I had let go of it."""
    if latest is None or not any(
        message.at is not None and message.direction is Direction.OUT
        for message in tx.records.messages_in(latest)
    ):
        raise Refused(f"Nothing went out to {person.name} that could bring such an answer.")
    let_go = latest.closed is not None and latest.closed.outcome is Outcome.NO_REPLY
    return latest.replace(closed=None) if let_go else latest


def _was_held(conversation: Conversation) -> bool:
    return conversation.interview is not None and conversation.interview.held is not None


def _accepted(answer: _Answer) -> tuple[str, str]:
    if answer.reply.when is not None:
        return f"said yes: {_dated(answer, answer.reply.when)}", ""
    interview = answer.conversation.interview
    if interview is not None and interview.agreed:
        confirmed = interview.replace(confirmed=answer.tx.now)
        answer.tx.put(answer.conversation.replace(interview=confirmed))
        return "said yes", "; the date stands"
    answer.tx.put(answer.conversation)
    return "said yes", "; ‹reply› sets the date"


def _other_time(answer: _Answer) -> tuple[str, str]:
    answer.tx.put(_called_off(answer))
    return "asks for another time", "; ‹reply› sets the date"


def _later(answer: _Answer) -> tuple[str, str]:
    if answer.reply.until is None:
        raise Refused("Later until when? Type a day, such as «1 mar».")
    day = day_ahead(answer.tx, answer.reply.until)
    answer.tx.put(_called_off(answer))
    return f"asks to be asked again: {day}", ""


def _by_email(answer: _Answer) -> tuple[str, str]:
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
    interview = answer.conversation.interview
    stands = interview is not None and interview.agreed
    return "answered in writing", "; the talk stands" if stands else "; a thank-you is due"


def _referred_on(answer: _Answer) -> tuple[str, str]:
    """They name somebody instead of talking; after the talk, they name somebody as well."""
    named = parse_named_person(needed(answer.reply.named, "The name of whom they named"))
    held = _was_held(answer.conversation)
    person = refer(answer.tx, answer.person, answer.conversation, named)
    answer.tx.put(answer.conversation if held else _closed(answer, Outcome.REFERRED_ON))
    return f"named {person.name}{'' if held else ' instead'}", ""


def _declined(answer: _Answer) -> tuple[str, str]:
    answer.tx.put(_closed(answer, Outcome.DECLINED))
    return "declined", "; ‹draft› thanks them"


def _bounced(answer: _Answer) -> tuple[str, str]:
    answer.tx.put(answer.conversation)
    return "was not reached: the address failed", "; ‹edit› changes it"


def _away(answer: _Answer) -> tuple[str, str]:
    """An automatic notice: I go on waiting, until the business day after they are back."""
    answer.tx.put(answer.conversation)
    records, until = answer.tx.records, answer.reply.until
    today = local_time(records, answer.tx.now).date()
    asking = asking_of([*records.messages_in(answer.conversation), _logged(answer)])
    bump = bump_day(records, asking)
    awaited = answer.conversation.closed is None and not asking.replies and not asking.bumps
    due = "" if bump is None or bump <= today else f" {day_words(bump, today)}"
    hint = f"; a bump is due{due}" if awaited and bump is not None else ""
    if until is None:
        return "is away", hint
    return f"{'is' if until >= today else 'was'} away until {day_words(until, today)}", hint


def _moved(answer: _Answer) -> tuple[str, str]:
    if answer.reply.when is None:
        raise Refused("Moved to when? Type a date, such as «tue 14:00».")
    _agreed_talk(answer)
    return f"moved the talk: {_dated(answer, answer.reply.when)}", "; ‹draft› confirms it"


def _cancelled(answer: _Answer) -> tuple[str, str]:
    _agreed_talk(answer)
    answer.tx.put(_called_off(answer))
    return "cancelled", "; ‹reply› sets a new date"


def _no_show(answer: _Answer) -> tuple[str, str]:
    if _agreed_talk(answer).start > answer.tx.now:
        raise Refused(f"The talk with {answer.person.name} is still ahead; ‹reply› moves it.")
    answer.tx.put(_called_off(answer))
    return "did not come", "; ‹reply› sets a new date"


def _moved_by_me(answer: _Answer) -> tuple[str, str]:
    words, hint = _moved(answer)
    return words.replace("the talk", f"the talk with {answer.person.name}", 1), hint


def _cancelled_by_me(answer: _Answer) -> tuple[str, str]:
    _, hint = _cancelled(answer)
    return f"cancelled the talk with {answer.person.name}", hint


def _no_show_by_me(answer: _Answer) -> tuple[str, str]:
    _, hint = _no_show(answer)
    return f"did not come to the talk with {answer.person.name}", hint


#: What each kind changes; each gives what happened in words, and what to do next.
_CONSEQUENCES: dict[ReplyKind, Callable[[_Answer], tuple[str, str]]] = {
    ReplyKind.ACCEPTED: _accepted,
    ReplyKind.OTHER_TIME: _other_time,
    ReplyKind.LATER: _later,
    ReplyKind.BY_EMAIL: _by_email,
    ReplyKind.REFERRED_ON: _referred_on,
    ReplyKind.DECLINED: _declined,
    ReplyKind.BOUNCED: _bounced,
    ReplyKind.OUT_OF_OFFICE: _away,
    ReplyKind.MOVED: _moved,
    ReplyKind.CANCELLED: _cancelled,
    ReplyKind.NO_SHOW: _no_show,
    ReplyKind.MOVED_BY_ME: _moved_by_me,
    ReplyKind.CANCELLED_BY_ME: _cancelled_by_me,
    ReplyKind.NO_SHOW_BY_ME: _no_show_by_me,
}


def _agreed_talk(answer: _Answer) -> Interview:
    interview = answer.conversation.interview
    if interview is None or not interview.agreed:
        raise Refused(f"No talk with {answer.person.name} is agreed; ‹reply› sets a date.")
    return interview


def _dated(answer: _Answer, when: When) -> str:
    """Set the date of the talk; give it in words."""
    before = answer.conversation.interview
    if before is None:
        uid = f"coffeechat-{answer.tx.fresh_id()}"
        interview = Interview(uid=uid, start=when.start, zone=when.zone)
    else:
        interview = before.replace(
            start=when.start,
            zone=when.zone,
            sequence=before.sequence + 1,
            confirmed=None,
            called_off=None,
            began=None,
        )
    if when.minutes is not None:
        interview = interview.replace(minutes=when.minutes)
    answer.tx.put(answer.conversation.replace(interview=_by_terms(answer, interview)))
    return when.words


def _by_terms(answer: _Answer, talk: Interview) -> Interview:
    return talk if answer.reply.terms is None else answer.reply.terms.on(talk)


def _called_off(answer: _Answer) -> Conversation:
    interview = answer.conversation.interview
    if interview is None or not interview.agreed:
        return answer.conversation
    off = interview.replace(called_off=answer.tx.now, sequence=interview.sequence + 1)
    return answer.conversation.replace(interview=_by_terms(answer, off))


def _closed(answer: _Answer, outcome: Outcome) -> Conversation:
    return ended(answer.tx, answer.conversation, outcome)
