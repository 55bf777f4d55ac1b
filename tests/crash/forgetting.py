"""Forgetting is interrupted at every call to the disk: done again, nothing of the person is left.

Everybody else is in every backup afterwards, whatever happened on the way.
"""

import errno
from collections.abc import Iterator
from pathlib import Path

from coffeechat.domain.traces import Traces
from coffeechat.store import StoreError
from coffeechat.store.datafile import parse
from coffeechat.store.files import Files
from coffeechat.store.journal import read_header
from coffeechat.store.rebuild import rebuild
from crash.faults import Counter, DieAt, Died, FailAt, between, moments
from crash.script import World, act, carry_on, fresh_world, recover, run_step

_STEPS = 15
_WHO = Traces(frozenset(), ("Wei Zhang",), "Wei Zhang")
_OTHERS = (b"Ana", b"Mika Laine")


def run_forgetting(every: int = 1) -> int:
    """Interrupt it at each point (or each n-th) and do it again; returns how many were tried."""
    faults = list(_faults())[::every]
    for fault in faults:
        with fresh_world() as world:
            who = _prepare(world)
            before = _who_is_in_backups(world)
            assert before, "there is no backup to be cleaned"
            with between(fault):
                done = _erase(world, who)
            if not world.sessions:
                recover(world)
            (store,) = world.sessions.values()
            if not done:
                store.erase(who)
            _check(world, before, who, fault)
            world.sessions = {"recovering": store}
            carry_on(world)
    return len(faults)


def _erase(world: World, who: Traces) -> bool:
    """Whether it says that it is done."""
    try:
        world.sessions["one"].erase(who)
    except Died:
        world.abandon()
        return False
    except StoreError:
        return False
    return True


def _faults() -> Iterator[DieAt | FailAt]:
    with fresh_world() as world:
        who = _prepare(world)
        counter = Counter()
        with between(counter):
            world.sessions["one"].erase(who)
    for position, call in enumerate(counter.calls):
        for moment in moments(call):
            yield DieAt(position, moment)
        for lasting in (False, True):
            yield FailAt(position, errno.ENOSPC, lasting)


def _prepare(world: World) -> Traces:
    """A store in which somebody is in the journal, backups and other people's texts; removed."""
    for number in range(_STEPS):
        run_step(world, number)
    world.begin_step(800)
    with act(world, "one", "name") as tx:
        for person in tx.records.people.values():
            tx.put(person.replace(place="met by Wei Zhang"))
    world.sessions["one"].compact()
    wei = next(
        person
        for person in world.sessions["one"].records.people.values()
        if person.name == "Wei Zhang"
    )
    world.begin_step(801)
    with act(world, "one", "forget") as tx:
        tx.remove(wei)
    world.path.with_name("db.json.torn-20261121T120000Z").write_bytes(b'"name":"Wei Zhang"')
    return Traces(frozenset({wei.id}), _WHO.words, _WHO.name)


def _who_is_in_backups(world: World) -> dict[Path, set[bytes]]:
    """The others whom each data file among the backups names."""
    files = Files(world.path)
    found: dict[Path, set[bytes]] = {}
    for path, _, _ in files.backup_files():
        documents = parse(path.read_bytes())[1].get("people", {}).values()
        found[path] = {name for name in _OTHERS for raw in documents if name in bytes(raw)}
    return found


def _check(world: World, before: dict[Path, set[bytes]], who: Traces, fault: object) -> None:
    left = [
        path.name
        for path in world.path.parent.rglob("*")
        if path.is_file() and who.found_in_file(path.read_bytes())
    ]
    assert not left, f"{fault}: {left} still name the person"
    after = _who_is_in_backups(world)
    assert before.items() <= after.items(), f"{fault}: others are missing from the backups"
    files = Files(world.path)
    header = read_header(files.journal(max(files.journal_generations())).read_bytes())
    assert header is not None
    assert rebuild(files, header), f"{fault}: the backups do not lead to the data file any more"
