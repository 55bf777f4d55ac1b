"""Which person a few typed words mean."""

from datetime import UTC, datetime

import pytest

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.parts import Position
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.whom import find_person

NOW = datetime(2026, 11, 16, tzinfo=UTC)
JELISA, SAM = "6a2ffp02dhwba", "7b3ffp02dhwba"
NAMES = {
    "6a2ffp02dhwbaw": "Jelisa Okafor",
    "6a2ffp02dhwbax": "Jelisa Okafor-Reyes",
    "6a2ffp02dhwbay": "Wei Zhang",
    "6a2ffp02dhwbaz": "Óscar Núñez",
    "7b3ffp02dhwba0": "Ana",
    "7b3ffp02dhwba1": "Ana Bell",
    "7b3ffp02dhwba2": "Sam Ortiz",
    "7b3ffp02dhwba3": "Sam Ortiz",
}
RECORDS = Records(
    people={
        person: Person(
            id=person,
            created=NOW,
            name=name,
            positions=(Position(title="Analyst", organisation="Verda"),)
            if person.endswith("a2")
            else (),
        )
        for person, name in NAMES.items()
    }
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Wei Zhang", "Wei Zhang"),
        ("zhang wei", "Wei Zhang"),
        ("wei", "Wei Zhang"),
        ("Z", "Wei Zhang"),
        ("  wei   zh ", "Wei Zhang"),
        ("oscar nun", "Óscar Núñez"),
        ("Jelisa Okafor", "Jelisa Okafor"),  # exactly, although another name begins so
        ("jel reyes", "Jelisa Okafor-Reyes"),
        ("okafor-r", "Jelisa Okafor-Reyes"),
        ("Ana", "Ana"),
        ("Ana B", "Ana Bell"),
        ("6a2ffp02dhwbay", "Wei Zhang"),
        ("7b3ffp02dhwba3", "Sam Ortiz"),
        ("7b3ffp02dhwba2", "Sam Ortiz"),
    ],
)
def test_a_few_words_mean_one_person(typed: str, name: str) -> None:
    assert find_person(RECORDS, typed).name == name


def test_the_beginning_of_an_id_is_enough() -> None:
    records = Records(people={"6a2ffp02dhwbay": RECORDS.people["6a2ffp02dhwbay"]})
    assert find_person(records, "6a2f").name == "Wei Zhang"
    with pytest.raises(NotUnderstood):
        find_person(records, "6a2")


SAM_ORTIZ = f"Sam Ortiz (Analyst, Verda, {SAM}2)"
THE_OTHER_SAM = f"Sam Ortiz (no job known, {SAM}3)"
OKAFOR = f"Jelisa Okafor (no job known, {JELISA}w)"
OKAFOR_REYES = f"Jelisa Okafor-Reyes (no job known, {JELISA}x)"
MORE = "type more of the name, or the id."
WRONG = [
    ("", "Whom? Type a name."),
    ("  ", "Whom? Type a name."),
    ("Priya", "Nobody here is called «Priya»; coffeechat find looks wider."),
    ("wei okafor", "Nobody here is called «wei okafor»; coffeechat find looks wider."),
    ("sam ortiz", f"«sam ortiz» may be {SAM_ORTIZ} or {THE_OTHER_SAM}; {MORE}"),
    ("jelisa", f"«jelisa» may be {OKAFOR} or {OKAFOR_REYES}; {MORE}"),
]


@pytest.mark.parametrize(("typed", "says"), WRONG)
def test_nobody_or_several_are_named(typed: str, says: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        find_person(RECORDS, typed)
    assert str(refused.value) == says


def test_of_many_only_some_are_named() -> None:
    people = {f"p{number}": Person(id=f"p{number}", created=NOW, name="Sam") for number in range(9)}
    with pytest.raises(NotUnderstood, match=r"\(no job known, p4\) or 4 more; type more"):
        find_person(Records(people=people), "sam")
