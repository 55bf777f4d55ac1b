"""What I chose when I looked back at the week, and whether it is done.

It is of three kinds: somebody to ask, a suggestion to act on, a learning to ask about again. The
ids of these records are kept, so that it is done when they say so.
"""

from dataclasses import dataclass
from datetime import date, datetime

from coffeechat.domain.fresh import old_learnings
from coffeechat.domain.introductions import is_under_way
from coffeechat.domain.learnings import quoted
from coffeechat.domain.my_time import local_time
from coffeechat.domain.records import Learning, Loop, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import person_step
from coffeechat.domain.summary import job_words
from coffeechat.domain.words import (
    LoopKind,
    MessagePurpose,
    Step,
)

#: So many steps may be chosen.
CHOSEN = 3
#: Steps at which somebody may still be asked.
_TO_ASK = frozenset({Step.SPOTTED, Step.QUALIFIED, Step.DRAFTING})


@dataclass(frozen=True)
class Proposal:
    """A step for next week.

    Attributes:
        subject: The id of the person to ask, of the loop, or of the learning.
        person: The id of whom it is about.
    """

    subject: str
    person: str
    text: str


def unassigned(records: Records) -> list[Loop]:
    """Open questions that nobody is to be asked yet, oldest first."""
    return sorted(
        (
            loop
            for loop in records.loops.values()
            if loop.kind is LoopKind.QUESTION
            and loop.is_open
            and loop.person in records.people
            and (loop.about is None or loop.about not in records.people)
        ),
        key=lambda one: one.id,
    )


def still_chosen(records: Records, now: datetime) -> list[Proposal]:
    """What I chose for this week and have not done yet, in the order in which I chose it."""
    week = records.profile.week
    if week is None:
        return []
    found = []
    for subject in week.chosen:
        if subject not in week.behind:
            step = _step_of_subject(records, subject, now, week.on)
            found += [step] if step is not None else []
    return found


def _step_of_subject(
    records: Records, subject: str, now: datetime, chosen_on: date
) -> Proposal | None:
    """What is left to do about something I chose; None when it is done, or gone."""
    if person := records.people.get(subject):
        asked = any(
            message.purpose is MessagePurpose.ASK
            and message.at is not None
            and local_time(records, message.at).date() >= chosen_on
            for message in records.messages_by_person.get(subject, [])
        )
        return ask(person) if not asked and may_be_asked(records, person) else None
    if (loop := records.loops.get(subject)) and is_to_act_on(records, loop):
        return act_on(records, loop)
    learning = records.learnings.get(subject)
    old = old_learnings(records, now) if learning is not None else {}
    is_old = any(learning in learnings for learnings in old.values())
    return refresh(records, learning) if learning is not None and is_old else None


def may_be_asked(records: Records, person: Person) -> bool:
    """Whether nothing went out to somebody yet, and something may; nobody is to introduce us."""
    conversation = records.open_conversation(person.id)
    if conversation is not None and is_under_way(conversation):
        return False
    return person.do_not_contact is None and person_step(records, person) in _TO_ASK


def is_to_act_on(records: Records, loop: Loop) -> bool:
    """Whether a loop is a suggestion that is open, of somebody who may hear what came of it."""
    person = records.people.get(loop.person)
    return (
        loop.kind is LoopKind.SUGGESTION
        and loop.is_open
        and person is not None
        and person.do_not_contact is None
    )


def ask(person: Person) -> Proposal:
    """Asking somebody."""
    job = job_words(person)
    return Proposal(person.id, person.id, f"ask {person.name}{f' ({job})' if job else ''}")


def act_on(records: Records, loop: Loop) -> Proposal:
    """Acting on what somebody suggested."""
    giver = records.people[loop.person].name
    return Proposal(loop.id, loop.person, f"{loop.text} ({giver} suggested it)")


def refresh(records: Records, learning: Learning) -> Proposal:
    """Asking about something again, that was said long ago."""
    giver = records.people[learning.person].name
    return Proposal(learning.id, learning.person, f"ask {giver} again: {quoted(learning)}")
