"""The reports as plots, held against counts of our own over the demo's records."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coffeechat.demo import make_demo
from coffeechat.domain.cited import cited_report
from coffeechat.domain.plots import Bars, Levels, Weeks
from coffeechat.domain.records import Track
from coffeechat.domain.reports.pictures import (
    below,
    funnel_plot,
    interest_plot,
    plots_of,
    rhythm_plot,
)
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import MessagePurpose
from coffeechat.store import Store

NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
ZONE = ZoneInfo("America/New_York")


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    path = make_demo(lambda: NOW, tmp_path_factory.mktemp("demo") / "demo.json")
    return Store.open(path, clock=lambda: NOW, read_only=True).records


def named(records: Records, name: str) -> Track:
    return next(one for one in records.tracks.values() if one.name == name)


def test_the_funnel_counts_asks_and_talks(records: Records) -> None:
    asked = {
        one.conversation
        for one in records.messages.values()
        if one.purpose is MessagePurpose.ASK and one.at is not None
    }
    held = [one for one in records.conversations.values() if one.interview and one.interview.held]
    rows = dict(funnel_plot(records).rows)
    assert rows["begun"] == len(records.conversations)
    assert rows["asked"] >= len(asked & {*records.conversations})
    assert rows["talked"] == len(held)
    track = named(records, "sustainability")
    theirs = [one for one in held if track.id in records.people[one.person].tracks]
    assert dict(funnel_plot(records, track).rows)["talked"] == len(theirs) > 0


def test_the_rhythm_counts_talks_by_their_mondays(records: Records) -> None:
    track = named(records, "nonprofits")
    found: Counter[object] = Counter()
    for one in records.conversations.values():
        theirs = records.people[one.person].tracks
        if one.interview and one.interview.held and track.id in theirs:
            day = one.interview.start.astimezone(ZONE).date()
            found[day - timedelta(days=day.weekday())] += 1
    assert dict(rhythm_plot(records, track).counts) == found
    assert sum(count for _, count in rhythm_plot(records).counts) > sum(found.values())


def test_interest_is_as_it_was_noted(records: Records) -> None:
    track = named(records, "science policy")
    assert [level for _, level in interest_plot(records, track).points] == [1, 3]


def test_plots_stand_below_and_empty_ones_are_left_out(records: Records) -> None:
    assert [type(one) for one in plots_of("funnel", records)] == [Bars]
    assert [type(one) for one in plots_of("time-spent", records)] == [Weeks]
    assert plots_of("tree", records) == []
    empty = Records()
    nothing = [*plots_of("funnel", empty), *plots_of("time-spent", empty)]
    assert below(["text"], nothing, 80, ascii_only=False) == ["text"]
    plot = Bars(title="Funnel", rows=(("asked", 2),))
    assert below(["text"], [plot], 80, ascii_only=True) == ["text", "", "Funnel", "asked  2  ##"]


def test_a_report_without_names_keeps_the_weeks_of_talks_to_itself(records: Records) -> None:
    track = named(records, "nonprofits")

    def kinds(*, anonymous: bool) -> list[type]:
        report = cited_report(records, track, NOW, anonymous=anonymous)
        return [type(one.plot) for one in report.sections if one.plot is not None]

    assert kinds(anonymous=False) == [Levels, Bars, Weeks]
    assert kinds(anonymous=True) == [Levels, Bars]
