"""The bin: whoever is in it is nowhere else, and comes back with everything."""

import pytest

from coffeechat.acts import Refused, binning, forgetting, people
from coffeechat.domain.bin import in_bin_words, left_in_bin
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.parts import Point
from coffeechat.domain.words import PointKind
from support.happenings import happens
from support.worlds import World

URL = "https://www.linkedin.com/in/jelisa-example"


def busy(world: World) -> str:
    jelisa = world.person("Jelisa Okafor", urls=(URL,), emails=("jelisa@example.org",))
    happens(
        world,
        jelisa,
        "why, asked, talk agreed, held, note, suggestion, promise, person named, debriefed",
    )
    return jelisa


def contents(world: World) -> list[dict[str, object]]:
    """Every table by the ids of its records."""
    records = world.records
    tables = (records.people, records.conversations, records.messages, records.learnings)
    return [dict(table) for table in (*tables, records.loops, records.binned)]


def test_who_is_in_the_bin_is_in_no_other_table_and_comes_back_whole(world: World) -> None:
    jelisa = busy(world)
    before = contents(world)
    assert world.due()
    world.do(binning.put_in, jelisa)
    records = world.records
    assert jelisa not in records.people
    for table in (records.conversations, records.messages, records.learnings, records.loops):
        assert jelisa not in {record.person for record in table.values()}
    assert world.due() == []
    world.do(binning.take_out, "jelisa")
    assert contents(world) == before


def test_it_says_what_went_along(world: World) -> None:
    jelisa = busy(world)
    world.do(binning.put_in, jelisa)
    (one,) = world.records.binned.values()
    day = one.created.astimezone(world.now.tzinfo).date()
    words = in_bin_words(one, day, day)
    assert words == "in the bin since today · 3 messages · 1 learning · 3 open ends"


def test_somebody_they_named_stays_and_is_named_by_them_again(world: World) -> None:
    jelisa = busy(world)
    world.do(binning.put_in, jelisa)
    sam = world.named("Sam Ortiz")
    assert sam.referred_by == jelisa
    assert world.standing(sam.id)
    world.do(binning.take_out, jelisa)
    assert world.known(sam.id).referred_by == jelisa


def test_an_import_brings_nobody_back_from_the_bin(world: World) -> None:
    jelisa = busy(world)
    world.do(binning.put_in, jelisa)
    incoming = [
        Incoming(name="J. Okafor", urls=(f"{URL}/",)),
        Incoming(name="Somebody", emails=("JELISA@example.org",)),
        Incoming(name="Jelisa Okafor"),
    ]
    assert left_in_bin(incoming, world.records.binned) == incoming[2:]
    assert left_in_bin(incoming, {}) == incoming


def test_who_is_meant_in_the_bin_is_asked_when_several_may_be(world: World) -> None:
    for name in ("Wei Zhang", "Wei Chen"):
        world.do(binning.put_in, world.person(name))
    with pytest.raises(NotUnderstood, match=r"Wei Chen .* or Wei Zhang"):
        world.do(binning.take_out, "wei")
    with pytest.raises(NotUnderstood, match="Nobody called «Jelisa» is in the bin"):
        world.do(binning.take_out, "Jelisa")
    world.do(binning.take_out, "wei ch")
    assert [person.name for person in world.records.people.values()] == ["Wei Chen"]


def test_a_forgotten_person_is_no_point_of_anybody_in_the_bin(world: World) -> None:
    amara = world.person("Amara Diallo")
    wei = world.person(
        "Wei Zhang",
        referred_by=amara,
        points=(Point(kind=PointKind.REFERRED_BY, detail="Amara Diallo"),),
        notes="Amara Diallo told me of him",
    )
    world.do(binning.put_in, wei)
    world.do(forgetting.forget, amara, "Amara Diallo")
    person = world.records.binned[wei].person
    assert (person.referred_by, person.points) == (None, ())
    assert person.notes == "somebody told me of him"
    names = [path.name for path in world.path.parent.rglob("*") if path.is_file()
             and b"Amara" in path.read_bytes()]  # fmt: skip
    assert names == []


def test_no_act_reaches_somebody_in_the_bin(world: World) -> None:
    wei = world.person("Wei Zhang")
    world.do(binning.put_in, wei)
    for act in (binning.put_in, lambda store, one: people.say_why(store, one, "his path")):
        with pytest.raises(Refused, match="no longer here"):
            world.do(act, wei)
