"""A talk of earlier days that was no interview: it is history, and begins nothing."""

import re
from datetime import date, datetime, time, timedelta

from coffeechat.acts.outcome import Done, Refused, person_of
from coffeechat.domain.days import day_words
from coffeechat.domain.due import local_time
from coffeechat.domain.records import Message
from coffeechat.domain.when import WhenError, parse_day
from coffeechat.domain.words import Channel, Direction, MessagePurpose
from coffeechat.store import Store

_AHEAD = re.compile(r"tomorrow|in ", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_WEEK = timedelta(days=7)


def met(store: Store, person: str, line: str) -> Done:
    """Note that I talked with a person on a day, from «last Mon: she runs the grants desk».

    A weekday or a date without a year is the latest one; what was said may be missing.

    Raises:
        WhenError: The day cannot be read.
        Refused: It is ahead.
    """
    typed, _, said = line.partition(":")
    with store.act("met") as tx:
        found = person_of(tx.records, person)
        now = local_time(tx.records, tx.now)
        day = latest_day(typed.strip(), now.date())
        if day > now.date():
            raise Refused("That day is ahead; ‹reply› notes a talk that is to come.")
        noon = datetime.combine(day, time(12), now.tzinfo)
        tx.put(
            Message(
                id=tx.fresh_id(),
                created=tx.now,
                person=person,
                purpose=MessagePurpose.MET,
                direction=Direction.BOTH,
                channel=Channel.IN_PERSON,
                body=said.strip(),
                at=min(noon.astimezone(tx.now.tzinfo), tx.now),
            )
        )
        tx.summary = f"Noted a talk with {found.name}, {day_words(day, now.date())}"
    return Done(f"{tx.summary}.", person)


def latest_day(typed: str, today: date) -> date:
    """The day that is meant, looking back.

    Raises:
        WhenError: The day cannot be read.
    """
    day = parse_day(typed, today)
    if day <= today or _YEAR.search(typed) or _AHEAD.match(typed):
        return day
    if not any(letter.isdigit() for letter in typed):
        return day - _WEEK
    try:
        return day.replace(year=day.year - 1)
    except ValueError as error:
        raise WhenError(f"There is no {typed} a year ago; add the year.") from error
