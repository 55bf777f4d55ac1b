"""What an import would do, in words."""

from datetime import UTC, date, datetime

import pytest

from coffeechat.api import RowProblem
from coffeechat.domain.import_words import sections
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.merge import ImportPlan, person_from, plan_import
from coffeechat.domain.records import Person

NOW = datetime(2026, 11, 21, tzinfo=UTC)
DAY = date(2024, 3, 5)
WEI = Incoming(name="Wei Zhang", title="Analyst", organisation="Verda", connected_on=DAY)


def here(*incoming: Incoming) -> dict[str, Person]:
    return {
        f"p{place}": person_from(one, id=f"p{place}", created=NOW, source="x", plugin="linkedin")
        for place, one in enumerate(incoming)
    }


def told(plan: ImportPlan, people: dict[str, Person], *problems: RowProblem) -> dict[str, str]:
    return {
        section.title: "\n".join(section.entries(9)) for section in sections(plan, people, problems)
    }


def changed(before: Incoming, **after: str) -> dict[str, str]:
    people = here(before)
    now = Incoming(
        name=after.get("name", before.name),
        title=after.get("title", before.title),
        organisation=after.get("organisation", before.organisation),
        place=after.get("place", before.place),
        connected_on=before.connected_on,
    )
    return told(plan_import(people, [now], "linkedin"), people)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (
            {"organisation": "Green Rivers", "title": "Director"},
            "Wei Zhang moved from Analyst, Verda to Director, Green Rivers",
        ),
        ({"title": "Director"}, "Wei Zhang is now Director at Verda, was Analyst"),
        (
            {"organisation": "Green Rivers", "place": "Oakland"},
            "Wei Zhang moved from Analyst, Verda to Analyst, Green Rivers; new: place",
        ),
    ],
)
def test_another_job_is_a_reason_to_write(after: dict[str, str], words: str) -> None:
    assert changed(WEI, **after) == {"Another job: a reason to write": words}


def test_other_changes_stand_apart() -> None:
    assert changed(WEI, place="Oakland") == {"Changed": "Wei Zhang new: place"}
    assert changed(WEI, name="Wei Zhang, PhD") == {"Changed": "Wei Zhang, PhD was Wei Zhang"}
    jobless = Incoming(name="Bo Li", connected_on=DAY)
    assert changed(jobless, title="Director") == {"Changed": "Bo Li works as Director"}


def test_what_i_edited_is_shown_beside_what_the_file_has() -> None:
    people = here(WEI)
    people["p0"] = people["p0"].replace(place="Oakland", imported={"place": "Porto"})
    now = Incoming(name="Wei Zhang", place="Lyon", connected_on=DAY)
    (words,) = told(plan_import(people, [now], "linkedin"), people).values()
    assert words == "Wei Zhang, Analyst, Verda, place: yours «Oakland», the file «Lyon»"


def test_new_people_who_may_be_here_are_told_once() -> None:
    people = here(Incoming(name="Ana Reyes", place="Porto"))
    incoming = [Incoming(name="Ana Reyes", organisation="Verda"), Incoming(name="Bo Li")]
    assert told(plan_import(people, incoming, "csv"), people) == {
        "May be somebody here already; they come in as new": (
            "Ana Reyes, Verda: Ana Reyes has the same name"
        ),
        "New": "Bo Li",
    }


def test_people_gone_and_problems_are_named() -> None:
    people = here(WEI, Incoming(name="Bo Li", connected_on=DAY))
    found = told(
        plan_import(people, [WEI], "linkedin"),
        people,
        RowProblem(line=7, reason="it has no name; not imported"),
        RowProblem(line=0, column="Met on", reason="no date"),
    )
    assert found == {
        "Rows with a problem": ("line 7: it has no name; not imported\na row, Met on: no date"),
        "Not in this file any more; they stay": "Bo Li",
    }


def test_of_many_only_as_many_as_asked_for_are_put_into_words() -> None:
    many = [Incoming(name=f"Ana Reyes {number}") for number in range(50)]
    (new,) = sections(plan_import({}, many, "csv"), {}, ())
    assert (new.count, len(new.entries(3))) == (50, 3)
