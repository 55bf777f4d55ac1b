"""Telling who named somebody that I met the one who was named (D-15)."""

from collections.abc import Iterator
from datetime import date, datetime

from coffeechat.domain.days import add_business_days, ago_words
from coffeechat.domain.due.items import DueItem
from coffeechat.domain.due.rules import DAYS
from coffeechat.domain.records import Loop
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import LoopKind, LoopState


def referrals_to_report(records: Records, now: datetime) -> Iterator[DueItem]:
    """The referrals of which the giver has not heard. `now` is in my zone."""
    for loop in records.loops.values():
        giver = records.people.get(loop.person)
        if giver is None or giver.do_not_contact is not None:
            continue
        met = _met_on(records, loop, now)
        if met is None:
            continue
        day = add_business_days(met, DAYS["D-15"], records.profile.holidays)
        yield DueItem(
            rule="D-15",
            person=loop.person,
            subject=loop.id,
            due=day,
            why=f"you met {records.people[str(loop.about)].name}",
            verb="draft",
            action="tell them",
            late=day < now.date(),
            note=ago_words((now.date() - met).days),
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
