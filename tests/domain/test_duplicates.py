"""Who may be here twice, and how two become one without losing anything."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.duplicates import earlier_selves, find_twins, pair_id
from coffeechat.domain.joining import in_age, joined, parted
from coffeechat.domain.parts import Contact, DoNotContact, Point, Position
from coffeechat.domain.records import Pair, Person
from coffeechat.domain.side_by_side import rows
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import ContactKind, PairState, PointKind, Seniority, Warmth

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
DAY = date(2024, 3, 5)
URL = "https://www.linkedin.com/in/"


def somebody(number: int, name: str = "Ada Onu", **fields: Any) -> Person:
    return Person(id=f"p{number}", created=NOW + timedelta(days=number), name=name, **fields)


def found(people: Iterable[Person], *pairs: Pair) -> list[tuple[str, str, str]]:
    records = Records(
        people={one.id: one for one in people}, pairs={pair.id: pair for pair in pairs}
    )
    return [(twins.first, twins.second, twins.why) for twins in find_twins(records)]


def pair(first: str, second: str, state: PairState, **fields: Any) -> Pair:
    return Pair(
        id=pair_id(first, second), created=NOW, people=(first, second), state=state, **fields
    )


# Who is found -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (
            {"urls": (f"{URL}ada",)},
            {"name": "A. Lind", "old_urls": ("http://de.linkedin.com/in/ADA/",)},
            "the same LinkedIn profile",
        ),
        (
            {"emails": ("ada@example.org",)},
            {"name": "A. Lind", "emails": ("ADA@example.org",)},
            "the same e-mail address",
        ),
        (
            {"name": "Ada", "connected_on": DAY},
            {"name": "ada", "connected_on": DAY},
            "the same name and day of connection",
        ),
        ({}, {"name": "Dr. Ada Onu, PhD"}, "the same name"),
        ({"urls": (f"{URL}ada",)}, {}, "the same name"),
        (
            {"urls": (f"{URL}ada",), "disconnected": DAY},
            {"urls": (f"{URL}ada-onu",)},
            "the same name",
        ),
    ],
)
def test_two_who_share_something_of_their_own(
    one: dict[str, Any], other: dict[str, Any], why: str
) -> None:
    people = [somebody(2, **other), somebody(1, **one), somebody(3, "Ben Roe")]
    assert found(people) == [("p1", "p2", why)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"name": "Ben Roe"}),
        ({"name": "Ada"}, {"name": "Ada"}),
        ({"urls": (f"{URL}ada",)}, {"urls": (f"{URL}ada-2",)}),
    ],
    ids=["nothing shared", "a first name", "namesakes on LinkedIn"],
)
def test_two_who_are_two(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert found([somebody(1, **one), somebody(2, **other)]) == []


def test_the_address_of_an_office_makes_nobody_the_same() -> None:
    people = [somebody(n, f"Name {n} {n}", emails=("office@example.org",)) for n in range(9)]
    assert found(people) == []


def test_what_an_import_proposed_comes_first_with_its_reason() -> None:
    people = [somebody(1), somebody(2), somebody(3, "Ben Roe"), somebody(4, "Ben R.")]
    proposal = pair("p4", "p3", PairState.PROPOSED, why="the same day")
    assert found(people, proposal) == [("p3", "p4", "the same day"), ("p1", "p2", "the same name")]


def test_who_is_kept_apart_is_asked_about_no_more() -> None:
    people = [somebody(1), somebody(2)]
    assert found(people, pair("p2", "p1", PairState.APART)) == []


def test_what_was_said_of_somebody_merged_is_said_of_who_stayed() -> None:
    """p2 went into p1; p2 and p3 were kept apart, p2 and p4 proposed."""
    people = [somebody(1), somebody(3), somebody(4, "Ben Roe")]
    pairs = (
        pair("p1", "p2", PairState.MERGED, before=(somebody(1), somebody(2))),
        pair("p2", "p3", PairState.APART),
        pair("p2", "p4", PairState.PROPOSED, why="the same day"),
    )
    assert found(people, *pairs) == [("p1", "p4", "the same day")]


def test_who_was_merged_is_known_through_all_merges() -> None:
    pairs = [
        pair("p1", "p2", PairState.MERGED, before=(somebody(1), somebody(2))),
        pair("p2", "p3", PairState.MERGED, before=(somebody(2), somebody(3))),
        pair("p7", "p8", PairState.MERGED, before=(somebody(7), somebody(8))),
    ]
    assert [one.id for one in earlier_selves(pairs, "p1")] == ["p2", "p3"]


# One of two -------------------------------------------------------------------------------------

WORDS = st.sampled_from(["", "Ada Onu", "Oakland", "ada onu", "x"])
NAMED = WORDS.filter(bool)
MANY = st.lists(NAMED, max_size=2, unique=True).map(tuple)
PEOPLE = st.builds(
    Person,
    id=st.just("p1"),
    created=st.just(NOW),
    name=NAMED,
    positions=st.lists(st.builds(Position, title=NAMED, organisation=WORDS), max_size=2).map(tuple),
    emails=MANY,
    phones=MANY,
    urls=st.lists(st.sampled_from([f"{URL}a", f"{URL}b"]), max_size=2, unique=True).map(tuple),
    place=WORDS,
    seniority=st.sampled_from([None, *Seniority]),
    practitioner=st.sampled_from([None, True, False]),
    warmth=st.sampled_from([None, *Warmth]),
    points=st.lists(
        st.builds(Point, kind=st.just(PointKind.OTHER), detail=NAMED, confirmed=st.booleans()),
        max_size=2,
    ).map(tuple),
    tags=MANY,
    tracks=MANY,
    connected_on=st.sampled_from([None, DAY, date(2024, 6, 1)]),
    disconnected=st.sampled_from([None, DAY]),
    contacts=st.lists(
        st.builds(Contact, kind=st.just(ContactKind.MESSAGE), sent=st.integers(0, 2)), max_size=1
    ).map(tuple),
    notes=st.sampled_from(["", "one\ntwo", "three"]),
    dream=st.booleans(),
    do_not_contact=st.sampled_from([None, DoNotContact(since=DAY, why="asked me")]),
    extras=st.dictionaries(
        st.sampled_from(["linkedin", "alumni"]),
        st.dictionaries(st.just("Year"), st.sampled_from(["2018", "2019"])),
        max_size=2,
    ),
)


@pytest.mark.parametrize(
    "bare", [Position(organisation="VERDA"), Position(title="analyst")], ids=["where", "what"]
)
def test_a_job_told_with_less_costs_no_title(bare: Position) -> None:
    whole, past = Position(title="Analyst", organisation="Verda"), Position(title="Baker")
    older = somebody(1, positions=(whole, past))
    assert joined(older, somebody(2, positions=(bare,)), DAY).positions == (whole, past)
    assert joined(somebody(1, positions=(bare, past)), older, DAY).positions == (whole, past)
    other = Position(title="Cook", organisation="Lakeside")
    after = joined(older, somebody(2, positions=(other,)), DAY)
    assert after.positions == (other, whole, past)


@given(PEOPLE, PEOPLE)
def test_nothing_is_lost(one: Person, other: Person) -> None:
    older, newer = in_age(one, other.replace(id="p2", created=NOW + timedelta(days=1)))
    after = joined(older, newer, DAY)
    assert after.id == older.id
    told = "\n".join(map(str, (after, after.notes))).casefold()
    for person in (older, newer):
        jobs = [job.title for job in person.positions]
        details = [point.detail for point in person.points]
        extras = [text for mine in person.extras.values() for text in mine.values()]
        lists = (person.emails, person.phones, person.urls, person.tags, person.tracks)
        for value in (person.name, person.place, *jobs, *details, *extras, *sum(lists, ())):
            assert value.casefold() in told
        for level in (person.seniority, person.warmth):
            assert (
                level is None
                or level in (after.seniority, after.warmth)
                or (level.name.lower().replace("_", " ") in after.notes)
            )
        for line in person.notes.splitlines():
            assert line in after.notes
        assert person.connected_on in (None, after.connected_on) or (
            f"connected on {person.connected_on}" in after.notes
        )
    assert after.dream == (older.dream or newer.dream)
    assert bool(after.do_not_contact) == bool(older.do_not_contact or newer.do_not_contact)


@given(PEOPLE, PEOPLE)
def test_both_come_back_as_they_were(one: Person, other: Person) -> None:
    older, newer = in_age(one, other.replace(id="p2"))
    after = joined(older, newer, DAY)
    merged = pair("p1", "p2", PairState.MERGED, before=(older, newer), after=after)
    assert parted(after, merged) == (older, newer)
    assert parted(after.replace(zone="Europe/Lisbon"), merged) == (
        older.replace(zone="Europe/Lisbon"),
        newer,
    )


def test_of_two_values_the_newer_stands_and_the_older_is_noted() -> None:
    older = somebody(1, place="Oakland", notes="met in May", emails=("a@example.org",))
    newer = somebody(2, name="Ada Lind", place="Berlin", emails=("b@example.org",))
    after = joined(older, newer, date(2026, 11, 21))
    assert (after.id, after.name, after.place) == ("p1", "Ada Lind", "Berlin")
    assert after.emails == ("b@example.org", "a@example.org")
    assert after.notes.splitlines() == [
        "met in May",
        "Merged on Sat 21 Nov 2026; until then also: name Ada Onu; place Oakland.",
    ]


def test_who_is_connected_as_either_is_connected() -> None:
    gone = somebody(1, connected_on=DAY, disconnected=DAY)
    assert joined(gone, somebody(2, connected_on=DAY), DAY).disconnected is None
    assert joined(gone, somebody(2), DAY).disconnected == DAY


# Side by side -----------------------------------------------------------------------------------


def test_what_either_has_stands_beside_the_other() -> None:
    one, other = somebody(1, place="Oakland"), somebody(2, tags=("soil",), connected_on=DAY)
    shown = rows(Records(), one, other)
    assert [tuple(row) for row in shown] == [
        ("name", "Ada Onu", "Ada Onu"),
        ("place", "Oakland", ""),
        ("connected", "", "Tue 5 Mar 2024"),
        ("tags", "", "soil"),
    ]
