"""People come out of an importer cleaned; what was read before it failed is kept."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import (
    ImportedPerson,
    Job,
    JobCancelled,
    PointKind,
    PointView,
    RowProblem,
)
from coffeechat.plugin_host import PluginHost, ReadResult
from coffeechat.plugin_host.conform import conform
from coffeechat.plugin_host.reading import are_clean, cannot_change
from plugin_host.fakes import Bytes, QuietJob, Shelf

ANA = ImportedPerson(name="Ana Ruiz", line=2)


@pytest.fixture
def read(shelf: Shelf) -> Callable[..., ReadResult]:
    """Runs an importer whose `read` has that body."""

    def read(body: str, job: Job | None = None, data: bytes = b"") -> ReadResult:
        lines = "\n            ".join(body.splitlines())
        shelf.install(
            "alumni",
            f"""
class P(Plugin):
    def importers(self):
        def read(source, job):
            {lines}
        return [Importer(id="file", title="A file", extensions=(), sniff=len, read=read)]
""",
        )
        host = PluginHost.discover(entry_points=shelf.entry_points())
        result = host.read_people(host.importers[0], Bytes(data), job or QuietJob())
        assert ([result.problem] if result.problem else []) == list(host.problems)
        return result

    return read


Read = Callable[..., ReadResult]


def test_people_hidden_rows_and_problems_come_back_apart(read: Read) -> None:
    result = read(
        "yield ImportedPerson(name='Ana Ruiz', line=2)\n"
        "yield HiddenRow(line=3)\n"
        "yield RowProblem(line=4, reason='no name', raw=',,')\n"
        "job.warn('An old\\nlayout')\n"
        "yield ImportedPerson(name='Wei Zhang', line=5)"
    )
    assert [person.name for person in result.people] == ["Ana Ruiz", "Wei Zhang"]
    assert [row.line for row in result.hidden] == [3]
    assert result.problems == (RowProblem(line=4, reason="no name", raw=",,"),)
    assert result.warnings == ("An old layout",)
    assert result.problem is None


def test_an_importer_reads_the_source(read: Read) -> None:
    result = read(
        "with source.open() as stream:\n"
        "    for line, row in enumerate(stream, start=1):\n"
        "        yield ImportedPerson(name=row.decode(), line=line)",
        data="Ana Ruiz\nŁucja Nowak\n".encode(),
    )
    assert [(person.line, person.name) for person in result.people] == [
        (1, "Ana Ruiz"),
        (2, "Łucja Nowak"),
    ]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("yield ANA\nraise KeyError('Name')", "KeyError: 'Name'"),
        ("yield ANA\nsys.exit()", "it tried to end the program"),
        ("yield ANA\nraise UnreadableSource('It ends early.')", "It ends early."),
        ("yield ANA\nraise JobCancelled", "JobCancelled"),
        ("yield ANA\nyield {'name': 'Wei'}", "it gave dict where an ImportItem"),
        ("yield ANA\nyield None", "it gave nothing where an ImportItem"),
        (
            "yield ANA\nyield RowProblem(line='4', reason='')",
            "RowProblem.line must be int, not str",
        ),
        ("try:\n    yield ANA\n    yield 1\nfinally:\n    1 / 0", "ZeroDivisionError"),
    ],
)
def test_what_was_read_before_a_failure_is_kept(read: Read, body: str, told: str) -> None:
    result = read(body.replace("ANA", "ImportedPerson(name='Ana Ruiz', line=2)"))
    assert result.people == (ANA,)
    assert result.problem is not None
    assert told in result.problem.message


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("return None", "it must give an iterable, not nothing"),
        ("return 3", "it must give an iterable, not int"),
        ("job.progress('many')\nyield", "ValueError"),
        ("job.warn(3)\nyield", "AttributeError"),
    ],
)
def test_a_wrong_answer_is_a_problem(read: Read, body: str, told: str) -> None:
    result = read(body)
    assert result.people == ()
    assert result.problem is not None
    assert told in result.problem.message


@pytest.mark.parametrize(
    ("person", "reason"),
    [
        ("name=None, line=7", "ImportedPerson.name must be text, not nothing"),
        ("name='Wei', line=7, emails='wei@example.org'", "emails must be a tuple of at most"),
        ("name='Wei', line=7, emails=(1,)", "emails must be a tuple of text, not tuple"),
        ("name='Wei', line=7, emails=('a',) * 1001", "emails must be a tuple of at most"),
        ("name='Wei', line=7, connected_on=datetime.now(UTC)", "connected_on must be date, not"),
        ("name='Wei', line=7, extras={'a': 1}", "extras must be text"),
        ("name='Wei', line=7, extras=[]", "extras must be a mapping"),
        ("name='Wei', line=7, notes=b''", "notes must be text, not bytes"),
        ("name=' \\x00\\x1b\\n ', line=7", "the row has no name"),
    ],
)
def test_a_person_who_is_not_as_they_must_be_costs_one_row(
    read: Read, person: str, reason: str
) -> None:
    result = read(f"yield ImportedPerson({person})\nyield ImportedPerson(name='Ana Ruiz', line=2)")
    assert result.people == (ANA,)
    (row,) = result.problems
    assert row.line == 7
    assert reason in row.reason
    assert not row.imported


def test_texts_of_a_person_are_cleaned(read: Read) -> None:
    result = read(
        "yield ImportedPerson(name=' Ana \\x1b]2;x\\x07Ruiz\\n', notes='one\\r\\ntwo\\x9b',\n"
        "    emails=['ana@example.org\\u202e'], extras={'a\\tb': 'c\\x00\\nd'})"
    )
    (person,) = result.people
    assert person == ImportedPerson(
        name="Ana ]2;xRuiz",
        notes="one\ntwo",
        emails=("ana@example.org",),
        extras={"a b": "c\nd"},
    )


def test_what_is_too_long_is_cut_and_the_row_says_so(read: Read) -> None:
    result = read("yield ImportedPerson(name='Ana ' * 100, notes='n' * 20_001, line=9)")
    (person,) = result.people
    assert person.name == ("Ana " * 50).rstrip()
    assert len(person.notes) == 20_000
    assert [(row.line, row.column, row.imported) for row in result.problems] == [
        (9, "name", True),
        (9, "notes", True),
    ]
    assert result.problems[0].raw == "Ana " * 100


def test_extras_of_one_person_are_not_those_of_the_next(read: Read) -> None:
    result = read(
        "shared = {}\n"
        "for year in ('1999', '2004'):\n"
        "    shared['year'] = year\n"
        "    yield ImportedPerson(name='Ana', extras=shared)"
    )
    assert [dict(person.extras) for person in result.people] == [{"year": "1999"}, {"year": "2004"}]


def test_items_are_counted_unless_the_importer_counts(read: Read) -> None:
    job = QuietJob()
    read("yield HiddenRow(line=1)\nyield HiddenRow(line=2)", job)
    assert job.counts == [1, 2]


def test_an_importer_that_counts_is_not_counted(read: Read) -> None:
    job = QuietJob()
    read("job.progress(50, 100, 'half\\nway')\nyield HiddenRow(line=1)", job)
    assert job.counts == [50]
    assert job.notes == ["half way"]


STUBBORN = """\
try:
    for line in range(100):
        try:
            yield HiddenRow(line=line)
        except Exception:
            pass
finally:
    sys.left_by_the_user = True
"""


@pytest.mark.parametrize("after", [1, 5])
def test_the_user_can_leave_between_items(
    read: Read, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr(sys, "left_by_the_user", False, raising=False)
    job = QuietJob(leave_after=after)
    with pytest.raises(JobCancelled):
        read(STUBBORN, job)
    assert job.counts == list(range(1, after + 1))
    assert getattr(sys, "left_by_the_user", False), "the generator was closed"


def test_the_user_can_leave_while_an_importer_is_between_items(read: Read) -> None:
    body = "for count in range(100):\n    job.progress(count)\n    job.check()\nyield"
    job = QuietJob(leave_after=3)
    with pytest.raises(JobCancelled):
        read(body, job)
    assert job.counts == [0, 1, 2]


_texts = st.text(max_size=30) | st.sampled_from(["Ana Ruiz", " Ana", "Ana\x1b[2J", "x" * 600])
_tuples = st.lists(_texts, max_size=2).map(tuple)
_people = st.builds(
    ImportedPerson,
    name=_texts,
    line=st.integers(0, 9),
    title=_texts,
    organisation=_texts,
    emails=_tuples,
    urls=_tuples,
    notes=st.just("") | _texts,
    connected_on=st.none() | st.just(date(2024, 2, 29)),
    tags=_tuples,
    points=st.lists(
        st.builds(PointView, kind=st.just(PointKind.SAME_INSTITUTION), detail=_texts), max_size=1
    ).map(tuple),
)


@given(_people)
def test_who_is_called_clean_would_not_be_changed(person: ImportedPerson) -> None:
    if cannot_change(person) and are_clean([person]):
        assert conform(person, ImportedPerson) == person


def test_a_datetime_is_no_date_even_for_the_quick_look() -> None:
    assert are_clean([replace(ANA, connected_on=date(2024, 1, 1))])
    assert not are_clean([replace(ANA, connected_on=datetime(2024, 1, 1, tzinfo=UTC))])


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("tags='alumni'", "ImportedPerson.tags must be a tuple of at most 1000 items, not str"),
        ("tags=('x',) * 1001", "must be a tuple of at most 1000 items, not one of 1,001"),
        ("tags=(7,)", "ImportedPerson.tags must be a tuple of text, not tuple"),
        ("points=('club',)", "str was given where PointView is expected"),
        ("points=(PointView(kind='club'),)", "PointView.kind must be PointKind, not str"),
    ],
)
def test_points_and_tags_are_looked_at_too(read: Read, field: str, told: str) -> None:
    result = read(f"yield ImportedPerson(name='Ana Ruiz', line=2, {field})")
    assert result.people == ()
    (problem,) = result.problems
    assert problem.line == 2
    assert told in problem.reason
