"""What stands before the colon of a property: its name, its group and its parameters."""

import re
from dataclasses import dataclass

QUOTED_PRINTABLE, BASE_64 = "QUOTED-PRINTABLE", "BASE64"
LAST_RANK = 100

#: The properties that are read; all others are passed over, photos and keys undecoded.
_STRUCTURED = frozenset({"N", "ORG", "ADR"})
_NAMES = _STRUCTURED | {
    "FN", "NICKNAME", "TITLE", "ROLE", "EMAIL", "TEL", "URL", "NOTE",
    "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS",
    "SOCIALPROFILE", "X-SOCIALPROFILE", "X-LINKEDIN",
}  # fmt: skip
_ENCODINGS = {
    "QUOTED-PRINTABLE": QUOTED_PRINTABLE,
    "Q": QUOTED_PRINTABLE,
    "BASE64": BASE_64,
    "B": BASE_64,
}
_TYPES = frozenset({"TYPE", "SERVICE-TYPE", "X-SERVICE-TYPE"})
_PARAMETER = re.compile(r';((?:[^;"]++|"[^"]*+"?)*+)')
_MOST_HEADS, _LONG_HEAD = 10_000, 200


@dataclass(frozen=True, slots=True)
class Head:
    """What is told of a property.

    Attributes:
        name: In capitals, without its group.
        types: In capitals.
        rank: From 1, the preferred one, to `LAST_RANK`.
        encoding: `QUOTED_PRINTABLE`, `BASE_64` or empty.
        charset: As written; empty when none is.
        plain: Neither of these two says anything.
        structured: Its value has components.
    """

    name: str
    types: frozenset[str] = frozenset()
    rank: int = LAST_RANK
    encoding: str = ""
    charset: str = ""
    plain: bool = True
    structured: bool = False


class Heads(dict[str, Head | None]):
    """Heads by their text, each read once; None for properties that are not read."""

    def __missing__(self, text: str) -> Head | None:
        head = read_head(text)
        if len(text) < _LONG_HEAD:
            if len(self) >= _MOST_HEADS:
                self.clear()
            self[text] = head
        return head


def read_head(text: str) -> Head | None:
    """The head of a property that is read, else None.

    Parameters of vCard 2.1 may stand without a name: they are types or encodings.
    """
    name = text.partition(";")[0].rpartition(".")[2].strip().upper()
    if name not in _NAMES:
        return None
    types: set[str] = set()
    rank, encoding, charset = LAST_RANK, "", ""
    for parameter in _PARAMETER.findall(text):
        key, equals, value = parameter.partition("=")
        key, value = key.strip().upper(), value.strip().strip('"')
        if not equals and key in _ENCODINGS:
            encoding = _ENCODINGS[key]
        elif not equals:
            types.add(key)
        elif key in _TYPES:
            types.update(map(str.strip, value.upper().split(",")))
        elif key == "ENCODING":
            encoding = _ENCODINGS.get(value.upper(), "")
        elif key == "CHARSET":
            charset = value
        elif key == "PREF" and value.isascii() and value.isdecimal():
            rank = min(int(value[:3]), LAST_RANK)
    return Head(
        name=name,
        types=frozenset(types),
        rank=1 if "PREF" in types else rank,
        encoding=encoding,
        charset=charset,
        plain=not (encoding or charset),
        structured=name in _STRUCTURED,
    )
