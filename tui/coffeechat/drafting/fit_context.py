"""What checks on a person may look at: the level, who could introduce me, when I last wrote."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from coffeechat.api import AskedView, CheckContext, MessagePurpose, PathView
from coffeechat.domain.days import business_days_between
from coffeechat.domain.fit import does_it, entry_level_of, level_of
from coffeechat.domain.organisations import organisation_key
from coffeechat.domain.records import Conversation, Message, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.titles import hires
from coffeechat.domain.warm_path import Acquaintances, route_words, warmer_routes
from coffeechat.domain.warmth import warmth_of
from coffeechat.domain.words import ContactKind, Direction, PointKind, ReplyKind

_WAITS_FOR_AN_ANSWER = frozenset({MessagePurpose.ASK, MessagePurpose.BUMP})
_SPOKEN = frozenset({MessagePurpose.CALL, MessagePurpose.MET})


def with_fit(
    context: CheckContext,
    records: Records,
    person: Person,
    conversation: Conversation | None,
    acquaintances: Acquaintances,
) -> CheckContext:
    """The context with what follows from the records of others and from earlier pursuits.

    Args:
        context: What is known of the text and the person so far.
        records: The state of everything.
        person: Whom it is about.
        conversation: The present pursuit; what happened in it is nothing earlier.
        acquaintances: Whom I know where.
    """
    earlier = [
        message
        for message in records.messages_by_person.get(person.id, [])
        if message.at is not None
        and (conversation is None or message.conversation != conversation.id)
    ]
    return replace(
        context,
        level=level_of(person),
        entry_level=entry_level_of(records.tracks, records.profile, person),
        does_it=does_it(person),
        hires=hires(person.title),
        warmth=warmth_of(person),
        connected=any(
            point.confirmed and point.kind is not PointKind.LINKEDIN_CONNECTION
            for point in person.points
        ),
        paths=tuple(
            PathView(name=route.name, words=route_words(route))
            for route in warmer_routes(records, acquaintances, person)
        ),
        asked_there=tuple(_asked_there(context, records, person)),
        last_written=max(_written(person, earlier, context.now), default=None),
        declined=max(
            (
                _day(message, context.now)
                for message in earlier
                if message.reply is ReplyKind.DECLINED
            ),
            default=None,
        ),
    )


def _asked_there(context: CheckContext, records: Records, person: Person) -> Iterator[AskedView]:
    """Others of the same organisation who were lately asked and have not answered."""
    key = organisation_key(person.organisation)
    latest = {
        view.person: view.at
        for view in context.others
        if view.purpose in _WAITS_FOR_AN_ANSWER and view.at is not None
    }
    for other_id, sent in latest.items() if key else ():
        other = records.people.get(other_id)
        if other is None or organisation_key(other.organisation) != key:
            continue
        if not _answered(records, other_id, sent):
            days = business_days_between(
                sent.astimezone(context.now.tzinfo).date(),
                context.now.date(),
                records.profile.holidays,
            )
            yield AskedView(name=other.name, workdays=days)


def _answered(records: Records, person: str, since: datetime) -> bool:
    return records.open_conversation(person) is None or any(
        message.at is not None
        and message.at >= since
        and message.direction is Direction.IN
        and message.reply is not ReplyKind.OUT_OF_OFFICE
        for message in records.messages_by_person.get(person, [])
    )


def _written(person: Person, earlier: list[Message], now: datetime) -> Iterator[date]:
    for message in earlier:
        if message.direction is Direction.OUT and message.purpose not in _SPOKEN:
            yield _day(message, now)
    for contact in person.contacts:
        mine = contact.kind is ContactKind.MESSAGE and contact.by is Direction.OUT
        if mine and contact.last is not None:
            yield contact.last


def _day(message: Message, now: datetime) -> date:
    assert message.at is not None, "only what happened is looked at"
    return message.at.astimezone(now.tzinfo).date()
