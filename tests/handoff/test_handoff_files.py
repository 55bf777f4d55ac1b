"""Files are written whole, privately and never over something else; typed paths are completed."""

import errno
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.handoff.files import (
    NotWritten,
    complete_path,
    newest_list,
    safe_name,
    write_private,
)


def test_a_file_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    write_private(path, b"{}\n")
    assert path.read_bytes() == b"{}\n"
    assert stat.filemode(path.stat().st_mode) == "-rw-------"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_stays_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    path.write_bytes(b"old")
    with pytest.raises(NotWritten, match=r"There is already a file .*people\.json; choose"):
        write_private(path, b"new")
    assert path.read_bytes() == b"old"
    path.chmod(0o644)
    write_private(path, b"new", overwrite=True)
    assert path.read_bytes() == b"new"
    assert stat.filemode(path.stat().st_mode) == "-rw-------"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("target", ["precious", "missing"])
def test_a_link_is_never_followed(tmp_path: Path, target: str, *, overwrite: bool) -> None:
    (tmp_path / "precious").write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / target)
    with pytest.raises(NotWritten, match="is not a plain file"):
        write_private(link, b"new", overwrite=overwrite)
    assert link.is_symlink()
    assert (tmp_path / "precious").read_bytes() == b"old"
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_is_not_replaced(tmp_path: Path, *, overwrite: bool) -> None:
    with pytest.raises(NotWritten, match="is not a plain file"):
        write_private(tmp_path, b"new", overwrite=overwrite)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match=r"There is no folder .*/missing; make it first\."):
        write_private(tmp_path / "missing" / "people.json", b"")


@pytest.mark.parametrize("step", ["fsync", "link", "replace"])
@pytest.mark.parametrize("overwrite", [False, True])
def test_a_full_disk_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, *, overwrite: bool
) -> None:
    path = tmp_path / "people.json"
    if overwrite:
        path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, step, full)
    if step == ("link" if overwrite else "replace"):
        write_private(path, b"new", overwrite=overwrite)
        assert path.read_bytes() == b"new"
    else:
        with pytest.raises(NotWritten, match=r"was not written: No space left on device\.$"):
            write_private(path, b"new", overwrite=overwrite)
        assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"old"] * overwrite


def no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_file_system_without_links_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "people.json"
    write_private(path, b"{}\n")
    assert path.read_bytes() == b"{}\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("links", [True, False])
def test_a_name_that_is_taken_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    path = tmp_path / "people.json"
    fsync = os.fsync

    def take_the_name(descriptor: int) -> None:
        path.write_bytes(b"somebody else's")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", take_the_name)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(NotWritten, match="There is already a file"):
        write_private(path, b"mine")
    assert path.read_bytes() == b"somebody else's"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jelisa Okafor", "Jelisa-Okafor"),
        ("  Dr. Žofie  Nováková, PhD ", "Dr-Žofie-Nováková-PhD"),
        ("../../etc/passwd", "etc-passwd"),
        ("-rf ~", "rf"),
        (".hidden", "hidden"),
        ("अनु शर्मा", "अनु-शर्मा"),
        ("王伟", "王伟"),
        ("e\u0301", "é"),
        ("\x1b]2;x\x07", "2-x"),
        ("", "unnamed"),
        ("/", "unnamed"),
        ("x" * 300, "x" * 60),
    ],
)
def test_names_of_people_become_names_of_files(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text())
def test_any_text_becomes_a_plain_name(text: str) -> None:
    name = safe_name(text)
    assert name
    assert not set(name) & set("/\\. \t\n\0*?$~\"'`;&|<>()")
    assert not name.startswith("-")
    assert len(name.encode()) <= 240
    assert safe_name(name) == name


def put(folder: Path, name: str, age: int) -> Path:
    """A file that was saved so many seconds before the others."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.touch()
    os.utime(path, (2_000_000_000 - age, 2_000_000_000 - age))
    return path


@pytest.mark.parametrize(
    "name",
    [
        "Connections.csv",
        "connections.CSV",
        "Connections (1).csv",
        "Connections(12).csv",
        "Basic_LinkedInDataExport_11-20-2026.zip",
        "Complete_LinkedInDataExport_11-20-2026.zip.zip",
        "Basic_LinkedInDataExport_11-20-2026 (2).zip",
        "basic_linkedindataexport_11-20-2026.ZIP",
        "alumni 2026.csv",
        "list.TSV",
        "Contacts.vcf",
        "a.vcard",
    ],
)
def test_files_that_people_may_come_from_are_known_by_their_names(
    tmp_path: Path, name: str
) -> None:
    path = put(tmp_path, name, 0)
    assert newest_list([tmp_path]) == path


@pytest.mark.parametrize(
    "name",
    [
        "Connections.csv.bak",
        "Connections.xlsx",
        ".hidden.csv",
        ".csv",
        "red\x1b[31m.csv",
        "photos.zip",
    ],
)
def test_other_files_are_not_offered(tmp_path: Path, name: str) -> None:
    put(tmp_path, name, 0)
    assert newest_list([tmp_path]) is None


def test_the_newest_list_of_all_folders_is_found(tmp_path: Path) -> None:
    put(tmp_path / "a", "Connections.csv", 30)
    newest = put(tmp_path / "b", "Connections (1).csv", 10)
    put(tmp_path / "b", "Basic_LinkedInDataExport_11-20-2026.zip", 20)
    put(tmp_path / "b" / "deeper", "Connections.csv", 0)
    put(tmp_path / "b", "notes.txt", 0)
    (tmp_path / "b" / "Connections.csv").mkdir()
    (tmp_path / "a" / "Connections (2).csv").symlink_to(tmp_path / "nowhere")
    folders = [tmp_path / "a", tmp_path / "missing", tmp_path / "b", tmp_path / "a"]
    assert newest_list(folders) == newest
    assert newest_list([]) is None


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for folder in ("home/Downloads", "home/Documents", "home/.config", "home/plans", "cwd/data"):
        (tmp_path / folder).mkdir(parents=True)
    for file in (
        "home/Downloads/Connections.csv",
        "home/Downloads/Connections (1).csv",
        "home/plans/plan.txt",
        "cwd/data/alumni.csv",
        "cwd/a\x1b[2J.csv",
        "cwd/Žofie.csv",
    ):
        (tmp_path / file).touch()
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("~", "{home}/"),
        ("~/", "{home}/"),
        ("~/Do", "{home}/Do"),
        ("~/Dow", "{home}/Downloads/"),
        ("~/p", "{home}/plans/"),
        ("~/plans", "{home}/plans/"),
        ("~/plans/", "{home}/plans/plan.txt"),
        ("~/Downloads/C", "{home}/Downloads/Connections"),
        ("~/Downloads/Connections.", "{home}/Downloads/Connections.csv"),
        ("~/Downloads/Connections.csv", "{home}/Downloads/Connections.csv"),
        ("~/.", "{home}/.config/"),
        ("~/nothing", "~/nothing"),
        ("~root/x", "~root/x"),
        ("{home}/pl", "{home}/plans/"),
        ("d", "data/"),
        ("data/a", "data/alumni.csv"),
        ("./data/a", "./data/alumni.csv"),
        ("../home/pl", "../home/plans/"),
        ("Ž", "Žofie.csv"),
        ("a", "a"),
        ("missing/x", "missing/x"),
        ("data/alumni.csv/x", "data/alumni.csv/x"),
        ("a\0b/c", "a\0b/c"),
        ("x" * 5_000 + "/", "x" * 5_000 + "/"),
    ],
)
def test_a_typed_path_is_completed(house: Path, typed: str, completed: str) -> None:
    home = house / "home"
    text = complete_path(typed.format(home=home), home, house / "cwd")
    assert text == completed.format(home=home)


@given(st.text("~/.Doadtwn", max_size=12))
def test_completing_never_takes_letters_away(
    tmp_path_factory: pytest.TempPathFactory, typed: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    completed = complete_path(typed, folder, folder)
    assert completed.startswith(typed) or typed.startswith("~")
