"""Between a yes and the talk: set a date, find a new one, prepare, confirm."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from coffeechat.domain.cadence import cadence_of
from coffeechat.domain.days import ago_words, day_words
from coffeechat.domain.due.items import Case, DueItem
from coffeechat.domain.due.rules import DAYS, OWED
from coffeechat.domain.due.talked import debrief
from coffeechat.domain.parts import Interview
from coffeechat.domain.records import Message
from coffeechat.domain.words import Direction, MessagePurpose, ReplyKind

_SETS_A_DATE = frozenset({ReplyKind.ACCEPTED, ReplyKind.MOVED, ReplyKind.MOVED_BY_ME})


@dataclass(frozen=True, kw_only=True)
class _Open:
    """A talk without a date, by what was said last."""

    rule: str
    why: str
    verb: str = "draft"
    action: str = "write"


#: What is due while a date is missing. After «cancelled» and the like, the talk is off.
_WITHOUT_DATE: Mapping[ReplyKind | None, _Open] = {
    ReplyKind.ACCEPTED: _Open(
        rule="D-09", why="said yes, no date yet", verb="reply", action="set a date"
    ),
    ReplyKind.OTHER_TIME: _Open(rule="D-01", why="asks for another time"),
    ReplyKind.CANCELLED: _Open(rule="D-24", why="cancelled, no new date yet", action="new date"),
    ReplyKind.NO_SHOW: _Open(rule="D-24", why="did not come, no date yet", action="new date"),
    ReplyKind.CANCELLED_BY_ME: _Open(rule="D-24", why="you cancelled", action="new date"),
    ReplyKind.NO_SHOW_BY_ME: _Open(rule="D-24", why="you did not come", action="new date"),
}
_OFF = _Open(rule="D-24", why="called off, no date yet", action="new date")


def of_arranging(case: Case) -> Iterator[DueItem]:
    """What is due while they have said yes and there is no date."""
    said = _said_last(case.messages)
    if said is None or said.at is None:
        return
    due = _WITHOUT_DATE.get(said.reply, _OFF)
    written = _written_since(case, said.at)
    if written is None:
        day = case.on_business_day(case.local(said.at).date(), DAYS[due.rule])
    elif (wait := cadence_of(case.records.profile).bump) is not None:
        day = case.on_business_day(case.local(written).date(), wait)
    else:
        return
    if day <= case.today:
        late = written is None and day < case.today
        since = case.local(written or said.at).date()
        note = "" if due.rule in OWED else ago_words((case.today - since).days)
        yield case.item(
            due.rule, day, due.why, verb=due.verb, action=due.action, note=note, late=late
        )


def _said_last(messages: list[Message]) -> Message | None:
    """The latest that was said of the date, by them or by me."""
    said = [
        message
        for message in messages
        if message.reply not in {None, ReplyKind.OUT_OF_OFFICE} and message.at is not None
    ]
    return said[-1] if said else None


def _written_since(case: Case, moment: datetime) -> datetime | None:
    """When I last wrote to them about a date after a moment: it is their turn then."""
    sent = [
        message.at
        for message in case.messages
        if message.purpose is MessagePurpose.RESCHEDULE
        and message.direction is Direction.OUT
        and message.at is not None
        and message.at > moment
    ]
    return max(sent, default=None)


def before_talk(case: Case, interview: Interview) -> Iterator[DueItem]:
    """What is due with a date that stands."""
    if case.now >= interview.start + timedelta(minutes=interview.minutes):
        yield debrief(case, interview)
    elif case.now < interview.start:
        yield from _prepare(case, interview)
        yield from _confirm(case, interview)


def _prepare(case: Case, interview: Interview) -> Iterator[DueItem]:
    start = case.local(interview.start)
    day = case.on_business_day(start.date(), DAYS["D-07"])
    if interview.prepared is None and day <= case.today:
        yield case.item(
            "D-07",
            day,
            f"talk {day_words(start.date(), case.today)} {start:%H:%M}",
            verb="prepare",
            action="prep sheet",
            late=start.date() <= case.today,
            note="prepare",
        )


def _confirm(case: Case, interview: Interview) -> Iterator[DueItem]:
    """A date agreed on the very day on which it would be confirmed, or after it, needs no more."""
    start = case.local(interview.start)
    day = case.on_business_day(start.date(), DAYS["D-08"])
    agreed = _agreed_at(case.messages)
    fresh = agreed is not None and case.local(agreed).date() >= day
    if interview.confirmed is None and day <= case.today and not fresh:
        why = f"talk {day_words(start.date(), case.today)} {start:%H:%M}"
        yield case.item("D-08", day, why, note="confirm", late=start.date() <= case.today)


def _agreed_at(messages: list[Message]) -> datetime | None:
    """When they last said yes to a date, or moved it."""
    agreed = [one.at for one in messages if one.reply in _SETS_A_DATE and one.at is not None]
    return max(agreed, default=None)
