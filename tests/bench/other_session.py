"""A process with a session on a store, which acts when it is told to.

    python other_session.py PATH

Each line it reads is how many seconds to wait before changing somebody. Each line it prints is the
moment, on the clock that all processes share, at which it was ready or the act was on the disk.
"""

import sys
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

sys.path.insert(0, str(Path(__file__).parents[1]))

from coffeechat.acts.people import edit
from support.stores import open_session


def main(path: str) -> None:
    """Act for every line; leave when there are no more."""
    with closing(open_session(Path(path))) as session:
        person = next(iter(session.records.people))
        _tell_time()
        for number, line in enumerate(sys.stdin):
            sleep(float(line))
            edit(session.store, person, notes=f"note {number} from elsewhere")
            _tell_time()


def _tell_time() -> None:
    sys.stdout.write(f"{monotonic()}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
