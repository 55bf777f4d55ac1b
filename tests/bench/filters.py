"""Filters over thirty thousand people: the time of the processor that each kind of them takes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from coffeechat.domain.filters import parse
from coffeechat.domain.filters.sorting import Sort
from coffeechat.session import Session
from support.figures import Figure
from support.stores import open_session

KEY_MS = 35
"""Milliseconds from a key to its last byte; here is what finding takes of them."""

#: What is typed, after what was found before it.
TYPED = (
    ("", "a"),
    ("a", "an"),
    ("", "vp eng"),
    ("", "-manager"),
    ("", "org:gre"),
    ("", "title:analyst"),
    ("title:analyst", "title:analyst level:<=mid"),
    ("", "level:<=mid"),
    ("", "point:alum"),
    ("", "connected:>1y"),
    ("", "last:>90d"),
    ("", "stage:ask"),
    ("", "tag:eco -org:verda"),
)


def filter_figures(store: Path, rounds: int) -> Iterator[Figure]:
    """The figures of reading and matching filters, of orders, and of what may come next."""
    session = open_session(store)
    for _ in session.finder.preparing():
        pass
    yield _figure("reading a filter", lambda: parse("org:verda level:<=mid -tag:x an"), rounds)
    for before, typed in TYPED:
        yield _filtered(session, before, typed, rounds)
    for text in ("o", "org:", "org:gre"):
        yield _figure(f"what may follow «{text}»", _completing(session, text), rounds)
    for sort in Sort:
        yield _figure(f"sorted by {sort}, the first time", _sorting(session, sort), rounds, None)
    session.close()


def _filtered(session: Session, before: str, typed: str, rounds: int) -> Figure:
    def prepare() -> None:
        session.find(parse("nobody-is-called-so"))
        session.find(parse(before))

    def find() -> None:
        session.find(parse(typed))

    after = f" after «{before}»" if before else ""
    return _figure(f"«{typed}»{after}", find, rounds, prepare=prepare)


def _completing(session: Session, text: str) -> Callable[[], object]:
    return lambda: session.finder.complete(text, len(text), session.facts())


def _sorting(session: Session, sort: Sort) -> Callable[[], object]:
    def find() -> None:
        session.finder.note(())
        session.find(parse("a"), sort)

    return find


def _figure(
    what: str,
    job: Callable[[], object],
    rounds: int,
    budget: float | None = KEY_MS,
    *,
    prepare: Callable[[], object] = lambda: None,
) -> Figure:
    times = []
    for _ in range(rounds):
        prepare()
        started = process_time()
        job()
        times.append((process_time() - started) * 1000)
    return Figure(what, sorted(times)[len(times) // 2], "ms", budget, f"slowest {max(times):.1f}")
