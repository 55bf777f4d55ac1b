"""What must be on the agenda, told from the raw records alone.

Nothing here uses the rules: each duty is a few lines over what happened, so that a rule and its
test cannot be wrong in the same way.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from coffeechat.domain.records import Conversation, Message, Profile
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import Direction, LoopKind, LoopState, MessagePurpose, ReplyKind

Duty = tuple[str, str]
"""A rule, and the id of what it is about."""

#: The rules that are told here.
TOLD = frozenset({"D-01", "D-05", "D-11", "D-12", "D-14", "D-15", "D-17"})
_BUMP_AFTER = 7
_PROMISE_DAYS = 3
_SATURDAY = 5


def duties(records: Records, now: datetime) -> set[Duty]:
    """What must be shown now of the rules in `TOLD`, but for what I put off. `now` is my time."""
    found = {*_of_conversations(records, now), *_of_loops(records, now)}
    named = {records.loops[one].person for rule, one in found if rule == "D-15"}
    found |= _to_report(records, named - _hushed_givers(records, now, found))
    return found - put_off(records, now.date())


def put_off(records: Records, today: date) -> set[Duty]:
    """What I dismissed, or snoozed to a day that is still ahead."""
    return {
        (one.rule, one.subject)
        for one in records.overrides.values()
        if one.dismissed is not None or (one.until is not None and one.until > today)
    }


def workdays_after(profile: Profile, day: date, count: int) -> date:
    """The day after so many of my workdays; before it where the number is negative."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= _SATURDAY or day in profile.holidays:
            day += step
    return day


def _of_conversations(records: Records, now: datetime) -> Iterator[Duty]:
    within: defaultdict[str | None, list[Message]] = defaultdict(list)
    for message in records.messages.values():
        if not message.draft:
            within[message.conversation].append(message)
    for conversation in records.conversations.values():
        if conversation.closed is None:
            happened = sorted(within[conversation.id], key=lambda one: (_at(one), one.id))
            if _unthanked(conversation, happened):
                yield "D-11", conversation.id
            elif not _talked(conversation, happened):
                yield from _of_asking(records, conversation, happened, now)


def _talked(conversation: Conversation, happened: list[Message]) -> bool:
    """They talked with me, or answered in writing while no talk was agreed."""
    talk = conversation.interview
    if talk is not None and (talk.held or talk.called_off is None):
        return talk.held is not None
    asks = [one.purpose is MessagePurpose.ASK for one in happened]
    since = happened[len(asks) - asks[::-1].index(True) :] if any(asks) else happened
    answers = [one.reply for one in since if _answers(one)]
    return answers[-1:] == [ReplyKind.BY_EMAIL]


def _answers(message: Message) -> bool:
    return message.direction is Direction.IN and message.reply not in {
        None,
        ReplyKind.OUT_OF_OFFICE,
    }


def _unthanked(conversation: Conversation, happened: list[Message]) -> bool:
    if not _talked(conversation, happened):
        return False
    gave = {MessagePurpose.CALL, MessagePurpose.MET}
    given = [n for n, one in enumerate(happened) if one.purpose in gave or _wrote(one)]
    thanks = [n for n, one in enumerate(happened) if one.purpose is MessagePurpose.THANK_YOU]
    return max(thanks, default=-1) < max(given)


def _wrote(message: Message) -> bool:
    return message.reply is ReplyKind.BY_EMAIL


def _of_asking(
    records: Records, conversation: Conversation, happened: list[Message], now: datetime
) -> Iterator[Duty]:
    """A bump, or my answer to one who wants another time."""
    talk = conversation.interview
    if talk is not None and talk.called_off is None:
        return
    said = [one for one in happened if one.reply and one.reply is not ReplyKind.OUT_OF_OFFICE]
    asks = [n for n, one in enumerate(happened) if one.purpose is MessagePurpose.ASK]
    since = happened[asks[-1] :] if asks else happened
    answered = any(_answers(one) for one in since)
    bumped = any(one.purpose is MessagePurpose.BUMP for one in since)
    off = talk.called_off if talk is not None else None
    if asks and not answered and not bumped and (off is None or _at(since[0]) > off):
        if now.date() >= _bump_day(records.profile, since, now):
            yield "D-05", conversation.id
    elif answered and said[-1].reply is ReplyKind.OTHER_TIME:
        wrote = [
            one
            for one in happened
            if one.purpose is MessagePurpose.RESCHEDULE and _at(one) > _at(said[-1])
        ]
        moment = _at(wrote[-1] if wrote else said[-1]).astimezone(now.tzinfo).date()
        if now.date() >= workdays_after(records.profile, moment, _BUMP_AFTER if wrote else 1):
            yield "D-01", conversation.id


def _bump_day(profile: Profile, since_ask: list[Message], now: datetime) -> date:
    days = [one.until for one in since_ask if one.reply is ReplyKind.OUT_OF_OFFICE and one.until]
    asked = _at(since_ask[0]).astimezone(now.tzinfo).date()
    back = [workdays_after(profile, max(days), 1)] if days else []
    return max([workdays_after(profile, asked, _BUMP_AFTER), *back])


def _at(message: Message) -> datetime:
    return message.at or message.created


def _of_loops(records: Records, now: datetime) -> Iterator[Duty]:
    met = {
        one.person
        for one in records.conversations.values()
        if one.interview is not None and one.interview.held is not None
    }
    for loop in records.loops.values():
        if records.people[loop.person].do_not_contact is not None:
            continue
        if loop.kind is LoopKind.PROMISE and loop.state is LoopState.OPEN:
            made = loop.created.astimezone(now.tzinfo).date()
            due = loop.due or workdays_after(records.profile, made, _PROMISE_DAYS)
            if now.date() >= workdays_after(records.profile, due, -_PROMISE_DAYS):
                yield "D-12", loop.id
        if loop.kind is LoopKind.REFERRAL and loop.about in met and not loop.reported:
            yield "D-15", loop.id


def _hushed_givers(records: Records, now: datetime, found: set[Duty]) -> set[str]:
    """Those to whom every word of somebody they named is put off: their other news stands alone."""
    away = put_off(records, now.date())
    givers = {
        hushed: {
            records.loops[duty[1]].person
            for duty in found
            if duty[0] == "D-15" and (duty in away) is hushed
        }
        for hushed in (True, False)
    }
    return givers[True] - givers[False]


def _to_report(records: Records, named: set[str]) -> set[Duty]:
    """One message for all news: to nobody who hears of somebody they named anyway."""
    found: dict[str, Duty] = {}
    for loop in records.loops.values():
        told = loop.reported or loop.person in named
        if told or loop.state is not LoopState.DONE:
            continue
        if records.people[loop.person].do_not_contact is not None:
            continue
        if loop.kind is LoopKind.MILESTONE:
            found[loop.person] = ("D-17", loop.person)
        elif loop.kind is LoopKind.SUGGESTION:
            found.setdefault(loop.person, ("D-14", loop.person))
    return set(found.values())
