"""`make terminal`: what the program costs on a terminal, beside its budgets in design.md.

Everything is measured in turn in the same run, because only ratios and bytes carry over from one
machine, and from one moment, to another. It fails where more bytes are written than there should
be, or where something is lost to a signal.
"""

import argparse
import signal
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.figures import Figure, grid, table
from support.machine import machine_words
from support.sshd import why_no_sshd
from terminal.interrupted import interrupt, moment
from terminal.keys import Walk, key_figures, walk, walk_learnings
from terminal.keystrokes import write_until_killed
from terminal.lines import lag_figures, ssh_figures
from terminal.peers_table import peer_figures
from terminal.programs import FLOOR, LARGEST, Program, learned, missing_peers, peers, prepare
from terminal.screens_table import SIZES, THEMES, heads, screen_rows
from terminal.starts import Start, start, start_figures

ROUNDS, WALKS, SIGNALS = 7, 3, 100
QUICK_ROUNDS, QUICK_WALKS, QUICK_SIGNALS = 3, 1, 10


def main() -> int:
    """Measure, and print the tables; 1 when bytes are over or something was lost."""
    parser = argparse.ArgumentParser(prog="tests.terminal", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, one size, one theme")
    parser.add_argument("--signals", type=int, metavar="COUNT", help="only so many signals")
    parser.add_argument("--drafts", type=int, metavar="COUNT", help="only so many killed drafts")
    options = parser.parse_args()
    if options.signals is not None:
        return int(_signals(options.signals))
    if options.drafts is not None:
        return int(_drafts(options.drafts))
    rounds, walks = (QUICK_ROUNDS, QUICK_WALKS) if options.quick else (ROUNDS, WALKS)
    with _folder() as folder:
        _note("making the stores")
        programs, curses = prepare(folder), peers(folder)
        failed = _screens(quick=options.quick)
        failed |= _starts_and_keys(programs, learned(folder), rounds, walks)
        largest = programs[LARGEST]
        beside = {f"coffeechat, {LARGEST}": largest, FLOOR: programs[FLOOR], **curses}
        _print(f"Beside a {FLOOR} and curses programs, at 80x24", peer_figures(beside))
        if missing := missing_peers():
            print(missing)
        held = {"coffeechat": largest, "coffeechat --slow": largest.with_words("--slow"), **curses}
        _print("The lag after a key was held for a second, reckoned", lag_figures(held))
        _print_ssh(largest, quick=options.quick)
    failed |= _signals(QUICK_SIGNALS if options.quick else SIGNALS)
    print(f"\n{machine_words()}")
    return int(failed)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="coffeechat-terminal-") as name:
        yield Path(name)


def _note(doing: str) -> None:
    print(f"{doing} ...", file=sys.stderr)


def _print(title: str, figures: Iterable[Figure]) -> bool:
    """Print a table; whether bytes in it are over their budget."""
    _note(title)
    found = list(figures)
    print(table(title, found), flush=True)
    return any(figure.is_over and figure.unit == "B" for figure in found)


def _screens(*, quick: bool) -> bool:
    failed = False
    for size in SIZES[:1] if quick else SIZES:
        for theme in THEMES[:1] if quick else THEMES:
            title = f"Bytes on every screen, at {size[0]}x{size[1]}, theme {theme}"
            _note(title)
            with _folder() as folder:
                rows = dict(screen_rows(folder, size, theme))
            print(grid(title, heads(size), rows), flush=True)
            failed |= any(one is not None and one.is_over for row in rows.values() for one in row)
    return failed


def _starts_and_keys(
    programs: Mapping[str, Program], with_learnings: Program, rounds: int, walks: int
) -> bool:
    starts: dict[str, list[Start]] = defaultdict(list)
    for program in programs.values():
        start(program)  # from a cold disk, not counted
    for number in range(rounds):
        _note(f"starts: round {number + 1} of {rounds}")
        for name, program in programs.items():
            starts[name].append(start(program))
    seen = Walk()
    for number in range(walks):
        _note(f"keys: round {number + 1} of {walks}")
        walk(programs[LARGEST], seen)
        walk_learnings(with_learnings, seen)
    floor = f"Starting, against a {FLOOR} in the same run"
    failed = _print(floor, start_figures(starts))
    title = f"Keys at 80x24, {LARGEST}, and 20,000 learnings"
    return _print(title, key_figures(seen)) or failed


def _print_ssh(program: Program, *, quick: bool) -> None:
    if missing := why_no_sshd():
        print(f"\nNot measured through a real sshd: {missing}.")
    else:
        speeds = (56_000,) if quick else (9_600, 56_000, 1_000_000)
        title = "The same through a real sshd, 200 ms there and back"
        _print(title, ssh_figures(program, speeds))


def _signals(count: int) -> bool:
    """Send signals at random moments of the story; whether anything went wrong."""
    lost, slowest = [], 0.0
    for seed in range(count):
        at = moment(seed)
        _note(f"signal {seed + 1} of {count}: {at}")
        with _folder() as folder:
            try:
                slowest = max(slowest, interrupt(folder, folder / "data" / "db.json", at))
            except (AssertionError, EOFError) as failure:
                lost.append(f"  {at}: {failure}")
    print(f"\n{count} signals at random moments of the story: {len(lost)} went wrong")
    print("\n".join([*lost, f"  gone after {slowest:.1f} s at most, within 5 s"]), flush=True)
    return bool(lost)


def _drafts(count: int) -> bool:
    """Kill the composer while somebody types; whether anything was lost that was promised."""
    lost = []
    for seed in range(count):
        for kind in (signal.SIGKILL, signal.SIGHUP):
            _note(f"draft {seed + 1} of {count}: {kind.name}")
            with _folder() as folder:
                try:
                    write_until_killed(folder, folder / "data" / "db.json", seed, kind)
                except (AssertionError, EOFError) as failure:
                    lost.append(f"  {kind.name} {seed}: {failure}")
    print(f"\n{count} drafts, killed and hung up on while typing: {len(lost)} went wrong")
    print("\n".join(lost), flush=True)
    return bool(lost)


if __name__ == "__main__":
    sys.exit(main())
