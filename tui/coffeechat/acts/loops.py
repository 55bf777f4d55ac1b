"""What is left open between a person and me: begun, done, dropped, and by when."""

from coffeechat.acts.heard import BEGUN, leave_open
from coffeechat.acts.outcome import Done, Refused, day_ahead, needed, person_of, told
from coffeechat.domain.capture import Offer, OpenQuestion, Promise, Suggestion, parse_capture
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.loops import DONE_WORDS, DROPPED_WORDS, find_loop
from coffeechat.domain.my_time import local_time
from coffeechat.domain.records import Loop, Person
from coffeechat.domain.stages import REPORTED
from coffeechat.domain.when import parse_day
from coffeechat.domain.whom import find_person
from coffeechat.domain.words import LoopKind, LoopState
from coffeechat.store import Store, Transaction

_LINES = "! a suggestion, @me your promise, @them their offer, ? an open question"
_BETWEEN = ":"


def add(store: Store, person: str, line: str) -> Done:
    """Leave something open with a person, outside of a talk too: a line as in a talk.

    Raises:
        Refused: The line is none of a suggestion, a promise, an offer or an open question.
    """
    captured = parse_capture(line)
    if not isinstance(captured, Suggestion | Promise | Offer | OpenQuestion):
        raise Refused(f"Begin with what it is: {_LINES}.")
    with store.act("loop") as tx:
        found = person_of(tx.records, person)
        kind, words = BEGUN[type(captured)]
        leave_open(tx, found, captured.text, kind, tx.records.open_conversation(person))
        tx.summary = f"{words} ({found.name})"
    return Done(f"{words}: {captured.text}.", person)


def done(store: Store, person: str, line: str = "") -> Done:
    """Close a loop: a suggestion done, a promise kept, an offer taken up, a question answered.

    Args:
        store: Where.
        person: The id of whose loop it is.
        line: Which one (its words, or its id), and behind a colon what came of it.

    Raises:
        Refused: It is settled already; or it is a person named, who counts as met after the talk.
        NotUnderstood: Which one is meant is not clear.
    """
    with store.act("done") as tx:
        found, loop, result = _meant(tx, person, line)
        if loop.kind is LoopKind.REFERRAL:
            raise Refused(
                "Whom they named counts as met when the talk with them was held; ‹loop-drop› "
                "leaves it."
            )
        _settle(tx, loop, LoopState.DONE, result)
        word = DONE_WORDS[loop.kind].capitalize()
        tx.summary = f"{word}: {loop.text} ({found.name})"
    owed = loop.kind in REPORTED and found.do_not_contact is None
    hint = f" ‹draft› tells {found.name}." if owed else ""
    return Done(f"{word}: {loop.text}.{hint}", person)


def doing(store: Store, person: str, line: str = "") -> Done:
    """Note that I am doing what somebody suggested.

    Raises:
        Refused: It is no suggestion, or it is settled.
    """
    with store.act("doing") as tx:
        found, loop, _ = _meant(tx, person, line)
        if loop.kind is not LoopKind.SUGGESTION:
            raise Refused("Only what they suggested can be under way; ‹loop-done› closes the rest.")
        _refuse_settled(loop)
        tx.put(loop.replace(state=LoopState.DOING))
        tx.summary = f"Doing what {found.name} suggested: {loop.text}"
    return told(tx, f"{tx.summary}.", person)


def drop(store: Store, person: str, line: str = "") -> Done:
    """Leave something: a suggestion dropped, a promise or an offer released, a question closed.

    Of a milestone it means that this person had no part in it.

    Raises:
        Refused: It is settled already.
        NotUnderstood: Which one is meant is not clear.
    """
    with store.act("drop") as tx:
        found, loop, why = _meant(tx, person, line)
        if loop.kind is LoopKind.MILESTONE and not loop.reported:
            tx.put(loop.replace(state=LoopState.DROPPED, settled=tx.now))
        else:
            _settle(tx, loop, LoopState.DROPPED, why)
        word = DROPPED_WORDS.get(loop.kind, "dropped").capitalize()
        tx.summary = f"{word}: {loop.text} ({found.name})"
    return Done(f"{word}: {loop.text}.", person)


def due_by(store: Store, person: str, line: str) -> Done:
    """Say by which day a promise of mine is to be kept: «PROMISE: DAY», or only the day.

    Raises:
        Refused: It is no promise of mine, it is settled, or the day is not ahead.
        NotUnderstood: Which one or which day is meant is not clear.
    """
    with store.act("by") as tx:
        found = person_of(tx.records, person)
        which, _, day = line.rpartition(_BETWEEN)
        loop = _one_of(tx, found, which.strip(), (LoopKind.PROMISE,))
        if loop.kind is not LoopKind.PROMISE:
            raise Refused("Only what you promised has a day by which it is due.")
        _refuse_settled(loop)
        until = parse_day(needed(day, "The day"), local_time(tx.records, tx.now).date())
        words = day_ahead(tx, until)
        tx.put(loop.replace(due=until))
        tx.summary = f"To be kept by {words}: {loop.text} ({found.name})"
    return told(tx, f"{tx.summary}.", person)


def ask_whom(store: Store, person: str, line: str) -> Done:
    """Say whom I will ask an open question: «QUESTION: NAME», or only the name.

    Raises:
        Refused: It is no open question, or it was theirs that raised it.
        NotUnderstood: Which question or who is meant is not clear.
    """
    with store.act("ask-whom") as tx:
        found = person_of(tx.records, person)
        which, _, name = line.rpartition(_BETWEEN)
        loop = _one_of(tx, found, which.strip(), (LoopKind.QUESTION,))
        if loop.kind is not LoopKind.QUESTION:
            raise Refused("Only an open question is for somebody to answer.")
        _refuse_settled(loop)
        asked = find_person(tx.records, needed(name, "The name"))
        if asked.id == found.id:
            raise Refused(f"{found.name} left it open; name somebody else who may know.")
        tx.put(loop.replace(about=asked.id))
        tx.summary = f"To ask {asked.name}: {loop.text}"
    return told(tx, f"{tx.summary}.", person)


def _meant(tx: Transaction, person: str, line: str) -> tuple[Person, Loop, str]:
    """The person, the loop that a line means, and what the line says behind a colon.

    A line without a colon is the words of a loop; where only one is open and it has none of these
    words, they are what came of it.
    """
    found = person_of(tx.records, person)
    which, _, rest = line.partition(_BETWEEN)
    try:
        return found, find_loop(tx.records, found, which.strip()), rest.strip()
    except NotUnderstood:
        opened = [one for one in tx.records.loops_by_person.get(person, []) if one.is_open]
        if len(opened) != 1 or rest:
            raise
        return found, opened[0], line.strip()


def _one_of(tx: Transaction, person: Person, typed: str, kinds: tuple[LoopKind, ...]) -> Loop:
    """The loop that words mean; without words the only open one of these kinds."""
    loops = tx.records.loops_by_person.get(person.id, [])
    fitting = [loop for loop in loops if loop.is_open and loop.kind in kinds]
    if not typed and len(fitting) == 1:
        return fitting[0]
    return find_loop(tx.records, person, typed)


def _settle(tx: Transaction, loop: Loop, state: LoopState, result: str) -> None:
    _refuse_settled(loop)
    tx.put(loop.replace(state=state, result=result or loop.result, settled=tx.now))


def _refuse_settled(loop: Loop) -> None:
    if not loop.is_open:
        raise Refused(f"That is settled already: {loop.text}.")
