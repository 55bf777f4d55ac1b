"""Whom to ask: what a title tells, reasons in words, and who comes first."""

import itertools
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.fit import (
    fit_order,
    fit_reasons,
    guess_level,
    hires,
    level_of,
    level_words,
    open_points,
    point_words,
    set_aside,
    suggested_points,
)
from coffeechat.domain.records import DoNotContact, Person, Point, Position, Profile, Triage
from coffeechat.domain.words import PointKind, Seniority, Warmth
from domain.level_titles import TITLES

NOW = datetime(2026, 11, 16, tzinfo=UTC)
_numbers = itertools.count()


def profile(**fields: Any) -> Profile:
    """My profile."""
    return Profile(id="me", created=NOW, entry_level=Seniority.ENTRY).replace(**fields)


def person(title: str = "", organisation: str = "", **fields: Any) -> Person:
    """Somebody with a job."""
    jobs = (Position(title=title, organisation=organisation),) if title or organisation else ()
    known = Person(id=f"p{next(_numbers)}", created=NOW, name="Jelisa Okafor", positions=jobs)
    return known.replace(**fields)


@pytest.mark.parametrize(
    ("title", "level"), [(title, level) for level, titles in TITLES.items() for title in titles]
)
def test_a_title_tells_a_level(title: str, level: Seniority | None) -> None:
    assert guess_level(title) is level
    assert guess_level(title.upper()) is level
    assert guess_level(f"{title} | Verda") is level


@given(st.text())
def test_any_text_is_a_title(title: str) -> None:
    assert guess_level(title) in {None, *Seniority}
    assert hires(title) in {True, False}


def test_my_word_on_a_level_goes_before_the_title() -> None:
    assert level_of(person("Director")) is Seniority.DIRECTOR
    assert level_of(person("Director", seniority=Seniority.MID)) is Seniority.MID
    assert level_of(person("Director", seniority=Seniority.STUDENT)) is Seniority.STUDENT


HIRING = [
    ("HR Manager", True),
    ("Human Resources Director", True),
    ("Talent Acquisition Partner", True),
    ("Recruiter", True),
    ("Technical Recruiting Lead", True),
    ("Head of People Operations", True),
    ("Staffing Coordinator", True),
    ("Program Manager", False),
    ("Chrome Engineer", False),
    ("Through-hole Technician", False),
    ("", False),
]


@pytest.mark.parametrize(("title", "answer"), HIRING)
def test_whoever_hires_does_not_do_the_work(title: str, *, answer: bool) -> None:
    assert hires(title) is answer


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
    assert level_words(profile(entry_level=mine), person(title)) == words


def test_points_are_suggested_where_a_job_of_theirs_is_mine() -> None:
    me = profile(
        institutions=("State U",), employers=("Verda",), memberships=("Society for Ecology",)
    )
    past = (Position(organisation="VERDA"), Position(organisation="state u"), Position(title="x"))
    assert suggested_points(me, person(positions=past)) == [
        Point(kind=PointKind.SAME_INSTITUTION, detail="State U", confirmed=False),
        Point(kind=PointKind.SAME_EMPLOYER, detail="Verda", confirmed=False),
    ]


@pytest.mark.parametrize("confirmed", [True, False])
def test_what_is_known_is_not_suggested_again(*, confirmed: bool) -> None:
    me = profile(institutions=("State U",))
    known = Point(kind=PointKind.SAME_INSTITUTION, detail="state u", confirmed=confirmed)
    assert suggested_points(me, person("", "State U", points=(known,))) == []


def test_a_connection_is_suggested_until_it_is_known() -> None:
    linked = Point(kind=PointKind.LINKEDIN_CONNECTION, confirmed=False)
    connected = person(connected_on=date(2024, 3, 5))
    assert suggested_points(profile(), connected) == [linked]
    assert suggested_points(profile(), connected.replace(points=(linked,))) == []
    assert suggested_points(profile(), person()) == []


POINTS = [
    (PointKind.SAME_INSTITUTION, "State U", "State U"),
    (PointKind.LINKEDIN_CONNECTION, "", "connected on LinkedIn"),
    (PointKind.REFERRED_BY, "Wei Zhang", "named by Wei Zhang"),
    (PointKind.MET_AT_OCCASION, "the career day", "met at the career day"),
    (PointKind.MUTUAL_CONTACT, "Amara", "you both know Amara"),
    (PointKind.READ_THEIR_WORK, "her book", "you read her book"),
    (PointKind.SAME_LANGUAGE, "", "same language"),
]


@pytest.mark.parametrize(("kind", "detail", "words"), POINTS)
def test_a_point_is_told_in_a_few_words(kind: PointKind, detail: str, words: str) -> None:
    assert point_words(Point(kind=kind, detail=detail)) == words


def test_what_a_plugin_brought_is_mine_to_confirm_beside_what_is_suggested() -> None:
    me = profile(institutions=("State U",))
    brought = Point(kind=PointKind.SAME_PROGRAMME, detail="Ecology", confirmed=False)
    known = Point(kind=PointKind.SAME_LAB, detail="Lab")
    assert open_points(me, person("", "State U", points=(known, brought))) == [
        brought,
        Point(kind=PointKind.SAME_INSTITUTION, detail="State U", confirmed=False),
    ]


def test_reasons_begin_with_what_is_shared() -> None:
    points = (
        Point(kind=PointKind.OTHER, detail="the choir"),
        Point(kind=PointKind.OTHER, detail="only a guess", confirmed=False),
    )
    assert fit_reasons(profile(), person("Recruiter", points=points, dream=True)) == [
        "the choir",
        "only a guess?",
        "hires, rather than does the work",
        "you would love to talk to them",
    ]
    assert fit_reasons(profile(), person("Analyst")) == ["one level up"]
    assert fit_reasons(profile(), person()) == []


def test_whoever_i_set_aside_is_set_aside() -> None:
    assert not set_aside(person())
    assert set_aside(person(triage=Triage(no=True)))
    assert set_aside(person(triage=Triage(later_until=date(2027, 1, 1))))
    assert set_aside(person(do_not_contact=DoNotContact(since=date(2026, 1, 1))))


SHARED = Point(kind=PointKind.OTHER, detail="the choir")
LIKELIEST_FIRST = [
    person("Analyst", "Elsewhere", dream=True),
    person("Recruiter", referred_by="p"),
    person("Recruiter", warmth=Warmth.CLOSE),
    person("CEO", warmth=Warmth.KNOWN),
    person("CEO", points=(SHARED, SHARED)),
    person("CEO", points=(SHARED,)),
    person("Analyst", name="Amara Diallo"),
    person("Senior Analyst", name="Wei Zhang"),
    person("Talent Analyst"),
    person("Ninja"),
    person("Intern"),
    person("CEO"),
    person("Analyst", triage=Triage(no=True), dream=True, warmth=Warmth.CLOSE),
    person("Analyst", do_not_contact=DoNotContact(since=date(2026, 1, 1))),
]


def test_the_likeliest_come_first() -> None:
    mixed = LIKELIEST_FIRST[::-1]
    ordered = sorted(mixed, key=lambda one: fit_order(profile(), one))
    assert [one.id for one in ordered] == [one.id for one in LIKELIEST_FIRST]


def test_people_of_my_school_come_before_others() -> None:
    me = profile(institutions=("State U",))
    theirs, ours = person("Analyst", "Verda"), person("CEO", "State U")
    assert sorted([theirs, ours], key=lambda one: fit_order(me, one)) == [ours, theirs]


def test_a_connection_alone_is_nothing_shared() -> None:
    connected = person("Analyst", connected_on=date(2024, 3, 5))
    assert fit_order(profile(), connected) == fit_order(profile(), person("Analyst"))


@pytest.mark.parametrize("title", ["Intern", "Analyst", "CEO", "Ninja"])
def test_without_a_level_of_mine_titles_make_no_difference(title: str) -> None:
    me = profile(entry_level=None)
    assert fit_order(me, person(title)) == fit_order(me, person())
