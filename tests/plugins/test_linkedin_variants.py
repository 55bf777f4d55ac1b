"""Every known shape of Connections.csv gives the people who are in it."""

import csv
import datetime as dt
import io

import pytest

from coffeechat.api import ImportedPerson, UnreadableSource
from support import linkedin
from support.make_linkedin import VARIANTS, Person

REFUSED = {name for name, form in VARIANTS.items() if form.expect == "refuse"}
READ = sorted(VARIANTS.keys() - REFUSED)

#: Variants whose bytes do not hold all letters, cells or rows of the network any more.
LOSSY = {
    "2023-empty-url",
    "excel-mac",
    "excel-semicolon",
    "first-only",
    "header-only",
    "lost-quotes",
    "mixed-encoding",
    "mojibake",
    "newlines",
    "outlook",
    "truncated",
}


@pytest.mark.parametrize("variant", READ)
def test_everybody_is_found_and_nothing_else(variant: str) -> None:
    export = linkedin.export(variant)
    reading = linkedin.read(export.data)
    rows = {one.urls for one in reading.people} if variant == "duplicates" else reading.people
    assert len(rows) == len(export.visible)
    assert len(reading.hidden) == export.hidden
    assert all(problem.imported for problem in reading.problems)


@pytest.mark.parametrize("variant", sorted(set(READ) - {"nul"}))
def test_every_damaged_line_is_named_and_no_other(variant: str) -> None:
    export = linkedin.export(variant)
    reading = linkedin.read(export.data)
    assert [problem.line for problem in reading.problems] == list(export.bad_lines)


@pytest.mark.parametrize("variant", sorted(set(READ) - LOSSY))
def test_every_cell_arrives(variant: str) -> None:
    export = linkedin.export(variant)
    columns = set(VARIANTS[variant].columns)
    expected = {tuple(_expected(one, columns).items()) for one in export.visible}
    found = {tuple(_found(one, columns).items()) for one in linkedin.read(export.data).people}
    assert found == expected


@pytest.mark.parametrize(
    ("variant", "what"),
    [
        ("empty", "empty"),
        ("html", "web page"),
        ("no-names", "without a column of names"),
        ("workbook", "Excel workbook"),
    ],
)
def test_what_is_no_list_of_connections_is_refused_with_the_reason(variant: str, what: str) -> None:
    with pytest.raises(UnreadableSource, match=what) as refused:
        linkedin.read(linkedin.export(variant).data, "people.csv")
    assert str(refused.value).startswith("people.csv is ")
    assert "Connections.csv" in str(refused.value)


def test_the_variants_that_are_refused_are_those_that_hold_nobody() -> None:
    assert sorted(REFUSED) == ["empty", "html", "no-names", "workbook"]
    assert len(VARIANTS) == 50


def test_a_header_alone_is_nobody_and_said() -> None:
    reading = linkedin.read(linkedin.export("header-only").data)
    assert reading.people == []
    assert reading.warnings == [
        "Connections.csv holds 0 connections: a header and nothing below it."
    ]


@pytest.mark.parametrize("variant", READ)
def test_every_record_ends_as_exactly_one_thing(variant: str) -> None:
    reading = linkedin.read(linkedin.export(variant).data)
    lines = [one.line for one in reading.people]
    lines += [row.line for row in reading.hidden]
    lines += [row.line for row in reading.blank]
    lines += [problem.line for problem in reading.problems if not problem.imported]
    assert len(lines) == len(set(lines))
    warned = {problem.line for problem in reading.problems if problem.imported}
    assert warned <= set(lines)


@pytest.mark.parametrize("variant", ["2019", "iso-dates", "stripped", "index-column", "padding"])
def test_every_record_below_the_header_is_accounted_for(variant: str) -> None:
    data = linkedin.export(variant).data
    _, *records = csv.reader(io.StringIO(data.decode(), newline=""))
    reading = linkedin.read(data)
    assert len(reading.people) + len(reading.hidden) == sum(map(any, records))
    assert len(reading.blank) == len(records) - sum(map(any, records))


@pytest.mark.parametrize("variant", ["cr-only", "excel-bom", "2024", "blank-top"])
def test_line_ends_and_what_stands_above_the_header_make_no_difference(variant: str) -> None:
    plain = linkedin.read(linkedin.export("stripped").data)
    other = linkedin.read(linkedin.export(variant).data)
    assert list(map(_without_line, plain.people)) == list(map(_without_line, other.people))


def test_lines_are_physical_lines_of_the_file() -> None:
    data = linkedin.export("newlines").data
    lines = data.decode().split("\n")
    for one in linkedin.read(data).people:
        assert one.name.split()[0] in lines[one.line - 1]


def test_unknown_columns_are_kept() -> None:
    data = (
        "First Name,Last Name,URL,Company,Position,Connected On,Tags,Tags,\n"
        "Ada,Onu,,Verda,Analyst,05 Mar 2024,met at fair,soil,7\n"
    )
    (one,) = linkedin.read(data.encode()).people
    assert one.extras == {"Tags": "met at fair; soil"}


def test_addresses_of_the_old_outlook_file_are_all_kept() -> None:
    header = linkedin.export("outlook").data.decode("cp1252").splitlines()[0]
    titles = header.replace('"', "").split(",")
    row = dict.fromkeys(titles, "")
    row |= {
        "First Name": "Ada",
        "Middle Name": "N.",
        "Last Name": "Onu",
        "E-mail Address": "ada@example.org",
        "E-mail 2 Address": "onu@example.com",
        "Mobile Phone": "+1 555 0100",
        "Job Title": "Analyst",
        "Title": "Dr.",
    }
    data = header + "\n" + ",".join(row.values()) + "\n"
    (one,) = linkedin.read(data.encode()).people
    assert (one.name, one.title) == ("Ada N. Onu", "Analyst")
    assert one.emails == ("ada@example.org", "onu@example.com")
    assert one.phones == ("+1 555 0100",)
    assert one.extras == {"Title": "Dr."}


@pytest.mark.parametrize(
    "header",
    [
        "First Name,Last Name,Organization Name,E-mail 1 - Value",
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
        "Name,City,Country",
        "FROM,TO,DATE,SUBJECT,CONTENT",
    ],
)
def test_other_tables_are_refused(header: str) -> None:
    with pytest.raises(UnreadableSource, match="not a list of connections"):
        linkedin.read(f"{header}\na,b,c,d\n".encode())


def test_only_members_who_hide_is_nobody_with_the_reason() -> None:
    data = b"First Name,Last Name,Company,Position,Connected On\n,,,,05 Mar 2024\n"
    with pytest.raises(UnreadableSource, match="hide"):
        linkedin.read(data)


def _expected(one: Person, columns: set[str]) -> dict[str, object]:
    cells: dict[str, object] = {
        "name": _trim(f"{_trim(one.first)} {_trim(one.last)}"),
        "title": _trim(one.position),
        "organisation": _trim(one.company),
        "connected_on": one.connected.date(),
    }
    if "URL" in columns:
        cells["urls"] = (one.url,)
    if "Email Address" in columns:
        cells["emails"] = (one.email,) if one.email else ()
    return cells


def _found(one: ImportedPerson, columns: set[str]) -> dict[str, object]:
    cells: dict[str, object] = {
        "name": one.name,
        "title": one.title,
        "organisation": one.organisation,
        "connected_on": one.connected_on,
    }
    if "URL" in columns:
        cells["urls"] = one.urls
    if "Email Address" in columns:
        cells["emails"] = one.emails
    return cells


def _trim(text: str) -> str:
    return text.strip().strip("\u200b").strip()


def _without_line(one: ImportedPerson) -> tuple[str, tuple[str, ...], dt.date | None]:
    return one.name, one.urls, one.connected_on
