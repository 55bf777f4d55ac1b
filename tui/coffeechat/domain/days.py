"""Business days, and days and moments in words.

Names of weekdays and months are our own, so that they do not change with the machine's locale.
"""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta

from coffeechat.domain.zones import zone_info

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_ONE_DAY = timedelta(days=1)
_WORKDAYS_A_WEEK = 5
_DAYS_A_WEEK = 7
_DAYS_A_MONTH = 30
_DAYS_A_YEAR = 365


def is_business_day(day: date, holidays: Collection[date]) -> bool:
    """Whether a day is Monday to Friday and no holiday."""
    return day.weekday() < _WORKDAYS_A_WEEK and day not in holidays


def add_business_days(day: date, count: int, holidays: Collection[date]) -> date:
    """The business day that is `count` business days after a day; before it when negative.

    A count of 0 gives the day itself, even if it is no business day.
    """
    step = _ONE_DAY if count > 0 else -_ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_business_day(day, holidays)
    return day


def business_days_between(start: date, end: date, holidays: Collection[date]) -> int:
    """How many business days lie after `start`, up to and with `end`; negative when `end` is first.

    Undoes `add_business_days`: between a day and that day plus n there are n.
    """
    first, last = start.toordinal(), end.toordinal()
    if last >= first:
        return _business_days(first + 1, last + 1, holidays)
    return -_business_days(last, first, holidays)


def _business_days(first: int, after: int, holidays: Collection[date]) -> int:
    closed = sum(
        first <= holiday.toordinal() < after and holiday.weekday() < _WORKDAYS_A_WEEK
        for holiday in set(holidays)
    )
    return _weekdays_before(after) - _weekdays_before(first) - closed


def _weekdays_before(ordinal: int) -> int:
    weeks, rest = divmod(ordinal - 1, _DAYS_A_WEEK)  # day 1 of the calendar is a Monday
    return weeks * _WORKDAYS_A_WEEK + min(rest, _WORKDAYS_A_WEEK)


def weekday_word(day: date) -> str:
    """The short name of a day's weekday: «Tue»."""
    return WEEKDAYS[day.weekday()][:3]


def exact_day_words(day: date, *, year: bool) -> str:
    """A date in full: «Tue 24 Nov», or «Tue 24 Nov 2026» with the year."""
    words = f"{weekday_word(day)} {day.day} {MONTHS[day.month - 1][:3]}"
    return f"{words} {day.year}" if year else words


def month_words(day: date) -> str:
    """The month of a day, such as «Mar 2024»."""
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def day_words(day: date, today: date) -> str:
    """A day as one says it today.

    «today», «tomorrow», «yesterday»; «Mon» and «last Mon» less than a week away; otherwise
    «Tue 24 Nov», with the year when it is another one.
    """
    ahead = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(ahead)
    if near:
        return near
    if 0 < ahead < _DAYS_A_WEEK:
        return weekday_word(day)
    if -_DAYS_A_WEEK < ahead < 0:
        return f"last {weekday_word(day)}"
    return exact_day_words(day, year=day.year != today.year)


def late_words(days: int) -> str:
    """How late something is, by days past its due date (1 or more): «1 day late»."""
    return f"{_count(days, 'day')} late"


def ago_words(days: int) -> str:
    """How long ago a day was, by days before today (0 or more): «yesterday», «4 days ago»."""
    return {0: "today", 1: "yesterday"}.get(days) or f"{_span_words(days)} ago"


def in_words(days: int) -> str:
    """How far ahead a day is, by days after today (0 or more): «tomorrow», «in 3 days»."""
    return {0: "today", 1: "tomorrow"}.get(days) or f"in {_span_words(days)}"


def clock_words(at: datetime | time) -> str:
    """A time of day: «08:00»."""
    return f"{at.hour:02}:{at.minute:02}"


def moment_words(start: datetime, zone: str, my_zone: str, today: date) -> str:
    """A moment of my day: my time, and theirs in brackets where clocks differ.

    «Mon 14:00 (their 08:00)»; the weekday stands in the brackets too when it is another day there.

    Args:
        start: The instant, aware.
        zone: Their IANA zone; empty or unknown leaves the brackets out.
        my_zone: Mine; if empty or unknown, the time is told in theirs, and in UTC failing that.
        today: The date in my zone.
    """
    return _moment_words(start, my_zone, zone, today, "their")


def their_moment_words(start: datetime, zone: str, my_zone: str, today: date) -> str:
    """A moment of their day: their time, and mine in brackets: «Mon 08:00 (my 14:00)».

    The arguments are those of `moment_words`.
    """
    return _moment_words(start, zone, my_zone, today, "my")


def _moment_words(start: datetime, first: str, second: str, today: date, whose: str) -> str:
    one, other = zone_info(first), zone_info(second)
    if one is None:
        named = second if other else "UTC"
        return f"{_day_and_clock(start.astimezone(other or UTC), today)} {named}"
    here = start.astimezone(one)
    if other is None:
        return _day_and_clock(here, today)
    there = start.astimezone(other)
    if there.replace(tzinfo=None) == here.replace(tzinfo=None):
        return _day_and_clock(here, today)
    weekday = "" if there.date() == here.date() else f"{weekday_word(there)} "
    return f"{_day_and_clock(here, today)} ({whose} {weekday}{clock_words(there)})"


def _day_and_clock(local: datetime, today: date) -> str:
    return f"{day_words(local.date(), today)} {clock_words(local)}"


def _span_words(days: int) -> str:
    if days < 2 * _DAYS_A_WEEK:
        return _count(days, "day")
    if days < 2 * _DAYS_A_MONTH:
        return _count(days // _DAYS_A_WEEK, "week")
    if days < 2 * _DAYS_A_YEAR:
        return _count(days // _DAYS_A_MONTH, "month")
    return _count(days // _DAYS_A_YEAR, "year")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
