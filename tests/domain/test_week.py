"""Looking back at the week: what is counted, what is proposed, what I chose; and Today's rows."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.acts import Refused, introductions, loops, messages, people, week
from coffeechat.domain.due import DueItem, shown_today
from coffeechat.domain.due.rules import GROUPS, SEATS
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.fresh import last_import, old_from
from coffeechat.domain.learnings import is_old
from coffeechat.domain.looking_back import LookBack, happened_words, look_back
from coffeechat.domain.parts import Triage
from coffeechat.domain.rhythm import (
    parse_review_day,
    parse_rhythm,
    review_day_before,
    review_day_from,
    review_day_words,
)
from coffeechat.domain.snapshot import EMPTY_PROFILE
from coffeechat.domain.words import LoopKind, ReplyKind, TrackStatus, Warmth
from domain.due_kit import learning_of, loop_with, rules_at, the_item
from support.happenings import happens
from support.worlds import World

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 12, 31))


def looked(world: World) -> LookBack:
    """The week as it is now, people in the order of their names."""
    best = sorted(world.records.people, key=lambda one: world.known(one).name)
    return look_back(world.records, world.now, world.items(), best)


def texts(world: World) -> list[str]:
    return [step.text for step in looked(world).proposals]


# What happened, and what is open.


def test_what_happened_in_seven_days_is_counted(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed, held, suggestion, debriefed, thanked")
    assert happened_words(looked(world).happened) == [
        "1 talk held",
        "1 ask sent",
        "1 answer",
        "1 person added",
        "1 thank-you sent",
    ]
    world.do(loops.done, jelisa, "annual")
    happens(world, jelisa, "reported back")
    learning_of(world, jelisa, date(2026, 11, 17))
    assert happened_words(looked(world).happened)[-3:] == [
        "1 report back",
        "1 learning",
        "1 loop closed",
    ]


def test_a_week_begins_at_my_midnight_six_days_before(world: World) -> None:
    happens(world, world.person("Jelisa Okafor"), "asked")
    world.at("2026-11-22 23:59")
    assert looked(world).happened.asks == 1
    world.at("2026-11-23 00:00")
    assert happened_words(looked(world).happened) == []


def test_what_is_open_is_told_in_words(world: World) -> None:
    for name in ("Jelisa Okafor", "Wei Zhang", "Sam Ortiz"):
        happens(world, world.person(name), "asked, talk agreed, held, promise, debriefed")
    happens(world, world.person("Owen Clarke"), "asked")
    happens(world, world.person("Mika Laine"), "asked, talk agreed")
    assert list(looked(world).open) == [
        "you owe 6: Jelisa Okafor, Wei Zhang and 1 more",
        "you wait for 1, Owen Clarke since today",
        "1 talk ahead",
        "3 loops",
    ]
    assert looked(world).rhythm == "last conversation today · 5 of 3 asks this week"


# Open questions, and whom they are for.


def test_a_question_is_for_whom_one_is_about_to_talk_to(world: World) -> None:
    giver = world.person("Jelisa Okafor", tracks=("t",))
    question = loop_with(world, giver, LoopKind.QUESTION, text="who reads the budget")
    assert looked(world).questions[0].best is None
    fits = world.person("Wei Zhang", tracks=("t",))
    world.person("Ana Bell")
    assert looked(world).questions[0].best == world.known(fits)
    awaited = world.person("Sam Ortiz", tracks=("t",))
    happens(world, awaited, "asked")
    assert looked(world).questions[0].best == world.known(awaited)
    happens(world, awaited, "talk agreed")
    assert looked(world).questions[0].best == world.known(awaited)
    world.do(people.never_contact, awaited)
    assert looked(world).questions[0].best == world.known(fits)
    world.do(loops.ask_whom, giver, f"{question.id}: {fits}")
    assert looked(world).questions == []


def test_only_a_few_questions_are_shown(world: World) -> None:
    giver = world.person("Jelisa Okafor")
    for number in range(7):
        loop_with(world, giver, LoopKind.QUESTION, text=f"question {number}")
    assert (len(looked(world).questions), looked(world).more) == (5, 2)


# What is proposed, and what I chose.


def test_steps_are_people_then_suggestions_then_old_learnings(world: World) -> None:
    giver = world.person("Jelisa Okafor")
    happens(world, giver, "asked, talk agreed, held, suggestion, debriefed, thanked")
    learning_of(world, giver, date(2025, 1, 1), their_words=True)
    world.person("Wei Zhang", organisation="Verda")
    world.do(people.say_why, world.person("Zoe Amar"), "her lab")
    assert texts(world) == [
        "ask Zoe Amar",
        "ask Wei Zhang (Verda)",
        "read the annual report (Jelisa Okafor suggested it)",
        "ask Jelisa Okafor again: «budgets mattered most»",
    ]


def test_nobody_is_proposed_who_is_asked_set_aside_or_left_alone(world: World) -> None:
    happens(world, world.person("Asked"), "asked")
    world.person("Aside", triage=Triage(no=True))
    world.do(people.never_contact, world.person("Alone"))
    assert texts(world) == []


def test_whom_somebody_is_to_introduce_is_not_to_be_asked_meanwhile(world: World) -> None:
    world.person("Amara Diallo", triage=Triage(no=True))
    wei = world.person("Wei Zhang")
    world.do(introductions.seek, wei, "Amara Diallo")
    assert texts(world) == []
    world.do(introductions.stand, wei, "asked")
    assert texts(world) == []
    world.do(introductions.stand, wei, "declined")
    assert texts(world) == ["ask Wei Zhang"]


def test_there_are_nine_steps_at_most(world: World) -> None:
    for number in range(20):
        world.person(f"Person {number:02}")
        loop_with(world, world.named("Person 00").id, LoopKind.SUGGESTION, text=f"read {number}")
    found = texts(world)
    assert len(found) == 9
    assert found[5:] == ["ask Person 05", *(f"read {n} (Person 00 suggested it)" for n in range(3))]


def test_what_i_chose_comes_first_until_it_is_done(world: World) -> None:
    jelisa, wei = world.person("Jelisa Okafor"), world.person("Wei Zhang")
    loop = loop_with(world, jelisa, LoopKind.SUGGESTION, text="read it")
    old = learning_of(world, jelisa, date(2025, 1, 1))
    world.do(week.keep, (old.id, loop.id, wei))
    assert [step.subject for step in looked(world).proposals] == [old.id, loop.id, wei, jelisa]
    assert {item.why for item in world.items() if item.rule == "D-29"} == {
        "you chose to ask them",
        "you chose: read it",
        "ask again: budgets mattered most",
    }
    world.do(messages.sent, wei)
    world.do(loops.done, jelisa, f"{loop.id}: it helped")
    learning_of(world, jelisa, date(2026, 11, 16), contradicts=(old.id,))
    assert "D-29" not in rules_at(world, "2026-11-17 09:00")


def test_whom_i_chose_is_not_among_those_to_look_at_again(world: World) -> None:
    known = [world.person(name, warmth=Warmth.KNOWN) for name in ("Wei Zhang", "Mika Laine")]
    world.wait(days=8)
    assert [item.people for item in world.items()] == [tuple(known)]
    world.do(week.keep, known[:1])
    assert [(item.rule, item.people) for item in world.items()] == [
        ("D-29", ()),
        ("D-21", (known[1],)),
    ]
    world.do(week.keep, known)
    assert [item.rule for item in world.items()] == ["D-29", "D-29"]


def test_what_is_said_to_be_done_comes_up_no_more(world: World) -> None:
    wei = world.person("Wei Zhang")
    world.do(week.keep, (wei,))
    world.do(week.behind, wei)
    assert world.due() == []
    assert not world.do(week.behind, wei).changed
    world.do(week.keep, (wei,))
    assert world.due() == ["D-29 Wei Zhang"]


@pytest.mark.parametrize(
    ("chosen", "says"),
    [(("a", "b", "c", "d"), "Three are enough"), (("nobody",), "no longer here")],
)
def test_more_than_three_and_what_is_gone_are_refused(
    world: World, chosen: tuple[str, ...], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        world.do(week.keep, chosen)
    with pytest.raises(Refused, match="none of what you chose"):
        world.do(week.behind, "nobody")


# The rhythm of talking (D-20), of looking back (D-26), and what waits for it.


def test_a_week_without_an_ask_comes_up_when_nothing_is_under_way(tmp_path: Path) -> None:
    world = World(tmp_path / "db.json", rhythm=45)
    jelisa = world.person("Jelisa Okafor")
    assert rules_at(world, "2026-11-16 10:00") == [], "before the first ask there is no rhythm"
    happens(world, jelisa, "asked")
    assert "D-20" not in rules_at(world, "2026-12-01 09:00"), "an answer is awaited"
    happens(world, jelisa, "closed")
    assert the_item(world, "D-20").due == date(2026, 11, 30)
    assert "D-20" not in rules_at(world, "2026-11-29 23:59"), "the week is not over"
    world.put(world.records.profile.replace(pace=0))
    assert "D-20" not in rules_at(world, "2026-12-31 23:59")
    assert "D-20" in rules_at(world, "2027-01-01 00:00")
    world.put(world.records.profile.replace(rhythm=0))
    assert "D-20" not in rules_at(world, "2027-01-01 00:00")


def test_the_rhythm_leads_to_triage_while_there_is_somebody_to_decide_on(tmp_path: Path) -> None:
    world = World(tmp_path / "db.json", rhythm=45, pace=0)
    happens(world, world.person("Jelisa Okafor"), "asked, closed, a year passes")
    assert the_item(world, "D-20").verb == "add"
    world.person("Wei Zhang")
    assert the_item(world, "D-20").verb == "triage"


def test_a_talk_counts_as_well_as_an_ask(tmp_path: Path) -> None:
    world = World(tmp_path / "db.json", rhythm=10, pace=0)
    jelisa = world.person("Jelisa Okafor")
    world.at("2026-11-16 09:00")
    happens(world, jelisa, "asked")
    world.reply(jelisa, ReplyKind.ACCEPTED, "2026-11-24 14:00")
    happens(world, jelisa, "held, debriefed, thanked")
    assert "D-20" not in rules_at(world, "2026-12-04 23:59")
    assert the_item_at(world, "D-20", "2026-12-05 00:00").why == "last conversation 10 days ago"


def the_item_at(world: World, rule: str, wall: str) -> DueItem:
    world.at(wall)
    return the_item(world, rule)


def test_one_look_back_counts_until_the_next_week_even_some_days_early(tmp_path: Path) -> None:
    world = World(tmp_path / "db.json", review_day=4)
    happens(world, world.person("Jelisa Okafor"), "asked, closed")
    assert "D-26" not in rules_at(world, "2026-11-26 23:59")
    assert "D-26" in rules_at(world, "2026-11-27 00:00")
    world.do(week.keep)
    assert "D-26" not in rules_at(world, "2026-12-03 23:59")
    world.at("2026-12-01 09:00")
    world.do(week.keep)
    assert "D-26" not in rules_at(world, "2026-12-10 23:59"), "on Tuesday, for Friday"
    world.at("2026-12-07 09:00")
    world.do(week.keep)
    assert "D-26" in rules_at(world, "2026-12-11 00:00"), "Monday is too early"


def test_what_grows_old_waits_for_the_day_of_looking_back(tmp_path: Path) -> None:
    world = World(tmp_path / "db.json", review_day=4, imported_on=date(2026, 8, 18))
    jelisa = world.person("Jelisa Okafor", triage=Triage(no=True))
    learning_of(world, jelisa, date(2025, 5, 18))
    loop_with(world, jelisa, LoopKind.QUESTION)
    assert rules_at(world, "2026-11-19 23:59") == []
    assert rules_at(world, "2026-11-20 00:00") == ["D-25", "D-27", "D-28"]
    world.do(week.seen, "D-25", "me")
    assert rules_at(world, "2026-11-26 23:59") == ["D-27", "D-28"]
    assert rules_at(world, "2026-11-27 00:00") == ["D-25", "D-27", "D-28"]


@pytest.mark.parametrize("status", [TrackStatus.RULED_OUT, TrackStatus.PARKED])
def test_learnings_of_a_field_that_i_left_are_not_asked_again(
    world: World, status: TrackStatus
) -> None:
    learning_of(world, world.person("Jelisa Okafor"), date(2024, 1, 1))
    assert the_item(world, "D-27").why == "1 learning older than 18 months"
    (track,) = world.records.tracks.values()
    world.put(track.replace(status=status))
    assert world.items() == []


def test_imports_from_before_their_day_was_kept_are_known_by_their_people(world: World) -> None:
    assert last_import(world.records) is None
    world.person("By Hand")
    assert last_import(world.records) is None
    world.person("Jelisa Okafor", source="Connections.csv")
    assert last_import(world.records) == date(2026, 11, 16)
    world.put(world.records.profile.replace(imported_on=date(2026, 11, 18)))
    assert last_import(world.records) == date(2026, 11, 18)


@given(DAYS)
def test_a_learning_is_old_from_one_day_on(day: date) -> None:
    first = old_from(day)
    assert is_old(day, first)
    assert not is_old(day, first - timedelta(days=1))


@given(DAYS, st.sampled_from([None, *range(7)]))
def test_days_of_looking_back_are_a_week_apart(day: date, weekday: int | None) -> None:
    profile = EMPTY_PROFILE.replace(review_day=weekday)
    after = review_day_from(profile, day)
    if weekday is None:
        assert (review_day_before(profile, day), after) == (None, day)
        return
    before = review_day_before(profile, day)
    assert before is not None
    assert before.weekday() == after.weekday() == weekday
    assert before <= day <= after
    assert (after - before).days in {0, 7}
    assert parse_review_day(review_day_words(profile)) == weekday


# First asks (D-03), and which rows Today shows.


def test_a_first_ask_waits_while_the_week_has_its_asks(tmp_path: Path) -> None:
    world = World(tmp_path / "db.json", pace=1)
    world.do(people.say_why, world.person("Jelisa Okafor"), "her path")
    assert rules_at(world, "2026-11-23 09:00") == ["D-03"]
    happens(world, world.person("Wei Zhang"), "asked")
    assert rules_at(world, "2026-11-29 23:59") == []
    assert "D-03" in rules_at(world, "2026-11-30 00:00")


def test_a_few_of_many_first_asks_come_up_the_longest_first(world: World) -> None:
    for number in range(5):
        world.do(people.say_why, world.person(f"Person {number}"), "their path")
        world.wait(days=1)
    world.at("2026-12-14 09:00")
    assert world.due() == ["D-03 Person 0", "D-03 Person 1", "D-03 Person 2"]


def due_of(*rules: str) -> list[DueItem]:
    return [
        DueItem(
            rule=rule, person="p", subject=f"{number}", due=date(2026, 11, 16), why="", verb="",
            action="",
        )
        for number, rule in enumerate(rules)
    ]  # fmt: skip


def test_no_stack_of_one_kind_hides_the_others() -> None:
    items = due_of(*["D-12"] * 9, *["D-05"] * 9, "D-02", "D-26")
    shown = [item.rule for item in shown_today(items, 12)]
    assert shown == ["D-12"] * 9 + ["D-05", "D-02", "D-26"]
    assert shown_today(due_of(*["D-05"] * 20), 12) == due_of(*["D-05"] * 12)
    assert sum(SEATS.values()) == 12


@given(st.lists(st.sampled_from(sorted(GROUPS)), max_size=40), st.integers(0, 12))
def test_as_many_rows_as_there_are_in_their_order(rules: list[str], rows: int) -> None:
    items = due_of(*rules)
    shown = shown_today(items, rows)
    assert len(shown) == min(rows, len(items))
    assert shown == [item for item in items if item in shown]


# Habits as they are typed.


@pytest.mark.parametrize(
    ("typed", "day"), [("fri", 4), ("Friday ", 4), ("never", None), ("", None), ("su", 6)]
)
def test_a_weekday_is_read(typed: str, day: int | None) -> None:
    assert parse_review_day(typed) == day


@pytest.mark.parametrize("typed", ["t", "s", "someday", "5"])
def test_no_weekday_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="such as Friday, or never"):
        parse_review_day(typed)


def test_days_without_a_talk_are_a_number() -> None:
    assert [parse_rhythm(typed) for typed in ("45", " 7 ", "", "0")] == [45, 7, 0, 0]
    for typed in ("-1", "many", "1000", "²"):
        with pytest.raises(NotUnderstood, match="such as 45"):
            parse_rhythm(typed)
