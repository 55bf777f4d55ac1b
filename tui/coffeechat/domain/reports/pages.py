"""The reports by name: what each is called, its lines and figures, for screen and shell alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from coffeechat.domain.reports.breadth import breadth_data, breadth_lines
from coffeechat.domain.reports.decisions import decisions_data, decisions_lines
from coffeechat.domain.reports.feelings import feelings_data, feelings_lines
from coffeechat.domain.reports.funnel import funnel_data, funnel_lines
from coffeechat.domain.reports.questions import yield_data, yield_lines
from coffeechat.domain.reports.saturation import added_by_talk, saturation_words
from coffeechat.domain.reports.time_spent import time_data, time_lines
from coffeechat.domain.reports.tree import tree_data, tree_lines
from coffeechat.domain.snapshot import Records
from coffeechat.domain.tracks import in_order


@dataclass(frozen=True)
class Page:
    """A report.

    Attributes:
        title: What stands above it.
        lines: Its text, from the records, the moment in my zone, and a width in cells.
        data: Its figures for scripts, from the records and the moment.
    """

    title: str
    lines: Callable[[Records, datetime, int], list[str]]
    data: Callable[[Records, datetime], Mapping[str, object]]


def saturation_lines(records: Records, _now: datetime, _width: int = 80) -> list[str]:
    """Each track in order, with how much its last talks added."""
    found = [f"{track.name}: {saturation_words(records, track)}" for track in in_order(records)]
    return found or ["You explore no field yet; ‹track-add› begins one."]


def saturation_data(records: Records, _now: datetime) -> Mapping[str, object]:
    """The same for scripts, with what each talk added, oldest first."""
    return {
        "tracks": [
            {
                "track": track.name,
                "says": saturation_words(records, track),
                "talks": [
                    {
                        "person": one.person,
                        "at": one.at.isoformat(),
                        "learned": one.learned,
                        "new": one.new,
                    }
                    for one in added_by_talk(records, track)
                ],
            }
            for track in in_order(records)
        ]
    }


#: By the id of the verb that shows it, which is its command on the shell, too.
PAGES: Mapping[str, Page] = {
    "saturation": Page("What the last talks added", saturation_lines, saturation_data),
    "decisions": Page("What you decided", decisions_lines, decisions_data),
    "funnel": Page("What came of asking", funnel_lines, funnel_data),
    "tree": Page("Who led you to whom", tree_lines, tree_data),
    "breadth": Page("With whom you talked", breadth_lines, breadth_data),
    "time-spent": Page("Time spent", time_lines, time_data),
    "feelings": Page("How talks felt", feelings_lines, feelings_data),
    "question-yield": Page("What your questions brought", yield_lines, yield_data),
}
