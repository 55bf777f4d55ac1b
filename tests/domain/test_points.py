"""Points of connection: what is suggested, and how each is told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.organisations import organisation_key
from coffeechat.domain.parts import Point, Position
from coffeechat.domain.points import (
    belongs_to_mine,
    is_private,
    mine_named,
    open_points,
    point_words,
    suggested_points,
    told_point,
)
from coffeechat.domain.records import Person, Profile
from coffeechat.domain.words import PointKind
from domain.fit_kit import person, profile


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


def job(title: str = "", organisation: str = "") -> Position:
    return Position(title=title, organisation=organisation)


ME = profile(
    institutions=("State U",),
    programmes=("Ecology PhD",),
    labs=("Marsh Lab",),
    employers=("Green Rivers",),
    memberships=("Society for Ecology",),
    places=("Oakland",),
    transitions=("left academia", "moved abroad"),
    identities=("first-generation student",),
)
LEFT = (PointKind.SHARED_TRANSITION, "left academia")
SOCIETY = (PointKind.SAME_ASSOCIATION, "Society for Ecology")
SUGGESTED = [
    # what is known of them, the kind and its words; nothing for a near miss
    (person("", "GREEN RIVERS, Inc."), PointKind.SAME_EMPLOYER, "Green Rivers"),
    (person("", "Green Riversides"), None, ""),
    (person("", "Green"), None, ""),
    (person(affiliations=("state u",)), PointKind.SAME_INSTITUTION, "State U"),
    (person(affiliations=("State University",)), None, ""),
    (person(affiliations=("ecology PhD",)), PointKind.SAME_PROGRAMME, "Ecology PhD"),
    (person(affiliations=("Marsh Lab",)), PointKind.SAME_LAB, "Marsh Lab"),
    (person(affiliations=("Society for Ecology",)), *SOCIETY),
    (person(affiliations=("left academia",)), *LEFT),
    (person(tags=("Moved abroad",)), PointKind.SHARED_TRANSITION, "moved abroad"),
    (
        person(positions=(job("Analyst", "Verda"), job("Postdoc", "Lake University"))),
        *LEFT,
    ),
    (person("Analyst", "Verda", name="Dr. Wei Zhang"), *LEFT),
    (person("Analyst", "Verda", name="Wei Zhang, PhD"), *LEFT),
    (person("Professor", "Lake University", name="Dr. Wei Zhang"), None, ""),
    (person("Analyst", "Verda"), None, ""),
    (person(name="Wei Zhang, PhD"), None, ""),
    (
        person(tags=("First-Generation Student",)),
        PointKind.SHARED_IDENTITY,
        "first-generation student",
    ),
    (person(notes="first-generation student"), None, ""),
    (person(place="Greater Oakland Area, California"), PointKind.SAME_PLACE, "Oakland"),
    (person(place="Oak, California"), None, ""),
    (person(place="East Oakland"), None, ""),
]


@pytest.mark.parametrize(("one", "kind", "detail"), SUGGESTED)
def test_each_kind_is_suggested_by_what_we_share(
    one: Person, kind: PointKind | None, detail: str
) -> None:
    expected = [] if kind is None else [Point(kind=kind, detail=detail, confirmed=False)]
    assert suggested_points(ME, one) == expected


def test_an_empty_profile_shares_nothing() -> None:
    empty = Profile(id="me", created=ME.created)
    for one, _, _ in SUGGESTED:
        assert suggested_points(empty, one) == []


_NAMES = st.text("aÄb&+.'/- _", max_size=6) | st.text()


@given(_NAMES, _NAMES)
def test_the_quick_look_never_misses_one_name_in_two_spellings(mine: str, theirs: str) -> None:
    same = organisation_key(mine) == organisation_key(theirs) != ""
    assert belongs_to_mine(profile(employers=(mine,)), person("", theirs)) == same


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Baker & Co. KG", "Baker"),
        ("L'Étoile S.p.A.", "letoile"),
        ("A/S Havn", "A.S. Havn"),
        ("State-U", "The State U"),
        ("AT&T", "at & t inc"),
    ],
)
def test_the_quick_look_sees_through_spelling(mine: str, theirs: str) -> None:
    assert belongs_to_mine(profile(employers=(mine,)), person("", theirs))


TOLD = [
    ("you both know Amara Diallo", PointKind.MUTUAL_CONTACT, "Amara Diallo"),
    ("Met at  the career day", PointKind.MET_AT_OCCASION, "the career day"),
    ("named by Wei Zhang", PointKind.REFERRED_BY, "Wei Zhang"),
    ("you read her book", PointKind.READ_THEIR_WORK, "her book"),
    ("you both know", PointKind.OTHER, "you both know"),
    ("metal work", PointKind.OTHER, "metal work"),
    ("love choirs too", PointKind.OTHER, "love choirs too"),
]


@pytest.mark.parametrize(("text", "kind", "detail"), TOLD)
def test_words_tell_their_kind(text: str, kind: PointKind, detail: str) -> None:
    assert told_point(text) == Point(kind=kind, detail=detail)


def test_what_is_mine_is_known_by_its_name() -> None:
    for field, kind in (
        ("labs", PointKind.SAME_LAB),
        ("programmes", PointKind.SAME_PROGRAMME),
        ("places", PointKind.SAME_PLACE),
        ("transitions", PointKind.SHARED_TRANSITION),
        ("identities", PointKind.SHARED_IDENTITY),
    ):
        name = getattr(ME, field)[0]
        assert mine_named(ME, name.upper()) == Point(kind=kind, detail=name)
    assert mine_named(ME, "the choir") is None


def test_only_what_i_call_an_identity_is_private() -> None:
    assert is_private(ME, "FIRST-generation student")
    assert not is_private(ME, "student")
