"""The rhythm of talking and of looking back at the week: days that are counted, never scored."""

from datetime import date, datetime, timedelta

from coffeechat.domain.days import WEEKDAYS, ago_words
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.my_time import local_time
from coffeechat.domain.pace import asks_this_week
from coffeechat.domain.records import Profile
from coffeechat.domain.snapshot import Records
from coffeechat.domain.typed_numbers import typed_number
from coffeechat.domain.words import Direction, MessagePurpose

_LONGEST = 999
_A_WEEK = 7
_SHORTEST_DAY = 2
#: Looking back so many days before the weekday I chose counts for that week.
_EARLY = timedelta(days=3)


def last_talk(records: Records) -> datetime | None:
    """When the latest talk that was held began."""
    return max(
        (
            conversation.interview.start
            for conversation in records.conversations.values()
            if conversation.interview is not None and conversation.interview.held is not None
        ),
        default=None,
    )


def last_ask(records: Records) -> datetime | None:
    """When I last asked somebody for a talk."""
    return max(
        (
            message.at
            for message in records.messages.values()
            if message.purpose is MessagePurpose.ASK
            and message.direction is Direction.OUT
            and message.at is not None
        ),
        default=None,
    )


def quiet_since(records: Records) -> date | None:
    """The day in my zone of the latest talk or ask; None before the first."""
    moments = [one for one in (last_talk(records), last_ask(records)) if one is not None]
    return local_time(records, max(moments)).date() if moments else None


def last_talk_words(records: Records, now: datetime) -> str:
    """«last conversation 12 days ago»; nothing before the first. `now` is in my zone."""
    held = last_talk(records)
    if held is None:
        return ""
    return f"last conversation {ago_words(max(0, (now - held) // timedelta(days=1)))}"


def rhythm_words(records: Records, now: datetime) -> str:
    """The last conversation, and this week's asks against my pace. `now` is in my zone."""
    count, pace = asks_this_week(records, now.date()), records.profile.pace
    asks = f"{count} of {pace} asks" if pace else f"{count} {'ask' if count == 1 else 'asks'}"
    talked = last_talk_words(records, now) or "no conversation yet"
    return f"{talked} · {asks} this week"


def review_day_before(profile: Profile, today: date) -> date | None:
    """The latest day up to today on which I look back at the week; None where I never do."""
    if profile.review_day is None:
        return None
    return today - timedelta(days=(today.weekday() - profile.review_day) % _A_WEEK)


def review_day_from(profile: Profile, day: date) -> date:
    """The first such day from a day on; the day itself where I never look back."""
    if profile.review_day is None:
        return day
    return day + timedelta(days=(profile.review_day - day.weekday()) % _A_WEEK)


def was_reviewed(profile: Profile, day: date) -> bool:
    """Whether I looked back at the week of such a day, on it, after it or shortly before."""
    return profile.week is not None and profile.week.on >= day - _EARLY


def review_day_words(profile: Profile) -> str:
    """The weekday on which I look back, as `parse_review_day` reads it."""
    return "never" if profile.review_day is None else WEEKDAYS[profile.review_day]


def parse_review_day(text: str) -> int | None:
    """A weekday, Monday is 0; None for never, which nothing means too.

    Raises:
        NotUnderstood: It is neither.
    """
    typed = text.strip().casefold()
    if typed in {"", "never", "none"}:
        return None
    found = [
        number
        for number, name in enumerate(WEEKDAYS)
        if len(typed) >= _SHORTEST_DAY and name.casefold().startswith(typed)
    ]
    if len(found) != 1:
        raise NotUnderstood(f"No weekday «{text.strip()}»; such as Friday, or never.")
    return found[0]


def parse_rhythm(text: str) -> int:
    """A number of days; 0, for no reminder, where nothing is typed.

    Raises:
        NotUnderstood: It is no number from 0 to 999.
    """
    number = typed_number(text.strip() or "0", 0, _LONGEST)
    if number is None:
        raise NotUnderstood("A number of days, such as 45; 0 for no reminder.")
    return number
