"""Every act does what it says, can be taken back exactly, and can be done again."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

import pytest

import coffeechat.acts
from acts.act_cases import CASES, Case
from coffeechat.acts import history
from coffeechat.domain.records import Record
from support.happenings import happens
from support.worlds import World

#: Modules that act on the history and the files rather than on records, and on a whole store.
ON_THE_FILES = {"history", "forgetting", "restoring", "arriving"}


def every_act() -> Iterator[str]:
    """Module and name of every public function that takes a store."""
    for module in iter_modules(coffeechat.acts.__path__):
        found: Callable[..., object]
        for name, found in inspect.getmembers(
            import_module(f"coffeechat.acts.{module.name}"), inspect.isfunction
        ):
            here = found.__module__ == f"coffeechat.acts.{module.name}"
            if here and not name.startswith("_") and "store" in inspect.signature(found).parameters:
                yield f"{module.name}.{name}"


def test_there_is_a_case_for_every_act() -> None:
    acts = {act for act in every_act() if act.partition(".")[0] not in ON_THE_FILES}
    assert {case.act for case in CASES} == acts


def _tables(world: World) -> list[Mapping[str, Record]]:
    records = world.records
    tables: list[Mapping[str, Record]] = [records.people, records.profiles, records.messages]
    tables += [records.tracks, records.occasions, records.learnings]
    return [*tables, records.silenced]


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_an_act_tells_what_it_did_and_can_be_taken_back(world: World, case: Case) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, case.story)
    if case.first is not None:
        case.first(world, jelisa)
    before, events, step = world.store.canonical(), len(world.store.events), world.step(jelisa)

    done = case.run(world, jelisa)
    after = world.store.canonical()
    assert done.text == case.says
    assert not done.subject or any(done.subject in table for table in _tables(world))
    assert after != before
    assert len(world.store.events) == events + 1, "one act is one event"
    event = world.store.events[-1]
    assert event.summary
    assert not event.summary.endswith((".", " ")), "the sentence of undo ends it"

    undone = world.do(history.undo)
    assert undone.text == f"Undone: {event.summary}."
    assert world.store.canonical() == before
    assert world.step(jelisa) is step

    redone = world.do(history.redo)
    assert redone.text == f"Done again: {event.summary}."
    assert world.store.canonical() == after


def test_undo_goes_back_to_the_empty_store_and_redo_all_the_way(world: World) -> None:
    """The whole pipeline with one person, back and forth."""
    jelisa = world.person("Jelisa Okafor")
    states = [world.store.canonical()]
    story = (
        "why, ask drafted, asked, bumped, later, asked, said yes, talk agreed, prepared, moved, "
        "held, note, suggestion, person named, promise, offer, open question, debriefed, thanked, "
        "loops done, reported back, closed, answered in writing, thanks drafted, thanks skipped, "
        "closed"
    )
    for part in story.split(", "):
        happens(world, jelisa, part)
        if world.store.canonical() != states[-1]:
            states.append(world.store.canonical())
    for state in reversed(states[:-1]):
        world.store.undo()
        assert world.store.canonical() == state
    world.store.undo()
    world.store.undo()
    assert world.store.canonical() == b""
    world.store.redo()
    for state in states:
        world.store.redo()
        assert world.store.canonical() == state
