"""What a job title tells: the level, whether its holder does the work, whether they hire."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.titles import (
    guess_does_it,
    guess_level,
    hires,
    main_title,
    with_article,
)
from coffeechat.domain.words import Seniority
from domain.level_titles import TITLES
from support.titles import FILES, Guess, Labelled, read_titles, tally


@pytest.mark.parametrize(
    ("title", "level"), [(title, level) for level, titles in TITLES.items() for title in titles]
)
def test_a_title_tells_a_level(title: str, level: Seniority | None) -> None:
    assert guess_level(title) is level
    assert guess_level(title.upper()) is level
    assert guess_level(f"{title} | Verda") is level


@given(st.text())
def test_any_text_is_a_title(title: str) -> None:
    assert guess_level(title) in {None, *Seniority}
    assert guess_does_it(title) in {None, True, False}
    assert hires(title) in {True, False}


FIRST = [
    ("Nurse | Keynote Speaker", "a Nurse"),
    ("🔬 Scientist · Speaker", "a Scientist"),
    ("Engineer at Verda", "an Engineer"),
    ("Writer @Verda", "a Writer"),
    ("Editor / Writer", "an Editor"),
    ("Professor at large", "a Professor at large"),
    ("Head of Sales, EMEA", "a Head of Sales, EMEA"),
    ("UX Designer", "a UX Designer"),
    ("University Lecturer", "a University Lecturer"),
    ("Underwriter", "an Underwriter"),
    ("HR Manager", "an HR Manager"),
    ("NASA Fellow", "a NASA Fellow"),
    ("Ingénieure", "an Ingénieure"),
    ("कार्यक्रम प्रबंधक", "a कार्यक्रम प्रबंधक"),
]


@pytest.mark.parametrize(("title", "said"), FIRST)
def test_a_sentence_names_the_first_job_of_a_title(title: str, said: str) -> None:
    assert with_article(main_title(title)) == said


def test_a_title_of_pictures_names_no_job() -> None:
    assert main_title("🚀 | ✨") == ""


WORK = [
    ("Program Manager", True),
    ("Senior Engineer", True),
    ("Professor of Law", True),
    ("Principal Scientist", True),
    ("Engineering Manager", False),
    ("VP Engineering", False),
    ("Head of Data", False),
    ("Executive Director", False),
    ("Teamleiterin", False),
    ("Founder", None),
    ("Intern", None),
    ("Ninja", None),
    ("", None),
]


@pytest.mark.parametrize(("title", "answer"), WORK)
def test_a_title_tells_whether_somebody_does_the_work(title: str, answer: bool | None) -> None:
    assert guess_does_it(title) is answer


HIRING = [
    ("HR Manager", True),
    ("Human Resources Director", True),
    ("Talent Acquisition Partner", True),
    ("Recruiter", True),
    ("Technical Recruiting Lead", True),
    ("Head of People Operations", True),
    ("Head of People", True),
    ("Staffing Coordinator", True),
    ("Personalreferentin", True),
    ("Directrice des ressources humaines", True),
    ("Técnico de recursos humanos", True),
    ("Addetta alle risorse umane", True),
    ("Program Manager", False),
    ("Chrome Engineer", False),
    ("Through-hole Technician", False),
    ("Talented Chef", False),
    ("Personal Trainer", False),
    ("People's Theatre Director", False),
    ("", False),
]


@pytest.mark.parametrize(("title", "answer"), HIRING)
def test_whoever_hires_does_not_do_the_work(title: str, *, answer: bool) -> None:
    assert hires(title) is answer


def test_the_titles_are_many_of_several_languages_and_none_stands_twice() -> None:
    tuned, held_out = (read_titles(name) for name in FILES)
    assert len(tuned) >= 400
    assert len(held_out) >= 150
    for titles in (tuned, held_out):
        assert {one.language for one in titles} >= {"en", "de", "fr", "es", "pt", "it", "nl"}
    names = [one.title for one in (*tuned, *held_out)]
    assert len(set(names)) == len(names)


#: Of how many titles with an answer at least one is given, and of how many given it is right.
FLOORS = [
    # file, guess, answered of a hundred, right of a hundred answers
    (FILES[0], "level", 99, 99),
    (FILES[0], "does the work", 99, 99),
    (FILES[0], "hires", 100, 100),
    (FILES[1], "level", 95, 97),
    (FILES[1], "does the work", 95, 95),
    (FILES[1], "hires", 100, 97),
]


@pytest.mark.parametrize(("file", "guess", "answered", "right"), FLOORS)
def test_titles_are_read_well_in_those_held_out_too(
    file: str, guess: Guess, answered: int, right: int
) -> None:
    found = tally(read_titles(file), guess)
    assert 100 * found.answered >= answered * found.asked, found.silent
    assert 100 * found.right >= right * found.answers, found.wrong


def test_a_wrong_answer_is_counted_as_one() -> None:
    made_up = [
        Labelled("Head of Data", Seniority.MID, does_it=True, hires=False, language="en"),
        Labelled("Ninja", Seniority.MID, does_it=True, hires=False, language="en"),
        Labelled("Head Gardener of Data", None, does_it=None, hires=False, language="en"),
        Labelled("Analyst", Seniority.MID, does_it=True, hires=False, language="en"),
    ]
    found = tally(made_up, "level")
    assert (found.asked, found.answered, found.answers, found.right) == (3, 2, 2, 1)
    assert [one.title for one in found.wrong] == ["Head of Data"]
    assert [one.title for one in found.silent] == ["Ninja"]
