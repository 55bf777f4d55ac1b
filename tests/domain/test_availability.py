"""Weekly availability: typed, and told so that it can be typed again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.availability import (
    AvailabilityError,
    availability_words,
    parse_availability,
)
from coffeechat.domain.parts import Availability

WORKDAYS = (0, 1, 2, 3, 4)


def stretch(days: tuple[int, ...], start: float, end: float) -> Availability:
    return Availability(days=days, start=round(start * 60), end=round(end * 60))


@pytest.mark.parametrize(
    ("text", "availability"),
    [
        ("", ()),
        (" , ", ()),
        ("Mon-Fri 12-17", (stretch(WORKDAYS, 12, 17),)),
        ("monday – friday, 12–17", (stretch(WORKDAYS, 12, 17),)),
        ("weekdays 12:00 to 17:00", (stretch(WORKDAYS, 12, 17),)),
        ("weekends from 10 until 12", (stretch((5, 6), 10, 12),)),
        ("daily 9-10", (stretch((0, 1, 2, 3, 4, 5, 6), 9, 10),)),
        ("mon wed fri after 12", (stretch((0, 2, 4), 12, 24),)),
        ("Mondays, Weds and Fri after noon", (stretch((0, 2, 4), 12, 24),)),
        ("fri mon fri before 11", (stretch((0, 4), 0, 11),)),
        ("Fri-Mon 9-10", (stretch((0, 4, 5, 6), 9, 10),)),
        (
            "Tue Thu 9:00-11:30, Fri 14-16",
            (stretch((1, 3), 9, 11.5), stretch((4,), 14, 16)),
        ),
        (
            "Mon 9-11, 14-16; Tue 18-24",
            (
                stretch((0,), 9, 11),
                stretch((0,), 14, 16),
                stretch((1,), 18, 24),
            ),
        ),
        ("Tue/Thu 2-5pm", (stretch((1, 3), 14, 17),)),
        ("Tue 11-2pm", (stretch((1,), 11, 14),)),
        ("Tue 9am-1pm", (stretch((1,), 9, 13),)),
        ("Tue 7:30-9", (stretch((1,), 7.5, 9),)),
    ],
)
def test_availability_is_read(text: str, availability: tuple[Availability, ...]) -> None:
    assert parse_availability(text) == availability


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("12-17", "«12-17» has no days before it"),
        ("Mon-Fri", "hours are missing"),
        ("Mon 12-17, Tue", "hours are missing"),
        ("Mon 17-12", "«17-12» ends before it begins"),
        ("Mon 12-12", "ends before"),
        ("Mon after 24:00", "ends before"),
        ("Mon 9-5", "write 05:00 or 17:00"),
        ("Mon 2-5", "write 05:00 or 17:00"),
        ("Mon 12-25", "«25» is no time of day"),
        ("Mon 12", "«12» was not understood"),
        ("Mon 12-17 CET", "«cet» was not understood"),
        ("mornings", "«mornings» was not understood"),
        ("month 12-17", "«month» is no weekday"),
        ("monfri 12-17", "«monfri» is no weekday"),
        ("Mon 12-17:3", "was not understood"),
    ],
)
def test_what_is_no_availability_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(AvailabilityError, match=sentence):
        parse_availability(text)


@pytest.mark.parametrize(
    ("availability", "words"),
    [
        ((), ""),
        ((stretch(WORKDAYS, 12, 17),), "Mon-Fri 12:00-17:00"),
        ((stretch((0, 1, 3), 9, 11.5),), "Mon Tue Thu 09:00-11:30"),
        ((stretch((0, 4, 5, 6), 12, 24),), "Mon Fri-Sun after 12:00"),
        ((stretch((6,), 0, 24),), "Sun 00:00-24:00"),
        (
            (stretch((1,), 9, 11), stretch((4,), 14, 16)),
            "Tue 09:00-11:00, Fri 14:00-16:00",
        ),
    ],
)
def test_availability_is_told(availability: tuple[Availability, ...], words: str) -> None:
    assert availability_words(availability) == words


STRETCHES = st.builds(
    lambda days, ends: Availability(days=tuple(sorted(days)), start=min(ends), end=max(ends)),
    st.sets(st.integers(0, 6), min_size=1),
    st.sets(st.integers(0, 24 * 60), min_size=2, max_size=2),
)


@given(st.lists(STRETCHES, max_size=5).map(tuple))
def test_what_is_told_reads_back_the_same(availability: tuple[Availability, ...]) -> None:
    assert parse_availability(availability_words(availability)) == availability


@given(st.text(max_size=40) | st.text("montuefri129-:,pm ", max_size=30))
def test_any_line_is_availability_or_a_sentence(text: str) -> None:
    try:
        found = parse_availability(text)
    except AvailabilityError as error:
        refusal = str(error)
        assert refusal.endswith(".")
        return
    assert all(part.days and 0 <= part.start < part.end <= 24 * 60 for part in found)
