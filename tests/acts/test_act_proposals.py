"""What a plugin proposes touches what it names and nothing else, and outlives the plugin."""

from pathlib import Path

import pytest

from coffeechat.acts import Refused, proposals
from coffeechat.acts.forgetting import forget
from coffeechat.api import AddPerson, Change, ChangePerson, ImportedPerson, PointKind, PointView
from coffeechat.domain.parts import Point, Position
from coffeechat.domain.records import Person
from support.happenings import happens
from support.worlds import World

YEAR = PointView(kind=PointKind.SAME_PROGRAMME, detail="Ecology", confirmed=False)


def propose(world: World, *changes: Change, plugin: str = "alumni", summary: str = "") -> str:
    """The sentence that is told."""
    return proposals.apply(world.store, changes, plugin=plugin, summary=summary).text


def changed(world: World, person: str, **changes: object) -> Person:
    """The person after a plugin changed them."""
    propose(world, ChangePerson(person=person, **changes))  # type: ignore[arg-type] # fields of any kind, by name
    return world.known(person)


@pytest.fixture
def jelisa(world: World) -> str:
    return world.person(
        "Jelisa Okafor",
        title="Program Manager",
        organisation="Green Rivers",
        emails=("jelisa@example.org",),
        phones=("+1 555 0100",),
        urls=("https://www.linkedin.com/in/jelisa",),
        tags=("ecology",),
        points=(Point(kind=PointKind.SAME_LAB, detail="Ecology Lab"),),
        place="Oakland",
        notes="Met twice.",
    )


def test_what_is_not_named_stays_as_it_is(world: World, jelisa: str) -> None:
    before = world.known(jelisa)
    assert changed(world, jelisa, place="") == before.replace(place="")


def test_values_are_added_without_duplicates(world: World, jelisa: str) -> None:
    after = changed(
        world,
        jelisa,
        emails=("JELISA@example.org", " new@example.org", "new@example.org", ""),
        phones=("+1  555 0100", "+1 555 0199"),
        urls=("http://linkedin.com/in/Jelisa/", "https://example.org/jelisa"),
        tags=("Ecology", "alumni"),
        points=(PointView(kind=PointKind.SAME_LAB, detail="ecology lab"), YEAR),
    )
    assert after.emails == ("jelisa@example.org", "new@example.org")
    assert after.phones == ("+1 555 0100", "+1 555 0199")
    assert after.urls == ("https://www.linkedin.com/in/jelisa", "https://example.org/jelisa")
    assert after.tags == ("ecology", "alumni")
    assert after.points == (
        Point(kind=PointKind.SAME_LAB, detail="Ecology Lab"),
        Point(kind=PointKind.SAME_PROGRAMME, detail="Ecology", confirmed=False),
    )


def test_a_suggested_point_is_for_me_to_confirm(world: World, jelisa: str) -> None:
    from coffeechat.acts import people
    from coffeechat.domain.fit import fit_reasons

    person = changed(world, jelisa, points=(YEAR,))
    assert "Ecology?" in fit_reasons(world.records, person)
    world.do(people.connect, jelisa, "ecology")
    assert world.known(jelisa).points[-1] == Point(kind=PointKind.SAME_PROGRAMME, detail="Ecology")


@pytest.mark.parametrize(
    ("changes", "jobs"),
    [
        ({"title": "Director"}, [("Director", "Green Rivers"), ("Fellow", "Verda")]),
        ({"organisation": "Verda"}, [("Program Manager", "Verda"), ("Fellow", "Verda")]),
        ({"title": "", "organisation": ""}, [("Fellow", "Verda")]),
    ],
)
def test_the_present_job_is_changed_and_no_former_one(
    world: World, jelisa: str, changes: dict[str, str], jobs: list[tuple[str, str]]
) -> None:
    former = Position(title="Fellow", organisation="Verda")
    known = world.known(jelisa)
    world.put(known.replace(positions=(*known.positions, former)))
    after = changed(world, jelisa, **changes)
    assert [(job.title, job.organisation) for job in after.positions] == jobs


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "Class of 2019"), ("Met twice.\n", "Met twice.\nClass of 2019")],
)
def test_a_note_is_a_line_of_its_own(world: World, jelisa: str, before: str, after: str) -> None:
    world.put(world.known(jelisa).replace(notes=before))
    assert changed(world, jelisa, note="Class of 2019").notes == after


def test_several_changes_of_one_person_add_up_in_one_act(world: World, jelisa: str) -> None:
    before = world.store.canonical()
    told = propose(
        world,
        AddPerson(person=ImportedPerson(name="Jelisa Okafor", emails=("jelisa@example.org",))),
        AddPerson(person=ImportedPerson(name="Wei Zhang")),
        ChangePerson(person=jelisa, tags=("one",)),
        ChangePerson(person=jelisa, tags=("two",), note="More"),
    )
    assert told == "alumni: Added Wei Zhang, changed Jelisa Okafor."
    assert world.known(jelisa).tags == ("ecology", "one", "two")
    assert world.store.events[-1].verb == "proposal"
    assert world.store.events[-1].origin == "alumni"
    world.store.undo()
    assert world.store.canonical() == before
    assert world.store.events[-1].origin == "", "to undo is the user's own act"


def test_many_people_are_counted(world: World) -> None:
    everybody = [AddPerson(person=ImportedPerson(name=name)) for name in ("Wei Zhang", "Sam Ortiz")]
    assert propose(world, *everybody) == "alumni: Added 2 people."
    assert propose(world, *everybody) == "It is so already; nothing was changed."


def test_somebody_to_add_who_is_here_is_merged_as_by_an_import(world: World, jelisa: str) -> None:
    told = propose(
        world,
        AddPerson(
            person=ImportedPerson(
                name="Jelisa Okafor",
                title="Director",
                emails=("jelisa@example.org",),
                points=(YEAR,),
                extras={"Year": "2019"},
            )
        ),
    )
    assert told == "alumni: Changed Jelisa Okafor."
    person = world.known(jelisa)
    assert person.title == "Program Manager", "what I typed is not overwritten"
    assert len(world.records.people) == 1
    assert person.points[-1].detail == "Ecology"
    assert person.extras == {"alumni": {"Year": "2019"}}


def test_somebody_new_has_the_plugin_as_their_source(world: World) -> None:
    propose(
        world, AddPerson(person=ImportedPerson(name="Wei Zhang", tags=("lab",), points=(YEAR,)))
    )
    person = world.named("Wei Zhang")
    assert person.source == "alumni"
    assert person.tags == ("lab",)
    assert person.points == (
        Point(kind=PointKind.SAME_PROGRAMME, detail="Ecology", confirmed=False),
    )


def test_the_forgotten_do_not_come_back(world: World, jelisa: str) -> None:
    forget(world.store, jelisa, "Jelisa Okafor")
    again = AddPerson(person=ImportedPerson(name="Jelisa", emails=("jelisa@example.org",)))
    propose(world, again, AddPerson(person=ImportedPerson(name="Wei Zhang")))
    assert [person.name for person in world.records.people.values()] == ["Wei Zhang"]


def test_what_must_not_be_contacted_stays_so(world: World, jelisa: str) -> None:
    happens(world, jelisa, "never contact")
    barred = world.known(jelisa).do_not_contact
    assert changed(world, jelisa, tags=("alumni",)).do_not_contact == barred


def test_a_refusal_changes_nothing_at_all(world: World, jelisa: str) -> None:
    before = world.store.canonical()
    with pytest.raises(Refused):
        propose(
            world,
            AddPerson(person=ImportedPerson(name="Wei Zhang")),
            ChangePerson(person=jelisa, tags=("alumni",)),
            ChangePerson(person="gone", tags=("alumni",)),
        )
    assert world.store.canonical() == before


# Extras -----------------------------------------------------------------------------------------


def test_extras_stand_under_the_id_of_their_plugin(world: World, jelisa: str) -> None:
    propose(world, ChangePerson(person=jelisa, extras={"Year": "2019"}))
    propose(world, ChangePerson(person=jelisa, extras={"Year": "7"}), plugin="csv")
    assert world.known(jelisa).extras == {"alumni": {"Year": "2019"}, "csv": {"Year": "7"}}


def test_an_empty_text_removes_its_key(world: World, jelisa: str) -> None:
    propose(world, ChangePerson(person=jelisa, extras={"Year": "2019", "House": "Elm"}))
    propose(world, ChangePerson(person=jelisa, extras={"Year": "", "None": ""}))
    assert world.known(jelisa).extras == {"alumni": {"House": "Elm"}}
    propose(world, ChangePerson(person=jelisa, extras={"House": ""}))
    assert world.known(jelisa).extras == {}


def test_what_a_plugin_kept_outlives_it_byte_for_byte(tmp_path: Path) -> None:
    """Acts of other kinds, closing and opening, and undoing leave extras as they are."""
    kept = {"Year": "2019", "odd ‹key›": "«líne»\n\tline\u2003", "json": '{"a": [1, 2.50]}'}
    world = World(tmp_path / "db.json")
    jelisa = world.person("Jelisa Okafor")
    propose(world, ChangePerson(person=jelisa, extras=kept))
    happens(world, jelisa, "why, ask drafted, asked, talk agreed")
    world.store.compact()
    world.close()

    world = World(tmp_path / "db.json")
    assert world.known(jelisa).extras == {"alumni": kept}
    propose(world, ChangePerson(person=jelisa, tags=("other",)), plugin="csv")
    world.store.undo()
    world.close()

    world = World(tmp_path / "db.json")
    assert world.known(jelisa).extras == {"alumni": kept}
    world.close()
