"""Talks: prepared, held, what was said, and the debrief."""

from datetime import timedelta

from coffeechat.acts.outcome import (
    Done,
    Refused,
    conversation_with,
    needed,
    person_of,
    told,
)
from coffeechat.acts.referrals import refer
from coffeechat.domain.capture import (
    Captured,
    KeysWanted,
    NamedPerson,
    Note,
    Offer,
    OpenQuestion,
    Promise,
    Suggestion,
    Term,
    Tick,
    parse_capture,
)
from coffeechat.domain.days import day_words
from coffeechat.domain.due import local_time
from coffeechat.domain.records import (
    Conversation,
    Interview,
    Learning,
    Line,
    Loop,
    Message,
    Person,
    QuestionUse,
)
from coffeechat.domain.stages import thanked
from coffeechat.domain.words import (
    AskedOthers,
    Channel,
    Direction,
    Facet,
    LoopKind,
    LoopState,
    MessagePurpose,
    Mode,
)
from coffeechat.store import Store, Transaction

MOST_GOALS = 3
CAPTURE_KEYS = "a note · + person · ! suggestion · @me @them promise · = term · ? open · 3 asked"

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
    """Keep the questions of a talk in their order; with `done`, the preparation is complete."""
    with store.act("prepare") as tx:
        found = person_of(tx.records, person)
        conversation, interview = _with_talk(tx, found)
        prepared = tx.now if done else interview.prepared
        changed = interview.replace(
            questions=questions, key_question=key_question, prepared=prepared
        )
        tx.put(conversation.replace(interview=changed))
        words = "Prepared the talk with" if done else "Changed the questions for"
        tx.summary = f"{words} {found.name}"
    return told(tx, f"{tx.summary}.", person)


def place(store: Store, person: str, text: str) -> Done:
    """Note where the talk is: a place, a link or a number."""
    with store.act("place") as tx:
        found = person_of(tx.records, person)
        conversation, interview = _with_talk(tx, found)
        where = needed(text, "The place")
        if where != interview.place:
            changed = interview.replace(place=where, sequence=interview.sequence + 1)
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


def held(store: Store, person: str) -> Done:
    """The talk has taken place.

    Raises:
        Refused: No talk is agreed, or it has not begun yet.
    """
    with store.act("held") as tx:
        found = person_of(tx.records, person)
        conversation, interview = _with_talk(tx, found)
        _hold(tx, found, conversation, interview)
        tx.summary = f"Talked with {found.name}"
    return Done(f"Talked with {found.name}.", person)


def capture(store: Store, person: str, line: str) -> Done:
    """Keep one line of a talk; its first sign says what it becomes.

    Raises:
        Refused: No talk is agreed with this person, or the line says nothing.
    """
    captured = parse_capture(line)
    if captured is None:
        raise Refused(CAPTURE_KEYS)
    with store.act("note") as tx:
        found = person_of(tx.records, person)
        conversation, interview = _with_talk(tx, found)
        words = _keep(tx, found, conversation, captured)
        lines = (*interview.lines, Line(at=tx.now, text=line.strip()))
        questions = _ticked(interview, captured)
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
        conversation, interview = _with_talk(tx, found)
        if interview.held is None:
            interview = _hold(tx, found, conversation, interview)
        changed = interview.replace(debriefed=tx.now, asked_others=asked_others)
        tx.put(conversation.replace(interview=changed))
        tx.summary = f"Debriefed the talk with {found.name}"
        hint = (
            ""
            if thanked(tx.records.messages_in(conversation))
            else " ‹draft› begins the thank-you."
        )
    return Done(f"{tx.summary}.{hint}", person)


def _with_talk(tx: Transaction, person: Person) -> tuple[Conversation, Interview]:
    conversation = conversation_with(tx.records, person)
    interview = conversation.interview
    if interview is None or interview.called_off is not None:
        raise Refused(f"No talk with {person.name} is agreed; ‹reply› sets a date.")
    return conversation, interview


def _hold(
    tx: Transaction, person: Person, conversation: Conversation, interview: Interview
) -> Interview:
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
            and loop.state is LoopState.OPEN
        ):
            tx.put(loop.replace(state=LoopState.DONE, result=f"met {person.name}"))
    return changed


def _ticked(interview: Interview, captured: Captured) -> tuple[QuestionUse, ...]:
    if not isinstance(captured, Tick):
        return interview.questions
    number = captured.number
    if not 1 <= number <= len(interview.questions):
        raise Refused(f"There is no question {number}; there are {len(interview.questions)}.")
    return tuple(
        question.replace(asked=True) if index == number else question
        for index, question in enumerate(interview.questions, start=1)
    )


def _learn(
    tx: Transaction, person: Person, conversation: Conversation, text: str, facet: Facet
) -> None:
    tx.put(
        Learning(
            id=tx.fresh_id(),
            created=tx.now,
            person=person.id,
            conversation=conversation.id,
            text=text,
            tracks=person.tracks,
            facet=facet,
        )
    )


def _leave_open(
    tx: Transaction, person: Person, conversation: Conversation, text: str, kind: LoopKind
) -> None:
    tx.put(
        Loop(
            id=tx.fresh_id(),
            created=tx.now,
            kind=kind,
            person=person.id,
            conversation=conversation.id,
            text=text,
        )
    )


def _keep(tx: Transaction, person: Person, conversation: Conversation, captured: Captured) -> str:
    """Make what a captured line says a record; what was done, in words."""
    words = "Noted"
    match captured:
        case Note(text=text):
            _learn(tx, person, conversation, text, Facet.OTHER)
        case Term(term=term, meaning=meaning):
            _learn(tx, person, conversation, f"{term}: {meaning}".rstrip(": "), Facet.LINGO)
            words = f"Noted the term {term}"
        case NamedPerson():
            named = refer(tx, person, conversation, captured)
            new = "" if named.id in tx.records.people else ", new in Identify"
            words = f"Noted that they named {named.name}{new}"
        case Suggestion(text=text):
            _leave_open(tx, person, conversation, text, LoopKind.SUGGESTION)
            words = "Noted their suggestion"
        case Promise(text=text):
            _leave_open(tx, person, conversation, text, LoopKind.PROMISE)
            words = "Noted your promise"
        case Offer(text=text):
            _leave_open(tx, person, conversation, text, LoopKind.OFFER)
            words = "Noted their offer"
        case OpenQuestion(text=text):
            _leave_open(tx, person, conversation, text, LoopKind.QUESTION)
            words = "Noted the open question"
        case Tick(number=number):
            words = f"Ticked question {number}"
        case KeysWanted():
            raise Refused(CAPTURE_KEYS)
    return words
