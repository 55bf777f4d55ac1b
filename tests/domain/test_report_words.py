"""What the reports say, and how they lay it out: saturation, sectors, shares, tables, columns."""

from datetime import UTC, datetime, timedelta

import pytest

from coffeechat.domain.parts import Interview, Position
from coffeechat.domain.records import Conversation, Learning, Loop, Person, Track
from coffeechat.domain.reports.funnel import interval
from coffeechat.domain.reports.layout import beside, number_words, table
from coffeechat.domain.reports.questions import Yield
from coffeechat.domain.reports.saturation import saturation_words
from coffeechat.domain.reports.sectors import Sector, guess_sector, sector_of
from coffeechat.domain.reports.time_spent import minutes_words
from coffeechat.domain.reports.tree import branches
from coffeechat.domain.snapshot import Records
from coffeechat.domain.widths import cells
from coffeechat.domain.words import LoopKind, Route

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
GRANTS = Track(id="t", created=START, name="grants")


def told(*news: int) -> Records:
    """One conversation a day, each with so many new things, and the same old one."""
    learnings = {}
    for day, count in enumerate(news):
        texts = [f"thing {day} {number}" for number in range(count)]
        for number, text in enumerate([*texts, "budgets matter"] if day else texts):
            one = Learning(
                id=f"{day}-{number}",
                created=START + timedelta(days=day),
                person=f"p{day}",
                text=text,
                tracks=("t",),
            )
            learnings[one.id] = one
    return Records(tracks={"t": GRANTS}, learnings=learnings)


@pytest.mark.parametrize(
    ("news", "says"),
    [
        ((), "no talk about it yet"),
        ((1,), "1 talk, 1 new thing: too few talks to tell"),
        ((4, 0), "2 talks, 5 new things: too few talks to tell"),
        ((4, 0, 1), "3 talks; the last two added little (1, 1): decide, or change track"),
        ((4, 3, 0), "3 talks; the last two added 4 and 0 new things: go on"),
        ((1, 0, 0, 2), "4 talks; the last two added 0 and 2 new things: go on"),
    ],
)
def test_what_the_last_talks_added(news: tuple[int, ...], says: str) -> None:
    assert saturation_words(told(*news), GRANTS) == says


@pytest.mark.parametrize(
    ("organisation", "title", "sector"),
    [
        ("State University", "Professor", Sector.ACADEMIA),
        ("Universität Lindau", "", Sector.ACADEMIA),
        ("Max-Planck-Institut für Seen", "", Sector.ACADEMIA),
        ("Riverside College", "Program Manager", Sector.ACADEMIA),
        ("", "Postdoc, river ecology", Sector.ACADEMIA),
        ("Lakeside Lab", "PhD candidate", Sector.ACADEMIA),
        ("State University Press", "Editor", Sector.COMPANY),
        ("Verda GmbH", "", Sector.COMPANY),
        ("Verda Inc.", "Analyst", Sector.COMPANY),
        ("Northwind", "Co-founder", Sector.COMPANY),
        ("Baltic River Foundation", "", Sector.NON_PROFIT),
        ("Freunde der Seen e.V.", "", Sector.NON_PROFIT),
        ("Grünwald Stiftung", "", Sector.NON_PROFIT),
        ("City of Lindau", "Planner", Sector.PUBLIC),
        ("Ministry of Lakes", "", Sector.PUBLIC),
        ("Department of Fisheries", "Civil servant", Sector.PUBLIC),
        ("Unilake", "Program Manager", Sector.UNKNOWN),
        ("Trustworthy Boots", "Analyst", Sector.UNKNOWN),
        ("", "", Sector.UNKNOWN),
    ],
)
def test_the_sector_that_names_tell(organisation: str, title: str, sector: Sector) -> None:
    assert guess_sector(organisation, title) is sector


def test_a_tag_says_it_better_than_a_name() -> None:
    job = (Position(organisation="State University"),)
    person = Person(id="p", created=START, name="Jelisa Okafor", positions=job)
    assert sector_of(person) is Sector.ACADEMIA
    assert sector_of(person.replace(tags=("met", "Company"))) is Sector.COMPANY


def test_the_range_of_a_share_by_wilsons_score() -> None:
    """The textbook's figures: 8 of 10, 0 of 10 and 10 of 10."""
    assert interval(8, 10) == (49, 94)
    assert interval(0, 10) == (0, 28)
    assert interval(10, 10) == (72, 100)


@pytest.mark.parametrize(("days_before", "is_led"), [(-1, True), (0, True), (1, False)])
def test_whom_i_had_talked_with_before_they_were_named_was_not_led_to(
    days_before: int, is_led: bool
) -> None:
    giver = Person(id="jelisa", created=START, name="Jelisa Okafor")
    named = giver.replace(id="sam", name="Sam Ortiz", referred_by="jelisa")
    at = START - timedelta(days=days_before)
    talk = Interview(uid="u", start=at, zone="UTC", minutes=30, held=at)
    told_of = Loop(
        id="l", created=START, kind=LoopKind.REFERRAL, person="jelisa", text="", about="sam"
    )
    records = Records(
        people={"jelisa": giver, "sam": named},
        conversations={
            "c": Conversation(id="c", created=at, person="sam", route=Route.DIRECT, interview=talk)
        },
        loops={"l": told_of},
    )
    expected = [("jelisa", 0), ("sam", 1)] if is_led else []
    assert [(one.person, one.depth) for one in branches(records)] == expected


def test_a_question_is_weak_when_it_was_asked_often_for_hardly_anything() -> None:
    asked = [(2, 0), (3, 1), (3, 2), (6, 2), (6, 3)]
    weak = [Yield(text="?", asked=times, learned=things).is_weak for times, things in asked]
    assert weak == [False, True, False, True, False]


def test_a_table_cuts_names_and_never_figures() -> None:
    lines = table(("who", "talks"), [("Jelisa " * 9, "1,234"), ("王小明" * 9, "5")], 30)
    assert [cells(line) for line in lines] == [30, 30, 30]
    assert lines[1].endswith("…  1,234")
    assert table(("who", "n"), [("Jelisa", "1")], 80) == ["who     n", "Jelisa  1"]


def test_texts_stand_beside_each_other() -> None:
    assert beside("pay", ["a first job pays well\nor not", "-"], 5, 29) == [
        "pay  a first job  -",
        "     pays well",
        "     or not",
    ]
    wide = beside("", ["王" * 30, "x" * 40], 4, 40)
    assert max(map(cells, wide)) <= 40
    assert sum(line.count("王") for line in wide) == 30
    assert sum(line.count("x") for line in wide) == 40


def test_figures_as_one_says_them() -> None:
    assert [number_words(one) for one in (3.0, 2.5, 1200.0)] == ["3", "2.5", "1,200"]
    minutes = (0, 1, 59, 60, 270)
    said = ["0 minutes", "1 minute", "59 minutes", "1 h", "4 h 30 min"]
    assert [minutes_words(one) for one in minutes] == said
