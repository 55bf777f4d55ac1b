"""The clock of a talk: what it shows when, and from which moment it counts."""

from datetime import UTC, datetime, timedelta

import pytest

from coffeechat.domain.live import Phase, began, beginning, face, talked
from coffeechat.domain.parts import Interview

START = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
TALK = Interview(uid="u", start=START, zone="Europe/Berlin", began=START)


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("minutes", "phase", "words"),
    [
        (-12, Phase.BEFORE, "begins in 12 minutes"),
        (-0.5, Phase.BEFORE, "begins in 1 minute"),
        (0, Phase.INTRO, "30 of 30 minutes left"),
        (0.1, Phase.INTRO, "30 of 30 minutes left"),
        (2.99, Phase.INTRO, "28 of 30 minutes left"),
        (3, Phase.QUESTIONS, "27 of 30 minutes left"),
        (12, Phase.QUESTIONS, "18 of 30 minutes left"),
        (24.99, Phase.QUESTIONS, "6 of 30 minutes left"),
        (25, Phase.CLOSING, "5 of 30 minutes left"),
        (29.99, Phase.CLOSING, "1 of 30 minutes left"),
        (30, Phase.OVER, "time is up"),
        (31, Phase.OVER, "1 minute over"),
        (89.9, Phase.OVER, "59 minutes over"),
    ],
)
def test_what_the_clock_shows(minutes: float, phase: Phase, words: str) -> None:
    shown = face(TALK, after(minutes))
    assert shown is not None
    assert (shown.phase, shown.words) == (phase, words)


def test_it_shows_something_else_once_a_minute_and_at_each_phase_only() -> None:
    """Looked at every second, it changes exactly when it said it would."""
    moment, changes = after(-3), []
    while (shown := face(TALK, moment)) is not None:
        due = moment + shown.changes_in
        for second in range(1, int(shown.changes_in.total_seconds())):
            later = face(TALK, moment + timedelta(seconds=second))
            assert later is not None
            assert (later.words, later.phase) == (shown.words, shown.phase)
        changes.append(due - moment)
        moment = due
    assert changes == [timedelta(minutes=1)] * 93
    assert moment == after(90)


def test_a_short_talk_has_its_end_before_its_questions() -> None:
    short = TALK.replace(minutes=6)
    phases = [shown.phase for n in range(7) if (shown := face(short, after(n)))]
    assert phases == [Phase.INTRO, *[Phase.CLOSING] * 5, Phase.OVER]


@pytest.mark.parametrize(
    ("opened", "counts_from"),
    [
        (-31, None),
        (-30, 0),
        (-1, 0),
        (0, 0),
        (4, 4),
        (10, 10),
        (11, 0),
        (29, 0),
        (30, None),
    ],
)
def test_it_counts_from_the_date_unless_the_talk_began_a_little_late(
    opened: float, counts_from: float | None
) -> None:
    moment = None if counts_from is None else after(counts_from)
    assert beginning(TALK.replace(began=None), after(opened)) == moment


def test_no_clock_runs_for_a_talk_that_is_over_called_off_or_moved() -> None:
    assert beginning(TALK.replace(held=after(20)), after(20)) is None
    assert beginning(TALK.replace(called_off=after(-60)), after(0)) is None
    assert began(TALK.replace(start=after(60))) is None
    assert face(TALK.replace(began=None), after(5)) is None
    assert face(TALK, after(90)) is None


def seconds(talk: Interview, minutes: float) -> float | None:
    mine = talked(talk, after(minutes))
    return mine.total_seconds() if mine is not None else None


def test_how_long_i_talked_is_counted_while_i_do() -> None:
    assert seconds(TALK, 10) is None
    assert seconds(TALK.replace(talked=90), 10) == 90
    assert seconds(TALK.replace(talked=90, talking=after(5)), 10) == 90 + 5 * 60
    assert seconds(TALK.replace(talking=after(5)), 4) == 0, "a clock that was set back"
    assert seconds(TALK.replace(talking=after(5), held=after(30)), 900) == 25 * 60
    assert seconds(TALK.replace(talking=after(5)), 9_000) == 85 * 60, "until its clock stops"
    assert seconds(TALK.replace(talked=90, start=after(6_000)), 6_010) is None, "moved since"
