"""Live through terms of many seeds: `python -m tests.term --seeds 20`."""

import argparse
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))  # where the tests import each other from

from term.life import DAYS
from term.proof import Care, prove


def main() -> int:
    """Prove every seed; 1 when one of them shows a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.term", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="how many")
    parser.add_argument("--from", dest="first", type=int, default=1, help="the first of them")
    parser.add_argument("--days", type=int, default=DAYS)
    options = parser.parse_args()
    faults = 0
    acts, rules = Counter[str](), Counter[str]()
    for seed in range(options.first, options.first + options.seeds):
        began = time.process_time()
        with TemporaryDirectory() as folder:
            try:
                term = prove(Path(folder), seed, Care(again=options.days), options.days)
            except Exception:  # noqa: BLE001 - any fault is to be told, and the next seed tried
                faults += 1
                sys.stdout.write(f"seed {seed}: {traceback.format_exc()}\n")
                continue
        acts += term.acts
        rules.update(term.rules)
        took = time.process_time() - began
        sys.stdout.write(
            f"seed {seed}: {term.acts.total()} acts, {term.taken_back} taken back, {took:.1f} s\n"
        )
        sys.stdout.flush()
    sys.stdout.write(f"acts  {dict(sorted(acts.items()))}\nrules {dict(sorted(rules.items()))}\n")
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main())
