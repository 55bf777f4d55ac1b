"""The ZIP of a data export is read in memory, whatever is packed around the connections."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import Sample, UnreadableSource
from coffeechat_linkedin import archive
from support import linkedin
from support.make_linkedin import LAYOUTS, VARIANTS

CONNECTIONS = linkedin.export("2024", rows=20).data
ZIP_NAME = "Basic_LinkedInDataExport_06-30-2025.zip"


def packed(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        for name, data in files:
            made.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_every_layout_gives_its_connections(layout: str) -> None:
    export = linkedin.archive(layout)
    reading = linkedin.read(export.data, ZIP_NAME)
    assert len(reading.people) == len(export.visible)
    assert len(reading.hidden) == export.hidden
    assert reading.problems == []


def test_the_zip_gives_what_its_file_gives() -> None:
    zipped = linkedin.read(packed(("Connections.csv", CONNECTIONS)), ZIP_NAME)
    assert zipped.people == linkedin.read(CONNECTIONS).people


@pytest.mark.parametrize(
    "name",
    ["Connections.csv", "connections.csv", "My Export/Connections.csv", "a/b/_Connections.csv"],
)
def test_the_file_is_found_by_its_base_name(name: str) -> None:
    data = packed(
        ("coach_messages.csv", b"FROM,TO\n"),
        ("__MACOSX/._Connections.csv", b"\0\5"),
        ("__MACOSX/Connections.csv", b"\0\5"),
        (".DS_Store", b"\0"),
        (name, CONNECTIONS),
    )
    assert linkedin.read(data, ZIP_NAME).people == linkedin.read(CONNECTIONS).people


def test_nothing_is_written_to_the_disk(own_home: Path) -> None:
    linkedin.read(packed(("../../Connections.csv", CONNECTIONS)), ZIP_NAME)
    assert list(own_home.iterdir()) == []


@pytest.mark.parametrize(
    ("files", "what"),
    [
        ([("Profile.csv", b"First Name\n")], "without Connections.csv"),
        ([], "without Connections.csv"),
        ([("xl/workbook.xml", b"<x/>")], "Excel workbook"),
        ([("a/Connections.csv", b""), ("b/Connections.csv", b"")], "2 files named Connections.csv"),
        ([("Connections.csv", b"")], "is empty"),
    ],
)
def test_a_zip_without_one_list_of_connections_is_refused(
    files: list[tuple[str, bytes]], what: str
) -> None:
    with pytest.raises(UnreadableSource, match=what):
        linkedin.read(packed(*files), ZIP_NAME)


def test_a_zip_that_unpacks_to_far_more_than_it_holds_is_refused() -> None:
    bomb = packed(("Connections.csv", CONNECTIONS + b"," * 2_000_000))
    with pytest.raises(UnreadableSource, match="far larger"):
        linkedin.read(bomb, ZIP_NAME)


def test_more_bytes_than_any_export_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", len(CONNECTIONS) - 1)
    for data in (CONNECTIONS, packed(("Connections.csv", CONNECTIONS))):
        with pytest.raises(UnreadableSource, match="far larger"):
            linkedin.read(data, ZIP_NAME)


def test_sizes_that_a_zip_claims_are_not_believed() -> None:
    data = packed(("Connections.csv", CONNECTIONS))
    claimed = data.replace(len(CONNECTIONS).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert claimed != data
    with pytest.raises(UnreadableSource):
        linkedin.read(claimed, ZIP_NAME)


def test_too_many_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MOST_ENTRIES", 3)
    files = [(f"{n}.csv", b"") for n in range(4)]
    with pytest.raises(UnreadableSource, match="more than 3 files"):
        linkedin.read(packed(*files), ZIP_NAME)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_packing_is_refused(method: int) -> None:
    with pytest.raises(UnreadableSource, match="unusual"):
        linkedin.read(packed(("Connections.csv", CONNECTIONS), method=method), ZIP_NAME)


def test_a_stored_file_is_read() -> None:
    data = packed(("Connections.csv", CONNECTIONS), method=zipfile.ZIP_STORED)
    assert linkedin.read(data, ZIP_NAME).people == linkedin.read(CONNECTIONS).people


@given(
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8)), max_size=6),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
    st.floats(0, 1),
)
def test_a_damaged_zip_is_read_or_refused(
    damage: list[tuple[float, bytes]], method: int, keep: float
) -> None:
    data = packed(("Profile.csv", b"x"), ("Connections.csv", CONNECTIONS), method=method)
    for place, put in damage:
        at = int(place * len(data))
        data = data[:at] + put + data[at + len(put) :]
    if keep < 0.5:
        data = data[: int(2 * keep * len(data))]
    try:
        reading = linkedin.read(data, ZIP_NAME)
    except UnreadableSource:
        return
    assert all(one.name.strip() for one in reading.people)


# Which importer a file is for ------------------------------------------------------------------


@pytest.mark.parametrize(
    "variant", sorted(name for name, form in VARIANTS.items() if form.expect != "refuse")
)
def test_its_own_files_are_known(variant: str) -> None:
    assert likelihood(linkedin.export(variant).data) == 1.0
    assert likelihood(linkedin.export(variant).data, "people.csv") >= 0.8


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_its_own_zips_are_known(layout: str) -> None:
    data = linkedin.archive(layout).data
    assert likelihood(data, ZIP_NAME) == 1.0
    assert likelihood(data, "export.zip") >= 0.8


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"BEGIN:VCARD\nVERSION:3.0\nFN:Ada Onu\nEND:VCARD\n",
        b"First Name,Middle Name,Last Name,Organization Name,Organization Title,Labels\n",
        b"First Name,Last Name,E-mail Address,Company,Job Title,Birthday\n",
        b"Name,Given Name,Family Name,Group Membership,E-mail 1 - Value\n",
        b"<!DOCTYPE html>\nFirst Name, Last Name\n",
        packed(("xl/workbook.xml", b"<x/>"), ("Connections.csv", b"")),
    ],
)
def test_files_of_others_are_not_claimed(head: bytes) -> None:
    assert likelihood(head, "contacts.csv") == 0


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_beginning_has_a_likelihood(head: bytes, name: str) -> None:
    assert 0 <= likelihood(head, name) <= 1


def likelihood(data: bytes, name: str = "Connections.csv") -> float:
    return linkedin.importer().sniff(Sample(name=name, head=data[: 64 * 1024]))


def test_a_zip_that_was_packed_again_is_read() -> None:
    inner = packed(("Connections.csv", CONNECTIONS))
    again = packed((ZIP_NAME, inner))
    assert linkedin.read(again, "mine.zip").people == linkedin.read(CONNECTIONS).people
    with pytest.raises(UnreadableSource, match="damaged"):
        linkedin.read(packed((ZIP_NAME, inner[: len(inner) // 2])), "mine.zip")
    with pytest.raises(UnreadableSource, match="other ZIPs"):
        linkedin.read(packed((ZIP_NAME, packed((ZIP_NAME, inner)))), "mine.zip")
    with pytest.raises(UnreadableSource, match="a vCard file in it"):
        linkedin.read(packed(("people.vcf", b"BEGIN:VCARD")), "mine.zip")
