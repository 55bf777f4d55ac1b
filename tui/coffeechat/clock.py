"""The one place where the program looks at a clock and at the machine's time zone."""

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coffeechat.domain.errors import NotUnderstood

#: Ids count from the first of these years.
_YEARS = range(2020, 2200)


def system_clock(environ: Mapping[str, str] = os.environ) -> Callable[[], datetime]:
    """A clock in UTC.

    `COFFEECHAT_NOW` (an ISO date and time with its offset) makes it start there, which lets tests
    and demonstrations live through a talk before it takes place.

    Raises:
        NotUnderstood: `COFFEECHAT_NOW` cannot be read, has no offset, or is of another age.
    """
    given = environ.get("COFFEECHAT_NOW")
    if not given:
        return _now
    ahead = _instant(given) - _now()
    return lambda: (_now() + ahead).astimezone(UTC)


def _instant(given: str) -> datetime:
    refused = NotUnderstood(
        f"COFFEECHAT_NOW is «{given}»; write it like 2026-11-24T15:00+01:00, or unset it."
    )
    try:
        instant = datetime.fromisoformat(given)
    except ValueError:
        raise refused from None
    if instant.tzinfo is None or instant.year not in _YEARS:
        raise refused
    return instant


def _now() -> datetime:
    return datetime.now(tz=UTC)


@lru_cache(maxsize=1)
def guess_zone() -> str:
    """The IANA name of this machine's zone: a first guess, for the user to correct."""
    from tzlocal import get_localzone_name  # only before there is a profile

    try:
        name = get_localzone_name()
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC"
    return name
