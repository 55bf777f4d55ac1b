"""The demo with hostile texts wherever a text can be, put past every door that would clean them."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from coffeechat.domain.parts import Line, Point, Position, QuestionUse
from coffeechat.domain.records import Conversation, Person, Record
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import PointKind
from coffeechat.store.transaction import Transaction
from support.driving import SATURDAY, Clock, open_session
from support.hostile import HOSTILE
from terminal.tour import Place, prepare_tour

#: On each list there is somebody of the demo whom all the hostile ones there are like, and a text
#: that stands in a later column for all of them.
LIKE: Mapping[str, tuple[str, str]] = {
    "1": ("Rana Aziz", "thank them for answering"),
    "2": ("Hannah Weiß", "Analyst, Verda"),
    "3": ("Marta Reis", "asked Tue"),
    "4": ("Owen Clarke", "said yes"),
    "5": ("Rana Aziz", "thank-you due"),
}
FIELDS = 6
"""Texts in the fields of one person of those for forms."""

READER, LETTER, PREP, TALK = "Museum Reader", "Museum Letter", "Museum Prep", "Museum Talk"

#: A plugin whose every text is hostile.
PLUGIN = """
from dataclasses import dataclass
from support.hostile import HOSTILE

@dataclass(frozen=True)
class Settings:
    school: str = setting(HOSTILE[40], title=HOSTILE[68], help=HOSTILE[100])
    year: int = setting(1, title=HOSTILE[110], help=HOSTILE[95])

def value(view):
    return HOSTILE[len(view.person.name) % len(HOSTILE)]

def find(context):
    return [Finding(message=text) for text in HOSTILE]

def ask(call, job):
    return [Say(text="".join(HOSTILE[64:110]))]

class P(Plugin):
    settings_type = Settings

    def columns(self):
        return [Column(id="hostile", title=HOSTILE[66], width=12, value=value)]

    def commands(self):
        return [
            Command(id=f"hostile{number}", title=text, help=text, prompt=text, run=ask)
            for number, text in enumerate(HOSTILE)
        ]

    def checks(self):
        return [Check(id="HOST-1", about=About.ASK, severity=Severity.WARN,
                      source=HOSTILE[70], run=find)]

    def prep_sections(self):
        return [PrepSection(id="hostile", title=HOSTILE[65], build=lambda view, job: HOSTILE)]
"""


def make_hostile(home: Path) -> Place:
    """Make the demo in a folder, with the plugin, and fill it."""
    place = prepare_tour(home, hostile=PLUGIN)
    session = open_session(place.store, Clock(SATURDAY))
    records = session.records
    with session.store.act("add") as tx:
        for like in {like: None for like, _ in LIKE.values()}:
            for text in HOSTILE:
                job = Position(title="Analyst", organisation="Verda")
                _copy(tx, records, like, name=text, positions=(job,))
        _museum(tx, records)
        tx.summary = "".join(HOSTILE[64:80])
    session.close()
    return place


def _museum(tx: Transaction, records: Records) -> None:
    """One person on each screen with all the texts."""
    reader: dict[str, Any] = {
        "notes": "\n".join(HOSTILE),
        "tags": HOSTILE,
        "emails": HOSTILE,
        "urls": HOSTILE,
        "place": HOSTILE[66],
        "points": tuple(Point(kind=PointKind.SAME_INSTITUTION, detail=text) for text in HOSTILE),
        "positions": (Position(title=HOSTILE[67], organisation=HOSTILE[68]),),
    }
    _copy(tx, records, "Tomas Lindqvist", _unchanged, name=READER, **reader)
    for first in range(0, len(HOSTILE), FIELDS):
        name, title, firm, mail, place, tag = (*HOSTILE[first : first + FIELDS], *[""] * 5)[:FIELDS]
        job = Position(title=title, organisation=firm)
        fields: dict[str, Any] = {
            "positions": (job,),
            "emails": (mail,),
            "place": place,
            "tags": (tag,),
        }
        _copy(tx, records, "Hannah Weiß", _unchanged, name=f"Form {name}", **fields)
    _copy(tx, records, "Ελένη Παππά", _letter, name=LETTER)
    _copy(tx, records, "Wei Zhang", _talk, name=PREP)
    _copy(tx, records, "Jelisa Okafor", _talk, name=TALK)


def _letter(record: Record) -> Mapping[str, Any]:
    texts = {"subject": "".join(HOSTILE[64:74]), "template": HOSTILE[70]}
    return {**texts, "body": "\n".join(HOSTILE)} if hasattr(record, "body") else {}


def _talk(record: Record) -> Mapping[str, Any]:
    if not isinstance(record, Conversation) or record.interview is None:
        return {}
    at = record.interview.start
    interview = record.interview.replace(
        questions=tuple(QuestionUse(text=text) for text in HOSTILE),
        lines=tuple(Line(at=at, text=text) for text in HOSTILE),
        place=HOSTILE[71],
        key_question=HOSTILE[100],
    )
    return {"why": HOSTILE[66], "goals": HOSTILE[64:67], "interview": interview}


def _unchanged(_record: Record) -> Mapping[str, Any]:
    return {}


def _copy(
    tx: Transaction,
    records: Records,
    like: str,
    changes: Callable[[Record], Mapping[str, Any]] = _unchanged,
    **of_person: Any,
) -> None:
    """Another person like one of the demo, with everything that happened, changed as told."""
    found = next(person for person in records.people.values() if person.name == like)
    person: Person = found.replace(id=tx.fresh_id(), **of_person)
    tx.put(person)
    ids: dict[str | None, str | None] = {None: None}
    for record in _about(records, found.id):
        ids[record.id] = tx.fresh_id()
        new = {"id": ids[record.id], "person": person.id, **changes(record)}
        if hasattr(record, "conversation"):
            new["conversation"] = ids[record.conversation]
        tx.put(record.replace(**new))


def _about(records: Records, person: str) -> Iterable[Record]:
    """Everything about a person, conversations first."""
    tables = (records.conversations, records.messages, records.learnings, records.loops)
    for table in tables:
        for record in table.values():
            if record.person == person:
                yield record


def write_connections(path: Path, first: int, rows: int) -> None:
    """An export whose every field is hostile."""
    heading = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    texts = [text.replace('"', '""') for text in HOSTILE[first : first + rows]]
    lines = [f'"{text}",Lee,"{text}","{text}","{text}","{text}",05 Mar 2024' for text in texts]
    path.write_text("\n".join([heading, *lines, ""]), newline="", errors="replace")
