"""Days as a filter compares them: <7d, >=3m, today, late, never."""

import re
from typing import Literal

Days = tuple[int | None, int | None]
"""From how many days to how many; None for no end."""

UNITS = {"": 1, "d": 1, "w": 7, "m": 30, "mo": 30, "y": 365}
_AGE = re.compile(r"(<=|>=|<|>|=)?\s*(\d{1,5})\s*(mo|[dwmy]?)")
_WORDS: dict[str, Days] = {
    "today": (0, 0),
    "tomorrow": (1, 1),
    "yesterday": (-1, -1),
    "late": (None, -1),
    "overdue": (None, -1),
}


def read_days(text: str, *, ahead: bool) -> Days | Literal["never"] | None:
    """What a folded text says about days; None when it says nothing.

    A bare number of days means within so many. Days are counted from now on when `ahead`, else
    back; «never» is for what did not happen.
    """
    if text == "never":
        return "never"
    if text in _WORDS:
        least, most = _WORDS[text]
        return (least, most) if ahead else (_turned(most), _turned(least))
    found = _AGE.fullmatch(text)
    if found is None:
        return None
    days = int(found[2]) * UNITS[found[3]]
    bounds: dict[str, Days] = {
        "": (None, days),
        "<": (None, days - 1),
        "<=": (None, days),
        ">": (days + 1, None),
        ">=": (days, None),
        "=": (days, days),
    }
    return bounds[found[1] or ""]


def _turned(days: int | None) -> int | None:
    return None if days is None else -days
