"""Everything that was recorded, read from the JSON object that `export` writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from coffeechat.domain.errors import Sentence
from coffeechat.domain.records import Event, Record
from coffeechat.store.codec import TABLES, encode_event, encode_record
from coffeechat.store.datafile import EVENTS

_NEEDED = ("profile", "people", "conversations", "messages")
_LOOKED_AT = 400
_decode = msgspec.json.Decoder(dict[str, list[msgspec.Raw]]).decode


class NotWhole(Sentence):
    """A file is no sound export of everything; the text says why."""


@dataclass(frozen=True)
class Whole:
    """All records and events of an export.

    Attributes:
        records: Table name to record id to record.
        documents: Table name to record id to its document, keys that we do not know included.
        events: Event id to its document.
    """

    records: Mapping[str, Mapping[str, Record]]
    documents: Mapping[str, Mapping[str, msgspec.Raw]]
    events: Mapping[str, msgspec.Raw]


def is_whole(head: bytes) -> bool:
    """Whether a file begins as an export of everything does."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and b'"profile"' in start[:_LOOKED_AT]


def read_whole(data: bytes) -> Whole:
    """The records of an export.

    Raises:
        NotWhole: It is damaged, of a newer program, or says two things of one record.
    """
    try:
        lists = _decode(data.removeprefix(b"\xef\xbb\xbf"))
    except msgspec.ValidationError as error:
        raise NotWhole("It is JSON, but no export of coffeechat.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NotWhole("It is no sound export of coffeechat: the JSON is damaged.") from error
    if missing := [name for name in _NEEDED if name not in lists]:
        raise NotWhole(f"It is JSON, but no export of coffeechat: «{missing[0]}» is missing.")
    if unknown := sorted(lists.keys() - {*TABLES, EVENTS}):
        raise NotWhole(f"It holds «{unknown[0]}», which only a newer coffeechat can read.")
    records: dict[str, dict[str, Record]] = {}
    documents: dict[str, dict[str, msgspec.Raw]] = {}
    for table, (_, type_) in TABLES.items():
        records[table], documents[table] = _table(table, type_, lists.get(table, []))
    return Whole(records, documents, _events(lists.get(EVENTS, [])))


def _table(
    table: str, type_: type[Record], raws: Sequence[msgspec.Raw]
) -> tuple[dict[str, Record], dict[str, msgspec.Raw]]:
    records: dict[str, Record] = {}
    documents: dict[str, msgspec.Raw] = {}
    for number, raw in enumerate(raws, 1):
        try:
            record = msgspec.json.decode(raw, type=type_)
        except msgspec.ValidationError as error:
            raise NotWhole(f"Entry {number} of «{table}» cannot be read: {error}.") from error
        if record.id in records:
            raise NotWhole(f"Entry {number} of «{table}» has the id of another one.")
        records[record.id] = record
        # One line, as the store has it, and with the keys that we do not know.
        old = msgspec.Raw(msgspec.json.encode(msgspec.json.decode(raw)))
        documents[record.id] = encode_record(record, old)
    return records, documents


def _events(raws: Sequence[msgspec.Raw]) -> dict[str, msgspec.Raw]:
    try:
        events = [msgspec.json.decode(raw, type=Event) for raw in raws]
    except msgspec.ValidationError as error:
        raise NotWhole(f"An entry of the history cannot be read: {error}.") from error
    return {event.id: encode_event(event) for event in events}
