"""The list of the directory, and what you share with whom."""

from pathlib import Path

from coffeechat.api import ImportedPerson, PointKind, PointView
from coffeechat.testing import FakeJob, FakeSource, Hosts, ImporterContract, golden, source

from coffeechat_alumni import Alumni

HERE = Path(__file__).parent
SAMPLE = source(HERE / "samples" / "people.csv")
HEADER = SAMPLE.data.partition(b"\n")[0] + b"\n"
MINE = {"school": "State University", "class_of": 2015}


class TestImporter(ImporterContract):
    plugin = Alumni
    settings = MINE
    samples = (SAMPLE,)
    damaged = (
        (source(HEADER + b"Wei Zhang,2009,,,,,,\n,2009,,,,,,\nAmara Diallo,2009\n"), [3, 4]),
        (source(HEADER + b"Wei Zhang,long ago,,,,,,\n"), [2]),
    )

    def large(self) -> FakeSource:
        return source(SAMPLE.data + b"Ada Onu,2009,BSc,Verda,,,ada@example.org,no\n" * 5_000)


def test_people_are_read_as_they_were(plugin_host: Hosts) -> None:
    people = plugin_host(Alumni, settings=MINE).read(SAMPLE).people
    golden(HERE / "golden" / "people.txt", "".join(map(_told, people)))


def test_the_school_is_shared_and_the_years_are_a_guess(plugin_host: Hosts) -> None:
    jelisa, amara, *_ = plugin_host(Alumni, settings=MINE).read(SAMPLE).people
    school = PointView(kind=PointKind.SAME_INSTITUTION, detail="State University")
    assert jelisa.points == (school,)
    assert amara.points[0] == school
    assert not amara.points[1].confirmed


def test_without_a_school_nothing_is_shared(plugin_host: Hosts) -> None:
    job = FakeJob()
    people = plugin_host(Alumni).read(SAMPLE, job=job).people
    assert not any(person.points for person in people)
    assert "name of your school" in job.warnings[0]


def test_somebody_with_a_wrong_year_comes_all_the_same(plugin_host: Hosts) -> None:
    result = plugin_host(Alumni).read(source(HEADER + b"Wei Zhang,long ago,,,,,,\n"))
    assert [person.name for person in result.people] == ["Wei Zhang"]
    assert result.problems[0].imported


def _told(person: ImportedPerson) -> str:
    shared = [f"{point.detail}{'' if point.confirmed else '?'}" for point in person.points]
    parts = [person.name, person.title, person.organisation, person.place, *person.emails]
    return f"{', '.join(parts)}: {'; '.join(shared)}, {dict(person.extras)}\n"
