"""The one worker on which acts run, one after another, so that a slow disk freezes no screen."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

_Result = TypeVar("_Result")


class Worker:
    """Runs what it is given in order, in one daemon thread that starts with the first job."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None]
        self._jobs = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def submit(self, job: Callable[[], _Result]) -> Future[_Result]:
        """Run a job after all those before it."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="acts", daemon=True)
            self._thread.start()
        future: Future[_Result] = Future()
        self._jobs.put((future, job))
        return future

    def close(self, timeout: float = 5.0) -> None:
        """Finish what was given, waiting at most `timeout` seconds."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(timeout)

    def _run(self) -> None:
        while (work := self._jobs.get()) is not None:
            future, job = work
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(job())
                except BaseException as error:  # noqa: BLE001 - it reaches whoever waits
                    future.set_exception(error)
