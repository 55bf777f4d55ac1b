"""From bytes to physical lines: no guessing, one rule.

A byte order mark decides; else the file is UTF-8; lines that are not are read as Windows-1252,
which is what Excel mixes in. Encoding detectors name wrong code pages for such files.
"""

import codecs
import io

from coffeechat.api import UnreadableSource

_LISTED = 10
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # begins like the next one
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
#: Where `str.splitlines` ends a line, and no file does.
_NO_LINE_ENDS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def decode(data: bytes, encoding: str = "") -> tuple[list[str], str]:
    """The physical lines with their line ends, and a warning if letters may be wrong.

    Lines end at LF, CRLF or CR only: other separators of Unicode occur within cells.

    Args:
        data: The file.
        encoding: What the user asked for; empty for the rule.

    Raises:
        UnreadableSource: There is no such encoding.
    """
    text, warning = _as_asked(data, encoding) if encoding else _text(data)
    return _lines(text), warning


def _lines(text: str) -> list[str]:
    if any(map(text.__contains__, _NO_LINE_ENDS)):
        return list(io.StringIO(text, newline=""))
    return text.splitlines(keepends=True)  # twice as quick


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


def _as_asked(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise UnreadableSource(
            f"There is no encoding «{encoding}»; try utf-8, cp1252 or mac_roman."
        ) from error
    except UnicodeError:
        return data.decode(encoding, "replace").removeprefix("\ufeff"), (
            f"Not all of it is {encoding}: letters that could not be read are shown as \ufffd."
        )
    return text.removeprefix("\ufeff"), ""


def _without_mark(data: bytes) -> str:
    """UTF-16 that lacks its mark: of two Latin letters, every second byte is empty."""
    first, second = data[:4:2], data[1:4:2]
    if second == b"\0\0" and b"\0" not in first:
        return "utf-16-le"
    return "utf-16-be" if first == b"\0\0" and second and b"\0" not in second else ""


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
    more = f" and {len(foreign) - _LISTED} more" if len(foreign) > _LISTED else ""
    where = "line" if len(foreign) == 1 else "lines"
    return f"Not in UTF-8, so read as Windows-1252; look at the accents in {where} {listed}{more}."
