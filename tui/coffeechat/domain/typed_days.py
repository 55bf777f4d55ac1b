"""The part of the grammar of typed moments that names a day; `coffeechat.domain.when` uses it.

A line is read by taking out of it what is understood; these functions give what they understood
together with the rest of the line.
"""

import re
from datetime import date, timedelta

import msgspec

from coffeechat.domain.days import MONTHS, WEEKDAYS
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.text import clean_line

_YEARS = range(1900, 2200)
_DAYS_A_WEEK = 7
_MONTHS_A_YEAR = 12
#: A day and month without a year lie ahead, unless they are not longer past than this.
_LATELY = timedelta(days=60)


class WhenError(NotUnderstood):
    """A day or moment that is not understood or cannot be; the text says what to write."""


class TypedDay(msgspec.Struct, frozen=True):
    """What a line says of the day: an exact date, or a bare weekday (0 is Monday), or nothing."""

    exact: date | None = None
    weekday: int | None = None


def pattern(text: str) -> re.Pattern[str]:
    """A pattern for whole words of a line."""
    return re.compile(rf"(?<!\S)(?:{text})(?!\S)")


_WEEKDAY_NAMES = (
    "mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    "|sun(?:day)?"
)
_MONTH_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_FILLING = pattern("at|on")
_WEEKDAY = pattern(rf"(?:(?P<which>this|next|last) )?(?P<name>{_WEEKDAY_NAMES})\.?")
_NEAR_DAY = pattern("today|tomorrow|yesterday")
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNT = rf"{'|'.join(_COUNTS)}|[0-9]{{1,3}}"
_DISTANCE = pattern(
    rf"in (?P<ahead>{_COUNT}) (?P<unit>day|week|month)s?"
    rf"|(?P<ago>{_COUNT}) (?P<unit_ago>day|week|month)s? ago"
)
_NUMBER = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\.?"
_MONTH = rf"(?P<month>{_MONTH_NAMES})\.?"
_YEAR = r"(?: (?P<year>(?:19|20|21)[0-9]{2}))?"
_DATES = (
    pattern(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
    pattern(_NUMBER + " " + _MONTH + _YEAR),
    pattern(_MONTH + " " + _NUMBER + _YEAR),
    pattern(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})(?:\.(?P<year>[0-9]{4})?)?"),
)


_BEGINNING = re.compile(rf"(?:in |early )?(?:next (?P<unit>week|month)|{_MONTH}{_YEAR})")


def normal(text: str) -> str:
    """A typed line in lower case, without commas, brackets and the words that only fill."""
    text = re.sub(r"[,;()]", " ", clean_line(text).casefold())
    text = re.sub(r"\b([ap])\.m\.?(?!\S)", r"\1m", text)
    text = re.sub(r"([0-9]{4}-[0-9]{2}-[0-9]{2})t(?=[0-9])", r"\1 ", text)
    return _squeezed(_FILLING.sub(" ", text)).rstrip(" .!")


def take(wanted: re.Pattern[str], rest: str) -> tuple[re.Match[str] | None, str]:
    """The first match, and the line without it."""
    match = wanted.search(rest)
    if match is None:
        return None, rest
    return match, _squeezed(f"{rest[: match.start()]} {rest[match.end() :]}")


def take_day(rest: str, today: date) -> tuple[TypedDay, str]:
    """The day that a line names.

    Raises:
        WhenError: There is no such day, or it falls on another weekday than the line says.
    """
    named, rest = take(_WEEKDAY, rest)
    weekday = _index(WEEKDAYS, named["name"]) if named else None
    exact, rest = _take_date(rest, today, weekday)
    if exact is None and named and weekday is not None and named["which"]:
        exact = _weekday_by_week(today, weekday, named["which"])
    if exact is not None:
        _check(exact, weekday)
    return TypedDay(exact, weekday), rest


def first_day(line: str, today: date) -> date | None:
    """The first day of the week or month that is all that a line names; None when it is not.

    A month without a year is the nearest, as a day in it would be.
    """
    match = _BEGINNING.fullmatch(line)
    if match is None:
        return None
    if match["unit"] == "week":
        return on_weekday(today + timedelta(days=1), 0)
    if match["unit"] == "month":
        return (today.replace(day=1) + timedelta(days=31)).replace(day=1)
    month = _index(MONTHS, match["month"]) + 1
    if match["year"]:
        return date(int(match["year"]), month, 1)
    return _near_date(month, 1, today, None)


def on_weekday(first: date, weekday: int) -> date:
    """The first day on that weekday, not before `first`."""
    return first + timedelta(days=(weekday - first.weekday()) % _DAYS_A_WEEK)


def _check(exact: date, weekday: int | None) -> None:
    if exact.year not in _YEARS:
        raise WhenError(f"The year {exact.year} is too far away; check the date.")
    if weekday not in {None, exact.weekday()}:
        day = f"{exact.day} {MONTHS[exact.month - 1]} {exact.year}"
        raise WhenError(f"{day} is a {WEEKDAYS[exact.weekday()]}; correct the day or the date.")


def _take_date(rest: str, today: date, weekday: int | None) -> tuple[date | None, str]:
    near, after = take(_NEAR_DAY, rest)
    if near:
        steps = {"today": 0, "tomorrow": 1, "yesterday": -1}
        return today + timedelta(days=steps[near[0]]), after
    distance, after = take(_DISTANCE, rest)
    if distance:
        return _at_distance(today, distance), after
    for wanted in _DATES:
        match, after = take(wanted, rest)
        if match:
            return _calendar_day(match, today, weekday), after
    return None, rest


def _at_distance(today: date, match: re.Match[str]) -> date:
    number = match["ahead"] or match["ago"]
    count = (_COUNTS.get(number) or int(number)) * (1 if match["ahead"] else -1)
    unit = match["unit"] or match["unit_ago"]
    if unit != "month":
        return today + timedelta(days=count * (_DAYS_A_WEEK if unit == "week" else 1))
    years, month = divmod(today.month - 1 + count, _MONTHS_A_YEAR)
    days = (_date(today.year + years, month + 1, day) for day in range(today.day, 0, -1))
    return next(day for day in days if day)


def _calendar_day(match: re.Match[str], today: date, weekday: int | None) -> date:
    day = int(match["day"])
    month = int(match["month"]) if match["month"].isdigit() else _index(MONTHS, match["month"]) + 1
    if match["year"]:
        found = _date(int(match["year"]), month, day)
    else:
        found = _near_date(month, day, today, weekday)
    if found is None:
        raise WhenError(f"There is no day «{match[0]}»; check the date.")
    return found


def _near_date(month: int, day: int, today: date, weekday: int | None) -> date | None:
    """The day ahead or lately past; long past in this year only if the weekday says so."""
    this_year = _date(today.year, month, day)
    if this_year and this_year.weekday() == weekday:
        return this_year
    around = (_date(today.year - 1, month, day), this_year, _date(today.year + 1, month, day))
    return next((found for found in around if found and found >= today - _LATELY), this_year)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _index(names: tuple[str, ...], typed: str) -> int:
    return next(number for number, name in enumerate(names) if name.lower()[:3] == typed[:3])


def _weekday_by_week(today: date, weekday: int, which: str) -> date:
    if which == "last":
        return on_weekday(today - timedelta(days=_DAYS_A_WEEK), weekday)
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(days=weekday + (_DAYS_A_WEEK if which == "next" else 0))


def _squeezed(text: str) -> str:
    return " ".join(text.split())
