"""Shell commands, beside starting Python for nothing."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.sampling import Job, in_turn
from support.figures import Figure, median_ratio, milliseconds
from support.pty import COFFEECHAT, environment
from support.stores import NOW

_PYTHON = "python -c pass"
_COUNT_MODULES = """
import sys
from coffeechat.launch import main
try:
    main(sys.argv[1:])
finally:
    loaded = {name.partition(".")[0] for name in sys.modules}
    print(len(sys.modules), len(loaded & {"textual", "rich"}), file=sys.stderr)
"""


def command_figures(store: Path, folder: Path, rounds: int) -> Iterator[Figure]:
    """The figures of the commands that are typed most."""
    environ = environment(folder, COFFEECHAT_NOW=NOW.isoformat(), COFFEECHAT_STORE=str(store))
    commands: dict[str, tuple[list[str], float | None]] = {
        "--help": (["--help"], 6),
        "--version": (["--version"], 6),
        "today": (["today"], 12),
        "find": (["find", "manager"], None),
    }
    jobs: dict[str, Job] = {_PYTHON: _runner([sys.executable, "-c", "pass"], environ)}
    for name, (arguments, _) in commands.items():
        jobs[name] = _runner([COFFEECHAT, *arguments], environ)
    in_turn(jobs, 1)
    samples = in_turn(jobs, rounds)
    floor = samples[_PYTHON]
    for name, (arguments, budget) in commands.items():
        own = samples[name]
        times = milliseconds(own, floor)
        yield Figure(f"coffeechat {name}", median_ratio(own, floor), "x", budget, times)
        modules, forbidden = _modules(arguments, environ)
        yield Figure(f"coffeechat {name}: modules", modules)
        yield Figure(f"coffeechat {name}: of Textual or Rich", forbidden, "", 0)


def _runner(command: Sequence[str], environ: dict[str, str]) -> Job:
    return lambda: subprocess.run(command, env=environ, capture_output=True, check=False)


def _modules(arguments: Sequence[str], environ: dict[str, str]) -> tuple[int, int]:
    command = [sys.executable, "-c", _COUNT_MODULES, *arguments]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    modules, forbidden = done.stderr.splitlines()[-1].split()
    return int(modules), int(forbidden)
