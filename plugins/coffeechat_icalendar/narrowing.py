"""A large calendar narrowed, as text, to what may matter within some days.

To parse an event takes a hundred times as long as to look at its lines: of 5,000 events, those that
neither repeat nor come near the days asked for are left out beforehand. What cannot be told from
the text is kept, so that the parser decides.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

#: Days around those asked for, as times in the text are in any zone.
_MARGIN = timedelta(days=2)

_FOLD = re.compile(r"\r?\n[ \t]")
_BLOCK = re.compile(
    r"^BEGIN:(VEVENT|VTODO|VJOURNAL)[ \t]*\r?$.*?^END:\1[ \t]*\r?$\n?",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_ELSE = re.compile(r"^BEGIN:(?:VFREEBUSY|VEVENT)", re.MULTILINE | re.IGNORECASE)
_REPEATS = re.compile(r"^(?:RRULE|RDATE|RECURRENCE-ID)[:;]", re.MULTILINE | re.IGNORECASE)
_RULE = re.compile(r"^RRULE[:;](.*)$", re.MULTILINE | re.IGNORECASE)
_OFTEN = re.compile(r"FREQ=(?:SECOND|MINUTE|HOUR)LY", re.IGNORECASE)
_UNTIL = re.compile(r"UNTIL=(\d{8})", re.IGNORECASE)
_START = re.compile(r"^DTSTART(?:;.*)?:(\d{8})", re.MULTILINE | re.IGNORECASE)
_END = re.compile(r"^DTEND(?:;.*)?:(\d{8})", re.MULTILINE | re.IGNORECASE)
_LENGTH = re.compile(r"^DURATION(?:;.*)?:(.*)$", re.MULTILINE | re.IGNORECASE)
_SPAN = re.compile(r"\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?.*)?\s*", re.IGNORECASE)
_FREE = re.compile(r"^(?:STATUS:CANCELLED|TRANSP:TRANSPARENT)\s*$", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True)
class Narrowed:
    """What is left.

    Attributes:
        text: A calendar with unfolded lines; without events when none may matter.
        matters: Whether there is anything in it to read.
        too_often: How many events repeat every hour or more often; they are left out, for to
            expand them would take for ever.
    """

    text: str
    matters: bool
    too_often: int


def narrow(text: str, first: date, last: date) -> Narrowed:
    """What of a calendar may lie between two days, both included."""
    low = (first - _MARGIN).strftime("%Y%m%d")
    high = (last + _MARGIN).strftime("%Y%m%d")
    kept, too_often = 0, 0

    def left(match: re.Match[str]) -> str:
        nonlocal kept, too_often
        block = match[0]
        if match[1].upper() != "VEVENT":
            return ""
        if any(_OFTEN.search(rule) for rule in _RULE.findall(block)):
            too_often += 1
            return ""
        if not _may_matter(block, low, high):
            return ""
        kept += 1
        return block

    narrowed = _BLOCK.sub(left, _FOLD.sub("", text))
    # An event without an end, as where a file was cut off, is the parser's to complain about.
    matters = kept > 0 or _ELSE.search(narrowed) is not None
    return Narrowed(narrowed, matters, too_often)


def _may_matter(block: str, low: str, high: str) -> bool:
    start = _START.search(block)
    if start is None:
        return True
    if start[1] > high and "RECURRENCE-ID" not in block.upper():
        return False
    if _REPEATS.search(block):
        return not _is_over(block, low)
    return not _FREE.search(block) and _last_day(block, start[1]) >= low


def _is_over(block: str, low: str) -> bool:
    """Whether a rule says that it has come to an end; one event of a series stays with it."""
    rules = _RULE.findall(block)
    untils = [_UNTIL.search(rule) for rule in rules]
    ends = [until[1] for until in untils if until]
    if not rules or len(ends) < len(rules) or "RDATE" in block.upper():
        return False
    return max(ends) < low


def _last_day(block: str, start: str) -> str:
    if end := _END.search(block):
        return max(start, end[1])
    length = _LENGTH.search(block)
    if length is None:
        return start
    span = _SPAN.fullmatch(length[1])
    if span is None:
        return "99999999"
    weeks, days, hours = (int(part or 0) for part in span.groups())
    try:
        day = date(int(start[:4]), int(start[4:6]), int(start[6:]))
        return (day + timedelta(days=7 * weeks + days + hours // 24 + 1)).strftime("%Y%m%d")
    except (ValueError, OverflowError):
        return "99999999"
