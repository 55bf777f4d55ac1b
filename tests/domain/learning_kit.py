"""A small world of learnings: three people, two tracks, and what each of them told."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from coffeechat.domain.parts import Interview, Position, Term, Triage
from coffeechat.domain.records import (
    Conversation,
    Learning,
    Loop,
    Person,
    Profile,
    Record,
    Track,
)
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import Facet, LoopKind, LoopState, TrackStatus

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
TODAY = NOW.date()


def ago(days: int) -> datetime:
    """So many days before now."""
    return NOW - timedelta(days=days)


def learned(key: str, person: str, text: str, facet: Facet, *tracks: str, **more: Any) -> Learning:
    """Something that was learned."""
    made = {"created": ago(5), **more}
    return Learning(id=key, person=person, text=text, facet=facet, tracks=tracks, **made)


def question(key: str, person: str, text: str, **more: Any) -> Loop:
    """Something left open."""
    return Loop(id=key, created=ago(4), kind=LoopKind.QUESTION, person=person, text=text, **more)


def table(*records: Record) -> dict[str, Any]:
    """Records by id."""
    return {record.id: record for record in records}


PEOPLE = table(
    Person(id="jelisa", created=ago(90), name="Jelisa Okafor", tracks=("grants",),
           positions=(Position(title="Program Manager", organisation="Green Rivers, Inc."),)),
    Person(id="ngozi", created=ago(90), name="Ngozi Adéyemi", tracks=("grants", "policy")),
    Person(id="mika", created=ago(90), name="Mika Laine", tracks=("policy",)),
    Person(id="wei", created=ago(90), name="Wei Zhang", tracks=("grants",)),
    Person(id="no", created=ago(90), name="Owen Clarke", tracks=("grants",),
           triage=Triage(no=True)),
)  # fmt: skip
TRACKS = table(
    Track(id="grants", created=ago(90), name="grants", status=TrackStatus.PROMISING,
          glossary=(Term(term="RFP", meaning="a call"), Term(term="LOI")),
          questions=("who reads them?",)),
    Track(id="policy", created=ago(90), name="science policy"),
)  # fmt: skip
TALKS = table(
    Conversation(
        id="talk", created=ago(40), person="jelisa",
        interview=Interview(uid="u", start=ago(30), zone="Europe/Berlin", held=ago(30)),
    ),
)  # fmt: skip
LEARNINGS = table(
    learned("day", "jelisa", "long days in the field", Facet.DAY, "grants", conversation="talk"),
    learned("desk", "ngozi", "mostly at a desk", Facet.DAY, "grants", agrees=("boots",)),
    learned("boots", "wei", "boots, every week", Facet.DAY, "grants", contradicts=("day",)),
    learned("pay", "ngozi", "about 40,000", Facet.PAY, "grants", "policy", their_words=True,
            said_on=date(2025, 5, 23)),
    learned("book", "mika", "the policy handbook", Facet.RESOURCES, "policy"),
    learned("soup", "mika", "they cook soup", Facet.OTHER),
)  # fmt: skip
LOOPS = table(
    question("q1", "jelisa", "what comes after a grant?"),
    question("q2", "mika", "who pays towns?", about="ngozi"),
    Loop(id="s1", created=ago(4), kind=LoopKind.SUGGESTION, person="ngozi",
         text="Read the annual report"),
    Loop(id="s2", created=ago(4), kind=LoopKind.SUGGESTION, person="ngozi",
         text="listen to their podcast", state=LoopState.DONE),
    Loop(id="s3", created=ago(4), kind=LoopKind.SUGGESTION, person="ngozi",
         text="spread the word, already"),
)  # fmt: skip


def records(**changes: Any) -> Records:
    """This world, with some tables changed."""
    tables: dict[str, Any] = {
        "profiles": table(Profile(id="me", created=ago(99), name="Ana Bell", zone="Europe/Berlin")),
        "people": PEOPLE,
        "tracks": TRACKS,
        "conversations": TALKS,
        "learnings": LEARNINGS,
        "loops": LOOPS,
    }
    return Records(**(tables | changes))
