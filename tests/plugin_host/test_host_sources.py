"""Importers get a name and bytes, from a file or from a pipe."""

import os
from pathlib import Path
from threading import Thread
from zipfile import ZipFile

import pytest

from coffeechat.api import ImportSource, UnreadableSource
from coffeechat.plugin_host import FileSource, sample


def read(source: ImportSource) -> bytes:
    with source.open() as stream:
        assert stream.seekable()
        return stream.read()


def test_a_file_is_read_from_its_start_each_time(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_bytes(b"First Name\n")
    source = FileSource.from_path(path)
    assert (source.name, source.size) == ("Connections.csv", 11)
    assert read(source) == read(source) == b"First Name\n"


def test_bytes_that_were_read_already_are_a_source() -> None:
    source = FileSource.from_bytes("standard input", b"Name\nAna\n")
    assert (source.name, source.size, read(source)) == ("standard input", 9, b"Name\nAna\n")
    assert "Ana" not in repr(source)


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = Thread(target=path.write_bytes, args=[b"Name\n"], daemon=True)
    writer.start()
    source = FileSource.from_path(path)
    writer.join()
    assert (source.size, read(source), read(source)) == (5, b"Name\n", b"Name\n")


def test_a_sample_is_the_first_64_kib() -> None:
    data = bytes(range(256)) * 300
    found = sample(FileSource.from_bytes("data.zip", data))
    assert found.name == "data.zip"
    assert found.head == data[:65_536]


def test_a_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b]2;x\n.csv"
    path.write_bytes(b"")
    assert FileSource.from_path(path).name == "a]2;x .csv"


def test_what_cannot_be_read_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"There is no file «none\.csv»; check the path\."):
        FileSource.from_path(tmp_path / "none.csv")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnreadableSource, match=r"«folder» is a folder; name a file in it\."):
        FileSource.from_path(tmp_path / "folder")
    with pytest.raises(UnreadableSource, match=r"cannot be read: File name too long\."):
        FileSource.from_path(tmp_path / ("n" * 300))


def test_the_tables_of_a_folder_are_a_zip(tmp_path: Path) -> None:
    folder = tmp_path / "Basic_LinkedInDataExport"
    (folder / "Jobs").mkdir(parents=True)
    (folder / "messages.csv").write_bytes(b"m" * 99)
    (folder / "Connections.CSV").write_bytes(b"c")
    (folder / "Jobs" / "Saved Jobs.csv").write_bytes(b"jj")
    (folder / "photo.jpg").write_bytes(b"x")
    (folder / "._Connections.csv").write_bytes(b"x")
    (folder / "elsewhere.csv").symlink_to(tmp_path / "secret.csv")
    source = FileSource.from_path(folder)
    with source.open() as stream, ZipFile(stream) as packed:
        names = ["Connections.CSV", "Jobs/Saved Jobs.csv", "messages.csv"]
        assert packed.namelist() == names, "the small ones first"
        assert packed.read("messages.csv") == b"m" * 99
    assert source.name == folder.name


def test_a_folder_of_far_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coffeechat.plugin_host.sources._MOST_IN_A_FOLDER", 3)
    (tmp_path / "people.csv").write_bytes(b"name")
    with pytest.raises(UnreadableSource, match="far too large"):
        FileSource.from_path(tmp_path)
