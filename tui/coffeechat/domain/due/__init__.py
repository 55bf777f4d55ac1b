"""What is due: computed from the records and the moment; only my word on it is stored.

`rules` has the rules and their order; what each finds is in the file of its stage.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from coffeechat.domain.due.arranging import before_talk, of_arranging
from coffeechat.domain.due.asking import asked_to_wait_until, bump_day, let_go_day, of_asking
from coffeechat.domain.due.following import in_touch, of_loops, to_report
from coffeechat.domain.due.introducing import of_introduction
from coffeechat.domain.due.items import Case, DueItem
from coffeechat.domain.due.pool import spotted, whom_again
from coffeechat.domain.due.referrals import referrals_to_report
from coffeechat.domain.due.rules import ORDER, OWED, SPOTTED_SHOWN
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
    "due_items",
    "let_go_day",
    "local_time",
    "owed_count",
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

    found = [
        item
        for conversation in records.conversations.values()
        if conversation.closed is None
        for item in _of_conversation(Case(records, conversation, local))
    ]
    found += referrals_to_report(records, local)
    found += of_loops(records, local)
    found += whom_again(records, local)
    named = {item.person for item in found if item.rule == "D-19"}
    found = [item for item in found if not put_off(item)]
    told = {item.person for item in found if item.rule == "D-15"}
    found += [item for item in to_report(records, local, told) if not put_off(item)]
    found += in_touch(records, local, {item.person for item in found}, put_off)
    found += spotted(records, local, lambda item: put_off(item) or item.person in named)
    return sorted(found, key=lambda item: _urgency(records, item))


def waiting_count(records: Records) -> int:
    """How many people I wait for to answer."""
    return sum(
        step_of(records, conversation) in {Step.WAITING, Step.BUMPED}
        for conversation in records.conversations.values()
    )


def owed_count(items: Iterable[DueItem]) -> int:
    """How many of these I owe somebody."""
    return sum(item.rule in OWED for item in items)


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
