"""Talks prepared, held and written down; the people they name."""

import pytest

from coffeechat.acts import scheduling, talks
from coffeechat.domain.parts import Point, Position, QuestionUse
from coffeechat.domain.words import (
    AskedOthers,
    Channel,
    Direction,
    Facet,
    LoopKind,
    LoopState,
    MessagePurpose,
    Mode,
    PointKind,
    ReplyKind,
    Step,
    Warmth,
)
from support.happenings import happens
from support.worlds import World

TALK = "asked, talk agreed"
OVER = f"{TALK}, held"


def test_a_plan_keeps_its_order_and_is_complete_when_said_so(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, TALK)
    questions = (QuestionUse(text="Second"), QuestionUse(text="First", tailored=True))
    world.do(talks.plan, jelisa, questions=questions, key_question="First")
    assert world.talk(jelisa).questions == questions
    assert world.talk(jelisa).prepared is None
    world.do(talks.plan, jelisa, questions=questions[:1], key_question="", done=True)
    prepared = world.talk(jelisa).prepared
    assert prepared == world.clock.now
    world.do(talks.plan, jelisa, questions=questions, key_question="First")
    assert world.talk(jelisa).prepared == prepared, "a later change does not undo it"


def test_a_place_is_news_for_every_calendar(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, TALK)
    world.do(talks.place, jelisa, " Room 1 ")
    assert (world.talk(jelisa).place, world.talk(jelisa).sequence) == ("Room 1", 1)


@pytest.mark.parametrize(
    ("mode", "purpose", "channel"),
    [
        (None, MessagePurpose.MET, Channel.OTHER),
        (Mode.COFFEE, MessagePurpose.MET, Channel.OTHER),
        (Mode.PHONE, MessagePurpose.CALL, Channel.PHONE),
        (Mode.VIDEO, MessagePurpose.CALL, Channel.VIDEO),
    ],
)
def test_a_talk_is_contact_both_ways(
    world: World, mode: Mode | None, purpose: MessagePurpose, channel: Channel
) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, TALK)
    conversation = world.conversation(jelisa)
    world.put(conversation.replace(interview=world.talk(jelisa).replace(mode=mode)))
    world.at("2026-11-20 09:00")
    world.do(talks.held, jelisa)
    contact = world.messages(jelisa)[-1]
    assert (contact.direction, contact.purpose, contact.channel) == (
        Direction.BOTH,
        purpose,
        channel,
    )
    assert contact.at == world.moment("2026-11-17 14:30"), "when it ended, not when it was noted"
    assert world.talk(jelisa).held == world.clock.now


def test_a_short_talk_is_over_when_it_is_noted(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, TALK)
    world.at("2026-11-17 14:05")
    world.do(talks.held, jelisa)
    assert world.messages(jelisa)[-1].at == world.clock.now
    happens(world, jelisa, "debriefed, thanked")
    assert world.step(jelisa) is Step.KEEP_IN_TOUCH


CAPTURED = [
    # line, kind of loop, its text
    ("! read the annual report", LoopKind.SUGGESTION, "read the annual report"),
    ("@me send the poster", LoopKind.PROMISE, "send the poster"),
    ("@them: lend the handbook", LoopKind.OFFER, "lend the handbook"),
    ("? who reads the budget", LoopKind.QUESTION, "who reads the budget"),
    ("+ Sam Ortiz at Verda, use her name", LoopKind.REFERRAL, "use her name"),
    ("+ Sam Ortiz", LoopKind.REFERRAL, "talk to Sam Ortiz"),
]


@pytest.mark.parametrize(("line", "kind", "text"), CAPTURED)
def test_a_line_with_a_sign_leaves_something_open(
    world: World, line: str, kind: LoopKind, text: str
) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, OVER)
    world.do(talks.capture, jelisa, line)
    (loop,) = world.records.loops.values()
    assert (loop.kind, loop.text, loop.person, loop.state) == (kind, text, jelisa, LoopState.OPEN)
    assert loop.conversation == world.conversation(jelisa).id
    assert [one.text for one in world.talk(jelisa).lines] == [line]


LEARNED = [
    ("budgets mattered most", Facet.OTHER, "budgets mattered most"),
    ("= burn rate: money a month", Facet.LINGO, "burn rate: money a month"),
    ("= runway", Facet.LINGO, "runway"),
]


@pytest.mark.parametrize(("line", "facet", "text"), LEARNED)
def test_any_other_line_is_something_learned(
    world: World, line: str, facet: Facet, text: str
) -> None:
    jelisa = world.person("Jelisa Okafor", tracks=("t",))
    happens(world, jelisa, OVER)
    world.do(talks.capture, jelisa, f"  {line} ")
    (learning,) = world.records.learnings.values()
    assert (learning.facet, learning.text, learning.tracks) == (facet, text, ("t",))
    assert [(one.text, one.at) for one in world.talk(jelisa).lines] == [(line, world.clock.now)]


def test_a_number_ticks_its_question(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, TALK)
    questions = tuple(QuestionUse(text=text) for text in ("One", "Two", "Three"))
    world.do(talks.plan, jelisa, questions=questions, key_question="")
    world.do(talks.capture, jelisa, "2")
    assert [question.asked for question in world.talk(jelisa).questions] == [False, True, False]
    assert not world.records.learnings


@pytest.mark.parametrize("answer", AskedOthers)
def test_a_debrief_answers_the_closing_question(world: World, answer: AskedOthers) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, TALK)
    world.at("2026-11-17 15:00")
    world.do(talks.debrief, jelisa, answer)
    talk = world.talk(jelisa)
    assert (talk.asked_others, talk.debriefed) == (answer, world.clock.now)
    assert talk.held == world.clock.now, "a talk that is written down was held"
    assert len([one for one in world.messages(jelisa) if one.direction is Direction.BOTH]) == 1


# Whom they named.


def test_whom_they_named_is_a_person_to_ask(world: World) -> None:
    jelisa = world.person("Jelisa Okafor", tracks=("t",))
    happens(world, jelisa, OVER)
    world.do(talks.capture, jelisa, "+ Sam Ortiz at Verda, use her name")
    sam = world.named("Sam Ortiz")
    assert sam.positions == (Position(organisation="Verda"),)
    assert (sam.referred_by, sam.warmth, sam.tracks) == (jelisa, Warmth.INTRODUCED, ("t",))
    assert sam.points == (Point(kind=PointKind.REFERRED_BY, detail="Jelisa Okafor"),)
    (loop,) = world.records.loops.values()
    assert (loop.person, loop.about) == (jelisa, sam.id)
    assert world.step(sam.id) is Step.SPOTTED


def test_somebody_known_is_not_added_again(world: World) -> None:
    sam = world.person("sam ortíz", organisation="Baltic Trust", notes="met at the fair")
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, OVER)
    said = world.do(talks.capture, jelisa, "+ Sam Ortiz at Verda").text
    assert said == "Noted that they named sam ortíz."
    known = world.known(sam)
    assert (known.organisation, known.notes) == ("Baltic Trust", "met at the fair")
    assert (known.referred_by, len(known.points)) == (jelisa, 1)


def test_of_two_with_the_same_name_neither_is_meant(world: World) -> None:
    for _ in range(2):
        world.person("Sam Ortiz")
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"{OVER}, person named")
    assert sum(one.name == "Sam Ortiz" for one in world.records.people.values()) == 3


def test_everybody_they_name_is_a_referral_of_their_own(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"{OVER}, person named")
    world.do(talks.capture, jelisa, "+ Mika Laine")
    named = {world.named("Sam Ortiz").id, world.named("Mika Laine").id}
    assert {loop.about for loop in world.records.loops.values()} == named


def test_naming_somebody_twice_is_one_referral(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"{OVER}, person named, person named")
    assert len(world.records.loops) == len(world.named("Sam Ortiz").points) == 1
    assert len(world.talk(jelisa).lines) == 2


def test_two_who_name_the_same_person_both_are_to_be_told(world: World) -> None:
    jelisa, wei = world.person("Jelisa Okafor"), world.person("Wei Zhang")
    happens(world, jelisa, f"{OVER}, person named, debriefed, thanked")
    happens(world, wei, "asked, named somebody")
    sam = world.named("Sam Ortiz")
    assert sam.referred_by == jelisa, "the first who named them"
    assert [point.detail for point in sam.points] == ["Jelisa Okafor", "Wei Zhang"]
    happens(world, sam.id, f"{OVER}, debriefed, thanked")
    results = [(one.state, one.result, one.reported) for one in world.records.loops.values()]
    assert results == [(LoopState.DONE, "met Sam Ortiz", False)] * 2
    assert world.due() == ["D-15 Jelisa Okafor", "D-15 Wei Zhang"]


def test_naming_somebody_i_met_leaves_nothing_open(world: World) -> None:
    sam, jelisa = world.person("Sam Ortiz"), world.person("Jelisa Okafor")
    happens(world, sam, f"{OVER}, debriefed, thanked, closed")
    happens(world, jelisa, f"{OVER}, person named, debriefed, thanked")
    (loop,) = world.records.loops.values()
    assert (loop.state, loop.reported) == (LoopState.DONE, True)
    assert world.known(sam).referred_by is None, "nobody led me to them"
    assert world.step(jelisa) is Step.KEEP_IN_TOUCH
    assert world.due() == []


def test_a_name_may_come_with_a_decline(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked")
    world.reply(jelisa, ReplyKind.REFERRED_ON, named="Sam Ortiz @Verda, ask about the lab")
    (loop,) = world.records.loops.values()
    assert (loop.text, world.named("Sam Ortiz").organisation) == ("ask about the lab", "Verda")


def test_how_long_the_talk_is_to_be_is_agreed_and_moves_with_it(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked")
    typed = (
        "thu 16:00",
        "thu 16:00 20 min",
        "fri 16:00",
        "fri 16:00 20 min",
        "fri 16:00 for an hour",
    )
    agreed = []
    for one in typed:
        world.do(scheduling.schedule, jelisa, world.when(one))
        agreed.append((world.talk(jelisa).minutes, world.talk(jelisa).sequence))
    assert agreed == [(30, 0), (20, 1), (20, 2), (20, 2), (60, 3)]
