"""People as vCards: what is written is what every reader of RFC 2426 understands, and we too."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import ExportBatch, ImportedPerson, PersonView
from coffeechat.domain.merge import person_from, plan_import
from coffeechat.testing import NOW, FakeJob
from coffeechat_vcard.writer import card_of, folded, render
from support.vcards import read_book

ADA = PersonView(
    id="c9x4",
    name="Ada Mae Onu, PhD",
    title="Analyst; soils",
    organisation="Verda, Inc.",
    emails=("ada@example.org", "onu@example.com"),
    urls=("https://www.linkedin.com/in/ada-onu", "https://ada.example/?a=1,2;b"),
    place="Oakland, California",
    phones=("+1 555 0100",),
    notes="likes walks;\nand C:\\new \U0001f331",
    tags=("soil",),
)
BEN = PersonView(id="c9x5", name="Ben")


def written(*people: PersonView) -> bytes:
    job = FakeJob()
    (file,) = render(ExportBatch(now=NOW, people=people), job)
    assert (file.name, job.warnings) == ("people.vcf", [])
    return file.data


def lines(person: PersonView) -> list[str]:
    return card_of(person).decode().replace("\r\n ", "").split("\r\n")


def as_read(person: PersonView) -> ImportedPerson:
    return ImportedPerson(
        name=person.name,
        line=1,
        title=person.title,
        organisation=person.organisation,
        emails=person.emails,
        urls=person.urls,
        place=person.place,
        phones=person.phones,
        notes=person.notes,
    )


def test_a_card() -> None:
    assert lines(ADA) == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//coffeechat//coffeechat//EN",
        "UID:coffeechat-c9x4",
        "FN:Ada Mae Onu\\, PhD",
        "N:Onu;Ada Mae;;;PhD",
        "ORG:Verda\\, Inc.",
        "TITLE:Analyst\\; soils",
        "EMAIL;TYPE=INTERNET,PREF:ada@example.org",
        "EMAIL;TYPE=INTERNET:onu@example.com",
        "TEL:+1 555 0100",
        "URL:https://www.linkedin.com/in/ada-onu",
        "URL:https://ada.example/?a=1,2;b",
        "ADR:;;;Oakland\\, California;;;",
        "NOTE:likes walks\\;\\nand C:\\\\new \U0001f331",
        "END:VCARD",
        "",
    ]


def test_what_is_not_there_is_not_written() -> None:
    assert lines(BEN)[4:-1] == ["FN:Ben", "N:;Ben;;;", "END:VCARD"]


def test_what_is_private_is_not_written_when_the_view_lacks_it() -> None:
    without = written(replace(ADA, phones=(), notes=""))
    assert b"TEL" not in without
    assert b"NOTE" not in without


def test_everybody_is_in_one_file_and_it_is_always_the_same() -> None:
    data = written(ADA, BEN)
    assert data == written(ADA, BEN)
    assert read_book(data).names == [ADA.name, "Ben"]
    assert data.count(b"\n") == data.count(b"\r\n")
    assert data.decode().endswith("END:VCARD\r\n")


def test_nobody_is_no_file() -> None:
    job = FakeJob()
    assert list(render(ExportBatch(now=NOW), job)) == []
    assert "nobody" in job.warnings[0]


def test_it_comes_back_as_it_was() -> None:
    book = read_book(written(ADA, BEN))
    assert book.people == [as_read(ADA), replace(as_read(BEN), line=book.people[1].line)]
    assert (book.problems, book.warnings) == ([], [])


@pytest.mark.parametrize("person", [ADA, BEN])
def test_a_reader_of_another_make_reads_the_same_properties(person: PersonView) -> None:
    text = re.sub("\r\n[ \t]", "", card_of(person).decode())
    for line in text.removesuffix("\r\n").split("\r\n"):
        assert re.fullmatch(r"[A-Z]+(;[A-Z]+=[A-Z,]+)?:.*", line)
    assert {"FN", "N", "VERSION"} <= {line.partition(":")[0] for line in text.split("\r\n")}


@pytest.mark.parametrize("letter", ["a", "\u00e9", "\u68ee", "\U0001f331", "e\u0301"])
@pytest.mark.parametrize("before", range(8))
def test_lines_are_folded_between_characters(letter: str, before: int) -> None:
    line = "x" * before + letter * 120
    octets = folded(line)
    pieces = octets.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert "".join(piece.decode().removeprefix(" ") for piece in pieces) == line
    assert all(len(piece) > 70 for piece in pieces[:-1])


SEEN = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=60)
WORDS = st.lists(SEEN, max_size=4).map(" ".join)
PHONES = st.from_regex(r"\+[0-9 /().-]{1,40}[0-9]", fullmatch=True)
ADDRESSES = st.from_regex(r"[a-z0-9.+!'/=?_-]{1,20}@[a-z0-9-]{1,80}\.example", fullmatch=True)
PAGES = SEEN.map(lambda path: f"https://pages.example/{path}")
PEOPLE = st.builds(
    PersonView,
    id=st.just("c9x4"),
    name=st.lists(SEEN, min_size=1, max_size=4).map(" ".join),
    title=WORDS,
    organisation=WORDS,
    place=WORDS,
    notes=st.lists(SEEN, max_size=4).map("\n".join),
    emails=st.lists(ADDRESSES, max_size=3, unique=True).map(tuple),
    phones=st.lists(PHONES, max_size=3, unique=True).map(tuple),
    urls=st.lists(PAGES, max_size=3, unique=True).map(tuple),
)


@given(PEOPLE)
def test_anybody_comes_back_as_they_were(person: PersonView) -> None:
    book = read_book(card_of(person))
    assert book.people == [as_read(person)]
    assert (book.problems, book.warnings) == ([], [])


@given(st.builds(PersonView, id=st.text(), name=st.text(), notes=st.text(), title=st.text()))
def test_any_text_is_one_card(person: PersonView) -> None:
    data = card_of(person) + card_of(BEN)
    assert data.count(b"BEGIN:VCARD\r\n") == 2
    assert read_book(data).names[-1] == "Ben"


def test_people_are_known_again() -> None:
    """An export that is imported where it came from changes nothing."""
    first = read_book(written(ADA, BEN)).people
    people = {
        str(number): person_from(
            person, id=str(number), created=NOW, source="people.vcf", plugin="vcard"
        )
        for number, person in enumerate(first)
    }
    plan = plan_import(people, read_book(written(ADA, BEN)).people, "vcard")
    assert (plan.new, plan.changed, sorted(plan.kept)) == ((), (), ["0", "1"])
