"""The whole record as JSON, with what is private only when asked for."""

import dataclasses
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from coffeechat.domain.parts import DoNotContact, Feeling, Interest, Interview, Point, Term
from coffeechat.domain.records import (
    ARRIVAL,
    RECORD_TYPES,
    Binned,
    ColumnMap,
    Conversation,
    Event,
    Forgotten,
    Learning,
    Loop,
    Message,
    Occasion,
    Override,
    Person,
    Profile,
    SavedView,
    SilencedRule,
    Track,
)
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import AskedOthers, LoopKind, MessagePurpose, PointKind, Seniority
from coffeechat.handoff.export import to_json

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

JELISA = Person(
    id="p1",
    created=NOW,
    name="Jelisa Okafor",
    emails=("jelisa@example.org",),
    phones=("+1 555 0100",),
    address="12 Lake Street, Oakland",
    notes="prefers to talk early",
    seniority=Seniority.SENIOR,
    points=(
        Point(kind=PointKind.SAME_INSTITUTION, detail="State U"),
        Point(kind=PointKind.SHARED_IDENTITY, detail="first in the family"),
    ),
    do_not_contact=DoNotContact(since=date(2026, 3, 1), why="asked me by phone"),
    imported={"title": "Manager", "phones": "+1 555 0199", "notes": "met in May"},
    extras={"linkedin": {"b": "2", "a": "1"}},
)
PRIVATE = (
    "5ca1ab1e",
    "555",
    "12 Lake Street",
    "early",
    "first in the family",
    "shared_identity",
    "asked me by phone",
    "May",
    "rather not abroad",
    "left a firm",
    "Owen Clarke",
)
RECORDS = Records(
    profiles={"me": Profile(id="me", created=NOW, name="Noor Haddad")},
    tracks={
        "t1": Track(
            id="t1",
            created=NOW,
            name="nonprofits",
            interest=(Interest(at=NOW, level=4, why="her day"),),
            glossary=(Term(term="RFP", meaning="a call"),),
            questions=("who pays?",),
            notes="rather not abroad",
        )
    },
    occasions={"d1": Occasion(id="d1", created=NOW, name="Grad career day")},
    binned={
        "p3": Binned(
            id="p3",
            created=NOW,
            person=Person(id="p3", created=NOW, name="Owen Clarke"),
            messages=(Message(id="m2", created=NOW, person="p3", purpose=MessagePurpose.ASK),),
        )
    },
    people={"p2": Person(id="p2", created=NOW, name="Žofie Nováková"), "p1": JELISA},
    conversations={
        "c1": Conversation(
            id="c1",
            created=NOW,
            person="p1",
            interview=Interview(
                uid="u", start=NOW, zone="UTC", research="left a firm", key_question="How?"
            ),
        )
    },
    messages={"m1": Message(id="m1", created=NOW, person="p1", purpose=MessagePurpose.ASK)},
    learnings={"n1": Learning(id="n1", created=NOW, person="p1", text="budgets matter")},
    loops={"l1": Loop(id="l1", created=NOW, person="p1", kind=LoopKind.PROMISE, text="list")},
    overrides={"o1": Override(id="o1", created=NOW, rule="D-02", subject="p1")},
    silenced={"ASK-04": SilencedRule(id="ASK-04", created=NOW)},
    column_maps={"h1": ColumnMap(id="h1", created=NOW, headers=("Wer",), columns={"name": "Wer"})},
    views={"3": SavedView(id="3", created=NOW, name="grads", filter="tag:grad")},
    forgotten={"5ca1ab1e": Forgotten(id="5ca1ab1e", created=NOW)},
)
EVENTS = [
    Event(id="e2", at=NOW, session="s", verb="sent", summary="Sent"),
    Event(id="e1", at=NOW, session="s", verb="add", summary="Added", subjects=("p1",)),
]


def exported(*, private: bool) -> dict[str, list[dict[str, Any]]]:
    document: dict[str, list[dict[str, Any]]] = json.loads(
        to_json(RECORDS, EVENTS, private=private)
    )
    return document


def test_there_is_a_list_for_each_kind_of_record() -> None:
    ids = {
        table: [entry["id"] for entry in entries]
        for table, entries in exported(private=True).items()
    }
    assert ids == {
        "profile": ["me"],
        "tracks": ["t1"],
        "occasions": ["d1"],
        "people": ["p1", "p2"],
        "conversations": ["c1"],
        "messages": ["m1"],
        "learnings": ["n1"],
        "loops": ["l1"],
        "bin": ["p3"],
        "overrides": ["o1"],
        "silenced": ["ASK-04"],
        "pairs": [],
        "column_maps": ["h1"],
        "views": ["3"],
        "forgotten": ["5ca1ab1e"],
        "events": ["e1", "e2"],
    }


def test_no_kind_of_record_is_forgotten() -> None:
    assert exported(private=False).keys() == {kind.TABLE for kind in RECORD_TYPES} | {"events"}


@pytest.mark.parametrize("private", [False, True])
def test_nothing_is_an_empty_list_of_everything(*, private: bool) -> None:
    document = json.loads(to_json(Records(), (), private=private))
    assert set(map(len, document.values())) == {0}


@pytest.mark.parametrize("word", PRIVATE)
def test_private_words_go_along_only_when_asked_for(word: str) -> None:
    assert word not in to_json(RECORDS, EVENTS, private=False).decode()
    assert word in to_json(RECORDS, EVENTS, private=True).decode()


def test_the_rest_of_a_person_is_exported() -> None:
    jelisa = exported(private=False)["people"][0]
    assert jelisa["emails"] == ["jelisa@example.org"]
    assert jelisa["do_not_contact"] == {"since": "2026-03-01"}
    assert [point["detail"] for point in jelisa["points"]] == ["State U"]
    assert jelisa["imported"] == {"title": "Manager"}
    assert "extras" not in jelisa


def test_with_what_is_private_a_person_is_whole() -> None:
    jelisa = exported(private=True)["people"][0]
    assert jelisa["phones"] == ["+1 555 0100"]
    assert jelisa["notes"] == "prefers to talk early"
    assert jelisa["extras"] == {"linkedin": {"a": "1", "b": "2"}}
    assert jelisa["do_not_contact"] == {"since": "2026-03-01", "why": "asked me by phone"}
    assert len(jelisa["points"]) == 2


def test_it_is_readable_text_that_ends_in_a_newline() -> None:
    text = to_json(RECORDS, EVENTS, private=False).decode()
    assert text.startswith('{\n  "profile": [\n    {\n      "name": "Noor Haddad",\n')
    assert text.endswith("}\n")
    assert "Žofie Nováková" in text
    assert '"created": "2026-11-21T09:30:00Z"' in text


def test_the_order_of_arrival_does_not_matter() -> None:
    turned = Records(
        **{
            name: dict(reversed(table.items()))
            for name, table in vars(RECORDS).items()
            if isinstance(table, dict)
        }
    )
    assert to_json(turned, EVENTS[::-1], private=True) == to_json(RECORDS, EVENTS, private=True)


def test_how_the_records_came_here_is_no_part_of_them() -> None:
    came = [
        Event(id="e3", at=NOW, session="s", verb=ARRIVAL, summary="Brought in 2 people"),
        Event(id="e4", at=NOW, session="s", verb="undo", summary="Brought in", undoes="e3"),
        Event(id="e5", at=NOW, session="s", verb="redo", summary="Brought in", redoes="e4"),
    ]
    whole = to_json(RECORDS, [*EVENTS, *came], private=True)
    assert whole == to_json(RECORDS, EVENTS, private=True)


def test_an_identity_of_mine_goes_nowhere_unasked_however_it_is_written() -> None:
    """Tags, points, summaries of acts, filters of views: all of them may name it."""
    me = RECORDS.profile.replace(identities=("left-handed",))
    marked = JELISA.replace(
        tags=("Left-Handed", "ecology"),
        affiliations=("left-handed",),
        imported={"tags": "left-handed\necology"},
    )
    view = SavedView(id="4", created=NOW, name="mine", filter="tag:left-handed")
    known = dataclasses.replace(
        RECORDS,
        profiles={"me": me},
        people={**RECORDS.people, "p1": marked},
        views={"4": view},
    )
    told = [
        Event(id="e3", at=NOW, session="s", verb="tag", summary="Tag: left-handed (1 person)"),
        Event(id="e4", at=NOW, session="s", verb="x", summary="Noted: First in the family"),
    ]
    document = to_json(known, told, private=False).decode()
    assert "left-handed" not in document.casefold()
    assert "first in the family" not in document.casefold()
    whole = json.loads(document)
    assert whole["people"][0]["tags"] == ["ecology"]
    assert [event["summary"] for event in whole["events"]] == [
        "Tag: (private) (1 person)",
        "Noted: (private)",
    ]
    assert to_json(known, told, private=True).decode().count("left-handed") > 4


def test_how_i_felt_about_a_talk_goes_along_only_when_asked_for() -> None:
    talk = Interview(
        uid="u", start=NOW, zone="UTC", after=Feeling(confidence=4), asked_others=AskedOthers.NO
    )
    known = Records(
        conversations={"c1": Conversation(id="c1", created=NOW, person="p1", interview=talk)}
    )
    told = {
        private: json.loads(to_json(known, [], private=private))["conversations"][0]["interview"]
        for private in (True, False)
    }
    assert told[True]["after"] == {"confidence": 4}
    assert "after" not in told[False]
    assert told[False]["asked_others"] == "no"
