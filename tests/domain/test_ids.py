"""Ids: short, in the order they were made, never twice."""

from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.ids import fresh_ids

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


@given(st.integers(0, 2**29 - 1))
def test_the_ids_of_an_act_rise_and_are_equally_long(start: int) -> None:
    made = list(islice(fresh_ids(NOW, lambda _: start), 3000))
    assert all(one < other for one, other in pairwise(made))
    assert {len(one) for one in made} == {14}
    assert all(one.isascii() and one.isalnum() and one == one.lower() for one in made)


@given(st.integers(0, 2**29 - 1), st.integers(0, 2**29 - 1))
def test_a_later_act_has_later_ids(one: int, other: int) -> None:
    before = next(fresh_ids(NOW, lambda _: one))
    after = next(fresh_ids(NOW + timedelta(milliseconds=1), lambda _: other))
    assert before < after
