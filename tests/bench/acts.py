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

PROMISED = 30_000
"""People up to whom the budgets hold; what is beyond them is for information."""

LINE = 1_300
"""Bytes that an act appends to the journal, about."""

_APPEND = "append"


def act_figures(stores: Mapping[int, Path], folder: Path, rounds: int) -> Iterator[Figure]:
    """The figures of changing one person in stores of several sizes."""
    with ExitStack() as stack:
        jobs: dict[str, Job] = {_APPEND: _append(folder / "raw", stack)}
        for people, path in stores.items():
            session = open_session(path)
            stack.callback(session.close)
            jobs[_sqlite(people)] = _commit(folder / f"{people}.sqlite", people, stack)
            jobs[_own(people)] = _change(session)
        in_turn(jobs, 5)
        samples = in_turn(jobs, rounds)
    for people in stores:
        yield from _figures(samples, people)
    small, *larger = sorted(stores)
    for people in larger:
        budget = AGAINST_SMALL if people <= PROMISED else None
        own, least = samples[_own(people)], samples[_own(small)]
        ratio = statistics.median(own) / statistics.median(least)
        yield Figure(f"one act, {people:,} people to {small:,}", ratio, "x", budget)


def _figures(samples: Samples, people: int) -> Iterator[Figure]:
    own, sqlite = samples[_own(people)], samples[_sqlite(people)]
    yield Figure(
        f"one act, {people:,} people, to an SQLite commit",
        median_ratio(own, sqlite),
        "x",
        AGAINST_SQLITE if people <= PROMISED else None,
        f"{milliseconds(own, sqlite)}; slowest {max(own) * 1000:.1f} ms",
    )
    yield Figure(
        f"one act, {people:,} people, to append+fdatasync",
        median_ratio(own, samples[_APPEND]),
        "x",
        None,
        milliseconds(own, samples[_APPEND]),
    )


def _own(people: int) -> str:
    return f"own {people}"


def _sqlite(people: int) -> str:
    return f"sqlite {people}"


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
