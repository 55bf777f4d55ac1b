"""What is due: computed from the records and the moment; only my word on it is stored.

`rules` has the rules and their order; what each finds is in the file of its stage.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime

from coffeechat.domain.due.arranging import before_talk, of_arranging
from coffeechat.domain.due.asking import asked_to_wait_until, bump_day, let_go_day, of_asking
from coffeechat.domain.due.following import in_touch, of_loops, to_report
from coffeechat.domain.due.habits import chosen, of_habits
from coffeechat.domain.due.introducing import of_introduction
from coffeechat.domain.due.items import Case, DueItem
from coffeechat.domain.due.pool import spotted, whom_again
from coffeechat.domain.due.referrals import referrals_to_report
from coffeechat.domain.due.rules import GROUPS, ORDER, OWED, SEATS, SPOTTED_SHOWN, Group
from coffeechat.domain.due.talked import after_talk
from coffeechat.domain.my_time import local_time
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import step_of, was_answered
from coffeechat.domain.warmth import warmth_of
from coffeechat.domain.words import Step, Warmth

__all__ = [
    "ORDER",
    "OWED",
    "SPOTTED_SHOWN",
    "DueItem",
    "asked_to_wait_until",
    "bump_day",
    "counts_words",
    "due_items",
    "let_go_day",
    "local_time",
    "owed_count",
    "owed_now",
    "shown_today",
    "waiting_count",
]

_WARMTHS = list(Warmth)


def due_items(records: Records, now: datetime) -> list[DueItem]:
    """Everything to do at this moment, the most pressing first.

    Args:
        records: The state of everything.
        now: The moment, aware, in any zone; days are counted in the profile's zone.
    """
    local = local_time(records, now)
    away = _put_off(records, local.date())

    def put_off(item: DueItem) -> bool:
        return (item.rule, item.subject) in away

    found = _of_people_met(records, local)
    found += of_habits(records, local)
    named = {item.person for item in found if item.rule == "D-19"}
    for_this_week = list(chosen(records, local))
    found += whom_again(records, local, {item.person for item in for_this_week})
    named |= {item.person for item in for_this_week}
    found = [item for item in [*for_this_week, *found] if not put_off(item)]
    found = list(_first_asks(found, named))
    told = {item.person for item in found if item.rule == "D-15"}
    found += [item for item in to_report(records, local, told) if not put_off(item)]
    found += in_touch(records, local, {item.person for item in found}, put_off)
    found += spotted(records, local, lambda item: put_off(item) or item.person in named)
    return sorted(found, key=lambda item: _urgency(records, item))


def shown_today(items: Sequence[DueItem], rows: int) -> list[DueItem]:
    """As many of these as Today has rows for, in their order.

    Where there are more, each group of rules keeps its seats, so that no stack of bumps hides the
    one thing to report; the rows that are left go to the most pressing.
    """
    taken: Counter[Group] = Counter()
    seated: list[int] = []
    rest: list[int] = []
    for number, item in enumerate(items):
        group = GROUPS[item.rule]
        taken[group] += 1
        (seated if taken[group] <= SEATS[group] else rest).append(number)
    return [items[number] for number in sorted([*seated, *rest][:rows])]


def waiting_count(records: Records) -> int:
    """How many people I wait for to answer."""
    return sum(
        step_of(records, conversation) in {Step.WAITING, Step.BUMPED}
        for conversation in records.conversations.values()
    )


def owed_count(items: Iterable[DueItem]) -> int:
    """How many of these I owe somebody."""
    return sum(item.rule in OWED for item in items)


def owed_now(records: Records, now: datetime) -> int:
    """The same of all that is due at this moment, without a look at thousands who owe nothing."""
    local = local_time(records, now)
    away = _put_off(records, local.date())
    found = [one for one in _of_people_met(records, local) if (one.rule, one.subject) not in away]
    told = {item.person for item in found if item.rule == "D-15"}
    news = to_report(records, local, told)
    return owed_count([*found, *(one for one in news if (one.rule, one.subject) not in away)])


def counts_words(records: Records, now: datetime) -> str:
    """What I owe at this moment and whom I wait for: «owe 3  wait 5»."""
    return f"owe {owed_now(records, now)}  wait {waiting_count(records)}"


def _of_people_met(records: Records, now: datetime) -> list[DueItem]:
    """What is due with those to whom I wrote, and of what they gave. `now` is in my zone."""
    found = [
        item
        for conversation in records.conversations.values()
        if conversation.closed is None
        for item in _of_conversation(Case(records, conversation, now))
    ]
    return [*found, *referrals_to_report(records, now), *of_loops(records, now)]


def _of_conversation(case: Case) -> Iterator[DueItem]:
    interview = case.conversation.interview
    yield from of_introduction(case)
    if was_answered(case.conversation, case.asking):
        yield from after_talk(case)
    elif interview is not None and interview.agreed:
        yield from before_talk(case, interview)
    elif case.step is Step.ARRANGING:
        yield from of_arranging(case)
    else:
        yield from of_asking(case)


def _first_asks(items: Iterable[DueItem], beyond: Collection[str]) -> Iterator[DueItem]:
    """The same with a few of those who are worth asking, longest first; none who come up anyway."""
    items = list(items)
    beyond = {*beyond, *(item.person for item in items if item.rule == "D-04")}
    first = [item for item in items if item.rule == "D-03" and item.person not in beyond]
    first = sorted(first, key=lambda item: (item.due, item.subject))[:SPOTTED_SHOWN]
    yield from (item for item in items if item.rule != "D-03")
    yield from first


def _put_off(records: Records, today: date) -> set[tuple[str, str]]:
    """The rules and subjects that I do not want to hear of today."""
    return {
        (override.rule, override.subject)
        for override in records.overrides.values()
        if override.dismissed is not None or (override.until is not None and override.until > today)
    }


def _urgency(records: Records, item: DueItem) -> tuple[int, bool, date, int, str]:
    warmth = _warmth_rank(records.people.get(item.person))
    return (ORDER.index(item.rule), not item.late, item.due, warmth, item.subject)


def _warmth_rank(person: Person | None) -> int:
    return _WARMTHS.index((warmth_of(person) if person else None) or Warmth.COLD)
