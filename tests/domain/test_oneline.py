"""A person in one line: what is read, and where the finger lies when it is not."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.oneline import NewPerson, OneLineError, parse_person
from coffeechat.domain.parts import Point
from coffeechat.domain.records import Profile
from coffeechat.domain.text import clean_line
from coffeechat.domain.words import PointKind

ME = Profile(
    id="me",
    created=datetime(2026, 1, 1, tzinfo=UTC),
    institutions=("State U",),
    employers=("Verda",),
    memberships=("Society for Ecology",),
    places=("Oakland",),
)


def other(detail: str) -> Point:
    return Point(kind=PointKind.OTHER, detail=detail)


def test_a_whole_line_is_read() -> None:
    line = (
        "Jelisa Okafor @Green Rivers, Program Manager track:nonprofits track:policy "
        'point:"State U" dream:yes tag:eco mail:jo@example.org url:https://example.org/jo '
        'place:Oakland why:"from the lab to grants"'
    )
    assert parse_person(line, ME) == NewPerson(
        name="Jelisa Okafor",
        title="Program Manager",
        organisation="Green Rivers",
        tracks=("nonprofits", "policy"),
        points=(Point(kind=PointKind.SAME_INSTITUTION, detail="State U"),),
        tags=("eco",),
        emails=("jo@example.org",),
        urls=("https://example.org/jo",),
        place="Oakland",
        dream=True,
        why="from the lab to grants",
    )


def test_values_are_parted_by_commas_as_in_a_filter() -> None:
    jo = parse_person(
        'Jo tag:eco,"a, b",lab, track:grants,policy dream:yes url:https://x.example.org/a,b', ME
    )
    assert (jo.tags, jo.tracks, jo.dream) == (("eco", "a, b", "lab"), ("grants", "policy"), True)
    assert jo.urls == ("https://x.example.org/a,b",)


@pytest.mark.parametrize(
    ("line", "name", "title", "organisation"),
    [
        ("Jelisa Okafor", "Jelisa Okafor", "", ""),
        ("  Jelisa\tOkafor  ", "Jelisa Okafor", "", ""),
        ("Jelisa Okafor @Green Rivers", "Jelisa Okafor", "", "Green Rivers"),
        ("Jelisa Okafor @ Green Rivers,", "Jelisa Okafor", "", "Green Rivers"),
        ("Jelisa Okafor, Manager @Green Rivers", "Jelisa Okafor", "Manager", "Green Rivers"),
        ("Jelisa Okafor, Manager", "Jelisa Okafor", "Manager", ""),
        ("Jo @Rivers, Manager, Water", "Jo", "Manager, Water", "Rivers"),
        ('Jo @"Rivers, Inc.", Manager tag:eco', "Jo", "Manager", "Rivers, Inc."),
        ("Jo @Rivers, Director: Ops tag:eco", "Jo", "Director: Ops", "Rivers"),
        ('Jelisa "JJ" Okafor', 'Jelisa "JJ" Okafor', "", ""),
        ("Zoë O’Brien-Łuk", "Zoë O’Brien-Łuk", "", ""),
        ("J\x1b[31mo @Ri\u200bvers\u202e", "J[31mo", "", "Rivers"),
    ],
)
def test_the_head_is_name_employer_and_title(
    line: str, name: str, title: str, organisation: str
) -> None:
    person = parse_person(line, ME)
    assert (person.name, person.title, person.organisation) == (name, title, organisation)


@pytest.mark.parametrize(
    ("typed", "point"),
    [
        ('"state u"', Point(kind=PointKind.SAME_INSTITUTION, detail="State U")),
        ("VERDA", Point(kind=PointKind.SAME_EMPLOYER, detail="Verda")),
        (
            '"Society for Ecology"',
            Point(kind=PointKind.SAME_ASSOCIATION, detail="Society for Ecology"),
        ),
        ("oakland", Point(kind=PointKind.SAME_PLACE, detail="Oakland")),
        (
            '"met at the river day"',
            Point(kind=PointKind.MET_AT_OCCASION, detail="the river day"),
        ),
        ('"we met at the river"', other("we met at the river")),
    ],
)
def test_a_point_that_is_mine_gets_its_kind(typed: str, point: Point) -> None:
    assert parse_person(f"Jo point:{typed}", ME).points == (point,)


def test_keys_are_blind_to_case_and_the_same_value_counts_once() -> None:
    person = parse_person(
        "Jo TAG:eco Tag:eco tag:water point:verda point:Verda EMAIL:jo@example.org dream:NO", ME
    )
    assert person.tags == ("eco", "water")
    assert len(person.points) == 1
    assert person.emails == ("jo@example.org",)
    assert not person.dream


def test_a_web_address_may_lack_its_beginning() -> None:
    assert parse_person("Jo url:example.org/in/jo", ME).urls == ("https://example.org/in/jo",)


def test_curly_quotes_will_do() -> None:
    assert parse_person("Jo why:“rivers and grants”", ME).why == "rivers and grants"


@pytest.mark.parametrize(
    ("line", "spot", "sentence"),
    [
        ("", "", "name is missing"),
        ("@Rivers", "@Rivers", "name is missing"),
        ("tag:eco", "", "name is missing"),
        ("Jo @", "@", "employer is missing"),
        ("Jo @, Manager", "@", "employer is missing"),
        ('Jo @"Rivers" Manager', " Manager", "comma is missing"),
        ("Jo, Manager @Rivers, Boss", "Jo, Manager @Rivers, Boss", "two titles"),
        ("Jo jo@example.org", "jo@example.org", "write it after mail:"),
        ("Jo https://example.org", "https:", "web addresses go after url:"),
        ("Jo colour:green", "colour:", "is no key; the keys are track"),
        ("Jo tag: eco", "tag:", "no value"),
        ("Jo tag:", "tag:", "no value"),
        ('Jo why:"rivers', "why:", "quotes are not closed"),
        ('Jo why:""', '""', "is empty"),
        ("Jo tag:\u200b", "\u200b", "is empty"),
        ("Jo place:New York", "York", "put values with blanks in quotes"),
        ('Jo why:"a"b', "b", "belongs to no key"),
        ("Jo mail:jo", "jo", "no e-mail address"),
        ("Jo url:javascript:alert(1)", "javascript:alert(1)", "no web address"),
        ("Jo url:here", "here", "no web address"),
        ("Jo dream:maybe", "maybe", "neither yes nor no"),
        ("Jo place:Oakland place:Rome", "Rome", "second place"),
        ("Jo dream:no dream:yes", "yes", "second dream"),
    ],
)
def test_an_error_says_what_is_wrong_and_points_at_the_spot(
    line: str, spot: str, sentence: str
) -> None:
    with pytest.raises(OneLineError, match=sentence) as caught:
        parse_person(line, ME)
    assert line[caught.value.start : caught.value.end] == spot


PLAIN = st.text("abcé Ñ'.-", min_size=1, max_size=12).map(lambda text: " ".join(text.split()))
VALUES = PLAIN.filter(bool)


@given(
    name=VALUES,
    organisation=VALUES,
    title=VALUES,
    tags=st.lists(VALUES, max_size=3, unique=True),
    dream=st.sampled_from(["yes", "no"]),
)
def test_what_is_put_into_a_line_comes_out_of_it(
    name: str, organisation: str, title: str, tags: list[str], dream: str
) -> None:
    line = f"{name} @{organisation}, {title}"
    line += "".join(f' tag:"{tag}"' for tag in tags) + f" dream:{dream}"
    assert parse_person(line, ME) == NewPerson(
        name=name, organisation=organisation, title=title, tags=tuple(tags), dream=dream == "yes"
    )


@given(st.text(max_size=60) | st.text('Jo @,:"tag eco.url', max_size=40))
def test_any_line_gives_a_person_or_a_sentence_and_a_spot(line: str) -> None:
    try:
        person = parse_person(line, ME)
    except OneLineError as error:
        refusal, start, end = str(error), error.start, error.end
        assert refusal.endswith(".")
        assert clean_line(refusal, 1000) == refusal
        assert 0 <= start <= end <= len(line)
        return
    assert person.name
