"""Looking back at the week as a whole, for the screen and for the shell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice

from coffeechat.domain.days import day_words
from coffeechat.domain.due import DueItem, owed_count
from coffeechat.domain.fresh import old_learnings
from coffeechat.domain.records import Conversation, Loop, Person
from coffeechat.domain.rhythm import rhythm_words
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import person_step, step_of
from coffeechat.domain.waiting import waiting_for
from coffeechat.domain.week import (
    Proposal,
    act_on,
    ask,
    is_to_act_on,
    may_be_asked,
    refresh,
    still_chosen,
    unassigned,
)
from coffeechat.domain.words import Direction, MessagePurpose, ReplyKind, Step

#: So many open questions are shown, a letter for each, and so many people by name.
QUESTIONS, _NAMED = 5, 2
#: So many steps are proposed, one for each digit; of these at most so many are suggestions to act
#: on, and learnings to ask about again.
PROPOSED, _LOOPS, _LEARNINGS = 9, 3, 2
_LOOKS_BACK = timedelta(days=7)
#: Steps at which a talk with somebody may still come about.
_UNDER_WAY = (Step.SCHEDULED, Step.ARRANGING, Step.DRAFTING, Step.QUALIFIED, Step.WAITING)


@dataclass(frozen=True)
class Happened:
    """How often what happened in a while."""

    talks: int
    asks: int
    answers: int
    people: int
    thanks: int
    reports: int
    learnings: int
    closed: int


@dataclass(frozen=True)
class Question:
    """An open question that nobody is to be asked yet, and whom it would be for."""

    loop: Loop
    raised_by: str
    best: Person | None


@dataclass(frozen=True)
class LookBack:
    """What there is to see of a week.

    Attributes:
        open: What is open, in words; empty when nothing is.
        more: How many open questions there are beyond those shown.
    """

    happened: Happened
    open: Sequence[str]
    rhythm: str
    questions: Sequence[Question]
    more: int
    proposals: Sequence[Proposal]


def look_back(
    records: Records, now: datetime, due: Sequence[DueItem], best: Iterable[str]
) -> LookBack:
    """The week as it is now.

    Args:
        records: The state of everything.
        now: The moment, in my zone.
        due: What is due then.
        best: The ids of people, best fit first; may be gone through several times.
    """
    questions = unassigned(records)
    return LookBack(
        happened=happened(records, now),
        open=_open_words(records, now, due),
        rhythm=rhythm_words(records, now),
        questions=[
            Question(loop, records.people[loop.person].name, best_for_question(records, loop, best))
            for loop in questions[:QUESTIONS]
        ],
        more=max(0, len(questions) - QUESTIONS),
        proposals=proposals(records, now, best),
    )


def text_lines(seen: LookBack) -> list[tuple[str, str]]:
    """What happened, what is open and the rhythm, each as a label and its words."""
    return [
        ("last week", ", ".join(happened_words(seen.happened)) or "a quiet one"),
        ("open", "; ".join(seen.open) or "nothing"),
        ("rhythm", seen.rhythm),
    ]


def happened(records: Records, now: datetime) -> Happened:
    """What happened in the last seven days, today among them. `now` is in my zone."""
    since = datetime.combine(now.date() - _LOOKS_BACK + timedelta(days=1), time(), now.tzinfo)

    def lately(moment: datetime | None) -> bool:
        return moment is not None and since <= moment <= now

    messages = [one for one in records.messages.values() if lately(one.at)]
    sent = [one.purpose for one in messages if one.direction is Direction.OUT]
    return Happened(
        talks=sum(_was_held(one) and lately(_start(one)) for one in records.conversations.values()),
        asks=sent.count(MessagePurpose.ASK),
        answers=sum(
            one.reply not in {None, ReplyKind.OUT_OF_OFFICE} and one.direction is Direction.IN
            for one in messages
        ),
        people=sum(lately(one.created) for one in records.by_age()),
        thanks=sent.count(MessagePurpose.THANK_YOU),
        reports=sent.count(MessagePurpose.REPORT_BACK),
        learnings=sum(lately(one.created) for one in records.learnings.values()),
        closed=sum(lately(one.settled) for one in records.loops.values()),
    )


def happened_words(counts: Happened) -> list[str]:
    """The same in words, without what did not happen."""
    told = (
        (counts.talks, "talk held", "talks held"),
        (counts.asks, "ask sent", "asks sent"),
        (counts.answers, "answer", "answers"),
        (counts.people, "person added", "people added"),
        (counts.thanks, "thank-you sent", "thank-yous sent"),
        (counts.reports, "report back", "reports back"),
        (counts.learnings, "learning", "learnings"),
        (counts.closed, "loop closed", "loops closed"),
    )
    return [f"{count:,} {one if count == 1 else many}" for count, one, many in told if count]


def best_for_question(records: Records, loop: Loop, best: Iterable[str]) -> Person | None:
    """Whom an open question is for: who shares a track with who raised it and comes next.

    Those with whom a talk is under way come first, in the order in which it is near; then whoever
    fits best and was not asked yet. A question of somebody without a track is for anybody.

    Args:
        records: The state of everything.
        loop: The question.
        best: The ids of people, best fit first.
    """
    tracks = set(records.people[loop.person].tracks)

    def fits(person: Person) -> bool:
        return (
            person.id != loop.person
            and person.do_not_contact is None
            and (not tracks or not tracks.isdisjoint(person.tracks))
        )

    under_way: dict[Step, Person] = {}
    for person_id in records.conversations_by_person:
        person = records.people.get(person_id)
        if person is not None and fits(person):
            step = person_step(records, person)
            if step is not None:
                under_way.setdefault(step, person)
    for step in _UNDER_WAY:
        if step in under_way:
            return under_way[step]
    pool = (records.people[one] for one in best if one in records.people)
    return next((one for one in pool if fits(one) and may_be_asked(records, one)), None)


def proposals(records: Records, now: datetime, best: Iterable[str]) -> list[Proposal]:
    """Sensible next steps, at most nine: what I chose and have not done, people to ask, the rest.

    Args:
        records: The state of everything.
        now: The moment, in my zone.
        best: The ids of people, best fit first.
    """
    left = still_chosen(records, now)
    others = [
        *islice(_loops_to_act_on(records), _LOOPS),
        *islice(_learnings_to_refresh(records, now), _LEARNINGS),
    ]
    before = {step.subject for step in left}
    others = [step for step in others if step.subject not in before]
    asks = (step for step in _people_to_ask(records, best) if step.subject not in before)
    room = PROPOSED - len(left) - len(others)
    return [*left, *islice(asks, room), *others]


def _open_words(records: Records, now: datetime, due: Sequence[DueItem]) -> list[str]:
    words = []
    if owed := owed_count(due):
        owing = dict.fromkeys(item.person for item in due if owed_count([item]))
        words.append(f"you owe {owed}: {_some([records.people[one].name for one in owing])}")
    if waiting := waiting_for(records, now):
        first = waiting[0]
        name, since = records.people[first.person].name, day_words(first.asked, now.date())
        words.append(f"you wait for {len(waiting)}, {name} since {since}")
    talks = sum(step_of(records, one) is Step.SCHEDULED for one in records.conversations.values())
    if talks:
        words.append(f"{talks} {'talk' if talks == 1 else 'talks'} ahead")
    loops = sum(loop.is_open for loop in records.loops.values())
    if loops:
        words.append(f"{loops} {'loop' if loops == 1 else 'loops'}")
    return words


def _some(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    listed, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
    return f"{listed} and {more} more" if more > 0 else listed


def _people_to_ask(records: Records, best: Iterable[str]) -> Iterator[Proposal]:
    """Whom I found worth asking first, then the pool; each once."""
    at_hand = {
        person
        for person in records.conversations_by_person
        if person in records.people and may_be_asked(records, records.people[person])
    }
    ids = list(best) if at_hand else best
    for ready in (True, False) if at_hand else (False,):
        for person_id in ids:
            if (person_id in at_hand) is ready and person_id in records.people:
                person = records.people[person_id]
                if may_be_asked(records, person):
                    yield ask(person)


def _loops_to_act_on(records: Records) -> Iterator[Proposal]:
    for loop in sorted(records.loops.values(), key=lambda one: one.id):
        if is_to_act_on(records, loop):
            yield act_on(records, loop)


def _learnings_to_refresh(records: Records, now: datetime) -> Iterator[Proposal]:
    for learnings in old_learnings(records, now).values():
        for learning in learnings:
            person = records.people.get(learning.person)
            if person is not None and person.do_not_contact is None:
                yield refresh(records, learning)


def _was_held(conversation: Conversation) -> bool:
    return conversation.interview is not None and conversation.interview.held is not None


def _start(conversation: Conversation) -> datetime | None:
    return conversation.interview.start if conversation.interview is not None else None
