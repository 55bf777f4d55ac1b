"""The many names under which programs write a time zone, as those of IANA."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

#: A zone has three parts at most, as America/Argentina/Salta has.
_MOST_PARTS = 3
_LONGEST_NAME = 60
#: Such as /freeassociation.sourceforge.net/Tzfile/Europe/Berlin.
_OF_A_VENDOR = re.compile(r'(?<=TZID[=:])("?)/([^:;"\r\n]+)("?)')


def with_plain_zones(text: str) -> str:
    """The text of a calendar in which zones that a vendor keeps are called as IANA calls them."""

    def plain(match: re.Match[str]) -> str:
        parts = match[2].rsplit("/", _MOST_PARTS)[1:]
        names = ("/".join(parts[number:]) for number in range(len(parts)))
        name = next(filter(is_zone, names), f"/{match[2]}")
        return f"{match[1]}{name}{match[3]}"

    return _OF_A_VENDOR.sub(plain, text)


def zone_of(moment: datetime, named: str) -> str:
    """The IANA zone of a moment; empty when it is in none, in UTC, or described in the file alone.

    Args:
        moment: As it was read.
        named: The name of its zone in the file, such as one of Windows.
    """
    key = str(getattr(moment.tzinfo, "key", ""))
    if not key and named:
        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

        key = WINDOWS_TO_OLSON.get(named, named)
    if key == "UTC" or not is_zone(key):
        return ""
    # The file describes its zones itself, and may mean something else than we do.
    wall = moment.replace(tzinfo=ZoneInfo(key))
    return key if wall.utcoffset() == moment.utcoffset() else ""


def is_zone(name: str) -> bool:
    """Whether there is an IANA zone of that name."""
    if len(name) > _LONGEST_NAME:
        return False
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
