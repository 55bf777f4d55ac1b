"""People in a CSV file: nothing in it runs, nothing in it is lost."""

import csv
import io
import logging
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import (
    ConversationView,
    ExportBatch,
    Exporter,
    ExportFile,
    PersonView,
    PointKind,
    PointView,
    Stage,
    Step,
    TrackView,
)
from coffeechat.plugin_host.context import HostContext
from coffeechat_csv import Csv
from coffeechat_csv.guard import guarded, unguarded
from coffeechat_csv.own import parted
from support.linkedin import QuietJob

NOW = datetime(2024, 7, 1, 9, tzinfo=UTC)
ADA = PersonView(
    id="p1",
    name="Ada Onu",
    title="Analyst",
    organisation="Verda, Inc.",
    emails=("ada@example.org", "onu@example.com"),
    urls=("https://www.linkedin.com/in/ada-onu",),
    place="Oakland",
    points=(
        PointView(kind=PointKind.SAME_INSTITUTION, detail="State U"),
        PointView(kind=PointKind.SAME_PLACE, confirmed=False),
    ),
    tracks=(TrackView(id="t1", name="nonprofits"),),
    tags=("soil", "walks"),
    connected_on=date(2024, 3, 5),
)
BEN = PersonView(id="p2", name="Ben Roe")

GUARDED = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org";"x")',
    "+491701234567",
    "-5",
    "@SUM(A1)",
    "|x",
    "%x",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    " =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\t=1+1",
    "\tplain",
    "\rplain",
    "\nplain",
    "\0=1+1",
    "'already",
    "''twice",
    "'=1+1",
]
NASTY = [
    *GUARDED,
    '"=1+1"',
    "a\n=1+1",
    "a;b,c\td",
    '"',
    "",
    " ",
    "00123",
    "1e5",
    "Ünïcode 株式会社 🌱",
    "line\r\nbreak",
    "[bold]x[/bold]",
    "—",
    "'",
]


def exporter() -> Exporter:
    plugin = Csv(HostContext(id="csv", log=logging.getLogger("test")))
    (only,) = plugin.exporters()
    return only


def file(batch: ExportBatch) -> ExportFile:
    (only,) = exporter().render(batch, QuietJob())
    return only


def rows(
    *people: PersonView, conversations: tuple[ConversationView, ...] = ()
) -> list[dict[str, str]]:
    data = file(ExportBatch(now=NOW, people=people, conversations=conversations)).data
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def conversation(person: PersonView, stage: Stage, day: int) -> ConversationView:
    return ConversationView(
        id=f"c{day}",
        person=person,
        stage=stage,
        step=Step.CLOSED if stage is Stage.CLOSED else Step.SPOTTED,
        created=datetime(2024, 6, day, tzinfo=UTC),
    )


def test_one_row_a_person() -> None:
    assert rows(ADA, BEN) == [
        {
            "name": "Ada Onu",
            "title": "Analyst",
            "organisation": "Verda, Inc.",
            "emails": "ada@example.org; onu@example.com",
            "urls": "https://www.linkedin.com/in/ada-onu",
            "place": "Oakland",
            "points": "same institution: State U; same place?",
            "tracks": "nonprofits",
            "tags": "soil; walks",
            "connected on": "2024-03-05",
            "stage": "",
        },
        {title: "Ben Roe" if title == "name" else "" for title in rows(BEN)[0]},
    ]


def test_the_bytes_are_what_spreadsheets_expect() -> None:
    made = file(ExportBatch(now=NOW, people=(ADA, BEN)))
    assert made.name == "people.csv"
    assert made.data.startswith(b"\xef\xbb\xbf")
    assert made.data.count(b"\r\n") == 3
    assert made.data.endswith(b"\r\n")


def test_the_same_batch_gives_the_same_bytes() -> None:
    batch = ExportBatch(now=NOW, people=(ADA, BEN))
    assert file(batch) == file(batch)


def test_nobody_is_a_header() -> None:
    assert file(ExportBatch(now=NOW)).data.count(b"\r\n") == 1


def test_private_fields_are_there_only_when_the_view_has_them() -> None:
    private = PersonView(id="p1", name="Ada Onu", phones=("+1 555 0100",), notes="likes walks")
    assert {"phones", "notes"}.isdisjoint(rows(ADA)[0])
    first, second = rows(private, BEN)
    assert (first["phones"], first["notes"]) == ("'+1 555 0100", "likes walks")
    assert (second["phones"], second["notes"]) == ("", "")


@pytest.mark.parametrize(
    ("stages", "told"),
    [
        ([], ""),
        ([(Stage.ASK, 1)], "ask"),
        ([(Stage.FOLLOW_UP, 1)], "follow up"),
        ([(Stage.CLOSED, 1), (Stage.INTERVIEW, 2)], "interview"),
        ([(Stage.INTERVIEW, 1), (Stage.CLOSED, 2)], "interview"),
        ([(Stage.CLOSED, 2), (Stage.CLOSED, 1)], "closed"),
    ],
)
def test_the_stage_is_that_of_the_open_conversation(
    stages: list[tuple[Stage, int]], told: str
) -> None:
    conversations = tuple(conversation(ADA, stage, day) for stage, day in stages)
    first, second = rows(ADA, BEN, conversations=conversations)
    assert (first["stage"], second["stage"]) == (told, "")


@pytest.mark.parametrize("value", NASTY)
def test_nasty_values_come_back_as_they_were(value: str) -> None:
    (row,) = rows(PersonView(id="p1", name="x", title=value, notes="n"))
    assert unguarded(row["title"]) == value


@pytest.mark.parametrize("value", GUARDED)
def test_what_a_spreadsheet_would_compute_is_guarded(value: str) -> None:
    assert guarded(value) == "'" + value


@pytest.mark.parametrize("value", ["", "Ada", "a=b", "00123", "株式会社", '"=1+1"', "1-2"])
def test_plain_text_is_left_alone(value: str) -> None:
    assert guarded(value) == value


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).lstrip().startswith(tuple("=+-@"))


@given(st.lists(st.text(), max_size=3), st.text())
def test_any_person_is_one_row(tags: list[str], notes: str) -> None:
    person = PersonView(id="p1", name="Ada", tags=tuple(tags), notes=notes)
    (row,) = rows(person)
    assert parted(unguarded(row["tags"])) == tuple(tags)
    assert unguarded(row.get("notes", "")) == notes
