"""A draft outlives whatever ends the program: `kill -9` but for the last moment, a hang-up wholly.

`python -m tests.terminal --drafts 50` goes through more seeds.
"""

import signal
from pathlib import Path

import pytest

from terminal.keystrokes import write_until_killed

SEEDS = range(2)


@pytest.mark.parametrize("seed", SEEDS)
def test_after_a_kill_all_but_the_last_two_seconds_are_kept(
    seed: int, own_home: Path, store: Path
) -> None:
    write_until_killed(own_home, store, seed, signal.SIGKILL)


@pytest.mark.parametrize("seed", SEEDS)
def test_after_a_hang_up_all_is_kept_to_the_last_key(
    seed: int, own_home: Path, store: Path
) -> None:
    write_until_killed(own_home, store, seed, signal.SIGHUP)
