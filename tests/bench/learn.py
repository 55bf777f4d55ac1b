"""Learn with twenty thousand learnings: the lists, what a key of the filter takes, the report."""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from time import process_time

from coffeechat.acts import learning as learning_acts
from coffeechat.domain.cited import cited_report
from coffeechat.domain.coverage import coverage
from coffeechat.domain.differing import topics
from coffeechat.domain.filters import parse
from coffeechat.domain.filters.keys import LEARNINGS as LANGUAGE
from coffeechat.domain.table import Table
from coffeechat.handoff.report import FORMATS, as_file
from coffeechat.session import Session
from support.figures import Figure
from support.many_learnings import fill_learnings
from support.stores import make_larger, open_session

KEY_MS = 35
"""Milliseconds from a key to its last byte; here is what finding takes of them."""

#: What is typed on the list of learnings.
TYPED = ("a", "budget", "facet:pay", "said:>18mo", "words:theirs", "tied:contradicts", "by:an")


def learn_figures(people: Path, folder: Path, rounds: int) -> Iterator[Figure]:
    """The figures, with everybody of a store beside what they told.

    Those of keys in processor time, all others against reading the same learnings as JSON.
    """
    path = folder / "learnings.json"
    make_larger(people, path, 1)
    fill_learnings(path)
    opened = _Opened(path)
    floor = _middle(opened.as_json, rounds)
    for what, job, budget in opened.jobs():
        took = _middle(job, rounds)
        yield Figure(what, took / floor, "x", budget, f"{took:,.0f} ms")
    session = opened.session()
    session.learned()
    for typed in TYPED:
        took = _middle(_finding(session, typed), rounds)
        yield Figure(f"«{typed}» on the list of learnings", took, "ms", KEY_MS, "")
    yield Figure("the list after an act", _after_acts(session, rounds), "ms")
    session.close()


class _Opened:
    """Sessions on a store, each of them fresh: what is kept in mind there is worked out anew."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with_all = self.session()
        table = with_all.records.learnings
        assert isinstance(table, Table)
        self._texts = [bytes(table.document(one)) for one in table]
        with_all.close()

    def session(self) -> Session:
        return open_session(self._path)

    def as_json(self) -> Callable[[], object]:
        return lambda: [json.loads(text) for text in self._texts]

    def jobs(self) -> Sequence[tuple[str, Callable[[], Callable[[], object]], float]]:
        """What is measured: how to get ready for it, and how many times the floor it may take."""
        reports = [
            (f"the report as {format_}{how}", self._report(format_, anonymous=bool(how)), budget)
            for format_, how, budget in (
                *((one, "", 10.0) for one in FORMATS),
                ("md", ", without names", 20.0),
            )
        ]
        return (
            ("Learn opens: what was told of which track", self._of(coverage), 1.0),
            ("the list of learnings opens", self._listing, 6.0),
            ("where people differ", self._of(topics), 3.0),
            *reports,
        )

    def _of(self, job: Callable[..., object]) -> Callable[[], Callable[[], object]]:
        def ready() -> Callable[[], object]:
            records = self.session().records
            return lambda: job(records)

        return ready

    def _listing(self) -> Callable[[], object]:
        session = self.session()
        return lambda: session.learned().ids

    def _report(self, format_: str, *, anonymous: bool) -> Callable[[], Callable[[], object]]:
        def ready() -> Callable[[], object]:
            session = self.session()
            track = next(iter(session.records.tracks.values()))
            return lambda: as_file(
                cited_report(session.records, track, session.now(), anonymous=anonymous), format_
            )

        return ready


def _middle(ready: Callable[[], Callable[[], object]], rounds: int) -> float:
    """Milliseconds of processor time of a job, the middle of some rounds."""
    times = []
    for _ in range(rounds):
        job = ready()
        started = process_time()
        job()
        times.append((process_time() - started) * 1000)
    return sorted(times)[len(times) // 2]


def _finding(session: Session, typed: str) -> Callable[[], Callable[[], object]]:
    def ready() -> Callable[[], object]:
        # What was found last is kept, and searched further where more is typed.
        session.learned().find(parse("nobody-says-so", LANGUAGE))
        return lambda: session.learned().find(parse(typed, LANGUAGE))

    return ready


def _after_acts(session: Session, rounds: int) -> float:
    facets = cycle(("pay", "day"))

    def ready() -> Callable[[], object]:
        one = next(iter(session.records.learnings))
        learning_acts.about(session.store, f"{one}: {next(facets)}")
        return lambda: session.learned().ids

    return _middle(ready, rounds)
