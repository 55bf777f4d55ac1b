"""The disk refuses a call: the step is refused in one sentence, changes nothing, and works later.

A refusal may also be harmless, such as of thinning backups; then the step goes through. Either way
memory is what is on the disk, and that is the state before the step or after it.
"""

import errno
from collections.abc import Iterator

from coffeechat.store import StoreError
from crash.faults import FailAt, between
from crash.points import calls_of_each_step
from crash.script import STEPS, World, content, expected, fresh_world, run_step

CODES = (errno.ENOSPC, errno.EIO, errno.EDQUOT)


def refusal_points() -> Iterator[tuple[int, int, str]]:
    """Every step, position of a call within it, and the name of the call."""
    for step, calls in enumerate(calls_of_each_step()):
        for position, call in enumerate(calls):
            yield step, position, call


def run_refusals(every: int = 1) -> tuple[int, int]:
    """Refuse each call in each way (or each n-th); returns runs, and steps that were refused."""
    cases = [
        (step, FailAt(position, code, lasting, short))
        for step, position, call in refusal_points()
        for code in CODES
        for lasting in (False, True)
        for short in ((False, True) if call == "write" else (False,))
    ]
    refused = 0
    for case in cases[::every]:
        try:
            refused += _refuse(*case)
        except (AssertionError, StoreError, OSError) as failure:
            raise AssertionError(f"refusing {case}: {failure}") from failure
    return len(cases[::every]), refused


def _refuse(step: int, fault: FailAt) -> bool:
    with fresh_world() as world:
        for number in range(step):
            run_step(world, number)
        with between(fault):
            refused = _try(world, step)
            _check_memory(world, step, refused=refused)
            fault.freed = True
            if refused:
                assert not _try(world, step), "refused again although the disk works"
        assert content(world.path) == expected()[step + 1], "the step is missing"
        for number in range(step + 1, len(STEPS)):
            run_step(world, number)
        assert content(world.path) == expected()[-1], "a later step went wrong"
    return refused


def _try(world: World, step: int) -> bool:
    """Take a step; True when it was refused. An opening that only allows to look is refused."""
    try:
        run_step(world, step)
    except StoreError as error:
        if not str(error).endswith("."):
            raise AssertionError(f"no sentence: {error}") from error
        return True
    looking = [name for name, store in world.sessions.items() if store.read_only]
    for name in looking:
        world.close(name)
    return bool(looking)


def _check_memory(world: World, step: int, *, refused: bool) -> None:
    """Every session knows the state before the step or after it, and so does the disk."""
    allowed = {expected()[step], expected()[step + 1]} if refused else {expected()[step + 1]}
    for name, store in world.sessions.items():
        store.poll()
        known = store.canonical() + b"\n%d events" % len(store.events)
        assert known in allowed, f"session {name} knows something else"
    if world.path.exists():
        assert content(world.path) in allowed, "the disk holds something else"
