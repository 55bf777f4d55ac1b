"""Whose answer I wait for, since when, and when one bump is due."""

from dataclasses import dataclass
from datetime import date, datetime

from coffeechat.domain.due import bump_day, local_time
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import asking_of, step_of
from coffeechat.domain.words import Step


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One ask without an answer.

    Attributes:
        person: The id of whom I asked.
        asked, bumped: The days in my zone on which the ask and its latest bump went out.
        bump_due: The day of the one bump; None when it went out, or the cadence has none.
        away_until: Until when they said they are away; None when they did not.
    """

    person: str
    asked: date
    bumped: date | None
    bump_due: date | None
    away_until: date | None = None


def waiting_for(records: Records, now: datetime) -> list[Waiting]:
    """Every ask without an answer, the longest awaited first."""
    zone = local_time(records, now).tzinfo
    found = []
    for conversation in records.conversations.values():
        step = step_of(records, conversation)
        if step not in {Step.WAITING, Step.BUMPED}:
            continue
        asking = asking_of(records.messages_in(conversation))
        asked, bumped = (
            one[-1].at if one else None
            for one in (asking.sent, asking.bumps if step is Step.BUMPED else ())
        )
        assert asked is not None, "waiting follows a message that went out"
        found.append(
            Waiting(
                person=conversation.person,
                asked=asked.astimezone(zone).date(),
                bumped=bumped.astimezone(zone).date() if bumped else None,
                bump_due=None if bumped else bump_day(records, asking),
                away_until=asking.back,
            )
        )
    return sorted(found, key=lambda one: (one.asked, one.person))
