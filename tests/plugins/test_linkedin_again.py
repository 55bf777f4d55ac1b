"""A later export of the same network: what happened in between is found, and nothing else."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import pytest

from coffeechat.domain.merge import ImportPlan, Incoming, person_from, plan_import
from coffeechat.domain.records import Person
from support import linkedin
from support.make_linkedin import VARIANTS, Changes
from support.make_linkedin import Person as Member

NOW = datetime(2024, 7, 1, tzinfo=UTC)
MONTHS = [1, 3, 9]


def incoming(data: bytes) -> list[Incoming]:
    return [
        Incoming(
            name=one.name,
            title=one.title,
            organisation=one.organisation,
            emails=one.emails,
            phones=one.phones,
            urls=one.urls,
            place=one.place,
            notes=one.notes,
            connected_on=one.connected_on,
            extras=one.extras,
            line=one.line,
        )
        for one in linkedin.read(data).people
    ]


def applied(here: Mapping[str, Person], plan: ImportPlan) -> dict[str, Person]:
    people = dict(here) | {change.after.id: change.after for change in plan.changed}
    for number, one in enumerate(plan.new, len(people)):
        person_id = f"p{number:06}"
        people[person_id] = person_from(
            one, id=person_id, created=NOW, source="Connections.csv", plugin="linkedin"
        )
    return people


def imported(*files: Sequence[Incoming]) -> dict[str, Person]:
    people: dict[str, Person] = {}
    for file in files:
        people = applied(people, plan_import(people, file, "linkedin"))
    return people


def later(months: int, variant: str = "2024") -> tuple[dict[str, Person], ImportPlan, Changes]:
    first, second, changes = linkedin.months_apart(months, variant)
    here = imported(incoming(first))
    return here, plan_import(here, incoming(second), "linkedin"), changes


def ids(members: Sequence[Member]) -> set[str]:
    return {one.url for one in members if not one.hidden}


@pytest.mark.parametrize("months", MONTHS)
def test_who_is_new_and_who_is_gone(months: int) -> None:
    here, plan, changes = later(months)
    assert {one.urls[0] for one in plan.new} == ids(changes.added) | ids(changes.became_visible)
    gone = {here[person].urls[0] for person in plan.absent}
    assert gone == ids(changes.removed) | {one.url for one in changes.became_hidden}


@pytest.mark.parametrize("months", MONTHS)
def test_who_moved_to_another_job(months: int) -> None:
    """A job that is not named any more is no move: an empty cell never erases."""
    _, plan, changes = later(months)
    found = {
        change.after.urls[0]: (
            (change.before.organisation, change.before.title),
            (change.after.organisation, change.after.title),
        )
        for change in plan.changed
        if {"title", "organisation"} & set(change.fields)
    }
    expected = {
        new.url: (
            (old.company.strip(), old.position.strip()),
            (new.company.strip(), new.position.strip()),
        )
        for old, new in changes.job_changed
        if new.company.strip() or new.position.strip()
    }
    assert found == expected


@pytest.mark.parametrize("months", MONTHS)
def test_who_has_another_name(months: int) -> None:
    _, plan, changes = later(months)
    found = {change.after.urls[0] for change in plan.changed if "name" in change.fields}
    assert found == {new.url for _, new in changes.renamed}


@pytest.mark.parametrize("months", MONTHS)
def test_who_has_another_address(months: int) -> None:
    here, plan, changes = later(months)
    found = {
        (change.before.urls[0], change.after.urls[0], change.after.old_urls)
        for change in plan.changed
        if "urls" in change.fields
    }
    known = {person.urls[0] for person in here.values()} - {
        here[person].urls[0] for person in plan.absent
    }
    expected = {
        (old.url, new.url, (old.url,)) for old, new in changes.url_changed if old.url in known
    }
    assert found == expected
    assert len(expected) == len(changes.url_changed)


@pytest.mark.parametrize("months", MONTHS)
def test_who_shows_an_e_mail_address_now(months: int) -> None:
    _, plan, changes = later(months)
    found = {change.after.urls[0] for change in plan.changed if "emails" in change.fields}
    assert found == {one.url for one in changes.email_gained}


@pytest.mark.parametrize("months", MONTHS)
def test_nothing_is_disputed_before_anybody_edits(months: int) -> None:
    _, plan, _ = later(months)
    assert plan.conflicts == ()
    assert not plan.older


def test_only_who_changed_name_and_address_is_taken_for_somebody_new_and_proposed() -> None:
    _, plan, changes = later(26)
    found = {one.urls[0]: number for number, one in enumerate(plan.new)}
    strangers = ids(changes.added) | ids(changes.became_visible)
    unknown = found.keys() - strangers
    assert found.keys() >= strangers
    assert unknown <= {new.url for _, new in changes.renamed}
    assert unknown <= {new.url for _, new in changes.url_changed}
    assert {found[url] for url in unknown} <= {proposal.new for proposal in plan.proposed}
    assert len(unknown) == 1


@pytest.mark.parametrize("variant", ["2021", "excel-semicolon-utf8", "excel"])
def test_other_shapes_of_the_later_file_find_the_same_people(variant: str) -> None:
    """Without addresses everybody is known by name and day, but for surnames that changed."""
    _, plan, changes = later(9, variant)
    strangers = len(changes.added) - sum(one.hidden for one in changes.added)
    new_surnames = len(plan.new) - strangers - len(changes.became_visible)
    assert 0 <= new_surnames <= len(changes.renamed)
    assert len(plan.proposed) == new_surnames


def test_a_file_of_before_there_were_addresses_is_followed_by_one_with_them() -> None:
    _, with_urls, changes = linkedin.months_apart(1)
    before, _, _ = linkedin.months_apart(1, "2021")
    here = imported(incoming(before))
    plan = plan_import(here, incoming(with_urls), "linkedin")
    strangers = len(ids(changes.added)) + len(changes.became_visible)
    assert strangers <= len(plan.new) <= strangers + len(changes.renamed)
    people = applied(here, plan)
    assert sum(bool(person.urls) for person in people.values()) == len(incoming(with_urls))


@pytest.mark.parametrize(
    "variant", sorted(name for name, form in VARIANTS.items() if form.expect != "refuse")
)
def test_any_shape_twice_changes_nothing_the_second_time(variant: str) -> None:
    file = incoming(linkedin.export(variant).data)
    plan = plan_import(imported(file), file, "linkedin")
    assert (plan.new, plan.changed, plan.conflicts) == ((), (), ())
    assert len(plan.kept) + len(plan.repeated) == len(file)


def test_repeated_rows_become_one_person() -> None:
    export = linkedin.export("duplicates")
    plan = plan_import({}, incoming(export.data), "linkedin")
    assert len(plan.new) == len(export.visible)
    assert len(plan.repeated) > 0


def test_the_order_of_rows_makes_no_difference() -> None:
    data = linkedin.export("stripped").data
    people = imported(incoming(data))
    plan = plan_import(people, incoming(linkedin.shuffled(data, 7)), "linkedin")
    assert (plan.new, plan.changed) == ((), ())


@pytest.mark.parametrize("months", MONTHS)
def test_the_order_of_files_makes_no_difference(months: int) -> None:
    first, second, _ = linkedin.months_apart(months)
    old, new = incoming(first), incoming(second)
    assert _values(imported(old, new)) == _values(imported(new, old))


def _values(people: Mapping[str, Person]) -> set[tuple[object, ...]]:
    return {
        (one.name, one.title, one.organisation, one.urls, one.old_urls, frozenset(one.emails))
        for one in people.values()
    }
