"""What plugins cost: to load many, while one works hard, when one is left, when one hangs."""

import statistics
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import EntryPoint
from math import inf
from pathlib import Path
from queue import Queue
from time import perf_counter, sleep

from bench.hard_plugin import CHECKS, HANGING, ROWS, STARTED, STOPPED
from bench.sampling import in_turn
from coffeechat.api import CheckContext, Job, Me, PersonView
from coffeechat.plugin_host import Crash, FileSource, PluginHost, ReadResult, run_job
from coffeechat.plugin_host.calls import QUICK
from coffeechat.plugin_host.discovery import GROUP
from support.figures import Figure
from support.pty import environment

_TICK = 1 / 60
_PATIENCE = 60
_CONTEXT = CheckContext(
    me=Me(),
    person=PersonView(id="p1", name="Wei Zhang"),
    now=datetime(2026, 11, 23, 9, tzinfo=UTC),
    text="Could we talk?",
)

_THIN = """
from coffeechat.api import Plugin, QuestionBank

class P(Plugin):
    def question_banks(self):
        yield QuestionBank(id="b", title="Thin", questions=())
"""
_LOAD = """
from time import process_time
from coffeechat.plugin_host import PluginHost
start = process_time()
host = PluginHost.discover()
found = process_time()
host.load()
loaded = process_time()
assert not host.problems, host.problems
print((found - start) * 1000, (loaded - found) * 1000)
"""
_QUIT = """
from threading import Event
from coffeechat.plugin_host import run_job
started = Event()
run_job(lambda job: (started.set(), Event().wait()), print)
started.wait()
"""
_IDLE = "from coffeechat.plugin_host import run_job"


def plugin_figures(folder: Path, rounds: int) -> Iterator[Figure]:
    """The figures of loading, working, leaving and hanging."""
    yield from _loading(folder, rounds)
    late = [one for _ in range(rounds) for one in _ticks_late()]
    p95, worst = statistics.quantiles(late, n=20)[-1], f"worst {max(late):.1f} ms"
    yield Figure(f"60 Hz tick late, importing {ROWS:,} rows", p95, "ms", 30, f"p95; {worst}")
    left = max(_left_after() for _ in range(rounds))
    yield Figure("an import that is left stops after", left, "ms", 100, "the worst")
    checks = statistics.median(_checking() for _ in range(20 * rounds))
    yield Figure(f"{CHECKS} checks that do nothing", checks, "ms", 3)
    yield Figure("a check that hangs, beyond its limit", _beyond_limit(), "ms", 100)
    environ = environment(folder)
    quits = in_turn(
        {
            "hung": lambda: _run_python(_QUIT, environ),
            "idle": lambda: _run_python(_IDLE, environ),
        },
        rounds,
    )
    more = 1000 * (max(quits["hung"]) - statistics.median(quits["idle"]))
    yield Figure("to leave the program while a job hangs", more, "ms", 2000, "the worst")


def _loading(folder: Path, rounds: int) -> Iterator[Figure]:
    """What thin plugins add to finding and loading those that are there anyway.

    In time of the processor, the least of all rounds: what else the machine does only adds to it.
    """
    shelves = {count: _shelf(folder / f"thin{count}", count) for count in (0, 10, 50)}
    least = dict.fromkeys(shelves, (inf, inf))
    for _ in range(3 * rounds):
        for count, shelf in shelves.items():
            printed = _run_python(_LOAD, environment(folder, PYTHONPATH=str(shelf)))
            find, load = map(float, printed.split())
            least[count] = min(least[count][0], find), min(least[count][1], load)
    for count, budget in ((10, 10), (50, 30)):
        find, load = (more - base for more, base in zip(least[count], least[0], strict=True))
        beside = f"to find {find:.1f} ms, to load {load:.1f} ms"
        yield Figure(f"{count} thin plugins more", find + load, "ms", budget, beside)


def _shelf(folder: Path, count: int) -> Path:
    """A folder with so many plugins, each a distribution of its own."""
    for number in range(count):
        name = f"thin{number}"
        info = folder / f"{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[{GROUP}]\n{name} = {name}:P\n")
        (folder / f"{name}.py").write_text(_THIN)
    return folder


def _run_python(script: str, environ: dict[str, str]) -> str:
    """What a script prints, as a process of its own."""
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    return done.stdout


def _host() -> PluginHost:
    point = EntryPoint(name="hard", value="bench.hard_plugin:Hard", group=GROUP)
    host = PluginHost.discover(entry_points=[point])
    host.load()
    assert not host.problems, host.problems
    return host


class _Reading:
    """An import at work, in a job of its own."""

    def __init__(self, rows: int) -> None:
        host = _host()
        source = FileSource.from_bytes("rows", str(rows).encode())
        self.done: Queue[ReadResult | Crash] = Queue()
        STARTED.clear()
        STOPPED.clear()

        def read(job: Job) -> ReadResult:
            return host.read_people(host.importers[0], source, job)

        self.job = run_job(read, self.done.put)
        assert STARTED.wait(_PATIENCE)


def _ticks_late() -> list[float]:
    """By how many milliseconds ticks come late while a plugin reads."""
    reading, late = _Reading(ROWS), []
    while reading.done.empty():
        start = perf_counter()
        sleep(_TICK)
        late.append((perf_counter() - start - _TICK) * 1000)
    result = reading.done.get()
    assert isinstance(result, ReadResult)
    assert len(result.people) == ROWS
    return late


def _left_after() -> float:
    """Milliseconds until the plugin stops after the user has left."""
    reading = _Reading(1_000 * ROWS)
    start = perf_counter()
    assert reading.job.cancel()
    assert STOPPED.wait(_PATIENCE)
    return (perf_counter() - start) * 1000


def _checking() -> float:
    host = _host()
    checks = [check for check in host.checks if check.item.id != HANGING]
    host.run_checks(checks, _CONTEXT)
    start = perf_counter()
    assert len(host.run_checks(checks, _CONTEXT)) == 0
    return (perf_counter() - start) * 1000


def _beyond_limit() -> float:
    host = _host()
    start = perf_counter()
    host.run_checks(host.checks, _CONTEXT)
    assert len(host.problems) == 1
    return (perf_counter() - start - QUICK) * 1000
