"""Times to offer in an ask, in the other person's clock and in mine.

Inside Higher Ed's advice: provide some possible times, in a zone that is named, and leave plenty
of room for their schedule. A few stretches on different days of the next weeks do that.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coffeechat.domain.days import MONTHS, WEEKDAYS, add_business_days, clock_words
from coffeechat.domain.parts import Availability
from coffeechat.domain.records import Profile
from coffeechat.domain.zones import instants, next_wall_time, zone_info

#: Business days between writing and the first time offered.
NOTICE = 2
HORIZON = timedelta(weeks=3)
#: The hours of their clock within which a stranger's time is asked for.
DAY_BEGINS, DAY_ENDS = time(8), time(18)
SHORTEST = timedelta(minutes=30)

#: From an instant to another, both aware.
Stretch = tuple[datetime, datetime]

_WORKDAYS = range(5)
_MIDNIGHT = time()
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time that I offer: instants in UTC, and my IANA zone."""

    start: datetime
    end: datetime
    zone: str


def offered_windows(
    profile: Profile,
    their_zone: str,
    now: datetime,
    count: int = 3,
    *,
    busy: Iterable[Stretch] = (),
) -> list[Window]:
    """The next stretches of my weekly availability that suit both clocks, one a day.

    From the second business day on, for three weeks; never on my holidays, and never outside
    8 to 18 or on a weekend of theirs when their zone is known. (A weekend is offered when my
    availability names that day.) Of a stretch in which I am busy the longest free part is left.
    Without a zone or an availability of mine there are none.

    Args:
        profile: Me: zone, availability, holidays.
        their_zone: The person's IANA zone; empty or unknown leaves their clock out.
        now: The moment, aware.
        count: How many at most.
        busy: When I have no time, in any order; they may overlap.
    """
    mine = zone_info(profile.zone)
    if mine is None:
        return []
    theirs = zone_info(their_zone)
    weekends = {day for stretch in profile.availability for day in stretch.days}
    taken = sorted(busy)
    windows: list[Window] = []
    for day in _days(profile, now.astimezone(mine).date()):
        if len(windows) == count:
            break
        for start, end in _stretches(profile.availability, day, mine):
            fitting = _suiting(start, end, theirs, weekends) if theirs else ((start, end),)
            free = next((part for one in fitting if (part := _longest(one, taken))), None)
            if free is not None:
                windows.append(Window(*free, profile.zone))
                break
    return windows


def words(window: Window, zone: str) -> str:
    """A window in words: theirs first, mine in brackets where the clocks differ.

    «Tuesday 16 March, 10:00–12:00 New York time (15:00–17:00 Berlin time)»; my weekday is told
    when it is another day here.

    Args:
        window: The stretch.
        zone: Their IANA zone; empty or unknown tells mine alone.
    """
    mine, theirs = ZoneInfo(window.zone), zone_info(zone)
    here = window.start.astimezone(mine)
    if theirs is None or _same_clock(window, mine, theirs):
        named = zone if theirs else window.zone
        return f"{_day_words(here)}, {_clock_words(window, mine)} {zone_words(named)}"
    there = window.start.astimezone(theirs)
    weekday = f"{WEEKDAYS[here.weekday()]} " if here.date() != there.date() else ""
    return (
        f"{_day_words(there)}, {_clock_words(window, theirs)} {zone_words(zone)} "
        f"({weekday}{_clock_words(window, mine)} {zone_words(window.zone)})"
    )


def zone_words(zone: str) -> str:
    """What people call a zone: «New York time»; «UTC» stays as it is."""
    area, _, city = zone.rpartition("/")
    return f"{city.replace('_', ' ')} time" if area and area != "Etc" else city


def _days(profile: Profile, today: date) -> Iterator[date]:
    day = add_business_days(today, NOTICE, profile.holidays)
    while day <= today + HORIZON:
        if day not in profile.holidays:
            yield day
        day += _ONE_DAY


def _stretches(
    availability: tuple[Availability, ...], day: date, zone: ZoneInfo
) -> Iterator[Stretch]:
    """The stretches of one day as instants, each end by the clock of its own moment."""
    midnight = datetime.combine(day, _MIDNIGHT)
    for stretch in sorted(availability, key=lambda stretch: stretch.start):
        if day.weekday() in stretch.days and stretch.start < stretch.end:
            start, end = (
                _instant(midnight + timedelta(minutes=minutes), zone)
                for minutes in (stretch.start, stretch.end)
            )
            yield start, end


def _suiting(
    start: datetime, end: datetime, zone: ZoneInfo, weekends: set[int]
) -> Iterator[Stretch]:
    """The parts of a stretch that lie in the other person's working days."""
    days = {moment.astimezone(zone).date() for moment in (start, end)}
    for day in sorted(days):
        begins = max(start, _instant(datetime.combine(day, DAY_BEGINS), zone))
        ends = min(end, _instant(datetime.combine(day, DAY_ENDS), zone))
        workday = day.weekday() in _WORKDAYS or day.weekday() in weekends
        if workday and begins < ends:
            yield begins, ends


def _longest(stretch: Stretch, busy: list[Stretch]) -> Stretch | None:
    """The longest free part, the first of equals; None when all are too short.

    Args:
        stretch: What may be offered.
        busy: What is taken, the earliest first.
    """
    free, begins = [], stretch[0]
    for start, end in busy:
        free.append((begins, min(start, stretch[1])))
        begins = max(begins, end)
    free.append((begins, stretch[1]))
    longest = max(free, key=lambda part: part[1] - part[0])
    return longest if longest[1] - longest[0] >= SHORTEST else None


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant of a wall time; the next one that exists when clocks skip it."""
    return instants(next_wall_time(wall, zone), zone)[0]


def _same_clock(window: Window, mine: ZoneInfo, theirs: ZoneInfo) -> bool:
    return all(
        moment.astimezone(mine).utcoffset() == moment.astimezone(theirs).utcoffset()
        for moment in (window.start, window.end)
    )


def _day_words(local: datetime) -> str:
    return f"{WEEKDAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]}"


def _clock_words(window: Window, zone: ZoneInfo) -> str:
    start, end = (moment.astimezone(zone) for moment in (window.start, window.end))
    return f"{clock_words(start)}–{clock_words(end)}"
