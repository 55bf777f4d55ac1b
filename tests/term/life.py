"""A term of somebody who looks for their path: 120 days of acts, drawn by lot from a seed.

Everything that happens is drawn from the seed and the records, so the same seed lives through the
same term to the last byte. Whoever wants to look on passes a function that is called after each
act and after each stretch of time.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from coffeechat.acts import Done, Refused
from coffeechat.domain.due import DueItem
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import person_step
from coffeechat.domain.words import Step
from coffeechat.store import NothingToUndo, Store
from support.worlds import World

DAYS = 120
PEOPLE = 60
#: A Monday; the clocks change, the year ends and holidays come before the term is over.
FIRST_DAY = date(2026, 10, 5)
HOLIDAYS = (
    date(2026, 11, 2),
    *(date(2026, 12, 24) + timedelta(days=day) for day in range(9)),
    date(2027, 1, 6),
)
#: One bump after seven workdays, four asks a week, a look back on Fridays, a month and a half
#: without a talk are too long.
HABITS: Mapping[str, Any] = {"cadence": "gentle", "pace": 4, "review_day": 4, "rhythm": 45}
#: How much of what is due is done on a workday, a weekend, a holiday.
_WORKDAY, _WEEKEND, _HOLIDAY = 0.6, 0.15, 0.04
_SATURDAY = 5


@dataclass(frozen=True)
class Look:
    """What the one who looks on is told: an act by its name, or a stretch of time.

    Attributes:
        item: What was due, where it was put off; `until` the day, or None where it was dismissed.
    """

    what: str
    item: DueItem | None = None
    until: date | None = None


def nobody_looks(_look: Look) -> None:
    """For a run that nobody looks at."""


class Life:
    """One term.

    Attributes:
        done: How often each act was done; what was refused is counted as «refused».
        coming: What others will do, by the day on which they do it.
        look: What is told of each act, and of each stretch of time.
    """

    def __init__(self, path: Path, seed: int) -> None:
        start = f"{FIRST_DAY} 07:00"
        self.world = World(path, now=start, seed=seed, holidays=HOLIDAYS, **HABITS)
        self.dice = random.Random(f"term {seed}")
        self.done: Counter[str] = Counter()
        self.coming: defaultdict[date, list[Callable[[], None]]] = defaultdict(list)
        self.look: Callable[[Look], None] = nobody_looks

    # Time ---------------------------------------------------------------------------------------

    @property
    def store(self) -> Store:
        """Where it is kept."""
        return self.world.store

    @property
    def records(self) -> Records:
        """How things stand."""
        return self.world.records

    @property
    def today(self) -> date:
        """The day."""
        return self.world.now.date()

    def on(self, day: date, hour: int, minute: int = 0) -> None:
        """Let time pass until then; it never goes back."""
        zone = ZoneInfo(self.world.zone)
        wall = datetime.combine(day, time(hour, minute), zone)
        self.until(wall.astimezone(self.world.clock.now.tzinfo))

    def until(self, moment: datetime) -> None:
        """The same for an instant."""
        if moment > self.world.clock.now:
            self.world.clock.now = moment
            self.look(Look("time"))

    def workday(self, least: int, most: int) -> date:
        """Some workday ahead."""
        day = self.today + timedelta(days=self.dice.randint(least, most))
        while day.weekday() >= _SATURDAY or day in HOLIDAYS:
            day += timedelta(days=1)
        return day

    # Acts ---------------------------------------------------------------------------------------

    def do(self, what: str, act: Callable[[], Done]) -> bool:
        """Do it, or be refused; whether it was done."""
        before = self.records
        try:
            act()
        except (Refused, NotUnderstood):
            assert self.records is before, f"{what} was refused and changed something"
            self.done["refused"] += 1
            return False
        self.done[what] += 1
        self.look(Look(what))
        self._perhaps_take_back()
        return True

    def put_off(self, item: DueItem, act: Callable[[], Done], until: date | None) -> None:
        """Snooze or dismiss something due."""
        act()
        what = "snooze" if until else "dismiss"
        self.done[what] += 1
        self.look(Look(what, item, until))

    def _perhaps_take_back(self) -> None:
        """Now and then an act was a slip: taken back, and often done again."""
        if not self.chance(0.05):
            return
        steps = self.dice.choice((1, 1, 2, 3))
        before = self.store.canonical()
        try:
            for _ in range(steps):
                self.store.undo()
                self.look(Look("undo"))
            self.done["undo"] += 1
            if self.chance(0.8):
                for _ in range(steps):
                    self.store.redo()
                    self.look(Look("redo"))
                assert self.store.canonical() == before
                self.done["redo"] += 1
        except NothingToUndo:
            return

    # Lots ---------------------------------------------------------------------------------------

    def chance(self, share: float) -> bool:
        """Whether something happens that happens so often."""
        return self.dice.random() < share

    def diligence(self) -> float:
        """How much of what is due is done today."""
        if self.today in HOLIDAYS:
            return _HOLIDAY
        return _WEEKEND if self.today.weekday() >= _SATURDAY else _WORKDAY

    def somebody(self, *steps: Step | None) -> Person | None:
        """Somebody with whom things stand so, if there is any."""
        found = [
            person
            for person in sorted(self.records.people.values(), key=lambda one: one.id)
            if person.do_not_contact is None and person_step(self.records, person) in steps
        ]
        return self.dice.choice(found) if found else None

    def later(self, days: int, happening: Callable[[], None]) -> None:
        """Let others do something in so many days."""
        self.coming[self.today + timedelta(days=max(1, days))].append(happening)
