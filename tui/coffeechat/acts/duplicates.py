"""Two people who are one: merging them, parting them again, or keeping them apart for ever."""

from collections.abc import Iterator, Mapping

from coffeechat.acts.outcome import Done, Refused, person_of, told
from coffeechat.domain.due import local_time
from coffeechat.domain.duplicates import pair_id
from coffeechat.domain.joining import REFERENCES, in_age, joined, parted
from coffeechat.domain.records import Pair, Person, Record
from coffeechat.domain.snapshot import Records
from coffeechat.domain.whom import find_person
from coffeechat.domain.words import PairState
from coffeechat.store import Store, Transaction


def merge(store: Store, person: str, other: str) -> Done:
    """Make two people one: every message, conversation, learning and loop goes over.

    Args:
        store: Where.
        person: The id of one.
        other: The id or the name of the other one.

    Raises:
        Refused: They are one already, or a conversation with each of them is open.
    """
    with store.act("merge") as tx:
        one, two = _both(tx.records, person, other)
        older, newer = in_age(one, two)
        _refuse_two_talks(tx.records, older, newer)
        today = local_time(tx.records, tx.now).date()
        after = joined(older, newer, today)
        moved = list(_moved(tx.records, newer.id, older.id))
        for place, record in moved:
            field = place.partition(" ")[0].rpartition(".")[2]
            _put_changed(tx, record, field, older.id)
        tx.remove(newer)
        tx.put(after)
        tx.put(
            Pair(
                id=pair_id(older.id, newer.id),
                created=tx.now,
                people=(older.id, newer.id),
                state=PairState.MERGED,
                before=(older, newer),
                after=after,
                moved=tuple(place for place, _ in moved),
            )
        )
        tx.summary = f"Merged {_names(one, two)}"
    return told(tx, f"{tx.summary}; ‹unmerge› parts them again.", after.id)


def keep_apart(store: Store, person: str, other: str) -> Done:
    """Note that two people are two, so that nobody asks again."""
    with store.act("apart") as tx:
        one, two = _both(tx.records, person, other)
        known = tx.records.pairs.get(pair_id(one.id, two.id))
        fresh = Pair(
            id=pair_id(one.id, two.id),
            created=tx.now,
            people=(one.id, two.id),
            state=PairState.APART,
        )
        tx.put(known.replace(state=PairState.APART) if known else fresh)
        tx.summary = f"Kept {_names(one, two)} apart"
    return told(tx, f"{tx.summary}, for good.", one.id)


def unmerge(store: Store, person: str) -> Done:
    """Part the two whom the latest merge made one; what was changed since stays where it is.

    Raises:
        Refused: This person was not merged.
    """
    with store.act("unmerge") as tx:
        now = person_of(tx.records, person)
        pair = _latest_merge(tx.records, now)
        stays, comes_back = parted(now, pair)
        tx.put(stays)
        tx.put(comes_back)
        for place in pair.moved:
            _move_back(tx, place, pair.people)
        apart = pair.replace(state=PairState.APART, before=(), after=None, moved=())
        tx.put(apart)
        tx.summary = f"Parted {_names(stays, comes_back)}"
    return told(tx, f"{tx.summary}; what came after the merge stays with {stays.name}.", person)


def _both(records: Records, person: str, other: str) -> tuple[Person, Person]:
    one, two = person_of(records, person), find_person(records, other)
    if one.id == two.id:
        raise Refused(f"Both are {one.name}; name the other one.")
    return one, two


def _names(one: Person, other: Person) -> str:
    if one.name == other.name:
        return f"two people called {one.name}"
    return f"{one.name} and {other.name}"


def _refuse_two_talks(records: Records, one: Person, other: Person) -> None:
    if records.open_conversation(one.id) and records.open_conversation(other.id):
        raise Refused(
            f"A conversation with each of {_names(one, other)} is open; ‹close› ends one of them."
        )


def _moved(records: Records, gone: str, stays: str) -> Iterator[tuple[str, Record]]:
    """Every record that names who goes, with where: «loops.about» and its id."""
    for table, field in REFERENCES:
        found: Mapping[str, Record] = getattr(records, table)
        for record in found.values():
            if getattr(record, field) == gone and record.id != stays:
                yield f"{table}.{field} {record.id}", record


def _put_changed(tx: Transaction, record: Record, field: str, person: str) -> None:
    """Put a record with one field changed, on top of what the act changed in it before."""
    latest = tx.wanted.get((record.TABLE, record.id)) or record
    tx.put(latest.replace(**{field: person}))


def _move_back(tx: Transaction, place: str, people: tuple[str, str]) -> None:
    where, _, record_id = place.partition(" ")
    table, _, field = where.partition(".")
    found: Mapping[str, Record] = getattr(tx.records, table)
    record = found.get(record_id)
    if record is not None and getattr(record, field) == people[0]:
        _put_changed(tx, record, field, people[1])


def _latest_merge(records: Records, person: Person) -> Pair:
    found = [
        pair
        for pair in records.pairs.values()
        if pair.state is PairState.MERGED and pair.people[0] == person.id
    ]
    if not found:
        raise Refused(f"{person.name} was not merged with anybody.")
    return max(found, key=lambda pair: (pair.created, pair.id))
