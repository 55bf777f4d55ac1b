"""Reasons to write to somebody, and the people whose advice led to a milestone."""

from datetime import date, timedelta

import pytest

from coffeechat.acts import Refused, imports, loops, milestones, people, relating, talks
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.hooks import hooks
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.merge import plan_import
from coffeechat.domain.milestones import credits_of
from coffeechat.domain.records import Learning
from coffeechat.domain.words import Facet, LoopKind, LoopState
from domain.due_kit import loop_with
from support.happenings import happens
from support.worlds import World

TALKED = "asked, talk agreed, held, debriefed, thanked"


def words(world: World, person: str) -> list[str]:
    return [hook.words for hook in hooks(world.records, world.known(person))]


def test_advice_acted_on_is_the_strongest_reason(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, f"{TALKED}, suggestion, person named, named person met")
    world.do(loops.doing, jelisa, "report")
    assert words(world, jelisa) == ["you met Sam Ortiz", "you are doing: read the annual report"]
    world.do(loops.done, jelisa, "report:")
    assert words(world, jelisa) == ["you did: read the annual report", "you met Sam Ortiz"]
    world.do(milestones.credit, jelisa, "got the job")
    assert words(world, jelisa)[-1] == "your news: got the job"


def test_an_import_that_tells_of_another_job_is_a_reason(world: World) -> None:
    def bring(title: str, organisation: str) -> None:
        one = Incoming(
            name="Jelisa Okafor", emails=("j@example.org",), title=title, organisation=organisation
        )
        world.do(imports.apply, plan_import(world.records.people, [one], "csv"), "people.csv")

    bring("Analyst", "Verda")
    jelisa = world.named("Jelisa Okafor").id
    assert words(world, jelisa) == []
    happens(world, jelisa, TALKED)
    world.at("2027-02-10 09:00")
    bring("Analyst", "Verda")
    assert words(world, jelisa) == []
    bring("Director", "Baltic Trust")
    assert world.known(jelisa).new_job == date(2027, 2, 10)
    assert words(world, jelisa) == ["their new job: Director at Baltic Trust"]


def test_news_that_came_before_the_last_contact_is_none(world: World) -> None:
    jelisa = world.person("Jelisa Okafor", title="Director", new_job=date(2026, 11, 1))
    assert words(world, jelisa) == ["their new job: Director"]
    happens(world, jelisa, TALKED)
    assert words(world, jelisa) == []


@pytest.mark.parametrize(
    ("interests", "facet", "expected"),
    [
        (("seed banks",), Facet.RESOURCES, ["for seed banks: the seed atlas"]),
        (("grants",), Facet.RESOURCES, []),
        (("seed banks",), Facet.DAY, []),
        ((), Facet.RESOURCES, []),
        (("the",), Facet.RESOURCES, []),
    ],
)
def test_what_others_recommend_fits_an_interest(
    world: World, interests: tuple[str, ...], facet: Facet, expected: list[str]
) -> None:
    jelisa = world.person("Jelisa Okafor", interests=interests)
    wei = world.person("Wei Zhang", interests=("seed banks",))
    world.put(
        Learning(id="l", created=world.clock.now, person=wei, text="the seed atlas.", facet=facet)
    )
    assert words(world, jelisa) == expected
    assert words(world, wei) == [], "nobody is told what they said themselves"


def test_what_another_suggested_and_helped_is_worth_passing_on(world: World) -> None:
    jelisa = world.person("Jelisa Okafor", interests=("reports",))
    wei = world.person("Wei Zhang")
    for text in ("read The Art of Reports.", "write reports in the morning"):
        loop_with(world, wei, LoopKind.SUGGESTION, text=text)
    assert words(world, jelisa) == []
    world.do(loops.done, wei, "art")
    world.do(loops.done, wei, "morning")
    assert words(world, jelisa) == ["for reports: The Art of Reports"], "not what is only for me"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "the handbook Seeds for All is on her desk",
            ["for seed banks: the handbook Seeds for All"],
        ),
        ("look at https://seed-banks.example.org", ["for seed banks: look at https://seed-banks"]),
        ("seed banks write a paper a year", []),
        ("seed banks are short of money", []),
    ],
)
def test_a_captured_line_that_names_something_to_read_may_be_passed_on(
    world: World, line: str, expected: list[str]
) -> None:
    jelisa = world.person("Jelisa Okafor", interests=("seed banks",))
    wei = world.person("Wei Zhang")
    happens(world, wei, "asked, talk agreed, held")
    world.do(talks.capture, wei, line)
    assert [one[:41] for one in words(world, jelisa)] == [one[:41] for one in expected]


def test_somebody_met_since_whose_work_fits_is_offered_without_a_name(world: World) -> None:
    jelisa = world.person("Jelisa Okafor", interests=("seed banks",))
    wei = world.person("Wei Zhang", title="Seed bank curator")
    world.person("Mika Laine", title="Seed merchant")
    assert words(world, jelisa) == [], "Wei and I have not talked"
    happens(world, wei, TALKED)
    (hook,) = hooks(world.records, world.known(jelisa))
    assert hook.words == "for seed banks: you know Wei Zhang"
    assert "Wei" not in hook.sentence, "both are asked before anybody is introduced"
    assert hooks(world.records, world.known(wei)) == []
    world.do(relating.gave, jelisa, "introduction", "to Wei Zhang")
    assert words(world, jelisa) == [hook.words], "the talk was today"
    world.wait(days=1)
    world.do(relating.gave, jelisa, "help", "her slides")
    assert words(world, jelisa) == []
    world.do(people.never_contact, wei)
    world.put(world.known(jelisa).replace(interests=("curator",)))
    assert words(world, jelisa) == []


def test_what_i_keep_to_myself_gives_no_reason(world: World) -> None:
    """An interest that names an identity of mine stands in no letter."""
    world.put(world.records.profile.replace(identities=("deaf",)))
    jelisa = world.person("Jelisa Okafor", interests=("Deaf",))
    wei = world.person("Wei Zhang", title="Deaf studies")
    happens(world, wei, TALKED)
    world.put(
        Learning(
            id="l", created=world.clock.now, person=wei, text="Deaf Now", facet=Facet.RESOURCES
        )
    )
    assert words(world, jelisa) == []


def test_a_milestone_credits_those_whose_advice_was_acted_on(world: World) -> None:
    jelisa, wei, mika = (world.person(name) for name in ("Jelisa Okafor", "Wei Zhang", "Mika L"))
    happens(world, jelisa, f"{TALKED}, person named, named person met")
    sam = world.named("Sam Ortiz")
    loop_with(world, wei, LoopKind.SUGGESTION, state=LoopState.DONE)
    loop_with(world, mika, LoopKind.SUGGESTION)
    found = credits_of(world.records, "got the internship at Verda")
    assert [(one.person, one.why) for one in found] == [
        (jelisa, "you named Sam Ortiz to me"),
        (wei, "you suggested: read the annual report"),
    ], "Sam works at Verda, so Jelisa comes first; Mika's advice was not acted on"
    assert found[0].about == sam.id


def test_what_was_learned_counts_where_it_has_to_do_with_it(world: World) -> None:
    for person, text in (("Jelisa Okafor", "Verda hires in spring."), ("Wei Zhang", "Rain helps.")):
        known = world.person(person)
        world.put(Learning(id=f"l{known}", created=world.clock.now, person=known, text=text))
    (found,) = credits_of(world.records, "got the internship at Verda")
    assert found.why == "you told me: Verda hires in spring"
    world.do(people.never_contact, found.person)
    assert credits_of(world.records, "got the internship at Verda") == []


def test_a_milestone_that_nobody_helped_with_is_refused(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    with pytest.raises(Refused, match="‹credit› on a person"):
        world.do(milestones.reach, "got the job")
    world.do(milestones.credit, jelisa, "got the job")
    with pytest.raises(Refused, match="noted already"):
        world.do(milestones.reach, "got the job.")
    with pytest.raises(Refused, match="noted there already"):
        world.do(milestones.credit, jelisa, "got the job")


def test_which_loop_is_meant_must_be_clear(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    with pytest.raises(NotUnderstood, match="Nothing is open with Jelisa Okafor"):
        world.do(loops.done, jelisa, "")
    loop_with(world, jelisa, LoopKind.SUGGESTION, text="read Soil and Society")
    loop_with(world, jelisa, LoopKind.PROMISE, text="send the soil map")
    for typed in ("", "soil", "soil:", "atlas: no"):
        with pytest.raises(NotUnderstood, match="«read Soil and Society»"):
            world.do(loops.done, jelisa, typed)
    world.do(loops.done, jelisa, "society: it changed my plan")
    done, other = world.records.loops_by_person[jelisa]
    assert (done.result, done.state) == ("it changed my plan", LoopState.DONE)
    assert done.settled is not None
    assert timedelta(0) <= world.clock.now - done.settled < timedelta(seconds=1)
    world.do(loops.done, jelisa, "by mail")
    assert world.records.loops[other.id].result == "by mail"
    with pytest.raises(Refused, match="settled already"):
        world.do(loops.drop, jelisa, f"{done.id}:")


def test_what_cannot_be_done_to_a_loop_is_said(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, named somebody")
    with pytest.raises(Refused, match="counts as met"):
        world.do(loops.done, jelisa, "")
    with pytest.raises(Refused, match="Only what they suggested"):
        world.do(loops.doing, jelisa, "")
    with pytest.raises(Refused, match="Only what you promised"):
        world.do(loops.due_by, jelisa, "Sam: 24 dec 2026")
    with pytest.raises(Refused, match="Only an open question"):
        world.do(loops.ask_whom, jelisa, "Sam: Jelisa")
    with pytest.raises(Refused, match="Begin with what it is"):
        world.do(loops.add, jelisa, "budgets mattered most")
    world.do(loops.add, jelisa, "? who pays")
    with pytest.raises(Refused, match="name somebody else"):
        world.do(loops.ask_whom, jelisa, "Jelisa Okafor")
    world.do(loops.add, jelisa, "@me send the poster")
    with pytest.raises(Refused, match="not ahead"):
        world.do(loops.due_by, jelisa, "today")


def test_somebody_named_and_dropped_counts_as_met_all_the_same(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, named somebody")
    world.do(loops.drop, jelisa, "")
    happens(world, world.named("Sam Ortiz").id, TALKED)
    assert "D-15 Jelisa Okafor" in world.due()
