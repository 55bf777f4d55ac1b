"""Proposals come through the session: one act each, on the worker, from any thread."""

from threading import Event, Thread, current_thread

import pytest

from coffeechat.acts import Done, Refused
from coffeechat.domain.errors import Sentence
from plugged.plugged_kit import AT_MOST, Desk, finishes, tag, wait_for

ANSWERS = """
class P(Plugin):
    def on_event(self, event):
        for person in event.people:
            self.context.propose(ChangePerson(person=person, tags=(event.verb,)))
"""
PROPOSES_WHEN_MADE = """
class P(Plugin):
    def __init__(self, context):
        super().__init__(context)
        context.propose(AddPerson(person=ImportedPerson(name="Wei Zhang")))
"""


def proposing(desk: Desk, person: str, order: list[str]) -> Thread:
    """A proposal on its way, as from a thread of a plugin."""

    def propose() -> None:
        desk.session.propose("alumni", (tag(person, "one"),))
        order.append("proposal")

    thread = Thread(target=propose, daemon=True)
    thread.start()
    return thread


def test_a_proposal_is_an_act_on_the_worker(desk: Desk, jelisa: str) -> None:
    threads: list[str] = []
    desk.world.store.subscribe(lambda _change: threads.append(current_thread().name))
    done = desk.session.propose("alumni", (tag(jelisa, "one"),), "Found her")
    assert done == Done("alumni: Found her.", jelisa)
    assert threads == ["acts"]
    assert desk.world.store.events[-1].origin == "alumni"


def test_a_refusal_reaches_who_proposed(desk: Desk) -> None:
    with pytest.raises(Refused, match="no longer here"):
        desk.session.propose("alumni", (tag("gone", "one"),))


def test_proposals_keep_their_turn_among_acts(desk: Desk, jelisa: str) -> None:
    go_on = Event()
    order: list[str] = []

    def act() -> None:
        go_on.wait(AT_MOST)
        order.append("act")

    desk.session.submit(act)
    plugin = proposing(desk, jelisa, order)
    go_on.set()
    plugin.join(AT_MOST)
    assert order == ["act", "proposal"]


def test_within_an_act_s_turn_a_proposal_does_not_wait_for_itself(desk: Desk, jelisa: str) -> None:
    """Whatever runs on the worker may lead to a plugin that proposes."""
    propose = desk.session.propose
    outer = desk.session.submit(lambda: propose("alumni", (tag(jelisa, "one"),)))
    assert outer.result(AT_MOST).changed


def test_a_plugin_that_proposes_while_it_is_loaded_blocks_nothing(desk: Desk) -> None:
    desk.install(PROPOSES_WHEN_MADE)
    assert finishes(desk.session.host.load)
    assert [person.name for person in desk.world.records.people.values()] == ["Wei Zhang"]


def test_an_answer_to_an_event_is_an_act_of_its_own(desk: Desk) -> None:
    desk.install(ANSWERS)
    desk.session.host.load()
    person = desk.world.person("Jelisa Okafor")
    wait_for(lambda: desk.world.known(person).tags == ("add",))
    assert [event.origin for event in desk.world.store.events][-2:] == ["", "alumni"]


def test_closing_waits_for_no_plugin_that_waits_for_its_act(desk: Desk, jelisa: str) -> None:
    """The store is held while a plugin answers; leaving is as quick as ever."""
    desk.install(ANSWERS)
    desk.session.host.load()
    go_on = Event()
    desk.session.submit(lambda: go_on.wait(AT_MOST))
    desk.world.put(desk.world.known(jelisa).replace(place="Oakland"))
    desk.session.host.close()
    go_on.set()
    assert finishes(desk.session.close)


def test_after_closing_a_proposal_is_refused(desk: Desk, jelisa: str) -> None:
    desk.session.submit(lambda: None).result(AT_MOST)
    desk.session.close()
    refused: list[str] = []

    def propose() -> None:
        try:
            desk.session.propose("alumni", (tag(jelisa, "one"),))
        except Sentence as error:
            refused.append(str(error))

    assert finishes(propose)
    assert refused == ["coffeechat is closing; nothing was changed."]
