"""The fields of a person as texts: what is shown is read back, and what is typed is understood."""

from datetime import UTC, datetime

import pytest

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.parts import Point, Position
from coffeechat.domain.person_fields import FIELDS, changes, field_named
from coffeechat.domain.records import Person, Profile, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import PointKind, Seniority, Warmth

NOW = datetime(2026, 11, 21, tzinfo=UTC)
AMARA = Person(id="p2", created=NOW, name="Amara Diallo")
SCHOOL = Point(kind=PointKind.SAME_INSTITUTION, detail="State U")
CHOIR = Point(kind=PointKind.OTHER, detail="the choir", confirmed=False)
JELISA = Person(
    id="p1",
    created=NOW,
    name="Jelisa Okafor",
    positions=(
        Position(title="Program Manager", organisation="Green Rivers"),
        Position(title="Analyst", organisation="Verda"),
        Position(title="Intern"),
    ),
    emails=("jelisa@example.org", "jo@example.org"),
    phones=("+1 555 0100",),
    urls=("https://example.org/jelisa",),
    place="Oakland",
    address="12 Lake Street, Oakland, CA",
    zone="America/Los_Angeles",
    seniority=Seniority.SENIOR,
    practitioner=True,
    years_ahead=-2,
    warmth=Warmth.MET_ONCE,
    points=(SCHOOL, CHOIR),
    affiliations=("State U",),
    tracks=("t1",),
    tags=("met", "choir"),
    dream=True,
    referred_by="p2",
    interests=("open river data",),
    can_help=("plots",),
    notes="likes tea",
)
RECORDS = Records(
    profiles={"me": Profile(id="me", created=NOW, institutions=("State U",))},
    tracks={"t1": Track(id="t1", created=NOW, name="grants")},
    people={"p1": JELISA, "p2": AMARA},
)
EMPTY = Person(id="p3", created=NOW, name="Jelisa Okafor")


@pytest.mark.parametrize("field", FIELDS, ids=[field.name for field in FIELDS])
def test_what_is_shown_is_read_back(field: object) -> None:
    """Taken from somebody of whom all is known, put into somebody of whom nothing is."""
    (found,) = (one for one in FIELDS if one is field)
    shown = found.shown(RECORDS, JELISA)
    assert shown
    there = JELISA if found.name in {"points", "organisation", "title", "earlier jobs"} else EMPTY
    after = found.changed(RECORDS, there, shown)
    assert found.shown(RECORDS, after) == shown
    assert found.changed(RECORDS, JELISA, shown) == JELISA


def test_texts_as_they_were_shown_change_nothing() -> None:
    for person in (JELISA, EMPTY):
        texts = {field.name: field.shown(RECORDS, person) for field in FIELDS}
        assert changes(RECORDS, person, texts) == {}


TYPED: list[tuple[str, str, dict[str, object]]] = [
    ("title", "Director", {"positions": (Position(title="Director", organisation="Green Rivers"),
                                         *JELISA.positions[1:])}),
    ("earlier jobs", "Guide @Lakeside", {"positions": (JELISA.positions[0],
                                         Position(title="Guide", organisation="Lakeside"))}),
    ("emails", "jo@example.org", {"emails": ("jo@example.org",)}),
    ("urls", "example.org/jo", {"urls": ("https://example.org/jo",)}),
    ("zone", "europe/berlin", {"zone": "Europe/Berlin"}),
    ("level", "dir", {"seniority": Seniority.DIRECTOR}),
    ("level", "", {"seniority": None}),
    ("practitioner", "supervises", {"practitioner": False}),
    ("practitioner", "", {"practitioner": None}),
    ("years ahead", "5", {"years_ahead": 5}),
    ("warmth", "met-once", {}),
    ("warmth", "of my lab", {"warmth": Warmth.COHORT}),
    ("dream", "no", {"dream": False}),
    ("dream", "", {"dream": False}),
    ("tracks", "GRANTS; policy", {"tracks": ("t1", "policy")}),
    ("tags", "met;; choir ;met", {}),
    ("points", "State U; the choir", {"points": (SCHOOL, CHOIR.replace(confirmed=True))}),
    ("points", "met at a fair", {"points": (
        Point(kind=PointKind.MET_AT_OCCASION, detail="a fair"),)}),
    ("referred by", "", {"referred_by": None}),
    ("can help", "plots; a talk", {"can_help": ("plots", "a talk")}),
    ("notes", "", {"notes": ""}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "changed"), TYPED)
def test_what_is_typed_is_understood(name: str, text: str, changed: dict[str, object]) -> None:
    assert changes(RECORDS, JELISA, {name: text}) == changed


def test_title_and_organisation_go_together() -> None:
    both = changes(RECORDS, EMPTY, {"title": "Analyst", "organisation": "Verda"})
    assert both == {"positions": (Position(title="Analyst", organisation="Verda"),)}
    gone = changes(RECORDS, JELISA.replace(positions=JELISA.positions[:1]),
                   {"title": "", "organisation": ""})  # fmt: skip
    assert gone == {"positions": ()}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("name", " ", "needs a name"),
        ("emails", "jo", "no e-mail address"),
        ("urls", "no address", "no web address"),
        ("zone", "Nowhere", "No time zone"),
        ("level", "boss", "no level"),
        ("warmth", "warm", "no word for how well"),
        ("years ahead", "many", "no number of years"),
        ("years ahead", "200", "no number of years"),
        ("dream", "maybe", "neither yes nor no"),
        ("referred by", "Nobody Here", "Nobody here is called"),
        ("referred by", "Jelisa", "named themselves"),
    ],
)
def test_what_cannot_be_is_told(name: str, text: str, says: str) -> None:
    with pytest.raises(NotUnderstood, match=says):
        changes(RECORDS, JELISA, {name: text})


def test_a_field_is_meant_by_the_beginning_of_its_name() -> None:
    assert field_named("years-ahead").name == "years ahead"
    assert field_named("Pla").name == "place"
    assert [field_named(field.label) for field in FIELDS] == list(FIELDS)
    assert field_named("You share").name == "points"
    with pytest.raises(NotUnderstood, match="there are: title, tags, tracks"):
        field_named("t")
    with pytest.raises(NotUnderstood, match="there are: name, title"):
        field_named("colour")
