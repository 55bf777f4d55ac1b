"""`make bench`: what the program takes without a screen, beside its budgets in design.md.

Everything is a ratio to something else that was done in turn in the same run, or a count; no time
of its own means anything on another machine.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.acts import act_figures
from bench.checks import check_figures
from bench.commands import command_figures
from bench.filters import filter_figures
from bench.imports import import_figures
from bench.learn import learn_figures
from bench.memory import memory_figures
from bench.plugins import plugin_figures
from bench.reading import reading_figures
from bench.sessions import session_figures
from bench.titles import title_figures
from bench.vcards import vcard_figures
from support.figures import table
from support.machine import machine_words
from support.stores import make_larger, make_store, write_connections

SIZES = (1_000, 30_000)
TIMES = 10
"""How many times the people of the largest, once, for information: nothing is promised there."""


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    quick = parser.parse_args().quick
    print(table("What job titles tell", title_figures()))
    checks = check_figures(5 if quick else 21)
    print(table("Looking a text over with all checks, in processor time", checks))
    with tempfile.TemporaryDirectory(prefix="coffeechat-bench-") as name:
        folder = Path(name)
        stores, connections = _prepare(folder)
        small, large = (stores[rows] for rows in SIZES)
        commands = command_figures(small, folder, 5 if quick else 21)
        print(table("Commands, against starting Python (1,000 people)", commands))
        reading = reading_figures(large, 3 if quick else 9)
        print(table("Reading 30,000 people, against json.load of the store's file", reading))
        filters = filter_figures(large, 3 if quick else 9)
        print(table("Filters over 30,000 people, in processor time", filters))
        learn = learn_figures(large, folder, 3 if quick else 9)
        print(table("Learn with 20,000 learnings, against reading them as JSON", learn))
        imports = import_figures(connections, 2 if quick else 7)
        print(table("Importing, against csv.reader of the same file", imports))
        vcards = vcard_figures(folder, 2 if quick else 7)
        print(table("vCards, against splitting the text", vcards))
        plugins = plugin_figures(folder, 2 if quick else 7)
        print(table("Plugins", plugins))
        print(table("Memory, without a screen", memory_figures(large)))
        sessions = session_figures(large, 5 if quick else 20)
        print(table("Two sessions on 30,000 people", sessions))
        stores[SIZES[-1] * TIMES] = folder / "larger.json"
        make_larger(large, stores[SIZES[-1] * TIMES], TIMES)
        acts = act_figures(stores, folder, 50 if quick else 300)
        print(table("Acts, written and synced", acts))
    print(f"\n{machine_words()}")


def _prepare(folder: Path) -> tuple[dict[int, Path], Path]:
    """The stores by their size, and the connections of the largest."""
    print("making the stores ...", file=sys.stderr)
    stores = {}
    for rows in SIZES:
        connections = folder / f"{rows}.csv"
        write_connections(connections, rows)
        stores[rows] = folder / f"{rows}.json"
        make_store(stores[rows], connections)
    return stores, connections


if __name__ == "__main__":
    main()
