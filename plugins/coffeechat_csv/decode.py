"""From bytes to physical lines: no guessing, one rule.

The user's word decides, then a byte order mark; else the file is UTF-8; lines that are not are read
as Windows-1252, which is what spreadsheets write where they do not write UTF-8.
"""

import codecs
import io

from coffeechat.api import ImportSource, UnreadableSource
from coffeechat_csv.foreign import refusal

#: More than a hundred times the largest list of people that is known.
_MOST_BYTES = 64 * 1024 * 1024
_LISTED = 10
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_GAPS = f"Not all of the file is {{}}: letters that could not be read are shown as {_REPLACED}."


def load(source: ImportSource) -> bytes:
    """All bytes of a source.

    Raises:
        UnreadableSource: There are too many of them.
    """
    with source.open() as stream:
        data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise UnreadableSource(refusal(source.name, "far larger than any list of people"))
    return data


def decode(data: bytes, encoding: str = "") -> tuple[list[str], str]:
    """The physical lines with their line ends, and a warning if letters may be wrong.

    Lines end at LF, CRLF or CR only: other separators of Unicode occur within cells.

    Raises:
        UnreadableSource: There is no such encoding.
    """
    text, warning = _as_asked(data, encoding) if encoding else _text(data)
    return list(io.StringIO(text.removeprefix("\ufeff"), newline="")), warning


def _as_asked(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        "".encode(encoding)
        text = data.decode(encoding, "replace")
        whole = _REPLACED not in text or data.decode(encoding, "ignore") == text
        return text, "" if whole else _GAPS.format(encoding)
    except (LookupError, ValueError) as error:
        raise UnreadableSource(
            f"There is no encoding «{encoding}»; try utf-8, cp1252 or mac-roman."
        ) from error


def _text(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as_asked(data, encoding)
    if encoding := _without_mark(data):
        return _as_asked(data, encoding)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _line_by_line(data)


def _without_mark(data: bytes) -> str:
    """UTF-16 that lacks its mark: of two Latin letters, every second byte is empty."""
    first, second = data[:4:2], data[1:4:2]
    if second == b"\0\0" and b"\0" not in first:
        return "utf-16-le"
    return "utf-16-be" if first == b"\0\0" and b"\0" not in second and second else ""


def _line_by_line(data: bytes) -> tuple[str, str]:
    lines: list[str] = []
    foreign: list[int] = []
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", "replace"))
            foreign.append(number)
    return "".join(lines), _warning(foreign)


def _warning(foreign: list[int]) -> str:
    listed = ", ".join(map(str, foreign[:_LISTED]))
    more = f" and {len(foreign) - _LISTED:,} more" if len(foreign) > _LISTED else ""
    where = "line" if len(foreign) == 1 else "lines"
    return (
        f"Not in UTF-8, so read as Windows-1252; look at the accents in {where} {listed}{more}. "
        "Another encoding can be asked for."
    )
