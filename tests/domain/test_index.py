"""The index over people is the same whether built at once or kept up to date."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.filters import parse
from coffeechat.domain.filters.facts import PERSON_FACTS
from coffeechat.domain.index import build_index, update_index
from coffeechat.domain.parts import Point, Position, Triage
from coffeechat.domain.records import Person, Profile
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import PointKind, Seniority, Warmth
from coffeechat.finding import Finder

NOW = datetime(2026, 11, 16, tzinfo=UTC)
IDS = [f"p{number}" for number in range(6)]

WORDS = st.sampled_from(["", "Jelisa", "Ó Máille", "Wei Zhang", "State U", "Analyst", "CEO"])
PEOPLE = st.builds(
    Person,
    id=st.sampled_from(IDS),
    created=st.just(NOW),
    name=WORDS,
    positions=st.lists(st.builds(Position, title=WORDS, organisation=WORDS), max_size=2).map(tuple),
    points=st.lists(
        st.builds(Point, kind=st.sampled_from(PointKind), detail=WORDS), max_size=2
    ).map(tuple),
    warmth=st.none() | st.sampled_from(Warmth),
    seniority=st.none() | st.sampled_from(Seniority),
    dream=st.booleans(),
    tags=st.lists(WORDS, max_size=2).map(tuple),
    notes=WORDS,
    triage=st.none() | st.just(Triage(no=True)),
    connected_on=st.none() | st.just(date(2024, 3, 5)),
)
PROFILES = st.builds(
    Profile,
    id=st.just("me"),
    created=st.just(NOW),
    institutions=st.lists(WORDS, max_size=2).map(tuple),
    entry_level=st.none() | st.sampled_from(Seniority),
)
#: Some people put, some taken out, and perhaps another profile.
CHANGES = st.lists(
    st.tuples(st.lists(PEOPLE, max_size=3), st.sets(st.sampled_from(IDS)), st.none() | PROFILES),
    max_size=5,
)


def records_of(people: Mapping[str, Person], profile: Profile) -> Records:
    """Records with these people."""
    return Records(profiles={"me": profile}, people=dict(people))


@given(changes=CHANGES)
def test_an_index_kept_up_to_date_is_the_one_built_anew(
    changes: list[tuple[list[Person], set[str], Profile | None]],
) -> None:
    people: dict[str, Person] = {}
    profile = Profile(id="me", created=NOW)
    index = build_index(records_of(people, profile))
    for _ in index.noting(records_of(people, profile)):
        pass
    known = index.facts.keys()
    assert known == PERSON_FACTS.keys()
    for put, gone, me in changes:
        profile = me or profile
        people.update({person.id: person for person in put})
        for person_id in gone:
            people.pop(person_id, None)
        records = records_of(people, profile)
        touched = [*(person.id for person in put), *gone, *(person.id for person in put)]
        index = update_index(index, records, touched)
        anew = build_index(records)
        assert index == anew
        for key in index.facts:
            assert index.fact(key, records) == anew.fact(key, records)
        if me is None:  # with another profile, all begins anew
            assert index.facts.keys() >= known
        known = index.facts.keys()
    assert sorted(index.ids) == sorted(people)


def test_an_index_does_not_change_under_its_readers() -> None:
    jelisa = Person(id="p1", created=NOW, name="Jelisa Okafor")
    before = build_index(records_of({"p1": jelisa}, Profile(id="me", created=NOW)))
    after = update_index(before, Records(profiles={"me": before.profile}), ["p1"])
    assert (before.ids, after.ids) == (["p1"], [])
    assert (list(before.keys), list(after.keys)) == (["p1"], [])
    assert before.fact("dream", records_of({"p1": jelisa}, before.profile)) == [" no\n"]


def test_people_are_found_by_all_that_is_known_of_them_best_fit_first() -> None:
    people = {
        person.id: person
        for person in (
            Person(id="p1", created=NOW, name="Jelisa Okafor", notes="likes tea"),
            Person(id="p2", created=NOW, name="Óscar Núñez", tags=("tea-house",), dream=True),
            Person(
                id="p3",
                created=NOW,
                name="Wei Zhang",
                place="Oakland",
                positions=(
                    Position(title="Analyst", organisation="Verda"),
                    Position(title="Tea Taster", organisation="Baltic Trust"),
                ),
                points=(Point(kind=PointKind.OTHER, detail="the choir"),),
            ),
        )
    }
    records = records_of(people, Profile(id="me", created=NOW))
    finder = Finder(lambda: records)
    facts = finder.facts([], NOW)
    found = {
        words: finder.find(parse(words), facts)
        for words in ("tea", "oscar nunez", "TASTER baltic", "choir oakland", "verda coffee", "")
    }
    assert found == {
        "tea": ["p2", "p3", "p1"],
        "oscar nunez": ["p2"],
        "TASTER baltic": ["p3"],
        "choir oakland": ["p3"],
        "verda coffee": [],
        "": ["p2", "p3", "p1"],
    }
