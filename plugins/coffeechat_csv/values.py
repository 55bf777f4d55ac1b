"""What a single cell is: addresses, numbers, dates, and the text without what does not belong."""

import re

#: Blanks of Unicode and the zero-width characters that are pasted along with a name.
_EDGES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@[^\s@<>,;:\"()\[\]]+\.[^\s@<>,;:\"()\[\].]+")
_URL = re.compile(r"(?:https?://|www\.|(?:[a-z]{2,3}\.)?linkedin\.com/)[^\s,;<>\"]+", re.IGNORECASE)
_PHONE = re.compile(r"[+(0-9][0-9 ()/.+-]*(?:\s*(?:x|ext\.?)\s*[0-9]+)?", re.IGNORECASE)
_FEWEST_DIGITS, _MOST_DIGITS = 6, 17
_DATE = re.compile(r"[0-9]{1,4}([-./])[0-9]{1,2}\1[0-9]{1,4}(?:[ T].*)?")
#: Between several values in one cell of Google's tables.
GOOGLE_BETWEEN = ":::"
_BETWEEN_WORDS = re.compile(r"\s*(?::::|[;,\n])\s*")
_BETWEEN_NUMBERS = re.compile(r"\s*(?::::|[;\n]|,\s)\s*")
#: Labels that Google's exporter now and then puts where the value belongs.
_STARRED = "* "


def stripped(cell: str) -> str:
    """A cell without blanks at its edges, those of Unicode and of no width too."""
    cell = cell.strip()
    return cell if cell.isascii() else cell.strip(_EDGES)


def emails_in(cell: str) -> tuple[str, ...]:
    """Every e-mail address in a cell, also from «Ana Reyes <ana@example.org>»."""
    if "@" not in cell:
        return ()
    found: list[str] = _EMAIL.findall(cell)
    return tuple(dict.fromkeys(found))


def urls_in(cell: str) -> tuple[str, ...]:
    """Every address on the web in a cell; one without a scheme gets https."""
    if "." not in cell:
        return ()
    found = (url.rstrip(".)]") for url in _URL.findall(cell))
    return tuple(dict.fromkeys(url if "://" in url else f"https://{url}" for url in found if url))


def phones_in(cell: str) -> tuple[str, ...]:
    """Every telephone number in a cell, as written."""
    parts = (part.strip() for part in _BETWEEN_NUMBERS.split(cell))
    return tuple(dict.fromkeys(part for part in parts if any(map(str.isdigit, part))))


def words_in(cell: str) -> tuple[str, ...]:
    """Every label in a cell, without those that Google makes itself."""
    parts = _BETWEEN_WORDS.split(cell)
    return tuple(dict.fromkeys(part for part in parts if part and not part.startswith(_STARRED)))


def is_email(cell: str) -> bool:
    """Whether a cell holds an e-mail address and hardly anything else."""
    return _EMAIL.fullmatch(cell) is not None


def is_url(cell: str) -> bool:
    """Whether a cell is an address on the web."""
    return _URL.fullmatch(cell) is not None


def is_phone(cell: str) -> bool:
    """Whether a cell looks like a telephone number and not like a date."""
    digits = sum(map(str.isdigit, cell))
    return (
        _FEWEST_DIGITS <= digits <= _MOST_DIGITS
        and not cell.isdigit()
        and _PHONE.fullmatch(cell) is not None
        and _DATE.fullmatch(cell) is None
    )


def is_name(text: str) -> bool:
    """Whether a text can be somebody's name: some letter is in it."""
    return any(map(str.isalpha, text))
