"""The dates of «Connected On», in every style that LinkedIn and spreadsheets write."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from enum import Enum
from functools import cache, lru_cache

_YEAR = "([0-9]{4}|[0-9]{2})"
#: «5 de marzo de 2024» in Spanish and Portuguese.
_DAY_MONTH_YEAR = re.compile(r"([0-9]{1,2})\.?[ -](?:de )?([^\W\d_]+)\.?[ -](?:de )?([0-9]{4})")
#: Two-digit years stand only with hyphens: «17 Jun 20» is the cut-off rest of a longer date.
_EXCEL = re.compile(r"([0-9]{1,2})-([^\W\d_]+)\.?-([0-9]{2})")
_MONTH_DAY_YEAR = re.compile(r"([^\W\d_]+)\.? ([0-9]{1,2}), ?([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9:.]+(?: ?UTC|Z)?)?")
_DOTTED = re.compile(rf"([0-9]{{1,2}})\.([0-9]{{1,2}})\.{_YEAR}")
_SLASHED = re.compile(
    rf"([0-9]{{1,2}})/([0-9]{{1,2}})/{_YEAR}"
    r"(,? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\s*(?:[AP]M)?)?",
    re.IGNORECASE,
)

#: Each month in English, Spanish, French, German, Portuguese, Italian and Dutch; any beginning
#: of three letters or more that fits one month only is that month.
_MONTHS = (
    "january jänner januar enero janvier janeiro gennaio januari",
    "february februar febrero février fevereiro febbraio februari",
    "march märz mrz marzo mars março maart mrt",
    "april abril avril aprile",
    "may mai mayo maio maggio mei",
    "june juni junio juin junho giugno",
    "july juli julio juillet julho luglio",
    "august agosto août augustus",
    "september septiembre setiembre septembre setembro settembre",
    "october oktober octubre octobre outubro ottobre",
    "november noviembre novembre novembro",
    "december dezember diciembre décembre dezembro dicembre",
)
_SHORTEST = 3
_CENTURY = 2000
#: What is earlier is a mistake, such as the year 0024 or the first day of some spreadsheets.
_FIRST_YEAR = 1901


class SlashOrder(Enum):
    """What comes first in the dates with slashes of one column."""

    MONTH = "month"
    DAY = "day"
    BOTH = "both"
    UNKNOWN = "unknown"


def slash_order(texts: Iterable[str]) -> SlashOrder:
    """Find the order that one column uses: a number above 12 can only be a day.

    With a time of day it is the month, as in LinkedIn's own exports until 2018.
    """
    first = second = other = False
    for text in texts:
        match = _SLASHED.fullmatch(text) if "/" in text else None
        if match:
            first = first or int(match[1]) > len(_MONTHS)
            second = second or int(match[2]) > len(_MONTHS) or match[4] is not None
            other = True
    if first and second:
        return SlashOrder.BOTH
    if first:
        return SlashOrder.DAY
    return SlashOrder.UNKNOWN if other and not second else SlashOrder.MONTH


def fits_both(text: str) -> bool:
    """Whether a date with slashes names one day with the day first, another with the month."""
    match = _SLASHED.fullmatch(text)
    if match is None:
        return False
    month_first = _day(match[3], match[1], match[2])
    day_first = _day(match[3], match[2], match[1])
    return None not in {month_first, day_first} and month_first != day_first


def parse_date(text: str, order: SlashOrder) -> date | None:
    """The day that a cell names, or None when it cannot be read.

    Args:
        text: The cell without surrounding blanks.
        order: From `slash_order`; with `BOTH`, a date that fits either way is not read.
    """
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    for style in (_DAY_MONTH_YEAR, _EXCEL):
        if match := style.fullmatch(text):
            return _day(match[3], _month(match[2]), match[1])
    if match := _MONTH_DAY_YEAR.fullmatch(text):
        return _day(match[3], _month(match[1]), match[2])
    if match := _ISO.fullmatch(text):
        return _day(match[1], match[2], match[3])
    if match := _DOTTED.fullmatch(text):
        return _day(match[3], match[2], match[1])
    if match := _SLASHED.fullmatch(text):
        return _slashed(match[1], match[2], match[3], order)
    return None


def _slashed(first: str, second: str, year: str, order: SlashOrder) -> date | None:
    month_first = _day(year, first, second)
    day_first = _day(year, second, first)
    if order is SlashOrder.BOTH:
        return None if month_first and day_first and first != second else month_first or day_first
    if order is SlashOrder.DAY:
        return day_first or month_first
    return month_first or day_first


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        found = date(
            int(year) if len(year) > len("24") else _CENTURY + int(year), int(month), int(day)
        )
    except ValueError:
        return None
    return found if found.year >= _FIRST_YEAR else None


@lru_cache(maxsize=1_000)
def _month(word: str) -> int:
    """The month of a word in any of the languages, 0 for none."""
    return _months().get(_plain(word), 0)


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    shared: set[str] = set()
    for number, names in enumerate(_MONTHS, 1):
        for name in _plain(names).split():
            for end in range(_SHORTEST, len(name) + 1):
                if found.setdefault(name[:end], number) != number:
                    shared.add(name[:end])
    return {word: number for word, number in found.items() if word not in shared}


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
