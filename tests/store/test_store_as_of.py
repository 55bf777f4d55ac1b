"""The records of a day that is over are those that a replay of the acts up to it gives."""

import dataclasses
import random
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.acts import forgetting, history, imports, people, tags
from coffeechat.domain.errors import Sentence
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.merge import plan_import
from coffeechat.domain.snapshot import Records
from coffeechat.past_days import end_of, records_at_end_of
from coffeechat.store import NotKept, Store, StoreError
from coffeechat.store.files import Files
from support.worlds import World

State = Mapping[str, Mapping[str, object]]
NAMES = ("Jelisa Okafor", "Wei Zhang", "Sam Ortiz")

#: What may be done; what comes often stands here twice.
DONE = (
    *("add", "add", "tag", "tag", "import", "undo", "undo", "redo"),
    *("compact", "again", "other", "forget"),
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(DONE),
        st.integers(0, 2),
        st.integers(0, 40),
    ),
    min_size=1,
    max_size=14,
)


def state(records: Records) -> State:
    """All tables, decoded; those with nothing in them are left out."""
    tables = {one.name: dict(getattr(records, one.name)) for one in dataclasses.fields(Records)}
    return {name: table for name, table in tables.items() if table}


def _without(records: Mapping[str, object], person: str) -> Mapping[str, object]:
    """The records of a table that have nothing to do with a person."""
    return {one: record for one, record in records.items() if f"'{person}'" not in str(record)}


class Diary:
    """Acts on a world, and what the records were after each."""

    def __init__(self, folder: str) -> None:
        self.world = World(Path(folder) / "db.json", now="2026-03-27 22:50")
        self.states: list[tuple[datetime, State]] = []
        self.note()
        for who in range(len(NAMES)):
            self.step("add", who, hours=1)

    def note(self) -> None:
        """Write down how things stand."""
        store = self.world.store
        if not self.states or store.events[-1].at > self.states[-1][0]:
            self.states.append((store.events[-1].at, state(store.records)))

    def step(self, what: str, who: int, hours: int) -> None:
        """Do something after some hours, or fail to."""
        self.world.wait(hours=hours)
        store, name = self.world.store, NAMES[who]
        known = [one.id for one in store.records.people.values() if one.name == name]
        try:
            if what == "add":
                people.add(store, f"{name} @Verda")
            elif what == "tag" and known:
                tags.tag(store, known[0], f"t{len(store.events)}")
            elif what == "import":
                self._import(name)
            elif what in {"undo", "redo"}:
                getattr(history, what)(store)
            elif what == "compact":
                store.compact()
            elif what == "again":
                store.close()
                self.world.store = self._opened("mine")
            elif what == "forget" and known:
                self._forget(known[0], name)
            elif what == "other":
                self._in_another_terminal(name)
        except Sentence:
            pass  # refused, so there is nothing to note
        self.note()

    def _import(self, name: str) -> None:
        address = f"{name.split(maxsplit=1)[0].lower()}@example.org"
        incoming = Incoming(name=name, emails=(address,), organisation="Green Rivers")
        store = self.world.store
        imports.apply(store, plan_import(store.records.people, [incoming], "csv"), "people.csv")

    def _forget(self, person: str, name: str) -> None:
        """Somebody is forgotten, so that no day has them any more."""
        forgetting.forget(self.world.store, person, name, random_bits=lambda _bits: 7)
        self.states = [
            (at, {table: kept for table, ones in noted.items() if (kept := _without(ones, person))})
            for at, noted in self.states
        ]

    def _in_another_terminal(self, name: str) -> None:
        other = self._opened("other")
        people.add(other, f"{name} junior")
        other.close()
        self.world.store.poll()

    def _opened(self, session: str) -> Store:
        bits = random.Random(len(self.states)).getrandbits
        path, clock = self.world.path, self.world.clock
        return Store.open(path, clock=clock, random_bits=bits, session=session)

    def at_end_of(self, day: date) -> State | None:
        """What was noted last up to the end of a day; None before the first note."""
        last = end_of(day, self.world.now)
        found = [position for position, (at, _) in enumerate(self.states) if at <= last]
        return self.states[found[-1]][1] if found else None


@settings(max_examples=15, deadline=None)
@given(STEPS)
def test_every_day_is_as_a_replay_of_the_acts_up_to_it(steps: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        diary = Diary(folder)
        for step in steps:
            diary.step(*step)
        world = diary.world
        before = {path: path.read_bytes() for path in world.path.parent.rglob("*.j*")}
        first, today = date(2026, 3, 26), world.now.date()
        for number in range((today - first).days + 1):
            day = first + timedelta(days=number)
            expected = diary.at_end_of(day)
            if expected is None:
                with pytest.raises(StoreError, match="the first day that is: Fri 27 Mar 2026"):
                    records_at_end_of(world.store, day, world.now)
            else:
                assert state(records_at_end_of(world.store, day, world.now)) == expected
        after = {path: path.read_bytes() for path in world.path.parent.rglob("*.j*")}
        assert before == after, "looking back writes nothing"
        world.close()


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "store" / "db.json", now="2026-11-16 09:00")


def add(world: World, wall: str, line: str) -> str:
    """Add somebody at a time; their id."""
    world.at(wall)
    return people.add(world.store, line).subject


def names_at(world: World, day: date) -> set[str]:
    """Who was here at the end of a day."""
    records = records_at_end_of(world.store, day, world.now)
    return {person.name for person in records.people.values()}


def test_a_day_ends_at_midnight_in_my_zone(world: World) -> None:
    add(world, "2026-11-17 23:59", "Jelisa Okafor")
    add(world, "2026-11-18 00:00", "Wei Zhang")
    world.at("2026-11-20 09:00")
    assert names_at(world, date(2026, 11, 16)) == set()
    assert names_at(world, date(2026, 11, 17)) == {"Jelisa Okafor"}
    assert names_at(world, date(2026, 11, 18)) == {"Jelisa Okafor", "Wei Zhang"}
    with pytest.raises(StoreError, match="Sat 21 Nov 2026 is ahead"):
        names_at(world, date(2026, 11, 21))


def test_a_forgotten_person_is_in_no_past(world: World) -> None:
    """Nor does what was only said of others before they were forgotten come up any earlier."""
    wei = add(world, "2026-11-17 09:00", "Wei Zhang")
    add(world, "2026-11-18 09:00", "Sam Ortiz by:wei")
    world.at("2026-11-19 09:00")
    sam = world.named("Sam Ortiz").id
    people.edit(world.store, sam, notes="a friend of Wei Zhang")
    world.store.compact()
    add(world, "2026-11-20 09:00", "Mika Laine")
    forgetting.forget(world.store, wei, "Wei Zhang", random_bits=lambda bits: bits)
    world.at("2026-11-23 09:00")
    assert names_at(world, date(2026, 11, 17)) == set()
    assert names_at(world, date(2026, 11, 18)) == {"Sam Ortiz"}
    assert names_at(world, date(2026, 11, 20)) == {"Sam Ortiz", "Mika Laine"}
    for day in range(16, 24):
        then = records_at_end_of(world.store, date(2026, 11, day), world.now)
        assert "Wei" not in str(state(then))


def test_what_is_not_kept_any_more_is_said_with_the_first_day_that_is(world: World) -> None:
    add(world, "2026-11-17 09:00", "Wei Zhang")
    world.store.compact()
    add(world, "2026-11-19 09:00", "Sam Ortiz")
    world.store.compact()
    add(world, "2026-11-23 09:00", "Mika Laine")
    assert names_at(world, date(2026, 11, 17)) == {"Wei Zhang"}
    files = Files(world.path)
    files.backup_journal(1).unlink()
    assert names_at(world, date(2026, 11, 18)) == {"Wei Zhang"}, "from the data file that is kept"
    with pytest.raises(StoreError, match=r"kept of Mon 16 Nov 2026; .* is: Tue 17 Nov 2026\."):
        names_at(world, date(2026, 11, 16))
    files.backup(2).unlink()
    assert names_at(world, date(2026, 11, 19)) == {"Wei Zhang", "Sam Ortiz"}
    with pytest.raises(StoreError, match="the first day that is: Thu 19 Nov 2026"):
        names_at(world, date(2026, 11, 18))


def test_a_store_without_acts_has_no_past(tmp_path: Path, world: World) -> None:
    store = Store.open(tmp_path / "empty" / "db.json", clock=world.clock)
    with pytest.raises(NotKept):
        store.records_as_of(world.now)
    with pytest.raises(StoreError, match="Nothing was done here yet"):
        records_at_end_of(store, date(2026, 11, 1), world.now)
    store.close()


def test_a_data_file_edited_by_hand_is_no_past(world: World) -> None:
    add(world, "2026-11-17 09:00", "Wei Zhang")
    world.store.close()
    data = world.path.read_bytes()
    world.path.write_bytes(data.replace(b"Wei Zhang", b"Wei Chang"))
    world.path.touch()
    world = World(world.path, now="2026-11-19 09:00")
    world.at("2026-11-23 09:00")
    assert names_at(world, date(2026, 11, 17)) == {"Wei Zhang"}
    assert names_at(world, date(2026, 11, 19)) == {"Wei Chang"}
    world.close()
