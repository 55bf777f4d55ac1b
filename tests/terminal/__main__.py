"""`make terminal`: what the program costs on a terminal, beside its budgets in design.md.

Everything is measured in turn in the same run, because only ratios and bytes carry over from one
machine, and from one moment, to another.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.figures import table
from support.machine import machine_words
from terminal.keys import Walk, key_figures, walk
from terminal.programs import prepare
from terminal.starts import Start, start, start_figures

ROUNDS, WALKS = 7, 3
QUICK_ROUNDS, QUICK_WALKS = 3, 1
_LARGEST = "30,000 people"


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(prog="tests.terminal", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    quick = parser.parse_args().quick
    rounds, walks = (QUICK_ROUNDS, QUICK_WALKS) if quick else (ROUNDS, WALKS)
    with tempfile.TemporaryDirectory(prefix="coffeechat-terminal-") as folder:
        print("making the stores ...", file=sys.stderr)
        programs = prepare(Path(folder))
        starts: dict[str, list[Start]] = defaultdict(list)
        for program in programs.values():
            start(program)  # from a cold disk, not counted
        for number in range(rounds):
            print(f"starts: round {number + 1} of {rounds} ...", file=sys.stderr)
            for name, program in programs.items():
                starts[name].append(start(program))
        seen = Walk()
        for number in range(walks):
            print(f"keys: round {number + 1} of {walks} ...", file=sys.stderr)
            walk(programs[_LARGEST], seen)
    print(table("Starting, against a Textual hello-world in the same run", start_figures(starts)))
    print(table(f"Keys at 80x24, {_LARGEST}", key_figures(seen)))
    print(f"\n{machine_words()}")


if __name__ == "__main__":
    main()
