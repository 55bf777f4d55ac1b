"""The days of the smaller tables: each has a style of its own, and none is guessed."""

import re
from datetime import date

_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[T ].*)?")
_MONTH_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})(?:,?\s.*)?", re.DOTALL)
_IN_WORDS = re.compile(r"([A-Za-z]{3})\w* ([0-9]{1,2}),? ([0-9]{4})(?:,?\s.*)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY = 2000
#: The largest year that is written with two digits.
_TWO_DIGITS = 99


def day_of(text: str) -> date | None:
    """The day of «2024-03-05 14:03:22 UTC», «3/5/24, 2:03 PM» or «Mar 05 2016»; else None.

    With slashes the month stands first, as LinkedIn writes it in whatever language.
    """
    text = text.strip()
    if match := _ISO.fullmatch(text):
        return _day(match[1], int(match[2]), match[3])
    if match := _MONTH_FIRST.fullmatch(text):
        return _day(match[3], int(match[1]), match[2])
    if (match := _IN_WORDS.fullmatch(text)) and match[1].casefold() in _MONTHS:
        return _day(match[3], _MONTHS.index(match[1].casefold()) + 1, match[2])
    return None


def _day(year: str, month: int, day: str) -> date | None:
    number = int(year)
    try:
        return date(number if number > _TWO_DIGITS else _CENTURY + number, month, int(day))
    except ValueError:
        return None
