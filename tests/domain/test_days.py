"""Business days; days and moments in words."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain import days

SATURDAY = date(2026, 11, 21)
THANKSGIVING = date(2026, 11, 26)

DATES = st.dates(date(2020, 1, 1), date(2035, 12, 31))
HOLIDAYS = st.lists(st.dates(date(2025, 11, 1), date(2026, 3, 1)), max_size=8)


@pytest.mark.parametrize(
    ("day", "open_for_business"),
    [
        (date(2026, 11, 20), True),
        (SATURDAY, False),
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), True),
        (THANKSGIVING, False),
    ],
)
def test_weekends_and_holidays_are_no_business_days(day: date, *, open_for_business: bool) -> None:
    assert days.is_business_day(day, [THANKSGIVING]) is open_for_business


@pytest.mark.parametrize(
    ("day", "count", "result"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (SATURDAY, 1, date(2026, 11, 23)),
        (SATURDAY, 0, SATURDAY),
        (date(2026, 11, 25), 1, date(2026, 11, 27)),
        (date(2026, 11, 25), 7, date(2026, 12, 7)),
        (date(2026, 11, 23), -1, date(2026, 11, 20)),
        (date(2026, 11, 27), -2, date(2026, 11, 24)),
    ],
)
def test_business_days_are_added_over_weekends_and_holidays(
    day: date, count: int, result: date
) -> None:
    assert days.add_business_days(day, count, (THANKSGIVING,)) == result


@given(DATES, st.integers(-60, 60), HOLIDAYS)
def test_counting_business_days_undoes_adding_them(
    day: date, count: int, holidays: list[date]
) -> None:
    later = days.add_business_days(day, count, holidays)
    assert days.business_days_between(day, later, holidays) == count
    assert count == 0 or days.is_business_day(later, holidays)


@given(st.dates(date(2025, 10, 1), date(2026, 4, 1)), st.integers(0, 120), HOLIDAYS)
def test_business_days_are_counted_one_by_one(
    start: date, length: int, holidays: list[date]
) -> None:
    end = start + timedelta(days=length)
    after = [start + timedelta(days=number) for number in range(1, length + 1)]
    assert days.business_days_between(start, end, holidays) == sum(
        days.is_business_day(day, holidays) for day in after
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (SATURDAY, "today"),
        (date(2026, 11, 22), "tomorrow"),
        (date(2026, 11, 20), "yesterday"),
        (date(2026, 11, 23), "Mon"),
        (date(2026, 11, 27), "Fri"),
        (date(2026, 11, 28), "Sat 28 Nov"),
        (date(2026, 11, 19), "last Thu"),
        (date(2026, 11, 15), "last Sun"),
        (date(2026, 11, 14), "Sat 14 Nov"),
        (date(2026, 3, 4), "Wed 4 Mar"),
        (date(2027, 1, 5), "Tue 5 Jan 2027"),
        (date(2025, 12, 31), "Wed 31 Dec 2025"),
    ],
)
def test_near_days_are_told_in_words_and_others_exactly(day: date, words: str) -> None:
    assert days.day_words(day, SATURDAY) == words


def test_near_the_turn_of_the_year_words_stay_words() -> None:
    assert days.day_words(date(2027, 1, 1), date(2026, 12, 30)) == "Fri"


@given(DATES, DATES)
def test_no_two_days_share_their_words(day: date, today: date) -> None:
    words = days.day_words(day, today)
    near = [today + timedelta(days=number) for number in range(-370, 371)]
    assert all(other == day for other in near if days.day_words(other, today) == words)


@pytest.mark.parametrize(("count", "words"), [(1, "1 day late"), (3, "3 days late")])
def test_lateness_is_counted_in_days(count: int, words: str) -> None:
    assert days.late_words(count) == words


@pytest.mark.parametrize(
    ("count", "ago", "ahead"),
    [
        (0, "today", "today"),
        (1, "yesterday", "tomorrow"),
        (4, "4 days ago", "in 4 days"),
        (13, "13 days ago", "in 13 days"),
        (14, "2 weeks ago", "in 2 weeks"),
        (59, "8 weeks ago", "in 8 weeks"),
        (60, "2 months ago", "in 2 months"),
        (729, "24 months ago", "in 24 months"),
        (730, "2 years ago", "in 2 years"),
    ],
)
def test_distances_get_coarser_the_further_they_are(count: int, ago: str, ahead: str) -> None:
    assert days.ago_words(count) == ago
    assert days.in_words(count) == ahead


def test_a_time_of_day_has_two_digits_each() -> None:
    assert days.clock_words(time(8, 5)) == "08:05"
    assert days.clock_words(datetime(2026, 11, 23, 14, 0, tzinfo=UTC)) == "14:00"


BERLIN, YORK, TOKYO = "Europe/Berlin", "America/New_York", "Asia/Tokyo"


@pytest.mark.parametrize(
    ("start", "zone", "my_zone", "mine_first", "theirs_first"),
    [
        ((23, 13), YORK, BERLIN, "Mon 14:00 (their 08:00)", "Mon 08:00 (my 14:00)"),
        ((23, 13), "Europe/Paris", BERLIN, "Mon 14:00", "Mon 14:00"),
        ((23, 13), BERLIN, BERLIN, "Mon 14:00", "Mon 14:00"),
        ((23, 20), TOKYO, BERLIN, "Mon 21:00 (their Tue 05:00)", "Tue 05:00 (my Mon 21:00)"),
        ((21, 20), TOKYO, BERLIN, "today 21:00 (their Sun 05:00)", "tomorrow 05:00 (my Sat 21:00)"),
        ((23, 13), "", BERLIN, "Mon 14:00", "Mon 14:00 Europe/Berlin"),
        ((23, 13), YORK, "", "Mon 08:00 America/New_York", "Mon 08:00"),
        ((23, 13), "", "Nowhere", "Mon 13:00 UTC", "Mon 13:00 UTC"),
    ],
)
def test_a_moment_is_told_on_one_clock_with_the_other_in_brackets(
    start: tuple[int, int], zone: str, my_zone: str, mine_first: str, theirs_first: str
) -> None:
    day, hour = start
    moment = datetime(2026, 11, day, hour, tzinfo=UTC)
    assert days.moment_words(moment, zone, my_zone, SATURDAY) == mine_first
    assert days.their_moment_words(moment, zone, my_zone, SATURDAY) == theirs_first


def test_the_weeks_between_two_changes_of_the_clocks_are_told_by_their_own_dates() -> None:
    before, between = datetime(2027, 3, 10, 14, tzinfo=UTC), datetime(2027, 3, 17, 14, tzinfo=UTC)
    assert days.moment_words(before, YORK, BERLIN, date(2027, 3, 9)).endswith("(their 09:00)")
    assert days.moment_words(between, YORK, BERLIN, date(2027, 3, 9)).endswith("(their 10:00)")
