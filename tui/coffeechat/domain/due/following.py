"""What is due after a talk: promises, offers, people named, word of what came of advice, contact.

The cadence of keeping in touch is one of habit: an ideal day, a latest day, and no letter without a
reason to write.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coffeechat.domain.days import add_business_days, ago_words, day_words
from coffeechat.domain.due.items import DueItem
from coffeechat.domain.due.rules import (
    DAYS,
    IN_TOUCH_BY_RELATIONSHIP,
    IN_TOUCH_IDEAL,
    IN_TOUCH_LATEST,
    OFFER_AFTER,
    TELL_OF_MILESTONE,
    TELL_OF_SUGGESTION,
)
from coffeechat.domain.hooks import hooks, last_real_contact
from coffeechat.domain.loops import promise_day, settled_on
from coffeechat.domain.records import Loop, Person
from coffeechat.domain.relationships import relationship_of
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import person_step, reports_owed
from coffeechat.domain.words import LoopKind, Step

_STAYS_IN_TOUCH = frozenset({Step.LOOPS_OPEN, Step.KEEP_IN_TOUCH})


@dataclass(frozen=True)
class _At:
    """The records at a moment of my day."""

    records: Records
    today: date

    def business_days(self, day: date, count: int) -> date:
        return add_business_days(day, count, self.records.profile.holidays)

    def ago(self, day: date) -> str:
        return ago_words((self.today - day).days)


def of_loops(records: Records, now: datetime) -> Iterator[DueItem]:
    """Promises of mine (D-12), their offers (D-18), people they named (D-19, each once).

    `now` is in my zone.
    """
    at = _At(records, now.date())
    seen: set[str] = set()
    for loop in sorted(records.loops.values(), key=lambda one: one.id):
        rule = _OPEN_RULES.get(loop.kind)
        again = loop.kind is LoopKind.REFERRAL and str(loop.about) in seen
        if rule is not None and loop.is_open and _may_write(records, loop.person) and not again:
            seen.add(str(loop.about))
            yield from rule(at, loop)


def to_report(records: Records, now: datetime, told: Iterable[str]) -> Iterator[DueItem]:
    """Who is to hear what came of their advice: a suggestion done (D-14), a milestone (D-17).

    One item for each person, for all news go into one message; nothing for those who are `told`
    anyway, of somebody they named.
    """
    at = _At(records, now.date())
    beyond = set(told)
    for person in records.loops_by_person:
        if person in beyond or not _may_write(records, person):
            continue
        owed = reports_owed(records, person)
        for kind in (LoopKind.MILESTONE, LoopKind.SUGGESTION):
            of_kind = [loop for loop in owed if loop.kind is kind]
            if of_kind:
                yield _report(at, of_kind, len(owed) - 1)
                break


def in_touch(
    records: Records, now: datetime, busy: Iterable[str], put_off: Callable[[DueItem], bool]
) -> Iterator[DueItem]:
    """Whom to write to again, because there is a reason to (D-16); not those who are `busy`.

    The day counts from the last contact in either direction, whoever wrote.
    """
    at = _At(records, now.date())
    beyond = set(busy)
    for person_id in records.conversations_by_person:
        person = records.people.get(person_id)
        if person is None or person_id in beyond or not _stays(records, person):
            continue
        last = last_real_contact(records, person)
        if last is None or at.today < last + _ideal(person):
            continue
        item = _in_touch(at, person, last)
        if item is not None and not put_off(item):
            yield item


def _stays(records: Records, person: Person) -> bool:
    conversation = records.open_conversation(person.id)
    return (
        conversation is not None
        and conversation.keep_in_touch
        and person.do_not_contact is None
        and person_step(records, person) in _STAYS_IN_TOUCH
    )


def _in_touch(at: _At, person: Person, last: date) -> DueItem | None:
    reasons = hooks(at.records, person)
    if not reasons:
        return None
    more = f" and {len(reasons) - 1} more" if len(reasons) > 1 else ""
    return DueItem(
        rule="D-16",
        person=person.id,
        subject=person.id,
        due=last + _ideal(person),
        why=f"{reasons[0].words}{more}",
        verb="draft",
        action="write again",
        late=at.today > last + _ideal(person) + IN_TOUCH_LATEST - IN_TOUCH_IDEAL,
        note=at.ago(last),
    )


def _ideal(person: Person) -> timedelta:
    """How long after the last contact one keeps in touch with somebody, by what they are to me."""
    relationship = relationship_of(person)
    if relationship is None:
        return IN_TOUCH_IDEAL
    return IN_TOUCH_BY_RELATIONSHIP.get(relationship, IN_TOUCH_IDEAL)


def _promise(at: _At, loop: Loop) -> Iterator[DueItem]:
    day = promise_day(at.records, loop)
    if at.today >= at.business_days(day, -DAYS["D-12"]):
        yield DueItem(
            rule="D-12",
            person=loop.person,
            subject=loop.id,
            due=day,
            why=f"you promised: {loop.text}",
            verb="draft",
            action="write",
            late=day < at.today,
            closes=loop.id,
        )


def _offer(at: _At, loop: Loop) -> Iterator[DueItem]:
    """Offers are what they volunteered, so one gentle reminder is in order."""
    made = settled_on(at.records, loop)
    if loop.reminded is None and at.today >= made + OFFER_AFTER:
        yield DueItem(
            rule="D-18",
            person=loop.person,
            subject=loop.id,
            due=made + OFFER_AFTER,
            why=f"they offered: {loop.text}",
            verb="draft",
            action="remind once",
            note=at.ago(made),
            closes=loop.id,
        )


def _named(at: _At, loop: Loop) -> Iterator[DueItem]:
    """Somebody was named, and nothing was decided about them."""
    named = at.records.people.get(loop.about or "")
    if named is None or person_step(at.records, named) is not Step.SPOTTED:
        return
    named_on = settled_on(at.records, loop)
    day = at.business_days(named_on, DAYS["D-19"])
    if named.do_not_contact is None and at.today >= day:
        giver = at.records.people[loop.person].name
        yield DueItem(
            rule="D-19",
            person=named.id,
            subject=loop.id,
            due=day,
            why=f"{giver} named them {day_words(named_on, at.today)}",
            verb="why",
            action="a line why",
            note="named to you",
        )


_OPEN_RULES: dict[LoopKind, Callable[[_At, Loop], Iterator[DueItem]]] = {
    LoopKind.PROMISE: _promise,
    LoopKind.OFFER: _offer,
    LoopKind.REFERRAL: _named,
}


def _report(at: _At, loops: list[Loop], more: int) -> DueItem:
    first = loops[0]
    milestone = first.kind is LoopKind.MILESTONE
    after = TELL_OF_MILESTONE if milestone else TELL_OF_SUGGESTION
    settled = min(settled_on(at.records, loop) for loop in loops)
    day = settled + after
    words = f"{'your news' if milestone else 'you did'}: {first.text}"
    return DueItem(
        rule="D-17" if milestone else "D-14",
        person=first.person,
        subject=first.person,
        due=day,
        why=f"{words} and {more} more" if more else words,
        verb="draft",
        action="tell them",
        late=day < at.today,
        note=at.ago(settled),
    )


def _may_write(records: Records, person: str) -> bool:
    found = records.people.get(person)
    return found is not None and found.do_not_contact is None
