"""Two sessions on one store: what looking costs, and when the other one's act is seen."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, perf_counter, sleep

from bench import other_session
from bench.sampling import in_turn
from coffeechat.screens.app import POLL_EVERY
from coffeechat.session import Session
from support.figures import Figure, median_ratio, milliseconds
from support.stores import open_session

WITHIN = 1_000
"""Milliseconds until an act is seen elsewhere, at the most."""

_LOOKS = 1_000


def session_figures(store: Path, rounds: int) -> Iterator[Figure]:
    """The figures of a session that looks as often as the screens do, beside one that acts."""
    with closing(open_session(store)) as session:
        yield _idle(session, store, rounds)
        delays, taking_in = _watch(session, store, rounds)
    yield Figure(
        "another session's act, until it is seen, slowest",
        max(delays) * 1000,
        "ms",
        WITHIN,
        f"looking every {POLL_EVERY * 1000:,.0f} ms; the middle one {milliseconds(delays)}",
    )
    yield Figure(
        "taking it in",
        max(taking_in) * 1000,
        "ms",
        None,
        f"the middle one {milliseconds(taking_in)}",
    )


def _idle(session: Session, store: Path, rounds: int) -> Figure:
    """Looking when nothing has changed, beside asking for the state of one file."""

    def look() -> None:
        for _ in range(_LOOKS):
            session.store.poll()

    def stat() -> None:
        for _ in range(_LOOKS):
            os.stat(store)  # noqa: PTH116  # the floor is the bare call

    samples = in_turn({"look": look, "stat": stat}, rounds)
    own, floor = (
        [seconds / _LOOKS * 1e6 for seconds in samples[name]] for name in ("look", "stat")
    )
    beside = f"{sorted(own)[len(own) // 2]:.1f} µs against {sorted(floor)[len(floor) // 2]:.1f} µs"
    return Figure(
        "looking when nothing is new, to one stat", median_ratio(own, floor), "x", None, beside
    )


def _watch(session: Session, store: Path, rounds: int) -> tuple[list[float], list[float]]:
    """Seconds from an act elsewhere until it is here, and those that taking it in took.

    The acts fall on moments spread evenly between two looks.
    """
    delays, taking_in = [], []
    with _other(store) as other:
        for number in range(rounds):
            session.store.poll()
            _tell(other, POLL_EVERY * (number + 0.5) / rounds)
            started = perf_counter()
            while not session.store.poll():
                sleep(POLL_EVERY)
                started = perf_counter()
            seen = monotonic()
            taking_in.append(perf_counter() - started)
            delays.append(seen - _saved(other))
    return delays, taking_in


@contextmanager
def _other(store: Path) -> Iterator["subprocess.Popen[str]"]:
    """A second process with a session of its own on the store."""
    command = [sys.executable, str(Path(other_session.__file__)), str(store)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as other:
        _saved(other)
        yield other
        assert other.stdin is not None
        other.stdin.close()


def _tell(other: "subprocess.Popen[str]", wait: float) -> None:
    assert other.stdin is not None
    other.stdin.write(f"{wait}\n")
    other.stdin.flush()


def _saved(other: "subprocess.Popen[str]") -> float:
    assert other.stdout is not None
    return float(other.stdout.readline())
