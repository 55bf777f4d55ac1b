"""A small world to filter: eight people with whom different things happened."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any

from coffeechat.domain.due import DueItem, due_items
from coffeechat.domain.filters import Facts, Filter, parse
from coffeechat.domain.filters.sorting import Sort
from coffeechat.domain.parts import Contact, Point, Position, Triage
from coffeechat.domain.records import (
    Conversation,
    Learning,
    Message,
    Person,
    Profile,
    Record,
    Track,
)
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import (
    ContactKind,
    Direction,
    MessagePurpose,
    PointKind,
    Seniority,
    Warmth,
)
from coffeechat.finding import Finder

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


def ago(days: int) -> datetime:
    """So many days before now."""
    return NOW - timedelta(days=days)


def person(key: str, name: str, title: str = "", organisation: str = "", **more: Any) -> Person:
    """Somebody, added a hundred days ago."""
    jobs = (Position(title=title, organisation=organisation),) if title or organisation else ()
    return Person(id=key, created=ago(100), name=name, positions=jobs, **more)


PEOPLE = (
    person("jelisa", "Jelisa Okafor", "Program Manager", "Green Rivers, Inc.", tracks=("t1",),
           points=(Point(kind=PointKind.SAME_INSTITUTION, detail="State U"),), place="Oakland, US",
           notes="likes tea\nbudgets matter", tags=("grad school",)),
    person("ngozi", "Ngozi Adéyemi", "Sustainability Analyst", "Verda", warmth=Warmth.KNOWN,
           tags=("eco",), emails=("ngozi@example.org",)),
    person("mika", "Mika Laine", "Junior Analyst", "GREEN RIVERS GmbH", dream=True,
           connected_on=date(2020, 3, 5), source="linkedin"),
    person("wei", "张伟 Wei Zhang", "Director", "State U", triage=Triage(no=True)),
    person("tomas", "Tomas Lindqvist", "", "Stategy Partners").replace(created=ago(3)),
    person("ana", "Ana Silva", "Recruiter", "Baltic Trust & Co. KG", contacts=(
        Contact(kind=ContactKind.MESSAGE, sent=1, received=1, last=ago(30).date(),
                by=Direction.IN),)),
    person("priya", "Priya Natarajan", "Senior Scientist", "Verda Ltd"),
    person("zoe", "Zoë Strauß", seniority=Seniority.EXECUTIVE, tracks=("t1", "t2")),
)  # fmt: skip
OTHERS: Sequence[Record] = (
    Profile(id="me", created=NOW, institutions=("State U",), zone="UTC"),
    Track(id="t1", created=NOW, name="Nonprofits"),
    Track(id="t2", created=NOW, name="Data science"),
    Conversation(id="c1", created=ago(40), person="ngozi", why="her path to audits"),
    Message(id="m1", created=ago(20), person="ngozi", purpose=MessagePurpose.ASK,
            conversation="c1", at=ago(20)),
    Conversation(id="c2", created=ago(1), person="priya", why="grants"),
    Learning(id="l1", created=ago(5), person="priya", text="A week is half meetings"),
)  # fmt: skip


def records_of(people: Sequence[Person] = PEOPLE, others: Sequence[Record] = OTHERS) -> Records:
    """The records of a world."""
    tables: dict[str, dict[str, Any]] = {}
    for record in (*people, *others):
        name = "profiles" if isinstance(record, Profile) else record.TABLE
        tables.setdefault(name, {})[record.id] = record
    return Records(**tables)


class Finding:
    """What is found in a world."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.finder = Finder(lambda: self.records)

    @cached_property
    def due(self) -> list[DueItem]:
        """What is due."""
        return due_items(self.records, NOW)

    @property
    def facts(self) -> Facts:
        """What filters are compared with."""
        return self.finder.facts(self.due, NOW)

    def found(self, text: str) -> set[str]:
        """Whom a filter keeps."""
        return set(self.finder.find(parse(text), self.facts))

    def sorted(self, sort: Sort, *, backwards: bool = False) -> list[str]:
        """Everybody in an order."""
        facts = self.facts
        return list(self.finder.find(Filter(), facts, sort, backwards=backwards))

    def offered(self, text: str) -> list[str]:
        """How a filter may go on."""
        return [one.shown for one in self.finder.complete(text, len(text), self.facts)]
