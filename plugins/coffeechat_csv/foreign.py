"""Why a file is no list of people: what it is, and what was expected."""

_EXPECTED = "expected a table (CSV) with a line that names its columns, one of them the name"
_LOOKED_AT = 1024

#: The beginning of a file, in lower case, and what such a file is.
_BEGINNINGS = (
    (b"pk\x03\x04", "an Excel workbook or another ZIP (save the sheet as CSV)"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (save the sheet as CSV)"),
    (b"%pdf", "a PDF"),
    (b"\x89png", "a picture"),
    (b"\xff\xd8\xff", "a photo"),
    (b"gif8", "a picture"),
    (b"<!doctype html", "a web page, perhaps the sign-in page"),
    (b"<html", "a web page, perhaps the sign-in page"),
    (b"<?xml", "XML"),
    (b"begin:vcard", "a vCard file"),
    (b"begin:vcalendar", "a calendar file"),
    (b"{", "JSON"),
    (b"[", "JSON"),
)


def refusal(name: str, what: str) -> str:
    """One sentence on a file that is not what it was taken for."""
    return f"{name} is {what}; {_EXPECTED}."


def kind_of_file(data: bytes) -> str:
    """What a file is that is no table, by its beginning; nothing when it may be one."""
    start = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start:
        return "empty"
    return next((what for beginning, what in _BEGINNINGS if start.startswith(beginning)), "")
