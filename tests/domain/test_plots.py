"""Plots as plain text: what they show, in how many cells, with which signs, and in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.domain.interest import INTEREST_WORDS
from coffeechat.domain.plots import Bars, Levels, Plot, Weeks, drawn, sentence
from coffeechat.domain.widths import cells, padded

MONDAY = date(2026, 8, 3)
FUNNEL = Bars(title="Funnel", rows=(("asked", 8), ("answered", 5), ("talked", 3), ("thanked", 0)))
INTEREST = Levels(
    title="Interest",
    points=((date(2026, 8, 1), 3), (date(2026, 10, 11), 1), (date(2026, 9, 1), 4)),
    words=INTEREST_WORDS,
)
RHYTHM = Weeks(title="Talks a week", counts=((MONDAY, 1), (MONDAY + timedelta(days=14), 3)))


def test_bars_are_as_long_as_their_counts() -> None:
    assert drawn(FUNNEL, 40) == [
        "asked     8  ████████",
        "answered  5  █████",
        "talked    3  ███",
        "thanked   0",
    ]
    assert sentence(FUNNEL) == "asked: 8, answered: 5, talked: 3, thanked: 0"


def test_long_bars_are_scaled_and_none_vanishes() -> None:
    lines = drawn(Bars(title="t", rows=(("a", 4_000), ("b", 1), ("c", 2_000), ("d", 0))), 40)
    assert [line.count("█") for line in lines] == [30, 1, 15, 0]
    assert lines[0].startswith("a  4,000  ")


def test_levels_hold_until_the_next_and_come_in_order_of_their_days() -> None:
    assert drawn(INTEREST, 40, ascii_only=True) == [
        "this is it |",
        "keen       |           o---------------",
        "interested |o----------",
        "somewhat   |",
        "a little   |                           o",
        "not for me |",
        "           +----------------------------",
        "            1 Aug                 11 Oct",
    ]
    assert sentence(INTEREST) == "1 Aug: interested, 1 Sep: keen, 11 Oct: a little"


def test_weeks_without_a_talk_are_there() -> None:
    assert drawn(RHYTHM, 40) == [
        "3 │    █",
        "2 │    █",
        "1 │█   █",
        "  └────────────────────────",
        "   3 Aug             17 Aug",
    ]
    assert sentence(RHYTHM) == "of 3 weeks, 3 Aug: 1, 17 Aug: 3"


def test_counts_beyond_the_highest_are_scaled() -> None:
    lines = drawn(Weeks(title="t", counts=((MONDAY, 12), (MONDAY + timedelta(days=7), 1))), 60)
    assert [line.count("█") for line in lines] == [1, 1, 1, 1, 1, 2, 0, 0]
    assert lines[0].startswith("12 │")


def test_only_the_latest_weeks_are_drawn_where_not_all_fit() -> None:
    weeks = tuple((MONDAY + timedelta(days=7 * number), number % 2) for number in range(100))
    lines = drawn(Weeks(title="t", counts=weeks), 40)
    assert max(map(cells, lines)) <= 40
    assert "28 May" not in lines[-1]
    assert lines[-1].endswith("26 Jun 2028")


def test_years_are_told_where_they_differ() -> None:
    two = Levels(title="t", points=((date(2025, 12, 1), 1), (date(2026, 1, 5), 2)), words="abc")
    assert drawn(two, 50)[-1].split() == ["1", "Dec", "2025", "5", "Jan", "2026"]


@pytest.mark.parametrize(
    "plot",
    [
        Bars(title="t", rows=()),
        Levels(title="t", points=(), words=INTEREST_WORDS),
        Weeks(title="t", counts=()),
    ],
)
def test_nothing_is_said_in_words(plot: Plot) -> None:
    assert drawn(plot) == ["nothing yet"]
    assert sentence(plot) == "nothing yet"


DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
LABELS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=60)
PLOTS: st.SearchStrategy[Plot] = st.one_of(
    st.lists(st.tuples(LABELS, st.integers(0, 10**6)), max_size=8).map(
        lambda rows: Bars(title="t", rows=rows)
    ),
    st.lists(st.tuples(DAYS, st.integers(0, 5)), max_size=8).map(
        lambda points: Levels(title="t", points=points, words=INTEREST_WORDS)
    ),
    st.dictionaries(st.integers(0, 300), st.integers(0, 20), max_size=20).map(
        lambda found: Weeks(
            title="t",
            counts=[(MONDAY + timedelta(days=7 * week), count) for week, count in found.items()],
        )
    ),
)


@settings(max_examples=60, deadline=None)
@given(plot=PLOTS, width=st.integers(30, 200), ascii_only=st.booleans())
def test_no_line_is_wider_than_asked_and_ascii_adds_only_ascii(
    plot: Plot, width: int, *, ascii_only: bool
) -> None:
    lines = drawn(plot, width, ascii_only=ascii_only)
    assert lines
    assert all(cells(line) <= width for line in lines)
    labels = "".join(label for label, _ in plot.rows) if isinstance(plot, Bars) else ""
    assert not ascii_only or all(sign.isascii() or sign in labels for sign in "".join(lines))


@settings(max_examples=60, deadline=None)
@given(text=LABELS, width=st.integers(0, 40))
def test_padding_fills_exactly_so_many_cells(text: str, width: int) -> None:
    assert cells(padded(text, width)) == width
