"""Stores of many people, made as a user makes them: a first run, and an import."""

import datetime as dt
from pathlib import Path

from coffeechat.acts.profile import Introduction, introduce
from coffeechat.exchange import apply_import, file_source, preview_import
from coffeechat.plugin_host import RunningJob
from coffeechat.session import Session
from coffeechat.settings import Settings
from support.make_linkedin import Population, connections_csv

NOW = dt.datetime(2026, 11, 24, 14, 0, tzinfo=dt.UTC)
"""The moment at which the stores are looked at."""

BROUGHT_IN = NOW - dt.timedelta(days=10)
"""When their people were imported: long enough ago for somebody to be due."""

_VARIANT = "2024"
_EXPORTED = dt.date(2024, 6, 30)


def write_connections(path: Path, rows: int, *, seed: int = 1) -> None:
    """Write a `Connections.csv` of so many connections, those who hide themselves included."""
    people = Population(rows, seed, _EXPORTED).people
    data, _ = connections_csv(people, _VARIANT, seed)
    path.write_bytes(data)


def open_session(path: Path, now: dt.datetime = NOW) -> Session:
    """A session on the store at a path, with a clock that stands still."""
    return Session.open(path, Settings(), lambda: now)


def bring_in(session: Session, connections: Path) -> None:
    """Import a file as one act."""
    apply_import(session, preview_import(session, file_source(connections), RunningJob()))


def make_store(path: Path, connections: Path | None) -> None:
    """A store with a profile and, if a file is given, everybody in it."""
    session = open_session(path, BROUGHT_IN)
    answers = Introduction(
        name="Ana Reyes",
        institutions=("State U",),
        exploring=("nonprofits",),
        zone="Europe/Berlin",
    )
    introduce(session.store, answers)
    if connections is not None:
        bring_in(session, connections)
    session.close()


def make_larger(source: Path, path: Path, times: int) -> None:
    """A store with everybody of another one, so many times over."""
    origin = open_session(source, BROUGHT_IN)
    session = open_session(path, BROUGHT_IN)
    for _ in range(times):
        with session.store.act("copy") as tx:
            for person in origin.records.people.values():
                tx.put(person.replace(id=tx.fresh_id()))
    session.close()
    origin.close()
