"""Everything of another store comes in as one act, and goes again as one."""

from pathlib import Path

import pytest

from coffeechat.acts import Refused, history, people
from coffeechat.acts.arriving import bring_everything
from coffeechat.domain.records import Forgotten, Track
from coffeechat.handoff.export import to_json
from coffeechat.handoff.whole import Whole, read_whole
from support.happenings import happens
from support.worlds import World


@pytest.fixture
def lived(tmp_path: Path) -> World:
    """Another world, with a whole conversation in it."""
    world = World(tmp_path / "other" / "db.json")
    jelisa = world.person("Jelisa Okafor", phones=("+1 555 0100",), tags=("soil",))
    happens(world, jelisa, "asked, talk agreed, held, note, person named, thanked")
    return world


def exported(world: World) -> bytes:
    return to_json(world.records, world.store.events, private=True)


def whole(world: World) -> Whole:
    return read_whole(exported(world))


def test_it_is_the_same_record_and_one_act(lived: World, world: World) -> None:
    everything = whole(lived)
    before = world.store.canonical()
    events = {event.id for event in (*world.store.events, *lived.store.events)}
    done = world.do(bring_everything, everything.documents, everything.events)
    assert done.text == "Brought in 2 people with all that was recorded."
    for field in ("people", "conversations", "messages", "learnings", "loops", "profiles"):
        assert dict(getattr(world.records, field)) == dict(getattr(lived.records, field))
    assert len(world.store.events) == len(events) + 1
    after = world.store.canonical()
    assert world.do(history.undo).text.startswith("Undone: Brought in 2 people")
    assert world.store.canonical() == before
    world.do(history.redo)
    assert world.store.canonical() == after


def test_the_same_again_changes_nothing(lived: World, world: World) -> None:
    everything = whole(lived)
    world.do(bring_everything, everything.documents, everything.events)
    records = world.records
    done = world.do(bring_everything, everything.documents, everything.events)
    assert (done.changed, world.records is records) == (False, True)
    assert "nothing was changed" in done.text


def test_it_is_refused_where_people_are(lived: World, world: World) -> None:
    world.do(people.add, "Amara Diallo")
    everything = whole(lived)
    records = world.records
    with pytest.raises(Refused, match="store of its own"):
        world.do(bring_everything, everything.documents, everything.events)
    assert world.records is records


def test_what_i_said_of_myself_gives_way_and_whom_i_forgot_stays(
    lived: World, world: World
) -> None:
    world.put(Track(id="t9", created=lived.store.events[0].at, name="gardens"))
    world.put(Forgotten(id="5ca1ab1e", created=lived.store.events[0].at))
    everything = whole(lived)
    world.do(bring_everything, everything.documents, everything.events)
    assert "t9" not in world.records.tracks
    assert "5ca1ab1e" in world.records.forgotten
