"""Several processes on one store: nothing is lost, whoever is killed, and readers see it whole."""

import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from unittest import mock

from coffeechat.store import Busy, Store, disk, locks
from crash import worker

_FOREVER = 1_000_000
_WORKER = Path(worker.__file__)


def run_interleaved(writers: int, acts: int) -> int:
    """So many writers at once, a reader beside them; returns how many acts were found."""
    with _folder() as path:
        _reader(path).close()
        processes = [
            _start(path, f"writer{number}", acts, subprocess.DEVNULL) for number in range(writers)
        ]
        _watch(path, processes)
        for process in processes:
            assert process.wait() == 0, "a writer failed"
        with _closing(_reader(path)) as store:
            saved = _check(store)
            assert saved == {f"writer{number}": acts for number in range(writers)}
    return writers * acts


def run_killed(kills: int) -> int:
    """Two writers, one of which is killed again and again; returns how many acts were found."""
    random = Random(kills)
    acknowledged: dict[str, int] = {}
    with _folder() as path:
        _reader(path).close()
        steady = _start(path, "steady", _FOREVER)
        for number in range(kills):
            name = f"victim{number}"
            victim = _start(path, name, _FOREVER)
            acknowledged[name] = _read_lines(victim, random.randrange(1, 25))
            victim.kill()
            acknowledged[name] += _count_rest(victim)
        steady.kill()
        acknowledged["steady"] = _count_rest(steady)
        with _closing(_reader(path)) as store:
            saved = _check(store)
    for name, acts in acknowledged.items():
        more = saved[name] - acts
        assert more in {0, 1}, f"{name}: {acts} acts were acknowledged, {saved[name]} are there"
    return sum(saved.values())


def run_turns() -> int:
    """Two sessions by turns: each starts from what the other did, and nobody comes in between."""
    with _folder() as path, _closing(_reader(path)) as one, _closing(_reader(path)) as other:
        worker.count_up(one, "one", 1)
        worker.count_up(other, "other", 1)
        with one.act("count"), mock.patch.object(locks, "_LONGEST_WAIT", 0):
            try:
                worker.count_up(other, "other", 2)
            except Busy:
                pass
            else:
                raise AssertionError("a session acted within the act of another")
        worker.count_up(one, "one", 2)
        other.poll()
        saved = _check(one)
        assert saved == _check(other) == {"one": 2, "other": 1}
        return sum(saved.values())


def run_half_written() -> int:
    """Look while another session is in the middle of an act: there is nothing to be seen yet."""
    with (
        _folder() as path,
        _closing(_reader(path)) as writer,
        _closing(Store.open(path, clock=_now, read_only=True)) as reader,
    ):
        sync = disk.sync
        seen: list[int] = []

        def look_first(descriptor: int) -> None:
            reader.poll()
            seen.append(len(reader.records.people))
            sync(descriptor)

        with mock.patch.object(disk, "sync", look_first):
            worker.count_up(writer, "writer", 1)
        assert seen == [0], "an act was seen before it was on the disk"
        assert reader.poll()
        return _count(reader)


def _watch(path: Path, processes: list["subprocess.Popen[str]"]) -> None:
    """Read while they write: the counter always equals the number of people, and never falls."""
    with _closing(Store.open(path, clock=_now, read_only=True)) as reader:
        before = 0
        while any(process.poll() is None for process in processes):
            reader.poll()
            count = _count(reader)
            assert count >= before, "the reader went backwards"
            before = count


def _check(store: Store) -> dict[str, int]:
    """How many acts of each writer are there; each act is whole and each writer's are in order."""
    _count(store)
    numbers: dict[str, list[int]] = defaultdict(list)
    for person in store.records.people.values():
        name, number = person.name.split()
        numbers[name].append(int(number))
    for name, found in numbers.items():
        assert found == list(range(1, len(found) + 1)), f"{name}: acts are missing"
    assert len(store.events) == sum(map(len, numbers.values()))
    return defaultdict(int, {name: len(found) for name, found in numbers.items()})


def _count(store: Store) -> int:
    records = store.records
    counter = records.tracks.get(worker.COUNTER)
    count = int(counter.name) if counter else 0
    assert count == len(records.people), f"half an act: {count} and {len(records.people)}"
    return count


def _start(
    path: Path, name: str, acts: int, output: int = subprocess.PIPE
) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, str(_WORKER), str(path), name, str(acts)],
        stdout=output,
        text=True,
    )


def _read_lines(process: "subprocess.Popen[str]", lines: int) -> int:
    assert process.stdout is not None
    for _ in range(lines):
        assert process.stdout.readline(), "the writer ended early"
    return lines


def _count_rest(process: "subprocess.Popen[str]") -> int:
    """The lines that were still in the pipe; a killed process cannot print half a number here."""
    assert process.stdout is not None
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    return len(re.findall(r"\d+\n", rest))


def _reader(path: Path) -> Store:
    return Store.open(path, clock=_now, session="checking")


def _now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def _closing(store: Store) -> Iterator[Store]:
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "db.json"
