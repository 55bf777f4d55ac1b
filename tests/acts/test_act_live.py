"""The talk while it takes place: its clock, what lines become, its end, and thinking it over."""

from datetime import date

import pytest

from coffeechat.acts import Refused, live, reflecting, talks, tracks
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.parts import QuestionUse, Term
from coffeechat.domain.stages import debrief_done
from coffeechat.domain.words import (
    AskedOthers,
    Direction,
    Facet,
    LoopKind,
    LoopState,
    MessagePurpose,
    ReplyKind,
    Step,
    TrackStatus,
)
from support.happenings import happens
from support.worlds import World

TALK = "asked, talk agreed"
OVER = f"{TALK}, held"


def agreed(world: World) -> str:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, TALK)
    return jelisa


# The clock.


def test_opened_again_the_clock_goes_on_from_where_it_began(world: World) -> None:
    jelisa = agreed(world)
    world.at("2026-11-17 14:04")
    assert world.do(live.open_live, jelisa).changed
    began = world.talk(jelisa).began
    assert began is not None
    assert began.replace(microsecond=0) == world.moment("2026-11-17 14:04")
    world.at("2026-11-17 14:20")
    assert not world.do(live.open_live, jelisa).changed
    assert world.talk(jelisa).began == began


def test_opened_long_before_or_after_nothing_begins(world: World) -> None:
    jelisa = agreed(world)
    for wall in ("2026-11-17 09:00", "2026-11-17 14:30", "2026-11-18 09:00"):
        world.at(wall)
        assert not world.do(live.open_live, jelisa).changed
    assert world.talk(jelisa).began is None


@pytest.mark.parametrize("kind", [ReplyKind.MOVED, ReplyKind.MOVED_BY_ME])
def test_a_talk_that_is_moved_begins_anew(world: World, kind: ReplyKind) -> None:
    jelisa = agreed(world)
    world.at("2026-11-17 14:01")
    world.do(live.open_live, jelisa)
    world.reply(jelisa, kind, "fri 10:00")
    assert world.talk(jelisa).began is None
    world.at("2026-11-20 09:59")
    world.do(live.open_live, jelisa)
    assert world.talk(jelisa).began == world.moment("2026-11-20 10:00")


def test_without_a_talk_nothing_opens(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"{TALK}, cancelled")
    with pytest.raises(Refused, match="No talk with Jelisa Okafor is agreed"):
        world.do(live.open_live, jelisa)


# What lines become.


def test_a_term_goes_into_the_glossary_and_says_who_used_it(world: World) -> None:
    jelisa = agreed(world)
    world.do(tracks.belong, jelisa, "grants")
    world.do(tracks.term, "grants", "RFP")
    world.do(talks.capture, jelisa, "= rfp a call for offers")
    (track,) = world.records.tracks.values()
    assert track.glossary == (Term(term="rfp", meaning="a call for offers"),)
    (learned,) = world.records.learnings.values()
    assert (learned.facet, learned.text) == (Facet.LINGO, "rfp: a call for offers")
    world.do(talks.capture, jelisa, "= RFP")
    (track,) = world.records.tracks.values()
    assert track.glossary == (Term(term="rfp", meaning="a call for offers"),), "the meaning stays"


def test_a_surprise_and_an_organisation_are_learned(world: World) -> None:
    jelisa = agreed(world)
    world.do(talks.capture, jelisa, "* nobody has a plan")
    world.do(talks.capture, jelisa, "# @Verda: advises cities")
    learned = [(one.facet, one.text) for one in world.records.learnings.values()]
    assert learned == [
        (Facet.SURPRISE, "nobody has a plan"),
        (Facet.ORGANISATIONS, "Verda: advises cities"),
    ]


def test_a_field_becomes_a_track_i_am_curious_about(world: World) -> None:
    jelisa = agreed(world)
    world.do(talks.capture, jelisa, "# science policy: half of her group went there")
    world.do(talks.capture, jelisa, "# Science Policy")
    (track,) = world.records.tracks.values()
    assert (track.name, track.status) == ("science policy", TrackStatus.CURIOUS)
    learned = [(one.tracks, one.text) for one in world.records.learnings.values()]
    assert learned == [
        ((track.id,), "science policy: half of her group went there"),
        ((track.id,), "science policy"),
    ]
    assert world.known(jelisa).tracks == ()


def test_without_a_plan_the_standard_questions_are_ticked_and_kept(world: World) -> None:
    jelisa = agreed(world)
    standard = (QuestionUse(text="How does a week look?"), QuestionUse(text="Whom else?"))
    world.do(talks.capture, jelisa, "2", standard=standard)
    assert [one.asked for one in world.talk(jelisa).questions] == [False, True]
    world.do(talks.capture, jelisa, "1", standard=())
    assert [one.asked for one in world.talk(jelisa).questions] == [True, True]


# Its end.


def test_whoever_answers_for_the_end_has_talked(world: World) -> None:
    jelisa = agreed(world)
    world.at("2026-11-17 14:30")
    world.do(live.closing, jelisa, "asked_others", "no")
    talk = world.talk(jelisa)
    assert (talk.asked_others, talk.debriefed) == (AskedOthers.NO, None)
    assert talk.held is not None
    assert world.step(jelisa) is Step.DIGEST
    world.do(live.closing, jelisa, "thanked", "yes")
    world.do(live.closing, jelisa, "may_return", "no")
    talk = world.talk(jelisa)
    assert (talk.thanked, talk.may_return) == (True, False)
    met = [one for one in world.messages(jelisa) if one.purpose is MessagePurpose.MET]
    assert len(met) == 1


def test_a_talk_that_is_ahead_has_no_end(world: World) -> None:
    jelisa = agreed(world)
    before = world.store.canonical()
    with pytest.raises(Refused, match="it is still ahead"):
        world.do(live.closing, jelisa, "thanked", "yes")
    world.at("2026-11-17 14:30")
    with pytest.raises(Refused, match="Type yes or no"):
        world.do(live.closing, jelisa, "thanked", "unfitting")
    assert world.store.canonical() == before


# Thinking it over.


def test_reflections_change_what_they_number(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"{OVER}, note, suggestion, promise, person named")
    world.do(reflecting.reflect, jelisa, "facets", "sk")
    (learned,) = world.records.learnings.values()
    assert learned.facet is Facet.SKILLS
    world.do(reflecting.reflect, jelisa, "due", "1 fri")
    world.do(reflecting.reflect, jelisa, "drop", "1")
    loops = {one.kind: one for one in world.records.loops.values()}
    assert loops[LoopKind.SUGGESTION].state is LoopState.DROPPED
    assert loops[LoopKind.PROMISE].due == date(2026, 11, 20)
    world.do(reflecting.reflect, jelisa, "write_to", "1")
    assert world.step(world.named("Sam Ortiz").id) is Step.QUALIFIED
    world.do(reflecting.reflect, jelisa, "feelings", "2 4")
    talk = world.talk(jelisa)
    assert talk.before is not None
    assert talk.after is not None
    assert (talk.before.confidence, talk.after.confidence) == (2, 4)
    assert not debrief_done(talk)


@pytest.mark.parametrize(
    ("part", "text", "why"),
    [
        ("facets", "2 day", "1 budgets mattered most"),
        ("facets", "1 x", "is none of these"),
        ("drop", "9", "is none of these"),
        ("due", "1 soon", "soon"),
        ("write_to", "1", "nothing is left here"),
        ("feelings", "7", "each 1 to 5"),
    ],
)
def test_an_answer_that_means_nothing_changes_nothing(
    world: World, part: str, text: str, why: str
) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"{OVER}, note, promise")
    before = world.store.canonical()
    with pytest.raises(NotUnderstood, match=why):
        world.do(reflecting.reflect, jelisa, part, text)
    assert world.store.canonical() == before


def test_a_day_that_is_not_ahead_is_none_to_promise_by(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"{OVER}, promise")
    with pytest.raises(Refused, match="not ahead"):
        world.do(reflecting.reflect, jelisa, "due", "1 today")


# Changes of its date.


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (ReplyKind.CANCELLED_BY_ME, "you cancelled, no new date yet"),
        (ReplyKind.NO_SHOW_BY_ME, "you did not come, no new date yet"),
    ],
)
def test_what_i_did_to_a_date_is_no_answer_of_theirs(
    world: World, kind: ReplyKind, words: str
) -> None:
    jelisa = agreed(world)
    world.at("2026-11-17 15:00")
    world.reply(jelisa, kind)
    assert world.step(jelisa) is Step.ARRANGING
    assert world.standing(jelisa) == words
    assert world.messages(jelisa)[-1].direction is Direction.OUT
    assert world.talk(jelisa).called_off is not None
