"""Times that are offered: mine, theirs, on working days, right when clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.days import add_business_days
from coffeechat.domain.parts import Availability
from coffeechat.domain.records import Profile
from coffeechat.drafting.times import (
    DAY_BEGINS,
    DAY_ENDS,
    HORIZON,
    SHORTEST,
    Window,
    offered_windows,
    words,
    zone_words,
)
from drafting.drafting_kit import AFTERNOONS, ANA, NOW

ZONES = ["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Asia/Kolkata", "Pacific/Auckland"]


def local(window: Window, zone: str) -> tuple[datetime, datetime]:
    there = ZoneInfo(zone)
    return window.start.astimezone(there), window.end.astimezone(there)


def days(windows: list[Window], zone: str = "Europe/Berlin") -> list[date]:
    return [local(window, zone)[0].date() for window in windows]


def test_the_first_is_two_business_days_ahead_and_they_are_on_different_days() -> None:
    found = offered_windows(ANA, "", NOW)
    assert days(found) == [date(2026, 11, 25), date(2026, 11, 26), date(2026, 11, 27)]
    assert [local(window, "Europe/Berlin")[0].hour for window in found] == [15, 15, 15]


def test_holidays_and_the_weekend_are_left_out_and_do_not_count_as_notice() -> None:
    holidays = (date(2026, 11, 24), date(2026, 11, 27))
    found = offered_windows(ANA.replace(holidays=holidays), "", NOW)
    assert days(found) == [date(2026, 11, 26), date(2026, 11, 30), date(2026, 12, 1)]


def test_a_weekend_is_offered_when_i_say_so() -> None:
    saturdays = ANA.replace(availability=(Availability(days=(5,), start=600, end=720),))
    found = offered_windows(saturdays, "America/New_York", NOW)
    assert days(found) == []
    found = offered_windows(saturdays, "Europe/London", NOW)
    assert days(found) == [date(2026, 11, 28), date(2026, 12, 5), date(2026, 12, 12)]


def test_their_weekend_is_not_offered_when_it_is_my_friday() -> None:
    evenings = ANA.replace(
        zone="America/Los_Angeles",
        availability=(Availability(days=(3, 4), start=16 * 60, end=18 * 60),),
    )
    found = offered_windows(evenings, "Asia/Tokyo", NOW)
    assert {local(window, "Asia/Tokyo")[0].strftime("%a") for window in found} == {"Fri"}


def test_a_stretch_is_cut_to_their_day() -> None:
    all_day = ANA.replace(availability=(AFTERNOONS.replace(start=0, end=24 * 60),))
    found = offered_windows(all_day, "America/New_York", NOW, count=1)
    assert [moment.strftime("%H:%M") for moment in local(found[0], "America/New_York")] == [
        "08:00",
        "18:00",
    ]


def test_a_stretch_that_is_too_short_for_them_is_not_offered() -> None:
    early = ANA.replace(availability=(AFTERNOONS.replace(start=8 * 60, end=14 * 60 + 29),))
    assert offered_windows(early, "America/New_York", NOW) == []
    assert len(offered_windows(early, "", NOW)) == 3


@pytest.mark.parametrize(
    "changes",
    [
        {"zone": ""},
        {"zone": "Nowhere/At_All"},
        {"availability": ()},
        {"availability": (AFTERNOONS.replace(start=900, end=900),)},
    ],
)
def test_without_a_zone_or_availability_there_are_none(changes: dict[str, object]) -> None:
    assert offered_windows(ANA.replace(**changes), "", NOW) == []


def test_an_unknown_zone_of_theirs_leaves_their_clock_out() -> None:
    assert offered_windows(ANA, "Nowhere/At_All", NOW) == offered_windows(ANA, "", NOW)


def test_each_time_has_the_offset_of_its_own_day() -> None:
    # New York changes its clocks on 14 March 2027, Berlin two weeks later.
    mondays = ANA.replace(availability=(Availability(days=(0,), start=900, end=1080),))
    found = offered_windows(mondays, "America/New_York", datetime(2027, 3, 3, 9, tzinfo=UTC))
    assert [words(window, "America/New_York") for window in found] == [
        "Monday 8 March, 09:00–12:00 New York time (15:00–18:00 Berlin time)",
        "Monday 15 March, 10:00–13:00 New York time (15:00–18:00 Berlin time)",
        "Monday 22 March, 10:00–13:00 New York time (15:00–18:00 Berlin time)",
    ]


def test_a_time_that_the_clocks_skip_becomes_the_next_that_there_is() -> None:
    sundays = ANA.replace(availability=(Availability(days=(6,), start=150, end=300),))
    (found,) = offered_windows(sundays, "", datetime(2027, 3, 22, 9, tzinfo=UTC), count=1)
    assert local(found, "Europe/Berlin")[0].strftime("%H:%M") == "03:00"
    assert found.end - found.start == timedelta(hours=2)


stretches = st.builds(
    lambda days, start, length: Availability(
        days=tuple(days), start=start, end=min(start + length, 24 * 60)
    ),
    st.sets(st.integers(0, 6)),
    st.integers(0, 24 * 60),
    st.integers(0, 12 * 60),
)
profiles = st.builds(
    lambda zone, stretch, holidays: ANA.replace(
        zone=zone, availability=(stretch,), holidays=tuple(holidays)
    ),
    st.sampled_from(ZONES),
    stretches,
    st.sets(st.dates(date(2026, 3, 1), date(2026, 4, 30)), max_size=10),
)


@given(
    profile=profiles,
    their_zone=st.sampled_from([*ZONES, ""]),
    hours=st.integers(0, 24 * 40),
    count=st.integers(0, 5),
)
def test_whatever_is_offered_suits_both_clocks(
    profile: Profile, their_zone: str, hours: int, count: int
) -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(hours=hours)
    found = offered_windows(profile, their_zone, now, count)
    weekdays = set(profile.availability[0].days)
    today = now.astimezone(ZoneInfo(profile.zone)).date()
    mine = days(found, profile.zone)
    assert len(found) <= count
    assert mine == sorted(set(mine))
    for window, day in zip(found, mine, strict=True):
        first = add_business_days(today, 2, profile.holidays)
        assert first <= day <= today + HORIZON + timedelta(days=1)
        assert window.end - window.start >= SHORTEST
        assert words(window, their_zone)
        if their_zone:
            begins, ends = local(window, their_zone)
            assert DAY_BEGINS <= begins.time() <= ends.time() <= DAY_ENDS
            assert begins.weekday() < 5 or begins.weekday() in weekdays
        else:
            assert day.weekday() in weekdays
            assert day not in profile.holidays


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("busy", "first"),
    [
        ([], "25 15:00-18:00"),
        ([(utc(25, 14), utc(25, 15))], "25 16:00-18:00"),
        ([(utc(25, 15), utc(25, 16))], "25 15:00-16:00"),
        ([(utc(25, 14, 30), utc(25, 15))], "25 16:00-18:00"),
        ([(utc(25, 16), utc(25, 18)), (utc(25, 13), utc(25, 14, 30))], "25 15:30-17:00"),
        ([(utc(25, 14), utc(25, 16, 45))], "26 15:00-18:00"),
        ([(utc(25, 14), utc(25, 16, 30))], "25 17:30-18:00"),
        ([(utc(24, 0), utc(27, 0))], "27 15:00-18:00"),
        ([(utc(25, 14), utc(25, 17)), (utc(25, 15), utc(25, 15, 30))], "26 15:00-18:00"),
        ([(utc(25, 8), utc(25, 14)), (utc(25, 17), utc(25, 19))], "25 15:00-18:00"),
    ],
)
def test_busy_times_are_left_out_and_the_longest_free_part_is_offered(
    busy: list[tuple[datetime, datetime]], first: str
) -> None:
    found = offered_windows(ANA, "", NOW, count=1, busy=busy)
    start, end = local(found[0], "Europe/Berlin")
    assert f"{start:%d %H:%M}-{end:%H:%M}" == first


def test_who_is_busy_all_the_time_offers_none() -> None:
    assert offered_windows(ANA, "", NOW, busy=[(NOW, NOW + HORIZON + timedelta(days=2))]) == []


@given(
    busy=st.lists(
        st.tuples(st.integers(0, 24 * 25), st.integers(1, 30)).map(
            lambda hours: (
                NOW + timedelta(hours=hours[0]),
                NOW + timedelta(hours=hours[0] + hours[1]),
            )
        ),
        max_size=30,
    ),
    their_zone=st.sampled_from([*ZONES, ""]),
)
def test_nothing_that_is_offered_is_taken(
    busy: list[tuple[datetime, datetime]], their_zone: str
) -> None:
    for window in offered_windows(ANA, their_zone, NOW, busy=busy):
        assert window.end - window.start >= SHORTEST
        assert not any(start < window.end and end > window.start for start, end in busy)


WINDOW = Window(
    datetime(2026, 11, 25, 14, tzinfo=UTC), datetime(2026, 11, 25, 16, tzinfo=UTC), "Europe/Berlin"
)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("", "Wednesday 25 November, 15:00–17:00 Berlin time"),
        ("Europe/Berlin", "Wednesday 25 November, 15:00–17:00 Berlin time"),
        ("Europe/Vienna", "Wednesday 25 November, 15:00–17:00 Vienna time"),
        ("UTC", "Wednesday 25 November, 14:00–16:00 UTC (15:00–17:00 Berlin time)"),
        (
            "America/New_York",
            "Wednesday 25 November, 09:00–11:00 New York time (15:00–17:00 Berlin time)",
        ),
        (
            "Pacific/Auckland",
            "Thursday 26 November, 03:00–05:00 Auckland time (Wednesday 15:00–17:00 Berlin time)",
        ),
    ],
)
def test_their_time_comes_first_and_the_zone_is_named(zone: str, expected: str) -> None:
    assert words(WINDOW, zone) == expected


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("America/Argentina/Buenos_Aires", "Buenos Aires time"),
        ("Etc/UTC", "UTC"),
        ("UTC", "UTC"),
        ("", ""),
    ],
)
def test_zones_in_words(zone: str, expected: str) -> None:
    assert zone_words(zone) == expected
