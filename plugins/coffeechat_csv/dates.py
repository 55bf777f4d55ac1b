"""The days of a column such as «Met on», in the styles that people and spreadsheets write."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].*)?")
_DOTTED = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4}|[0-9]{2})")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})(?:,? .*)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.?[ -]([^\W\d_]+)\.?,?[ -]([0-9]{4}|[0-9]{2})")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.? ([0-9]{1,2}),? ([0-9]{4})")
_CENTURY = 2000
#: What is earlier is a mistake, such as the year 0024 or the first day of some spreadsheets.
_FIRST_YEAR = 1901
_MONTHS_A_YEAR = 12
#: The beginnings of each month in English, German, French, Spanish, Portuguese, Italian and Dutch,
#: without accents; of two that fit, the longer one counts.
_MONTHS = (
    "jan ene gen",
    "feb fev",
    "mar maer mrz maa mrt",
    "apr avr abr",
    "may mai mag mei mayo maio",
    "jun juin giu",
    "jul juil lug",
    "aug aou ago",
    "sep set",
    "oct okt out ott",
    "nov",
    "dec dez dic",
)
_MONTH_OF = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """Whether dates such as 3/5/24 have the day first; a number above 12 can only be a day.

    None when some say this and some that, or nothing tells; without such dates it is False.
    """
    found = [match for text in texts if (match := _SLASHED.fullmatch(text.strip()))]
    day_first = any(int(match[1]) > _MONTHS_A_YEAR for match in found)
    month_first = any(int(match[2]) > _MONTHS_A_YEAR for match in found)
    if not found:
        return False
    return day_first if day_first != month_first else None


def fits_both(text: str) -> bool:
    """Whether a date with slashes names one day with the day first, another with the month."""
    days = {_slashed(text, day_first=order) for order in (True, False)}
    return None not in days and len(days) > 1


def parse_day(text: str, *, day_first: bool) -> date | None:
    """The day that a cell names, or None when it cannot be read."""
    text = " ".join(text.split())
    if match := _ISO.fullmatch(text):
        return _day(match[1], match[2], match[3])
    if match := _DOTTED.fullmatch(text):
        return _day(match[3], match[2], match[1])
    if _SLASHED.fullmatch(text):
        return _slashed(text, day_first=day_first) or _slashed(text, day_first=not day_first)
    if match := _DAY_FIRST.fullmatch(text):
        return _day(match[3], _month(match[2]), match[1])
    if match := _MONTH_FIRST.fullmatch(text):
        return _day(match[3], _month(match[1]), match[2])
    return None


def _slashed(text: str, *, day_first: bool) -> date | None:
    match = _SLASHED.fullmatch(text.strip())
    if match is None:
        return None
    month, day = (match[2], match[1]) if day_first else (match[1], match[2])
    return _day(match[3], month, day)


def _day(year: str, month: str | int, day: str) -> date | None:
    century = _CENTURY if len(year) == len("24") else 0
    try:
        found = date(century + int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= _FIRST_YEAR else None


def _month(word: str) -> int:
    """The month of a word, 0 for none."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    beginnings = (letters[:end] for end in range(4, 2, -1))
    return next((_MONTH_OF[one] for one in beginnings if one in _MONTH_OF), 0)
