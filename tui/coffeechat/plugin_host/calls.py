"""The choke point: the only place where code of a plugin is run."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Generic, TypeVar

from coffeechat.api import Job, JobCancelled, PluginError, SendError
from coffeechat.plugin_host.clean import clean_line
from coffeechat.plugin_host.contract import BrokenContract
from coffeechat.plugin_host.log import LOGGER, PluginLog, plugin_logger
from coffeechat.plugin_host.noise import plugin_speaks
from coffeechat.plugin_host.outcomes import Outcome, Problem, Status
from coffeechat.plugin_host.secrets import hide_secrets
from coffeechat.plugin_host.states import PluginState
from coffeechat.plugin_host.watch import Raised, Watch

T = TypeVar("T")

#: So many faults in a session, and a plugin is not called any more.
FAULTS_ALLOWED = 3

#: Seconds that a call which the user waits for may take, such as a check.
QUICK = 1.0

#: Seconds that loading a plugin, or telling it of an event, may take.
PATIENT = 5.0

_MESSAGE_LIMIT = 300
_RESTS = "it rests until the next start"

_logger = logging.getLogger(LOGGER)
_logger.setLevel(logging.INFO)
# With a handler of the program's own, Python prints no warnings over the screen.
_logger.addHandler(PluginLog())


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """A call into a plugin.

    Attributes:
        where: The part of the plugin, for the problem it may run into.
        work: Calls the plugin, and consumes whatever that gives lazily.
    """

    plugin: PluginState
    where: str
    work: Callable[[], T]


class Calls:
    """Runs code of plugins, and remembers all that went wrong."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._listeners: list[Callable[[Problem], None]] = []
        self._lock = Lock()
        self._watch = Watch()

    @property
    def problems(self) -> Sequence[Problem]:
        """All problems of this session, oldest first."""
        return tuple(self._problems)

    def on_problem(self, listener: Callable[[Problem], None]) -> None:
        """Have each problem told to a listener, in the thread that ran into it."""
        self._listeners.append(listener)

    def run(
        self, plugin: PluginState, where: str, work: Callable[[], T], job: Job | None = None
    ) -> Outcome[T]:
        """What `work`, which calls the plugin, gives back; or the problem it ran into.

        It runs in the calling thread, for as long as it takes.

        Raises:
            JobCancelled: When the user has left `job`.
        """
        call = Call(plugin, where, work)
        try:
            return _take(call)
        except (Exception, SystemExit, JobCancelled) as error:  # noqa: BLE001 - a plugin may raise all
            if job is not None and isinstance(error, JobCancelled):
                job.check()
            return self.record_error(plugin, where, error, asked=True)

    def watch(
        self, plugin: PluginState, where: str, work: Callable[[], T], seconds: float
    ) -> Outcome[T]:
        """Like `run`, but in another thread, and not longer than so many seconds."""
        (outcome,) = self.watch_each([Call(plugin, where, work)], seconds)
        return outcome

    def watch_each(self, calls: Sequence[Call[T]], seconds: float) -> list[Outcome[T]]:
        """The outcomes of calls, which are made one after another in another thread.

        A plugin of which one takes more than so many seconds is suspended at once.
        """
        taken = self._watch.take(
            [partial(_take, call) for call in calls],
            seconds,
            lambda number: self._hangs(calls[number], seconds),
        )
        return [
            self.record_error(call.plugin, call.where, given.error)
            if isinstance(given, Raised)
            else given
            for call, given in zip(calls, taken, strict=True)
        ]

    def record_error(
        self, plugin: PluginState, where: str, error: BaseException, *, asked: bool = False
    ) -> Problem:
        """Note an error that a plugin raised.

        What it means to say to the user (a `PluginError`) does not count against it. It can stand
        alone where the user `asked` for something, and is told with the plugin's name elsewhere.
        """
        said = isinstance(error, PluginError)
        problem = plugin.problem(
            where,
            hide_secrets(_told(error)),
            remedy=error.remedy if isinstance(error, BrokenContract) else "",
            fault=not (said and asked),
            retryable=isinstance(error, SendError) and error.retryable is True,
        )
        return self._note(plugin, problem, error, counts=not said)

    def record(self, plugin: PluginState, where: str, message: str, *, remedy: str = "") -> Problem:
        """Note what is wrong with a plugin, without counting it as a fault of a call."""
        problem = plugin.problem(where, message, remedy=remedy)
        return self._note(plugin, problem, counts=False)

    def _note(
        self,
        plugin: PluginState,
        problem: Problem,
        error: BaseException | None = None,
        *,
        counts: bool,
        suspend: bool = False,
    ) -> Problem:
        """Keep a problem and tell of it; what a plugin at rest still does is kept from all."""
        with self._lock:
            if plugin.status is Status.SUSPENDED and counts:
                return problem
            self._problems.append(problem)
            plugin.last_problem = problem
            plugin.faults += counts
            if plugin.status is Status.ACTIVE and (suspend or plugin.faults >= FAULTS_ALLOWED):
                plugin.status = Status.SUSPENDED
        self._tell(problem, error)
        return problem

    def _hangs(self, call: Call[T], seconds: float) -> Problem:
        told = f"it did not come to an end within {round(seconds, 1):g} s, so {_RESTS}"
        problem = call.plugin.problem(call.where, told)
        return self._note(call.plugin, problem, counts=True, suspend=True)

    def _tell(self, problem: Problem, error: BaseException | None) -> None:
        plugin_logger(problem.plugin).warning(
            "%s",
            problem,
            exc_info=error,
            extra={"version": problem.version, "where": problem.where, "told": problem.message},
        )
        for listener in self._listeners:
            try:
                listener(problem)
            except Exception:
                # The screen it was for may be gone; the plugin is not to blame.
                logging.getLogger("coffeechat.jobs").exception("A problem could not be told")


def _take(call: Call[T]) -> Outcome[T]:
    plugin = call.plugin
    if plugin.status is Status.SUSPENDED:
        return plugin.problem(call.where, f"it failed too often and {_RESTS.removeprefix('it ')}")
    try:
        with plugin_speaks() as ear:
            return call.work()
    finally:
        printed = ear.heard()
        if printed:
            plugin_logger(plugin.id).info("%s", printed, extra={"where": f"{call.where}, printed"})


def _told(error: BaseException) -> str:
    """What happened, in one line, whatever the error's own text does."""
    if isinstance(error, SystemExit):
        return "it tried to end the program"
    kind = clean_line(type(error).__name__)
    try:
        text = clean_line(hide_secrets(str(error)), _MESSAGE_LIMIT)
    except (Exception, SystemExit):  # noqa: BLE001 - the text of an error is the plugin's code too
        return kind
    if text and isinstance(error, PluginError | BrokenContract):
        return text
    return f"{kind}: {text}" if text else kind
