"""Typed days and moments: what is understood, what is refused, and that nothing is guessed."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coffeechat.domain.days import clock_words, day_words
from coffeechat.domain.when import When, WhenError, echo, parse_day, parse_when
from coffeechat.domain.zones import instants

SATURDAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
BERLIN = "Europe/Berlin"
CHANGING_ZONES = [BERLIN, "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"]


def understood(text: str, now: datetime = NOW, zone: str = BERLIN) -> str:
    return echo(parse_when(text, now, zone))


def outcome(text: str, now: datetime, zone: str) -> When | str:
    try:
        return parse_when(text, now, zone)
    except WhenError as error:
        return str(error)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tue 14:00", "Tue 24 Nov 2026 14:00"),
        ("Tuesday at 2pm", "Tue 24 Nov 2026 14:00"),
        ("Tue 24 Nov 14:00", "Tue 24 Nov 2026 14:00"),
        ("yes, Tue 24 Nov 14:00", "Tue 24 Nov 2026 14:00"),
        ("Ok, yes, Tue. 24th November, 14:00!", "Tue 24 Nov 2026 14:00"),
        ("Nov 24 2 p.m.", "Tue 24 Nov 2026 14:00"),
        ("November 24th 2026 at 2:30 PM", "Tue 24 Nov 2026 14:30"),
        ("2026-11-24 14:00", "Tue 24 Nov 2026 14:00"),
        ("2026-12-01T15:00", "Tue 1 Dec 2026 15:00"),
        ("24.11. 14:00", "Tue 24 Nov 2026 14:00"),
        ("24.11.2027 14:00", "Wed 24 Nov 2027 14:00"),
        ("next wed 9", "Wed 25 Nov 2026 09:00"),
        ("weds 9", "Wed 25 Nov 2026 09:00"),
        ("thurs, 3 Sept 2026 9:00", "Thu 3 Sep 2026 09:00"),
        ("wed 0900", "Wed 25 Nov 2026 09:00"),
        ("tomorrow 9:30", "Sun 22 Nov 2026 09:30"),
        ("noon tomorrow", "Sun 22 Nov 2026 12:00"),
        ("today 15h", "Sat 21 Nov 2026 15:00"),
        ("in 3 days 14:00", "Tue 24 Nov 2026 14:00"),
        ("in a week 14:00", "Sat 28 Nov 2026 14:00"),
        ("9 dec 10", "Wed 9 Dec 2026 10:00"),
    ],
)
def test_a_moment_is_read_in_my_zone(text: str, words: str) -> None:
    assert understood(text) == f"{words} {BERLIN}"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("tue 14:00 20 min", 20),
        ("tue 14:00 for 45 minutes", 45),
        ("20min tue 14:00", 20),
        ("half an hour tue 14:00", 30),
        ("Tue 24 Nov at 2pm for an hour", 60),
        ("tue 14:00", None),
    ],
)
def test_how_long_it_lasts_may_be_said(text: str, minutes: int | None) -> None:
    when = parse_when(text, NOW, BERLIN)
    assert when.minutes == minutes
    length = f", {minutes} min" if minutes else ""
    assert when.words == f"Tue 24 Nov 2026 14:00 {BERLIN}, in 3 days{length}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("24 nov 2pm ET", "Tue 24 Nov 2026 14:00 America/New_York"),
        ("24 nov 2pm EST", "Tue 24 Nov 2026 14:00 America/New_York"),
        ("14 jul 2pm EDT", "Wed 14 Jul 2027 14:00 America/New_York"),
        ("tue 8:00 pacific/auckland", "Tue 24 Nov 2026 08:00 Pacific/Auckland"),
        ("mon 14:00 (UTC)", "Mon 23 Nov 2026 14:00 UTC"),
        ("1 jul 2027 9:00 BST", "Thu 1 Jul 2027 09:00 Europe/London"),
    ],
)
def test_a_zone_may_be_named(text: str, words: str) -> None:
    assert understood(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("10:00", "Sun 22 Nov 2026 10:00"),
        ("11:00", "Sat 21 Nov 2026 11:00"),
        ("10:30", "Sat 21 Nov 2026 10:30"),
        ("sat 10:00", "Sat 28 Nov 2026 10:00"),
        ("sat 11:00", "Sat 21 Nov 2026 11:00"),
    ],
)
def test_a_time_or_weekday_that_has_passed_rolls_forward(text: str, words: str) -> None:
    assert understood(text) == f"{words} {BERLIN}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("today 9:00", "Sat 21 Nov 2026 09:00"),
        ("yesterday 16:00", "Fri 20 Nov 2026 16:00"),
        ("last thu 14:00", "Thu 19 Nov 2026 14:00"),
        ("this thu 14:00", "Thu 19 Nov 2026 14:00"),
        ("2 weeks ago 9:00", "Sat 7 Nov 2026 09:00"),
        ("12 nov 14:00", "Thu 12 Nov 2026 14:00"),
        ("2024-05-02 14:00", "Thu 2 May 2024 14:00"),
    ],
)
def test_an_exact_day_may_be_past(text: str, words: str) -> None:
    assert understood(text) == f"{words} {BERLIN}"


def test_what_was_understood_is_told_with_its_distance() -> None:
    assert parse_when("tue 14:00", NOW, BERLIN).words == (
        "Tue 24 Nov 2026 14:00 Europe/Berlin, in 3 days"
    )
    assert parse_when("12 nov 9", NOW, BERLIN).words.endswith(", 9 days ago")


def test_today_is_the_day_where_i_sit_and_weekdays_are_theirs() -> None:
    early = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)  # Sunday 02:00 in Berlin, Saturday in the west
    assert understood("today 20:00 PT", early) == "Sun 22 Nov 2026 20:00 America/Los_Angeles"
    assert understood("sat 20:00 PT", early) == "Sat 21 Nov 2026 20:00 America/Los_Angeles"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "time of day is missing"),
        ("yes", "time of day is missing"),
        ("tomorrow", "time of day is missing"),
        ("24 nov 2015", "time of day is missing"),
        ("9.10", "time of day is missing"),
        ("tue 14:00 works for me", "«works for me» was not understood"),
        ("tomorow 3pm", "«tomorow» was not understood"),
        ("14:00 15:00", "«15:00» was not understood"),
        ("tue wed 14:00", "«wed» was not understood"),
        ("24 nov 25 nov 14:00", "«25 nov» was not understood"),
        ("24 14:00", "«24» was not understood"),
        ("14:00 UTC+2", "«utc.2» was not understood"),
        ("11/24 14:00", "two ways; write 24 Nov or 2026-11-24"),
        ("wed 24 nov 14:00", "24 November 2026 is a Tuesday"),
        ("mon tomorrow 9:00", "22 November 2026 is a Sunday"),
        ("31 nov 9:00", "no day «31 nov»"),
        ("29 feb 9:00", "no day «29 feb»"),
        ("2027-02-29 9:00", "no day «2027-02-29»"),
        ("2026-13-01 9:00", "no day"),
        ("0026-11-24 9:00", "year 26 is too far away"),
        ("wed 2", "write 02:00 or 14:00"),
        ("tue 24:00", "write that day with 00:00"),
        ("tue 25:00", "«25:00» is no time of day"),
        ("tue 14:00 300 min", "Between 5 and 240 can be agreed."),
        ("in 20 min", "«in» was not understood"),
        ("14:00 berlin", "«berlin» is no zone; write Europe/Berlin"),
        ("14:00 Europe/Berln", "write Europe/Berlin"),
        ("14:00 IST", "write Asia/Kolkata or Asia/Jerusalem or Europe/Dublin"),
        ("14 jul 2pm EST", "not in use in America/New_York; write America/New_York"),
    ],
)
def test_what_is_not_understood_or_cannot_be_is_refused_with_a_sentence(
    text: str, sentence: str
) -> None:
    with pytest.raises(WhenError, match=sentence):
        parse_when(text, NOW, BERLIN)


def test_without_my_zone_nothing_is_guessed() -> None:
    with pytest.raises(WhenError, match="«» is no time zone"):
        parse_when("tue 14:00", NOW, "")


def test_an_hour_that_the_clocks_skip_is_refused_with_the_next_one() -> None:
    with pytest.raises(WhenError, match=r"skip Sun 28 Mar 2027 02:30; the next time is 03:00"):
        parse_when("28 mar 2027 2:30", NOW, BERLIN)


def test_a_skipped_hour_ahead_is_not_taken_for_tomorrow() -> None:
    night_before_the_gap = datetime(2027, 3, 28, 0, 0, tzinfo=UTC)
    with pytest.raises(WhenError, match="skip"):
        parse_when("2:30", night_before_the_gap, BERLIN)


def test_an_hour_that_comes_twice_is_asked_about() -> None:
    with pytest.raises(WhenError, match="twice in Europe/Berlin; add «first» or «second»"):
        parse_when("31 oct 2027 2:30", NOW, BERLIN)
    first = parse_when("31 oct 2027 2:30 first", NOW, BERLIN)
    second = parse_when("31 oct 2027 2:30 second", NOW, BERLIN)
    assert first.start == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert second.start == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    assert parse_when("31 oct 2027 2:30 CET", NOW, BERLIN) == second


@pytest.mark.parametrize(
    ("text", "zone", "following"),
    [
        ("28 mar 2027 2:30", BERLIN, "03:00"),
        ("14 mar 2027 2:00", "America/New_York", "03:00"),
        ("4 oct 2026 2:15", "Australia/Lord_Howe", "02:30"),
        ("14 mar 2027 2:59", "Africa/Casablanca", "03:00"),
    ],
)
def test_in_each_zone_a_skipped_hour_is_refused_with_the_next_one(
    text: str, zone: str, following: str
) -> None:
    sentence = f"In {zone} the clocks skip .*; the next time is {following}"
    with pytest.raises(WhenError, match=sentence):
        parse_when(text, NOW, zone)


@pytest.mark.parametrize(
    ("text", "zone", "apart"),
    [
        ("25 oct 2026 2:30", BERLIN, 60),
        ("1 nov 2026 1:30", "America/New_York", 60),
        ("4 apr 2027 1:45", "Australia/Lord_Howe", 30),
        ("7 feb 2027 2:30", "Africa/Casablanca", 60),
    ],
)
def test_in_each_zone_an_hour_that_comes_twice_is_asked_about(
    text: str, zone: str, apart: int
) -> None:
    with pytest.raises(WhenError, match=f"twice in {zone}; add «first» or «second»"):
        parse_when(text, NOW, zone)
    first, second = (parse_when(f"{text} {which}", NOW, zone) for which in ("first", "second"))
    assert second.start - first.start == timedelta(minutes=apart)
    for when in (first, second):
        assert parse_when(echo(when), NOW, "UTC") == when


@pytest.mark.parametrize(
    ("day", "there"),
    [
        ("10 mar 2027", "09:00"),  # both on standard time
        ("17 mar 2027", "10:00"),  # only New York on summer time
        ("30 mar 2027", "09:00"),  # both on summer time
    ],
)
def test_the_clocks_of_two_zones_are_those_of_that_day(day: str, there: str) -> None:
    when = parse_when(f"{day} 15:00", NOW, BERLIN)
    assert clock_words(when.start.astimezone(ZoneInfo("America/New_York"))) == there


def test_first_and_second_are_only_for_hours_that_come_twice() -> None:
    with pytest.raises(WhenError, match="only once in Europe/Berlin; leave out «second»"):
        parse_when("tue 14:00 second", NOW, BERLIN)


def test_an_error_shows_no_control_characters() -> None:
    with pytest.raises(WhenError) as caught:
        parse_when("tue 14:00 \x1b]2;x\x07\u202e", NOW, BERLIN)
    assert str(caught.value).isprintable()


MOMENTS = st.integers(
    int(datetime(2020, 1, 1, tzinfo=UTC).timestamp()) // 60,
    int(datetime(2035, 1, 1, tzinfo=UTC).timestamp()) // 60,
).map(lambda minutes: datetime.fromtimestamp(minutes * 60, UTC))
AROUND_CHANGES = st.builds(
    lambda change, minutes: change + timedelta(minutes=minutes),
    st.sampled_from(
        [
            datetime(2026, 10, 25, 1, 0, tzinfo=UTC),  # Berlin
            datetime(2026, 11, 1, 6, 0, tzinfo=UTC),  # New York
            datetime(2027, 4, 3, 15, 0, tzinfo=UTC),  # Lord Howe, by half an hour
            datetime(2027, 2, 7, 2, 0, tzinfo=UTC),  # Casablanca, for Ramadan
        ]
    ),
    st.integers(-180, 180),
)


@given(
    MOMENTS | AROUND_CHANGES,
    st.sampled_from(CHANGING_ZONES),
    MOMENTS,
    st.sampled_from(["UTC", "Asia/Tokyo", *CHANGING_ZONES]),
)
@example(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), BERLIN, NOW, BERLIN)
@example(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), BERLIN, NOW, BERLIN)
def test_an_echo_reads_back_as_the_same_moment(
    start: datetime, zone: str, now: datetime, my_zone: str
) -> None:
    when = When(start, zone)
    assert parse_when(echo(when), now, my_zone) == when


@given(
    now=MOMENTS | AROUND_CHANGES,
    clock=st.times().map(clock_words),
    zone=st.sampled_from(CHANGING_ZONES),
    day=st.sampled_from(["", "mon ", "wed ", "sun "]),
)
def test_without_an_exact_day_a_moment_is_never_past_nor_further_than_it_must_be(
    now: datetime, clock: str, zone: str, day: str
) -> None:
    when = outcome(f"{day}{clock}", now, zone)
    if isinstance(when, str):
        assert "skip" in when or "twice" in when
        return
    assert when.start >= now
    before = when.start.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    before -= timedelta(days=7 if day else 1)
    assert all(earlier < now for earlier in instants(before, ZoneInfo(zone)))


@given(st.text(max_size=40) | st.text("tue2493: .novpmin dayst-/", max_size=30))
def test_any_line_gives_a_moment_or_a_sentence(text: str) -> None:
    when = outcome(text, NOW, BERLIN)
    if isinstance(when, str):
        assert when.endswith(".")
    else:
        assert when.start.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", SATURDAY),
        ("tomorrow", date(2026, 11, 22)),
        ("sat", date(2026, 11, 28)),
        ("fri", date(2026, 11, 27)),
        ("Friday", date(2026, 11, 27)),
        ("this fri", date(2026, 11, 20)),
        ("next sat", date(2026, 11, 28)),
        ("last sat", date(2026, 11, 14)),
        ("2 dec", date(2026, 12, 2)),
        ("Dec. 2nd", date(2026, 12, 2)),
        ("2.12.", date(2026, 12, 2)),
        ("5 jan", date(2027, 1, 5)),
        ("1 oct", date(2026, 10, 1)),
        ("1 sept", date(2027, 9, 1)),
        ("tue 1 sept", date(2026, 9, 1)),
        ("29 feb 2028", date(2028, 2, 29)),
        ("in 10 days", date(2026, 12, 1)),
        ("in 2 weeks", date(2026, 12, 5)),
        ("in 3 months", date(2027, 2, 21)),
        ("a month ago", date(2026, 10, 21)),
        ("in two weeks", date(2026, 12, 5)),
        ("next week", date(2026, 11, 23)),
        ("next month", date(2026, 12, 1)),
        ("March", date(2027, 3, 1)),
        ("in march 2028", date(2028, 3, 1)),
        ("early January", date(2027, 1, 1)),
        ("october", date(2026, 10, 1)),
    ],
)
def test_a_day_is_read(text: str, day: date) -> None:
    assert parse_day(text, SATURDAY) == day


def test_months_ahead_end_on_the_last_day_of_a_short_month() -> None:
    assert parse_day("in 3 months", date(2026, 11, 30)) == date(2027, 2, 28)


def test_a_leap_day_is_found_in_a_leap_year_only() -> None:
    assert parse_day("29 feb", date(2027, 11, 21)) == date(2028, 2, 29)


ROUGH = ("march 14:00", "march or april", "next march", "early next", "next week 9:00")


@pytest.mark.parametrize("text", ROUGH)
def test_a_month_is_no_moment(text: str) -> None:
    with pytest.raises(WhenError):
        parse_when(text, NOW, BERLIN)


@pytest.mark.parametrize(
    "text", ["", "soon", "tue 14:00", "31 nov", "mon 24 nov", "in 5 years", *ROUGH]
)
def test_a_line_that_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(WhenError):
        parse_day(text, SATURDAY)


def test_whoever_is_to_name_a_day_is_not_told_to_write_a_time() -> None:
    with pytest.raises(WhenError, match=r"understood; write it like Tue 24 Nov, Fri or in 3 days"):
        parse_day("12 nov: she said", SATURDAY)


@given(
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    st.dates(date(2020, 1, 1), date(2035, 12, 31)) | st.integers(-400, 400),
)
def test_the_words_for_a_day_are_read_back_as_that_day(today: date, other: date | int) -> None:
    day = other if isinstance(other, date) else today + timedelta(days=other)
    assert parse_day(day_words(day, today), today) == day
