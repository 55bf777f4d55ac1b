"""Importing thirty thousand connections, beside what `csv.reader` takes for the same file."""

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.sampling import Samples, seconds
from coffeechat.session import Session
from support.figures import Figure, median_ratio, milliseconds
from support.stores import bring_in, make_store, open_session

FIRST, AGAIN = 14, 20


def import_figures(connections: Path, rounds: int) -> Iterator[Figure]:
    """The figures of importing a file into an empty store, and again into the full one."""
    samples: Samples = {"csv": [], "first": [], "again": []}
    for number in range(rounds + 1):
        with tempfile.TemporaryDirectory() as folder:
            store = Path(folder) / "db.json"
            make_store(store, None)
            session = open_session(store)
            taken = _import_twice(session, connections)
            acts = len(session.store.events)
            session.store.undo()
            left = len(session.records.people)
            session.close()
        if number:  # the first round also loads the plugins
            for name, time in taken.items():
                samples[name].append(time)
    for what, budget in (("first", FIRST), ("again", AGAIN)):
        times = milliseconds(samples[what], samples["csv"])
        ratio = median_ratio(samples[what], samples["csv"])
        yield Figure(f"import of 30,000 connections, {what}", ratio, "x", budget, times)
    yield Figure("acts after both, the profile's included", acts, "", 2)
    yield Figure("people left after one undo", left, "", 0)


def _import_twice(session: Session, connections: Path) -> dict[str, float]:
    return {
        "csv": seconds(lambda: _read_rows(connections)),
        "first": seconds(lambda: bring_in(session, connections)),
        "again": seconds(lambda: bring_in(session, connections)),
    }


def _read_rows(connections: Path) -> None:
    with connections.open(newline="", encoding="utf-8") as file:
        for _ in csv.reader(file):
            pass
