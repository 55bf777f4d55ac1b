"""What other people do: answer late or never, move a talk, cancel it, do not come, move on."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from coffeechat.acts import replies
from coffeechat.domain.when import When
from coffeechat.domain.words import ReplyKind
from term.life import Life
from term.names import HOUSES, NAMES

#: How they answer to an ask, and how often; the empty one is no answer.
_TO_AN_ASK = {
    ReplyKind.ACCEPTED: 34,
    ReplyKind.OTHER_TIME: 10,
    ReplyKind.BY_EMAIL: 8,
    ReplyKind.REFERRED_ON: 8,
    ReplyKind.LATER: 5,
    ReplyKind.DECLINED: 6,
    ReplyKind.BOUNCED: 3,
    ReplyKind.OUT_OF_OFFICE: 8,
    None: 18,
}
_LONGEST_DELAY = 30


def answers_an_ask(life: Life, person: str, share: float = 1.0) -> None:
    """Draw how and when somebody answers to an ask that just went out."""
    if not life.chance(share):
        return
    kind = life.dice.choices(list(_TO_AN_ASK), list(_TO_AN_ASK.values()))[0]
    if kind is None:
        return
    days = min(_LONGEST_DELAY, 1 + int(life.dice.expovariate(1 / 5)))
    life.later(days, lambda: reply(life, person, kind))
    if kind is ReplyKind.OUT_OF_OFFICE:
        back = days + life.dice.randint(3, 15)
        life.later(back, lambda: reply(life, person, ReplyKind.ACCEPTED))


def sets_a_date(life: Life, person: str) -> None:
    """Draw when somebody answers to a date that I offered."""
    if life.chance(0.8):
        life.later(life.dice.randint(1, 6), lambda: reply(life, person, ReplyKind.ACCEPTED, 1.0))


def reply(life: Life, person: str, kind: ReplyKind, dated: float = 0.7) -> None:
    """Log an answer, where it can be one now; a yes has a date with it more often than not."""
    if person not in life.records.people:
        return
    needs_date = kind is ReplyKind.MOVED or (kind is ReplyKind.ACCEPTED and life.chance(dated))
    when = _date(life, person) if needs_date else None
    until = life.today + timedelta(days=life.dice.randint(2, 40))
    named = life.dice.choice(NAMES)
    done = life.do(
        f"reply {kind}",
        lambda: replies.reply(
            life.store,
            person,
            kind,
            when=when,
            until=until if kind in {ReplyKind.LATER, ReplyKind.OUT_OF_OFFICE} else None,
            named=f"{named} at {life.dice.choice(HOUSES)}",
            text="Grants are read by two people." if kind is ReplyKind.BY_EMAIL else "",
        ),
    )
    if done and when is not None:
        _perhaps_breaks_it(life, person, when)


def _date(life: Life, person: str) -> When:
    day = life.workday(1, 12)
    at = datetime.combine(day, time(life.dice.randint(9, 16)), ZoneInfo(life.world.zone))
    theirs = life.records.people[person].zone or life.world.zone
    return When(at.astimezone(life.world.clock.now.tzinfo), theirs, "as agreed")


def _perhaps_breaks_it(life: Life, person: str, when: When) -> None:
    """One in six dates does not stand; word of it comes before the day."""
    ahead = (when.start.astimezone(ZoneInfo(life.world.zone)).date() - life.today).days
    if ahead > 1 and life.chance(1 / 6):
        kinds = (
            ReplyKind.MOVED,
            ReplyKind.MOVED,
            ReplyKind.CANCELLED,
            ReplyKind.CANCELLED_BY_ME,
            ReplyKind.MOVED_BY_ME,
        )
        kind = life.dice.choice(kinds)
        life.later(life.dice.randint(1, ahead - 1), _that(life, person, kind))


def _that(life: Life, person: str, kind: ReplyKind) -> Callable[[], None]:
    return lambda: reply(life, person, kind)
