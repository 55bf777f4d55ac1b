"""Introductions: who may introduce me, how far that is, and when to ask how it stands."""

import pytest

from coffeechat.acts import Refused, introductions, messages
from coffeechat.acts.binning import put_in
from coffeechat.acts.duplicates import merge, unmerge
from coffeechat.acts.forgetting import forget
from coffeechat.domain.person_lines import person_lines
from coffeechat.domain.stages import next_purpose, open_draft
from coffeechat.domain.timeline import timeline
from coffeechat.domain.words import (
    IntroState,
    LoopKind,
    MessagePurpose,
    PointKind,
    Route,
    Step,
    Warmth,
)
from support.happenings import happens
from support.worlds import World

AMARA = "Amara Diallo"


def both(world: World) -> tuple[str, str]:
    """Amara, who is to introduce me, and Jelisa."""
    amara, jelisa = world.person(AMARA), world.person("Jelisa Okafor")
    world.do(introductions.seek, jelisa, "amara")
    return amara, jelisa


def request(world: World, amara: str, jelisa: str) -> str:
    """A request drafted; its id."""
    return world.do(
        messages.draft,
        amara,
        purpose=MessagePurpose.INTRO_REQUEST,
        subject="Would you?",
        body="Dear Amara",
        template="intro-request",
        about=jelisa,
    ).subject


def purpose(world: World, person: str) -> MessagePurpose:
    return next_purpose(world.records, world.known(person))


def page(world: World, person: str) -> dict[str, str]:
    return dict(person_lines(world.records, world.known(person), world.now))


def test_the_request_is_what_is_next_to_be_written_to_who_may_introduce_me(world: World) -> None:
    amara, jelisa = both(world)
    assert purpose(world, amara) is MessagePurpose.INTRO_REQUEST
    assert purpose(world, jelisa) is MessagePurpose.ASK
    assert world.standing(jelisa) == "ask Amara Diallo to introduce you"
    drafted = request(world, amara, jelisa)
    found = open_draft(world.records, amara)
    assert found is not None
    assert found.id == drafted


@pytest.mark.parametrize("drafted", [True, False])
def test_the_request_that_went_out_is_noted_at_the_one_it_is_about(
    world: World,
    drafted: bool,
) -> None:
    amara, jelisa = both(world)
    if drafted:
        request(world, amara, jelisa)
    said = world.do(messages.sent, amara)
    assert said.text.startswith(f"Sent the request for an introduction to {AMARA}.")
    assert world.standing(jelisa) == "asked Amara Diallo to introduce you today"
    assert purpose(world, amara) is MessagePurpose.ASK
    assert world.step(jelisa) is Step.QUALIFIED
    (sent,) = world.messages(amara)
    assert sent.about == jelisa


def test_a_week_without_a_word_makes_it_due_until_something_is_said(world: World) -> None:
    amara, jelisa = both(world)
    world.do(messages.sent, amara)
    world.wait(days=6)
    assert "D-23 Jelisa Okafor" not in world.due()
    world.wait(days=1)
    (item,) = [one for one in world.items() if one.rule == "D-23"]
    assert item.verb == "intro-status"
    assert AMARA in item.why
    world.do(introductions.stand, jelisa, "agreed")
    assert "D-23 Jelisa Okafor" not in world.due()
    world.wait(days=7)
    assert "D-23 Jelisa Okafor" in world.due()
    world.do(introductions.stand, jelisa, "passed_on")
    assert "D-23 Jelisa Okafor" not in world.due()


def test_once_introduced_the_ask_goes_that_way_and_they_are_told_how_it_went(world: World) -> None:
    amara, jelisa = both(world)
    for state in (IntroState.ASKED, IntroState.AGREED, IntroState.INTRODUCED):
        world.do(introductions.stand, jelisa, state)
    assert world.conversation(jelisa).route is Route.INTRODUCED
    known = world.known(jelisa)
    assert known.warmth is Warmth.INTRODUCED
    assert known.referred_by == amara
    assert [point.detail for point in known.points] == [AMARA]
    assert known.points[0].kind is PointKind.MUTUAL_CONTACT
    assert purpose(world, jelisa) is MessagePurpose.ASK
    happens(world, jelisa, "asked, talk agreed, held")
    assert page(world, jelisa)["intro"] == "Amara Diallo introduced you yesterday"
    world.wait(days=4)
    assert f"D-15 {AMARA}" in world.due()
    (loop,) = world.records.loops_by_person[amara]
    assert (loop.kind, loop.about) == (LoopKind.REFERRAL, jelisa)


@pytest.mark.parametrize("state", [IntroState.DECLINED, IntroState.STALLED])
def test_what_comes_to_nothing_leaves_another_way_open(world: World, state: IntroState) -> None:
    _, jelisa = both(world)
    world.do(introductions.stand, jelisa, IntroState.ASKED)
    world.do(introductions.stand, jelisa, state)
    assert world.conversation(jelisa).route is Route.DIRECT
    assert world.step(jelisa) is Step.QUALIFIED
    wei = world.person("Wei Zhang")
    world.do(introductions.seek, jelisa, "wei")
    assert purpose(world, wei) is MessagePurpose.INTRO_REQUEST
    world.do(introductions.seek, jelisa, "amara")
    assert world.conversation(jelisa).introduction == ()


def test_the_page_and_the_past_tell_of_it(world: World) -> None:
    _, jelisa = both(world)
    world.do(introductions.stand, jelisa, "asked")
    world.wait(days=1)
    world.do(introductions.stand, jelisa, "passed_on")
    assert page(world, jelisa)["stands"] == "Amara Diallo passed it on today"
    assert "intro" not in page(world, jelisa), "once is enough"
    told = [entry.text for entry in timeline(world.records, world.known(jelisa))]
    assert told[-2:] == ["asked Amara Diallo to introduce you", "Amara Diallo passed it on"]


def test_nothing_is_noted_twice(world: World) -> None:
    _, jelisa = both(world)
    assert not world.do(introductions.seek, jelisa, AMARA).changed
    world.do(introductions.stand, jelisa, "agreed")
    assert not world.do(introductions.stand, jelisa, "agreed").changed


def test_what_cannot_be_is_refused(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "why")
    with pytest.raises(Refused, match="Nobody is to introduce you"):
        world.do(introductions.stand, jelisa, "agreed")
    with pytest.raises(Refused, match="cannot introduce you to themselves"):
        world.do(introductions.seek, jelisa, "jelisa")
    happens(world, world.person(AMARA), "never contact")
    with pytest.raises(Refused, match="not to be contacted"):
        world.do(introductions.seek, jelisa, "amara")
    world.person("Wei Zhang")
    happens(world, jelisa, "asked, talk agreed")
    with pytest.raises(Refused, match="has answered already"):
        world.do(introductions.seek, jelisa, "wei")


def test_a_merge_takes_the_introduction_along_and_back(world: World) -> None:
    _, jelisa = both(world)
    twin = world.person("Amara Diallo-Bah")
    before = world.conversation(jelisa).introducer
    elder, younger = world.named(AMARA).id, twin
    world.do(introductions.seek, jelisa, younger)
    world.do(messages.sent, younger)
    world.do(merge, elder, younger)
    assert world.conversation(jelisa).introducer == elder == before
    world.do(unmerge, elder)
    assert world.conversation(jelisa).introducer == younger


def test_forgetting_who_may_introduce_me_leaves_no_trace(world: World) -> None:
    amara, jelisa = both(world)
    world.do(introductions.stand, jelisa, "introduced")
    world.do(forget, amara, AMARA)
    assert world.conversation(jelisa).introducer is None
    assert world.conversation(jelisa).introduction == ()
    for path in world.path.parent.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert AMARA.encode() not in content
            assert amara.encode() not in content


def test_forgetting_who_i_wanted_to_meet_takes_the_draft_along(world: World) -> None:
    amara, jelisa = both(world)
    draft = request(world, amara, jelisa)
    world.do(forget, jelisa, "Jelisa Okafor")
    assert draft not in world.records.messages
    assert purpose(world, amara) is MessagePurpose.ASK


def test_of_a_request_that_went_out_only_the_name_goes(world: World) -> None:
    amara, jelisa = both(world)
    world.do(messages.sent, amara)
    world.do(forget, jelisa, "Jelisa Okafor")
    (sent,) = world.messages(amara)
    assert sent.about is None


def test_the_one_in_the_bin_introduces_nobody(world: World) -> None:
    amara, jelisa = both(world)
    world.do(introductions.stand, jelisa, "asked")
    world.do(put_in, amara)
    world.wait(days=8)
    assert AMARA not in "".join(page(world, jelisa).values())
    assert not [one for one in world.items() if one.rule == "D-23"]
