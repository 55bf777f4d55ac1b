"""Zone names as people write them; wall clocks around the changes of the clocks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.zones import (
    TypedZone,
    instants,
    next_wall_time,
    read_zone,
    suggest_zones,
    zone_info,
)

ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"]


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def hours(count: int) -> timedelta:
    return timedelta(hours=count)


@pytest.mark.parametrize(
    ("word", "zone"),
    [
        ("ET", TypedZone("America/New_York")),
        ("est", TypedZone("America/New_York", hours(-5))),
        ("EDT", TypedZone("America/New_York", hours(-4))),
        ("CT", TypedZone("America/Chicago")),
        ("pt", TypedZone("America/Los_Angeles")),
        ("UTC", TypedZone("UTC", hours(0))),
        ("GMT", TypedZone("Europe/London", hours(0))),
        ("BST", TypedZone("Europe/London", hours(1))),
        ("CET", TypedZone("Europe/Berlin", hours(1))),
        ("cest", TypedZone("Europe/Berlin", hours(2))),
        ("NZDT", TypedZone("Pacific/Auckland", hours(13))),
        ("Europe/Berlin", TypedZone("Europe/Berlin")),
        ("europe/BERLIN", TypedZone("Europe/Berlin")),
        ("america/argentina/buenos_aires", TypedZone("America/Argentina/Buenos_Aires")),
        ("Japan", TypedZone("Japan")),
        ("IST", None),
        ("localtime", None),
        ("Europe/Berln", None),
        ("someday", None),
        ("", None),
    ],
)
def test_a_zone_is_an_abbreviation_or_an_iana_name_in_any_case(
    word: str, zone: TypedZone | None
) -> None:
    assert read_zone(word) == zone


@pytest.mark.parametrize(
    ("word", "suggestions"),
    [
        ("berlin", ("Europe/Berlin",)),
        ("New York", ("America/New_York",)),
        ("Europe/Berln", ("Europe/Berlin",)),
        ("IST", ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin")),
        ("someday", ()),
    ],
)
def test_what_names_no_zone_is_met_with_a_suggestion(
    word: str, suggestions: tuple[str, ...]
) -> None:
    assert suggest_zones(word) == suggestions


def test_every_abbreviation_names_an_offset_that_its_zone_uses() -> None:
    noons = [datetime(2026, month, 15, 12, tzinfo=UTC) for month in range(1, 13)]
    words = "est edt cst cdt mst mdt pst pdt akst akdt ast adt hst utc gmt bst wet west cet cest"
    words += " eet eest msk sast wat eat sgt hkt jst kst aest aedt nzst nzdt"
    for word in words.split():
        zone = read_zone(word)
        assert zone is not None
        assert zone.offset in {noon.astimezone(ZoneInfo(zone.key)).utcoffset() for noon in noons}


def test_no_two_zones_differ_only_by_case() -> None:
    names = available_timezones()
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize("key", ["", "../x", "Europe", "Nowhere/Else", "a\0b", "/etc/passwd"])
def test_a_name_of_no_zone_gives_none(key: str) -> None:
    assert zone_info(key) is None


def test_a_wall_time_is_shown_never_once_or_twice() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert instants(wall("2026-03-29 02:30"), berlin) == ()
    assert instants(wall("2026-07-01 14:00"), berlin) == (datetime(2026, 7, 1, 12, tzinfo=UTC),)
    assert instants(wall("2026-10-25 02:30"), berlin) == (
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("zone", "skipped", "following"),
    [
        ("Europe/Berlin", wall("2026-03-29 02:30"), wall("2026-03-29 03:00")),
        ("Australia/Lord_Howe", wall("2026-10-04 02:15"), wall("2026-10-04 02:30")),
        ("Pacific/Apia", wall("2011-12-30 09:00"), wall("2011-12-31 00:00")),
        ("Europe/Berlin", wall("2026-03-29 03:30"), wall("2026-03-29 03:30")),
    ],
)
def test_after_a_gap_the_clocks_go_on_at_a_known_time(
    zone: str, skipped: datetime, following: datetime
) -> None:
    assert next_wall_time(skipped, ZoneInfo(zone)) == following


@given(
    st.datetimes(wall("2020-01-01 00:00"), wall("2035-01-01 00:00"), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
)
def test_every_instant_is_among_those_its_own_wall_time_gives(instant: datetime, key: str) -> None:
    zone = ZoneInfo(key)
    assert instant in instants(instant.astimezone(zone).replace(tzinfo=None), zone)
