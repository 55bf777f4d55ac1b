"""From the bytes of a file to text with plain line ends, a stretch at a time.

Each property of a vCard 2.1 may have a character set of its own, so bytes that are not UTF-8 are
carried along as escapes (PEP 383) until the property they stand in is known: see `letters.py`.
"""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from coffeechat.api import ImportSource, Job, UnreadableSource

#: In bytes: the first people come soon, and later stretches are long.
_FIRST_STRETCH, _LONGEST_STRETCH = 16 * 1024, 1024 * 1024
_UTF_8 = "utf-8"
#: Byte order marks, and how «B» of BEGIN looks without one.
_BEGINNINGS = (
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"B\0", "utf-16-le"),
    (b"\0B", "utf-16-be"),
)


def stretches(source: ImportSource, job: Job) -> Iterator[str]:
    """The text of a source; its lines end with LF, whether that was LF, CRLF or CR.

    Raises:
        UnreadableSource: The encoding that the user asked for does not exist, or the source is in
            another one.
    """
    with source.open() as stream:
        encoding = _known(source.encoding) if source.encoding else encoding_of(stream.read(2))
        stream.seek(0)
        decode = _decoder(encoding).decode
        damaged = False
        for data in _blocks(stream):
            job.check()
            try:
                text = decode(data, final=not data)
            except ValueError as error:
                raise UnreadableSource(f"{source.name} is not in {encoding}.") from error
            damaged = damaged or (encoding != _UTF_8 and "\ufffd" in text)
            yield text
    if damaged:
        job.warn(f"Letters that could not be read as {encoding} are shown as \ufffd.")


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of a stream; the last block is empty."""
    size = _FIRST_STRETCH
    while block := stream.read(size):
        yield block
        size = min(2 * size, _LONGEST_STRETCH)
    yield block


def encoding_of(start: bytes) -> str:
    """The encoding of a file, by its first bytes."""
    return next((name for mark, name in _BEGINNINGS if start.startswith(mark)), _UTF_8)


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
        return codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        raise UnreadableSource(
            f"There is no encoding «{encoding}»; try utf-8, cp1252 or mac-roman."
        ) from error


def _decoder(encoding: str) -> io.IncrementalNewlineDecoder:
    errors = "surrogateescape" if encoding == _UTF_8 else "replace"
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    return io.IncrementalNewlineDecoder(decoder, translate=True)
