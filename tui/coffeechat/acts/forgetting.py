"""Forgetting a person for good: the one act that cannot be undone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from coffeechat.acts.outcome import Done, Refused, person_of
from coffeechat.domain.forgetting import (
    Traces,
    hashes_of,
    names_in_file,
    traces_of,
    without_points,
    without_traces,
)
from coffeechat.domain.records import SALT_ID, Event, Forgotten, Loop, Person, Record
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import fold
from coffeechat.domain.words import LoopState
from coffeechat.store import Store, StoreError, Transaction, entropy
from coffeechat.store.traces import remove_copies

_SALT_BITS = 128


def forget(
    store: Store,
    person: str,
    full_name: str,
    random_bits: Callable[[int], int] = entropy.random_bits,
) -> Done:
    """Remove a person and all that was with them from the store, its journals and its backups.

    Args:
        store: Where.
        person: Whose id.
        full_name: Typed as the confirmation.
        random_bits: Makes the salt of what is kept to leave them out of imports.

    Raises:
        Refused: The name is another one, or traces could not be erased from the disk.
        StoreError: Nothing was changed.
    """
    with store.act("forget") as tx:
        found = person_of(tx.records, person)
        if fold(full_name).split() != fold(found.name).split():
            raise Refused(f"«{full_name}» is not the full name of this person; nobody was removed.")
        traces = traces_of(found, tx.records.people.values())
        theirs = list(_theirs(tx.records, person))
        for record in theirs:
            tx.remove(record)
        for other in _others(tx.records, found, traces, {record.id for record in theirs}):
            tx.put(other)
        marks = _keep_marks(tx, found, random_bits)
        ids = {record.id for record in theirs}
        ids |= set(_events_naming_them(store.events, traces, ids))
        pending = Forgotten(id=tx.fresh_id(), created=tx.now, unfinished=tuple(sorted(ids)))
        tx.put(pending)
        tx.summary = "Forgot somebody"
    try:
        removed = _erase(store, pending, traces)
    except StoreError as error:
        why = str(error).removesuffix(" Nothing was changed.")
        raise Refused(
            f"{found.name} was removed, but some backups may still hold them; type the same again "
            f"to finish it. {why}"
        ) from error
    return Done(_told(found, marks=marks, removed=removed))


def finish(store: Store, full_name: str) -> bool:
    """Erase what an interrupted forgetting left on the disk; whether there was something.

    Raises:
        StoreError: It could not be finished; call it again.
    """
    interrupted = [one for one in store.records.forgotten.values() if one.unfinished]
    for pending in interrupted:
        _erase(store, pending, Traces((full_name,)))
    return bool(interrupted)


def _erase(store: Store, pending: Forgotten, traces: Traces) -> int:
    """Erase records and every copy that names the person; how many copies went."""
    store.erase(pending.unfinished)
    removed = remove_copies(store.path, partial(names_in_file, traces=traces))
    store.erase({pending.id})
    return removed


def _events_naming_them(events: Iterable[Event], traces: Traces, ids: set[str]) -> Iterator[str]:
    """The ids of events that `erase` does not see to, because other people are their subjects."""
    for event in events:
        if traces.found_in(event.summary) and ids.isdisjoint(event.subjects):
            yield event.id


def _theirs(records: Records, person: str) -> Iterator[Record]:
    yield records.people[person]
    ids = {person}
    for table in (
        records.conversations_by_person,
        records.messages_by_person,
        records.learnings_by_person,
        records.loops_by_person,
    ):
        of_person: Iterable[Record] = table.get(person, ())
        for record in of_person:
            ids.add(record.id)
            yield record
    for override in records.overrides.values():
        if override.subject in ids:
            yield override


def _others(
    records: Records, forgotten: Person, traces: Traces, gone: set[str]
) -> Iterator[Record]:
    """Everybody else's records in which the person was named, without them."""
    for person in records.people.values():
        yield from _changed(person, without_points(person, forgotten, traces), traces, gone)
    for loop in records.loops.values():
        yield from _changed(loop, _without(loop, forgotten), traces, gone)
    tables: tuple[Mapping[str, Record], ...] = (
        records.conversations,
        records.messages,
        records.learnings,
        records.overrides,
        records.profiles,
        records.tracks,
    )
    for table in tables:
        for record in table.values():
            yield from _changed(record, record, traces, gone)


def _changed(before: Record, after: Record, traces: Traces, gone: set[str]) -> Iterator[Record]:
    cleaned = without_traces(after, traces)
    if cleaned is not before and before.id not in gone:
        yield cleaned


def _without(loop: Loop, forgotten: Person) -> Loop:
    """A loop of somebody else; what they said of the person is dropped, and open no longer."""
    if loop.about != forgotten.id:
        return loop
    state = LoopState.DROPPED if loop.state is LoopState.OPEN else loop.state
    named_alone = Traces((forgotten.name,))
    return loop.replace(
        about=None,
        state=state,
        text=named_alone.taken_out_of(loop.text),
        result=named_alone.taken_out_of(loop.result),
    )


def _keep_marks(tx: Transaction, person: Person, random_bits: Callable[[int], int]) -> bool:
    """Put what an import is compared with; whether there is anything to know them by."""
    known = tx.records.forgotten.get(SALT_ID)
    salt = known or Forgotten(id=SALT_ID, created=tx.now, salt=f"{random_bits(_SALT_BITS):032x}")
    hashes = hashes_of(person, salt.salt, person.old_urls)
    if hashes:
        tx.put(salt)
    for digest in sorted(hashes):
        tx.put(Forgotten(id=digest, created=tx.now))
    return bool(hashes)


def _told(person: Person, *, marks: bool, removed: int) -> str:
    parts = [f"Forgot {person.name}, in the backups too; undo cannot bring them back."]
    if removed:
        copies = "copy of an earlier state" if removed == 1 else "copies of earlier states"
        parts.append(f"{removed} {copies} named them and went too.")
    if marks:
        parts.append("Imports leave them out.")
    else:
        parts.append("Only their name was known, so an import may bring them again.")
    return " ".join(parts)
