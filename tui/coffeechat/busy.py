"""When I have no time, by the calendars of plugins: asked for side by side, never waited for long.

What they told is kept for a moment, so that a second draft asks nobody. A calendar that is slow is
left to finish, for the next draft; one that hangs is not asked again meanwhile.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Condition
from time import monotonic

from coffeechat.api import Calendar, Job, Window
from coffeechat.plugin_host import (
    Contribution,
    Crash,
    Outcome,
    PluginHost,
    Problem,
    RunningJob,
    run_job,
)

#: Seconds that a draft waits for calendars at most.
PATIENCE = 1.5
#: Seconds for which an answer is good.
GOOD_FOR = 60.0
#: How far ahead is looked at once; times are offered for three weeks.
_AHEAD = timedelta(weeks=4)


@dataclass(frozen=True)
class Busy:
    """When I have no time, and what is to be told of the asking: a sentence, or nothing."""

    windows: tuple[Window, ...] = ()
    told: str = ""

    @property
    def stretches(self) -> list[tuple[datetime, datetime]]:
        """From when to when, without by what."""
        return [(one.start, one.end) for one in self.windows]


@dataclass(frozen=True)
class _Answer:
    """What a calendar said of a window, and when."""

    window: Window
    at: float
    outcome: Outcome[tuple[Window, ...]]
    warnings: Sequence[str]

    def serves(self, window: Window, now: float) -> bool:
        """Whether it says what that window asks, and not too long ago."""
        covers = self.window.start <= window.start and window.end <= self.window.end
        return covers and now - self.at < GOOD_FOR


class BusyTimes:
    """The calendars of a session, asked when I have no time. Any thread may ask."""

    def __init__(
        self, host: Callable[[], PluginHost], *, clock: Callable[[], float] = monotonic
    ) -> None:
        self._host = host
        self._clock = clock
        self._asked_of: PluginHost | None = None
        self._answers: dict[str, _Answer] = {}
        self._under_way: set[str] = set()
        self._changed = Condition()

    def ahead(self, now: datetime, seconds: float = PATIENCE) -> Busy:
        """When I have no time in the next weeks; asks, so call it off the user interface."""
        return self.ask(_weeks_from(now), seconds)

    def known_ahead(self, now: datetime) -> Busy:
        """What `ahead` was told a moment ago; asks nobody."""
        return self._busy((), _weeks_from(now))

    def ask(self, window: Window, seconds: float = PATIENCE) -> Busy:
        """When I have no time within a window, as far as calendars answer in so many seconds."""
        host = self._host()
        calendars = host.calendars
        with self._changed:
            if host is not self._asked_of:
                self._asked_of = host
                self._answers, self._under_way = {}, set()
        for calendar in calendars:
            self._begin(host, calendar, window)
        with self._changed:
            self._changed.wait_for(lambda: not self._missing(calendars, window), seconds)
        return self._busy(calendars, window)

    def _begin(self, host: PluginHost, calendar: Contribution[Calendar], window: Window) -> None:
        key = _key(calendar)
        with self._changed:
            answer = self._answers.get(key)
            if key in self._under_way or (answer is not None and self._serves(answer, window)):
                return
            self._under_way.add(key)

        def look(_job: Job) -> _Answer:
            listening = RunningJob()
            outcome = host.busy(calendar, window, listening)
            return _Answer(window, self._clock(), outcome, listening.warnings)

        def note(answer: _Answer | Crash) -> None:
            with self._changed:
                if host is self._asked_of:
                    self._under_way.discard(key)
                    if isinstance(answer, _Answer):
                        self._answers[key] = answer
                self._changed.notify_all()

        run_job(look, note)

    def _serves(self, answer: _Answer, window: Window) -> bool:
        return answer.serves(window, self._clock())

    def _missing(
        self, calendars: Sequence[Contribution[Calendar]], window: Window
    ) -> list[Contribution[Calendar]]:
        return [
            one
            for one in calendars
            if (answer := self._answers.get(_key(one))) is None or not self._serves(answer, window)
        ]

    def _busy(self, calendars: Sequence[Contribution[Calendar]], window: Window) -> Busy:
        with self._changed:
            answers = [one for one in self._answers.values() if self._serves(one, window)]
            missing = self._missing(calendars, window)
        told = [f"No answer yet of {one.item.title}; its times are not avoided." for one in missing]
        windows: list[Window] = []
        for answer in answers:
            told += answer.warnings
            if isinstance(answer.outcome, Problem):
                told.append(str(answer.outcome))
            else:
                windows += answer.outcome
        within = [one for one in windows if one.start < window.end and one.end > window.start]
        more = f" (and {len(told) - 1} more like it)" if len(told) > 1 else ""
        return Busy(tuple(within), f"{told[0]}{more}" if told else "")


def _weeks_from(now: datetime) -> Window:
    """The same for a whole hour, so that an answer serves again."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    return Window(start=hour, end=hour + _AHEAD)


def _key(calendar: Contribution[Calendar]) -> str:
    return f"{calendar.plugin}.{calendar.item.id}"
