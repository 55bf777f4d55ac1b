"""What a file is that nobody can read people from, by how it begins."""

from collections.abc import Sequence

_LOOKED_AT = 1024
_PACKED = "a packed file; unpack it first"
_PAGE = "a web page, perhaps the sign-in page; download the file again"
_MAIL = "an e-mail or a mailbox; people come from an address book, as vCard or CSV"
_JSON = "JSON, but no export of coffeechat"
_BEGINNINGS: Sequence[tuple[bytes, str]] = (
    (b"%pdf", "a PDF; get the list itself as CSV, ZIP or vCard"),
    (b"\xff\xd8\xff", "a photo"),
    (b"\x89png", "a picture"),
    (b"gif8", "a picture"),
    (b"riff", "a picture or a recording"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; if it is a workbook, save its sheet as CSV"),
    (b"{\\rtf", "a text document (RTF); save the list in it as CSV"),
    (b"<!doctype html", _PAGE),
    (b"<html", _PAGE),
    (b"<?xml", "XML"),
    (b"begin:vcalendar", "a calendar file, which holds dates and no people"),
    (b"dn:", "an LDIF address book; export it as vCard or CSV"),
    (b"version: 1\n", "an LDIF address book; export it as vCard or CSV"),
    (b"from ", _MAIL),
    (b"from:", _MAIL),
    (b"received:", _MAIL),
    (b"return-path:", _MAIL),
    (b"delivered-to:", _MAIL),
    (b"mime-version:", _MAIL),
    (b"{", _JSON),
    (b"[", _JSON),
    (b"pk\x05\x06", "an empty ZIP"),
    (b"\x1f\x8b", _PACKED),
    (b"bzh", _PACKED),
    (b"\xfd7zxz", _PACKED),
    (b"\x28\xb5\x2f\xfd", _PACKED),
    (b"rar!", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"\x7felf", "a program"),
    (b"mz\x90\0", "a program"),
    (b"sqlite format", "a database"),
    (b"par1", "a Parquet table; save it as CSV"),
)
_ZIP = b"pk\x03\x04"
_OFFICE = (
    (b"xl/", "an Excel workbook; save its sheet as CSV"),
    (b"word/", "a Word document"),
    (b"opendocument", "an OpenDocument file; if it is a sheet, save it as CSV"),
)
_PHOTOS = (b"ftypheic", b"ftypheif", b"ftypmif1", b"ftypavif")
_TAR_AT, _TAR = 257, b"ustar"
_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
#: Control characters that texts do not have, and how many of them a damaged text may have.
_CONTROLS = bytes({*range(0x20)} - {*b"\0\t\n\v\f\r\x1b\x1a"})
_MOST_CONTROLS = 0.02


def what_is(head: bytes) -> str:
    """What a file is and what to do about it, by its first bytes; nothing when it may be a text."""
    start = head[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start.strip(b"\0"):
        return "nothing but NUL characters" if start else "empty"
    if start.startswith(_ZIP):
        packed = head.lower()
        return next((what for part, what in _OFFICE if part in packed), "a ZIP without people")
    if head.startswith(_TAR, _TAR_AT):
        return _PACKED
    if start.startswith(b"<") and b"<html" in start:
        return _PAGE
    return _by_beginning(start)


def _by_beginning(start: bytes) -> str:
    if start.startswith(b"ftyp", 4):
        return "a photo" if start.startswith(_PHOTOS, 4) else "a video or a recording"
    known = next((what for beginning, what in _BEGINNINGS if start.startswith(beginning)), "")
    return known or ("no text, and no kind of file that is known here" * _is_binary(start))


def _is_binary(start: bytes) -> bool:
    controls = len(start) - len(start.translate(None, _CONTROLS))
    return not start.startswith(_MARKS_OF_UTF_16) and controls > _MOST_CONTROLS * len(start)
