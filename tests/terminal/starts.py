"""Starting: how long until there is something to read, and until it stays as it is."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from support.figures import Figure, median_ratio, milliseconds
from terminal.programs import FLOOR, Program

STABLE = 0.3
"""Seconds without a byte that count as stable."""

MOST_TO_FIRST_TEXT = 1.2
MOST_TO_STABLE = {"0 people": 1.5, "1,000 people": 1.5, "30,000 people": 2.2}
MOST_MEMORY = {"0 people": 42, "1,000 people": 42, "30,000 people": 100}


@dataclass(frozen=True)
class Start:
    """One start: seconds to the first text, to the last byte, of a processor; bytes; MiB."""

    first_text: float
    stable: float
    processor: float
    size: int
    memory: float


_WORDS = {
    "first_text": "first text",
    "stable": "stable screen",
    "processor": "processor time to start",
    "size": "bytes to start",
    "memory": "memory after start",
}

Starts = Mapping[str, Sequence[Start]]


def start(program: Program) -> Start:
    """Start a program, wait until it rests, and end it."""
    with program.start() as terminal:
        terminal.wait_for(program.shows)
        terminal.settle(STABLE)
        assert terminal.first_text is not None, "it shows a text"
        return Start(
            first_text=terminal.first_text - terminal.started,
            stable=terminal.last - terminal.started,
            processor=terminal.processor_time(),
            size=len(terminal.written),
            memory=terminal.memory(),
        )


def start_figures(starts: Starts) -> Iterator[Figure]:
    """The figures of all programs beside the floor."""
    for name, most_to_stable in MOST_TO_STABLE.items():
        yield _ratio(starts, name, "first_text", MOST_TO_FIRST_TEXT)
        yield _ratio(starts, name, "stable", most_to_stable)
        yield _ratio(starts, name, "processor", None)
    for name, most_memory in MOST_MEMORY.items():
        yield _amount(starts, name, "size", "B", None)
        yield _amount(starts, name, "memory", "MiB", most_memory)


def _ratio(starts: Starts, name: str, field: str, budget: float | None) -> Figure:
    own = [getattr(one, field) for one in starts[name]]
    floor = [getattr(one, field) for one in starts[FLOOR]]
    ratio = median_ratio(own, floor)
    return Figure(f"{_WORDS[field]}, {name}", ratio, "x", budget, milliseconds(own, floor))


def _amount(starts: Starts, name: str, field: str, unit: str, budget: float | None) -> Figure:
    own = statistics.median(getattr(one, field) for one in starts[name])
    floor = statistics.median(getattr(one, field) for one in starts[FLOOR])
    return Figure(f"{_WORDS[field]}, {name}", own, unit, budget, f"against {floor:,.0f} {unit}")
