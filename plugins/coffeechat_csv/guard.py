"""Cells that no spreadsheet runs as a formula or turns into another number.

Quoting alone is no protection: spreadsheets unquote first and compute then. The rule is that of
OWASP's ASVS, section 1.2.10, made reversible: one leading apostrophe is always ours.
"""

#: What may stand before a sign that makes a formula, and is not seen there.
_BLANKS = "".join(map(chr, range(0x21))) + (
    "\x7f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
_SIGNS = tuple("=+-@|%＝＋－＠")
_CONTROLS = tuple("\t\r\n\0")
APOSTROPHE = "'"


def guarded(text: str) -> str:
    """The text with an apostrophe before it when it needs one.

    The text comes back by taking one apostrophe away from a cell that begins with one.
    """
    if text.startswith((APOSTROPHE, *_CONTROLS)) or _computes(text):
        return APOSTROPHE + text
    return text


def unguarded(cell: str) -> str:
    """The text of a cell of our own."""
    return cell.removeprefix(APOSTROPHE)


def without_guard(cell: str) -> str:
    """The text of anybody's cell: an apostrophe goes only from before a formula's sign.

    So «'t Hooft» stays as it is.
    """
    text = cell.removeprefix(APOSTROPHE)
    return text if _computes(text) else cell


def _computes(text: str) -> bool:
    """Whether a spreadsheet would take it for a formula."""
    return text.lstrip(_BLANKS).startswith(_SIGNS)
