"""Busy times out of files and vdirs: what takes time, what does not, and what cannot be read."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import JobCancelled, Window
from coffeechat.testing import FakeJob
from coffeechat_icalendar.busy import busy_times, joined
from coffeechat_icalendar.narrowing import narrow

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
WEEKS = Window(start=MONDAY, end=MONDAY + timedelta(weeks=3))

NEW_YORK = """\
BEGIN:VTIMEZONE
TZID:Made Up Eastern
BEGIN:STANDARD
DTSTART:20201101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
"""


def event(*lines: str, uid: str = "one") -> str:
    said = "\n".join(lines)
    return f"BEGIN:VEVENT\nUID:{uid}\nSUMMARY:Dentist\n{said}\nEND:VEVENT\n"


def calendar(*parts: str, head: str = "") -> str:
    body = "".join(parts)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\n{head}{body}END:VCALENDAR\n"


class Kept:
    """Calendars in a folder of the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.job = FakeJob()

    def write(self, data: str | bytes, name: str = "work.ics") -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return str(path)

    def busy(self, *places: str, window: Window = WEEKS) -> list[Window]:
        places = places or (str(self.folder),)
        found = busy_times(places, window, BERLIN, self.job)
        return sorted(found, key=lambda one: one.start)

    def times(self, *parts: str, head: str = "") -> list[str]:
        """When the user is busy by these events, in UTC."""
        self.write(calendar(*parts, head=head).replace("\n", "\r\n"))
        return [f"{one.start:%d %H:%M}-{one.end:%H:%M}" for one in self.busy()]


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "calendars")


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        (["DTSTART:20261124T130000Z", "DTEND:20261124T140000Z"], ["24 13:00-14:00"]),
        (["DTSTART:20261124T130000Z", "DURATION:PT90M"], ["24 13:00-14:30"]),
        (
            [
                "DTSTART;TZID=Europe/Berlin:20261124T130000",
                "DTEND;TZID=Europe/Berlin:20261124T1330",
            ],
            [],
        ),
        (
            [
                "DTSTART;TZID=America/New_York:20261124T090000",
                "DTEND;TZID=America/New_York:20261124T100000",
            ],
            ["24 14:00-15:00"],
        ),
        (["DTSTART:20261124T130000", "DTEND:20261124T140000"], ["24 12:00-13:00"]),
        (["DTSTART:20261124T130000Z"], []),
        (["DTSTART:20261101T130000Z", "DTEND:20261101T140000Z"], []),
        (["DTSTART:20270124T130000Z", "DTEND:20270124T140000Z"], []),
        (["DTSTART:20261101T130000Z", "DTEND:20261124T140000Z"], ["01 13:00-14:00"]),
        (["DTSTART:20261101T130000Z", "DURATION:P4W"], ["01 13:00-13:00"]),
    ],
    ids=lambda value: str(value)[:60],
)
def test_when_an_event_takes_time(kept: Kept, lines: list[str], times: list[str]) -> None:
    assert kept.times(event(*lines)) == times


ONE_HOUR = ("DTSTART:20261124T130000Z", "DTEND:20261124T140000Z")


@pytest.mark.parametrize(
    ("line", "is_busy"),
    [
        ("STATUS:CONFIRMED", True),
        ("STATUS:TENTATIVE", True),
        ("STATUS:CANCELLED", False),
        ("TRANSP:OPAQUE", True),
        ("TRANSP:TRANSPARENT", False),
        ("transp:transparent", False),
        ("DESCRIPTION:TRANSP:TRANSPARENT", True),
    ],
)
def test_what_is_free_or_cancelled_takes_none(kept: Kept, line: str, is_busy: bool) -> None:
    assert bool(kept.times(event(*ONE_HOUR, line))) is is_busy


def test_a_whole_day_counts_when_it_is_marked_as_busy(kept: Kept) -> None:
    day = ("DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261125")
    assert kept.times(event(*day)) == []
    assert kept.times(event(*day, "TRANSP:OPAQUE")) == ["23 23:00-23:00"]


def test_series_are_expanded_with_their_exceptions_and_the_clocks(kept: Kept) -> None:
    weekly = event(
        "DTSTART;TZID=America/New_York:20261005T090000",
        "DTEND;TZID=America/New_York:20261005T100000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,TH",
        "EXDATE;TZID=America/New_York:20261126T090000",
    )
    moved = event(
        "RECURRENCE-ID;TZID=America/New_York:20261130T090000",
        "DTSTART;TZID=America/New_York:20261130T150000",
        "DTEND;TZID=America/New_York:20261130T160000",
    )
    times = kept.times(weekly, moved)
    assert times[:4] == ["23 14:00-15:00", "30 20:00-21:00", "03 14:00-15:00", "07 14:00-15:00"]


def test_a_single_one_of_a_series_that_was_called_off_is_free(kept: Kept) -> None:
    daily = event("DTSTART:20261124T130000Z", "DTEND:20261124T140000Z", "RRULE:FREQ=DAILY;COUNT=3")
    off = event(
        "RECURRENCE-ID:20261125T130000Z",
        "DTSTART:20261125T130000Z",
        "DTEND:20261125T140000Z",
        "STATUS:CANCELLED",
    )
    assert kept.times(daily, off) == ["24 13:00-14:00", "26 13:00-14:00"]


def test_a_series_that_is_over_or_has_not_begun_is_not_expanded(kept: Kept) -> None:
    over = event(*ONE_HOUR, "RRULE:FREQ=DAILY;UNTIL=20261124T230000Z")
    before = over.replace("20261124T", "20260124T")
    ahead = event("DTSTART:20270124T130000Z", "RRULE:FREQ=DAILY", uid="two")
    assert kept.times(over) == ["24 13:00-14:00"]
    assert not narrow(calendar(before, ahead), MONDAY.date(), WEEKS.end.date()).matters


@pytest.mark.parametrize("frequency", ["SECONDLY", "MINUTELY", "HOURLY"])
def test_what_repeats_without_end_is_refused_and_told(kept: Kept, frequency: str) -> None:
    endless = event("DTSTART:20000101T130000Z", "DURATION:PT1M", f"RRULE:FREQ={frequency}")
    assert kept.times(endless, event(*ONE_HOUR, uid="two")) == ["24 13:00-14:00"]
    (warning,) = kept.job.warnings
    assert "1 event repeating every hour or more often left out" in warning


def test_a_zone_is_read_by_its_description_and_by_the_calendars_own(kept: Kept) -> None:
    described = event(
        "DTSTART;TZID=Made Up Eastern:20261124T090000",
        "DTEND;TZID=Made Up Eastern:20261124T100000",
    )
    assert kept.times(described, head=NEW_YORK) == ["24 14:00-15:00"]
    floating = event("DTSTART:20261124T090000", "DTEND:20261124T100000")
    assert kept.times(floating, head="X-WR-TIMEZONE:America/New_York\n") == ["24 14:00-15:00"]


def test_what_a_server_tells_without_a_name_counts(kept: Kept) -> None:
    told = (
        "BEGIN:VFREEBUSY\nUID:f\nDTSTAMP:20261101T000000Z\n"
        "FREEBUSY:20261124T130000Z/20261124T140000Z,20261125T\n 080000Z/PT2H\n"
        "FREEBUSY;FBTYPE=FREE:20261126T130000Z/PT1H\n"
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261127T130000Z/PT1H\nEND:VFREEBUSY\n"
    )
    assert kept.times(told) == ["24 13:00-14:00", "25 08:00-10:00", "27 13:00-14:00"]


def test_every_file_of_a_vdir_is_read_once_at_any_depth(kept: Kept) -> None:
    path = kept.write(calendar(event(*ONE_HOUR)), "private/one.ics")
    kept.write(calendar(event(*ONE_HOUR, uid="two")), "work/two.ics")
    kept.write(calendar(event(*ONE_HOUR, uid="tmp")), "work/two.ics.tmp")
    found = kept.busy(str(kept.folder), path, str(kept.folder / "work"))
    assert sorted((one.uid, one.title) for one in found) == [("one", "Dentist"), ("two", "Dentist")]


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"<html>Please sign in</html>", "work.ics is no calendar"),
        (b"", "work.ics is no calendar"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2026", "cannot be read"),
        (calendar(event("DTSTART:soon")).encode(), "1 event could not be read"),
        (calendar(event("LOCATION:Here")).encode(), "1 event could not be read"),
    ],
)
def test_what_cannot_be_read_is_told_and_costs_no_other(
    kept: Kept, data: bytes, trouble: str
) -> None:
    kept.write(data)
    kept.write(calendar(event(*ONE_HOUR)), "other.ics")
    assert [one.uid for one in kept.busy()] == ["one"]
    (warning,) = kept.job.warnings
    assert trouble in warning


def test_a_place_that_is_gone_is_told_with_what_to_do(kept: Kept) -> None:
    assert kept.busy("/nowhere/at/all.ics") == []
    assert kept.job.warnings == [
        "/nowhere/at/all.ics is not there; :plugins, then icalendar, names another."
    ]


def test_old_letters_and_a_mark_at_the_start_are_read(kept: Kept) -> None:
    text = calendar(event(*ONE_HOUR)).replace("Dentist", "Zahnärztin")
    kept.write(text.encode("cp1252"), "old.ics")
    kept.write(b"\xef\xbb\xbf" + text.encode(), "marked.ics")
    assert [one.title for one in kept.busy()] == ["Zahnärztin"] * 2


def test_it_can_be_left(kept: Kept) -> None:
    kept.write(calendar(event(*ONE_HOUR, "RRULE:FREQ=DAILY")))
    kept.job = FakeJob(leave_after=3)
    with pytest.raises(JobCancelled):
        kept.busy()


def test_of_very_many_only_the_stretches_are_told(kept: Kept) -> None:
    kept.write(
        calendar(
            *(
                event(
                    f"DTSTART:202611{24 + n // 400}T{n // 60 % 24:02}{n % 60:02}00Z",
                    "DURATION:PT2M",
                    uid=str(n),
                )
                for n in range(1_000)
            )
        )
    )
    found = kept.busy()
    assert 0 < len(found) < 10
    assert {one.title for one in found} == {""}


def many(number: int) -> Iterator[str]:
    first = datetime(2020, 1, 1, 9, tzinfo=UTC)
    for n in range(number):
        start = first + timedelta(hours=13 * n)
        rule = ["RRULE:FREQ=WEEKLY"] if n % 200 == 0 else []
        yield event(f"DTSTART:{start:%Y%m%dT%H%M%SZ}", "DURATION:PT1H", *rule, uid=str(n))


def test_of_a_large_calendar_little_is_parsed() -> None:
    text = calendar(*many(5_000))
    narrowed = narrow(text, MONDAY.date(), WEEKS.end.date())
    assert narrowed.text.count("BEGIN:VEVENT") < 100


@given(
    st.lists(
        st.tuples(
            st.integers(-60, 60), st.integers(0, 72), st.sampled_from(["", "DAILY", "WEEKLY"])
        ),
        max_size=8,
    )
)
def test_nothing_is_lost_by_narrowing(spans: list[tuple[int, int, str]]) -> None:
    import recurring_ical_events
    from icalendar import Calendar

    events = []
    for number, (days, hours, rule) in enumerate(spans):
        start = MONDAY + timedelta(days=days, hours=number)
        lines = [f"DTSTART:{start:%Y%m%dT%H%M%SZ}", f"DURATION:PT{hours}H"]
        lines += (
            [f"RRULE:FREQ={rule};UNTIL={start + timedelta(days=9):%Y%m%dT%H%M%SZ}"] if rule else []
        )
        events.append(event(*lines, uid=str(number)))
    whole = calendar(*events)
    narrowed = narrow(whole, WEEKS.start.date(), WEEKS.end.date()).text

    def found(text: str) -> list[tuple[str, str]]:
        series = recurring_ical_events.of(Calendar.from_ical(text))
        between = series.between(WEEKS.start, WEEKS.end)
        return sorted((str(one["uid"]), str(one.decoded("dtstart"))) for one in between)

    assert found(narrowed) == found(whole)


def test_stretches_that_touch_are_one() -> None:
    hours = [
        Window(start=MONDAY + timedelta(hours=hour), end=MONDAY + timedelta(hours=hour + 1))
        for hour in (3, 0, 1)
    ]
    assert [(one.start.hour, one.end.hour) for one in joined(hours)] == [(0, 2), (3, 4)]


def test_what_goes_on_for_ages_takes_the_window_alone(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.write(calendar(event("DTSTART:15000102T000000", "DTEND:25001231T000000")))
    assert [(one.start, one.end) for one in kept.busy()] == [(WEEKS.start, WEEKS.end)]


def test_a_server_may_tell_of_ages_too(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    ages = "BEGIN:VFREEBUSY\nUID:1\nFREEBUSY:20261124T100000Z/{}\nEND:VFREEBUSY\n"
    kept.write(calendar(ages.format("99991231T235959Z")))
    assert [one.end for one in kept.busy()] == [WEEKS.end]
    kept.write(calendar(ages.format("P99999999W")))
    assert kept.busy() == []
    assert kept.job.warnings == [
        f"{tmp_path / 'work.ics'} cannot be read; its times are not avoided."
    ]
