"""Everything of another store, brought into this one, which has nobody yet."""

from collections.abc import Iterator, Mapping

import msgspec

from coffeechat.acts.outcome import Done, Refused
from coffeechat.domain.records import ARRIVAL, Forgotten, Record
from coffeechat.domain.snapshot import Records
from coffeechat.store import Store
from coffeechat.store.codec import TABLES

_FULL = (
    "There are people in this store already, and two records are not mixed; bring it into a store "
    "of its own: coffeechat --store NEW.json import FILE."
)


def is_here(records: Records, documents: Mapping[str, Mapping[str, msgspec.Raw]]) -> bool:
    """Whether everything of an export is here as it has it.

    Raises:
        Refused: It is not, and there are people here already.
    """
    for table, (field, type_) in TABLES.items():
        here: Mapping[str, Record] = getattr(records, field)
        for record_id, document in documents.get(table, {}).items():
            if here.get(record_id) != msgspec.json.decode(document, type=type_):
                if records.people:
                    raise Refused(_FULL)
                return False
    return True


def bring_everything(
    store: Store,
    documents: Mapping[str, Mapping[str, msgspec.Raw]],
    events: Mapping[str, msgspec.Raw],
) -> Done:
    """Take over all records and the history of an export, as one act.

    What I said of myself before gives way; the history is added to what is there.

    Args:
        store: Where.
        documents: Table name to record id to document.
        events: Event id to document.

    Raises:
        Refused: There are people here already.
    """
    known = {event.id for event in store.events}
    with store.act(ARRIVAL) as tx:
        if is_here(tx.records, documents):
            return Done(
                "Everything in this file is here already; nothing was changed.", changed=False
            )
        for record in _present(tx.records):
            if record.id not in documents.get(record.TABLE, {}):
                tx.remove(record)
        for table, entries in documents.items():
            for record_id, document in entries.items():
                tx.put_document(table, record_id, document)
        for event_id, document in events.items():
            if event_id not in known:
                tx.add_event(document)
        count = len(documents.get("people", {}))
        people = "person" if count == 1 else "people"
        tx.summary = f"Brought in {count:,} {people} with all that was recorded"
    return Done(f"{tx.summary}.")


def _present(records: Records) -> Iterator[Record]:
    """What gives way: all but whom I asked to forget."""
    for table, (field, _) in TABLES.items():
        if table != Forgotten.TABLE:
            yield from getattr(records, field).values()
