"""Why a file cannot be read: what it is, and what was expected."""

from coffeechat_linkedin.header import Header

_EXPECTED = "expected the ZIP of a LinkedIn data export, or the Connections.csv in it"
_LOOKED_AT = 1024
_PAGE = "a web page, perhaps the sign-in page"

#: The beginning of a file, in lower case, and what such a file is.
_BEGINNINGS = (
    (b"pk\x03\x04", "a ZIP or an Excel workbook"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%pdf", "a PDF"),
    (b"\x89png", "a picture"),
    (b"\xff\xd8\xff", "a photo"),
    (b"<!doctype html", _PAGE),
    (b"<html", _PAGE),
    (b"<?xml", "XML"),
    (b"begin:vcard", "a vCard file"),
    (b"begin:vcalendar", "a calendar file"),
    (b"{", "JSON"),
    (b"[", "JSON"),
)


def refusal(name: str, what: str) -> str:
    """One sentence on a file that is not what it was taken for."""
    return f"{name} is {what}; {_EXPECTED}."


def describe(data: bytes, header: Header | None) -> str:
    """What a file is that has no usable header."""
    if header:
        return "a list of connections without a column of names"
    if not data.strip(b"\0 \t\r\n"):
        return "empty"
    start = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<") and b"<html" in start:
        return _PAGE
    for beginning, what in _BEGINNINGS:
        if start.startswith(beginning):
            return what
    return "not a list of connections: no line names columns such as First Name and Connected On"
