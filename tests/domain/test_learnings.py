"""What was learned: when it was said, what is tied to it, how it is found and sorted."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.filters import complete, parse
from coffeechat.domain.filters.keys import LEARNINGS
from coffeechat.domain.filters.learned import LearnedFacts
from coffeechat.domain.learnings import (
    agreeing,
    contradicting,
    find_learning,
    is_old,
    learning_lines,
    old_before,
    said_on,
    when_words,
)
from coffeechat.domain.words import Facet
from coffeechat.learned import Learned
from domain import learning_kit as kit
from domain.learning_kit import NOW, TODAY, records

WORLD = records()


def found(typed: str) -> list[str]:
    """The ids that a filter finds, in order."""
    chosen = parse(typed, LEARNINGS)
    assert not chosen.problems, chosen.problems
    return LearnedFacts(WORLD, NOW).find(chosen)


def test_it_was_said_in_its_talk_unless_another_day_is_noted() -> None:
    days = {key: said_on(WORLD, one) for key, one in kit.LEARNINGS.items()}
    assert days["day"] == kit.ago(30).date()
    assert days["desk"] == kit.ago(5).date()
    assert days["pay"] == date(2025, 5, 23)


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 24), date(2025, 5, 24)),
        (date(2026, 8, 31), date(2025, 2, 28)),
        (date(2025, 8, 31), date(2024, 2, 29)),
        (date(2026, 6, 30), date(2024, 12, 30)),
    ],
)
def test_old_is_what_was_said_before_eighteen_months(today: date, first: date) -> None:
    assert old_before(today) == first
    assert not is_old(first, today)
    assert is_old(first - timedelta(days=1), today)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
@settings(max_examples=50, deadline=None)
def test_eighteen_months_are_a_year_and_a_half(today: date) -> None:
    assert 545 <= (today - old_before(today)).days <= 553
    assert old_before(today).day <= today.day


def test_the_column_says_that_it_is_old() -> None:
    assert when_words(date(2025, 5, 23), TODAY) == "over 18 months"
    assert when_words(TODAY, TODAY) == "today"
    assert when_words(TODAY + timedelta(days=2), TODAY) == "today"


def test_a_tie_counts_for_both() -> None:
    one = kit.LEARNINGS
    assert [tied.id for tied in agreeing(WORLD, one["desk"])] == ["boots"]
    assert [tied.id for tied in agreeing(WORLD, one["boots"])] == ["desk"]
    assert [tied.id for tied in contradicting(WORLD, one["day"])] == ["boots"]
    gone = records(learnings={key: one[key] for key in ("day", "desk")})
    assert agreeing(gone, one["desk"]) == []


def test_the_page_tells_all_of_it() -> None:
    assert learning_lines(WORLD, kit.LEARNINGS["pay"], NOW) == [
        ("about", "pay"),
        ("track", "grants, science policy"),
        ("who", "Ngozi Adéyemi"),
        ("said", "Fri 23 May 2025, older than 18 months"),
        ("words", "theirs"),
    ]
    lines = learning_lines(WORLD, kit.LEARNINGS["boots"], NOW)
    assert ("agrees", "mostly at a desk (Ngozi Adéyemi)") in lines
    assert ("differs", "long days in the field (Jelisa Okafor)") in lines


def test_they_stand_by_track_and_facet_the_newest_first() -> None:
    assert found("") == ["boots", "desk", "day", "pay", "book", "soup"]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("facet:day", {"day", "desk", "boots"}),
        ("facet:day,pay", {"day", "desk", "boots", "pay"}),
        ("-facet:day", {"pay", "book", "soup"}),
        ("track:sci", {"pay", "book"}),
        ("track:none", {"soup"}),
        ("by:adeyemi", {"desk", "pay"}),
        ("who:mika", {"book", "soup"}),
        ("org:green", {"day"}),
        ("org:none", {"desk", "boots", "pay", "book", "soup"}),
        ("said:>18mo", {"pay"}),
        ("last:<=5d", {"desk", "boots", "book", "soup"}),
        ("said:<31d -said:<6d", {"day"}),
        ("words:theirs", {"pay"}),
        ("tied:contradicts", {"day", "boots"}),
        ("tied:agrees", {"desk", "boots"}),
        ("tied:any", {"day", "desk", "boots"}),
        ("ADÉYEMI desk", {"desk"}),
        ("handbook", {"book"}),
        ("jelisa field", {"day"}),
        ("nothing-like-it", set()),
    ],
)
def test_a_filter_keeps_what_meets_it(typed: str, ids: set[str]) -> None:
    assert set(found(typed)) == ids


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("level:mid", "«level:» is no key; in quotes it is a word. The keys: facet, track, by"),
        ("facet:zoo", "«zoo» is not one of these: day, skills"),
        ("said:often", "«often» is not understood: days such as >18mo"),
    ],
)
def test_what_is_not_understood_is_said(typed: str, says: str) -> None:
    assert parse(typed, LEARNINGS).problems[0].text.startswith(says)


def test_a_filter_goes_on_with_its_own_keys() -> None:
    assert [one.shown for one in complete("f", 1, lambda _key: (), LEARNINGS)] == ["facet:"]
    assert [one.shown for one in complete("facet:la", 8, lambda _key: (), LEARNINGS)] == [
        "landscape"
    ]


def test_typing_on_finds_what_typing_at_once_does() -> None:
    facts = LearnedFacts(WORLD, NOW)
    for line in ("by:ngozi facet:day", "day", "-desk day", "facet:pay"):
        for end in range(len(line) + 1):
            chosen = parse(line[:end], LEARNINGS)
            assert facts.find(chosen) == LearnedFacts(WORLD, NOW).find(chosen)


def test_only_what_changed_is_worked_out_anew() -> None:
    states = [WORLD]
    learned = Learned(lambda: states[-1])
    first = learned.facts(NOW)
    assert learned.facts(NOW) is first
    moved = kit.LEARNINGS["desk"].replace(facet=Facet.PAY)
    states.append(records(learnings={**kit.LEARNINGS, "desk": moved}))
    second = learned.facts(NOW)
    assert second is not first
    assert second.ids == LearnedFacts(states[-1], NOW).ids
    assert second.find(parse("facet:pay", LEARNINGS)) == ["desk", "pay"]
    people = {**kit.PEOPLE, "ngozi": kit.PEOPLE["ngozi"].replace(name="Ngozi Bello")}
    states.append(records(people=people))
    assert learned.facts(NOW).find(parse("by:bello facet:day", LEARNINGS)) == ["desk"]


def test_one_is_found_by_its_words_or_its_id() -> None:
    assert find_learning(WORLD, "day").id == "day"
    assert find_learning(WORLD, "DESK mostly").id == "desk"
    with pytest.raises(NotUnderstood, match="Nothing that you learned says «yacht»"):
        find_learning(WORLD, "yacht")
    with pytest.raises(NotUnderstood, match=r"Which one\? .*; type more of it, or the id"):
        find_learning(WORLD, "the")
    with pytest.raises(NotUnderstood):
        find_learning(WORLD, " ")
