"""Who gave what, in words; what somebody became; what names something to read."""

import pytest

from coffeechat.acts import duplicates, loops, messages, people, relating, resting
from coffeechat.acts.outcome import Refused
from coffeechat.domain.giving import balance_words, time_words
from coffeechat.domain.loops import state_words
from coffeechat.domain.person_lines import person_lines
from coffeechat.domain.relationships import (
    RELATIONSHIP_WORDS,
    relationship_words,
    suggested_relationship,
)
from coffeechat.domain.resources import names_a_resource, taken_in
from coffeechat.domain.words import RelationshipOutcome, Warmth
from support.happenings import happens
from support.worlds import World

TALKED = "asked, talk agreed, held"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (15, "15 minutes"),
        (30, "half an hour"),
        (60, "an hour"),
        (75, "an hour and 15 minutes"),
        (90, "an hour and a half"),
        (120, "two hours"),
        (150, "two and a half hours"),
        (11 * 60, "11 hours"),
    ],
)
def test_time_is_told_as_one_says_it(minutes: int, words: str) -> None:
    assert time_words(minutes) == words


def balance(world: World, person: str) -> str:
    return balance_words(world.records, world.known(person))


def test_the_balance_is_in_words(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    assert balance(world, jelisa) == ""
    happens(world, jelisa, "asked")
    assert balance(world, jelisa) == "", "asking is no giving"
    happens(world, jelisa, "talk agreed, held, person named, suggestion, offer, promise")
    assert balance(world, jelisa) == (
        "you gave nothing yet, they gave three times: half an hour, a name, a suggestion"
    )
    world.do(loops.done, jelisa, "poster")
    world.do(loops.done, jelisa, "handbook")
    world.do(relating.gave, jelisa, "share", "Soil and Society")
    world.do(relating.gave, jelisa, "share", "a podcast")
    world.do(relating.gave, jelisa, "congratulation", "the new job")
    assert balance(world, jelisa) == (
        "you gave four times: two things to read or use, help, congratulations, they gave four "
        "times: half an hour, a name, a suggestion, what they had offered"
    )
    assert "%" not in balance(world, jelisa)


def test_answers_in_writing_and_what_only_i_gave(world: World) -> None:
    wei, mika = world.person("Wei Zhang"), world.person("Mika Laine")
    happens(world, wei, "asked, answered in writing")
    assert balance(world, wei) == "you gave nothing yet, they gave once: written answers"
    world.do(relating.gave, mika, "introduction", "to Wei")
    assert balance(world, mika) == "you gave once: an introduction"


def suggested(world: World, person: str) -> RelationshipOutcome | None:
    return suggested_relationship(world.records, world.known(person))


def test_what_somebody_became_is_suggested_and_never_set(world: World) -> None:
    jelisa = world.person("Jelisa Okafor", organisation="Verda Ltd")
    assert suggested(world, jelisa) is None
    happens(world, jelisa, "asked")
    assert suggested(world, jelisa) is None
    happens(world, jelisa, "later")
    assert suggested(world, jelisa) is RelationshipOutcome.ACQUAINTANCE
    happens(world, jelisa, "talk agreed, held")
    assert suggested(world, jelisa) is RelationshipOutcome.CONTACT
    happens(world, jelisa, "suggestion, person named")
    assert suggested(world, jelisa) is RelationshipOutcome.CONTACT, "one name, not met yet"
    happens(world, jelisa, "named person met, debriefed, thanked")
    assert suggested(world, jelisa) is RelationshipOutcome.CONNECTOR
    world.do(loops.done, jelisa, "report")
    world.do(messages.sent, jelisa)
    world.do(people.close, jelisa)
    happens(world, jelisa, TALKED)
    assert suggested(world, jelisa) is RelationshipOutcome.MENTOR
    world.put(world.records.profile.replace(employers=("VERDA", "Green Rivers")))
    assert suggested(world, jelisa) is RelationshipOutcome.COLLEAGUE
    world.put(world.known(jelisa).replace(warmth=Warmth.CLOSE))
    assert suggested(world, jelisa) is RelationshipOutcome.FRIEND
    assert world.known(jelisa).relationships == ()


def test_what_i_said_stands_and_only_more_is_suggested(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, TALKED)
    today = world.now.date()
    assert relationship_words(world.records, world.known(jelisa), today) == (
        "a contact? (‹relationship›)"
    )
    world.do(relating.relate, jelisa, "acquaintance")
    words = relationship_words(world.records, world.known(jelisa), today)
    assert words == "an acquaintance since today · a contact? (‹relationship›)"
    world.wait(days=40)
    world.do(relating.relate, jelisa, "mentor")
    words = relationship_words(world.records, world.known(jelisa), world.now.date())
    assert words == "a mentor since today · an acquaintance since Nov 2026"
    again = world.do(relating.relate, jelisa, "mentor")
    assert not again.changed
    assert set(RELATIONSHIP_WORDS) == set(RelationshipOutcome)


def due_with(world: World, person: str) -> list[str]:
    return [item.rule for item in world.items() if person in (item.person, *item.people)]


def test_resting_is_kept_for_ever_and_can_end(world: World) -> None:
    jelisa = world.person("Jelisa Okafor", interests=("reports",))
    happens(world, jelisa, f"{TALKED}, debriefed, thanked")
    with pytest.raises(Refused, match="does not rest"):
        world.do(relating.stay_in_touch, jelisa)
    world.do(resting.rest, jelisa)
    wei = world.person("Wei Zhang", title="Reports officer")
    world.wait(days=400)
    happens(world, wei, f"{TALKED}, debriefed, thanked")
    assert due_with(world, jelisa) == []
    assert jelisa in world.records.people
    world.do(relating.stay_in_touch, jelisa)
    assert due_with(world, jelisa) == ["D-16"]


@pytest.mark.parametrize(
    "text",
    [
        "read it at https://example.org/soil",
        "doi: 10.1000/182 has the figures",
        "the book Soil and Society changed her mind",
        "Two Rivers, a podcast, is worth it",
        "she swears by the newsletter «Slow Science»",
        "the paper by Ng on seed banks",
        "the Soil Review newsletter",
    ],
)
def test_a_line_that_names_a_resource(text: str) -> None:
    assert names_a_resource(text)


@pytest.mark.parametrize(
    "text",
    [
        "she reads a paper a day",
        "the position paper took a year",
        "nobody books travel",
        "of course the year has two seasons",
        "newspapers are dying",
        "he wrote the article himself",
        "Budgets matter more than papers",
        "in the course of a year",
        "The paper took a year",
        "Her book was never finished",
        "At Verda courses are free",
    ],
)
def test_a_line_that_only_speaks_of_such_things(text: str) -> None:
    assert not names_a_resource(text)


@pytest.mark.parametrize(
    ("suggestion", "resource"),
    [
        ("read the annual report.", "the annual report"),
        ("Listen to Two Rivers", "Two Rivers"),
        ("look at verda.example.org", "verda.example.org"),
        ("take a course in statistics", "a course in statistics"),
        ("write to editors early", ""),
        ("ready a poster", ""),
        ("talk to Sam", ""),
    ],
)
def test_what_is_to_be_read_or_used(suggestion: str, resource: str) -> None:
    assert taken_in(suggestion) == resource


def test_how_far_it_is_with_somebody_who_was_named(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, named somebody")
    sam = world.named("Sam Ortiz").id
    (loop,) = world.records.loops_by_person[jelisa]

    def words() -> str:
        known = world.records.loops[loop.id]
        return state_words(world.records, known, world.now.date())

    told = [words()]
    for story in ("why", "asked", "bumped", "said yes", "talk agreed", "held", "closed"):
        happens(world, sam, story)
        told.append(words())
    assert told == [
        *("named", "in the pipeline", "asked", "asked, and once again", "said yes"),
        *("talk agreed", "met · not told yet", "met · not told yet"),
    ]


def test_set_aside_and_closed_are_said_of_whom_they_named(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, named somebody")
    sam = world.named("Sam Ortiz").id
    (loop,) = world.records.loops_by_person[jelisa]
    today = world.now.date()
    world.do(people.set_aside, sam)
    assert state_words(world.records, loop, today) == "set aside"
    happens(world, sam, "asked, closed")
    assert state_words(world.records, loop, today) == "closed"


def test_the_page_tells_why_one_could_write(world: World) -> None:
    jelisa = world.person("Jelisa Okafor", interests=("reports",))
    wei = world.person("Wei Zhang", title="Reports officer")
    for person in (jelisa, wei):
        assert "reasons" not in dict(person_lines(world.records, world.known(person), world.now))
        happens(world, person, f"{TALKED}, debriefed, thanked")
    page = dict(person_lines(world.records, world.known(jelisa), world.now))
    assert page["reasons"] == "for reports: you know Wei Zhang"


def test_two_who_are_one_keep_what_both_became(world: World) -> None:
    jelisa, jo = world.person("Jelisa Okafor"), world.person("Jelisa Okafor")
    world.do(relating.relate, jelisa, "acquaintance")
    world.wait(days=1)
    world.do(relating.relate, jo, "contact")
    world.put(world.known(jelisa).replace(address="12 Lake Street"))
    world.wait(days=1)
    world.do(relating.relate, jelisa, "mentor")
    before = {one: world.known(one).relationships for one in (jelisa, jo)}
    world.do(duplicates.merge, jelisa, jo)
    (one,) = world.records.people.values()
    assert [step.kind for step in one.relationships] == ["acquaintance", "contact", "mentor"]
    assert one.address == "12 Lake Street"
    world.do(duplicates.unmerge, one.id)
    assert {one: world.known(one).relationships for one in (jelisa, jo)} == before
