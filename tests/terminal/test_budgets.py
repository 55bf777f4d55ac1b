"""Every screen keeps to its budget of bytes, and writes nothing while nothing happens.

`make terminal` measures the same with more keys, on larger terminals and with other themes.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from coffeechat import screens
from coffeechat.screens.base import VerbScreen
from terminal.tour import IDLE, OPEN, SMALL, STOPS, Place, Stop, budget, measure, prepare_tour

KEYS = 2
"""How many keys of a kind are pressed; the cheaper counts, for where the machine is busy what
follows after a rest may come along with the other.
"""

LOOK = 0.8
"""Seconds to look on: longer than the program's own clock takes from one look to the next."""


COUNTS = re.compile(r"owe \d+  wait \d+$", re.MULTILINE)
"""What I owe and whom I wait for, at the right edge of every screen."""

IN_THEIR_PLACE = [STOPS[name] for name in ("subject", "templates of a draft", "goal")]
"""Where a line is asked for, on screens that have the counts in its place otherwise."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The demo, made once."""
    return prepare_tour(tmp_path_factory.mktemp("tour"))


@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
def test_a_screen_keeps_to_its_budget(stop: Stop, demo: Place, tmp_path: Path) -> None:
    sizes: dict[str, list[int]] = defaultdict(list)
    counted = False
    with demo.copy(tmp_path / "home").start() as terminal:
        for kind, size in measure(terminal, stop, LOOK, most=KEYS):
            sizes[kind].append(size)
            counted |= kind == OPEN and COUNTS.search(terminal.screen.text) is not None
    assert sizes[IDLE] == [0]
    over = {kind: found for kind, found in sizes.items() if min(found) > budget(kind, SMALL)}
    assert over == {}
    assert counted != (stop in IN_THEIR_PLACE), terminal.screen.text


def kinds_of(parent: type[VerbScreen]) -> Iterator[str]:
    """The names of all screens that can be opened: those of ours that no other is a kind of."""
    ours = [
        child for child in parent.__subclasses__() if child.__module__.startswith(screens.__name__)
    ]
    if not ours:
        yield parent.__name__
    for child in ours:
        yield from kinds_of(child)


def test_the_tour_comes_to_every_screen() -> None:
    for module in iter_modules(screens.__path__, f"{screens.__name__}."):
        import_module(module.name)
    assert {stop.screen for stop in STOPS.values()} == set(kinds_of(VerbScreen))
