"""One act made durable, beside a raw append and an SQLite commit that are as durable."""

import os
import sqlite3
import statistics
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path

from bench.sampling import Job, Samples, in_turn
from coffeechat.acts.people import edit
from coffeechat.session import Session
from support.figures import Figure, median_ratio, milliseconds
from support.stores import open_session

AGAINST_SQLITE = 2
AGAINST_SMALL = 1.1
"""«No slower», and a tenth for the noise."""

LINE = 1_300
"""Bytes that an act appends to the journal, about."""


def act_figures(stores: Mapping[int, Path], folder: Path, rounds: int) -> Iterator[Figure]:
    """The figures of changing one person in a small and in a large store."""
    small, large = min(stores), max(stores)
    with ExitStack() as stack:
        sessions = {people: open_session(stores[people]) for people in (small, large)}
        for session in sessions.values():
            stack.callback(session.close)
        jobs: dict[str, Job] = {
            "append": _append(folder / "raw", stack),
            "sqlite": _commit(folder / "floor.sqlite", large, stack),
            "small": _change(sessions[small]),
            "large": _change(sessions[large]),
        }
        in_turn(jobs, 5)
        samples = in_turn(jobs, rounds)
    yield from _figures(samples, small, large)


def _figures(samples: Samples, small: int, large: int) -> Iterator[Figure]:
    append, sqlite = samples["append"], samples["sqlite"]
    for name, people in (("small", small), ("large", large)):
        own = samples[name]
        yield Figure(
            f"one act, {people:,} people, to an SQLite commit",
            median_ratio(own, sqlite),
            "x",
            AGAINST_SQLITE,
            f"{milliseconds(own, sqlite)}; slowest {max(own) * 1000:.1f} ms",
        )
        yield Figure(
            f"one act, {people:,} people, to append+fdatasync",
            median_ratio(own, append),
            "x",
            None,
            milliseconds(own, append),
        )
    ratio = statistics.median(samples["large"]) / statistics.median(samples["small"])
    yield Figure(f"one act, {large:,} people to {small:,}", ratio, "x", AGAINST_SMALL)


def _append(path: Path, stack: ExitStack) -> Job:
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    stack.callback(os.close, descriptor)
    line = b"x" * (LINE - 1) + b"\n"

    def append() -> None:
        os.write(descriptor, line)
        os.fdatasync(descriptor)

    return append


def _commit(path: Path, people: int, stack: ExitStack) -> Job:
    database = stack.enter_context(closing(sqlite3.connect(path, isolation_level=None)))
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, document TEXT)")
    database.execute("BEGIN")
    rows = ((number, "x" * 450) for number in range(people))
    database.executemany("INSERT INTO people VALUES (?, ?)", rows)
    database.execute("COMMIT")
    numbers = count()

    def commit() -> None:
        number = next(numbers)
        values = (f"{number:0450}", number * 7919 % people)
        database.execute("UPDATE people SET document = ? WHERE id = ?", values)

    return commit


def _change(session: Session) -> Job:
    people = list(session.records.people)
    numbers = count()

    def change() -> None:
        number = next(numbers)
        edit(session.store, people[number * 7919 % len(people)], notes=f"note {number}")

    return change
