"""A session's acquaintances: made once, and right after each act and each undo."""

from pathlib import Path

import pytest

from coffeechat import acquainted
from coffeechat.acts import history, people
from coffeechat.domain.snapshot import Records
from coffeechat.domain.warm_path import Way, build_acquaintances, routes
from coffeechat.session import Session
from support.happenings import happens
from support.stores import open_session
from support.worlds import World


def ways(session: Session, person: str) -> list[Way]:
    records = session.records
    found = routes(records, session.acquaintances(), records.people[person])
    assert found == routes(records, build_acquaintances(records), records.people[person])
    return [route.way for route in found]


def test_it_follows_acts_undo_and_talks(tmp_path: Path) -> None:
    session = open_session(tmp_path / "db.json")
    mika = people.add(session.store, "Mika Laine @Verda, Analyst").subject
    amara = people.add(session.store, "Amara Diallo @Verda Inc., Engineer").subject
    assert ways(session, mika) == [Way.COLD]
    people.warm(session.store, amara, "known")
    assert ways(session, mika) == [Way.THERE]
    history.undo(session.store)
    assert ways(session, mika) == [Way.COLD]
    history.redo(session.store)
    people.edit(session.store, amara, positions=())
    assert ways(session, mika) == [Way.COLD]
    session.close()


def test_a_talk_makes_an_acquaintance_and_its_undo_takes_it_back(tmp_path: Path) -> None:
    world = World(tmp_path / "db.json")
    session = Session(world.store, open_session(tmp_path / "x.json").settings, lambda: world.now)
    mika = world.person("Mika Laine", organisation="Verda")
    amara = world.person("Amara Diallo", organisation="Verda")
    assert ways(session, mika) == [Way.COLD]
    happens(world, amara, "asked, talk agreed, held")
    assert ways(session, mika) == [Way.THERE]
    world.store.undo()
    assert ways(session, mika) == [Way.COLD]


def test_it_is_built_once_and_then_only_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[int] = []

    def build(records: Records) -> object:
        built.append(len(records.people))
        return build_acquaintances(records)

    monkeypatch.setattr(acquainted, "build_acquaintances", build)
    session = open_session(tmp_path / "db.json")
    for number in range(3):
        one = people.add(session.store, f"Amara {number} @Verda").subject
        people.warm(session.store, one, "known")
        assert ways(session, one) == [Way.DIRECT, Way.THERE][: number + 1]
    assert len(built) == 1
    session.close()
