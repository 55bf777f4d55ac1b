"""Plots as SVG: well-formed, without script or style, read in black and white and read aloud.

Each picture has a title and a description in words; what is drawn is told there in full.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from coffeechat.domain.plots import (
    Bars,
    Levels,
    Plot,
    Weeks,
    edge_days,
    every_week,
    highest,
    sentence,
)

#: All in the units of the picture, which is scaled to the page.
WIDTH = 640
_LABELS, _ROW, _FOOT, _TOP = 200, 22, 26, 10
_BAR, _LETTER = 14, 13
_HEIGHT_OF_WEEKS = 120
_LONGEST_LABEL = 30
_INK, _FAINT = "#000", "#999"

#: What XML allows no text to hold.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_Value = str | int | float


def svg(plot: Plot, key: str) -> str:
    """The plot as an `svg` element.

    Args:
        plot: What to draw.
        key: Tells the picture apart from others on the same page: a letter, then letters, digits.
    """
    height, shapes = _picture(plot)
    title, description = f"{key}-title", f"{key}-desc"
    return _tag(
        "svg",
        _tag("title", _text(plot.title), id=title),
        _tag("desc", _text(sentence(plot)), id=description),
        *shapes,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_labelledby=f"{title} {description}",
        viewBox=f"0 0 {WIDTH} {height}",
        width=WIDTH,
        height=height,
        font_family="sans-serif",
        font_size=_LETTER,
    )


def _picture(plot: Plot) -> tuple[int, Sequence[str]]:
    """The height, and what is drawn."""
    match plot:
        case Bars(rows=rows) if rows:
            return len(rows) * _ROW + 2 * _TOP, list(_bars(rows))
        case Levels(points=points, words=words) if points:
            return len(words) * _ROW + _TOP + _FOOT, list(_levels(sorted(points), words))
        case Weeks() if counts := every_week(plot):
            return _HEIGHT_OF_WEEKS + _TOP + _FOOT, list(_weeks(counts))
        case _:
            return _ROW + _TOP, [_label(0, _TOP + _LETTER, plot.empty)]


def _bars(rows: Sequence[tuple[str, int]]) -> Iterator[str]:
    most = highest(rows)
    room = WIDTH - _LABELS - 60
    for place, (label, count) in enumerate(rows):
        top = _TOP + place * _ROW
        middle = top + _BAR - 2
        length = round(max(count, 0) * room / most, 1)
        short = label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"
        yield _label(_LABELS - 8, middle, short, anchor="end")
        yield _tag("rect", x=_LABELS, y=top, width=length, height=_BAR, fill=_INK)
        yield _label(_LABELS + length + 6, middle, f"{count:,}")


def _levels(points: Sequence[tuple[date, int]], words: Sequence[str]) -> Iterator[str]:
    left, right = 110, WIDTH - 20
    first, last = points[0][0], points[-1][0]
    span = max((last - first).days, 1)
    bottom = _TOP + len(words) * _ROW

    def across(day: date) -> float:
        return round(left + 8 + (day - first).days * (right - left - 8) / span, 1)

    def down(level: int) -> int:
        return _TOP + (len(words) - 1 - level) * _ROW + _ROW // 2

    for level, word in enumerate(words):
        yield _label(left - 8, down(level) + 4, word, anchor="end")
        yield _line(left, down(level), right, down(level), _FAINT)
    steps = [f"M{across(first)} {down(points[0][1])}"]
    steps += [f"H{across(day)} V{down(level)}" for day, level in points[1:]]
    yield _tag("path", d=" ".join(steps), fill="none", stroke=_INK, stroke_width=2)
    for day, level in points:
        yield _tag("circle", cx=across(day), cy=down(level), r=4, fill=_INK)
    yield from _time(left, right, bottom, (first, last))


def _weeks(counts: Sequence[tuple[date, int]]) -> Iterator[str]:
    left, right = 40, WIDTH - 20
    bottom = _TOP + _HEIGHT_OF_WEEKS
    most = highest(counts)
    step = min((right - left) / len(counts), 40)
    yield _label(left - 8, _TOP + _LETTER, str(most), anchor="end")
    for place, (_, count) in enumerate(counts):
        height = round(count * (_HEIGHT_OF_WEEKS - 4) / most, 1)
        yield _tag(
            "rect",
            x=round(left + place * step + step * 0.15, 1),
            y=bottom - height,
            width=round(step * 0.7, 1),
            height=height,
            fill=_INK,
        )
    end = max(round(left + len(counts) * step, 1), left + 160)
    yield from _time(left, end, bottom, (counts[0][0], counts[-1][0]))


def _time(left: _Value, right: _Value, bottom: int, ends: tuple[date, date]) -> Iterator[str]:
    begin, end = edge_days(*ends)
    yield _line(left, bottom, right, bottom, _INK)
    yield _label(left, bottom + 18, begin)
    if ends[0] != ends[1]:
        yield _label(right, bottom + 18, end, anchor="end")


def _line(x1: _Value, y1: _Value, x2: _Value, y2: _Value, colour: str) -> str:
    return _tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour)


def _label(x: _Value, y: _Value, text: str, *, anchor: str = "start") -> str:
    return _tag("text", _text(text), x=x, y=y, text_anchor=anchor, fill=_INK)


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text))


def _tag(name: str, *inner: str, **values: _Value) -> str:
    """An element; underscores in the names of its attributes are hyphens."""
    attributes = "".join(
        f" {key.replace('_', '-')}={quoteattr(str(value))}" for key, value in values.items()
    )
    return f"<{name}{attributes}>{''.join(inner)}</{name}>" if inner else f"<{name}{attributes}/>"
