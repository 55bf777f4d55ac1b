"""Later exports: who is gone, who may hide, who was merged; and rows counted once each."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.incoming import Incoming, SourcePerson
from coffeechat.domain.merge import ImportPlan, person_from, plan_import
from coffeechat.domain.records import Person
from coffeechat.domain.tally import tally

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
TODAY = NOW.date()
MARCH, MAY = date(2024, 3, 5), date(2024, 5, 7)
URL = "https://www.linkedin.com/in/"
ADA = Incoming(name="Ada Onu", urls=(f"{URL}ada",), connected_on=MARCH, line=2)
BEN = Incoming(name="Ben Roe", urls=(f"{URL}ben",), connected_on=MAY, line=3)
EVA = Incoming(name="Eva Holm", urls=(f"{URL}eva",), connected_on=MAY, line=4)


def here(*incoming: SourcePerson, **fields: Any) -> dict[str, Person]:
    return {
        f"p{number}": person_from(
            one, id=f"p{number}", created=NOW, source="x", plugin="linkedin"
        ).replace(**fields)
        for number, one in enumerate(incoming)
    }


def plan(people: Mapping[str, Person], *incoming: Incoming, **more: Any) -> ImportPlan:
    return plan_import(people, incoming, "linkedin", today=TODAY, **more)


# Gone -------------------------------------------------------------------------------------------


def test_whom_a_newer_file_lacks_is_no_longer_connected() -> None:
    found = plan(here(ADA, BEN), BEN)
    assert found.absent == ("p0",)
    (change,) = found.others
    assert (change.after.disconnected, change.fields) == (TODAY, ("disconnected",))
    again = plan({**here(ADA, BEN), "p0": change.after}, BEN)
    assert not again.changes_anything


def test_who_comes_back_is_connected_again() -> None:
    people = {**here(ADA, BEN), "p0": here(ADA, disconnected=TODAY)["p0"]}
    (change,) = plan(people, ADA, BEN).changed
    assert (change.after.disconnected, change.fields) == (None, ("disconnected",))


def test_a_mistaken_day_to_come_makes_no_later_file_an_older_one() -> None:
    people = here(ADA, replace(BEN, connected_on=date(2060, 3, 5)))
    moved = replace(ADA, organisation="Verda")
    found = plan(people, moved, EVA)
    assert not found.older
    assert [change.after.organisation for change in found.changed] == ["Verda"]


def test_an_older_file_marks_nobody_and_brings_nobody_back() -> None:
    people = here(ADA, BEN, EVA)
    assert plan(people, ADA).others == ()
    people["p0"] = people["p0"].replace(disconnected=TODAY)
    assert not plan(people, ADA).changes_anything


def test_who_may_hide_now_is_not_called_gone() -> None:
    found = plan(here(ADA, BEN), BEN, hidden={MARCH: 1})
    assert (found.absent, found.maybe_hidden, found.others) == ((), ("p0",), ())
    two = here(ADA, replace(ADA, name="Tom Lind", urls=(f"{URL}tom",)), BEN, EVA)
    assert plan(two, BEN, EVA, hidden={MARCH: 1}).absent == ("p0", "p1"), "one of them is gone"


def test_a_file_that_lacks_most_people_is_a_part_of_a_list() -> None:
    found = plan(here(ADA, BEN, EVA), EVA)
    assert found.absent == ("p0", "p1")
    assert found.others == ()


def test_without_a_day_nobody_is_marked() -> None:
    assert plan_import(here(ADA, BEN), [BEN], "linkedin").others == ()


# Merged -----------------------------------------------------------------------------------------


def test_who_was_merged_is_here_already() -> None:
    """Both rows stay in the file: without addresses the second is known by who they were."""
    was = person_from(
        replace(ADA, name="Ada Lind", urls=()), id="p9", created=NOW, source="x", plugin="linkedin"
    )
    again = replace(ADA, name="Ada Lind", urls=(), line=7)
    found = plan(here(ADA, BEN), ADA, BEN, again, merged=[was])
    assert (found.new, found.repeated) == ((), (7,))
    assert not found.changes_anything


def test_of_two_profiles_merged_the_first_leads_in_any_order() -> None:
    second = replace(ADA, urls=(f"{URL}ada-2",), title="Editor", line=7)
    was = person_from(second, id="p9", created=NOW, source="x", plugin="linkedin")
    people = here(ADA, BEN)
    people["p0"] = people["p0"].replace(urls=(*ADA.urls, *second.urls))
    for file in ([ADA, BEN, second], [second, BEN, ADA]):
        found = plan(people, *file, merged=[was])
        assert not found.changes_anything
        assert found.repeated == (7,)


# Counted ----------------------------------------------------------------------------------------

FILE = st.lists(
    st.builds(
        Incoming,
        name=st.sampled_from(["Ada Onu", "Ada Lind", "Ben Roe", "ada onu"]),
        title=st.sampled_from(["", "Analyst", "Director"]),
        emails=st.sampled_from([(), ("a@example.org",)]),
        urls=st.sampled_from([(), (f"{URL}a",), (f"{URL}b",)]),
        place=st.sampled_from(["", "Oakland"]),
        connected_on=st.sampled_from([None, MARCH, MAY]),
        line=st.integers(1, 99),
    ),
    max_size=7,
)


@given(FILE, FILE, st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
def test_every_row_is_counted_once(
    before: list[Incoming], rows: list[Incoming], hidden: int, lost: int, forgotten: int
) -> None:
    people = here(*plan({}, *before).new)
    found = plan(people, *rows)
    counted = tally(found, hidden=hidden, lost=lost, forgotten=forgotten)
    assert counted.rows == len(rows) + hidden + lost + forgotten
    assert min(counted.created, counted.updated, counted.unchanged, counted.proposed) >= 0


@given(FILE)
def test_the_same_rows_again_are_all_unchanged(rows: list[Incoming]) -> None:
    again = tally(plan(here(*plan({}, *rows).new), *rows), hidden=0, lost=0, forgotten=0)
    assert again.unchanged == again.rows == len(rows)
