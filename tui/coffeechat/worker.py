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
        self._lock = threading.Lock()
        self._closed = False

    def submit(self, job: Callable[[], _Result]) -> Future[_Result]:
        """Run a job after all those before it; once closed, the future is cancelled."""
        future: Future[_Result] = Future()
        with self._lock:
            if self._closed:
                future.cancel()
                return future
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="acts", daemon=True)
                self._thread.start()
            self._jobs.put((future, job))
        return future

    def run(self, job: Callable[[], _Result]) -> _Result:
        """Run a job in its turn and wait for it; within a job, at once.

        Raises:
            CancelledError: The worker is closed.
        """
        if threading.current_thread() is self._thread:
            return job()
        return self.submit(job).result()

    def close(self, timeout: float = 5.0) -> None:
        """Finish what was given, waiting at most `timeout` seconds, and take nothing more."""
        with self._lock:
            self._closed = True
            self._jobs.put(None)
        if self._thread is not None:
            self._thread.join(timeout)

    def _run(self) -> None:
        while (work := self._jobs.get()) is not None:
            future, job = work
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(job())
                except BaseException as error:  # noqa: BLE001 - it reaches whoever waits
                    future.set_exception(error)
