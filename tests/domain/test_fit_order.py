"""Who comes first."""

from datetime import date

import pytest

from coffeechat.domain.fit_order import fit_order, set_aside
from coffeechat.domain.index import build_index, update_index
from coffeechat.domain.parts import DoNotContact, Point, Triage
from coffeechat.domain.words import PointKind, Seniority, Warmth
from domain.fit_kit import person, profile, records, track


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


def test_about_five_years_ahead_come_first() -> None:
    years = [5, 4, 9, None, 1, 30]
    people = [person("Analyst", years_ahead=one) for one in years]
    ordered = sorted(people, key=lambda one: fit_order(profile(), one))
    assert [one.years_ahead for one in ordered] == [5, 4, None, 9, 1, 30]


def test_who_only_supervises_comes_after_who_does_the_work() -> None:
    does, supervises = person("Analyst"), person("Analyst", practitioner=False)
    assert fit_order(profile(), does) < fit_order(profile(), supervises)


def test_the_level_counts_from_where_i_would_enter_in_their_track() -> None:
    labs = track("labs", entry_level=Seniority.LEAD)
    head, analyst = person("Head of Data", tracks=("labs",)), person("Analyst", tracks=("labs",))
    mine = profile()
    assert fit_order(mine, analyst) < fit_order(mine, head)
    tracks = {"labs": labs}
    assert fit_order(mine, analyst, tracks) > fit_order(mine, head, tracks)


def test_an_index_is_made_anew_when_what_a_track_says_changes_the_order() -> None:
    head, analyst = person("Head of Data", tracks=("labs",)), person("Analyst", tracks=("labs",))
    labs = track("labs")
    before = build_index(records(head, analyst, labs))
    assert before.ids == [analyst.id, head.id]
    noted = records(head, analyst, labs.replace(notes="x", questions=("who pays?",)))
    assert before.suits(noted)
    after = records(head, analyst, labs.replace(entry_level=Seniority.LEAD))
    assert not before.suits(after)
    assert update_index(before, after, []).ids == [head.id, analyst.id]
