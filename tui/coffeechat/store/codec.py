"""Records to documents and back."""

import typing
from collections.abc import Iterator, Mapping

import msgspec

from coffeechat.domain.records import Event, Record
from coffeechat.domain.snapshot import Records
from coffeechat.store.datafile import EVENTS, Documents
from coffeechat.store.journal import Change


def _fields_of_records() -> dict[str, tuple[str, type[Record]]]:
    """Table name to the field of `Records` that holds it and the type of its records."""
    found = {}
    for field, hint in typing.get_type_hints(Records).items():
        type_ = typing.get_args(hint)[1]
        found[type_.TABLE] = (field, type_)
    return found


#: Table name to the field of `Records` and the type of record in it.
TABLES: Mapping[str, tuple[str, type[Record]]] = _fields_of_records()


class _Owned(msgspec.Struct):
    person: str | None = None


class _Named(msgspec.Struct):
    id: str = ""


_encode = msgspec.json.Encoder().encode
_decode_named = msgspec.json.Decoder(_Named).decode
_decode_owned = msgspec.json.Decoder(_Owned).decode
_decode_event = msgspec.json.Decoder(Event).decode
_decode_fields = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def encode_record(record: Record, old: msgspec.Raw | None) -> msgspec.Raw:
    """The document of a record; keys of the old document that we do not know survive."""
    new = _encode(record)
    if old is not None:
        known = record.__struct_fields__
        unknown = {key: raw for key, raw in _decode_fields(old).items() if key not in known}
        if unknown:
            new = _encode({**_decode_fields(new), **unknown})
    return msgspec.Raw(new)


def encode_event(event: Event) -> msgspec.Raw:
    """The document of an event."""
    return msgspec.Raw(_encode(event))


def decode_event(document: msgspec.Raw) -> Event:
    """The event of a document."""
    return _decode_event(document)


def id_of(document: msgspec.Raw) -> str:
    """The record id in a document; nothing when it has none."""
    try:
        return _decode_named(document).id
    except msgspec.ValidationError:
        return ""


def person_of(document: msgspec.Raw) -> str | None:
    """The person whom a document belongs to; None when it names none."""
    try:
        return _decode_owned(document).person
    except msgspec.ValidationError:
        return None


def is_readable(table: str, document: msgspec.Raw) -> bool:
    """Whether a document is an object and, in a table of records, a record."""
    expected = Event if table == EVENTS else TABLES[table][1] if table in TABLES else dict
    try:
        msgspec.json.decode(document, type=expected)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


def same_content(one: msgspec.Raw | None, other: msgspec.Raw | None) -> bool:
    """Whether two documents say the same, however they are written."""
    if one is None or other is None or one == other:
        return one is other or (one is not None and one == other)
    try:
        return bool(msgspec.json.decode(one) == msgspec.json.decode(other))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def differences(table: str, now: Documents, wanted: Documents) -> Iterator[Change]:
    """The changes that make a table hold the wanted documents and no others."""
    for number in sorted({*now, *wanted}):
        old, new = now.get(number), wanted.get(number)
        if not same_content(old, new):
            yield Change(table, number, new, old)
