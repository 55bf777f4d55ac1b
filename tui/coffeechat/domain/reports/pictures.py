"""The reports as plots: interest over time, what came of asking, talks a week."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from coffeechat.domain.interest import INTEREST_WORDS
from coffeechat.domain.plots import Bars, Levels, Plot, Weeks, drawn
from coffeechat.domain.records import Track
from coffeechat.domain.reports.compare import interest_series
from coffeechat.domain.reports.funnel import Reached, counts, pursuits
from coffeechat.domain.reports.time_spent import rhythm_series
from coffeechat.domain.snapshot import Records


def interest_plot(records: Records, track: Track) -> Levels:
    """How much a track drew me over time."""
    points = interest_series(records, track)
    return Levels(title=f"Interest in {track.name}", points=points, words=INTEREST_WORDS)


def funnel_plot(records: Records, track: Track | None = None) -> Bars:
    """How many conversations went how far: all of them, or those with people of a track."""
    found = pursuits(records)
    if track is not None:
        found = [one for one in found if track.name in one.groups["track"]]
    words = [step.name.casefold() for step in Reached]
    rows = list(zip(words, counts(found), strict=True)) if found else []
    return Bars(title="What came of asking", rows=rows)


def rhythm_plot(records: Records, track: Track | None = None) -> Weeks:
    """Talks a week: all of them, or those with people of a track."""
    if track is not None:
        people = records.people
        theirs = {
            key: one
            for key, one in records.conversations.items()
            if one.person in people and track.id in people[one.person].tracks
        }
        records = replace(records, conversations=theirs)
    return Weeks(title="Talks a week", counts=rhythm_series(records), empty="no talk yet")


#: The plot that stands below a report, by its name in `pages`.
_PICTURES: Mapping[str, Callable[[Records], Plot]] = {
    "funnel": funnel_plot,
    "time-spent": rhythm_plot,
}


def plots_of(report: str, records: Records) -> list[Plot]:
    """The plots of a report, by its name in `pages`."""
    return [_PICTURES[report](records)] if report in _PICTURES else []


def below(
    lines: Iterable[str], plots: Iterable[Plot], width: int, *, ascii_only: bool
) -> list[str]:
    """The lines of a report with plots below them, each under its title; empty ones left out."""
    found = [*lines]
    for plot in plots:
        if not plot.is_empty:
            found += ["", plot.title, *drawn(plot, width, ascii_only=ascii_only)]
    return found
