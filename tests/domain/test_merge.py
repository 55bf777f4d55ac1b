"""Who is who, and which value stands, when a file comes in again."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.merge import ImportPlan, Incoming, person_from, plan_import
from coffeechat.domain.parts import Point, Position
from coffeechat.domain.records import Person
from coffeechat.domain.words import PointKind

NOW = datetime(2024, 7, 1, tzinfo=UTC)
DAY = date(2024, 3, 5)
ADA = Incoming(
    name="Ada Onu",
    title="Analyst",
    organisation="Verda",
    emails=("ada@example.org",),
    urls=("https://www.linkedin.com/in/ada-onu",),
    connected_on=DAY,
    line=5,
)


def but(one: Incoming, **changes: Any) -> Incoming:
    values = {name: getattr(one, name) for name in Incoming.__dataclass_fields__}
    return Incoming(**{**values, **changes})


def imported(*incoming: Incoming) -> dict[str, Person]:
    """The people whom a first import of these makes."""
    return after_import({}, *incoming)


def after_import(here: dict[str, Person], *incoming: Incoming) -> dict[str, Person]:
    plan = plan_import(here, incoming, "linkedin")
    people = dict(here) | {change.after.id: change.after for change in plan.changed}
    for number, one in enumerate(plan.new, len(people)):
        person_id = f"p{number}"
        people[person_id] = person_from(
            one, id=person_id, created=NOW, source="Connections.csv", plugin="linkedin"
        )
    return people


def plan(here: dict[str, Person], *incoming: Incoming) -> ImportPlan:
    return plan_import(here, incoming, "linkedin")


def ada(**changes: Any) -> dict[str, Person]:
    """Ada as imported, then edited by hand."""
    (person,) = imported(ADA).values()
    return {person.id: person.replace(**changes)}


# Who is who ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "again",
    [
        but(ADA, urls=("http://de.linkedin.com/in/Ada-Onu/?trk=1",), emails=(), connected_on=None),
        but(ADA, urls=(), connected_on=None, name="Ada Okafor"),
        but(ADA, urls=(), emails=()),
        but(ADA, urls=(), emails=(), name="ADA  ONU"),
        but(ADA, urls=(), emails=(), name="Dr. Ada Onu, PhD 🌱"),
        but(ADA, urls=("https://www.linkedin.com/in/ada-okafor",), emails=()),
        but(ADA, name="Ada Okafor", emails=()),
    ],
    ids=["url", "e-mail", "name+day", "case", "cleaned name+day", "url changed", "renamed"],
)
def test_the_same_person_is_known_again(again: Incoming) -> None:
    found = plan(imported(ADA), again)
    assert found.new == ()
    assert len(found.changed) + len(found.kept) == 1


@pytest.mark.parametrize(
    "again",
    [
        but(ADA, urls=(), emails=(), connected_on=None),
        but(ADA, urls=(), emails=(), connected_on=date(2024, 3, 6)),
        but(ADA, urls=(), emails=(), name="Ada Okafor"),
        but(ADA, urls=(), name="Tom Lind", connected_on=date(2024, 3, 6)),
        but(ADA, emails=(), name="Tom Lind", connected_on=date(2024, 3, 6)),
    ],
    ids=["name", "name, another day", "first name+day", "shared mailbox", "address given anew"],
)
def test_what_is_only_likely_is_proposed_and_comes_in_as_new(again: Incoming) -> None:
    found = plan(imported(ADA), again)
    assert found.new == (again,)
    (proposal,) = found.proposed
    assert (proposal.person, proposal.new) == ("p0", 0)


def test_percent_signs_and_letters_are_the_same_address() -> None:
    here = imported(but(ADA, urls=("https://www.linkedin.com/in/zo%C3%AB-l",), connected_on=None))
    again = but(ADA, name="Z", emails=(), urls=("linkedin.com/in/Zoë-L/",), connected_on=None)
    assert plan(here, again).new == ()


def test_a_former_address_still_finds_the_person() -> None:
    moved = but(ADA, urls=("https://www.linkedin.com/in/ada-lind",), emails=())
    people = after_import(imported(ADA), moved)
    assert people["p0"].urls == moved.urls
    assert people["p0"].old_urls == ADA.urls
    assert plan(people, but(ADA, emails=(), connected_on=None)).new == ()


def test_namesakes_of_one_day_never_merge_by_name() -> None:
    first = but(ADA, urls=(), emails=())
    second = but(first, organisation="Hollow Hill")
    people = imported(first, second)
    assert len(people) == 2
    found = plan(people, but(first, title="Director"), second)
    assert found.new == (but(first, title="Director"),)
    assert found.kept == ("p1",)


def test_namesakes_of_one_day_stay_two_when_the_file_comes_again() -> None:
    first = but(ADA, urls=(), emails=())
    second = but(first, organisation="Hollow Hill")
    found = plan(imported(first, second), first, second)
    assert (found.new, found.changed, len(found.kept)) == ((), (), 2)


def test_everybody_is_matched_at_most_once() -> None:
    by_mail = but(ADA, name="Ada O.", urls=(), connected_on=None)
    found = plan(imported(ADA), ADA, by_mail)
    assert found.kept == ("p0",)
    assert found.new == (by_mail,)


def test_rows_that_repeat_one_another_are_one_person() -> None:
    fuller = but(ADA, phones=("+1 555 0100",), line=9)
    found = plan({}, ADA, but(ADA, line=7), fuller)
    assert found.new == (but(ADA, phones=("+1 555 0100",)),)
    assert found.repeated == (7, 9)


# Which value stands ----------------------------------------------------------------------------


def test_the_same_file_again_changes_nothing() -> None:
    found = plan(imported(ADA), ADA)
    assert found == ImportPlan(plugin="linkedin", kept=("p0",))


@pytest.mark.parametrize(
    ("field", "theirs"),
    [
        ("name", "Ada Lind"),
        ("title", "Director"),
        ("organisation", "Hollow Hill"),
        ("place", "Oakland"),
        ("notes", "met at the fair"),
        ("emails", ("ada@example.org", "onu@example.com")),
        ("phones", ("+1 555 0100",)),
        ("connected_on", date(2024, 4, 1)),
    ],
)
def test_what_the_source_changed_is_taken(field: str, theirs: Any) -> None:
    again = but(ADA, **{field: theirs})
    (change,) = plan(imported(ADA), again).changed
    assert change.fields == (field,)
    assert getattr(change.after, field) == theirs


@pytest.mark.parametrize(
    "again",
    [
        but(ADA, title=" analyst ", organisation="VERDA"),
        but(ADA, organisation="\uff36erda"),
        but(ADA, title="", organisation="", emails=(), urls=ADA.urls, connected_on=None),
    ],
    ids=["case and blanks", "compatible letters", "empty"],
)
def test_blanks_case_and_empty_values_change_nothing_for_the_eye(again: Incoming) -> None:
    people = after_import(imported(ADA), again)
    (before,) = imported(ADA).values()
    assert people["p0"].replace(imported={}) == before.replace(imported={})


EDITED = {
    "name": {"name": "Ada N. Onu"},
    "title": {"positions": (Position(title="Head of soils", organisation="Verda"),)},
    "organisation": {"positions": (Position(title="Analyst", organisation="Verda Ltd"),)},
    "place": {"place": "Oakland"},
    "notes": {"notes": "likes walks"},
    "connected_on": {"connected_on": date(2023, 1, 1)},
}


@pytest.mark.parametrize(("field", "edit"), EDITED.items())
def test_what_i_edited_is_kept_when_the_source_says_the_same_as_before(
    field: str, edit: dict[str, Any]
) -> None:
    assert plan(ada(**edit), ADA).kept == ("p0",)


@pytest.mark.parametrize(("field", "edit"), EDITED.items())
def test_what_i_edited_and_the_source_changed_is_a_conflict_told_once(
    field: str, edit: dict[str, Any]
) -> None:
    theirs = date(2024, 5, 1) if field == "connected_on" else "Something else"
    again = but(ADA, **{field: theirs})
    here = ada(**edit)
    found = plan(here, again)
    (conflict,) = found.conflicts
    assert (conflict.person, conflict.field, conflict.line) == ("p0", field, ADA.line)
    assert conflict.theirs == str(theirs)
    (change,) = found.changed
    assert change.fields == ()
    assert getattr(change.after, field) == getattr(here["p0"], field)
    assert plan(after_import(here, again), again).kept == ("p0",)


def test_what_i_typed_before_any_import_is_never_overwritten() -> None:
    mine = Person(id="p0", created=NOW, name="Ada", emails=ADA.emails, place="Oakland")
    found = plan({"p0": mine}, but(ADA, place="Berlin"))
    assert {conflict.field for conflict in found.conflicts} == {"name", "place"}
    (change,) = found.changed
    assert (change.after.name, change.after.place) == ("Ada", "Oakland")
    assert change.after.title == "Analyst"
    assert set(change.fields) == {"title", "organisation", "urls", "connected_on"}


def test_what_i_took_out_does_not_come_back_by_itself() -> None:
    assert plan(ada(emails=()), ADA).kept == ("p0",)
    assert plan(ada(name="Ada Onu", positions=()), ADA).kept == ("p0",)


def test_a_new_job_stands_first_and_the_old_one_stays() -> None:
    here = after_import(imported(ADA), but(ADA, title="Director", organisation="Hollow Hill"))
    assert here["p0"].positions == (
        Position(title="Director", organisation="Hollow Hill"),
        Position(title="Analyst", organisation="Verda"),
    )
    back = after_import(here, ADA)
    assert back["p0"].positions == here["p0"].positions[::-1]


def test_a_new_job_takes_nothing_from_the_old_one() -> None:
    freelance = but(ADA, title="Freelance editor", organisation="")
    people = after_import(imported(ADA), freelance)
    assert people["p0"].positions[0] == Position(title="Freelance editor")
    assert plan(people, freelance).kept == ("p0",)


def test_a_gap_in_the_job_is_filled_without_making_a_former_one() -> None:
    people = after_import(imported(but(ADA, organisation="")), ADA)
    assert people["p0"].positions == (Position(title="Analyst", organisation="Verda"),)


def test_title_and_employer_are_disputed_together() -> None:
    here = ada(positions=(Position(title="Analyst", organisation="Verda Ltd"),))
    found = plan(here, but(ADA, title="Director", organisation="Hollow Hill"))
    assert {conflict.field for conflict in found.conflicts} == {"title", "organisation"}


def test_extras_are_kept_under_the_plugin() -> None:
    here = imported(but(ADA, extras={"Tags": "soil"}))
    assert here["p0"].extras == {"linkedin": {"Tags": "soil"}}
    (change,) = plan(here, but(ADA, extras={"Region": "west"})).changed
    assert change.after.extras == {"linkedin": {"Tags": "soil", "Region": "west"}}
    assert change.fields == ("extras",)


def test_what_is_mine_alone_survives() -> None:
    here = ada(tags=("soil",), tracks=("t1",), dream=True, points=())
    (change,) = plan(here, but(ADA, title="Director")).changed
    after = change.after
    assert (after.tags, after.tracks, after.dream, after.id) == (("soil",), ("t1",), True, "p0")


# Files of other times --------------------------------------------------------------------------

BEN = Incoming(name="Ben Roe", connected_on=date(2024, 6, 1))


def test_an_older_file_fills_gaps_and_overwrites_nothing() -> None:
    here = imported(ADA, BEN)
    older = but(
        ADA,
        title="Intern",
        place="Oakland",
        urls=("https://www.linkedin.com/in/ada-o",),
        emails=("old@example.org",),
    )
    found = plan(here, older)
    assert found.older
    assert (found.absent, found.conflicts) == ((), ())
    (change,) = found.changed
    after = change.after
    assert (after.title, after.urls, after.place) == ("Analyst", ADA.urls, "Oakland")
    assert after.positions[1:] == (Position(title="Intern", organisation="Verda"),)
    assert after.old_urls == older.urls
    assert after.emails == (*ADA.emails, "old@example.org")
    assert plan({**here, "p0": after}, older).kept == ("p0",)
    assert plan({**here, "p0": after}, ADA, BEN).kept == ("p0", "p1")


def test_whom_a_newer_file_lacks_is_absent_and_stays() -> None:
    by_hand = Person(id="h", created=NOW, name="Eva Holm")
    found = plan({**imported(ADA, BEN), "h": by_hand}, BEN)
    assert found.absent == ("p0",)


def test_a_file_without_days_of_connection_makes_nobody_absent() -> None:
    assert plan(imported(ADA), Incoming(name="Eva Holm")).absent == ()


# For any people --------------------------------------------------------------------------------

WORDS = st.sampled_from(["", "Ada", "Onu", "Ben", "Ada Onu", "Ada Onu, PhD", "ada"])
INCOMING = st.builds(
    Incoming,
    name=WORDS.filter(bool),
    title=WORDS,
    organisation=WORDS,
    emails=st.lists(st.sampled_from(["a@example.org", "b@example.org"]), max_size=2).map(tuple),
    urls=st.lists(
        st.sampled_from([f"https://www.linkedin.com/in/{slug}" for slug in "abc"]), max_size=1
    ).map(tuple),
    place=WORDS,
    connected_on=st.sampled_from([None, DAY, date(2024, 6, 1)]),
    line=st.integers(1, 50),
)
FILE = st.lists(INCOMING, max_size=6)


@given(FILE, FILE)
def test_everybody_of_a_file_ends_up_once(first: list[Incoming], second: list[Incoming]) -> None:
    found = plan(imported(*first), *second)
    changed = [change.before.id for change in found.changed]
    touched = [*changed, *found.kept]
    assert len(touched) == len(set(touched))
    assert len(touched) + len(found.new) + len(found.repeated) == len(second)


@given(FILE)
def test_any_file_twice_changes_nothing_the_second_time(file: list[Incoming]) -> None:
    found = plan(imported(*file), *file)
    assert (found.changed, found.conflicts) == ((), ())
    assert found.new == ()


@given(FILE, FILE)
def test_no_import_empties_a_field(first: list[Incoming], second: list[Incoming]) -> None:
    here = imported(*first)
    people = after_import(here, *second)
    for before in here.values():
        after = people[before.id]
        for field in ("name", "emails", "urls", "place", "connected_on"):
            assert bool(getattr(after, field)) >= bool(getattr(before, field))
        assert len(after.positions) >= len(before.positions)


# Points and tags --------------------------------------------------------------------------------

LAB = Point(kind=PointKind.SAME_LAB, detail="Ecology Lab", confirmed=False)
CHOIR = Point(kind=PointKind.OTHER, detail="the choir")
WITH_LAB = but(ADA, points=(LAB,), tags=("alumni", "lab"))


def test_somebody_new_brings_points_and_tags() -> None:
    (person,) = imported(
        but(WITH_LAB, points=(LAB, CHOIR, LAB.replace(detail="ECOLOGY LAB")))
    ).values()
    assert person.points == (LAB, CHOIR)
    assert person.tags == ("alumni", "lab")


def test_points_and_tags_are_added_to_mine() -> None:
    here = ada(points=(CHOIR,), tags=("Lab",))
    (person,) = after_import(here, WITH_LAB).values()
    assert person.points == (CHOIR, LAB)
    assert person.tags == ("Lab", "alumni")
    (change,) = plan(here, WITH_LAB).changed
    assert change.fields == ("points", "tags")


def test_a_point_of_mine_stays_as_i_confirmed_it() -> None:
    mine = LAB.replace(confirmed=True)
    (person,) = after_import(ada(points=(mine,)), WITH_LAB).values()
    assert person.points == (mine,)


def test_the_same_points_and_tags_again_change_nothing() -> None:
    here = imported(WITH_LAB)
    assert plan(here, WITH_LAB).changed == ()
    assert plan(here, ADA).changed == (), "and a file without them takes none away"


def test_what_i_removed_does_not_come_back() -> None:
    here = {key: one.replace(points=(), tags=("lab",)) for key, one in imported(WITH_LAB).items()}
    louder = but(
        WITH_LAB, points=(LAB.replace(detail="ECOLOGY  lab"), CHOIR), tags=("ALUMNI", "new")
    )
    (person,) = after_import(here, louder).values()
    assert person.points == (CHOIR,)
    assert person.tags == ("lab", "new")


def test_an_older_file_adds_points_and_tags_too() -> None:
    other = Person(id="p9", created=NOW, name="Wei Zhang", connected_on=date(2024, 6, 1))
    people = after_import({**ada(), "p9": other}, WITH_LAB)
    assert people["p0"].points == (LAB,)
    assert people["p0"].tags == ("alumni", "lab")


def test_rows_of_one_person_bring_their_points_together() -> None:
    (person,) = imported(WITH_LAB, but(ADA, points=(CHOIR, LAB), tags=("choir",), line=6)).values()
    assert person.points == (LAB, CHOIR)
    assert person.tags == ("alumni", "lab", "choir")
