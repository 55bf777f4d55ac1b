"""People with whom nothing has happened yet: why, and whom to look at again."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from coffeechat.domain.days import day_words
from coffeechat.domain.due.items import DueItem
from coffeechat.domain.due.rules import SPOTTED_FOR, SPOTTED_SHOWN
from coffeechat.domain.records import PROFILE_ID
from coffeechat.domain.snapshot import Records
from coffeechat.domain.triage import KNOWN, look_again


def spotted(
    records: Records, now: datetime, put_off: Callable[[DueItem], bool]
) -> Iterator[DueItem]:
    """People added a week ago with whom nothing happened, in the order of `Records.spotted` (D-02).

    Those whom I know come up as a whole (D-21). `now` is in my zone; whoever is `put_off` makes
    room for the next.
    """
    today = now.date()
    # Instants are compared, not days: there may be thousands of people.
    before = _a_week_ago(now)
    items = (
        _nothing_yet(person.id, person.created.astimezone(now.tzinfo).date(), today)
        for person in records.spotted()
        if person.created < before and person.warmth not in KNOWN
    )
    return islice((item for item in items if not put_off(item)), SPOTTED_SHOWN)


def whom_again(records: Records, now: datetime, beyond: Collection[str]) -> Iterator[DueItem]:
    """Whom triage asks about once more: those whose day has come, and those I know.

    Nobody who is `beyond`, such as whom I chose to ask this week anyway.
    """
    today = now.date()
    again = look_again(records, today, _a_week_ago(now))
    for rule, found, due, why in (
        ("D-22", again.back, again.since, "set aside until now"),
        ("D-21", again.known, today, "you know, never asked"),
    ):
        people = tuple(one for one in found if one not in beyond)
        if people and due is not None:
            yield DueItem(
                rule=rule,
                person=people[0],
                subject=PROFILE_ID,
                due=due,
                why=why,
                verb="triage",
                action="triage",
                note="look again",
                people=people,
            )


def _a_week_ago(now: datetime) -> datetime:
    """Whoever was added before this has been here for a week, counted in days."""
    return datetime.combine(now.date() - SPOTTED_FOR + timedelta(days=1), time(), now.tzinfo)


def _nothing_yet(person: str, added: date, today: date) -> DueItem:
    return DueItem(
        rule="D-02",
        person=person,
        subject=person,
        due=added + SPOTTED_FOR,
        why=f"added {day_words(added, today)}",
        verb="why",
        action="a line why",
        note="nothing yet",
    )
