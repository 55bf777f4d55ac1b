"""Every screen's bytes, at two sizes and with two themes, beside their budgets."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from support.figures import Figure
from terminal.tour import BUDGETS, LARGE, SMALL, STOPS, budget, measure, prepare_tour

SIZES = (SMALL, LARGE)
THEMES = ("dark", "ansi")
IDLE_FOR = 1.5
"""Seconds for which nothing is done: longer than from one look at the store to the next."""

Row = tuple[str, Sequence[Figure | None]]


def screen_rows(folder: Path, size: tuple[int, int], theme: str) -> Iterator[Row]:
    """A row for each screen: the most bytes of each kind of key."""
    demo = prepare_tour(folder / "first")
    demo.set_theme(theme)
    for number, (name, stop) in enumerate(STOPS.items()):
        most: dict[str, int] = defaultdict(int)
        tried = set()
        with demo.copy(folder / str(number)).start(size=size) as terminal:
            for kind, cost in measure(terminal, stop, IDLE_FOR):
                most[kind] = max(most[kind], cost)
                tried.add(kind)
        yield name, [_figure(kind, most, tried, size) for kind in BUDGETS]


def _figure(
    kind: str, most: Mapping[str, int], tried: set[str], size: tuple[int, int]
) -> Figure | None:
    return Figure(kind, most[kind], "B", budget(kind, size)) if kind in tried else None


def heads(size: tuple[int, int]) -> Sequence[str]:
    """The heads of the columns: a kind of key and its budget."""
    return [f"{kind} {budget(kind, size):,}" for kind in BUDGETS]
