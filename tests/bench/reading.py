"""Opening a store of thirty thousand people and looking at it, beside reading its file as JSON."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.sampling import Job, in_turn
from coffeechat.domain.due import due_items
from coffeechat.domain.filters import Filter, parse
from coffeechat.domain.index import build_index
from coffeechat.domain.records import Person
from coffeechat.screens.found_rows import Look
from coffeechat.screens.pages import Page, make_page
from coffeechat.session import Session
from coffeechat.verbs import Place
from support.figures import Figure, median_ratio, milliseconds
from support.stores import open_session

BUDGETS = {"open": 2}

_FLOOR = "json.load"
_WORDS = "an"
_NOBODY = Filter(parse("nobody-is-called-so").terms)


def reading_figures(store: Path, rounds: int) -> Iterator[Figure]:
    """The figures of opening and of what the screens ask for; as many times a `json.load`."""
    session = open_session(store)
    jobs: dict[str, Job] = {
        _FLOOR: lambda: _load(store),
        "open": lambda: open_session(store).close(),
        "people index": lambda: build_index(session.records),
        "what is due, in a session just opened": lambda: _due_when_fresh(store),
        "what is due, again": lambda: due_items(session.records, session.now()),
        "page Identify": lambda: _page(session, ""),
        "page Identify, filtered": lambda: _page(session, _WORDS),
        "filter": lambda: _find_anew(session, _WORDS),
        "a plain loop over the same texts": lambda: _plain_filter(session),
    }
    samples = in_turn(jobs, rounds)
    session.close()
    floor = samples.pop(_FLOOR)
    for what, sample in samples.items():
        times = milliseconds(sample, floor)
        ratio, budget = median_ratio(sample, floor), BUDGETS.get(what)
        yield Figure(f"{what}, to json.load", ratio, "x", budget, times)


def _no_columns(_person: Person, _width: int) -> Sequence[tuple[str, int]]:
    return ()


def _load(store: Path) -> None:
    with store.open(encoding="utf-8") as file:
        json.load(file)


def _due_when_fresh(store: Path) -> None:
    session = open_session(store)
    due_items(session.records, session.now())
    session.close()


def _page(session: Session, typed: str) -> Page:
    _find_anew(session, "")
    return make_page(session, Place.IDENTIFY, Look(typed), _no_columns)


def _find_anew(session: Session, typed: str) -> Sequence[str]:
    """What is found when nothing was typed before."""
    session.find(_NOBODY)
    return session.find(parse(typed))


def _plain_filter(session: Session) -> list[str]:
    index = session.people()
    texts = index.fact("", session.records)
    return [person for person, text in zip(index.ids, texts, strict=True) if _WORDS in text]
