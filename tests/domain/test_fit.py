"""Why to ask a person, or why not, in words."""

from typing import Any

import pytest

from coffeechat.domain.fit import (
    does_it,
    entry_level_of,
    fit_line,
    fit_reasons,
    hires_only,
    level_of,
    level_words,
    years_words,
)
from coffeechat.domain.parts import Point
from coffeechat.domain.words import PointKind, Seniority, TrackStatus
from domain.fit_kit import person, profile, records, track


def test_my_word_on_a_level_goes_before_the_title() -> None:
    assert level_of(person("Director")) is Seniority.DIRECTOR
    assert level_of(person("Director", seniority=Seniority.MID)) is Seniority.MID
    assert level_of(person("Director", seniority=Seniority.STUDENT)) is Seniority.STUDENT


@pytest.mark.parametrize("said", [True, False])
def test_my_word_on_the_work_goes_before_the_title(*, said: bool) -> None:
    assert does_it(person("Director", practitioner=said)) is said
    assert does_it(person("Analyst", practitioner=said)) is said
    assert does_it(person("Director")) is False
    assert does_it(person("Analyst")) is True
    assert does_it(person("Ninja")) is None


WORDS = [
    # my entry level, their title, in words
    (Seniority.ENTRY, "Intern", "below your entry level"),
    (Seniority.ENTRY, "Junior Analyst", "at your entry level"),
    (Seniority.ENTRY, "Analyst", "one level up"),
    (Seniority.ENTRY, "Senior Analyst", "two levels up"),
    (Seniority.ENTRY, "Team Lead", "3 levels up: less time, less detail"),
    (Seniority.STUDENT, "CEO", "7 levels up: less time, less detail"),
    (Seniority.ENTRY, "Ninja", ""),
    (None, "Analyst", ""),
]


@pytest.mark.parametrize(("mine", "title", "words"), WORDS)
def test_a_level_is_told_beside_mine(mine: Seniority | None, title: str, words: str) -> None:
    assert level_words(mine, person(title)) == words


YEARS = [
    (None, ""),
    (-3, "began after you"),
    (0, "about as far as you"),
    (1, "about as far as you"),
    (2, "about 2 years ahead"),
    (10, "about 10 years ahead"),
    (11, "11 years ahead"),
]


@pytest.mark.parametrize(("years", "words"), YEARS)
def test_years_ahead_are_told_in_words(years: int | None, words: str) -> None:
    assert years_words(years) == words


def test_the_track_of_a_person_says_where_i_would_enter() -> None:
    labs, museums = track("labs", entry_level=Seniority.SENIOR), track("museums")
    tracks = {one.id: one for one in (labs, museums)}
    me = profile(entry_level=Seniority.ENTRY)
    assert entry_level_of(tracks, me, person()) is Seniority.ENTRY
    assert entry_level_of(tracks, me, person(tracks=("museums",))) is Seniority.ENTRY
    in_both = person(tracks=("gone", "museums", "labs"))
    assert entry_level_of(tracks, me, in_both) is Seniority.SENIOR
    known = records(labs, me=me)
    assert fit_reasons(known, person("Senior Analyst", tracks=("labs",))) == ["at your entry level"]


HIRING = [
    (track("museums"), True),
    (track("museums", hr_ok=True), False),
    (track("Human resources"), False),
    (track("Human resources", status=TrackStatus.RULED_OUT), True),
]


@pytest.mark.parametrize(("one", "only"), HIRING)
def test_people_who_hire_are_worth_asking_where_hiring_is_what_i_explore(
    one: Any, *, only: bool
) -> None:
    assert hires_only({one.id: one}, person("Recruiter")) is only
    assert not hires_only({one.id: one}, person("Analyst"))


def test_reasons_begin_with_what_is_shared() -> None:
    points = (
        Point(kind=PointKind.OTHER, detail="the choir"),
        Point(kind=PointKind.OTHER, detail="only a guess", confirmed=False),
    )
    one = person("Recruiter", points=points, dream=True, years_ahead=4, practitioner=True)
    assert fit_reasons(records(), one, "you know Amara there") == [
        "the choir",
        "only a guess?",
        "you know Amara there",
        "hires, rather than does the work",
        "one level up",
        "about 4 years ahead",
        "does the work",
        "you would love to talk to them",
    ]
    assert fit_reasons(records(), person("Analyst")) == ["one level up"]
    assert fit_reasons(records(), person()) == []


LINES = [
    (person(), []),
    (person("Analyst"), ["does the work? (‹does-it›)", "one level up? (‹level›)"]),
    (
        person("Director", seniority=Seniority.MID, practitioner=False, years_ahead=6),
        ["supervises the work", "one level up", "about 6 years ahead"],
    ),
    (person("Ninja", practitioner=True, dream=True), [
        "does the work", "you would love to talk to them",
    ]),
    (person("Recruiter", practitioner=True), [
        "hires, rather than does the work", "one level up? (‹level›)",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("one", "words"), LINES)
def test_the_page_marks_what_is_only_guessed(one: Any, words: list[str]) -> None:
    assert fit_line(records(), one) == words
