"""What is due long after a talk: from which day, until when, over holidays, and what ends it."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from coffeechat.acts import Done, loops, messages, milestones, people, relating
from coffeechat.domain.words import Direction, LoopKind, LoopState, MessagePurpose
from coffeechat.store import Store
from domain.due_kit import loop_with, rules_at, started, the_item
from support.happenings import happens
from support.worlds import World

TALKED = "asked, talk agreed, held, debriefed, thanked"


def quiet(world: World) -> str:
    """Somebody of whom nothing else is due."""
    jelisa = world.person("Jelisa Okafor")
    world.do(people.set_aside, jelisa)
    return jelisa


# D-12: promises of mine.


def test_a_promise_is_due_in_three_business_days(world: World) -> None:
    loop_with(world, quiet(world), LoopKind.PROMISE, text="send the poster")
    item = the_item(world, "D-12")
    assert (item.why, item.due, item.late) == (
        "you promised: send the poster",
        date(2026, 11, 19),
        False,
    )
    world.at("2026-11-19 23:59")
    assert not the_item(world, "D-12").late
    world.at("2026-11-20 00:00")
    assert the_item(world, "D-12").late


def test_a_holiday_gives_a_promise_a_day_more(tmp_path: Path) -> None:
    world, jelisa = started(tmp_path, "2026-11-16 09:00", holidays=(date(2026, 11, 18),))
    world.do(people.set_aside, jelisa)
    loop_with(world, jelisa, LoopKind.PROMISE)
    assert the_item(world, "D-12").due == date(2026, 11, 20)


def test_a_promise_with_a_day_comes_up_three_business_days_before(world: World) -> None:
    jelisa = quiet(world)
    loop_with(world, jelisa, LoopKind.PROMISE, text="send the poster")
    world.do(loops.due_by, jelisa, "15 dec 2026")
    assert rules_at(world, "2026-12-09 23:59") == []
    assert rules_at(world, "2026-12-10 00:00") == ["D-12"]
    assert the_item(world, "D-12").due == date(2026, 12, 15)


@pytest.mark.parametrize("end", [loops.done, loops.drop])
def test_a_promise_ends_when_it_is_kept_or_released(
    world: World, end: Callable[[Store, str, str], Done]
) -> None:
    jelisa = quiet(world)
    loop_with(world, jelisa, LoopKind.PROMISE)
    world.do(end, jelisa, "")
    assert world.items() == []


def test_a_letter_that_names_the_promise_keeps_it(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed, held, promise, debriefed, thanked")
    assert world.due() == ["D-12 Jelisa Okafor"]
    letter = world.draft(jelisa, MessagePurpose.UPDATE, "I promised to send the poster; here it is")
    world.do(messages.send, letter)
    assert world.items() == []


# D-14 and D-17: what came of their advice.


def test_a_suggestion_done_is_told_within_fourteen_days(world: World) -> None:
    jelisa = quiet(world)
    loop_with(world, jelisa, LoopKind.SUGGESTION)
    assert world.items() == []
    world.do(loops.done, jelisa, ": half an answer")
    item = the_item(world, "D-14")
    assert (item.due, item.late) == (date(2026, 11, 30), False)
    assert rules_at(world, "2026-11-30 23:59") == ["D-14"]
    assert not the_item(world, "D-14").late
    world.at("2026-12-01 00:00")
    assert the_item(world, "D-14").late
    world.do(messages.sent, jelisa)
    assert world.items() == []


def test_a_suggestion_dropped_is_told_to_nobody(world: World) -> None:
    jelisa = quiet(world)
    loop_with(world, jelisa, LoopKind.SUGGESTION)
    world.do(loops.drop, jelisa, "")
    assert rules_at(world, "2027-06-01 09:00") == []


def test_all_news_to_one_person_are_one_item(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, named somebody")
    loop_with(world, jelisa, LoopKind.SUGGESTION)
    loop_with(world, jelisa, LoopKind.SUGGESTION, text="join the society")
    world.do(loops.done, jelisa, "report:")
    world.do(loops.done, jelisa, "society:")
    assert the_item(world, "D-14").why == "you did: read the annual report and 1 more"
    world.do(milestones.credit, jelisa, "got the job")
    assert [item.rule for item in world.items()] == ["D-17"]
    happens(world, world.named("Sam Ortiz").id, TALKED)
    assert [item.rule for item in world.items()] == ["D-15"]
    world.do(messages.sent, jelisa)
    assert world.items() == []


def test_what_was_put_off_does_not_hide_other_news(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, named somebody")
    loop_with(world, jelisa, LoopKind.SUGGESTION, state=LoopState.DONE)
    happens(world, world.named("Sam Ortiz").id, TALKED)
    world.snooze(the_item(world, "D-15"), "2026-12-24")
    assert [item.rule for item in world.items()] == ["D-14"]


def test_a_milestone_is_told_within_a_week(world: World) -> None:
    jelisa = quiet(world)
    world.do(milestones.credit, jelisa, "got the job")
    item = the_item(world, "D-17")
    assert (item.why, item.due) == ("your news: got the job", date(2026, 11, 23))
    world.at("2026-11-24 00:00")
    assert the_item(world, "D-17").late


# D-18: their offers.


def test_an_offer_is_reminded_of_once_after_a_week(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed, held, offer, debriefed, thanked")
    assert rules_at(world, "2026-11-23 23:59") == []
    assert rules_at(world, "2026-11-24 00:00") == ["D-18"]
    assert not the_item(world, "D-18").late
    letter = world.draft(jelisa, MessagePurpose.UPDATE, "You offered to lend the handbook.")
    world.do(messages.send, letter)
    assert rules_at(world, "2027-02-01 09:00") == []
    assert world.standing(jelisa) == "keep in touch"


# D-19: people they named.


def test_somebody_named_comes_up_after_three_business_days(world: World) -> None:
    happens(world, world.person("Jelisa Okafor"), "asked, named somebody")
    assert rules_at(world, "2026-11-18 23:59") == []
    assert rules_at(world, "2026-11-19 00:00") == ["D-19"]
    item = the_item(world, "D-19")
    assert (world.known(item.person).name, item.verb) == ("Sam Ortiz", "why")
    assert item.why == "Jelisa Okafor named them last Mon"
    assert rules_at(world, "2026-12-01 00:00") == ["D-19"], "and not as somebody added, too"


@pytest.mark.parametrize("story", ["why", "set aside", "set aside for a month", "never contact"])
def test_what_is_decided_about_somebody_named_ends_it(world: World, story: str) -> None:
    happens(world, world.person("Jelisa Okafor"), "asked, named somebody")
    happens(world, world.named("Sam Ortiz").id, story)
    assert "D-19" not in rules_at(world, "2026-11-20 09:00")


def test_two_who_named_the_same_person_are_one_item(world: World) -> None:
    happens(world, world.person("Jelisa Okafor"), "asked, named somebody")
    happens(world, world.person("Wei Zhang"), "asked, named somebody")
    assert rules_at(world, "2026-11-20 09:00") == ["D-19"]


# D-16: keep in touch.


def in_touch(world: World) -> str:
    """We talked on the 17th of November, and they moved on in January."""
    jelisa = world.person("Jelisa Okafor", title="Director", organisation="Verda")
    happens(world, jelisa, TALKED)
    world.put(world.known(jelisa).replace(new_job=date(2027, 1, 10)))
    return jelisa


def test_contact_is_kept_after_sixteen_weeks_and_late_after_twenty_six(world: World) -> None:
    in_touch(world)
    assert rules_at(world, "2027-03-08 23:59") == []
    assert rules_at(world, "2027-03-09 00:00") == ["D-16"]
    item = the_item(world, "D-16")
    assert (item.why, item.late) == ("their new job: Director at Verda", False)
    world.at("2027-05-18 23:59")
    assert not the_item(world, "D-16").late
    world.at("2027-05-19 00:00")
    assert the_item(world, "D-16").late


@pytest.mark.parametrize(
    ("relationship", "weeks"),
    [("acquaintance", 26), ("contact", 16), ("mentor", 10), ("collaborator", 8), ("friend", 8)],
)
def test_what_they_are_to_me_says_how_often(world: World, relationship: str, weeks: int) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, TALKED)
    world.do(relating.relate, jelisa, relationship)
    last = world.now.date()
    world.put(world.known(jelisa).replace(new_job=last + timedelta(days=1)))
    for day, due in ((weeks * 7 - 1, False), (weeks * 7, True)):
        assert ("D-16" in rules_at(world, f"{last + timedelta(days=day)} 09:00")) == due
    for day, late in ((weeks * 7 + 70, False), (weeks * 7 + 71, True)):
        world.at(f"{last + timedelta(days=day)} 09:00")
        assert the_item(world, "D-16").late == late


def test_contact_in_either_direction_counts_from_then(world: World) -> None:
    jelisa = in_touch(world)
    known = world.messages(jelisa)[-1]
    world.at("2027-01-05 09:00")
    world.put(known.replace(id="they-wrote", direction=Direction.IN, at=world.clock.now))
    assert rules_at(world, "2027-03-09 00:00") == []
    assert rules_at(world, "2027-04-27 00:00") == ["D-16"]


def test_without_a_reason_nobody_is_written_to(world: World) -> None:
    happens(world, world.person("Jelisa Okafor"), TALKED)
    assert rules_at(world, "2027-03-09 00:00") == []
    assert rules_at(world, "2029-01-01 00:00") == []


@pytest.mark.parametrize("story", ["keep in touch off", "closed", "never contact"])
def test_who_rests_is_left_in_peace(world: World, story: str) -> None:
    happens(world, in_touch(world), story)
    assert rules_at(world, "2027-09-09 00:00") == []
