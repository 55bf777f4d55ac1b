"""What is offered to confirm: the likeliest first, nothing that is known, and no more than nine."""

import dataclasses
from datetime import date
from typing import Any

import pytest

from coffeechat.domain.offers import MOST_POINTS, Offer, offers, open_to_confirm, suggested_whys
from coffeechat.domain.parts import Contact, Point, Position
from coffeechat.domain.records import Conversation, Occasion, Person, Profile
from coffeechat.domain.warm_path import build_acquaintances
from coffeechat.domain.words import ContactKind, Direction, PointKind, TrackStatus, Warmth
from domain.fit_kit import NOW, person, profile, records, track

ME = profile(institutions=("State U",), employers=("Verda",), memberships=("the choir",))


def offered(one: Person, *more: Any, me: Profile = ME) -> list[Offer]:
    known = records(one, *more, me=me)
    return offers(known, one, NOW, build_acquaintances(known))


def texts(kind: str, one: Person, *more: Any, me: Profile = ME) -> list[str]:
    return [offer.text for offer in offered(one, *more, me=me) if offer.kind == kind]


def test_points_come_first_and_the_best_of_them_first_of_all() -> None:
    referrer = person(name="Wei Zhang")
    one = person(
        "Analyst",
        "Verda",
        affiliations=("the choir", "State U"),
        connected_on=date(2024, 3, 5),
        referred_by=referrer.id,
        tags=("career day",),
    )
    fair = Occasion(id="d1", created=NOW, name="Career Day")
    found = offered(one, referrer, fair)
    assert [offer.text for offer in found if offer.kind == "point"] == [
        "named by Wei Zhang",
        "met at Career Day",
        "State U",
        "Verda",
        "the choir",
        "connected on LinkedIn",
    ]
    assert [offer.kind for offer in found] == ["point"] * 6 + ["why"] * (len(found) - 6)
    assert len(found) <= 9


def test_once_something_is_confirmed_the_whys_come_first() -> None:
    point = Point(kind=PointKind.SAME_INSTITUTION, detail="State U")
    one = person("Analyst", "Verda", affiliations=("State U",), points=(point,))
    assert [offer.kind for offer in offered(one)] == ["why", "point"]
    linked = one.replace(points=(Point(kind=PointKind.LINKEDIN_CONNECTION),))
    assert offered(linked)[0].kind == "point"


def test_what_is_known_is_not_offered_and_nothing_twice() -> None:
    referrer = person(name="Wei Zhang")
    one = person(
        referred_by=referrer.id,
        points=(Point(kind=PointKind.REFERRED_BY, detail="wei zhang"),),
        affiliations=("State U", "state u", "STATE U"),
    )
    assert texts("point", one, referrer) == ["State U"]
    brought = Point(kind=PointKind.SAME_INSTITUTION, detail="State U", confirmed=False)
    assert texts("point", one.replace(points=(brought,))) == ["State U"]


def test_somebody_i_know_there_may_be_a_mutual_contact() -> None:
    amara = person("", "Verda", name="Amara Diallo", warmth=Warmth.KNOWN)
    one = person("Analyst", "Verda Inc.")
    assert texts("point", one, amara, me=profile()) == ["you both know Amara Diallo"]
    known = records(one, amara)
    assert [offer for offer in offers(known, one, NOW) if offer.kind == "point"] == []


def test_there_are_never_more_than_digits() -> None:
    many = tuple(f"State {number}" for number in range(12))
    one = person("Analyst", "Verda", affiliations=many, positions=())
    found = offered(one, me=profile(institutions=many))
    assert len([offer for offer in found if offer.kind == "point"]) == MOST_POINTS
    assert len(open_to_confirm(records(one, me=profile(institutions=many)), one)) == len(many)


WHYS = [
    (person("Program Manager", "Verda"), ["what a Program Manager does all week at Verda"]),
    (person("Analyst"), ["what an Analyst does all week"]),
    (person("", "Verda"), ["what Verda is like inside"]),
    (
        person("🔬 Nurse | Keynote Speaker", "Verda"),
        ["what a Nurse does all week at Verda"],
    ),
    (person("Editor at Bluewillow 🚀"), ["what an Editor does all week"]),
    (person("🚀", "Verda"), ["what Verda is like inside"]),
    (person(), []),
    (
        person(
            positions=(
                Position(title="Grants Officer", organisation="Baltic Trust"),
                Position(title="Postdoc", organisation="Lake University"),
            )
        ),
        [
            "their way from Postdoc at Lake University to Grants Officer at Baltic Trust",
            "what a Grants Officer does all week at Baltic Trust",
        ],
    ),
    (
        person(points=(Point(kind=PointKind.SHARED_TRANSITION, detail="left academia"),)),
        ["they left academia too, and I would like to hear how"],
    ),
]


@pytest.mark.parametrize(("one", "whys"), WHYS)
def test_a_why_is_made_of_facts(one: Person, whys: list[str]) -> None:
    assert suggested_whys(records(one), one, NOW) == whys


def test_what_i_explore_is_a_why_where_they_are_part_of_it() -> None:
    grants, museums = track("grants"), track("museums")
    over = track("rivers", status=TrackStatus.RULED_OUT)
    whys = suggested_whys(records(grants, museums, over), person("Grants Officer", "Rivers"), NOW)
    assert whys[0] == "a Grants Officer sees grants from the inside"
    assert not any("museums" in why or "rivers from" in why for why in whys)
    member = person("Analyst", tracks=("museums",))
    assert suggested_whys(records(museums, grants), member, NOW)[0] == (
        "an Analyst sees museums from the inside"
    )


def test_earlier_contact_is_a_why_for_a_year() -> None:
    def met(day: date) -> Person:
        letters = Contact(kind=ContactKind.MESSAGE, sent=1, received=1, last=day, by=Direction.IN)
        return person(contacts=(letters,))

    recent = met(date(2026, 3, 5))
    (why,) = suggested_whys(records(recent), recent, NOW)
    assert why == "we have been in touch, last in Mar 2026"
    assert suggested_whys(records(), met(date(2025, 3, 5)), NOW) == []


def test_a_why_that_stands_is_not_offered_again() -> None:
    one = person("Analyst", "Baltic Trust")
    known = records(one)
    for why, count in (("her path", 0), ("", 1)):
        conversation = Conversation(id="c1", created=NOW, person=one.id, why=why)
        begun = dataclasses.replace(known, conversations={"c1": conversation})
        assert len(offers(begun, one, NOW)) == count
