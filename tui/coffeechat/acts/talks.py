"""Talks: prepared, held, what was said, and the debrief."""

from datetime import datetime, time, timedelta

from coffeechat.acts.earlier import latest_day
from coffeechat.acts.heard import CAPTURE_KEYS, keep
from coffeechat.acts.outcome import (
    Done,
    Refused,
    conversation_with,
    needed,
    person_of,
    told,
)
from coffeechat.acts.people import begin
from coffeechat.domain.asking import in_asking_order
from coffeechat.domain.capture import Captured, Tick, parse_capture
from coffeechat.domain.days import day_words
from coffeechat.domain.due import local_time
from coffeechat.domain.meeting import mode_of
from coffeechat.domain.parts import Interview, Line, QuestionUse
from coffeechat.domain.records import Conversation, Message, Person
from coffeechat.domain.stages import thanked
from coffeechat.domain.words import (
    AskedOthers,
    Channel,
    Direction,
    LoopKind,
    LoopState,
    MessagePurpose,
    Mode,
)
from coffeechat.store import Store, Transaction

MOST_GOALS = 3
_NOON = time(12)

_CHANNELS = {Mode.PHONE: Channel.PHONE, Mode.VIDEO: Channel.VIDEO}


def set_goal(store: Store, person: str, text: str) -> Done:
    """Add what I hope to get out of the talk; three at most.

    Raises:
        Refused: There are three, or no conversation.
    """
    with store.act("goal") as tx:
        found = person_of(tx.records, person)
        conversation = conversation_with(tx.records, found)
        goal = needed(text, "The goal")
        if len(conversation.goals) >= MOST_GOALS:
            raise Refused("Three goals are enough for half an hour; this one was not added.")
        tx.put(conversation.replace(goals=(*conversation.goals, goal)))
        tx.summary = f"Noted a goal with {found.name}: {goal}"
    return Done("Noted the goal.", person)


def plan(
    store: Store,
    person: str,
    *,
    questions: tuple[QuestionUse, ...],
    key_question: str,
    done: bool = False,
) -> Done:
    """Keep the questions of a talk in their order, closing ones last.

    With `done`, the preparation is complete.
    """
    with store.act("prepare") as tx:
        found = person_of(tx.records, person)
        conversation, interview = with_talk(tx, found)
        prepared = tx.now if done else interview.prepared
        changed = interview.replace(
            questions=in_asking_order(questions), key_question=key_question, prepared=prepared
        )
        tx.put(conversation.replace(interview=changed))
        words = "Prepared the talk with" if done else "Changed the questions for"
        tx.summary = f"{words} {found.name}"
    return told(tx, f"{tx.summary}.", person)


def place(store: Store, person: str, text: str) -> Done:
    """Note where the talk is: a place, a link or a number; how one talks there follows from it."""
    with store.act("place") as tx:
        found = person_of(tx.records, person)
        conversation, interview = with_talk(tx, found)
        where = needed(text, "The place")
        if where != interview.place:
            changed = interview.replace(
                place=where, mode=mode_of(where), sequence=interview.sequence + 1
            )
            tx.put(conversation.replace(interview=changed))
        tx.summary = f"Noted where the talk with {found.name} is: {where}"
    return told(tx, f"{tx.summary}.", person)


def linked(store: Store, person: str, *, uid: str, calendar: str, reference: str) -> Done:
    """Keep what a calendar gave back when the talk with this uid was put into it.

    Raises:
        Refused: The talk is no longer here.
    """
    with store.act("calendar") as tx:
        found = person_of(tx.records, person)
        for conversation in tx.records.conversations_by_person.get(person, []):
            interview = conversation.interview
            if interview is not None and interview.uid == uid:
                break
        else:
            raise Refused(f"The talk with {found.name} is no longer here.")
        changed = interview.replace(external={**interview.external, calendar: reference})
        tx.put(conversation.replace(interview=changed))
        tx.summary = f"Put the talk with {found.name} into the calendar {calendar}"
    return told(tx, f"{tx.summary}.", person)


def held(store: Store, person: str, on: str = "") -> Done:
    """The talk has taken place: as agreed, or on a day that is named, however long ago.

    With a day no talk need have been agreed: it is entered afterwards, at noon of that day unless
    its time is known, and takes lines as any other.

    Raises:
        Refused: No talk is agreed and no day named, or it has not begun yet, or was held before.
        WhenError: The day cannot be read.
    """
    with store.act("held") as tx:
        found = person_of(tx.records, person)
        conversation, interview = _talk_on(tx, found, on) if on.strip() else with_talk(tx, found)
        hold(tx, found, conversation, interview)
        tx.summary = f"Talked with {found.name}"
        if on.strip():
            today = local_time(tx.records, tx.now)
            day = interview.start.astimezone(today.tzinfo).date()
            tx.summary += f", {day_words(day, today.date())}"
    return Done(f"{tx.summary}.", person)


def _talk_on(tx: Transaction, person: Person, typed: str) -> tuple[Conversation, Interview]:
    """The talk with somebody on a day looking back, and its conversation, begun where none is."""
    here = local_time(tx.records, tx.now)
    day = latest_day(typed.strip(), here.date())
    if day > here.date():
        raise Refused("That day is ahead; ‹reply› notes a talk that is to come.")
    conversation = begin(tx, person)
    known = conversation.interview
    clock = known.start.astimezone(here.tzinfo).time() if known is not None else _NOON
    start = min(datetime.combine(day, clock, here.tzinfo).astimezone(tx.now.tzinfo), tx.now)
    if known is None:
        zone = tx.records.profile.zone or "UTC"
        known = Interview(uid=f"coffeechat-{tx.fresh_id()}", start=start, zone=zone)
    elif known.held is None:
        known = known.replace(start=start, called_off=None, began=None)
    return conversation, known


def capture(
    store: Store, person: str, line: str, *, standard: tuple[QuestionUse, ...] = ()
) -> Done:
    """Keep one line of a talk; its first sign says what it becomes.

    Args:
        store: Where.
        person: With whom I talk.
        line: As it was typed.
        standard: The questions whose numbers count while none are planned.

    Raises:
        Refused: No talk is agreed with this person, or the line says nothing.
    """
    captured = parse_capture(line)
    if captured is None:
        raise Refused(CAPTURE_KEYS)
    with store.act("note") as tx:
        found = person_of(tx.records, person)
        conversation, interview = with_talk(tx, found)
        words = keep(tx, found, conversation, captured)
        lines = (*interview.lines, Line(at=tx.now, text=line.strip()))
        questions = _ticked(tx, interview, captured, standard)
        changed = interview.replace(lines=lines, questions=questions)
        tx.put(conversation.replace(interview=changed))
        tx.summary = f"{words} ({found.name})"
    return Done(f"{words}.", person)


def debrief(store: Store, person: str, asked_others: AskedOthers) -> Done:
    """Close the debrief: I wrote down what was said, and answer whether I asked for others.

    A talk that was not marked as held becomes so.
    """
    with store.act("debrief") as tx:
        found = person_of(tx.records, person)
        conversation, interview = with_talk(tx, found)
        if interview.held is None:
            interview = hold(tx, found, conversation, interview)
        changed = interview.replace(debriefed=tx.now, asked_others=asked_others)
        tx.put(conversation.replace(interview=changed))
        tx.summary = f"Debriefed the talk with {found.name}"
        hint = (
            ""
            if thanked(tx.records.messages_in(conversation))
            else " ‹draft› begins the thank-you."
        )
    return Done(f"{tx.summary}.{hint}", person)


def with_talk(tx: Transaction, person: Person) -> tuple[Conversation, Interview]:
    """The open conversation with somebody, and its talk.

    Raises:
        Refused: No talk is agreed, or it was called off.
    """
    conversation = conversation_with(tx.records, person)
    interview = conversation.interview
    if interview is None or interview.called_off is not None:
        raise Refused(f"No talk with {person.name} is agreed; ‹reply› sets a date.")
    return conversation, interview


def hold(
    tx: Transaction, person: Person, conversation: Conversation, interview: Interview
) -> Interview:
    """Note that a talk took place: as contact, and as what came of those who named this person.

    Raises:
        Refused: It is marked as held, or it has not begun yet.
    """
    if interview.held is not None:
        raise Refused(f"The talk with {person.name} is marked as held already.")
    if interview.start > tx.now:
        today = local_time(tx.records, tx.now)
        start = interview.start.astimezone(today.tzinfo)
        when = f"{day_words(start.date(), today.date())} {start:%H:%M}"
        raise Refused(f"The talk with {person.name} is {when}; it is still ahead.")
    changed = interview.replace(held=tx.now)
    tx.put(conversation.replace(interview=changed))
    mode = interview.mode
    tx.put(
        Message(
            id=tx.fresh_id(),
            created=tx.now,
            person=person.id,
            conversation=conversation.id,
            purpose=MessagePurpose.CALL if mode in _CHANNELS else MessagePurpose.MET,
            direction=Direction.BOTH,
            channel=_CHANNELS.get(mode, Channel.OTHER) if mode else Channel.OTHER,
            at=min(interview.start + timedelta(minutes=interview.minutes), tx.now),
        )
    )
    for loop in tx.records.loops.values():
        if (
            loop.kind is LoopKind.REFERRAL
            and loop.about == person.id
            and loop.state is not LoopState.DONE
        ):
            met = loop.replace(state=LoopState.DONE, result=f"met {person.name}", settled=tx.now)
            tx.put(met)
    return changed


def _ticked(
    tx: Transaction, interview: Interview, captured: Captured, standard: tuple[QuestionUse, ...]
) -> tuple[QuestionUse, ...]:
    if not isinstance(captured, Tick):
        return interview.questions
    questions, number = interview.questions or standard, captured.number
    if not 1 <= number <= len(questions):
        raise Refused(f"There is no question {number}; there are {len(questions)}.")
    return tuple(
        question.replace(asked=True, asked_at=question.asked_at or tx.now)
        if index == number
        else question
        for index, question in enumerate(questions, start=1)
    )
