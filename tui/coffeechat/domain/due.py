"""What is due: computed from the records and the moment; only my word on it is stored.

The numbers of the rules (D-02 and so on) and their days come from the advice on informational
interviews: prepare two business days before, write down what was said the same day, thank the
next day, bump once after seven business days, tell who named somebody how it went.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from coffeechat.domain.days import add_business_days, business_days_between, day_words
from coffeechat.domain.records import Conversation, Interview, Loop, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import asking_of, debrief_done, step_of, thanked, was_answered
from coffeechat.domain.warmth import warmth_of
from coffeechat.domain.words import LoopKind, LoopState, Step, Warmth
from coffeechat.domain.zones import zone_info

#: Business days until one bump, by the name of the cadence; a cadence without one never bumps.
BUMP_AFTER = {"gentle": 7, "3b7": 7, "slow": 10}
PREPARE_BEFORE = 2
REPORT_WITHIN = 2
SPOTTED_FOR = timedelta(days=7)
SPOTTED_SHOWN = 3
THANKS_LATE_AFTER = timedelta(hours=48)

#: Rules in the order in which Today shows what they find.
ORDER = ("D-11", "D-10", "D-07", "D-15", "D-05", "D-02")

#: What I owe somebody; counted at the top of every screen.
OWED = frozenset({"D-11", "D-15"})


@dataclass(frozen=True)
class DueItem:
    """One thing to do: for whom, why now, and the verb that does it.

    Attributes:
        subject: The id that a snooze or a dismissal names: a conversation, a loop or a person.
        due: The day it is due, until that day's end in my zone.
        late: Not done in time.
        action: What the verb will do, in a word or two.
        note: What to say of it in time's place, where the due day itself tells nothing.
    """

    rule: str
    person: str
    subject: str
    due: date
    why: str
    verb: str
    action: str
    late: bool = False
    note: str = ""


def due_items(records: Records, now: datetime) -> list[DueItem]:
    """Everything to do at this moment, the most pressing first.

    Args:
        records: The state of everything.
        now: The moment, aware, in any zone; days are counted in the profile's zone.
    """
    local = local_time(records, now)
    found = [
        item
        for conversation in records.conversations.values()
        if conversation.closed is None
        for item in _of_conversation(records, conversation, local)
    ]
    found += _referrals_to_report(records, local)
    found = [item for item in found if not _put_off(records, item, local.date())]
    found += _spotted(records, local)
    return sorted(found, key=lambda item: _urgency(records, item))


def local_time(records: Records, now: datetime) -> datetime:
    """The moment in my zone; in its own when the profile names none that exists."""
    mine = zone_info(records.profile.zone)
    return now.astimezone(mine) if mine else now


def waiting_count(records: Records) -> int:
    """How many people I wait for to answer."""
    return sum(
        step_of(records, conversation) in {Step.WAITING, Step.BUMPED}
        for conversation in records.conversations.values()
    )


def owed_count(items: Iterable[DueItem]) -> int:
    """How many of these I owe somebody."""
    return sum(item.rule in OWED for item in items)


def bump_day(records: Records, sent: datetime) -> date | None:
    """The day on which one bump is due (D-05), or None when the cadence has none."""
    wait = BUMP_AFTER.get(records.profile.cadence)
    if wait is None:
        return None
    day = local_time(records, sent).date()
    return add_business_days(day, wait, records.profile.holidays)


def _of_conversation(
    records: Records, conversation: Conversation, now: datetime
) -> Iterator[DueItem]:
    messages = records.messages_in(conversation)
    asking = asking_of(messages)
    interview = conversation.interview
    if was_answered(conversation, asking):
        if not thanked(messages):
            yield _thank_you(records, conversation, now)
        if interview is not None and not debrief_done(interview):
            yield _debrief(conversation, interview, now)
    elif interview is not None and interview.agreed:
        yield from _before_talk(records, conversation, interview, now)
    elif step_of(records, conversation) is Step.WAITING:
        yield from _bump(records, conversation, now)


def _bump(records: Records, conversation: Conversation, now: datetime) -> Iterator[DueItem]:
    asked = asking_of(records.messages_in(conversation)).last_sent
    assert asked is not None, "waiting follows a message that went out"
    assert asked.at is not None, "waiting follows a message that went out"
    sent = asked.at.astimezone(now.tzinfo)
    day = bump_day(records, sent)
    if day is not None and day <= now.date():
        days = business_days_between(sent.date(), now.date(), records.profile.holidays)
        yield DueItem(
            rule="D-05",
            person=conversation.person,
            subject=conversation.id,
            due=day,
            why=f"no answer, {days} business days",
            verb="draft",
            action="write",
            late=day < now.date(),
            note="bump once",
        )


def _before_talk(
    records: Records, conversation: Conversation, interview: Interview, now: datetime
) -> Iterator[DueItem]:
    start = interview.start.astimezone(now.tzinfo)
    if now >= interview.start + timedelta(minutes=interview.minutes):
        yield _debrief(conversation, interview, now)
        return
    if interview.prepared is not None or now >= start:
        return
    day = add_business_days(start.date(), -PREPARE_BEFORE, records.profile.holidays)
    if day <= now.date():
        yield DueItem(
            rule="D-07",
            person=conversation.person,
            subject=conversation.id,
            due=day,
            why=f"talk {day_words(start.date(), now.date())} {start:%H:%M}",
            verb="prepare",
            action="prep sheet",
            late=start.date() <= now.date(),
            note="prepare",
        )


def _debrief(conversation: Conversation, interview: Interview, now: datetime) -> DueItem:
    start = interview.start.astimezone(now.tzinfo)
    next_noon = datetime.combine(
        start.date() + timedelta(days=1), datetime.min.time().replace(hour=12), now.tzinfo
    )
    held = interview.held is not None
    when = day_words(start.date(), now.date())
    return DueItem(
        rule="D-10",
        person=conversation.person,
        subject=conversation.id,
        due=start.date(),
        why=f"write down {when}'s talk" if held else f"the talk was {when} {start:%H:%M}",
        verb="debrief" if held else "held",
        action="debrief" if held else "held?",
        late=now >= next_noon,
    )


def _thank_you(records: Records, conversation: Conversation, now: datetime) -> DueItem:
    interview = conversation.interview
    answers = asking_of(records.messages_in(conversation)).written_answers
    if answers is not None and answers.at is not None and _came_last(answers.at, interview):
        moment, why = answers.at, "thank them for answering"
    else:
        assert interview is not None, "either they answered in writing or the talk was held"
        moment, why = interview.start, "thank them for {day}"
    local = moment.astimezone(now.tzinfo)
    return DueItem(
        rule="D-11",
        person=conversation.person,
        subject=conversation.id,
        due=local.date() + timedelta(days=1),
        why=why.format(day=day_words(local.date(), now.date())),
        verb="draft",
        action="write",
        late=now > moment + THANKS_LATE_AFTER,
    )


def _came_last(moment: datetime, interview: Interview | None) -> bool:
    return interview is None or interview.held is None or moment > interview.held


def _referrals_to_report(records: Records, now: datetime) -> Iterator[DueItem]:
    for loop in records.loops.values():
        giver = records.people.get(loop.person)
        if giver is None or giver.do_not_contact is not None:
            continue
        met = _met_on(records, loop, now)
        if met is None:
            continue
        day = add_business_days(met, REPORT_WITHIN, records.profile.holidays)
        yield DueItem(
            rule="D-15",
            person=loop.person,
            subject=loop.id,
            due=day,
            why=f"you met {records.people[str(loop.about)].name}",
            verb="draft",
            action="write",
            late=day < now.date(),
            note="tell them",
        )


def _met_on(records: Records, loop: Loop, now: datetime) -> date | None:
    """The day I met the person of a referral of which its giver has not heard, or None."""
    if loop.kind is not LoopKind.REFERRAL or loop.state is not LoopState.DONE or loop.reported:
        return None
    if loop.about is None or loop.about not in records.people:
        return None
    met = [
        conversation.interview.start.astimezone(now.tzinfo).date()
        for conversation in records.conversations_by_person.get(loop.about, [])
        if conversation.interview is not None and conversation.interview.held is not None
    ]
    return min(met, default=None)


def _spotted(records: Records, now: datetime) -> Iterator[DueItem]:
    """People added a week ago with whom nothing happened, in the order of `Records.spotted`."""
    today = now.date()
    # Instants are compared, not days: there may be thousands of people.
    before = datetime.combine(today - SPOTTED_FOR + timedelta(days=1), time(), now.tzinfo)
    items = (
        _nothing_yet(person.id, person.created.astimezone(now.tzinfo).date(), today)
        for person in records.spotted()
        if person.created < before
    )
    return islice((item for item in items if not _put_off(records, item, today)), SPOTTED_SHOWN)


def _nothing_yet(person: str, added: date, today: date) -> DueItem:
    return DueItem(
        rule="D-02",
        person=person,
        subject=person,
        due=added + SPOTTED_FOR,
        why=f"added {day_words(added, today)}",
        verb="why",
        action="one line why",
        note="nothing yet",
    )


def _put_off(records: Records, item: DueItem, today: date) -> bool:
    return any(
        override.rule == item.rule
        and override.subject == item.subject
        and (
            override.dismissed is not None
            or (override.until is not None and override.until > today)
        )
        for override in records.overrides.values()
    )


def _urgency(records: Records, item: DueItem) -> tuple[int, bool, date, int, str]:
    warmth = _warmth_rank(records.people.get(item.person))
    return (ORDER.index(item.rule), not item.late, item.due, warmth, item.subject)


def _warmth_rank(person: Person | None) -> int:
    warmths = list(Warmth)
    return warmths.index((warmth_of(person) if person else None) or Warmth.COLD)
