"""Whatever a file is: it is refused in a sentence, or its rows add up, and one undo is enough."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coffeechat.acts import Refused
from coffeechat.domain.words import DateOrder
from coffeechat.exchange import Preview, apply_import, preview_import
from coffeechat.plugin_host import FileSource, RunningJob
from coffeechat.session import Session
from support.stores import open_session

IMPORTERS = ["linkedin", "vcard", "csv", ""]

LINES = st.sampled_from(
    [
        "Name,E-mail,Company,Connected On",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        "Ada Onu,ada@example.org,Verda,3/5/24",
        "Ada,Onu,https://www.linkedin.com/in/ada,,Verda,Analyst,05 Mar 2024",
        "Ben,Roe,https://www.linkedin.com/in/ada,,Verda,Analyst,06 Mar 2024",
        ",,,,,,05 Mar 2024",
        ",,,",
        "",
        '"Eva, PhD',
        "a,b,c,d,e,f,g,h,i,j",
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Ada Onu",
        "N;ENCODING=QUOTED-PRINTABLE:=4D=C3=",
        "KIND:group",
        "EMAIL:ada@example.org",
        "END:VCARD",
        "\u200b \u202e",
    ]
)
FILES = st.one_of(
    st.binary(max_size=300),
    st.lists(LINES, max_size=14).map(lambda lines: "\n".join(lines).encode()),
    st.lists(LINES, max_size=14).map(lambda lines: "\r".join(lines).encode("utf-16")),
    st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=14).map(
        lambda lines: "\r\n".join(lines).encode("utf-8", "replace")
    ),
)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A store with nobody in it, of which every example takes back what it did."""
    session = open_session(tmp_path_factory.mktemp("store") / "db.json")
    yield session
    session.close()


def look(session: Session, data: bytes, importer: str, dates: DateOrder | None) -> Preview | None:
    source = FileSource.from_bytes("people", data).read_as(dates=dates)
    try:
        return preview_import(session, source, RunningJob(), wanted=importer)
    except Refused:
        return None


@pytest.mark.parametrize("importer", IMPORTERS)
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=FILES, dates=st.sampled_from([None, *DateOrder]))
def test_any_file_is_refused_or_comes_in_whole_and_goes_again(
    session: Session, importer: str, data: bytes, dates: DateOrder | None
) -> None:
    preview = look(session, data, importer, dates)
    faults = [problem for problem in session.plugin_problems if problem.fault]
    assert not faults, "an importer has something to say, and never breaks"
    if preview is None:
        return
    tally = preview.tally
    ends = [tally.created, tally.updated, tally.unchanged, tally.hidden, tally.proposed]
    assert tally.rows == sum(ends) + tally.problems
    assert tally.rows + tally.blank <= data.count(b"\n") + data.count(b"\r") + 1
    before = session.store.canonical()
    done = apply_import(session, preview)
    assert all(person.name.strip() for person in session.records.people.values())
    again = look(session, data, importer, dates)
    assert again is not None
    assert (again.tally.rows, again.tally.blank) == (tally.rows, tally.blank)
    assert not apply_import(session, again).changed, "the same file again changes nothing"
    if done.changed:
        session.store.undo()
    assert session.store.canonical() == before
