"""The tables of a source: one file, or those in a ZIP, which is never unpacked to the disk."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from coffeechat.api import ImportSource, Job, UnreadableSource
from coffeechat_linkedin.foreign import refusal

#: Thirty times the largest list of connections that is known (30,000 people, 2 MB), and nearly
#: twenty times the largest table of messages (3.6 MB).
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
_INSIDE = ((".vcf", "a vCard file"), (".zip", "other ZIPs"))
#: The other tables that are read, by their names without case, blanks, underscores and the number
#: that a part or a copy has.
OTHERS = frozenset(
    {
        "profile.csv",
        "positions.csv",
        "education.csv",
        "messages.csv",
        "invitations.csv",
        "recommendations.csv",
        "recommendationsreceived.csv",
        "recommendationsgiven.csv",
        "endorsementreceivedinfo.csv",
        "endorsementsreceivedinfo.csv",
        "endorsementreceived.csv",
        "endorsementgiveninfo.csv",
        "endorsementsgiveninfo.csv",
        "endorsementgiven.csv",
    }
)
#: «messages_2.csv» is a part, «Connections (1).csv» a copy that a browser or a file manager named.
_NUMBER = re.compile(r"(?:\(\d+\)|\d)+(?=\.csv$)")

#: Plain name of a table to its bytes, those of its parts one after the other.
Tables = Mapping[str, list[bytes]]


def load(source: ImportSource, job: Job) -> Tables:
    """The tables of a source; the list of connections is always among them.

    Another table that cannot be read is left out, and the job is told.

    Raises:
        UnreadableSource: The file is too large, or a ZIP that is damaged, unsafe or without the
            list.
    """
    with source.open() as stream:
        start = stream.read(len(ZIP_MAGIC))
        stream.seek(0)
        if start in (ZIP_MAGIC, _EMPTY_ZIP_MAGIC):
            return _from_zip(stream, source.name, job)
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableSource(refusal(source.name, _too_large()))
    return {WANTED: [data]}


def plain_name(path: str) -> str:
    """The base name of a path in a ZIP, without case, blanks, underscores and its number.

    The names of LinkedIn's tables drifted over the years in exactly these.
    """
    base = path.replace("\\", "/").rpartition("/")[2]
    return _NUMBER.sub("", base.casefold().replace(" ", "").replace("_", ""))


def _from_zip(stream: BinaryIO, name: str, job: Job) -> Tables:
    try:
        with zipfile.ZipFile(stream) as archive:
            inner = _zip_within(archive, name)
            if inner is None:
                return _read_tables(archive, name, job)
        with zipfile.ZipFile(io.BytesIO(inner)) as archive:
            return _read_tables(archive, name, job)
    except _DAMAGED as error:
        raise UnreadableSource(
            f"{name} is a damaged or locked ZIP; if it is your export from LinkedIn, download it "
            "again."
        ) from error


def _zip_within(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The only ZIP in a ZIP that has no tables itself: some programs pack what is packed."""
    entries = archive.infolist()
    zips = [one for one in entries if one.filename.casefold().endswith(".zip")]
    if len(zips) != 1 or any(_known_as(one.filename) == WANTED for one in entries):
        return None
    return _read_entry(archive, zips[0], name, MOST_BYTES)


def _read_tables(archive: zipfile.ZipFile, name: str, job: Job) -> Tables:
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES:
        raise UnreadableSource(refusal(name, f"a ZIP of more than {_MOST_ENTRIES:,} files"))
    connections = _the_connections(entries, name)
    tables = {WANTED: [_read_entry(archive, connections, name, MOST_BYTES)]}
    left = MOST_BYTES - len(tables[WANTED][0])
    others = sorted(_other_tables(entries), key=lambda found: (found[0], found[1].filename))
    for plain, entry in others:
        try:
            data = _read_entry(archive, entry, name, left)
        except (*_DAMAGED, UnreadableSource):
            job.warn(f"{plain} in the ZIP is damaged or far too large, so it was left out.")
            continue
        left -= len(data)
        tables.setdefault(plain, []).append(data)
    return tables


def _the_connections(entries: Iterable[zipfile.ZipInfo], name: str) -> zipfile.ZipInfo:
    entries = list(entries)
    found = [entry for entry in entries if _known_as(entry.filename) == WANTED]
    if not found:
        raise UnreadableSource(refusal(name, _without_connections(entries)))
    if len(found) > 1:
        raise UnreadableSource(
            f"{name} holds {len(found)} files named Connections.csv; unpack it and give the one "
            "you mean."
        )
    return found[0]


def _other_tables(entries: Iterable[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Each other table with its plain name; of two files with the same name the first."""
    bases: set[str] = set()
    for entry in entries:
        plain = _known_as(entry.filename)
        base = entry.filename.rpartition("/")[2].casefold()
        if plain in OTHERS and base not in bases:
            bases.add(base)
            yield plain, entry


def _known_as(path: str) -> str:
    """The plain name; nothing for what a Mac adds to a ZIP."""
    parts = path.replace("\\", "/").split("/")
    return "" if "__MACOSX" in parts or parts[-1].startswith(".") else plain_name(path)


def _without_connections(entries: Iterable[zipfile.ZipInfo]) -> str:
    names = [entry.filename.casefold() for entry in entries]
    if any(one.startswith("xl/") for one in names):
        return "an Excel workbook (save it as CSV)"
    for ending, what in _INSIDE:
        if any(one.endswith(ending) for one in names):
            return f"a ZIP with {what} in it (unpack it and give that one)"
    return (
        "a ZIP or folder without Connections.csv (tick «Connections» when you ask LinkedIn for "
        "your data)"
    )


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, most: int) -> bytes:
    """Read one entry of at most so many bytes, whatever sizes the ZIP claims."""
    if entry.compress_type not in _READABLE:
        raise UnreadableSource(refusal(name, "a ZIP packed in an unusual way"))
    with archive.open(entry) as stream:
        data = stream.read(most + 1)
    unpacked_too_far = (
        len(data) > _RATIO_MATTERS_FROM and len(data) > _HIGHEST_RATIO * entry.compress_size
    )
    if len(data) > most or unpacked_too_far:
        raise UnreadableSource(refusal(name, _too_large()))
    return data


def _too_large() -> str:
    return "far larger than any list of connections"
