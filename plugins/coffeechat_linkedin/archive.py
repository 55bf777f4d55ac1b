"""The Connections.csv of a source: the file itself, or the one in a ZIP, read in memory only."""

import zipfile
import zlib
from collections.abc import Iterable
from typing import BinaryIO

from coffeechat.api import ImportSource, UnreadableSource
from coffeechat_linkedin.foreign import refusal

#: Thirty times the largest export that is known (30,000 people, 2 MB).
MOST_BYTES = 64 * 1024 * 1024
_MOST_ENTRIES = 10_000
_HIGHEST_RATIO = 200
_RATIO_MATTERS_FROM = 1024 * 1024
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
ZIP_MAGIC = b"PK\x03\x04"
_EMPTY_ZIP_MAGIC = b"PK\x05\x06"
WANTED = "connections.csv"


def load(source: ImportSource) -> bytes:
    """The bytes of the list of connections.

    Raises:
        UnreadableSource: The file is too large, or a ZIP that is damaged, unsafe or without the
            list.
    """
    with source.open() as stream:
        start = stream.read(len(ZIP_MAGIC))
        stream.seek(0)
        if start in (ZIP_MAGIC, _EMPTY_ZIP_MAGIC):
            return _from_zip(stream, source.name)
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableSource(refusal(source.name, _too_large()))
    return data


def plain_name(path: str) -> str:
    """The base name of a path in a ZIP, without case, blanks and underscores.

    The names of LinkedIn's tables drifted over the years in exactly these.
    """
    base = path.replace("\\", "/").rpartition("/")[2]
    return base.casefold().replace(" ", "").replace("_", "")


def _from_zip(stream: BinaryIO, name: str) -> bytes:
    try:
        with zipfile.ZipFile(stream) as archive:
            return _read_entry(archive, _choose(archive, name), name)
    except _DAMAGED as error:
        raise UnreadableSource(
            f"{name} is a damaged or locked ZIP; download the export from LinkedIn again."
        ) from error


def _choose(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES:
        raise UnreadableSource(refusal(name, f"a ZIP of more than {_MOST_ENTRIES:,} files"))
    found = [entry for entry in entries if _is_wanted(entry.filename)]
    if not found:
        raise UnreadableSource(refusal(name, _without_connections(entries)))
    if len(found) > 1:
        raise UnreadableSource(
            f"{name} holds {len(found)} files named Connections.csv; unpack it and give the one "
            "you mean."
        )
    return found[0]


def _is_wanted(path: str) -> bool:
    return plain_name(path) == WANTED and "__MACOSX" not in path.split("/")


def _without_connections(entries: Iterable[zipfile.ZipInfo]) -> str:
    if any(entry.filename.startswith("xl/") for entry in entries):
        return "an Excel workbook (save it as CSV)"
    return "a ZIP without Connections.csv (tick «Connections» when you ask LinkedIn for your data)"


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """Read one entry, whatever sizes the ZIP claims."""
    if entry.compress_type not in _READABLE:
        raise UnreadableSource(refusal(name, "a ZIP packed in an unusual way"))
    with archive.open(entry) as stream:
        data = stream.read(MOST_BYTES + 1)
    unpacked_too_far = (
        len(data) > _RATIO_MATTERS_FROM and len(data) > _HIGHEST_RATIO * entry.compress_size
    )
    if len(data) > MOST_BYTES or unpacked_too_far:
        raise UnreadableSource(refusal(name, _too_large()))
    return data


def _too_large() -> str:
    return "far larger than any list of connections"
