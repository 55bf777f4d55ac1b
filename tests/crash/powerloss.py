"""The power fails: what was not synced may be there, missing, cut, zero, or stale.

A run is recorded as a list of calls. Replayed on a model of a disk, each prefix of that list gives
the states in which a power cut could leave the files: every file's unsynced writes may have
arrived in full, in part or not at all, and so may the names made, moved or removed in a folder
since it was last synced. Each distinct state is written out and recovered from.
"""

import errno
import hashlib
import itertools
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, NoReturn

from coffeechat.store import StoreError
from coffeechat.store.journal import Line, read_header, read_whole, written
from crash.faults import Call, Died, between
from crash.points import calls_of_each_step
from crash.script import (
    STEPS,
    World,
    carry_on,
    content,
    expected,
    fresh_world,
    recover,
    run_step,
)

_CUTS = 60
_HOLES = 12

Content = Mapping[str, bytes]


@dataclass
class File:
    """One file: what is surely on the disk, and what may be; a broken one takes no more."""

    synced: bytes = b""
    now: bytes = b""
    broken: bool = False


@dataclass
class Folder:
    """The names in one folder: surely on the disk, and what happened to them since."""

    synced: dict[str, int] = field(default_factory=dict)
    pending: list[dict[str, int | None]] = field(default_factory=list)

    def names(self, kept: list[dict[str, int | None]]) -> dict[str, int]:
        """The names if only these changes had arrived."""
        names: dict[str, int | None] = {**self.synced}
        for change in kept:
            names |= change
        return {name: file for name, file in names.items() if file is not None}


class Model:
    """A disk that remembers what was synced. It watches the real calls."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[int, File] = {}
        self.folders: dict[Path, Folder] = {}
        self._by_inode: dict[int, int] = {}

    def __call__(self, name: str, real: Call, args: tuple[Any, ...]) -> Any:
        result = real(*args)
        getattr(self, f"_{name}")(result, *args)
        return result

    def _create(self, descriptor: int, path: Path) -> None:
        number = len(self.files)
        self.files[number] = File()
        self._by_inode[os.fstat(descriptor).st_ino] = number
        self._folder(path).pending.append({path.name: number})

    def _make_folder(self, _: None, path: Path) -> None:
        self.folders.setdefault(path, Folder())

    def _write(self, _: None, descriptor: int, data: bytes, offset: int) -> None:
        file = self._file(descriptor)
        file.now = file.now[:offset].ljust(offset, b"\0") + data + file.now[offset + len(data) :]

    def _truncate(self, _: None, descriptor: int, size: int) -> None:
        file = self._file(descriptor)
        file.now = file.now[:size]

    def _sync(self, _: None, descriptor: int) -> None:
        file = self._file(descriptor)
        if not file.broken:
            file.synced = file.now

    def _sync_folder(self, _: None, path: Path) -> None:
        folder = self.folders.setdefault(path, Folder())
        folder.synced = folder.names(folder.pending)
        folder.pending = []

    def _replace(self, _: None, source: Path, target: Path) -> None:
        folder = self._folder(source)
        number = folder.names(folder.pending)[source.name]
        folder.pending.append({source.name: None, target.name: number})

    def _link(self, _: None, source: Path, target: Path) -> None:
        folder = self._folder(source)
        number = folder.names(folder.pending)[source.name]
        self._folder(target).pending.append({target.name: number})

    def _remove(self, _: None, path: Path) -> None:
        folder = self._folder(path)
        if path.name in folder.names(folder.pending):
            folder.pending.append({path.name: None})

    def _folder(self, path: Path) -> Folder:
        return self.folders.setdefault(path.parent, Folder())

    def _file(self, descriptor: int) -> File:
        return self.files[self._by_inode[os.fstat(descriptor).st_ino]]

    def states(self) -> Iterator[Content]:
        """Every state that a power cut could leave now, as file contents by relative path."""
        unsynced = [number for number, file in self.files.items() if file.synced != file.now]
        whole = {number: file.now for number, file in self.files.items()}
        least = {number: file.synced for number, file in self.files.items()}
        variants = [whole, least]
        for number in unsynced:
            stale = _stale_line(self.files[number], self.files.values())
            for variant in _variants(self.files[number], stale):
                variants += [{**whole, number: variant}, {**least, number: variant}]
        for names in self._namings():
            for files in variants:
                yield {path: files[number] for path, number in names.items()}

    def _namings(self) -> Iterator[dict[str, int]]:
        """The names in all folders: each folder's changes in every way, the others' all or none."""
        for varied in self.folders:
            for others in (True, False):
                for kept in _subsets(self.folders[varied].pending):
                    names: dict[str, int] = {}
                    for path, folder in self.folders.items():
                        rest = folder.pending if others else []
                        chosen = folder.names(kept if path == varied else rest)
                        prefix = str(path.relative_to(self.root))
                        names |= {f"{prefix}/{name}": file for name, file in chosen.items()}
                    yield names

    def refuse_sync(self, descriptor: int) -> NoReturn:
        """Fail a sync. The system may have dropped the pages: nothing more reaches this file."""
        self._file(descriptor).broken = True
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    def adopt(self, path: Path) -> None:
        """Take in a file that was written past the store, as by an editor; it is durable."""
        number = len(self.files)
        content = path.read_bytes()
        self.files[number] = File(content, content)
        self._by_inode[path.stat().st_ino] = number
        self._folder(path).synced[path.name] = number

    def holds(self, path: Path) -> bool:
        """Whether the model knows the content of a file."""
        folder = self._folder(path)
        number = folder.names(folder.pending).get(path.name)
        return number is not None and self.files[number].now == path.read_bytes()


def _stale_line(journal: File, others: Iterable[File]) -> bytes:
    """A line that another generation once had refused and that now shines through a hole."""
    mine = read_header(journal.synced)
    if mine is None:
        return b""
    for other in others:
        header = read_header(other.now)
        if header is None or header.gen == mine.gen:
            continue
        for line in read_whole(other.now)[0][-1:]:
            again = Line(mine.seq + len(read_whole(journal.synced)[0]) + 1, line.changes)
            return written(header, [again]).partition(b"\n")[2]
    return b""


def _variants(file: File, stale: bytes) -> Iterator[bytes]:
    """The ways in which unsynced writes of one file may have arrived."""
    grown = len(file.now) - len(file.synced)
    if grown > 0 and file.now.startswith(file.synced):
        for cut in range(1, _CUTS + 1):
            yield file.now[: len(file.synced) + grown * cut // (_CUTS + 1)]
        for hole in range(_HOLES):
            start, end = grown * hole // _HOLES, grown * (hole + 1) // _HOLES
            new = file.now[len(file.synced) :]
            yield file.synced + new[:start] + bytes(end - start) + new[end:]
        yield file.synced + bytes(grown)
        yield file.synced + Random(grown).randbytes(grown)
        yield file.now[:-1] + b"\0"
        if stale:
            yield file.synced + stale
    else:
        yield b""
        yield file.now[: len(file.now) // 2]


def _subsets(changes: list[dict[str, int | None]]) -> Iterator[list[dict[str, int | None]]]:
    """Every choice of the changes, in their order."""
    for choice in itertools.product((True, False), repeat=len(changes)):
        yield [change for change, kept in zip(changes, choice, strict=True) if kept]


def run_power_cuts(every: int = 1) -> int:
    """Cut the power after every call (or look at each n-th state); returns how many states."""
    seen: set[bytes] = set()
    tried = 0
    for step, states in _recorded():
        for state in states:
            digest = _digest(step, state)
            if digest in seen:
                continue
            seen.add(digest)
            if len(seen) % every == 0:
                _check(step, state)
                tried += 1
    return tried


def run_failed_syncs(every: int = 1) -> int:
    """Fail each sync of a file, try again, then cut the power; returns how many states."""
    syncs = [
        (step, position)
        for step, calls in enumerate(calls_of_each_step())
        for position, call in enumerate(calls)
        if call == "sync"
    ]
    return sum(_fail_sync(*sync) for sync in syncs[::every])


def run_inherited_acts() -> int:
    """Die between writing and syncing an act; what the next session shows survives a power cut."""
    with fresh_world() as world:
        model = Model(world.path.parent)
        with between(model):
            run_step(world, 0)

        def die_at_sync(name: str, real: Call, args: tuple[Any, ...]) -> Any:
            if name == "sync":
                raise Died
            return model(name, real, args)

        with suppress(Died), between(die_at_sync):
            run_step(world, 1)
        world.abandon()
        with between(model):
            shown = recover(world)
        states = list(model.states())
    assert shown == expected()[2]
    for state in states:
        _check(1, state, allowed={shown})
    return len(states)


def _fail_sync(step: int, position: int) -> int:
    with fresh_world() as world:
        model = Model(world.path.parent)
        seen = itertools.count()

        def watch(name: str, real: Call, args: tuple[Any, ...]) -> Any:
            if next(seen) == position:
                model.refuse_sync(args[0])
            return model(name, real, args)

        for number in range(step):
            with between(model):
                run_step(world, number)
            _adopt_edit(world, model)
        with between(watch), suppress(StoreError):
            run_step(world, step)
        for name in [name for name, store in world.sessions.items() if store.read_only]:
            world.close(name)
        if not world.path.exists() or content(world.path) != expected()[step + 1]:
            with between(model):
                run_step(world, step)
        states = {_digest(step, state): state for state in model.states()}
    for state in states.values():
        _check(step + 1, state)
    return len(states)


def _adopt_edit(world: World, model: Model) -> None:
    if world.path.exists() and not model.holds(world.path):
        model.adopt(world.path)


def _recorded() -> Iterator[tuple[int, list[Content]]]:
    """The script once: each step, and the states in which a power cut during it leaves the disk.

    The state after the last call of a step counts for the next one: by then it is acknowledged.
    """
    with fresh_world() as world:
        model = Model(world.path.parent)
        for step in range(len(STEPS)):
            states: list[Content] = list(model.states())

            def watch(
                name: str, real: Call, args: tuple[Any, ...], states: list[Content] = states
            ) -> Any:
                result = model(name, real, args)
                states.extend(model.states())
                return result

            with between(watch):
                run_step(world, step)
            _adopt_edit(world, model)
            yield step, states
        yield len(STEPS), list(model.states())


def _check(step: int, state: Content, allowed: Collection[bytes] = ()) -> None:
    with fresh_world() as world:
        for name, content in state.items():
            path = world.path.parent / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        found = recover(world)
        allowed = allowed or expected()[step : step + 2]
        assert found in allowed, f"step {step}: something was lost"
        carry_on(world)


def _digest(step: int, state: Content) -> bytes:
    digest = hashlib.blake2b(b"%d" % step)
    for name in sorted(state):
        digest.update(name.encode() + b"\0%d\0" % len(state[name]) + state[name])
    return digest.digest()
