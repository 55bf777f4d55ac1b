"""What a file is that nobody can read people from, by how it begins."""

from collections.abc import Sequence

_LOOKED_AT = 1024
_BEGINNINGS: Sequence[tuple[bytes, str]] = (
    (b"%pdf", "a PDF; get the list itself as CSV, ZIP or vCard"),
    (b"\xff\xd8\xff", "a photo"),
    (b"\x89png", "a picture"),
    (b"gif8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; if it is a workbook, save its sheet as CSV"),
    (b"<!doctype html", "a web page, perhaps the sign-in page; download the file again"),
    (b"<html", "a web page, perhaps the sign-in page; download the file again"),
    (b"<?xml", "XML"),
    (b"begin:vcalendar", "a calendar file, which holds dates and no people"),
    (b"{", "JSON, but no export of coffeechat"),
    (b"[", "JSON, but no export of coffeechat"),
    (b"\x1f\x8b", "a packed file; unpack it first"),
    (b"rar!", "a packed file; unpack it first"),
    (b"7z\xbc\xaf", "a packed file; unpack it first"),
    (b"\x7felf", "a program"),
    (b"sqlite format", "a database"),
)
_ZIP = b"pk\x03\x04"
_OFFICE = ((b"xl/", "an Excel workbook; save its sheet as CSV"), (b"word/", "a Word document"))
_HEIC = (b"ftypheic", b"ftypheif", b"ftypmif1", b"ftypavif")


def what_is(head: bytes) -> str:
    """What a file is and what to do about it, by its first bytes; nothing when it may be a text."""
    start = head[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start:
        return "empty"
    if start.startswith(_ZIP):
        packed = head.lower()
        return next((what for part, what in _OFFICE if part in packed), "a ZIP without people")
    if any(start.startswith(kind, 4) for kind in _HEIC):
        return "a photo"
    return next((what for beginning, what in _BEGINNINGS if start.startswith(beginning)), "")
