"""Plugins are told of this session's acts: after they are saved, in order, as what they were."""

import sys
from types import ModuleType

import pytest

from coffeechat.acts.forgetting import forget
from coffeechat.api import Event
from coffeechat.store import Store
from plugged.plugged_kit import Desk, tag, wait_for
from support.happenings import happens

HEARS = """
class P(Plugin):
    def on_event(self, event):
        heard = sys.modules["heard"]
        people = self.context.people()
        heard.people.append([person.name for person in people])
        heard.extras.append([dict(person.extras) for person in people])
        heard.events.append(event)
"""


class Heard(ModuleType):
    """What a plugin on the shelf is told, and who it sees at that moment."""

    def __init__(self) -> None:
        super().__init__("heard")
        self.events: list[Event] = []
        self.people: list[list[str]] = []
        self.extras: list[list[dict[str, str]]] = []

    def verbs(self, count: int) -> list[str]:
        """The verbs, once there are so many."""
        wait_for(lambda: len(self.events) >= count)
        return [f"undone {one.verb}" if one.undone else one.verb for one in self.events]


@pytest.fixture
def installed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Heard:
    """The plugin is there, and not loaded."""
    heard = Heard()
    monkeypatch.setitem(sys.modules, "heard", heard)
    desk.install(HEARS)
    return heard


@pytest.fixture
def heard(desk: Desk, installed: Heard) -> Heard:
    """The plugin is loaded."""
    desk.session.host.load()
    return installed


def test_acts_are_told_in_their_order_once_they_are_saved(desk: Desk, heard: Heard) -> None:
    jelisa = desk.world.person("Jelisa Okafor")
    happens(desk.world, jelisa, "why, ask drafted, asked")
    verbs = [event.verb for event in desk.world.store.events][1:]
    assert heard.verbs(len(verbs)) == verbs
    assert heard.people[0] == ["Jelisa Okafor"]
    assert all(event.people == (jelisa,) for event in heard.events)
    assert heard.events[-1].summary == desk.world.store.events[-1].summary
    assert heard.events[-1].at == desk.world.store.events[-1].at


def test_a_listener_sees_what_it_keeps_itself(desk: Desk, heard: Heard) -> None:
    desk.world.person("Wei Zhang", extras={"alumni": {"year": "2019"}, "csv": {"Diet": "vegan"}})
    heard.verbs(1)
    assert heard.extras == [[{"alumni.year": "2019"}]]


def test_an_undo_is_told_as_what_it_took_back_and_a_redo_as_the_act(
    desk: Desk, heard: Heard
) -> None:
    jelisa = desk.world.person("Jelisa Okafor")
    for _ in range(2):
        desk.world.store.undo()
        desk.world.store.redo()
    assert heard.verbs(5) == ["add", "undone add", "add", "undone add", "add"]
    assert {event.people for event in heard.events} == {(jelisa,)}, "also of who was taken away"
    assert len({event.id for event in heard.events}) == 5


def test_of_an_import_everybody_is_named(desk: Desk, heard: Heard) -> None:
    with desk.world.store.act("import") as tx:
        from coffeechat.domain.records import Person

        people = [
            Person(id=tx.fresh_id(), created=tx.now, name=f"Person {number}")
            for number in range(30)
        ]
        for person in people:
            tx.put(person)
    heard.verbs(1)
    assert set(heard.events[0].people) == {person.id for person in people}


def test_a_plugin_is_told_whose_proposal_it_was_but_not_of_its_own(
    desk: Desk, heard: Heard
) -> None:
    jelisa = desk.world.person("Jelisa Okafor")
    desk.session.propose("alumni", (tag(jelisa, "own"),))
    desk.session.propose("csv", (tag(jelisa, "another's"),))
    assert heard.verbs(2) == ["add", "proposal"]
    assert heard.events[1].origin == "csv"


def test_acts_of_another_terminal_are_told_there_and_not_here(desk: Desk, heard: Heard) -> None:
    other = Store.open(
        desk.world.path, clock=desk.world.clock, random_bits=lambda _: 7, session="another"
    )
    with other.act("add") as tx:
        from coffeechat.domain.records import Person

        tx.put(Person(id=tx.fresh_id(), created=tx.now, name="Wei Zhang"))
    other.close()
    assert desk.world.store.poll()
    desk.world.person("Jelisa Okafor")
    assert heard.verbs(1) == ["add"]
    assert heard.people == [["Wei Zhang", "Jelisa Okafor"]]


def test_when_everything_is_read_anew_nothing_is_told_twice(desk: Desk, heard: Heard) -> None:
    """To forget somebody is an act, and then every file is written anew without them."""
    jelisa = desk.world.person("Jelisa Okafor")
    forget(desk.world.store, jelisa, "Jelisa Okafor")
    desk.world.person("Wei Zhang")
    wei = desk.world.named("Wei Zhang").id
    wait_for(lambda: bool(heard.events) and heard.events[-1].people == (wei,))
    told = [event.id for event in heard.events]
    assert told == sorted(set(told)), "each once, and in order"
    assert [event.verb for event in heard.events][-2:] == ["forget", "add"]


def test_nobody_is_told_before_plugins_were_asked_for(desk: Desk) -> None:
    desk.install(HEARS)
    desk.world.person("Jelisa Okafor")
    assert desk.session.plugin_problems == ()


@pytest.mark.parametrize(("safe", "told"), [(False, ["add"]), (True, [])])
def test_acts_of_a_command_are_told_when_it_ends(
    desk: Desk, installed: Heard, *, safe: bool, told: list[str]
) -> None:
    desk.open(safe=safe)
    desk.world.person("Jelisa Okafor")
    for _ in range(2):
        desk.session.tell_plugins()
    assert [event.verb for event in installed.events] == told
