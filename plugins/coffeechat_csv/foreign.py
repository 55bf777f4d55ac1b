"""Why a file is no list of people: what it is, and what was expected."""

_EXPECTED = "expected a table (CSV) with a line that names its columns, one of them the name"
_LOOKED_AT = 1024
_PAGE = "a web page, perhaps the sign-in page"
_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes({*range(0x20)} - {*b"\0\t\n\v\f\r\x1b\x1a"})
_MOST_CONTROLS = 0.02

#: The beginning of a file, in lower case, and what such a file is.
_BEGINNINGS = (
    (b"pk\x03\x04", "an Excel workbook or another ZIP (save the sheet as CSV)"),
    (b"pk\x05\x06", "an empty ZIP"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (save the sheet as CSV)"),
    (b"%pdf", "a PDF"),
    (b"\x89png", "a picture"),
    (b"\xff\xd8\xff", "a photo"),
    (b"gif8", "a picture"),
    (b"<!doctype html", _PAGE),
    (b"<html", _PAGE),
    (b"<?xml", "XML"),
    (b"begin:vcard", "a vCard file"),
    (b"begin:vcalendar", "a calendar file"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"{", "JSON"),
    (b"[", "JSON"),
)


def refusal(name: str, what: str) -> str:
    """One sentence on a file that is not what it was taken for."""
    return f"{name} is {what}; {_EXPECTED}."


def kind_of_file(data: bytes) -> str:
    """What a file is that is no table, by its beginning; nothing when it may be one."""
    start = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start.strip(b"\0"):
        return "empty"
    if start.startswith(b"<") and b"<html" in start:
        return _PAGE
    known = next((what for beginning, what in _BEGINNINGS if start.startswith(beginning)), "")
    return known or ("no text" * _is_binary(start))


def _is_binary(start: bytes) -> bool:
    """Whether there are many control characters, which NUL is not: it occurs in UTF-16."""
    controls = len(start) - len(start.translate(None, _CONTROLS))
    return not start.startswith(_MARKS_OF_UTF_16) and controls > _MOST_CONTROLS * len(start)
