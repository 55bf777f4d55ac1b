"""One act for many people: what it would change, and the change, which one undo takes back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from coffeechat.acts.dreams import dreamt_of
from coffeechat.acts.outcome import Done, Refused, day_ahead, needed, told
from coffeechat.acts.people import aside, connected, named_point
from coffeechat.acts.tags import tag_words, tagged
from coffeechat.acts.tracks import in_track, out_of_track
from coffeechat.acts.triage import begun, in_three_months
from coffeechat.domain.records import Conversation, Person, Record
from coffeechat.domain.snapshot import Records
from coffeechat.domain.summary import people_words
from coffeechat.domain.tracks import find_track
from coffeechat.store import Store, Transaction


@dataclass
class Outlook:
    """What an act does to each of many people.

    Attributes:
        does: The act and its value in words, such as «Tag: ecology».
        changed: The names of those whom it changes.
        same: How many are so already.
        refused: Why others are left as they are, a sentence for each.
    """

    does: str
    changed: list[str] = field(default_factory=list)
    same: int = 0
    refused: list[str] = field(default_factory=list)


_Values = Mapping[str, Any]


@dataclass(frozen=True)
class _ForMany:
    """What a verb makes of one person, and what it does, in words."""

    make: Callable[[Transaction, Person, _Values], Sequence[Record]]
    does: Callable[[Transaction, _Values], str]


def _connect(tx: Transaction, person: Person, values: _Values) -> Sequence[Record]:
    return [connected(person, named_point(tx.records, person, values["detail"].strip()))]


def _until(tx: Transaction, values: _Values) -> date:
    day: date = values.get("until") or in_three_months(tx)
    return day


_FOR_MANY = {
    "tag": _ForMany(
        lambda _, person, values: [tagged(person, values["tags"])],
        lambda _, values: f"Tag: {tag_words(values['tags'])}",
    ),
    "connection": _ForMany(
        _connect,
        lambda _, values: f"Connection: {needed(values['detail'], 'The point of connection')}",
    ),
    "worth-asking": _ForMany(lambda tx, person, _: begun(tx, person), lambda *_: "Worth asking"),
    "later": _ForMany(
        lambda tx, person, values: [aside(tx, person, _until(tx, values))],
        lambda tx, values: f"Set aside until {day_ahead(tx, _until(tx, values))}",
    ),
    "belongs": _ForMany(
        lambda tx, person, values: [in_track(tx, person, values["track"])],
        lambda _, values: f"Track: {needed(values['track'], 'The track')}",
    ),
    "not-in": _ForMany(
        lambda tx, person, values: [out_of_track(tx, person, values["track"])],
        lambda tx, values: f"No longer in the track {find_track(tx.records, values['track']).name}",
    ),
    "dream": _ForMany(
        lambda _, person, values: [dreamt_of(person, values["wanted"])],
        lambda _, values: f"{'On' if values['wanted'] == 'yes' else 'Off'} your list of dreams",
    ),
    "no": _ForMany(
        lambda tx, person, _: [aside(tx, person, None)], lambda *_: "Set aside for good"
    ),
}
#: The ids of the verbs that can be done to many people at once.
FOR_MANY = frozenset(_FOR_MANY)


def look_ahead(
    records: Records, now: datetime, verb: str, people: Sequence[str], values: _Values
) -> Outlook:
    """What an act on these people would do; nothing is changed.

    Args:
        records: The state of everything.
        now: The moment, aware.
        verb: The id of a verb for many.
        people: Their ids; those who are gone are left out.
        values: The verb's arguments.

    Raises:
        Refused: What was typed can be done to nobody.
    """
    return _change(Transaction(records, now, lambda _bits: 0), verb, people, values)


def change_all(store: Store, verb: str, people: Sequence[str], values: _Values) -> Done:
    """Do one act to all of these people whom it can be done to; the others stay as they are.

    Raises:
        Refused: What was typed can be done to nobody.
    """
    with store.act(verb.replace("-", "_")) as tx:
        seen = _change(tx, verb, people, values)
        tx.summary = f"{seen.does} ({people_words(len(seen.changed))})"
    return told(tx, f"{tx.summary}.")


def _change(tx: Transaction, verb: str, people: Sequence[str], values: _Values) -> Outlook:
    """Put what the act makes of everybody; the records that stay the same are no change."""
    act = _FOR_MANY[verb]
    seen = Outlook(act.does(tx, values))
    for person in filter(None, map(tx.records.people.get, dict.fromkeys(people))):
        try:
            made = act.make(tx, person, values)
        except Refused as refused:
            seen.refused.append(str(refused))
            continue
        fresh = [record for record in made if record != _present(tx.records, record)]
        for record in fresh:
            tx.put(record)
        if fresh:
            seen.changed.append(person.name)
        else:
            seen.same += 1
    return seen


def _present(records: Records, record: Record) -> Record | None:
    if isinstance(record, Conversation):
        return records.conversations.get(record.id)
    return records.people.get(record.id)
