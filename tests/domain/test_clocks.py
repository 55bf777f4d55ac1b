"""Times of day as people type them."""

import re

import pytest

from coffeechat.domain.clocks import CLOCK, ClockError, read_clock


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("14:00", 14, 0),
        ("9:05", 9, 5),
        ("00:00", 0, 0),
        ("24:00", 24, 0),
        ("02:00", 2, 0),
        ("15h", 15, 0),
        ("15h30", 15, 30),
        ("0900", 9, 0),
        ("1430", 14, 30),
        ("9", 9, 0),
        ("17", 17, 0),
        ("2pm", 14, 0),
        ("2 pm", 14, 0),
        ("2:30pm", 14, 30),
        ("12am", 0, 0),
        ("12pm", 12, 0),
        ("12:15 am", 0, 15),
        ("noon", 12, 0),
    ],
)
def test_a_time_of_day_is_read(text: str, hour: int, minute: int) -> None:
    assert re.fullmatch(CLOCK, text)
    assert read_clock(text) == hour * 60 + minute


@pytest.mark.parametrize(
    "text", ["25:00", "14:60", "24:01", "13pm", "0pm", "1475", "99", "14:0", "14:00 uhr", ""]
)
def test_a_time_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(ClockError, match="no time of day"):
        read_clock(text)


@pytest.mark.parametrize("text", ["1", "2", "7"])
def test_a_bare_small_hour_is_met_with_both_its_meanings(text: str) -> None:
    with pytest.raises(ClockError, match=f"write 0{text}:00 or 1{int(text) + 2}:00"):
        read_clock(text)
