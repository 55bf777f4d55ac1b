"""Plots as SVG: well-formed, without script, told in words, and true to their figures."""

from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.domain.plots import Bars, Levels, Plot, Weeks, sentence
from coffeechat.handoff.svg import WIDTH, svg

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {f"{SVG}{name}" for name in ("title", "desc", "rect", "text", "line", "path", "circle")}
MONDAY = date(2026, 8, 3)


def parsed(plot: Plot) -> ET.Element:
    return ET.fromstring(svg(plot, "p1"))


def rects(plot: Plot, measure: str) -> list[float]:
    return [float(one.get(measure, "0")) for one in parsed(plot).iter(f"{SVG}rect")]


def test_bars_are_in_proportion() -> None:
    whole, half, none = rects(Bars(title="t", rows=(("a", 8), ("b", 4), ("c", 0))), "width")
    assert (whole / half, none) == (2, 0)


def test_weeks_are_in_proportion_and_empty_ones_have_room() -> None:
    plot = Weeks(title="t", counts=((MONDAY, 1), (MONDAY + timedelta(days=14), 2)))
    first, second, third = rects(plot, "height")
    assert (third / first, second) == (2, 0)
    left = rects(plot, "x")
    assert left[1] - left[0] == pytest.approx(left[2] - left[1])


def test_levels_stand_higher_the_more_they_are() -> None:
    points = ((MONDAY, 0), (MONDAY + timedelta(days=5), 2), (MONDAY + timedelta(days=10), 1))
    shown = parsed(Levels(title="t", points=points, words=("no", "maybe", "yes")))
    heights = [float(one.get("cy", "0")) for one in shown.iter(f"{SVG}circle")]
    assert heights[1] < heights[2] < heights[0]
    across = [float(one.get("cx", "0")) for one in shown.iter(f"{SVG}circle")]
    assert across[2] - across[1] == pytest.approx(across[1] - across[0])


def test_it_is_told_in_words_and_said_to_be_a_picture() -> None:
    plot = Bars(title="Funnel", rows=(("asked", 8), ("talked", 3)))
    shown = parsed(plot)
    assert shown.get("role") == "img"
    named = (shown.get("aria-labelledby") or "").split()
    told = {one.get("id"): one.text for one in shown if one.get("id")}
    assert [told[one] for one in named] == ["Funnel", sentence(plot)]


def test_there_are_no_colours_but_black_and_grey() -> None:
    plots = [
        Bars(title="t", rows=(("a", 1),)),
        Levels(title="t", points=((MONDAY, 1),), words="abc"),
        Weeks(title="t", counts=((MONDAY, 1),)),
    ]
    found = {
        one.get(name)
        for plot in plots
        for one in parsed(plot).iter()
        for name in ("fill", "stroke")
    }
    assert found <= {None, "none", "#000", "#999"}


TEXTS = st.text(max_size=40) | st.sampled_from(
    ("</svg><script>alert(1)</script>", '"><a href="javascript:x">', "&lt;", "]]>", "\x00\x1b[31m")
)


@settings(max_examples=60, deadline=None)
@given(title=TEXTS, rows=st.lists(st.tuples(TEXTS, st.integers(0, 10**9)), max_size=6))
def test_any_text_stays_text(title: str, rows: list[tuple[str, int]]) -> None:
    shown = parsed(Bars(title=title, rows=rows))
    assert {one.tag for one in shown} <= DRAWN
    assert len([one for one in shown if one.tag == f"{SVG}rect"]) == len(rows)
    for one in shown.iter(f"{SVG}rect"):
        assert float(one.get("x", "0")) + float(one.get("width", "0")) <= WIDTH
