"""Times of day as people type them: `14:00`, `2:30pm`, `15h`, `0930`, `noon`, or a bare `9`."""

import re

from coffeechat.domain.errors import NotUnderstood

MINUTES_A_DAY = 24 * 60

#: Patterns to find a time of day in a lower-case line; `CLOCK` reads a bare hour as well.
FULL_CLOCK = (
    r"(?:noon|[0-9]{1,2}(?::[0-9]{2})? ?[ap]m|[0-9]{1,2}:[0-9]{2}"
    r"|[0-9]{1,2}h(?:[0-9]{2})?|[0-9]{4})"
)
CLOCK = rf"(?:{FULL_CLOCK}|[0-9]{{1,2}})"

_PARTS = re.compile(r"(?P<hour>[0-9]{1,2}?)[:h]?(?P<minute>[0-9]{2})? ?(?P<half>[ap]m)?")
_NOON = 12
_LAST_MINUTE = 59
_FIRST_PLAIN_HOUR = 8


class ClockError(NotUnderstood):
    """A time of day that cannot be, or can be two; the text says what to write."""


def read_clock(text: str) -> int:
    """The minutes since midnight that a match of `CLOCK` stands for, up to 24:00.

    A bare hour before 8 is refused: nobody means two at night, yet that is what it says.

    Raises:
        ClockError: There is no such time, or it can be read in two ways.
    """
    if text == "noon":
        return _NOON * 60
    parts = _PARTS.fullmatch(text)
    if parts is None:
        raise ClockError(f"«{text}» is no time of day; write it like 14:00.")
    hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
    if parts["half"]:
        if not 1 <= hour <= _NOON:
            raise ClockError(f"«{text}» is no time of day; am and pm go with hours from 1 to 12.")
        hour = hour % _NOON + (_NOON if parts["half"] == "pm" else 0)
    elif text.isdigit() and parts["minute"] is None and hour < _FIRST_PLAIN_HOUR:
        raise ClockError(
            f"«{text}» may be morning or afternoon; write {hour:02}:00 or {hour + _NOON}:00."
        )
    minutes = hour * 60 + minute
    if minute > _LAST_MINUTE or minutes > MINUTES_A_DAY:
        raise ClockError(f"«{text}» is no time of day; write it like 14:00.")
    return minutes
