"""Long work in a thread of its own, which can be left at any moment."""

import logging
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock, Thread
from time import monotonic
from typing import TypeVar

from coffeechat.api import Job, JobCancelled
from coffeechat.plugin_host.clean import clean_line
from coffeechat.plugin_host.contract import BrokenContract, kind_of
from coffeechat.plugin_host.noise import program_speaks

T = TypeVar("T")

#: Seconds between two reports of progress.
REPORT_EVERY = 0.05

_logger = logging.getLogger("coffeechat.jobs")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is; `total` is None when nobody knows."""

    done: int
    total: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Crash:
    """A job ended by an error that nobody foresaw; calls into plugins never end like this."""

    error: BaseException


def _ignore(_progress: Progress) -> None:
    """What a job without an audience tells its progress to."""


class RunningJob:
    """A `Job`, with the other end of the line.

    On its own it is a job in the calling thread, as the shell commands need it.
    """

    def __init__(
        self,
        on_progress: Callable[[Progress], None] = _ignore,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._on_progress = on_progress
        self._clock = clock
        self._lock = Lock()
        self._left = False
        self._finished = False
        self._next_report = clock()
        self._warnings: list[str] = []

    @property
    def warnings(self) -> Sequence[str]:
        """What the work had to say that did not stop it."""
        return tuple(self._warnings)

    def progress(self, done: int, total: int | None = None, note: str = "") -> None:
        """Tell how far the work is; passed on at most every `REPORT_EVERY` seconds."""
        now = self._clock()
        if now >= self._next_report and not self._left:
            self._next_report = now + REPORT_EVERY
            _tell(self._on_progress, Progress(done, total, note))

    def check(self) -> None:
        """Raise `JobCancelled` when the job was left."""
        if self._left:
            raise JobCancelled

    def warn(self, text: str) -> None:
        """Keep a line that did not stop the work."""
        self._warnings.append(text)

    def cancel(self) -> bool:
        """Leave the job: it ends at its next check, and nothing more is heard of it.

        A job that never checks is abandoned; as a daemon thread it does not hold up the exit.

        Returns:
            False when the job had finished before.
        """
        with self._lock:
            self._left = not self._finished
            return self._left

    def finish(self) -> bool:
        """Mark the work as done, unless the job was left; tells whether its result counts."""
        with self._lock:
            self._finished = not self._left
            return self._finished


def run_job(
    function: Callable[[Job], T],
    on_done: Callable[[T | Crash], None],
    on_progress: Callable[[Progress], None] = _ignore,
) -> RunningJob:
    """Run the function in a daemon thread of its own.

    `on_done` and `on_progress` are called in that thread; neither is called after `cancel()`.
    """
    job = RunningJob(on_progress)

    def work() -> None:
        result: T | Crash
        try:
            result = function(job)
        except BaseException as error:  # noqa: BLE001 - a job must not end without a word
            result = Crash(error)
        if job.finish():
            if isinstance(result, Crash):
                _logger.error("A job failed", exc_info=result.error)
            _tell(on_done, result)

    Thread(target=work, name="coffeechat job", daemon=True).start()
    return job


def _tell(listener: Callable[[T], None], news: T) -> None:
    try:
        with program_speaks():
            listener(news)
    except Exception:
        # The screen it was for may be gone; the work is not to blame.
        _logger.exception("Nobody could be told about a job")


class PluginJob:
    """The `Job` that a plugin gets: what it says is cleaned before it is passed on."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.warnings: list[str] = []
        self.reported = False

    def progress(self, done: int, total: int | None = None, note: str = "") -> None:
        """Tell how far the work is."""
        self.reported = True
        self._job.progress(int(done), None if total is None else int(total), clean_line(note))

    def check(self) -> None:
        """Raise `JobCancelled` when the user has left the job."""
        self._job.check()

    def warn(self, text: str) -> None:
        """Tell the user something that did not stop the work, in one line."""
        line = clean_line(text)
        self.warnings.append(line)
        self._job.warn(line)

    def each(self, items: object) -> Generator[object]:
        """The items of a plugin; between two of them it is counted and the user may leave.

        Close it when done, and the plugin's own generator is closed with it.

        Raises:
            BrokenContract: When there is nothing to iterate over.
            JobCancelled: When the user has left the job.
        """
        if not isinstance(items, Iterable):
            raise BrokenContract(f"it must give an iterable, not {kind_of(items)}")
        try:
            for done, item in enumerate(items, start=1):
                yield item
                if not self.reported:
                    self._job.progress(done)
                self._job.check()
        finally:
            close = getattr(items, "close", None)
            if close is not None:
                close()
