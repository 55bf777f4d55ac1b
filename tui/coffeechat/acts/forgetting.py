"""Forgetting a person for good: the one act that cannot be undone.

An act removes their records and keeps what imports are compared with; then the store erases what
names them elsewhere, in every file. Until that is done a record says what is still to be erased, so
that `finish` can go on after whatever interrupted it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from coffeechat.acts.outcome import Done, Refused, person_of
from coffeechat.domain.bin import contents
from coffeechat.domain.duplicates import earlier_selves
from coffeechat.domain.forgetting import hashes_of, traces_of, without_points
from coffeechat.domain.parts import Week
from coffeechat.domain.records import (
    SALT_ID,
    Binned,
    Conversation,
    Forgotten,
    Loop,
    Person,
    Record,
)
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import fold
from coffeechat.domain.traces import Traces
from coffeechat.domain.words import LoopKind, LoopState
from coffeechat.store import Store, StoreError, Transaction, entropy, rejected

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
        person: Whose id; they may be in the bin.
        full_name: Typed as the confirmation.
        random_bits: Makes the salt of what is kept to leave them out of imports.

    Raises:
        Refused: The name is another one, or traces could not be erased from the disk.
        StoreError: Nothing was changed.
    """
    with store.act("forget") as tx:
        binned = tx.records.binned.get(person)
        found = person_of(tx.records, person) if binned is None else binned.person
        if fold(full_name).split() != fold(found.name).split():
            raise Refused(f"«{full_name}» is not the full name of this person; nobody was removed.")
        selves = [found, *earlier_selves(tx.records.pairs.values(), person)]
        theirs = list(_theirs(tx.records, person, {one.id for one in selves}))
        traces = _traces(tx.records, selves, _ids_of(theirs))
        for record in theirs:
            tx.remove(record)
        for other in _others(tx.records, found, traces):
            tx.put(other)
        marks = _keep_marks(tx, selves, random_bits)
        tx.put(_still_to_erase(tx, traces))
        tx.summary = "Forgot somebody"
    try:
        removed = finish(store)
    except StoreError as error:
        why = str(error).removeprefix("Not saved: ").removesuffix(" Nothing was changed.")
        raise Refused(
            f"{found.name} was removed, but some backups may still hold them: {why} The next start "
            "of coffeechat goes on with that."
        ) from error
    return Done(_told(found, marks=marks, removed=removed, calendar=_is_in_a_calendar(theirs)))


def finish(store: Store) -> int:
    """Erase what is still to be erased of people who were forgotten.

    Returns:
        How many files were too damaged to be rewritten, and so were removed.

    Raises:
        StoreError: It could not be finished; call it again.
    """
    removed = 0
    for one in [*store.records.forgotten.values()]:
        if one.unfinished:
            removed += store.erase(Traces(frozenset(one.unfinished), one.words, one.name))
            removed += store.erase(Traces(frozenset({one.id})))
            rejected.clear(store.path)
    return removed


def _still_to_erase(tx: Transaction, traces: Traces) -> Forgotten:
    return Forgotten(
        id=tx.fresh_id(),
        created=tx.now,
        unfinished=tuple(sorted(traces.ids)),
        words=traces.words,
        name=traces.name,
    )


def _traces(records: Records, selves: Sequence[Person], ids: Collection[str]) -> Traces:
    """What is to be found of a person, and of those with whom they were merged."""
    found = [traces_of(one, records.people.values(), ids) for one in selves]
    words = dict.fromkeys(word for traces in found for word in traces.words)
    return Traces(
        frozenset().union(*(traces.ids for traces in found)),
        tuple(sorted(words, key=lambda word: (-len(word), word))),
        found[0].name,
    )


def _theirs(records: Records, person: str, selves: Collection[str]) -> Iterator[Record]:
    for pair in records.pairs.values():
        if not set(pair.people).isdisjoint(selves):
            yield pair
    binned = records.binned.get(person)
    with_them = list(_with_them(records, person)) if binned is None else [binned]
    yield from with_them
    ids = _ids_of(with_them)
    for override in records.overrides.values():
        if override.subject in ids:
            yield override
    for message in records.messages.values():
        if message.about == person and message.draft and message.person != person:
            yield message


def _with_them(records: Records, person: str) -> Iterator[Record]:
    yield records.people[person]
    for table in (
        records.conversations_by_person,
        records.messages_by_person,
        records.learnings_by_person,
        records.loops_by_person,
    ):
        of_person: Iterable[Record] = table.get(person, ())
        yield from of_person


def _ids_of(records: Iterable[Record]) -> set[str]:
    """The ids of records, and of those that lie in the bin with somebody."""
    return {
        inner.id
        for record in records
        for inner in (contents(record) if isinstance(record, Binned) else (record,))
    }


def _others(records: Records, forgotten: Person, traces: Traces) -> Iterator[Record]:
    """Other people's records that mean something else without this person."""
    for person in records.people.values():
        alone = without_points(person, forgotten, traces)
        if alone is not person and person.id != forgotten.id:
            yield alone
    for one in records.binned.values():
        alone = without_points(one.person, forgotten, traces)
        if alone is not one.person:
            yield one.replace(person=alone)
    yield from _introductions(records, forgotten.id)
    week = records.profile.week
    if week is not None and not traces.ids.isdisjoint((*week.chosen, *week.behind)):
        yield records.profile.replace(week=_without_theirs(week, traces))
    for loop in records.loops.values():
        if loop.about == forgotten.id and loop.person != forgotten.id:
            yield _without(loop, traces)


def _without_theirs(week: Week, traces: Traces) -> Week:
    """What I chose for a week, but for what was of the person."""
    return week.replace(
        chosen=tuple(one for one in week.chosen if one not in traces.ids),
        behind=tuple(one for one in week.behind if one not in traces.ids),
    )


def _introductions(records: Records, forgotten: str) -> Iterator[Record]:
    """What others were to do to introduce them, and they to introduce me to others."""
    for conversation in records.conversations.values():
        if conversation.introducer == forgotten and conversation.person != forgotten:
            yield conversation.replace(introducer=None, introduction=())
    for message in records.messages.values():
        if message.about == forgotten and not message.draft and message.person != forgotten:
            yield message.replace(about=None)


def _without(loop: Loop, traces: Traces) -> Loop:
    """A loop of somebody else; what they said of the person is dropped, and open no longer."""
    named = traces.by_name()
    dropped = loop.is_open and loop.kind is not LoopKind.QUESTION  # somebody else can answer it
    return loop.replace(
        about=None,
        state=LoopState.DROPPED if dropped else loop.state,
        text=named.taken_out_of(loop.text),
        result=named.taken_out_of(loop.result),
    )


def _keep_marks(
    tx: Transaction, selves: Sequence[Person], random_bits: Callable[[int], int]
) -> bool:
    """Put what an import is compared with; whether there is anything to know them by."""
    known = tx.records.forgotten.get(SALT_ID)
    salt = known or Forgotten(id=SALT_ID, created=tx.now, salt=f"{random_bits(_SALT_BITS):032x}")
    hashes = set[str]().union(*(hashes_of(one, salt.salt, one.old_urls) for one in selves))
    if hashes:
        tx.put(salt)
    for digest in sorted(hashes):
        tx.put(Forgotten(id=digest, created=tx.now))
    return bool(hashes)


def _is_in_a_calendar(records: Iterable[Record]) -> bool:
    """Whether a talk of theirs was put into a calendar, which is not ours to erase."""
    conversations: list[Conversation] = []
    for one in records:
        if isinstance(one, Binned):
            conversations += one.conversations
        elif isinstance(one, Conversation):
            conversations.append(one)
    return any(one.interview is not None and one.interview.external for one in conversations)


def _told(person: Person, *, marks: bool, removed: int, calendar: bool) -> str:
    parts = [f"Forgot {person.name}, in the backups too; undo cannot bring them back."]
    if removed:
        files = "file that names them was" if removed == 1 else "files that name them were"
        parts.append(f"{removed} {files} too damaged to be rewritten, and went.")
    if marks:
        parts.append("Imports leave them out.")
    else:
        parts.append("Only their name was known, so an import may bring them again.")
    if calendar:
        parts.append("Your calendar still has the talk: delete it there.")
    return " ".join(parts)
