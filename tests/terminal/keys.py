"""Keys: what each costs on the wire, and how long it takes, with thirty thousand people."""

import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from support.figures import Figure
from support.pty import Pressed, Terminal
from terminal.programs import Program

QUIET = 0.15
"""Seconds without a byte after which a key counts as answered."""

QUIET_WITH_CHECKS = 0.5
"""The same where checks follow the typing after a rest."""

AT_ONCE = 0.09
"""The same where something else follows on purpose, after 150 ms."""

REST = 2.5
"""The same where all has to be through that anything began, such as saving an unfinished text."""

IDLE = 3.0
"""Seconds for which it is watched while nobody types."""

MIB_30_000 = 100

#: What is pressed: the most bytes, and the most milliseconds where design.md names them.
BUDGETS: Mapping[str, tuple[float | None, float | None]] = {
    "cursor move": (300, 5),
    "half a page": (3_000, None),
    "page": (3_000, None),
    "filter: opened": (None, None),
    "filter key": (3_000, 35),
    "prompt key": (3_000, None),
    "screen switch": (12_000, None),
    "open person": (12_000, None),
    "back from person": (12_000, None),
    "open composer": (12_000, None),
    "key in a text": (400, None),
    "open triage": (12_000, None),
    "triage key": (3_000, None),
    "keys (?)": (12_000, None),
    "an act, from Enter on": (3_000, None),
    "cursor move, detail beside": (400, None),
    "the detail that follows": (4_000, None),
    "Learn": (12_000, None),
    "open learnings": (12_000, None),
    "cursor move, learnings": (300, 5),
    "page, learnings": (3_000, None),
    "filter key, learnings": (3_000, 35),
}

TIMED = (
    "cursor move", "filter key", "screen switch", "open person", "an act, from Enter on",
    "triage key", "open learnings", "cursor move, learnings", "filter key, learnings",
)  # fmt: skip


@dataclass
class Walk:
    """What keys caused, by what they are for; bytes while idle; memory at the end in MiB."""

    pressed: dict[str, list[Pressed]] = field(default_factory=lambda: defaultdict(list))
    idle: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    memory: list[float] = field(default_factory=list)


def walk(program: Program, into: Walk) -> None:
    """Go through the program by keyboard, at 80x24 and with the detail beside the list."""
    with program.start() as terminal:
        terminal.wait_for(program.shows)
        terminal.settle(0.5)
        _switch(terminal, into)
        _move(terminal, into)
        _type(terminal, into)
        _visit(terminal, into)
        _decide(terminal, into)
        _write(terminal, into)
        into.memory.append(terminal.memory())
    with program.start(size=(120, 40)) as terminal:
        terminal.wait_for(program.shows)
        terminal.send("2")
        terminal.wait_for("2Identify")
        terminal.settle(0.5)
        for _ in range(8):
            into.pressed["cursor move, detail beside"].append(terminal.press("j", quiet=AT_ONCE))
            into.pressed["the detail that follows"].append(_watched(terminal))


def walk_learnings(program: Program, into: Walk) -> None:
    """Go through twenty thousand learnings by keyboard, at 80x24."""
    with program.start() as terminal:
        terminal.wait_for(program.shows)
        terminal.settle(0.5)
        _press(terminal, into, "Learn", "6", quiet=0.5)
        _press(terminal, into, "open learnings", "l", quiet=0.5)
        _rest(terminal, into, "on learnings")
        _press(terminal, into, "cursor move, learnings", *["j"] * 10, *["down"] * 4)
        _press(terminal, into, "page, learnings", "pagedown", "pagedown", "pageup")
        terminal.press("/", quiet=QUIET)
        _press(
            terminal, into, "filter key, learnings", *"river", "backspace", *":", *["backspace"] * 5
        )


def _watched(terminal: Terminal) -> Pressed:
    before = len(terminal.written)
    terminal.settle(0.4)
    return Pressed(len(terminal.written) - before, 0.0)


def _press(terminal: Terminal, into: Walk, what: str, *keys: str, quiet: float = QUIET) -> None:
    into.pressed[what] += [terminal.press(key, quiet=quiet) for key in keys]


def _rest(terminal: Terminal, into: Walk, where: str) -> None:
    terminal.settle(REST)
    into.idle[where].append(terminal.watch(IDLE))


def _switch(terminal: Terminal, into: Walk) -> None:
    terminal.press("2", quiet=0.5)  # the index is made on the first visit
    _press(terminal, into, "screen switch", *"345123452")


def _move(terminal: Terminal, into: Walk) -> None:
    _rest(terminal, into, "on a list")
    _press(terminal, into, "cursor move", *["j"] * 10, *["down"] * 4)
    _press(terminal, into, "half a page", "ctrl+d", "ctrl+d", "ctrl+u")
    _press(terminal, into, "page", "pagedown", "pagedown", "pageup")


def _type(terminal: Terminal, into: Walk) -> None:
    _press(terminal, into, "filter: opened", "/")
    _press(terminal, into, "filter key", "a", "n", "a", "backspace", "backspace", "m")
    _rest(terminal, into, "in a filter")
    terminal.press("escape", quiet=0.4)
    terminal.press(":", quiet=QUIET)
    _press(terminal, into, "prompt key", *"undo", "backspace")
    terminal.press("escape", quiet=0.4)


def _visit(terminal: Terminal, into: Walk) -> None:
    for _ in range(2):
        _press(terminal, into, "open person", "enter")
        _press(terminal, into, "back from person", "escape", quiet=0.4)
        terminal.press("j", quiet=QUIET)
    for text in ("her path", "how she began"):
        terminal.press("w", quiet=QUIET)
        terminal.type(text)
        terminal.wait_for(text)
        terminal.settle(QUIET)
        _press(terminal, into, "an act, from Enter on", "enter", quiet=0.4)
    _press(terminal, into, "keys (?)", "?")
    terminal.press("escape", quiet=0.4)


def _decide(terminal: Terminal, into: Walk) -> None:
    """Decide on people: who is worth asking stays for another key, the others give way."""
    _press(terminal, into, "open triage", "t", quiet=1.0)
    terminal.wait_for("to go")
    _press(terminal, into, "triage key", *"nlnyyn1j", quiet=0.4)
    terminal.press("escape", quiet=0.4)


def _write(terminal: Terminal, into: Walk) -> None:
    terminal.press("d", quiet=QUIET)
    terminal.wait_for("I saw that you")
    _press(terminal, into, "open composer", "enter", quiet=1.0)
    terminal.wait_for("Dear ")
    terminal.press("e", quiet=QUIET_WITH_CHECKS)
    _press(terminal, into, "key in a text", *"abc def", quiet=QUIET_WITH_CHECKS)
    _rest(terminal, into, "in a text")


def key_figures(into: Walk) -> Iterator[Figure]:
    """The figures of all keys."""
    for what, (most_bytes, most_ms) in BUDGETS.items():
        pressed = into.pressed[what]
        sizes, times = [one.size for one in pressed], [one.ms for one in pressed]
        size = statistics.median(sizes)
        yield Figure(what, size, "B", most_bytes, f"{_range(sizes)} B")
        if what in TIMED:
            ms = statistics.median(times)
            yield Figure(f"{what}, to its last byte", ms, "ms", most_ms, f"{_range(times)} ms")
    for where, sizes in into.idle.items():
        yield Figure(f"idle {where}", max(sizes), "B", 0, f"in {IDLE:.0f} seconds")
    memory = statistics.median(into.memory)
    yield Figure("memory after all that, 30,000 people", memory, "MiB", MIB_30_000)


def _range(values: Sequence[float]) -> str:
    return f"{min(values):,.0f} to {max(values):,.0f}"
