"""Long work runs beside the program, tells how far it is, and can be left at any moment."""

import subprocess
import sys
from itertools import pairwise
from queue import Queue
from threading import Event, current_thread

import pytest

from coffeechat.api import Job, JobCancelled
from coffeechat.plugin_host import Crash, Progress, RunningJob, run_job
from coffeechat.plugin_host.jobs import REPORT_EVERY

PATIENCE = 20


def test_the_result_is_delivered_from_a_daemon_thread() -> None:
    results: Queue[tuple[int | Crash, bool]] = Queue()
    run_job(lambda _: 42, lambda result: results.put((result, current_thread().daemon)))
    assert results.get(timeout=PATIENCE) == (42, True)


@pytest.mark.parametrize("error", [KeyError("x"), SystemExit(1), JobCancelled()])
def test_an_error_is_delivered_too(error: BaseException) -> None:
    results: Queue[Crash | None] = Queue()

    def work(job: Job) -> None:
        raise error

    run_job(work, results.put)
    assert results.get(timeout=PATIENCE) == Crash(error)


def test_a_job_that_is_left_stops_at_its_next_check_and_is_silent() -> None:
    started, go_on, stopped = Event(), Event(), Event()
    heard: list[object] = []

    def work(job: Job) -> None:
        started.set()
        go_on.wait(PATIENCE)
        job.progress(1)
        try:
            job.check()
        finally:
            stopped.set()

    job = run_job(work, heard.append, heard.append)
    assert started.wait(PATIENCE)
    assert job.cancel()
    go_on.set()
    assert stopped.wait(PATIENCE)
    with pytest.raises(JobCancelled):
        job.check()
    assert heard == []


def test_a_result_that_comes_after_leaving_is_dropped() -> None:
    job = RunningJob()
    assert job.cancel()
    assert not job.finish()


def test_a_finished_job_cannot_be_left() -> None:
    job = RunningJob()
    assert job.finish()
    assert not job.cancel()
    job.check()


def test_progress_is_told_at_most_so_often() -> None:
    now = 100.0
    told: list[tuple[float, Progress]] = []
    job = RunningJob(lambda progress: told.append((now, progress)), clock=lambda: now)
    for done in range(1, 101):
        job.progress(done, 100, "reading")
        now += REPORT_EVERY / 10
    times = [moment for moment, _ in told]
    assert told[0] == (100.0, Progress(1, 100, "reading"))
    assert len(told) >= 9
    assert all(later - earlier > 0.99 * REPORT_EVERY for earlier, later in pairwise(times))


def test_warnings_are_kept() -> None:
    job = RunningJob()
    job.warn("An old layout")
    assert job.warnings == ("An old layout",)


def raise_error(_: object) -> None:
    raise RuntimeError("the screen is gone")


def test_a_listener_that_fails_is_not_the_fault_of_the_work(
    caplog: pytest.LogCaptureFixture,
) -> None:
    job = RunningJob(raise_error)
    job.progress(1)
    assert "Nobody could be told" in caplog.text


def hanging(job: Job) -> None:
    Event().wait()


def test_a_hung_job_is_left_at_once() -> None:
    heard: list[object] = []
    job = run_job(hanging, heard.append)
    assert job.cancel()
    assert heard == []


@pytest.mark.parametrize("ending", ["", "job.cancel()"])
def test_a_hung_job_does_not_hold_up_the_exit(ending: str) -> None:
    script = (
        "from threading import Event\n"
        "from coffeechat.plugin_host import run_job\n"
        "job = run_job(lambda job: Event().wait(), print)\n"
        f"{ending}\n"
        "print('out')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    assert (done.stdout, done.stderr) == ("out\n", "")


def test_jobs_do_not_wait_for_each_other() -> None:
    results: Queue[str | Crash] = Queue()
    stuck = run_job(hanging, lambda _: None)
    run_job(lambda _: "done", results.put)
    assert results.get(timeout=PATIENCE) == "done"
    stuck.cancel()
