"""Whatever is broken in a file costs its own row and no other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import UnreadableSource
from support import linkedin
from support.linkedin import Reading

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
ADA = "Ada,Onu,https://www.linkedin.com/in/ada,,Verda,Analyst,05 Mar 2024"
BEN = "Ben,Roe,https://www.linkedin.com/in/ben,,Hollow Hill,Editor,06 Mar 2024"


def reading_of(*lines: str, end: str = "\n") -> Reading:
    return linkedin.read(("\n".join([HEADER, *lines]) + end).encode())


def test_a_quotation_mark_that_never_closes_costs_nobody() -> None:
    reading = reading_of('"' + ADA, BEN, ADA.replace("Ada", "Eva"))
    assert [one.name for one in reading.people] == ["Ada Onu", "Ben Roe", "Eva Onu"]
    (problem,) = reading.problems
    assert (problem.line, problem.imported, problem.raw) == (2, True, '"' + ADA)


def test_a_stray_quotation_mark_before_a_quoted_cell_costs_nobody() -> None:
    reading = reading_of('"' + ADA, BEN.replace("Hollow Hill", '"Hollow, Inc."'), BEN)
    assert [one.organisation for one in reading.people] == ["Verda", "Hollow, Inc.", "Hollow Hill"]
    assert [problem.line for problem in reading.problems] == [2]


def test_two_stray_quotation_marks_do_not_swallow_the_records_between_them() -> None:
    reading = reading_of('"' + ADA, BEN, BEN.replace("Editor", 'Editor"'), ADA)
    assert [one.line for one in reading.people] == [2, 3, 4, 5]
    assert 2 in [problem.line for problem in reading.problems]


@pytest.mark.parametrize("mark", "\v\f\x1c\x1d\x1e\x85\u2028\u2029")
def test_a_line_ends_where_a_file_ends_it_and_nowhere_else(mark: str) -> None:
    reading = reading_of(ADA.replace("Analyst", f"Analyst{mark}of soils"), BEN)
    assert [(one.line, one.title) for one in reading.people] == [
        (2, f"Analyst{mark}of soils"),
        (3, "Editor"),
    ]


def test_line_breaks_within_a_cell_are_kept() -> None:
    (one,) = reading_of(ADA.replace("Analyst", '"Analyst\nof soils"')).people
    assert one.title == "Analyst\nof soils"


def test_a_cell_of_ten_megabytes_costs_only_itself() -> None:
    reading = reading_of(ADA, BEN.replace("Editor", "x" * 10_000_000), ADA)
    assert [one.name for one in reading.people] == ["Ada Onu", "Ben Roe", "Ada Onu"]
    assert [(problem.line, problem.imported) for problem in reading.problems] == [(3, True)]
    assert reading.people[1].title == ""


def test_nul_characters_are_left_out_and_said() -> None:
    reading = linkedin.read(linkedin.export("nul").data)
    (problem,) = reading.problems
    assert problem.imported
    assert "\0" in problem.raw
    assert "\0" not in "".join(one.name + one.title for one in reading.people)


def test_a_row_that_fits_in_one_way_only_is_mended() -> None:
    reading = reading_of(ADA.replace("Verda", "Verda, Inc."))
    (one,), (problem,) = reading.people, reading.problems
    assert (one.organisation, one.title) == ("Verda, Inc.", "Analyst")
    assert problem.imported


def test_what_may_belong_to_either_of_two_cells_is_left_out() -> None:
    reading = reading_of(ADA.replace("Verda", "Verda,Inc."))
    (one,), (problem,) = reading.people, reading.problems
    assert (one.name, one.organisation, one.title) == ("Ada Onu", "", "")
    assert one.urls == ("https://www.linkedin.com/in/ada",)
    assert "cannot be told" in problem.reason
    assert problem.raw == ADA.replace("Verda", "Verda,Inc.")


def test_a_row_whose_name_is_in_doubt_is_not_imported() -> None:
    row = "Ada,Onu,PhD,,Verda,Analyst,05 Mar 2024"
    header = "First Name,Last Name,Email Address,Company,Position,Connected On"
    reading = linkedin.read(f"{header}\n{row}\nBen,Roe,,Hollow Hill,Editor,06 Mar 2024\n".encode())
    assert [one.name for one in reading.people] == ["Ben Roe"]
    assert [(problem.line, problem.imported) for problem in reading.problems] == [(2, False)]
    assert reading.problems[0].raw == row


def test_a_row_in_one_cell_that_cannot_be_read_again_is_not_imported() -> None:
    row = '"Ada,""Onu""x,,,Verda,Analyst,05 Mar 2024"'
    reading = reading_of(row, BEN)
    assert [one.name for one in reading.people] == ["Ben Roe"]
    assert [(one.line, one.imported, one.raw) for one in reading.problems] == [(2, False, row)]


def test_a_row_that_fits_in_no_way_is_not_imported() -> None:
    reading = reading_of("a,b,c,d,e,f,g,h,i", BEN)
    assert [one.name for one in reading.people] == ["Ben Roe"]
    assert [(problem.line, problem.imported) for problem in reading.problems] == [(2, False)]


@pytest.mark.parametrize(
    ("last", "names"),
    [
        ("Ada,Onu,https://www.li", ["Ben Roe", "Ada Onu"]),
        ("Ada,On", ["Ben Roe"]),
        ("Ad", ["Ben Roe"]),
    ],
)
def test_the_cut_off_end_of_a_file_gives_only_what_is_whole(last: str, names: list[str]) -> None:
    reading = reading_of(BEN, last, end="")
    assert [one.name for one in reading.people] == names
    assert [problem.line for problem in reading.problems] == [3]
    assert reading.people[-1].urls in {(), ("https://www.linkedin.com/in/ben",)}


def test_a_missing_final_line_end_is_no_damage() -> None:
    assert reading_of(ADA, end="").problems == []


def test_a_row_without_a_name_but_with_a_job_hides_and_is_reported() -> None:
    reading = reading_of(",,,,Verda,Analyst,05 Mar 2024", BEN)
    assert [one.name for one in reading.people] == ["Ben Roe"]
    assert [row.line for row in reading.hidden] == [2]
    (problem,) = reading.problems
    assert (problem.line, problem.imported) == (2, True)
    assert "Verda" in problem.raw


def test_a_row_without_a_name_and_a_day_is_reported() -> None:
    reading = reading_of(",,,,Verda,Analyst,", BEN)
    assert not reading.hidden
    (problem,) = reading.problems
    assert (problem.line, problem.imported) == (2, False)


def test_a_header_in_the_middle_is_nobody() -> None:
    reading = reading_of(ADA, HEADER, BEN)
    assert [one.name for one in reading.people] == ["Ada Onu", "Ben Roe"]
    (problem,) = reading.problems
    assert (problem.line, problem.imported) == (3, False)


def test_a_member_who_hides_tells_the_day() -> None:
    (row,) = reading_of(",,,,,,05 Mar 2024", BEN).hidden
    assert row.connected_on == date(2024, 3, 5)


def test_blank_rows_are_only_counted() -> None:
    reading = reading_of(ADA, "", ",,,,,,", "   ", BEN)
    assert len(reading.people) == 2
    assert not reading.problems
    assert not reading.hidden
    assert [row.line for row in reading.blank] == [3, 4, 5]


def test_lines_that_are_not_utf_8_are_named_once() -> None:
    lines = [ADA, ADA.replace("Ada", "Zoë"), ADA.replace("Ada", "Chloé")]
    data = "\n".join([HEADER, *lines]).encode().split(b"\n")
    data[2] = data[2].decode().encode("cp1252")
    reading = linkedin.read(b"\n".join(data))
    assert [one.name for one in reading.people] == ["Ada Onu", "Zoë Onu", "Chloé Onu"]
    (warning,) = reading.warnings
    assert "line 3." in warning


def test_utf_16_cut_in_the_middle_of_a_character_is_read_and_said() -> None:
    reading = linkedin.read(f"{HEADER}\n{ADA}\n".encode("utf-16")[:-1])
    assert [one.name for one in reading.people] == ["Ada Onu"]
    assert "UTF-16" in reading.warnings[0]


def test_titles_with_line_breaks_are_read() -> None:
    header = HEADER.replace("Email Address", '"Email\r\nAddress"').replace("URL", '"URL\n"')
    reading = linkedin.read(f"{header}\n{ADA}\n{BEN},\n".encode())
    assert [(one.name, one.line) for one in reading.people] == [("Ada Onu", 4), ("Ben Roe", 5)]
    assert reading.problems == []


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_two_and_four_bytes_a_letter_are_read(encoding: str) -> None:
    row = ADA.replace("Verda", '"Verdé, Inc."')
    reading = linkedin.read(f"{HEADER}\n{row}\n".encode(encoding))
    assert [one.organisation for one in reading.people] == ["Verdé, Inc."]
    assert (reading.problems, reading.warnings) == ([], [])


@pytest.mark.parametrize("end", ["", ",,,,,,"])
def test_a_second_export_in_the_file_brings_its_people_and_no_other(end: str) -> None:
    note = '"When exporting your connection data, you may notice, among others, gaps."'
    reading = reading_of(ADA, f"Notes:{end}", f"{note}{end}", "", HEADER, BEN)
    assert [one.name for one in reading.people] == ["Ada Onu", "Ben Roe"]
    assert [(one.line, one.imported) for one in reading.problems] == [
        (3, False),
        (4, False),
        (6, False),
    ]


def test_edges_are_stripped_and_the_inside_stays() -> None:
    row = ADA.replace("Ada", "\u200b Ada  Mae\u00a0").replace("Onu", "Onu ☁️, PhD\u200b ")
    (one,) = reading_of(row.replace("Onu ☁️, PhD\u200b ", '"Onu ☁️, PhD\u200b "')).people
    assert one.name == "Ada  Mae Onu ☁️, PhD"


def test_a_cell_that_looks_like_a_formula_stays_as_it_is() -> None:
    (one,) = reading_of(ADA.replace("Verda", "=Verda")).people
    assert one.organisation == "=Verda"


@given(st.binary(max_size=400))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSource):
        linkedin.read(data)


DAMAGE = st.lists(
    st.tuples(st.integers(0, 4000), st.integers(0, 3), st.binary(max_size=6)), max_size=8
)


@given(DAMAGE, st.sampled_from(["2024", "2019", "excel-semicolon", "excel-unicode", "outlook"]))
def test_any_damage_leaves_people_with_names_or_a_refusal(
    damage: list[tuple[int, int, bytes]], variant: str
) -> None:
    data = linkedin.export(variant, rows=20).data
    for at, length, put in damage:
        data = data[:at] + put + data[at + length :]
    try:
        reading = linkedin.read(data)
    except UnreadableSource:
        return
    assert all(one.name.strip() for one in reading.people)


CELLS = st.text(st.sampled_from('ab,"\n\r\0;\t \u2028é'), max_size=5)


#: One cell with commas in it is taken for a row that was put in quotes as a whole.
ROWS = st.lists(CELLS, min_size=1, max_size=9).filter(lambda row: len(row) > 1 or "," not in row[0])


@given(st.lists(ROWS, max_size=6))
def test_every_record_of_a_well_formed_file_ends_as_one_thing(rows: list[list[str]]) -> None:
    lines = [HEADER, *(",".join(map(_quoted, row)) for row in rows), ADA]
    reading = linkedin.read("\n".join(lines).encode())
    refused = [problem for problem in reading.problems if not problem.imported]
    written = [row for row in rows if "".join(row).strip("\n\r\0\t \u2028")]
    assert len(reading.people) + len(reading.hidden) + len(refused) == len(written) + 1
    assert len(reading.blank) == len(rows) - len(written)
    assert {one.line for one in reading.people}.isdisjoint(problem.line for problem in refused)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def test_quotation_marks_without_end_take_no_longer_than_lines_do() -> None:
    assert len(reading_of(*['a","'] * 20_000).people) == 20_000
