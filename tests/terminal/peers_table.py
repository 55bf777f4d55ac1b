"""The program beside the least that Textual can show, and beside curses programs on long lists."""

import statistics
from collections.abc import Iterator, Mapping

from support.figures import Figure
from support.pty import Terminal
from terminal.keys import IDLE, QUIET
from terminal.programs import Program
from terminal.starts import start

MOVES = 6


def peer_figures(programs: Mapping[str, Program]) -> Iterator[Figure]:
    """Start, keys, memory and idle of each program."""
    for name, program in programs.items():
        begun = start(program)
        yield Figure(f"{name}: start", begun.stable * 1000, "ms", None, f"{begun.size:,} B")
        with program.start() as terminal:
            terminal.wait_for(program.shows)
            terminal.settle(QUIET)
            if program.down:
                yield from _keys(name, program, terminal)
            terminal.settle(2 * QUIET)
            yield Figure(f"{name}: idle", terminal.watch(IDLE), "B", None, f"in {IDLE:.0f} s")
            yield Figure(f"{name}: memory", terminal.memory(), "MiB")


def _keys(name: str, program: Program, terminal: Terminal) -> Iterator[Figure]:
    for key in (*program.to_list, program.down):
        terminal.press(key, quiet=2 * QUIET)
    for what, key in (("a row down", program.down), ("a page", program.page)):
        pressed = [terminal.press(key, quiet=QUIET) for _ in range(MOVES)]
        size = statistics.median(one.size for one in pressed)
        ms = statistics.median(one.ms for one in pressed)
        yield Figure(f"{name}: {what}", size, "B", None, f"{ms:.1f} ms")
