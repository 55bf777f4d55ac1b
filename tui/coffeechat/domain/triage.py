"""Looking through the pool: who waits for a decision, and what was decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import PersonLine, Records
from coffeechat.domain.stages import person_step
from coffeechat.domain.words import Step, Warmth

#: How long «later» sets somebody aside when no day is named; the advice is to look at the people
#: one knows every three months.
LATER = timedelta(days=90)
#: How well I must know somebody to be reminded that I never asked them.
KNOWN = frozenset({Warmth.CLOSE, Warmth.COHORT, Warmth.KNOWN})
#: Steps at which a person of triage is decided on and still at hand: nothing went out yet.
_AT_HAND = frozenset({Step.QUALIFIED, Step.DRAFTING})


def is_undecided(records: Records, person: Person | PersonLine, today: date) -> bool:
    """Whether triage asks about a person: nothing has happened, or the day named has come."""
    if person.do_not_contact is not None or person.id in records.conversations_by_person:
        return False
    return person.triage is None or has_come(person, today)


def has_come(person: Person | PersonLine, today: date) -> bool:
    """Whether a person was set aside until a day, and it has come."""
    until = person.triage.later_until if person.triage is not None else None
    return until is not None and until <= today


def undecided(records: Records, today: date) -> Iterator[PersonLine | Person]:
    """Everybody whom triage asks about; the longest known first."""
    return (person for person in records.by_age() if is_undecided(records, person, today))


def is_at_hand(records: Records, person: Person) -> bool:
    """Whether I decided to ask a person and nothing went out yet."""
    return person_step(records, person) in _AT_HAND


@dataclass(frozen=True)
class LookAgain:
    """Who is worth another look: ids, those I added by hand first, then the longest known.

    Attributes:
        back: Set aside until a day that has come, and that day, the earliest of all.
        known: I know them, and nothing has happened with them.
    """

    back: tuple[str, ...]
    since: date | None
    known: tuple[str, ...]


def look_again(records: Records, today: date, before: datetime) -> LookAgain:
    """Who is worth another look.

    Args:
        records: The state of everything.
        today: The day, in my zone.
        before: When somebody was added who counts as known for a while.
    """
    back, known, days = [], [], []
    for person in undecided(records, today):
        if person.triage is not None:
            back.append(person.id)
            days.append(person.triage.later_until)
        elif person.warmth in KNOWN and person.created < before:
            known.append(person.id)
    return LookAgain(tuple(back), min(filter(None, days), default=None), tuple(known))
