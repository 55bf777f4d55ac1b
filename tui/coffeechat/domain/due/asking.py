"""While no answer has come, or they asked to be asked later: bump, ask another, let go, ask again.

How many business days each takes is the cadence of my profile. Nothing here is ever late but the
bump: nobody owes an answer.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from coffeechat.domain.cadence import cadence_of
from coffeechat.domain.days import add_business_days, business_days_between, day_words
from coffeechat.domain.due.items import Case, DueItem
from coffeechat.domain.due.rules import DAYS
from coffeechat.domain.my_time import local_time
from coffeechat.domain.organisations import organisation_key
from coffeechat.domain.pace import next_ask
from coffeechat.domain.records import Conversation
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import Asking, asking_of, step_of
from coffeechat.domain.words import IntroState, Step

_THROUGH = frozenset({IntroState.INTRODUCED, IntroState.DECLINED, IntroState.STALLED})
#: Steps at which somebody was found worth asking and nothing went out yet.
_AT_HAND = frozenset({Step.QUALIFIED, Step.DRAFTING})


def of_asking(case: Case) -> Iterator[DueItem]:
    """What is due while I wait for an answer, or for the day on which I may ask again."""
    if case.step is Step.WAITING:
        yield from _bump(case)
        yield from _second(case)
    elif case.step is Step.BUMPED:
        yield from _let_go(case)
    elif case.step is Step.QUALIFIED:
        yield from _first_ask(case)
    elif (until := asked_to_wait_until(case.records, case.conversation)) and until <= case.today:
        why = f"asked to be asked again {day_words(until, case.today)}"
        yield case.item("D-22", until, why, note="ask again")


def asked_to_wait_until(records: Records, conversation: Conversation) -> date | None:
    """The day they named on which I may ask again, while nothing came of it yet (D-22)."""
    if step_of(records, conversation) is not Step.PARKED:
        return None
    reply = asking_of(records.messages_in(conversation)).last_reply
    return reply.until if reply is not None else None


def bump_day(records: Records, asking: Asking) -> date | None:
    """The day on which one bump is due (D-05); None where none will be.

    Whoever is away until a day hears of me on the business day after it at the earliest.
    """
    wait = cadence_of(records.profile).bump
    if wait is None or not asking.sent:
        return None
    day = _business_days_after(records, _my_day(records, asking.sent[-1].at), wait)
    if asking.back is None:
        return day
    return max(day, _business_days_after(records, asking.back, 1))


def let_go_day(records: Records, asking: Asking) -> date | None:
    """The day from which letting go is offered (D-06); None where it is not.

    It counts from the bump, or from the day on which they are back.
    """
    wait = cadence_of(records.profile).let_go
    if wait is None or not asking.bumps:
        return None
    bumped = _my_day(records, asking.bumps[-1].at)
    return _business_days_after(records, max(bumped, asking.back or bumped), wait)


def _my_day(records: Records, moment: datetime | None) -> date:
    assert moment is not None, "waiting follows a message that went out"
    return local_time(records, moment).date()


def _business_days_after(records: Records, day: date, count: int) -> date:
    return add_business_days(day, count, records.profile.holidays)


def _bump(case: Case) -> Iterator[DueItem]:
    day = bump_day(case.records, case.asking)
    if day is not None and day <= case.today:
        why = f"no answer, {_waited(case)} business days"
        yield case.item("D-05", day, why, note="bump once", late=day < case.today)


def _let_go(case: Case) -> Iterator[DueItem]:
    day = let_go_day(case.records, case.asking)
    if day is not None and day <= case.today:
        bumped = case.asking.bumps[-1].at
        assert bumped is not None, "a bump went out"
        why = f"bumped {case.words(bumped)}, no answer"
        yield case.item("D-06", day, why, verb="let-go", action="let go", note="let it go?")


def _first_ask(case: Case) -> Iterator[DueItem]:
    """Somebody is worth asking and no ask is drafted (D-03), unless they are to be introduced.

    Where the week has its asks already, it waits for the next one.
    """
    conversation = case.conversation
    found = case.local(conversation.created).date()
    day = case.on_business_day(found, DAYS["D-03"])
    if day > case.today or (conversation.introducer is not None and not _is_through(case)):
        return
    if next_ask(case.records, case.today) == case.today:
        why = f"worth asking since {day_words(found, case.today)}"
        yield case.item("D-03", day, why, note="first ask")


def _is_through(case: Case) -> bool:
    """Whether an introduction came to an end, good or not."""
    steps = case.conversation.introduction
    return bool(steps) and steps[-1].state in _THROUGH


def _waited(case: Case) -> int:
    """How many business days ago the ask went out."""
    asked = _my_day(case.records, case.asking.sent[-1].at)
    return business_days_between(asked, case.today, case.records.profile.holidays)


def _second(case: Case) -> Iterator[DueItem]:
    """Somebody else there may be asked: whoever is found worth it, or else to be chosen.

    Until the bump is due; where the week has its asks already, it waits for the next one.
    """
    wait = cadence_of(case.records.profile).second
    there = organisation_key(_organisation(case.records, case.conversation.person))
    if wait is None or not there:
        return
    asked = _my_day(case.records, case.asking.sent[-1].at)
    day = _business_days_after(case.records, asked, wait)
    bump = bump_day(case.records, case.asking)
    if day > case.today or (bump is not None and bump <= case.today):
        return
    if next_ask(case.records, case.today) > case.today or _another_was_asked(case, there):
        return
    other = _worth_asking(case, there)
    if other is None:
        why = f"no answer, {_waited(case)} business days"
        yield case.item("D-04", day, why, verb="colleagues", action="who else?", note="ask another")
    else:
        name = case.records.people[case.conversation.person].name
        item = case.item("D-04", day, f"no word from {name}", note="also there")
        yield replace(item, person=other)


def _organisation(records: Records, person: str) -> str:
    found = records.people.get(person)
    return found.organisation if found is not None else ""


def _others_there(case: Case, there: str) -> Iterator[Conversation]:
    """The conversations with others of the same organisation."""
    for other in case.records.conversations.values():
        is_other = other.person != case.conversation.person
        if is_other and organisation_key(_organisation(case.records, other.person)) == there:
            yield other


def _another_was_asked(case: Case, there: str) -> bool:
    """Whether an ask went to somebody else there since this one."""
    since = case.asking.sent[-1].at
    assert since is not None, "waiting follows a message that went out"
    return any(
        ask.at is not None and ask.at > since
        for other in _others_there(case, there)
        for ask in asking_of(case.records.messages_in(other)).sent
    )


def _worth_asking(case: Case, there: str) -> str | None:
    """The id of whoever there was first found worth asking, and was not asked."""
    found = [
        other
        for other in _others_there(case, there)
        if other.closed is None and step_of(case.records, other) in _AT_HAND
    ]
    return min(found, key=lambda one: one.id).person if found else None
