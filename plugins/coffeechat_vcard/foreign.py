"""Why a file holds no cards: what it is, and what was expected."""

_EXPECTED = "expected a vCard file, in which each card begins with a line BEGIN:VCARD"
_LOOKED_AT = 1024
_PAGE = "a web page, perhaps the sign-in page"
#: The beginning of a file, in lower case, and what such a file is.
_BEGINNINGS = (
    (b"pk\x03\x04", "a ZIP (unpack it and give the .vcf in it)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"%pdf", "a PDF"),
    (b"\x89png", "a picture"),
    (b"\xff\xd8\xff", "a photo"),
    (b"gif8", "a picture"),
    (b"<!doctype html", _PAGE),
    (b"<html", _PAGE),
    (b"<?xml", "XML"),
    (b"begin:vcalendar", "a calendar file"),
    (b"{", "JSON"),
    (b"[", "JSON"),
)


def refusal(name: str, start: bytes) -> str:
    """One sentence on a file without a card, by its name and how it begins."""
    return f"{name} is {_what(start)}; {_EXPECTED}."


def _what(start: bytes) -> str:
    if not start.strip(b"\0 \t\r\n"):
        return "empty"
    plain = start[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if plain.startswith(b"<") and b"<html" in plain:
        return _PAGE
    found = (what for beginning, what in _BEGINNINGS if plain.startswith(beginning))
    return next(found, "no vCard file: no line of it begins a card")
