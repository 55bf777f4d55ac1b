"""Adding people, saying why, what we share, and setting them aside."""

from datetime import date

import pytest

from coffeechat.acts import people
from coffeechat.domain.parts import DoNotContact, Point, Position, Triage
from coffeechat.domain.words import Outcome, PointKind, Route, Step
from support.happenings import happens
from support.worlds import World


def test_one_line_says_everything_about_a_person(world: World) -> None:
    world.put(world.records.profile.replace(institutions=("State U",)))
    line = (
        "Jelisa Okafor @Green Rivers, Program Manager track:grants track:policy tag:met "
        'point:"state u" point:choir mail:jelisa@example.org url:example.org/jelisa place:Oakland '
        'dream:yes why:"her path to grants"'
    )
    jelisa = world.known(world.do(people.add, line).subject)
    assert jelisa.name == "Jelisa Okafor"
    assert jelisa.positions == (Position(title="Program Manager", organisation="Green Rivers"),)
    assert [world.records.tracks[track].name for track in jelisa.tracks] == ["grants", "policy"]
    assert jelisa.points == (
        Point(kind=PointKind.SAME_INSTITUTION, detail="State U"),
        Point(kind=PointKind.OTHER, detail="choir"),
    )
    assert (jelisa.emails, jelisa.urls) == (
        ("jelisa@example.org",),
        ("https://example.org/jelisa",),
    )
    assert (jelisa.tags, jelisa.place, jelisa.dream) == (("met",), "Oakland", True)
    assert world.conversation(jelisa.id).why == "her path to grants"
    assert world.step(jelisa.id) is Step.QUALIFIED


def test_a_name_is_enough(world: World) -> None:
    wei = world.do(people.add, "Wei Zhang").subject
    assert (world.known(wei).positions, world.step(wei)) == ((), Step.SPOTTED)


def test_tracks_are_shared_by_name_whatever_their_case(world: World) -> None:
    world.do(people.add, "Wei Zhang track:Grants track:grants track:GRANTS")
    world.do(people.add, "Jelisa Okafor track:gránts")
    assert [track.name for track in world.records.tracks.values()] == ["Grants"]
    assert {person.tracks for person in world.records.people.values()} == {
        tuple(world.records.tracks)
    }


def test_a_why_begins_a_conversation_and_a_better_one_replaces_it(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "set aside, why")
    world.do(people.say_why, jelisa, "  how she left the lab ")
    assert world.conversation(jelisa).why == "how she left the lab"
    assert len(world.records.conversations) == 1
    assert world.known(jelisa).triage is None


def test_a_conversation_with_somebody_who_was_named_is_a_referral(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "why, asked, named somebody")
    sam = world.named("Sam Ortiz").id
    happens(world, sam, "why")
    assert world.conversation(jelisa).route is Route.DIRECT
    assert world.conversation(sam).route is Route.REFERRED


POINTS = [
    ("State U", PointKind.SAME_INSTITUTION, "State U"),
    ("state u", PointKind.SAME_INSTITUTION, "State U"),
    ("Verda", PointKind.SAME_EMPLOYER, "Verda"),
    ("society for ecology", PointKind.SAME_ASSOCIATION, "Society for Ecology"),
    ("oakland", PointKind.SAME_PLACE, "Oakland"),
    ("connected on LinkedIn", PointKind.LINKEDIN_CONNECTION, ""),
    ("the choir", PointKind.OTHER, "the choir"),
]


@pytest.mark.parametrize(("typed", "kind", "detail"), POINTS)
def test_a_connection_gets_its_kind_from_my_profile(
    world: World, typed: str, kind: PointKind, detail: str
) -> None:
    world.put(
        world.records.profile.replace(
            institutions=("State U",),
            employers=("Verda",),
            memberships=("Society for Ecology",),
            places=("Oakland",),
        )
    )
    jelisa = world.person("Jelisa Okafor", organisation="Verda", connected_on=date(2024, 3, 5))
    world.do(people.connect, jelisa, typed)
    assert world.known(jelisa).points == (Point(kind=kind, detail=detail),)


def test_a_connection_that_was_only_suggested_is_confirmed_once(world: World) -> None:
    guess = Point(kind=PointKind.OTHER, detail="the choir", confirmed=False)
    other = Point(kind=PointKind.OTHER, detail="the lab")
    jelisa = world.person("Jelisa Okafor", points=(guess, other))
    for _ in range(2):
        world.do(people.connect, jelisa, "The Choir")
    assert world.known(jelisa).points == (other, guess.replace(detail="The Choir", confirmed=True))


def test_setting_aside_is_for_good_or_until_a_day(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.do(people.set_aside, jelisa, date(2026, 12, 24))
    assert world.known(jelisa).triage == Triage(later_until=date(2026, 12, 24))
    world.do(people.set_aside, jelisa)
    assert world.known(jelisa).triage == Triage(no=True)


@pytest.mark.parametrize(
    ("zone", "words"), [("Europe/Berlin", "Thu"), ("America/Los_Angeles", "tomorrow")]
)
def test_days_are_told_in_my_zone(world: World, zone: str, words: str) -> None:
    """At one in the morning of the 20th in Berlin it is still the 19th in Los Angeles."""
    jelisa = world.person("Jelisa Okafor")
    world.put(world.records.profile.replace(zone=zone))
    world.at("2026-11-20 01:00")
    said = world.do(people.set_aside, jelisa, date(2026, 11, 26 if words == "Thu" else 20)).text
    assert said == f"Set Jelisa Okafor aside until {words}."
    world.do(people.never_contact, jelisa)
    marked = world.known(jelisa).do_not_contact
    assert marked is not None
    assert marked.since == date(2026, 11, 20 if words == "Thu" else 19)


def test_never_contact_keeps_the_first_day_and_the_latest_reason(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.do(people.never_contact, jelisa)
    world.wait(days=3)
    world.do(people.never_contact, jelisa, "she asked for it ")
    assert world.known(jelisa).do_not_contact == DoNotContact(
        since=date(2026, 11, 16), why="she asked for it"
    )
    assert world.standing(jelisa) == "not to be contacted"


ENDS = [
    ("why", Outcome.NOT_FITTING),
    ("ask drafted", Outcome.NOT_FITTING),
    ("asked", Outcome.WITHDRAWN),
    ("asked, later", Outcome.WITHDRAWN),
    ("asked, talk agreed", Outcome.WITHDRAWN),
    ("asked, talk agreed, cancelled", Outcome.CANCELLED),
    ("asked, talk agreed, did not come", Outcome.CANCELLED),
    ("asked, talk agreed, cancelled by me", Outcome.CANCELLED),
    ("asked, answered in writing", Outcome.ANSWERED_BY_EMAIL),
    ("asked, answered in writing, thanked", Outcome.ANSWERED_BY_EMAIL),
    ("asked, talk agreed, held", Outcome.HELD),
    ("asked, talk agreed, held, debriefed, thanked", Outcome.HELD),
]


@pytest.mark.parametrize("end", ["closed", "never contact"])
@pytest.mark.parametrize(("story", "outcome"), ENDS)
def test_how_a_conversation_ended_follows_from_what_happened(
    world: World, story: str, outcome: Outcome, end: str
) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"{story}, {end}")
    closing = world.conversation(jelisa).closed
    assert closing is not None
    assert closing.outcome is outcome


def test_the_end_keeps_the_reason_and_calls_off_the_talk(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed")
    world.do(people.close, jelisa, " changed my mind ")
    closing, talk = world.conversation(jelisa).closed, world.talk(jelisa)
    assert closing is not None
    assert (closing.note, closing.at) == ("changed my mind", world.clock.now)
    assert (talk.called_off, talk.sequence) == (world.clock.now, 1)


def test_a_talk_that_is_over_is_not_called_off_by_the_end(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed")
    world.wait(days=3)
    happens(world, jelisa, "closed")
    assert world.talk(jelisa).called_off is None
