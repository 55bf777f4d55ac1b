"""The pictures of a cited report, without what would tell who was talked to when."""

from dataclasses import replace

from coffeechat.domain.plots import Levels, Plot
from coffeechat.domain.records import Track
from coffeechat.domain.reports.pictures import funnel_plot, interest_plot, rhythm_plot
from coffeechat.domain.snapshot import Records


def interest_picture(records: Records, track: Track, *, anonymous: bool) -> Levels:
    """My interest over time; its days are the first of their months when `anonymous`."""
    plot = interest_plot(records, track)
    if not anonymous:
        return plot
    return replace(plot, points=[(day.replace(day=1), level) for day, level in plot.points])


def asking_pictures(records: Records, track: Track, *, anonymous: bool) -> list[Plot]:
    """What came of asking people of the track, and the weeks of talks unless `anonymous`."""
    plots: list[Plot] = [funnel_plot(records, track)]
    plots += [] if anonymous else [rhythm_plot(records, track)]
    return [plot for plot in plots if not plot.is_empty]
