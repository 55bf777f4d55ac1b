"""The suites by name, each in a short form for every day and in full for `make crash`.

python -m crash.suites NAME...
"""

import os
import sys
from collections.abc import Callable
from typing import NamedTuple
from unittest import mock

from crash.flips import run_flips
from crash.forgetting import run_forgetting
from crash.points import run_crash_points, run_crash_points_in_recovery, run_lost_files
from crash.powerloss import run_failed_syncs, run_inherited_acts, run_power_cuts
from crash.processes import run_half_written, run_interleaved, run_killed, run_turns
from crash.refusals import run_refusals
from crash.script import STEPS, content, expected, fresh_world, run_step

#: The exit code that means a suite failed, which no crash of the interpreter gives.
LOST = 3


class Suite(NamedTuple):
    """What is tried; both forms say how much they tried, and raise when something is lost."""

    short: Callable[[], object]
    full: Callable[[], object]


def run_short_writes() -> int:
    """Write one, seven and a hundred bytes at a time; returns how many runs were whole."""
    pwrite = os.pwrite
    sizes = (1, 7, 100)
    for size in sizes:

        def short(descriptor: int, data: bytes, offset: int, size: int = size) -> int:
            return pwrite(descriptor, bytes(data)[:size], offset)

        with fresh_world() as world, mock.patch.object(os, "pwrite", short):
            for number in range(len(STEPS)):
                run_step(world, number)
            assert content(world.path) == expected()[-1]
    return len(sizes)


SUITES = {
    "crash points": Suite(lambda: run_crash_points(2), run_crash_points),
    "crash points in recovery": Suite(
        lambda: run_crash_points_in_recovery(40), lambda: run_crash_points_in_recovery(3)
    ),
    "lost files": Suite(run_lost_files, run_lost_files),
    "power cuts": Suite(lambda: run_power_cuts(7), run_power_cuts),
    "inherited acts": Suite(run_inherited_acts, run_inherited_acts),
    "failed syncs": Suite(lambda: run_failed_syncs(4), run_failed_syncs),
    "refusals": Suite(lambda: run_refusals(13), run_refusals),
    "short writes": Suite(run_short_writes, run_short_writes),
    "flipped bits": Suite(lambda: run_flips(7), run_flips),
    "forgetting": Suite(lambda: run_forgetting(9), run_forgetting),
    "turns": Suite(run_turns, run_turns),
    "half-written acts": Suite(run_half_written, run_half_written),
    "interleaved writers": Suite(
        lambda: run_interleaved(2, 100),
        lambda: (run_interleaved(2, 500), run_interleaved(4, 500)),
    ),
    "killed writers": Suite(lambda: run_killed(4), lambda: run_killed(200)),
}


def main(names: list[str]) -> int:
    """Run the short form of suites; `LOST` when one of them finds something lost.

    An undisturbed run comes first and must succeed: a bug that shows without any fault is no proof
    of a suite.
    """
    assert expected()[-1]
    try:
        for name in names:
            SUITES[name].short()
    except Exception as failure:  # noqa: BLE001  # a mutant may fail in any way
        sys.stderr.write(f"{type(failure).__name__}: {failure}\n")
        return LOST
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
