"""Forgetting: no file of the store names the person any more, imports leave them out."""

import errno
import json
import os
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.acts import (
    Refused,
    binning,
    forgetting,
    imports,
    messages,
    people,
    talks,
    tracks,
    week,
)
from coffeechat.domain.forgetting import hashes_of, left_in, traces_of
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.merge import plan_import
from coffeechat.domain.parts import Point
from coffeechat.domain.records import SALT_ID, Override, Person
from coffeechat.domain.words import LoopState, MessagePurpose, PointKind
from coffeechat.store import Store, UndoRefused, disk
from coffeechat.store.backups import list_backups, make_backup, restore
from support.happenings import happens
from support.worlds import World

NAME = "Žofie Nováková"
MAIL = "Zofie.N@example.org"
SLUG = "zofie-novakova-example"
URL = f"https://www.linkedin.com/in/{SLUG}"
DAY = date(2024, 3, 5)
OTHER = "Jelisa Okafor"


def naming(folder: Path, *words: str) -> list[str]:
    """The files that hold one of the words: as UTF-8, escaped as JSON may, in any case."""
    wanted = [word.casefold() for word in words]
    wanted += [json.dumps(word)[1:-1].casefold() for word in words]
    return [
        path.name
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and any(word in path.read_bytes().decode("utf-8", "replace").casefold() for word in wanted)
    ]


def zofie(world: World) -> str:
    return world.person(NAME, emails=(MAIL,), urls=(URL,), connected_on=DAY, source="linkedin")


def forget(world: World, person: str, name: str = NAME) -> str:
    random_bits = random.Random(7).getrandbits
    return world.do(forgetting.forget, person, name, random_bits=random_bits).text


def test_whoever_is_in_the_bin_is_forgotten_there(world: World) -> None:
    person = zofie(world)
    happens(world, person, "why, asked")
    world.do(binning.put_in, person)
    assert naming(world.path.parent, NAME, MAIL, person)
    assert forget(world, person).startswith(f"Forgot {NAME}")
    assert not world.records.binned
    assert person not in world.records.people
    assert naming(world.path.parent, NAME, MAIL, SLUG, person) == []


@pytest.mark.parametrize("where", ["on the lists", "in the bin"])
def test_a_talk_that_stands_in_a_calendar_is_told(world: World, where: str) -> None:
    person = zofie(world)
    happens(world, person, "asked, talk agreed")
    uid = world.talk(person).uid
    world.do(talks.linked, person, uid=uid, calendar="icalendar.folder", reference="1")
    if where == "in the bin":
        world.do(binning.put_in, person)
    assert forget(world, person).endswith("Your calendar still has the talk: delete it there.")


def test_no_file_names_a_forgotten_person(world: World) -> None:
    person = zofie(world)
    jelisa = world.person(OTHER)
    happens(world, person, "why, asked, talk agreed, held, note, suggestion, debriefed")
    happens(world, jelisa, "asked, talk agreed, held")
    make_backup(world.store, "by hand")
    world.store.compact()
    people.edit(world.store, person, notes=f"write to {MAIL}")
    world.path.with_name("db.json.torn-20261122").write_text(f'"name":"{NAME}"')
    assert naming(world.path.parent, NAME, MAIL, SLUG, person)

    said = forget(world, person)
    assert said.startswith(f"Forgot {NAME}, in the backups too; undo cannot bring them back.")
    assert said.endswith("Imports leave them out.")
    assert naming(world.path.parent, NAME, MAIL, SLUG, person) == []
    world.close()
    assert naming(world.path.parent, NAME, MAIL, SLUG, person) == []


def test_all_that_was_with_them_goes(world: World) -> None:
    person = zofie(world)
    jelisa = world.person(OTHER)
    happens(world, jelisa, "asked, talk agreed, held, note, suggestion, promise")
    before = world.store.canonical()
    happens(world, person, "asked, talk agreed, held, note, suggestion, promise, debriefed")
    world.snooze(next(item for item in world.items() if item.person == person), "2026-12-24")
    forget(world, person)
    records = world.records
    assert not records.overrides
    for table in (records.conversations, records.messages, records.learnings, records.loops):
        assert {record.person for record in table.values()} == {jelisa}
    others = [line for line in before.splitlines() if NAME.encode() not in line]
    after = world.store.canonical().splitlines()
    assert {line.rstrip(b"},") for line in others} <= {line.rstrip(b"},") for line in after}


def test_whom_they_named_stays_without_their_name(world: World) -> None:
    person = zofie(world)
    happens(world, person, "asked, talk agreed, held")
    world.do(talks.capture, person, "+ Sam Ortiz at Verda")
    sam = world.named("Sam Ortiz")
    assert sam.referred_by == person
    world.do(
        messages.draft,
        sam.id,
        purpose=MessagePurpose.ASK,
        subject="Hello",
        body=f"Dear Sam, {NAME.upper()} told me\nof you. So did Ana.",
        template="t",
    )
    forget(world, person)
    sam = world.known(sam.id)
    assert (sam.name, sam.referred_by, sam.points) == ("Sam Ortiz", None, ())
    (draft,) = world.messages(sam.id)
    assert draft.body == "Dear Sam, somebody told me\nof you. So did Ana."
    assert naming(world.path.parent, NAME) == []


def test_what_others_said_of_them_stays_without_their_name(world: World) -> None:
    jelisa = world.person(OTHER)
    happens(world, jelisa, "asked, talk agreed, held")
    world.do(talks.capture, jelisa, f"+ {NAME} at Verda")
    person = world.named(NAME).id
    forget(world, person)
    (loop,) = world.records.loops.values()
    assert (loop.person, loop.about, loop.state) == (jelisa, None, LoopState.DROPPED)
    assert loop.text == "talk to somebody"
    assert [line.text for line in world.talk(jelisa).lines] == ["+ somebody at Verda"]
    assert naming(world.path.parent, NAME, person) == []


@pytest.mark.parametrize(
    "line",
    [
        f"* {NAME} has no plan",
        f"= burn rate: what {NAME} counts",
        f"# science policy: {NAME} went there",
        f"# @Verda: {NAME} is there",
        f"@me write to {NAME}",
        f"? what does {NAME} do",
    ],
)
def test_no_line_of_a_talk_with_somebody_else_names_them(world: World, line: str) -> None:
    person, jelisa = zofie(world), world.person(OTHER)
    world.do(tracks.belong, jelisa, "grants")
    happens(world, jelisa, "asked, talk agreed, held")
    world.do(talks.capture, jelisa, line)
    forget(world, person)
    assert naming(world.path.parent, NAME) == []
    assert [one.text for one in world.talk(jelisa).lines] == [line.replace(NAME, "somebody")]


def test_other_peoples_history_stays(world: World) -> None:
    jelisa = world.person(OTHER)
    happens(world, jelisa, "why, asked, talk agreed")
    kept = list(world.store.events)
    person = zofie(world)
    happens(world, person, "asked")
    forget(world, person)
    assert list(world.store.events)[: len(kept)] == kept
    assert {event.summary for event in world.store.events[len(kept) :]} == {"(forgotten)"}
    assert world.store.events[-1].verb == "forget"


def test_neither_undo_nor_redo_brings_them_back(world: World) -> None:
    person = zofie(world)
    world.do(people.say_why, person, "her path")
    world.store.undo()
    forget(world, person)
    with pytest.raises(UndoRefused, match="no longer kept"):
        world.store.undo()
    assert person not in world.records.people


def test_the_full_name_is_the_confirmation(world: World) -> None:
    person = zofie(world)
    before = world.store.canonical()
    for typed in ("", "Žofie", "yes", "Žofie Nováková-Bell"):
        with pytest.raises(Refused, match="not the full name"):
            forget(world, person, typed)
    assert world.store.canonical() == before
    forget(world, person, " zofie  NOVAKOVA ")
    assert person not in world.records.people


def test_a_namesake_and_shared_addresses_are_left_alone(world: World) -> None:
    person = zofie(world)
    namesake = world.person(NAME, emails=(MAIL,), notes=f"reach {NAME} at {MAIL}")
    before = world.known(namesake)
    forget(world, person)
    assert world.known(namesake) == before


def test_a_first_name_is_not_taken_out_of_other_texts(world: World) -> None:
    jelisa = world.person(OTHER, notes="Will come. Will told her so.")
    happens(world, jelisa, "asked, talk agreed, held")
    world.do(talks.capture, jelisa, "+ Will")
    forget(world, world.named("Will").id, "Will")
    assert world.known(jelisa).notes == "Will come. Will told her so."
    (loop,) = world.records.loops.values()
    assert loop.text == "talk to somebody"


def test_in_earlier_states_a_first_name_goes_where_it_means_them(world: World) -> None:
    jelisa = world.person(OTHER, notes="Will come. Will told her so.")
    happens(world, jelisa, "asked, talk agreed, held")
    world.do(talks.capture, jelisa, "+ Will")
    backup = make_backup(world.store, "then")
    forget(world, world.named("Will").id, "Will")
    (event,) = [restored for restored in [restore(world.store, backup)] if restored]
    assert event.verb == "restore"
    assert world.known(jelisa).notes == "Will come. Will told her so."
    (loop,) = world.records.loops.values()
    assert (loop.text, loop.about) == ("talk to somebody", None)


def test_a_name_without_its_accents_and_a_telephone_number_go_too(world: World) -> None:
    person = world.person(NAME, phones=("+49 170 5550123",))
    jelisa = world.person(OTHER, notes="Zofie  novakova sent me (+49 170 5550123).")
    forget(world, person)
    assert world.known(jelisa).notes == "somebody sent me (somebody)."


def test_everybody_else_stays_in_every_backup(world: World) -> None:
    """Only what names the person is taken out, in whatever form the file has it."""
    person = zofie(world)
    jelisa = world.person(OTHER, notes=f"{NAME} told me of her\n\n{MAIL}")
    happens(world, jelisa, "asked, talk agreed, held, note, suggestion, promise")
    backup = make_backup(world.store, "then")
    then = world.records
    world.store.compact()
    people.edit(world.store, jelisa, notes="nothing of note")
    before = {one.path: (one.at, one.label) for one in list_backups(world.path)}
    forget(world, person)
    after = {one.path: (one.at, one.label) for one in list_backups(world.path)}
    assert before.items() <= after.items(), "each backup is there, and as old as it was"
    assert restore(world.store, backup) is not None
    assert world.known(jelisa) == then.people[jelisa].replace(
        notes="somebody told me of her\n\nsomebody"
    )
    for table in ("conversations", "messages", "learnings", "loops"):
        assert dict(getattr(world.records, table)) == dict(getattr(then, table))
    assert person not in world.records.people
    assert naming(world.path.parent, NAME, MAIL, SLUG, person) == []


def test_an_act_whose_images_named_them_cannot_be_undone_any_more(world: World) -> None:
    person = zofie(world)
    jelisa = world.person(OTHER)
    mika = world.person("Mika Laine")
    other = Store.open(world.path, clock=world.clock, session="other")
    people.edit(other, mika, notes="sings")
    people.edit(other, jelisa, notes=f"knows {NAME}")
    forget(world, person)
    with pytest.raises(UndoRefused, match="no longer kept"):
        other.undo()
    assert other.records.people[jelisa].notes == "knows somebody"
    other.close()


def test_an_import_leaves_them_out_by_whatever_is_known(world: World) -> None:
    forget(world, zofie(world))
    wei = Incoming(name="Wei Zhang", connected_on=DAY, urls=("https://www.linkedin.com/in/wei",))
    again = [
        Incoming(name="Z. N.", urls=(f"http://de.linkedin.com/in/{SLUG}/?x=1",)),
        Incoming(name="Z. N.", emails=(MAIL.lower(),)),
        Incoming(name="Dr. Žofie Nováková, MBA", connected_on=DAY),
    ]
    assert left_in([wei, *again], world.records.forgotten) == [wei]
    namesake = Incoming(name=NAME, connected_on=date(2024, 3, 6))
    assert left_in([namesake], world.records.forgotten) == [namesake]


def test_only_salted_hashes_are_kept(world: World) -> None:
    forget(world, zofie(world))
    kept = world.records.forgotten
    salt = kept[SALT_ID].salt
    assert len(salt) == 32
    other = World(world.path.with_name("other") / "db.json")
    other.do(forgetting.forget, zofie(other), NAME, random_bits=random.Random(8).getrandbits)
    assert kept.keys() & other.records.forgotten.keys() == {SALT_ID}
    other.close()
    assert all(
        len(mark) == 64 and set(mark) <= set("0123456789abcdef") for mark in kept.keys() - {SALT_ID}
    )
    assert not any(one.unfinished for one in kept.values())
    wei = world.person("Wei Zhang", emails=("wei@example.org",))
    forget(world, wei, "Wei Zhang")
    assert world.records.forgotten[SALT_ID].salt == salt
    assert len(world.records.forgotten) == len(kept) + 1


def test_who_is_known_by_name_alone_is_told_about(world: World) -> None:
    said = forget(world, world.person(OTHER), OTHER)
    assert said.endswith("Only their name was known, so an import may bring them again.")
    assert not world.records.forgotten


def test_everybody_of_an_import_but_the_forgotten_one_can_be_undone_to_nothing_of_them(
    world: World,
) -> None:
    rows = [Incoming(name=NAME, urls=(URL,), connected_on=DAY), Incoming(name="Wei Zhang")]
    world.do(imports.apply, plan_import({}, rows, "linkedin"), "linkedin")
    forget(world, world.named(NAME).id)
    assert [person.name for person in world.records.people.values()] == ["Wei Zhang"]
    assert naming(world.path.parent, NAME, SLUG) == []


def test_what_was_interrupted_is_finished_later(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = zofie(world)
    jelisa = world.person(OTHER, notes=f"{NAME} sent me, see {MAIL}")
    people.edit(world.store, jelisa, notes="")
    make_backup(world.store, "by hand")
    remove = disk.remove

    def refuse(path: Path) -> None:
        if path.parent.name == "backups":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        remove(path)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "remove", refuse)
        with pytest.raises(Refused, match="next start of coffeechat goes on with that"):
            forget(world, person)
    assert person not in world.records.people
    assert naming(world.path.parent, NAME, MAIL, person)
    forgetting.finish(world.store)
    assert naming(world.path.parent, NAME, MAIL, person) == []
    generation = world.store.rendered()[0]
    forgetting.finish(world.store)
    assert world.store.rendered()[0] == generation, "there was nothing left to do"


def test_what_is_due_of_somebody_else_stays_put_off(world: World) -> None:
    person = zofie(world)
    jelisa = world.person(OTHER)
    world.put(Override(id="o1", created=world.clock.now, rule="D-02", subject=jelisa))
    world.put(Override(id="o2", created=world.clock.now, rule="D-02", subject=person))
    forget(world, person)
    assert list(world.records.overrides) == ["o1"]


def test_what_was_chosen_for_the_week_of_somebody_else_stays(world: World) -> None:
    gone, wei = zofie(world), world.person("Wei Zhang")
    world.do(week.keep, (gone, wei))
    world.do(week.behind, gone)
    forget(world, gone)
    kept = world.records.profile.week
    assert kept is not None
    assert (kept.chosen, kept.behind) == ((wei,), ())
    assert naming(world.path.parent, gone) == []


def test_points_that_name_them_go_and_others_stay(world: World) -> None:
    person = zofie(world)
    choir = Point(kind=PointKind.OTHER, detail="the ecology choir")
    both = Point(kind=PointKind.OTHER, detail=f"we both know {NAME}")
    jelisa = world.person(OTHER, points=(choir, both))
    forget(world, person)
    assert world.known(jelisa).points == (choir,)


def test_where_we_belong_and_whom_we_both_know_stay_without_their_name(world: World) -> None:
    person = zofie(world)
    both = Point(kind=PointKind.MUTUAL_CONTACT, detail=NAME)
    lab = f"the lab of {NAME}"
    jelisa = world.person(OTHER, points=(both,), affiliations=(lab, "State U"), years_ahead=4)
    world.put(world.records.profile.replace(labs=(lab,), identities=(f"fan of {NAME}",)))
    forget(world, person)
    assert naming(world.path.parent, NAME) == []
    assert world.known(jelisa).points == ()
    assert world.known(jelisa).affiliations == ("the lab of somebody", "State U")
    assert world.records.profile.labs == ("the lab of somebody",)
    assert world.records.profile.identities == ("fan of somebody",)


@given(st.text(min_size=1), st.dates() | st.none())
def test_who_is_forgotten_is_known_again_and_nobody_else(name: str, day: date | None) -> None:
    one = Incoming(name=name, connected_on=day, emails=("a@example.org",))
    other = Incoming(name=name, emails=("b@example.org",))
    assert hashes_of(one, "salt") == hashes_of(one, "salt")
    assert not hashes_of(one, "salt") & hashes_of(one, "pepper")
    assert not hashes_of(one, "salt") & hashes_of(other, "salt")


def test_a_longer_name_is_another_name(world: World) -> None:
    ana = Person(id="a", created=world.clock.now, name="Ana Bell", urls=("https://x.org/in/ana",))
    traces = traces_of(ana, [ana])
    assert (traces.ids, traces.name) == (frozenset({"a"}), "Ana Bell")
    assert traces.taken_out_of("Ana Bell, ana  bell's, x.org/in/ana") == (
        "somebody, somebody's, somebody"
    )
    untouched = "Ana Bellini, Ana Bell-Reyes, Diana Bell, x.org/in/ana-b"
    assert traces.taken_out_of(untouched) == untouched
    assert not traces.found_in(untouched)
