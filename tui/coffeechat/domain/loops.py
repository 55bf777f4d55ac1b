"""What is left open between a person and me: which one is meant, by when, what was told of it."""

from collections.abc import Iterable
from datetime import date, datetime

from coffeechat.domain.days import add_business_days, day_words
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.my_time import local_time
from coffeechat.domain.records import Loop, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import person_step, reports_owed
from coffeechat.domain.summary import loop_words
from coffeechat.domain.text import fold
from coffeechat.domain.words import LoopKind, LoopState, Step

#: Business days after which a promise is due that has no day of its own (rule D-12).
PROMISE_DAYS = 3

_AFTER_THE_DIGEST = frozenset({Step.LOOPS_OPEN, Step.KEEP_IN_TOUCH, Step.RESTING})

#: What each kind is called on a list, and what it is when it is done.
KIND_WORDS = {
    LoopKind.SUGGESTION: "they suggest",
    LoopKind.REFERRAL: "they named",
    LoopKind.PROMISE: "you promised",
    LoopKind.OFFER: "they offered",
    LoopKind.QUESTION: "open question",
    LoopKind.MILESTONE: "they helped with",
}
DONE_WORDS = {
    LoopKind.SUGGESTION: "done",
    LoopKind.REFERRAL: "met",
    LoopKind.PROMISE: "kept",
    LoopKind.OFFER: "taken up",
    LoopKind.QUESTION: "answered",
    LoopKind.MILESTONE: "reached",
}
#: How far it is with somebody who was named and is not met yet.
_NAMED_WORDS: dict[Step | None, str] = {
    None: "set aside",
    Step.SPOTTED: "named",
    Step.PARKED: "for later",
    Step.QUALIFIED: "in the pipeline",
    Step.DRAFTING: "in the pipeline",
    Step.WAITING: "asked",
    Step.BUMPED: "asked, and once again",
    Step.ARRANGING: "said yes",
    Step.SCHEDULED: "talk agreed",
    Step.CLOSED: "closed",
}
DROPPED_WORDS = {
    LoopKind.PROMISE: "released",
    LoopKind.OFFER: "released",
    LoopKind.QUESTION: "closed",
}


def promise_day(records: Records, loop: Loop) -> date:
    """The day on which a promise of mine is due: its own, else some business days after it."""
    if loop.due is not None:
        return loop.due
    made = local_time(records, loop.created).date()
    return add_business_days(made, PROMISE_DAYS, records.profile.holidays)


def settled_on(records: Records, loop: Loop) -> date:
    """The day in my zone on which a loop was done or dropped."""
    return local_time(records, loop.settled or loop.created).date()


def in_reading_order(records: Records, person: str) -> list[Loop]:
    """All loops of a person: what is open, then what they are to hear of, then what is settled."""
    owed = {loop.id for loop in reports_owed(records, person)}
    loops = records.loops_by_person.get(person, [])
    return sorted(loops, key=lambda loop: (not loop.is_open, loop.id not in owed, loop.id))


def follows_up(records: Records, person: str) -> bool:
    """Whether what is left to do with a person is what is open, or to be told what came of it."""
    if person_step(records, records.people[person]) not in _AFTER_THE_DIGEST:
        return False
    loops = records.loops_by_person.get(person, [])
    return any(loop.is_open for loop in loops) or bool(reports_owed(records, person))


def find_loop(records: Records, person: Person, typed: str) -> Loop:
    """The one open loop of a person that an id, or words of its text, mean.

    Without any words it is the only one that is open.

    Raises:
        NotUnderstood: None is meant, or several are; the text names them.
    """
    loops = records.loops_by_person.get(person.id, [])
    exact = [loop for loop in loops if loop.id == typed]
    opened = [loop for loop in loops if loop.is_open]
    found = exact or [loop for loop in opened if fold(typed) in fold(loop_words(records, loop))]
    if len(found) == 1:
        return found[0]
    if not opened:
        raise NotUnderstood(f"Nothing is open with {person.name}.")
    if not found:
        raise NotUnderstood(f"Nothing open with {person.name} says «{typed}»: {_list(opened)}.")
    raise NotUnderstood(f"Which one? {_list(found)}.")


def told_in(records: Records, loop: Loop, text: str) -> bool:
    """Whether a message says what a loop is about: its own words, or the name it is about."""
    said = " ".join(fold(text).split())
    about = records.people.get(loop.about) if loop.about is not None else None
    wanted = (loop.text, about.name if about is not None else "")
    return any(words in said for words in (_plain(one) for one in wanted) if words)


def state_words(records: Records, loop: Loop, today: date) -> str:
    """How far a loop is, in a few words."""
    if loop.state is LoopState.DONE:
        told = loop.kind in {LoopKind.SUGGESTION, LoopKind.REFERRAL, LoopKind.MILESTONE}
        heard = " · they know" if loop.reported else " · not told yet"
        return f"{DONE_WORDS[loop.kind]}{heard if told else ''}"
    if loop.state is LoopState.DROPPED:
        return DROPPED_WORDS.get(loop.kind, "dropped")
    return _open_words(records, loop, today)


def _open_words(records: Records, loop: Loop, today: date) -> str:
    if loop.kind is LoopKind.PROMISE:
        return f"due {day_words(promise_day(records, loop), today)}"
    if loop.reminded is not None:
        return f"reminded {day_words(_day(records, loop.reminded), today)}"
    about = records.people.get(loop.about or "")
    if about is not None and loop.kind is LoopKind.REFERRAL:
        return _NAMED_WORDS.get(person_step(records, about), "met")
    if about is not None and loop.kind is LoopKind.QUESTION:
        return f"ask {about.name}"
    return "doing it" if loop.state is LoopState.DOING else "open"


def _day(records: Records, moment: datetime) -> date:
    return local_time(records, moment).date()


def _plain(text: str) -> str:
    return " ".join(fold(text).rstrip(" .").split())


def _list(loops: Iterable[Loop]) -> str:
    return "; ".join(f"«{loop.text}»" for loop in loops)
