"""Plots as plain text: bars, levels over time, counts of weeks; without colour, in ASCII if wanted.

A plot is data: its figures, and what it is called. `drawn` makes lines of it, `sentence` words, for
who cannot look at it; the same data as SVG is in `coffeechat.handoff.svg`.

No library draws them: plotext takes 200 ms of processor time to import, plotille draws with Braille
only, asciichartpy knows no dates.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coffeechat.domain.days import MONTHS
from coffeechat.domain.widths import CUT, cells, padded

#: In how many rows counts of weeks are drawn at most.
HIGHEST = 6
#: No label of a bar takes more of the width than one part in so many.
_LABEL_SHARE = 2
_GAP = "  "
#: Both days at the ends of an axis, with a gap between.
_ENDS_NEED = len("30 Sep 2025  28 Nov 2026")


@dataclass(frozen=True, kw_only=True)
class Plot(ABC):
    """What all plots have: a title, and what is said where there are no figures."""

    title: str
    empty: str = "nothing yet"

    @property
    @abstractmethod
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""


@dataclass(frozen=True, kw_only=True)
class Bars(Plot):
    """A count for each thing, in their order, such as the steps of a funnel."""

    rows: Sequence[tuple[str, int]]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.rows


@dataclass(frozen=True, kw_only=True)
class Levels(Plot):
    """A level from 0 on, each from its day until the next; `words` names the levels."""

    points: Sequence[tuple[date, int]]
    words: Sequence[str]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.points


@dataclass(frozen=True, kw_only=True)
class Weeks(Plot):
    """A count for each week, given by its first day; weeks without an entry count nothing."""

    counts: Sequence[tuple[date, int]]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.counts


@dataclass(frozen=True)
class Signs:
    """What plots are drawn with; each is one cell wide."""

    bar: str
    point: str
    line: str
    edge: str
    corner: str
    cut: str


UNICODE = Signs(bar="█", point="●", line="─", edge="│", corner="└", cut=CUT)
ASCII = Signs(bar="#", point="o", line="-", edge="|", corner="+", cut="~")


def drawn(plot: Plot, width: int = 80, *, ascii_only: bool = False) -> list[str]:
    """The plot in lines of at most so many cells (30 at least); its title is not among them.

    Labels stay as they are, whatever the signs.
    """
    signs = ASCII if ascii_only else UNICODE
    match plot:
        case Bars(rows=rows) if rows:
            return _bars(rows, width, signs)
        case Levels(points=points, words=words) if points:
            return _levels(sorted(points), words, width, signs)
        case Weeks() if counts := every_week(plot):
            return _weeks(counts, width, signs)
        case _:
            return [plot.empty]


def sentence(plot: Plot) -> str:
    """The plot in words."""
    match plot:
        case Bars(rows=rows) if rows:
            return ", ".join(f"{label}: {count:,}" for label, count in rows)
        case Levels(points=points, words=words) if points:
            return ", ".join(f"{short_day(day)}: {words[level]}" for day, level in sorted(points))
        case Weeks() if counts := every_week(plot):
            said = (f"{short_day(day)}: {count}" for day, count in counts if count)
            return f"of {len(counts)} weeks, " + (", ".join(said) or "none")
        case _:
            return plot.empty


def every_week(plot: Weeks) -> list[tuple[date, int]]:
    """All weeks from the first to the last, those without a count too."""
    if not plot.counts:
        return []
    known = dict(plot.counts)
    first, last = min(known).toordinal(), max(known).toordinal()
    days = (date.fromordinal(day) for day in range(first, last + 1, 7))
    return [(day, known.get(day, 0)) for day in days]


def short_day(day: date) -> str:
    """A day without its year, for the edge of a plot: «3 Aug»."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def edge_days(first: date, last: date) -> tuple[str, str]:
    """Both ends of a plot's time; with the year where they are not of the same one."""
    if first.year == last.year:
        return short_day(first), short_day(last)
    return f"{short_day(first)} {first.year}", f"{short_day(last)} {last.year}"


# Bars -------------------------------------------------------------------------------------------


def _bars(rows: Sequence[tuple[str, int]], width: int, signs: Signs) -> list[str]:
    counts = [f"{count:,}" for _, count in rows]
    count_width = max(map(len, counts))
    label_width = min(max(cells(label) for label, _ in rows), width // _LABEL_SHARE)
    room = width - label_width - count_width - 2 * len(_GAP)
    most = highest(rows)
    return [
        (
            f"{padded(label, label_width, cut=signs.cut)}{_GAP}{text:>{count_width}}{_GAP}"
            f"{signs.bar * bar_length(count, most, max(room, 1))}"
        ).rstrip()
        for (label, count), text in zip(rows, counts, strict=True)
    ]


def highest(figures: Sequence[tuple[object, int]]) -> int:
    """The largest count, by which all are scaled; 1 at least."""
    return max([1, *(count for _, count in figures)])


def bar_length(count: int, most: int, room: int) -> int:
    """How long a bar is, in whole cells: one for each where there is room; never 0 for a count."""
    if most <= room:
        return max(count, 0)
    return 0 if count <= 0 else max(1, round(count * room / most))


# Levels over time -------------------------------------------------------------------------------


def _levels(
    points: Sequence[tuple[date, int]], words: Sequence[str], width: int, signs: Signs
) -> list[str]:
    label_width = max(map(cells, words))
    room = width - label_width - len(" |")
    first, last = points[0][0], points[-1][0]
    span = max((last - first).days, 1)
    at = [((day - first).days * (room - 1) // span, level) for day, level in points]
    rows = [[" "] * room for _ in words]
    ends = [*(column for column, _ in at[1:]), at[-1][0]]
    for (column, level), end in zip(at, ends, strict=True):
        rows[level][column:end] = signs.line * (end - column)
    for column, level in at:
        rows[level][column] = signs.point
    lines = [
        f"{padded(words[level], label_width)} {signs.edge}{''.join(rows[level])}".rstrip()
        for level in reversed(range(len(words)))
    ]
    return [*lines, *_axis(label_width, room, (first, last), signs)]


def _axis(label_width: int, room: int, ends: tuple[date, date], signs: Signs) -> list[str]:
    margin = " " * (label_width + 1)
    begin, end = edge_days(*ends)
    alone = ends[0] == ends[1] or cells(begin) + cells(end) >= room
    days = begin if alone else begin + end.rjust(room - cells(begin))
    return [f"{margin}{signs.corner}{signs.line * room}", f"{margin} {days}"]


# Weeks ------------------------------------------------------------------------------------------


def _weeks(counts: Sequence[tuple[date, int]], width: int, signs: Signs) -> list[str]:
    most = highest(counts)
    label_width = len(str(most))
    room = width - label_width - len(" |")
    shown = counts[-room:]
    step = 2 if len(shown) * 2 <= room else 1
    rows = min(most, HIGHEST)
    lines = []
    for row in range(rows, 0, -1):
        # A row is drawn from the least count that reaches into it.
        least = (row - 1) * most // rows + 1
        marks = ((signs.bar if count >= least else " ").ljust(step) for _, count in shown)
        label = str(row * most // rows)
        lines.append(f"{label:>{label_width}} {signs.edge}{''.join(marks)}".rstrip())
    ends = (shown[0][0], shown[-1][0])
    drawn_width = max(len(shown) * step, min(_ENDS_NEED, room))
    return [*lines, *_axis(label_width, drawn_width, ends, signs)]
