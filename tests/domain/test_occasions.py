"""Occasions: a line of them read, and who was met there."""

from datetime import date

import pytest

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.occasions import NewOccasion, is_occasion, parse_occasion

TODAY = date(2026, 11, 21)
LINES = [
    ("occasion: Grad career day, 20 Nov, Riverside", "Grad career day", 20, "Riverside"),
    ("Occasion:Grad career day, Riverside, yesterday", "Grad career day", 20, "Riverside"),
    ("occasion: Open lab", "Open lab", None, ""),
    ("occasion: Open lab,, Hall 2, West wing", "Open lab", None, "Hall 2, West wing"),
    ("occasion: Open\x1b[31m lab", "Open[31m lab", None, ""),
]


@pytest.mark.parametrize(("line", "name", "day", "place"), LINES)
def test_a_line_names_an_occasion(line: str, name: str, day: int | None, place: str) -> None:
    when = date(2026, 11, day) if day else None
    assert is_occasion(line)
    assert parse_occasion(line, TODAY) == NewOccasion(name=name, day=when, place=place)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("occasion:", "The name of the occasion is missing"),
        ("occasion: , 20 Nov", "The name of the occasion is missing"),
        ("occasion: Fair, 20 Nov, 21 Nov", "There are two days"),
        ("occasion: Fair, 31 Feb, Rome", "There is no day «31 feb»"),
        ("occasion: Fair, Mon 20 Nov, Rome", "20 November 2026 is a Friday"),
    ],
)
def test_what_is_missing_or_twice_is_told(line: str, says: str) -> None:
    with pytest.raises(NotUnderstood, match=says):
        parse_occasion(line, TODAY)


def test_a_person_is_no_occasion() -> None:
    assert not is_occasion("Jelisa Okafor @Occasion: Inc.")
