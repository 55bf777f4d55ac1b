"""Days off, as they are typed and told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.holidays import holidays_words, parse_holidays

TODAY = date(2026, 11, 16)
NEW_YEAR = tuple(date(2026, 12, 30) + timedelta(days=count) for count in range(4))

TYPED = [
    ("", ()),
    (" ; ", ()),
    ("24 dec", (date(2026, 12, 24),)),
    ("1 May 2027; 24 Dec 2026", (date(2026, 12, 24), date(2027, 5, 1))),
    ("24 Dec 2026; 24 Dec 2026", (date(2026, 12, 24),)),
    ("30 Dec 2026 - 2 Jan 2027", NEW_YEAR),
    ("30 dec 2026 to 2 jan 2027", NEW_YEAR),
    ("30 Dec 2026–2 Jan 2027", NEW_YEAR),
    ("2026-12-30 - 2027-01-02", NEW_YEAR),
]


@pytest.mark.parametrize(("text", "days"), TYPED, ids=[text for text, _ in TYPED])
def test_days_and_stretches_are_read(text: str, days: tuple[date, ...]) -> None:
    assert parse_holidays(text, TODAY) == days


WRONG = ["soon", "31 feb 2027", "2 Jan 2027 - 30 Dec 2026", "1 Jan 2027 - 3 Mar 2028", "1 - 2 - 3"]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_holidays(text, TODAY)


@given(st.sets(st.dates(date(2020, 1, 1), date(2040, 1, 1)), max_size=30))
def test_what_is_told_reads_as_the_same_days(days: set[date]) -> None:
    assert parse_holidays(holidays_words(days), TODAY) == tuple(sorted(days))
