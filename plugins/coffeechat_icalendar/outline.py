"""A calendar file as lines: where its structure breaks, and where something stands in it.

A parser says that a file is broken; this says on which line, so that somebody can look.
"""

import re
from dataclasses import dataclass

_PROPERTY = re.compile(r"[A-Za-z0-9-]+[;:]")
_TIMES_OF_A_DAY = re.compile(r"BY(?:HOUR|MINUTE|SECOND)=", re.IGNORECASE)
_DEEPEST = 8


class Broken(Exception):
    """The structure breaks: the line, and what is wrong there."""

    def __init__(self, line: int, wrong: str) -> None:
        super().__init__(wrong)
        self.line = line
        self.wrong = wrong


@dataclass(frozen=True)
class Line:
    """A property of a component: its name in capitals, its number, where it is, all of its text."""

    number: int
    within: str
    name: str
    text: str


def outline(text: str) -> list[Line]:
    """The properties of a calendar, folded lines joined.

    Raises:
        Broken: It is cut off or damaged.
    """
    lines: list[Line] = []
    within: list[tuple[str, int]] = []
    for number, said in _unfolded(text):
        if not _PROPERTY.match(said):
            raise Broken(number, f"«{said[:40]}» is no line of a calendar")
        name = re.split("[;:]", said, maxsplit=1)[0].upper()
        kind = said.partition(":")[2].strip().upper()
        if name == "BEGIN":
            within.append((kind, number))
            if len(within) > _DEEPEST:
                raise Broken(number, "too much lies within one another")
        elif name == "END":
            if not within or within[-1][0] != kind:
                raise Broken(number, f"«END:{kind[:30]}» ends what did not begin")
            within.pop()
        else:
            lines.append(Line(number, within[-1][0] if within else "", name, said))
    if within:
        raise Broken(within[-1][1], f"«BEGIN:{within[-1][0][:30]}» has no end; the file is cut off")
    return lines


def number_of(lines: list[Line], name: str, within: str = "VEVENT") -> int:
    """The line where a property stands; 0 when it is not there."""
    found = (line.number for line in lines if line.name == name and line.within == within)
    return next(found, 0)


def endless_rule(lines: list[Line]) -> int:
    """The line of a time zone that changes its clocks so often that nobody could count it; or 0."""
    for line in lines:
        if line.name == "RRULE" and line.within in {"STANDARD", "DAYLIGHT"}:
            rule = line.text.upper()
            if "FREQ=YEARLY" not in rule or _TIMES_OF_A_DAY.search(rule):
                return line.number
    return 0


def _unfolded(text: str) -> list[tuple[int, str]]:
    """Each line with its number, without the folds; blank lines left out."""
    joined: list[tuple[int, list[str]]] = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if line[:1] in {" ", "\t"} and joined:
            joined[-1][1].append(line[1:])
        elif line.strip():
            joined.append((number, [line]))
    return [(number, "".join(parts)) for number, parts in joined]
