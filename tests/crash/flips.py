"""One bit of the files is flipped: refused, or set aside and said, never altered silently."""

import os
from collections import Counter
from pathlib import Path

from coffeechat.store import StoreError
from coffeechat.store.journal import read_header
from crash.script import World, content, expected, fresh_world, recover, run_step

_STEPS = 10


def run_flips(every: int = 1) -> Counter[str]:
    """Flip a bit in each byte (or each n-th) of a journal and of its data file.

    Returns:
        How many flips were refused, taken for a torn last act, or harmless.
    """
    outcomes: Counter[str] = Counter()
    with fresh_world() as world:
        for number in range(_STEPS):
            run_step(world, number)
        world.abandon()
        kept = {path: path.read_bytes() for path in world.path.parent.glob("db.json*")}
    for suffix in (".j2", ""):
        path = Path(f"{world.path}{suffix}")
        for position in range(0, len(kept[path]), every):
            for bit in range(8) if kept[path][position] == ord("\n") else (position % 8,):
                outcomes[_flip(kept, path.name, position, 1 << bit)] += 1
    return outcomes


def _flip(kept: dict[Path, bytes], name: str, position: int, bit: int) -> str:
    with fresh_world() as world:
        for path, data in kept.items():
            (world.path.parent / path.name).write_bytes(data)
        damaged = world.path.with_name(name)
        status = damaged.stat()
        flipped = bytearray(damaged.read_bytes())
        flipped[position] ^= bit
        damaged.write_bytes(flipped)
        os.utime(damaged, ns=(status.st_atime_ns, status.st_mtime_ns))
        if name == world.path.name:
            _pretend_it_is_old(world)
        return _outcome(world, f"{name} byte {position} bit {bit}")


def _pretend_it_is_old(world: World) -> None:
    """Give the data file the time that its journal noted, as a failing disk would leave it."""
    header = read_header(world.path.with_name("db.json.j2").read_bytes())
    assert header is not None
    os.utime(world.path, ns=(header.base.mtime_ns, header.base.mtime_ns))


def _outcome(world: World, where: str) -> str:
    try:
        found = recover(world)
    except (StoreError, AssertionError):
        _check_what_can_be_read(world, where)
        return "refused"
    if found == expected()[_STEPS]:
        return "harmless"
    assert found == expected()[_STEPS - 1], f"{where}: altered silently"
    assert world.sessions["recovering"].notices, f"{where}: an act vanished silently"
    assert list(world.path.parent.glob("*.torn-*")), f"{where}: an act was thrown away"
    return "torn"


def _check_what_can_be_read(world: World, where: str) -> None:
    world.abandon()
    try:
        found = content(world.path)
    except StoreError:
        return
    assert found in expected()[: _STEPS + 1], f"{where}: reads as something that never was"
