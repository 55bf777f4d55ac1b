"""Die at every call to the disk, and again at every call of each recovery."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from crash.faults import Counter, DieAt, Died, between, moments
from crash.script import STEPS, World, carry_on, content, expected, fresh_world, recover, run_step


def calls_of_each_step() -> list[list[str]]:
    """The calls that each step of an undisturbed run makes."""
    calls = []
    with fresh_world() as world:
        for number in range(len(STEPS)):
            counter = Counter()
            with between(counter):
                run_step(world, number)
            calls.append(counter.calls)
    return calls


def crash_points() -> Iterator[tuple[int, int, str]]:
    """Every step, position of a call within it, and moment."""
    for step, calls in enumerate(calls_of_each_step()):
        for position, call in enumerate(calls):
            for moment in moments(call):
                yield step, position, moment


def die_at(world: World, step: int, position: int, moment: str) -> None:
    """Run the script up to one call and die there."""
    for number in range(step):
        run_step(world, number)
    try:
        with between(DieAt(position, moment)):
            run_step(world, step)
    except Died:
        world.abandon()
        return
    raise AssertionError(f"step {step} made no call {position}")


def allowed(step: int) -> set[bytes]:
    """What may be found after a death in a step: as before it, or as after it."""
    return {expected()[step], expected()[step + 1]}


def check_recovery(world: World, step: int) -> None:
    """The store opens, has all that was acknowledged and nothing by halves, and works."""
    found = recover(world)
    assert found in allowed(step), f"step {step}: not the state before or after"
    carry_on(world)


def run_crash_points(every: int = 1) -> int:
    """Die at each point (or each n-th) and recover; returns how many were tried."""
    tried = 0
    for step, position, moment in list(crash_points())[::every]:
        with fresh_world() as world:
            die_at(world, step, position, moment)
            check_recovery(world, step)
        tried += 1
    return tried


def run_crash_points_in_recovery(every: int = 1) -> int:
    """Die at each point of each recovery, too; returns how many were tried."""
    tried = 0
    for step, position, moment in list(crash_points())[::every]:
        with fresh_world() as world, fresh_world() as saved:
            die_at(world, step, position, moment)
            _copy(world.path.parent, saved.path.parent)
            for again, moment_again in _points_of_recovery(world):
                _copy(saved.path.parent, world.path.parent)
                _die_recovering(world, again, moment_again)
                check_recovery(world, step)
                tried += 1
    return tried


def _points_of_recovery(world: World) -> list[tuple[int, str]]:
    counter = Counter()
    with between(counter):
        recover(world)
        world.close("recovering")
    return [
        (position, moment)
        for position, call in enumerate(counter.calls)
        for moment in moments(call)
    ]


def _die_recovering(world: World, position: int, moment: str) -> None:
    try:
        with between(DieAt(position, moment)):
            recover(world)
            world.close("recovering")
    except Died:
        world.abandon()
        return
    raise AssertionError("the recovery was shorter than before")


def _copy(source: Path, target: Path) -> None:
    shutil.rmtree(target)
    shutil.copytree(source, target)


def run_lost_files() -> int:
    """A store whose data file or journal is lost is refused, never taken for an empty one."""
    tried = 0
    for suffix in ("", ".j2"):
        with fresh_world() as world:
            for number in range(8):
                run_step(world, number)
            world.abandon()
            Path(f"{world.path}{suffix}").unlink()
            try:
                found = content_or_open(world)
            except Exception as refused:
                if type(refused).__name__ not in {"Damaged", "StoreError"}:
                    raise
            else:
                raise AssertionError(f"lost {suffix or 'data'}, opened with {found[:60]!r}")
        tried += 1
    return tried


def content_or_open(world: World) -> bytes:
    """Open the store to write and tell its content."""
    found = recover(world)
    world.close("recovering")
    return found or content(world.path)
