"""Names of organisations compared by what counts in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coffeechat.domain.organisations import organisation_key

SAME = [
    [
        "Green Rivers",
        "GREEN RIVERS",
        "Green Rivers, Inc.",
        "The Green-Rivers GmbH",
        "green  rivers",
    ],
    ["Baker", "Baker & Co. KG", "Baker GmbH & Co. KG", "Baker and Company"],
    ["Forschung für alle", "Forschung fur Alle e.V.", "FORSCHUNG FÜR ALLE eV"],
    ["Verde", "Verde S.p.A.", "Verde Spa", "Verde S.A. de C.V.", "Vérde Sàrl"],
    ["Møller Data", "Moller Data A/S", "Møller Data ApS"],
    ["Zielony", "Zielony Sp. z o.o."],
    ["Anna's Kitchen", "Anna’s Kitchen Ltd", "Annas Kitchen Pty. Ltd."],
    ["Research + Care", "Research & Care", "Research and Care, LLC"],
    ["サクラ", "株式会社サクラ", "サクラ株式会社", "サクラ 株式会社"],
    ["Ромашка", "ООО «Ромашка»", "ооо ромашка"],
]
OTHERS = [
    ["Green Rivers", "Green River"],
    ["State University", "University"],
    ["Company Theatre", "Theatre"],
    ["Asa", "Basa"],
    ["Amazonia.example", "Amazonia"],
    ["North AG Farming", "North Farming"],
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: str(names[0]))
def test_one_organisation_in_several_spellings(names: list[str]) -> None:
    assert len({organisation_key(name) for name in names}) == 1


@pytest.mark.parametrize("names", OTHERS, ids=lambda names: str(names[0]))
def test_others_stay_others(names: list[str]) -> None:
    assert len({organisation_key(name) for name in names}) == len(names)


def test_a_legal_form_alone_is_a_name_too() -> None:
    assert organisation_key("Company") == "company"
    assert organisation_key("The Co.") == "the"
    assert organisation_key("") == organisation_key(" ,. ") == ""


@given(some.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    key = organisation_key(name)
    assert organisation_key(key) == key
