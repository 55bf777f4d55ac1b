"""From a value as written to the text it stands for: character sets, encodings and escapes."""

import binascii
import codecs
import re

from coffeechat_vcard.heads import BASE_64, QUOTED_PRINTABLE, Head

#: Blanks of Unicode and the zero-width characters that are pasted along with a name.
_EDGES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
_UTF_8, _WINDOWS, _ESCAPES = "utf-8", "cp1252", "surrogateescape"
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")
#: Such as ISO-2022-JP, which is written in ASCII.
_SHIFTED = "\x1b"
#: Codecs of Python that are no character sets.
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape"})
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MEANT = {"n": "\n", "N": "\n", "\\": "\\", ",": ",", ";": ";", ":": ":"}
_MARKS = {mark: re.compile(rf"\\.|{mark}", re.DOTALL) for mark in ";,"}


class Letters:
    """Reads values.

    Attributes:
        guessed: A value was neither in UTF-8 nor in what it claims to be, so its accents may be
            wrong.
    """

    def __init__(self) -> None:
        self.guessed = False

    def content(self, head: Head, value: str) -> str:
        """The text of a value; a structured one as it is written."""
        return value if head.structured else self.text(head, value)

    def text(self, head: Head, value: str) -> str:
        """The text of a value."""
        return clean(self._decoded(head, value))

    def parts(self, head: Head, value: str) -> list[str]:
        """The components of a structured value, which stand between semicolons."""
        if head.plain and "\\" not in value and value.isascii():
            return [part.strip() for part in value.split(";")]
        return list(map(clean, self.written_parts(head, value)))

    def written_parts(self, head: Head, value: str) -> list[str]:
        """As `parts`, still with their escapes.

        Quoted-printable is parted first and decoded then: an encoded semicolon parts nothing.
        """
        if head.encoding == QUOTED_PRINTABLE:
            return [self._decoded(head, part) for part in split(value, ";")]
        return split(self._decoded(head, value), ";")

    def _decoded(self, head: Head, value: str) -> str:
        if head.encoding == QUOTED_PRINTABLE:
            data = binascii.a2b_qp(_bytes(value))
        elif head.encoding == BASE_64:
            data = _from_base_64(value)
        elif _SHIFTED in value or _ESCAPED_BYTE.search(value):
            data = _bytes(value)
        else:
            return value
        return self._in_charset(data, head.charset).replace("\r\n", "\n").replace("\r", "\n")

    def _in_charset(self, data: bytes, charset: str) -> str:
        for name in (charset, _UTF_8):
            try:
                if name and codecs.lookup(name).name not in _NO_CHARSETS:
                    return data.decode(name)
            except (LookupError, ValueError):
                continue
        self.guessed = True
        return data.decode(_WINDOWS, "replace")


def split(value: str, mark: str) -> list[str]:
    """What stands between the marks that no backslash stands before."""
    if "\\" not in value:
        return value.split(mark)
    parts = []
    start = 0
    for found in _MARKS[mark].finditer(value):
        if found[0] == mark:
            parts.append(value[start : found.start()])
            start = found.end()
    return [*parts, value[start:]]


def clean(text: str) -> str:
    """Text without escapes, and without blanks at its ends."""
    if "\\\\" in text:
        text = _ESCAPE.sub(lambda found: _MEANT.get(found[1], found[0]), text)
    elif "\\" in text:
        for letter, meant in _MEANT.items():
            text = text.replace(f"\\{letter}", meant)
    return text.strip() if text.isascii() else text.strip(_EDGES)


def is_visible(text: str) -> bool:
    """Whether anybody would see it: more than blanks and marks without a width."""
    if text.isprintable():
        return text != "" and not text.isspace()
    return any(letter.isprintable() and not letter.isspace() for letter in text)


def _bytes(value: str) -> bytes:
    try:
        return value.encode(_UTF_8, _ESCAPES)
    except UnicodeEncodeError:
        return value.encode(_UTF_8, "replace")


def _from_base_64(value: str) -> bytes:
    try:
        return binascii.a2b_base64(_bytes(value))
    except binascii.Error:
        return b""
