"""How busy and how fast the machine is at the moment, to judge times by."""

import os
import statistics
import subprocess
import sys
from time import perf_counter

_WHERE_BUDGETS_WERE_SET = 9.5
"""Milliseconds that starting Python took on the machine that design.md's budgets come from."""

_TIMES = 7


def machine_words() -> str:
    """The load, and how long Python takes to start for nothing."""
    samples = []
    for _ in range(_TIMES):
        start = perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        samples.append((perf_counter() - start) * 1000)
    return (
        f"Load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; python -c pass takes "
        f"{statistics.median(samples):.1f} ms, and {_WHERE_BUDGETS_WERE_SET} ms where the budgets "
        "in milliseconds were set."
    )
