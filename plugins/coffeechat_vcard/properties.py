"""From a card to its properties: lines unfolded and their texts decoded."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

from coffeechat_vcard.cards import Card
from coffeechat_vcard.heads import QUOTED_PRINTABLE, Head, Heads
from coffeechat_vcard.letters import Letters

_FOLD = re.compile(r"\n[ \t]")
_QUOTED = re.compile(QUOTED_PRINTABLE, re.IGNORECASE)
_HEAD = re.compile(r'((?:[^:"]++|"[^"]*+")*+)(:)(.*)', re.DOTALL)
_LAST_LINE = "\nEND:VCARD"
_END = re.compile(r"\n(?<!=\n)END:VCARD[ \t]*(?=\n|\Z)", re.IGNORECASE)
_END_AFTER_SOFT_BREAK = re.compile(r"\nEND:VCARD[ \t]*\Z", re.IGNORECASE)
_NOTE = Head("NOTE")

#: A head with the text of its value; a structured value is still as written.
Property = tuple[Head, str]
#: Properties by name, each name's in the order of the card.
Found = Mapping[str, Sequence[Property]]


class Reading(NamedTuple):
    """What was read of a card.

    Attributes:
        closed: The card has the line that ends it.
        stray: How many of its lines are no property and no part of one.
    """

    found: Found
    closed: bool
    stray: int


def ranked(properties: Sequence[Property]) -> Sequence[Property]:
    """The preferred ones first."""
    return properties if len(properties) == 1 else sorted(properties, key=_rank)


def _rank(one: Property) -> int:
    return one[0].rank


def read_properties(card: Card, heads: Heads, letters: Letters) -> Reading:
    """The properties of a card that matter here."""
    text, closed = _up_to_end(card.text)
    lines = _lines(text)
    if card.cut_off and not closed:
        lines.pop()
    found: dict[str, list[Property]] = {}
    no_property = False
    for name, colon, value in _partitioned(lines, quotes='"' in text):
        head = heads[name]
        if head is None:
            if not colon and name:
                no_property = True
            continue
        if "\\" in value or not (head.plain and value.isascii()):
            one = (head, letters.content(head, value))
        else:
            one = (head, value.strip())
        if head.name in found:
            found[head.name].append(one)
        else:
            found[head.name] = [one]
    stray = _settle_strays(lines, found, heads, letters) if no_property else 0
    return Reading(found, closed, stray)


def _up_to_end(text: str) -> tuple[str, bool]:
    """What stands above the line that ends the card, and whether there is that line."""
    if text.endswith(_LAST_LINE):
        return text[: -len(_LAST_LINE)], True
    end = _END.search(text) or _END_AFTER_SOFT_BREAK.search(text.rstrip("\n"))
    return (text[: end.start()], True) if end else (text, False)


def _lines(text: str) -> list[str]:
    """The lines of a card, unfolded."""
    if "=\n" in text and _QUOTED.search(text):
        return _without_soft_breaks(text)
    if "\n " in text or "\n\t" in text:
        text = _FOLD.sub("", text)
    return text.split("\n")


def _without_soft_breaks(text: str) -> list[str]:
    """As `_lines`, where an equals sign at the end of a quoted-printable line breaks it too."""
    lines: list[list[str]] = [[]]
    quoted = soft = False
    for line in text.split("\n"):
        if soft:
            lines[-1][-1] = lines[-1][-1][:-1]
            lines[-1].append(line)
        elif line.startswith((" ", "\t")):
            lines[-1].append(line[1:])
        else:
            lines.append([line])
            quoted = _QUOTED.search(line.partition(":")[0]) is not None
        soft = quoted and line.endswith("=")
    return list(map("".join, lines))


def _partitioned(lines: Sequence[str], *, quotes: bool) -> Iterable[tuple[str, str, str]]:
    """The head, the colon and the value of each line."""
    return map(_partition, lines) if quotes else map(str.partition, lines, repeat(":"))


def _partition(line: str) -> tuple[str, str, str]:
    """As `str.partition`, where the colon within a quoted parameter is not the one."""
    head, colon, value = line.partition(":")
    if head.count('"') % 2 and (match := _HEAD.match(line)):
        return match[1], match[2], match[3]
    return head, colon, value


def _settle_strays(
    lines: Sequence[str], found: Mapping[str, list[Property]], heads: Heads, letters: Letters
) -> int:
    """Give notes the lines that were not folded; how many others are no property.

    Lines without a colon below a photo or key are the rest of it.
    """
    strays = notes = 0
    last = None
    for name, colon, _ in _partitioned(lines, quotes=True):
        if colon:
            last = heads[name]
            notes += last is not None and last.name == _NOTE.name
        elif name and last is not None and last.name == _NOTE.name:
            head, text = found[_NOTE.name][notes - 1]
            found[_NOTE.name][notes - 1] = head, f"{text}\n{letters.text(_NOTE, name)}"
        elif name and last is not None:
            strays += 1
    return strays
