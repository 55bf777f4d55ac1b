"""How many asks a week I mean to send: a measure to lean on, never a limit."""

from datetime import date, timedelta

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.my_time import local_time
from coffeechat.domain.snapshot import Records
from coffeechat.domain.typed_numbers import typed_number
from coffeechat.domain.words import Direction, MessagePurpose

_MOST = 99
_A_WEEK = timedelta(days=7)


def asks_this_week(records: Records, today: date) -> int:
    """How many asks went out since Monday, in my zone."""
    monday = this_monday(today)
    return sum(
        message.purpose is MessagePurpose.ASK
        and message.direction is Direction.OUT
        and message.at is not None
        and monday <= local_time(records, message.at).date() < monday + _A_WEEK
        for message in records.messages.values()
    )


def this_monday(today: date) -> date:
    """The Monday of a day's week."""
    return today - timedelta(days=today.weekday())


def next_ask(records: Records, today: date) -> date:
    """The day from which a new ask is suggested: today, or next Monday when the week is full."""
    pace = records.profile.pace
    if pace and asks_this_week(records, today) >= pace:
        return this_monday(today) + _A_WEEK
    return today


def pace_words(records: Records, today: date) -> str:
    """What there is to say of the pace: nothing before the week is full, or where I have none."""
    if next_ask(records, today) == today:
        return ""
    count, pace = asks_this_week(records, today), records.profile.pace
    sent = f"{count} of {pace} asks" if count == pace else f"{count} asks ({pace} were planned)"
    return f"{sent} this week; the next may wait until Monday"


def parse_pace(text: str) -> int:
    """A number of asks a week; 0, for no pace, where nothing is typed.

    Raises:
        NotUnderstood: It is no number from 0 to 99.
    """
    number = typed_number(text.strip() or "0", 0, _MOST)
    if number is None:
        raise NotUnderstood("A number of asks a week, such as 3; 0 for no pace.")
    return number
