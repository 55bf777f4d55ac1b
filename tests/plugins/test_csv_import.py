"""People out of tables: address books, alumni lists, spreadsheets of one's own, and our own."""

import csv
import io
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.api import (
    DateOrder,
    ImportedPerson,
    Importer,
    ImportItem,
    PointKind,
    RowProblem,
    UnclearDates,
    UnreadableSource,
)
from coffeechat.plugin_host.context import HostContext
from coffeechat.testing import FakeJob, sample, source
from coffeechat_csv import Csv
from support import linkedin
from support.make_linkedin import VARIANTS
from support.tables import ALUMNI, CITIES, GOOGLE_NEW, GOOGLE_OLD, OUTLOOK

PLUGIN = Csv(HostContext(id="csv", log=logging.getLogger("test")))
CONTACTS, TABLE = PLUGIN.importers()
LIST = "Name,E-mail,Company,Notes\nAna Reyes,ana@example.org,Verda,x\nBo Li,bo@example.org,,y\n"


def items(
    text: str | bytes,
    columns: Mapping[str, str] | None = None,
    encoding: str = "",
    dates: DateOrder | None = None,
) -> tuple[list[ImportItem], list[str]]:
    job = FakeJob()
    whole = source(text, encoding=encoding, columns=columns, dates=dates)
    return list(TABLE.read(whole, job)), job.warnings


def people(
    text: str | bytes, columns: Mapping[str, str] | None = None, encoding: str = ""
) -> list[ImportedPerson]:
    found, _ = items(text, columns, encoding)
    return [one for one in found if isinstance(one, ImportedPerson)]


def problems(text: str | bytes) -> list[tuple[int, bool]]:
    found, _ = items(text)
    return [(one.line, one.imported) for one in found if isinstance(one, RowProblem)]


def names(found: Sequence[ImportedPerson]) -> list[str]:
    return [person.name for person in found]


def surest(text: str | bytes, name: str = "people.csv") -> Importer | None:
    head = sample(source(text, name))
    ranked = sorted((CONTACTS, TABLE), key=lambda one: -one.sniff(head))
    return ranked[0] if ranked[0].sniff(head) > 0.2 else None


# Address books ----------------------------------------------------------------------------------


def test_a_second_table_in_the_file_brings_its_people_and_no_header() -> None:
    found, _ = items(LIST + LIST)
    names = [one.name for one in found if isinstance(one, ImportedPerson)]
    assert names == ["Ana Reyes", "Bo Li", "Ana Reyes", "Bo Li"]
    (again,) = [one for one in found if isinstance(one, RowProblem)]
    assert (again.line, again.imported) == (4, False)


def test_titles_with_line_breaks_are_read() -> None:
    found, _ = items('"First\nName","Last\nName",Company\nAna,Reyes,"Verda\nInc"\nBo,Li,\n')
    read = [(one.name, one.line) for one in found if isinstance(one, ImportedPerson)]
    assert read == [("Ana Reyes", 4), ("Bo Li", 6)]
    assert len(found) == len(read)


@pytest.mark.parametrize(
    "titles", ["Attendee Name,Attendee Email", "Name (Original Name),User Email", "Your name,Mail"]
)
def test_whose_name_it_is_may_stand_before_it(titles: str) -> None:
    (one,) = people(f"{titles}\nAna Reyes,ana@example.org\n")
    assert (one.name, one.emails) == ("Ana Reyes", ("ana@example.org",))


def test_a_day_of_an_impossible_year_is_told_and_left_out() -> None:
    found, _ = items("Name,Email,Connected On\nAna Reyes,ana@example.org,0024-03-05\n")
    (ana, problem) = found
    assert isinstance(ana, ImportedPerson)
    assert ana.connected_on is None
    assert isinstance(problem, RowProblem)
    assert problem.column == "Connected On"


def test_google_as_it_is_now() -> None:
    (wei,) = people(GOOGLE_NEW)
    assert wei == ImportedPerson(
        name="Wei Zhang",
        line=2,
        title="Analyst",
        organisation="Verda",
        emails=("wei@example.org", "zhang@example.com"),
        phones=("+1 555 0100", "+1 555 0101"),
        urls=("https://www.linkedin.com/in/wei-zhang-example",),
        place="Oakland, USA",
        notes="likes tea,\nand rivers",
        tags=("Lab",),
    )
    assert problems(GOOGLE_NEW) == [(4, False)], "a shop is no person, and its line is named"


def test_google_as_it_was() -> None:
    (jelisa,) = people(GOOGLE_OLD)
    assert (jelisa.name, jelisa.title) == ("Jelisa A. Okafor", "Program Manager")
    assert (jelisa.emails, jelisa.tags) == (("jelisa@example.org",), ("Friends",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_outlook_in_any_encoding(encoding: str) -> None:
    (ana,) = people(OUTLOOK.encode(encoding))
    assert (ana.name, ana.title, ana.organisation) == ("Ana Reyes", "Director", "Verda")
    assert ana.place == "Köln, Germany", "city and country of one address, not of two"
    assert ana.tags == ("Choir", "Lab")
    assert ana.extras == {"Title": "Dr."}, "nothing of what Outlook writes where nothing is"


def test_each_kind_is_claimed_by_one_importer() -> None:
    for book in (GOOGLE_NEW, GOOGLE_OLD, OUTLOOK):
        assert surest(book) is CONTACTS
    assert surest(ALUMNI) is TABLE
    assert surest(LIST) is TABLE


@pytest.mark.parametrize("variant", sorted(VARIANTS))
def test_files_of_linkedin_stay_its_own(variant: str) -> None:
    assert surest(linkedin.export(variant, rows=20).data, "Connections.csv") is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"BEGIN:VCARD\nFN:Name,E-mail\nEND:VCARD\n",
        b"%PDF-1.7\nName,E-mail\n",
        b"\xff\xd8\xff\xe0Name,E-mail\n",
        b"PK\x03\x04 Name,E-mail",
        b"<html>Name,E-mail</html>",
        b'{"Name": "E-mail"}',
        CITIES.encode(),
        b"one,two\n1,2\n",
    ],
)
def test_what_lists_nobody_is_not_claimed_and_is_refused_with_the_reason(data: bytes) -> None:
    assert surest(data) is None
    with pytest.raises(UnreadableSource, match=r"people\.csv"):
        items(data)


def test_any_table_is_read_once_its_columns_are_chosen() -> None:
    assert names(people(CITIES, {"name": "name"})) == ["Oakland", "Porto"]
    with pytest.raises(UnreadableSource, match="no column «nom»; it has «name», «lat», «lon»"):
        items(CITIES, {"name": "nom"})


# Lists of one's own -----------------------------------------------------------------------------


def test_a_list_with_lines_above_its_header() -> None:
    marta, tomas, hooft = people(ALUMNI)
    assert (marta.name, marta.line, marta.organisation) == ("Marta Reis", 4, "Lakeside")
    assert marta.emails == ("marta@example.org",)
    assert marta.phones == ("+49 170 1234567",)
    assert marta.urls == ("https://linkedin.com/in/marta-reis-example",)
    assert marta.extras == {"Class Year": "2009"}
    assert (tomas.organisation, tomas.phones) == ("", ())
    assert (hooft.name, hooft.phones) == ("'t Hooft", ("+31 20 555 0100",))
    assert problems(ALUMNI) == [(6, False)]


@pytest.mark.parametrize(
    ("header", "row", "told"),
    [
        ("Nom,Prénom,Courriel,Ville", "Reis,Marta,m@example.org,Lyon", "Marta Reis"),
        ("Name;Vorname;E-Mail-Adresse", "Reis;Marta;m@example.org", "Marta Reis"),
        ("Nombre,Apellidos,Correo electrónico", "Marta,Reis,m@example.org", "Marta Reis"),
        ("Nome\tSobrenome\tE-mail", "Marta\tReis\tm@example.org", "Marta Reis"),
        ("Nome,Cognome,Azienda", "Marta,Reis,Verda", "Marta Reis"),
        ("Nome completo;Empresa", "Marta Reis;Verda", "Marta Reis"),
        ("Naam,Voornaam,Bedrijf", "Reis,Marta,Verda", "Marta Reis"),
        ("Förnamn,Efternamn,Företag", "Marta,Reis,Verda", "Marta Reis"),
        ("Imię i nazwisko,Firma", "Marta Reis,Verda", "Marta Reis"),
        ("Имя,Фамилия,Компания", "Марта,Рейс,Верда", "Марта Рейс"),
        ("氏名,会社名,役職", "山田花子,例社,部長", "山田花子"),
        ("first_name,last_name,employer_name", "Marta,Reis,Verda", "Marta Reis"),
        ("\ufeffFull\u00a0Name,EMAIL", "Marta Reis,m@example.org", "Marta Reis"),
        ('"Full Name","Email","Email"', '"Marta Reis","m@example.org",""', "Marta Reis"),
    ],
)
def test_headers_of_many_languages(header: str, row: str, told: str) -> None:
    text = f"{header}\n{row}\n"
    assert names(people(text)) == [told]
    assert surest(text) is TABLE


def test_columns_are_known_by_their_values_where_titles_say_nothing() -> None:
    text = "Who,A,B,C,D\nAna Reyes,ana@example.org,+1 555 0100,www.example.org/ana,2009-01-02\n"
    (ana,) = people(text, {"name": "Who"})
    assert (ana.emails, ana.phones) == (("ana@example.org",), ("+1 555 0100",))
    assert (ana.urls, ana.extras) == (("https://www.example.org/ana",), {"D": "2009-01-02"})


def test_the_guess_is_shown_with_three_rows_and_confirming_it_changes_nothing() -> None:
    for text in (ALUMNI, GOOGLE_NEW, OUTLOOK, LIST):
        assert TABLE.guess is not None
        guess = TABLE.guess(sample(source(text)))
        assert set(guess.columns.values()) <= set(guess.headers)
        assert all(len(row) == len(guess.headers) for row in guess.rows)
        assert people(text, guess.columns) == people(text)
    assert len(guess.rows) == 2
    assert guess.columns["name"] == "Name"


def test_a_chosen_column_leaves_its_former_field_and_none_takes_it_away() -> None:
    (ana, _) = people(LIST, {"tags": "Notes", "organisation": ""})
    assert (ana.tags, ana.notes, ana.organisation) == (("x",), "", "")
    assert ana.extras == {"Company": "Verda"}


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        (["2024-03-05"], date(2024, 3, 5)),
        (["05.03.2024"], date(2024, 3, 5)),
        (["5 März 2024"], date(2024, 3, 5)),
        (["5-mar-24"], date(2024, 3, 5)),
        (["Mar 5, 2024"], date(2024, 3, 5)),
        (["3/5/24", "3/25/24"], date(2024, 3, 5)),
        (["5/3/24", "25/3/24"], date(2024, 3, 5)),
    ],
)
def test_dates_of_every_style(cells: Sequence[str], day: date) -> None:
    text = "Name;Company;Connected\n" + "".join(f"Ana Reyes;Verda;{cell}\n" for cell in cells)
    assert people(text)[0].connected_on == day


def test_a_date_that_cannot_be_read_keeps_the_person() -> None:
    found, _ = items("Name,Company,Connected\nAna Reyes,Verda,soon\n")
    problem = found[1]
    assert isinstance(problem, RowProblem)
    assert (problem.line, problem.column, problem.imported) == (2, "Connected", True)
    text = "Name,Company,Met on\nAna Reyes,Verda,3/5/24\n"
    assert people(text)[0].connected_on is None, "to have met is not to be connected"
    found, _ = items(text, {"connected_on": "Met on"})
    asked, one = found
    assert asked == UnclearDates(example="3/5/24", column="Met on", read_as=DateOrder.MONTH_FIRST)
    assert isinstance(one, ImportedPerson)
    assert one.connected_on == date(2024, 3, 5)
    asked, one = items(text, {"connected_on": "Met on"}, dates=DateOrder.DAY_FIRST)[0]
    assert isinstance(one, ImportedPerson)
    assert one.connected_on == date(2024, 5, 3)


# Damage -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_make_no_difference(end: str) -> None:
    assert people(LIST.replace("\n", end).encode()) == people(LIST)
    assert people(LIST.rstrip("\n")) == people(LIST)


def test_lines_that_are_not_utf_8_are_read_as_windows_1252_with_a_warning() -> None:
    data = LIST.encode() + "Zoë Ärmel,zoe@example.org,,\n".encode("cp1252") + "Žofie,,,\n".encode()
    found, warnings = items(data)
    assert names([one for one in found if isinstance(one, ImportedPerson)])[2:] == [
        "Zoë Ärmel",
        "Žofie",
    ]
    assert "line 4" in warnings[0]


def test_the_encoding_that_is_asked_for_counts() -> None:
    text = "Name,Company\nZoë Ärmel,Verda\n"
    assert names(people(text.encode("mac-roman"), encoding="mac-roman")) == ["Zoë Ärmel"]
    assert names(people(text.encode("utf-16-le"), encoding="utf-16-le")) == ["Zoë Ärmel"]
    for wrong in ("klingon", "hex", "\0"):
        with pytest.raises(UnreadableSource, match="There is no encoding"):
            items(text, encoding=wrong)


@pytest.mark.parametrize(
    ("rows", "read", "told"),
    [
        ("Ana Reyes,a@example.org,Verda, Inc.,n\nBo Li,,,\n", ["Ana Reyes", "Bo Li"], [(2, True)]),
        ("Ana,Reyes,a@example.org,Verda,n\nBo Li,,,\n", ["Bo Li"], [(2, False)]),
        ("Ana Reyes,,,,,,\nBo Li,,,\n", ["Ana Reyes", "Bo Li"], []),
        ('"Ana Reyes,a@example.org,Verda,n"\nBo Li,,,\n', ["Ana Reyes", "Bo Li"], [(2, True)]),
        ('Ana "x,,"Verda,\nBo Li,,,\n', ["Ana x", "Bo Li"], [(2, True)]),
        ("Ana\0 Reyes,,,\nBo Li,,,\n", ["Ana Reyes", "Bo Li"], [(2, True)]),
        (f"Ana Reyes,,{'x' * 200_000},\nBo Li,,,\n", ["Ana Reyes", "Bo Li"], [(2, True)]),
        ("Bo Li,,,\nAna Re", ["Bo Li", "Ana Re"], [(3, True)]),
        ("-,a@example.org,,\n \u200b ,b@example.org,,\n", [], [(2, False), (3, False)]),
    ],
)
def test_a_bad_row_costs_only_itself(
    rows: str, read: list[str], told: list[tuple[int, bool]]
) -> None:
    text = f"Name,E-mail,Company,Notes\n{rows}"
    assert names(people(text)) == read
    assert problems(text) == told


def test_rows_that_end_early_are_read_and_counted() -> None:
    found, warnings = items("Name,E-mail,Company\nAna Reyes,ana@example.org\nBo Li\nCy Roe,,\n")
    assert len(found) == 3
    assert warnings == [
        "2 rows have fewer cells than the header (line 2); what they have was read."
    ]


def test_line_breaks_within_a_cell_are_part_of_it() -> None:
    text = 'Name,Notes,E-mail\nAna Reyes,"met, here\nand, there",ana@example.org\nBo Li,,\n'
    ana, bo = people(text)
    assert (ana.notes, bo.line) == ("met, here\nand, there", 4)


def test_a_header_alone_is_nobody_and_no_mistake() -> None:
    found, warnings = items("Name,E-mail\n")
    assert (found, warnings) == (
        [],
        ["people.csv holds 0 people: a header and nothing below it."],
    )


def test_quotation_marks_without_end_take_no_longer_than_lines_do() -> None:
    text = "Name,E-mail\n" + 'a","\n' * 20_000
    assert len(people(text)) == 20_000


ROW = st.lists(st.sampled_from(["", " ", "Ana Reyes", "a@b.example", '"', "x\ny", "-", "é", ";"]))


@settings(max_examples=150, deadline=None)
@given(st.lists(ROW, max_size=6))
def test_every_row_ends_as_one_thing(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["Name", "E-mail", "Notes"], *rows])
    found, _ = items(out.getvalue())
    read = [one for one in found if isinstance(one, ImportedPerson)]
    lost = [one for one in found if isinstance(one, RowProblem) and not one.imported]
    told = [one for one in found if isinstance(one, RowProblem) and one.imported]
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    assert len(read) + len(lost) == len(filled)
    lines = [*(one.line for one in read), *(one.line for one in lost)]
    assert len(set(lines)) == len(lines)
    assert {one.line for one in told} <= {one.line for one in read}


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.binary(max_size=200).map(lambda rest: b"Name,E-mail,Company\n" + rest),
        st.text(max_size=200).map(lambda rest: ("Name;Firma\n" + rest).encode("utf-16")),
        st.text(max_size=200).map(lambda rest: ("\ufeff" + rest).encode("utf-8", "replace")),
    ),
    st.sampled_from(["", "utf-8", "cp1252", "utf-16-le", "utf-7", "idna"]),
)
def test_arbitrary_bytes_never_raise_and_never_give_nameless_people(
    data: bytes, encoding: str
) -> None:
    head = sample(source(data))
    for importer in (CONTACTS, TABLE):
        assert 0 <= importer.sniff(head) <= 1
    found: list[ImportItem] = []
    with suppress(UnreadableSource):
        found, _ = items(data, encoding=encoding)
    read = [one for one in found if isinstance(one, ImportedPerson)]
    assert all(any(map(str.isalpha, one.name)) for one in read)


# Our own table ----------------------------------------------------------------------------------

OURS = (
    '"name","title","organisation","emails","urls","place","points","tracks","tags",'
    '"connected on","phones","notes","stage"\r\n'
    '"\'=Ana","\'-","Verda; Inc.","a@example.org; b@example.org","https://ana.example.org",'
    '"","same institution: State U?; other","nonprofits","""a; b""; c","2024-03-05",'
    '"\'+1 555 0100","\'\'quoted","ask"\r\n'
)


def test_our_own_table_comes_back_exactly() -> None:
    assert surest(OURS) is CONTACTS
    (ana,) = people(OURS)
    assert (ana.name, ana.title, ana.organisation) == ("=Ana", "-", "Verda; Inc.")
    assert ana.emails == ("a@example.org", "b@example.org")
    assert (ana.tags, ana.phones) == (("a; b", "c"), ("+1 555 0100",))
    assert (ana.notes, ana.connected_on) == ("'quoted", date(2024, 3, 5))
    assert [(one.kind, one.detail, one.confirmed) for one in ana.points] == [
        (PointKind.SAME_INSTITUTION, "State U", False),
        (PointKind.OTHER, "", True),
    ]
    assert ana.extras == {}


def test_our_own_table_saved_by_a_spreadsheet_comes_back_too() -> None:
    rows = list(csv.reader(io.StringIO(OURS, newline="")))
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    assert people(out.getvalue()) == people(OURS)
