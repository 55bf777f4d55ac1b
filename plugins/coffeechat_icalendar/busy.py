"""When the user has no time, by their own calendars: files (.ics) and vdirs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

from icalendar import Calendar, Event, vPeriod
from icalendar.cal import Component
from icalendar.prop import vDDDTypes

from coffeechat.api import Job, Window
from coffeechat_icalendar.entry import UNREADABLE, in_utc
from coffeechat_icalendar.narrowing import narrow

#: A file that is larger is no calendar that anybody keeps.
_MOST_BYTES = 64_000_000
#: More stretches than these are told joined and without titles.
_MOST = 900
_A_DAY = timedelta(days=1)
_NAMES_ANOTHER = ":plugins, then icalendar, names another"
_FREEBUSY = re.compile(r"^FREEBUSY((?:;[^:\r\n]*)?):(.*?)\r?$", re.MULTILINE | re.IGNORECASE)


@dataclass
class _Reading:
    """One look into calendars.

    Attributes:
        window: What is asked for.
        zone: The user's; times without a zone are meant in it.
        troubles: What could not be read, in sentences.
    """

    window: Window
    zone: tzinfo
    job: Job
    troubles: list[str] = field(default_factory=list)


def busy_times(places: Sequence[str], window: Window, zone: tzinfo, job: Job) -> list[Window]:
    """When something in these calendars takes the user's time within a window, in UTC.

    What is cancelled or marked as free takes none; whole days take theirs only when they are
    marked as busy; what is tentative does take it.

    Args:
        places: Files, and folders in which (at any depth) files are looked for.
        window: What is asked for.
        zone: The user's.
        job: May be left between two files and two events; is told what could not be read.
    """
    reading = _Reading(window, zone, job)
    found = [
        one
        for path in _files(places, reading)
        for one in _in_file(path, reading)
        if one.start < one.end and one.start < window.end and one.end > window.start
    ]
    for trouble in reading.troubles:
        job.warn(trouble)
    return found if len(found) <= _MOST else joined(found)


def joined(windows: Iterable[Window]) -> list[Window]:
    """Stretches that touch or overlap as one."""
    result: list[Window] = []
    for one in sorted(windows, key=lambda window: window.start):
        if result and one.start <= result[-1].end:
            result[-1] = Window(start=result[-1].start, end=max(result[-1].end, one.end))
        else:
            result.append(Window(start=one.start, end=one.end))
    return result


def _files(places: Sequence[str], reading: _Reading) -> Iterator[Path]:
    seen = set()
    for place in places:
        path = Path(place).expanduser().resolve()
        if path.is_dir():
            paths = sorted(one for one in path.rglob("*.ics") if one.is_file())
        elif path.is_file():
            paths = [path]
        else:
            paths = []
            reading.troubles.append(
                f"{place} is not there; :plugins, then icalendar, names another."
            )
        for one in paths:
            if one not in seen:
                seen.add(one)
                yield one


def _in_file(path: Path, reading: _Reading) -> Iterator[Window]:
    reading.job.check()
    try:
        data = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
    except OSError as error:
        reading.troubles.append(f"{path}: {error.strerror}.")
        return
    text = _decoded(data)
    if "BEGIN:VCALENDAR" not in text.upper():
        reading.troubles.append(f"{path} is no calendar; its times are not avoided.")
        return
    window = reading.window
    narrowed = narrow(text, window.start.date(), window.end.date())
    if narrowed.too_often:
        left_out = f"{_events(narrowed.too_often)} repeating every hour or more often left out"
        reading.troubles.append(f"{path}: {left_out}.")
    if not narrowed.matters:
        return
    calendars = _parsed(narrowed.text)
    if not calendars:
        reading.troubles.append(f"{path} cannot be read; its times are not avoided.")
        return
    yield from _freebusy(narrowed.text, window)
    for calendar in calendars:
        yield from _in_calendar(calendar, path, reading)


def _parsed(text: str) -> Sequence[Component]:
    """The calendars in a text; none where it was cut off or is damaged beyond reading."""
    try:
        return Calendar.from_ical(text.encode(), multiple=True)
    except UNREADABLE:
        return ()


def _in_calendar(calendar: Component, path: Path, reading: _Reading) -> Iterator[Window]:
    readable = [one for one in calendar.subcomponents if one.name != "VEVENT" or _has_a_start(one)]
    if unreadable := len(calendar.subcomponents) - len(readable):
        reading.troubles.append(f"{path}: {_events(unreadable)} could not be read.")
    calendar.subcomponents = readable
    window = reading.window
    for event in _expanded(calendar, path, reading):
        reading.job.check()
        if isinstance(event, Event) and _takes_time(event):
            yield Window(
                start=_near(event.decoded("dtstart"), reading.zone, window.start),
                end=_near(event.decoded("dtend"), reading.zone, window.end),
                title=str(event.get("summary", "")),
                uid=str(event.get("uid", "")),
            )


def _expanded(calendar: Component, path: Path, reading: _Reading) -> Sequence[Component]:
    """Each event within the window; a day more on either side, for times without a zone."""
    import recurring_ical_events

    window = reading.window
    try:
        series = recurring_ical_events.of(calendar, skip_bad_series=True)
        found: Sequence[Component] = series.between(window.start - _A_DAY, window.end + _A_DAY)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        reading.troubles.append(f"{path} cannot be read; its times are not avoided.")
        return ()
    return found


def _has_a_start(event: Component) -> bool:
    start = event.get("dtstart")
    return isinstance(start, vDDDTypes) and isinstance(start.dt, date)


def _takes_time(event: Event) -> bool:
    transparency = str(event.get("transp", "")).upper()
    if str(event.get("status", "")).upper() == "CANCELLED" or "dtend" not in event:
        return False
    start = event.decoded("dtstart")
    if isinstance(start, date) and not isinstance(start, datetime):
        return transparency == "OPAQUE"
    return transparency != "TRANSPARENT"


def _near(moment: object, zone: tzinfo, bound: datetime) -> datetime:
    """A moment in UTC; the bound of the window for what begins or ends ages away from it."""
    try:
        return in_utc(moment, zone)
    except ValueError:
        return bound


def _freebusy(text: str, window: Window) -> Iterator[Window]:
    """The stretches that a server tells without saying by what they are taken."""
    for parameters, periods in _FREEBUSY.findall(text):
        if "FBTYPE=FREE" in parameters.upper():
            continue
        for period in periods.split(","):
            try:
                start, end = vPeriod.from_ical(period)  # type: ignore[no-untyped-call] # untyped there
                if isinstance(end, timedelta):
                    end = start + end
            except (ValueError, OverflowError):
                continue
            yield Window(start=_near(start, UTC, window.start), end=_near(end, UTC, window.end))


def _events(number: int) -> str:
    return "1 event" if number == 1 else f"{number:,} events"


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
