"""Time zones by name: read as people write them, and wall clocks turned into instants."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import msgspec

_ONE_MINUTE = timedelta(minutes=1)
#: Names that mean whatever the machine at hand is set to, or nothing.
_NO_ZONES = {"factory", "localtime"}


class TypedZone(msgspec.Struct, frozen=True):
    """A zone as it was typed: the IANA name, and the offset from UTC if the word fixes one.

    «ET» is whatever New York's clocks show; «EST» is New York on standard time only.
    """

    key: str
    offset: timedelta | None = None


def _abbreviations() -> dict[str, TypedZone]:
    table = {
        "America/New_York": "et est-5 edt-4",
        "America/Chicago": "ct cst-6 cdt-5",
        "America/Denver": "mt mst-7 mdt-6",
        "America/Los_Angeles": "pt pst-8 pdt-7",
        "America/Anchorage": "akst-9 akdt-8",
        "America/Halifax": "ast-4 adt-3",
        "Pacific/Honolulu": "hst-10",
        "UTC": "utc+0",
        "Europe/London": "gmt+0 bst+1",
        "Europe/Lisbon": "wet+0 west+1",
        "Europe/Berlin": "cet+1 cest+2",
        "Europe/Helsinki": "eet+2 eest+3",
        "Europe/Moscow": "msk+3",
        "Africa/Johannesburg": "sast+2",
        "Africa/Lagos": "wat+1",
        "Africa/Nairobi": "eat+3",
        "Asia/Singapore": "sgt+8",
        "Asia/Hong_Kong": "hkt+8",
        "Asia/Tokyo": "jst+9",
        "Asia/Seoul": "kst+9",
        "Australia/Sydney": "aet aest+10 aedt+11",
        "Pacific/Auckland": "nzst+12 nzdt+13",
    }
    known = {}
    for key, words in table.items():
        for word in words.split():
            name = word.rstrip("+-0123456789")
            hours = word[len(name) :]
            known[name] = TypedZone(key, timedelta(hours=int(hours)) if hours else None)
    return known


_ABBREVIATIONS = _abbreviations()
_SEVERAL = {
    "ist": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"),
}


def read_zone(word: str) -> TypedZone | None:
    """The zone that a word names: a common abbreviation or an IANA name, in any case.

    None for a word that names no zone, or several.
    """
    folded = word.casefold()
    if folded in _SEVERAL:
        return None
    if folded in _ABBREVIATIONS:
        return _ABBREVIATIONS[folded]
    key = _zone_names().get(folded)
    return TypedZone(key) if key else None


def suggest_zones(word: str) -> tuple[str, ...]:
    """IANA names that a word that names no zone may stand for; a city's name gives its zone."""
    folded = word.casefold().replace(" ", "_")
    if folded in _SEVERAL:
        return _SEVERAL[folded]
    names = _zone_names()
    cities = tuple(name for name in sorted(names.values()) if _city(name) == folded)
    if cities:
        return cities
    from difflib import get_close_matches  # only where somebody mistyped

    return tuple(names[close] for close in get_close_matches(folded, names, n=1, cutoff=0.8))


def zone_info(key: str) -> ZoneInfo | None:
    """The zone of an IANA name, or None if there is none (an empty or hand-edited field)."""
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def instants(wall: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """The instants, in UTC, at which clocks in a zone show a wall time (naive).

    None when the clocks skip it in spring, two when they show it twice in autumn.
    """
    found = []
    for fold in (0, 1):
        instant = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if instant.astimezone(zone).replace(tzinfo=None) == wall and instant not in found:
            found.append(instant)
    return tuple(found)


def next_wall_time(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first wall time (naive), at or after this one, that clocks in the zone do show."""
    while not instants(wall, zone):
        wall += _ONE_MINUTE
    return wall


@cache
def _zone_names() -> dict[str, str]:
    return {
        name.casefold(): name
        for name in sorted(available_timezones())
        if name.casefold() not in _NO_ZONES
    }


def _city(name: str) -> str:
    return name.rpartition("/")[2].casefold()
