"""Everything said and done with a person, in order, and what a field was before."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coffeechat.acts import Done, history, imports, people, relating
from coffeechat.domain.field_history import field_history
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.merge import plan_import
from coffeechat.domain.parts import Contact
from coffeechat.domain.person_fields import field_named
from coffeechat.domain.person_lines import person_lines
from coffeechat.domain.timeline import entry_words, timeline
from coffeechat.domain.words import ContactKind, Direction
from support.happenings import happens
from support.worlds import World


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "store" / "db.json")


def told(world: World, person: str) -> list[str]:
    found = timeline(world.records, world.known(person), world.store.events)
    words = (entry_words(entry, world.now) for entry in found)
    return [f"{day} {clock}".strip() + f" · {text}" for day, clock, text in words]


def test_all_of_it_stands_in_order(world: World) -> None:
    letter = Contact(
        kind=ContactKind.MESSAGE, sent=1, last=date(2025, 3, 5), by=Direction.OUT, text="hello"
    )
    jelisa = world.person("Jelisa Okafor", contacts=(letter,))
    happens(
        world,
        jelisa,
        "why, asked, talk agreed, held, note, suggestion, promise, debriefed, thanked, loops done",
    )
    world.do(people.warm, jelisa, "known")
    world.do(people.close, jelisa, "enough for now")
    texts = [line.partition(" · ")[2] for line in told(world, jelisa)]
    assert texts == [
        "you wrote to them, in Mar 2025: «hello»",
        "added",
        "why: her path to grants",
        "you: ask",
        "they: reply, accepted",
        "both: talk",
        "learned: budgets mattered most",
        "suggestion: read the annual report (done)",
        "promise: send the poster (done)",
        "you: thank-you",
        "Noted how you know Jelisa Okafor: known",
        "closed, held: enough for now",
    ]
    moments = [line.partition(" · ")[0] for line in told(world, jelisa)]
    assert moments[0] == "Wed 5 Mar 2025"
    assert moments[1] == "Mon 16 Nov 09:00"


def test_what_was_undone_is_left_out_and_comes_back_with_redo(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.do(people.warm, jelisa, "known")
    world.do(people.connect, jelisa, "the choir")
    assert len(told(world, jelisa)) == 3
    world.do(history.undo)
    assert told(world, jelisa)[-1].endswith("Noted how you know Jelisa Okafor: known")
    world.do(history.redo)
    assert told(world, jelisa)[-1].endswith("the choir")


def past(world: World, person: str, field: str) -> list[str]:
    found = world.known(person)
    images = world.store.past_of(found)
    return list(field_history(world.records, found, field_named(field), images, world.now))


def edit(world: World, person: str, **changed: Any) -> Done:
    return people.edit(world.store, person, **changed)


def test_a_field_tells_what_it_was_and_by_which_act(world: World) -> None:
    jelisa = world.person("Jelisa Okafor", place="Oakland")
    world.wait(days=1)
    edit(world, jelisa, place="Lisbon")
    edit(world, jelisa, tags=("met",))
    world.do(history.undo)
    edit(world, jelisa, place="")
    assert past(world, jelisa, "place") == [
        "now: (nothing)",
        "Tue 17 Nov 2026 09:00: Lisbon → (nothing) (Changed Jelisa Okafor)",
        "Tue 17 Nov 2026 09:00: Oakland → Lisbon (Changed Jelisa Okafor)",
        "Mon 16 Nov 2026 09:00: (nothing) → Oakland (add)",
    ]
    assert past(world, jelisa, "tags") == [
        "now: (nothing)",
        "Tue 17 Nov 2026 09:00: met → (nothing) (undone: Changed Jelisa Okafor)",
        "Tue 17 Nov 2026 09:00: (nothing) → met (Changed Jelisa Okafor)",
    ]
    assert past(world, jelisa, "phones") == ["now: (nothing)", "No change of it is kept."]


def test_what_an_import_gave_is_told(world: World) -> None:
    plan = plan_import({}, [Incoming(name="Jelisa Okafor", title="Manager")], "linkedin")
    world.do(imports.apply, plan, "Connections.csv")
    jelisa = world.named("Jelisa Okafor").id
    edit(world, jelisa, positions=(world.known(jelisa).positions[0].replace(title="Director"),))
    lines = past(world, jelisa, "title")
    assert lines[0] == "now: Director"
    assert lines[1].endswith("Manager → Director (Changed Jelisa Okafor)")
    assert lines[2].endswith("(nothing) → Manager (Imported 1 new person, changed 0)")
    assert lines[3:] == ["The last import gave: Manager"]


def test_where_the_knowledge_ends_is_said(world: World) -> None:
    jelisa = world.person("Jelisa Okafor", place="Oakland")
    edit(world, jelisa, place="Lisbon")
    images = world.store.past_of(world.known(jelisa))[:1]
    field, found = field_named("place"), world.known(jelisa)
    assert list(field_history(world.records, found, field, images, world.now))[1:] == [
        "Mon 16 Nov 2026 09:00: Oakland → Lisbon (Changed Jelisa Okafor)",
        "What was before that is no longer kept.",
    ]
    for _ in range(2):
        world.store.compact()
    assert len(world.store.past_of(found)) == 2, "kept generations are looked through"


def test_what_was_given_and_what_they_became_stand_in_order(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.do(relating.relate, jelisa, "acquaintance")
    world.wait(hours=1)
    world.do(relating.gave, jelisa, "help", "her slides")
    world.wait(hours=1)
    world.do(relating.relate, jelisa, "friend")
    assert [line.partition(" · ")[2] for line in told(world, jelisa)] == [
        "added",
        "now an acquaintance",
        "you gave help: her slides",
        "now a friend",
    ]
    assert dict(person_lines(world.records, world.known(jelisa), world.now))["last"] == (
        "you gave help today"
    )
