"""The choke point: the only place where code of a plugin is run."""

import logging
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TypeVar

from coffeechat.api import Job, JobCancelled, PluginError
from coffeechat.plugin_host.clean import clean_line
from coffeechat.plugin_host.contract import BrokenContract
from coffeechat.plugin_host.outcomes import Outcome, Problem, Status
from coffeechat.plugin_host.states import PluginState

T = TypeVar("T")

#: So many faults in a session, and a plugin is not called any more.
FAULTS_ALLOWED = 3

_MESSAGE_LIMIT = 300

_logger = logging.getLogger("coffeechat.plugins")
# Without a handler of the program, Python would print warnings over the screen.
_logger.addHandler(logging.NullHandler())


class Calls:
    """Runs code of plugins, and remembers all that went wrong."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._lock = Lock()

    @property
    def problems(self) -> Sequence[Problem]:
        """All problems of this session, oldest first."""
        return tuple(self._problems)

    def run(
        self, plugin: PluginState, where: str, work: Callable[[], T], job: Job | None = None
    ) -> Outcome[T]:
        """What `work`, which calls the plugin, gives back; or the problem it ran into.

        `work` has to consume whatever the plugin gives lazily.

        Raises:
            JobCancelled: When the user has left `job`.
        """
        if plugin.status is Status.SUSPENDED:
            return plugin.problem(where, "it failed too often and rests until the next start")
        try:
            return work()
        except (Exception, SystemExit, JobCancelled) as error:  # noqa: BLE001 - a plugin may raise all
            if job is not None and isinstance(error, JobCancelled):
                job.check()
            fault = not isinstance(error, PluginError)
            return self.record(plugin, where, _told(error), error, fault=fault)

    def record(
        self,
        plugin: PluginState,
        where: str,
        message: str,
        error: BaseException | None = None,
        *,
        fault: bool = True,
    ) -> Problem:
        """Note a problem; a plugin with too many faults is suspended for the session."""
        problem = plugin.problem(where, message, fault=fault)
        with self._lock:
            self._problems.append(problem)
            plugin.last_problem = problem
            plugin.faults += fault
            if plugin.faults >= FAULTS_ALLOWED and plugin.status is Status.ACTIVE:
                plugin.status = Status.SUSPENDED
        _logger.warning("%s", problem, exc_info=error)
        return problem


def _told(error: BaseException) -> str:
    """What happened, in one line, whatever the error's own text does."""
    if isinstance(error, SystemExit):
        return "it tried to end the program"
    kind = clean_line(type(error).__name__)
    try:
        text = clean_line(str(error), _MESSAGE_LIMIT)
    except (Exception, SystemExit):  # noqa: BLE001 - the text of an error is the plugin's code too
        return kind
    if text and isinstance(error, PluginError | BrokenContract):
        return text
    return f"{kind}: {text}" if text else kind
