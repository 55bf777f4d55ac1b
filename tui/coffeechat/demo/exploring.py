"""What the demo store's user explores and where people were met: tracks and occasions over time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from coffeechat.acts import Done, tracks
from coffeechat.demo.happenings import Day, Moment

#: Occasions, each on the day it took place; people added by hand were met there.
OCCASIONS = (
    ("the river cleanup day", Day(-60), "Lakeside"),
    ("the spring career fair", Day(-52), "Riverside Hall"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """An act on a track."""

    at: Moment
    act: Callable[..., Done]
    values: Mapping[str, Any]


def _interest(day: int, track: str, level: int, why: str) -> Step:
    values = {"level": str(level), "track": track, "why": why}
    return Step(Moment(day, "21:00"), tracks.interest, values)


def _noted(day: int, act: Callable[..., Done], track: str, text: str) -> Step:
    return Step(Moment(day, "21:05"), act, {"track": track, "text": text})


def _status(day: int, track: str, status: str) -> Step:
    return Step(Moment(day, "21:10"), tracks.stand, {"status": status, "track": track})


EXPLORED = (
    Step(
        Moment(-46, "20:55"),
        tracks.edit,
        {"track": "nonprofits", "entry_title": "Program Assistant"},
    ),
    _interest(-46, "nonprofits", 3, "half of the week is boots and bottles"),
    _interest(-33, "nonprofits", 4, "I would rather write for donors than for reviewers"),
    _status(-33, "nonprofits", "promising"),
    _interest(-40, "sustainability", 3, "numbers that somebody acts on"),
    _interest(-20, "sustainability", 2, "few of them have seen a river"),
    _noted(
        -40,
        tracks.term,
        "sustainability",
        "Scope 3 = emissions of those who make and use what a firm sells",
    ),
    _noted(-46, tracks.question, "nonprofits", "who pays when a grant ends?"),
    _noted(-30, tracks.question, "science policy", "can one begin without a fellowship?"),
    _status(-30, "science policy", "curious"),
)
